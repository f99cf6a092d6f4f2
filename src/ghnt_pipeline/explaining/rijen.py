"""Every row behind a figure with its file, line and number, in a workbook for the analyst alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.deliveries import REFUSED, Delivery, State
from ghnt_pipeline.explaining.delen import Lezing
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.tekening import WAARSCHUWING, in_dutch
from ghnt_pipeline.explaining.uitleg import Uitleg, Weg
from ghnt_pipeline.explaining.vraag import Vraag
from ghnt_pipeline.explaining.weg import Deel, LeveringsWeg, totals
from ghnt_pipeline.files import TEMPORARY, private_file
from ghnt_pipeline.workbooks import MEESTE_RIJEN, Blad, Cel, Kolom, write_workbook

if TYPE_CHECKING:
    import pyarrow as pa

Rij = tuple[Cel, ...]
_STANDEN = {State.STANDS: "telt", State.REPLACED: "vervangen", State.WITHDRAWN: "ingetrokken"}
JA, NEE = "ja", "nee"
_TELT = 5
"""Which cell of a row says whether it counts."""
_RIJEN_PER_BLAD = MEESTE_RIJEN - 100


def write_rows(lezing: Lezing, uitleg: Uitleg, target: Path) -> Path:
    """Write the workbook over an earlier one in one go, for the owner only."""
    bladen = [blad for weg in uitleg.wegen for blad in _sheets(lezing, uitleg, weg)]
    if uitleg.overlap is not None:
        combinaties = sorted(uitleg.overlap.combinaties.items(), key=lambda c: (-c[1], c[0]))
        bladen.append(Blad("Overlap", (Kolom("thema's samen", 20), Kolom("aantal")),
                           combinaties, boven=_above(uitleg.vraag)))  # fmt: skip
    beside = target.with_name(f"{TEMPORARY}{target.name}")
    write_workbook(beside, bladen, titel="Uitleg van een cijfer. NIET PUBLICEREN")
    private_file(beside)
    beside.replace(target)
    return target


def _above(vraag: Vraag) -> tuple[str, ...]:
    cel = "" if vraag.uitsplitsing == "totaal" else f", {vraag.uitsplitsing} {vraag.categorie}"
    return (
        f"{vraag.indicator.titel}, {vraag.gebied_naam}, {vraag.periode}{cel}",
        f"NIET PUBLICEREN. {WAARSCHUWING}",
        "",
    )


def _sheets(lezing: Lezing, uitleg: Uitleg, weg: Weg) -> Iterator[Blad]:
    rol = "" if len(uitleg.wegen) == 1 else f" {weg.rol}"
    yield Blad(
        f"Stappen{rol}",
        (Kolom("levering", 48), Kolom("stand"), Kolom("stap", 52), Kolom("rijen")),
        [*_step_rows(uitleg.vraag, weg)],
        boven=_above(uitleg.vraag),
    )
    rijen = sorted(_rows(lezing, weg), key=lambda rij: rij[_TELT] != JA)
    for begin in range(0, max(len(rijen), 1), _RIJEN_PER_BLAD):
        yield Blad(
            f"Rijen{rol}",
            (Kolom("levering", 48), Kolom("bestand", 40), Kolom("blad"), Kolom("regel", 8),
             Kolom("nummer"), Kolom("telt", 6), Kolom("wat ermee gebeurde", 60)),
            rijen[begin : begin + _RIJEN_PER_BLAD],
            boven=_above(uitleg.vraag),
        )  # fmt: skip


def _shown(weg: Weg) -> Iterator[tuple[Deel, LeveringsWeg]]:
    for deel in weg.delen:
        for levering in (*deel.leveringen, *deel.opgaven):
            yield deel, levering


def _step_rows(vraag: Vraag, weg: Weg) -> Iterator[Rij]:
    for _, way in _shown(weg):
        begin = (way.levering.id, _STANDEN[way.levering.state])
        yield (*begin, "rijen gelezen", way.gelezen)
        for stap, aantal in way.stappen.items():
            yield (*begin, f"af: {in_dutch(stap, vraag)}", -aantal)
        yield (*begin, "telt mee", way.telt)
    gelezen, stappen, telt = totals(way for _, way in _shown(weg))
    yield ("alle leveringen", "", "rijen gelezen", gelezen)
    for stap, aantal in stappen.items():
        yield ("alle leveringen", "", f"af: {in_dutch(stap, vraag)}", -aantal)
    yield ("alle leveringen", "", "telt mee", telt)


def _rows(lezing: Lezing, weg: Weg) -> Iterator[Rij]:
    """The rows of every delivery that is shown, in the order of its file."""
    vraag = lezing.vraag
    steps = _steps_of_rows(lezing, weg)
    for deel, way in _shown(weg):
        own = steps.get(way.levering.id, [])
        telt_als = Stap.TELT
        if deel.herkomst == "opgave" and way in deel.leveringen:
            telt_als = Stap.OPGAVE_GAAT_VOOR
        if way.levering.state is not State.STANDS:
            own = list(_not_standing(way.levering))
        for rij, regel, nummer, stap in sorted(own):
            yield _row(way.levering, rij, regel, nummer,
                       telt_als if stap is Stap.TELT else stap, vraag)  # fmt: skip
        yield from _refused(way.levering, vraag)
        for stap in (Stap.HERHAALD, Stap.CONTROLE):
            if stap in way.stappen:
                yield (way.levering.id, way.levering.manifest.bestand, None, None, None, NEE,
                       f"{way.stappen[stap]} x {in_dutch(stap, vraag)} "
                       "(regelnummers zijn niet bewaard)")  # fmt: skip


_Gevonden = tuple[int, int, str | None, Stap]


def _steps_of_rows(lezing: Lezing, weg: Weg) -> dict[str, list[_Gevonden]]:
    """By delivery: rij, line, number and step of each of its rows."""
    rows = lezing.records(weg.maat, "uitleg_stap")
    for deel in weg.delen:
        if deel.herkomst == "opgave":
            rows += lezing.figures(deel.bron, "uitleg_stap")["uitleg_stap"]
    steps: dict[str, list[_Gevonden]] = {}
    for row in rows:
        own = steps.setdefault(row["levering"], [])
        own.append((row["rij"], row["regel"], row["nummer"], Stap(row["stap"])))
    return steps


def _not_standing(levering: Delivery) -> Iterator[_Gevonden]:
    """The rows of a delivery that was replaced or withdrawn."""
    import pyarrow.parquet as pq

    contract = kinds()[levering.key.kind]
    stap = Stap.VERVANGEN if levering.state is State.REPLACED else Stap.INGETROKKEN
    (sleutel,) = contract.sleutel if contract.has_numbers() else (None,)
    table: pa.Table = pq.read_table(
        levering.rows, columns=["rij", "regel", *([sleutel] if sleutel else [])]
    )
    for row in table.to_pylist():
        yield row["rij"], row["regel"], row[sleutel] if sleutel else None, stap


def _row(
    levering: Delivery, rij: int, regel: int, nummer: str | None, stap: Stap, vraag: Vraag
) -> Rij:
    """One row with the file of the delivery it came from."""
    delen = levering.manifest.files
    deel = delen[bisect_right([d.eerste_rij for d in delen], rij) - 1]
    telt = JA if stap is Stap.TELT else NEE
    return (levering.id, deel.bestand, deel.blad, regel, nummer, telt, in_dutch(stap, vraag))


def _refused(levering: Delivery, vraag: Vraag) -> Iterator[Rij]:
    """The refused lines of a delivery, each once with the codes of its rules."""
    import pyarrow.parquet as pq

    codes: dict[tuple[str, str | None, int], list[str]] = {}
    for row in pq.read_table(levering.folder / REFUSED).to_pylist():
        line = codes.setdefault((row["bestand"], row["blad"], row["regel"]), [])
        line.append(row["regelcode"])
    for (bestand, blad, regel), own in codes.items():
        what = f"{in_dutch(Stap.AFGEKEURD, vraag)} ({', '.join(dict.fromkeys(own))})"
        yield (levering.id, bestand, blad, regel, None, NEE, what)
