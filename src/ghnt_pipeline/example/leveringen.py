"""All example files as bytes: which supplier sends what, in which quarter, in which form."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from ghnt_pipeline.example.adviezen import Advies, advies_record, draw_adviezen
from ghnt_pipeline.example.fouten import corrected, melding_rows
from ghnt_pipeline.example.hulp import Traject, draw_blijf, draw_dok, traject_record
from ghnt_pipeline.example.meldingen import Melding, draw_meldingen, melding_record
from ghnt_pipeline.example.onderzoeken import draw_onderzoeken, huisverbod_records
from ghnt_pipeline.example.politie import incident_records
from ghnt_pipeline.example.record import JAREN, KWARTALEN, Periode, Record, Row, in_export
from ghnt_pipeline.example.tellingen import dok_cijfers, totalen, vir_signalen
from ghnt_pipeline.example.vorm import Line, kop, vorm_van, write_csv, write_row

Soort = tuple[str, str]
MELDINGEN: Soort = ("veilig_thuis", "meldingen")

_RAW = "data/raw"
_MET_TOTALEN = KWARTALEN[0]
_MET_CORRECTIE = KWARTALEN[4]
_HERHAALD = {"meldingen": 5, "adviezen": 2, "onderzoeken": 1}


@dataclass(frozen=True)
class Wereld:
    """Everything that happened in the synthetic region."""

    meldingen: Sequence[Melding]
    adviezen: Sequence[Advies]
    dok: Sequence[Traject]
    records: dict[Soort, list[Record]]


def draw_wereld() -> Wereld:
    """Draw the same two years each time; the links need this order."""
    meldingen = draw_meldingen(Random("meldingen"))
    onderzoeken = draw_onderzoeken(Random("onderzoeken"), meldingen)
    adviezen = draw_adviezen(Random("adviezen"), meldingen)
    blijf = draw_blijf(Random("blijf"), meldingen)
    records = {
        MELDINGEN: [melding_record(melding) for melding in meldingen],
        ("veilig_thuis", "adviezen"): [advies_record(advies) for advies in adviezen],
        ("veilig_thuis", "onderzoeken"): onderzoeken,
        ("veilig_thuis", "huisverboden"): huisverbod_records(Random("huisverboden"), meldingen),
        ("blijf", "trajecten"): [traject_record(traject) for traject in blijf],
        ("politie", "incidenten"): incident_records(Random("politie"), meldingen, blijf),
    }
    return Wereld(meldingen, adviezen, draw_dok(Random("dok")), records)


def example_files() -> dict[str, bytes]:
    """Give the content of every example file by its path in the project folder."""
    wereld = draw_wereld()
    files: dict[str, bytes] = {}
    for periode in KWARTALEN:
        for soort, rows in _kwartaal(wereld, periode).items():
            files[_path(soort, periode)] = _bytes(soort, periode, rows)
    for jaar in JAREN:
        cijfers = dok_cijfers(wereld.dok, jaar)
        files[_path(("dok", "cijfers"), jaar)] = _bytes(("dok", "cijfers"), jaar, cijfers)
    return files | _correctie(wereld)


def _kwartaal(wereld: Wereld, periode: Periode) -> dict[Soort, list[Row]]:
    """Give the rows of all deliveries of one quarter."""
    rows: dict[Soort, list[Row]] = {}
    for soort, records in wereld.records.items():
        verzonden = in_export(records, periode)
        rows[soort] = [record.seen_on(periode.tot) for record in verzonden]
        if soort == MELDINGEN:
            rows[soort] = melding_rows(verzonden, periode)
    rows["dok", "cijfers"] = dok_cijfers(wereld.dok, periode)
    rows["vir", "signalen"] = vir_signalen(Random(f"vir {periode.naam}"), periode)
    if periode == _MET_TOTALEN:
        rows["veilig_thuis", "totalen"] = totalen(wereld.meldingen, wereld.adviezen, periode)
    return rows


def _correctie(wereld: Wereld) -> dict[str, bytes]:
    periode = _MET_CORRECTIE
    records = corrected(in_export(wereld.records[MELDINGEN], periode), periode)
    rows = [record.seen_on(periode.tot) for record in records]
    path = f"later/{_naam(MELDINGEN, periode)}_correctie.csv"
    return {path: _bytes(MELDINGEN, periode, rows, herhaald=0)}


def _naam(soort: Soort, periode: Periode) -> str:
    return f"VOORBEELD_{soort[0]}_{soort[1]}_{periode.naam}"


def _path(soort: Soort, periode: Periode) -> str:
    return f"{_RAW}/{periode.naam}/{_naam(soort, periode)}.csv"


def _bytes(
    soort: Soort, periode: Periode, rows: Sequence[Row], herhaald: int | None = None
) -> bytes:
    vorm = vorm_van(soort[0], periode)
    lines = [write_row(vorm, row) for row in rows]
    aantal = _HERHAALD.get(soort[1], 0) if herhaald is None else herhaald
    lines = _with_repeats(Random(_naam(soort, periode)), lines, aantal)
    return write_csv(vorm, _titel(soort, periode), [kop(soort[0], list(rows[0])), *lines])


def _with_repeats(rng: Random, lines: list[Line], aantal: int) -> list[Line]:
    """Repeat some rows exactly, somewhere below the first time."""
    lines = list(lines)
    for plaats in sorted(rng.sample(range(len(lines)), aantal), reverse=True):
        lines.insert(rng.randint(plaats + 1, len(lines)), lines[plaats])
    return lines


def _titel(soort: Soort, periode: Periode) -> str:
    kwartaal = f"{periode.naam[-1]}e kwartaal " if "K" in periode.naam else ""
    return f"Voorbeeldgegevens (synthetisch) – {soort[1]} – {kwartaal}{periode.van.year}"
