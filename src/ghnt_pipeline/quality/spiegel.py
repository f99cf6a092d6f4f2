"""The spiegelrapport: what stands in each field of a supplier's table, without its values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.contracts import Contract
from ghnt_pipeline.contracts.codes import Code, Gemeente
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, Nummer
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality.opbouw import count_other_shapes
from ghnt_pipeline.quality.profiel import count_per_code

RESTCODES = frozenset({"anders", "overig", "onbekend"})
"""A code with one of these words in it tells little; many of them are worth a look."""

MINSTENS_BEDRAGEN = 8
"""Below this many amounts their quartiles say nothing."""

KWARTAFSTANDEN = 3
"""An amount is unusual this many interquartile ranges above the third quartile (Tukey)."""


@dataclass(frozen=True)
class Ongewoon:
    """How many values or rows are unusual, and in Dutch what was counted as such.

    `aantal` is None where nothing could be counted; `uitleg` then says why.
    """

    aantal: int | None
    uitleg: str


NIETS = Ongewoon(None, "")


@dataclass(frozen=True)
class Spiegelveld:
    """One field of a table; a field whose column is not in the file has no counts at all."""

    veld: str
    verplicht: bool
    aanwezig: bool
    gevuld: int = 0
    leeg: int = 0
    verschillend: int = 0
    ongewoon: Ongewoon = NIETS
    codes: tuple[tuple[str, int], ...] = ()


def spiegel(
    rijen: pa.Table, contract: type[Contract], periode: Periode, aanwezig: Collection[str]
) -> tuple[Spiegelveld, ...]:
    """Mirror the accepted rows of a table, field by field in the order of the contract.

    `aanwezig` names the fields whose column the file has. Filled and missing add up to the rows.
    """
    return tuple(
        _field(naam, veld, rijen.column(naam), periode)
        if naam in aanwezig
        else Spiegelveld(naam, verplicht=not veld.leeg, aanwezig=False)
        for naam, veld in contract.velden().items()
    )


def _field(naam: str, veld: Veld, kolom: pa.ChunkedArray, periode: Periode) -> Spiegelveld:
    waarden = kolom.drop_null()
    plat = pc.list_flatten(waarden) if pa.types.is_list(waarden.type) else waarden
    codes = count_per_code(veld, kolom) if isinstance(veld, Code) else {}
    return Spiegelveld(
        naam,
        verplicht=not veld.leeg,
        aanwezig=True,
        gevuld=len(waarden),
        leeg=kolom.null_count,
        verschillend=pc.count_distinct(plat).as_py(),
        ongewoon=_unusual(veld, waarden, periode),
        codes=tuple(codes.items()),
    )


def _unusual(veld: Veld, waarden: pa.ChunkedArray, periode: Periode) -> Ongewoon:
    match veld:
        case Datum():
            jaar_eerder = date(periode.jaar - 1, periode.maand, 1)
            aantal = pc.sum(pc.less(waarden, pa.scalar(jaar_eerder))).as_py() or 0
            return Ongewoon(aantal, "meer dan een jaar vóór de periode")
        case Nummer():
            return _of_shape(waarden)
        case Aantal() | Getal():
            return _far_out(waarden)
        case Gemeente():
            onbekend = pc.sum(pc.equal(waarden, "onbekend")).as_py() or 0
            return Ongewoon(onbekend, "gemeente onbekend")
        case Code():
            return _of_rest_codes(veld, waarden)
        case _:
            return NIETS


def _of_shape(waarden: pa.ChunkedArray) -> Ongewoon:
    anders = count_other_shapes(waarden)
    if anders is None:
        return Ongewoon(None, "geen vaste opbouw")
    aantal, opbouw = anders
    return Ongewoon(aantal, f"andere opbouw dan de meeste ({opbouw})")


def _far_out(waarden: pa.ChunkedArray) -> Ongewoon:
    """Amounts far above the others; where more than half are the same nothing is far."""
    if len(waarden) < MINSTENS_BEDRAGEN:
        return Ongewoon(None, f"minder dan {MINSTENS_BEDRAGEN} getallen: niet beoordeeld")
    laag, hoog = pc.quantile(waarden, q=[0.25, 0.75]).to_pylist()
    if laag == hoog:
        return Ongewoon(None, "de meeste getallen zijn gelijk: niet beoordeeld")
    grens = hoog + KWARTAFSTANDEN * (hoog - laag)
    return Ongewoon(pc.sum(pc.greater(waarden, grens)).as_py(), "veel hoger dan de andere")


def _of_rest_codes(veld: Code, waarden: pa.ChunkedArray) -> Ongewoon:
    """Rows that hold a code such as `anders` or `onbekend`; a row counts once."""
    rest = [code for code in veld.codes() if RESTCODES & set(code.split("_"))]
    if not rest:
        return NIETS
    codes = pa.array(rest, pa.string())
    if pa.types.is_list(waarden.type):
        rijen = pc.list_parent_indices(waarden)
        is_rest = pc.is_in(pc.list_flatten(waarden), codes)
        aantal = pc.count_distinct(rijen.filter(is_rest)).as_py()
    else:
        aantal = pc.sum(pc.is_in(waarden, codes)).as_py() or 0
    return Ongewoon(aantal, f"rijen met een restcode ({', '.join(rest)})")
