"""What goes wrong in exports of meldingen, put in on purpose, and the correction that mends it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from zlib import crc32

from ghnt_pipeline.example.codes import AANLEIDING, HOEDANIGHEID, TRIAGEBESLUIT, alleen_kind
from ghnt_pipeline.example.gemeenten import gemeenten
from ghnt_pipeline.example.record import Cell, Periode, Record, Row, days
from ghnt_pipeline.reference import Code

_PER_CATEGORIE = {"2018K3", "2019K3"}
_MET_TEAM = {"2018K2", "2019K3"}
_ONBEKENDE_DATUM = "2018K4"
_INGETROKKEN, _GEWIJZIGD, _TOEGEVOEGD = 5, 6, 4


def _onbekende_code(row: Row) -> None:
    row["aanleiding"] = (Code("88", "overige_zorgen", "Overige zorgen", ""),)


def _verkeerde_volgorde(row: Row) -> None:
    if isinstance(day := row["datum_melding"], date):
        row["datum_triagebesluit"] = day - days(3)


def _onmogelijke_datum(row: Row) -> None:
    row["datum_melding"] = "31-02-2019"


def _zonder_nummer(row: Row) -> None:
    row["meldingnummer"] = None


_FOUTEN: dict[str, tuple[Callable[[Row], None], ...]] = {
    "2018K2": (_onbekende_code, _verkeerde_volgorde),
    "2018K4": (_zonder_nummer,),
    "2019K1": (_onmogelijke_datum, _onbekende_code),
    "2019K3": (_verkeerde_volgorde, _zonder_nummer, _onbekende_code),
}


def melding_rows(records: Sequence[Record], periode: Periode) -> list[Row]:
    """Give the rows of an export of meldingen, with the mess that belongs to its quarter."""
    rows = [row for record in records for row in _rows_of(record, periode)]
    if periode.naam == _ONBEKENDE_DATUM:
        nummer = _gewoon(records, periode)[-1].nummer
        next(r for r in rows if r["meldingnummer"] == nummer)["datum_afsluiting"] = "99999999"
    plaats = Random(f"fouten {periode.naam}")
    for record, bederf in _foute(records, periode):
        row = record.seen_on(periode.tot)
        bederf(row)
        rows.insert(plaats.randrange(len(rows)), row)
    return [_met_team(row) for row in rows] if periode.naam in _MET_TEAM else rows


def _rows_of(record: Record, periode: Periode) -> list[Row]:
    """Give one row, or in some quarters one per category with all else the same."""
    row = record.seen_on(periode.tot)
    gesplitst = (
        periode.naam in _PER_CATEGORIE
        and not alleen_kind(record.codes("aard_geweld"))
        and crc32(record.nummer.encode()) % 4 > 0
    )
    if not gesplitst:
        return [row]
    return [row | {"aanleiding": (code,)} for code in record.codes("aanleiding")]


def _met_team(row: Row) -> Row:
    team = "ABC"[crc32(str(row["meldingnummer"]).encode()) % 3]
    return row | {"coördinator_team": f"team {team}"}


def _gewoon(records: Sequence[Record], periode: Periode) -> list[Record]:
    """Keep meldingen that came and were closed in the period and that nothing refers to."""
    return [
        record
        for record in records
        if periode.bevat(record.begin)
        and record.einde <= periode.tot
        and not record.facts["onderzoeksnummer"][0]
        and not record.facts["herkomst_adviesnummer"][0]
        and record.codes("triagebesluit") != (TRIAGEBESLUIT["omgezet_in_advies"],)
    ]


def _gewijzigd(record: Record, **cells: Cell) -> Record:
    facts = record.facts | {column: (value, record.begin) for column, value in cells.items()}
    return replace(record, nummer=str(facts["meldingnummer"][0]), facts=facts)


def _nieuw(record: Record, reeks: str, volgnummer: int) -> Record:
    """Make another melding after the example of one, on a casus of its own."""
    nummer = f"VB-M-{record.begin.year}-{reeks}{volgnummer:03d}"
    casusnummer = f"VB-C-{reeks}{volgnummer:03d}"
    return _gewijzigd(record, meldingnummer=nummer, casusnummer=casusnummer, huishouden=None)


def _foute(
    records: Sequence[Record], periode: Periode
) -> list[tuple[Record, Callable[[Row], None]]]:
    """Give extra meldingen, sound in themselves, each with the way it will be spoilt."""
    fouten = _FOUTEN.get(periode.naam, ())
    bronnen = Random(f"foute {periode.naam}").sample(_gewoon(records, periode), len(fouten))
    reeks = f"9{periode.naam[-1]}"
    return [
        (_nieuw(record, reeks, volgnummer), bederf)
        for volgnummer, (record, bederf) in enumerate(zip(bronnen, fouten, strict=True), 1)
    ]


def corrected(records: Sequence[Record], periode: Periode) -> list[Record]:
    """Give the full re-delivery: spoilt rows mended, some added, changed and withdrawn."""
    gekozen = Random(f"correctie {periode.naam}").sample(
        _gewoon(records, periode), _INGETROKKEN + _GEWIJZIGD + _TOEGEVOEGD
    )
    ingetrokken = {record.nummer for record in gekozen[:_INGETROKKEN]}
    te_wijzigen = gekozen[_INGETROKKEN : _INGETROKKEN + _GEWIJZIGD]
    anders = {record.nummer: _beter(record, n) for n, record in enumerate(te_wijzigen)}
    blijft = [anders.get(r.nummer, r) for r in records if r.nummer not in ingetrokken]
    hersteld = [record for record, _ in _foute(records, periode)]
    voorbeelden = gekozen[-_TOEGEVOEGD:]
    nagekomen = [_nieuw(r, "95", n) for n, r in enumerate(voorbeelden, 1)]
    return blijft + hersteld + nagekomen


def _beter(record: Record, volgnummer: int) -> Record:
    """Change the municipality, the melder or the aanleiding of a melding, in turn."""
    if volgnummer % 3 == 0:
        ander = (g for g in gemeenten(record.begin.year) if g != record.facts["gemeente"][0])
        return _gewijzigd(record, gemeente=next(ander))
    if volgnummer % 3 == 1:
        melder = HOEDANIGHEID["jeugdhulp"]
        was_al = record.codes("hoedanigheid_melder") == (melder,)
        return _gewijzigd(
            record, hoedanigheid_melder=(HOEDANIGHEID["school"] if was_al else melder,)
        )
    aanleiding = record.codes("aanleiding")
    extra = next(c for c in AANLEIDING.values() if c not in aanleiding)
    return _gewijzigd(record, aanleiding=(*aanleiding, extra))
