"""Fixed-width text with a layout: every line is cut at the same positions.

Nothing is guessed at. A line that does not reach or passes the positions of the layout is ragged
and refused as a row; a cell that has not the form its field is said to have is left, or marked, so
that the field's own type refuses it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.contracts.veld import WIT
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reading.layout import Layout, Plaats
from ghnt_pipeline.reading.table import RuweTabel
from ghnt_pipeline.text_table import trim

_EINDE = "\n\x1a"
"""What may stand after the last line: line ends, and the Ctrl-Z of old DOS programs."""
_NIET_TE_LEZEN = "?"
"""Set before a cell that another reading than the layout's would accept; no field type does."""

_Masker = np.ndarray[Any, np.dtype[np.bool_]]


def read_fixed_width(text: str, layout: Layout) -> RuweTabel:
    """Cut each line into the fields of the layout, and into a column per filled gap between them.

    Raises DeliveryRefused when not one line fits the layout: then that is what is wrong.
    """
    titels, nummers, regels = _lines(text, layout.kopregels)
    past = _fits(regels, layout)
    if len(regels) and not past.any():
        raise DeliveryRefused(_why_none_fits(int(nummers[0]), regels[0].as_py(), layout))
    recht = regels if past.all() else regels.filter(pa.array(past))
    if text.isascii():  # then a character is a byte, and cutting takes a quarter of the time
        recht = recht.cast(pa.large_binary())
    gaten = _gaps(recht, layout)
    return RuweTabel(
        kop=(*(veld.naam for veld in layout.velden), *gaten),
        titels=titels,
        kolommen=(
            *(_column(recht, veld.start, veld.einde, veld) for veld in layout.velden),
            *gaten.values(),
        ),
        regels=pa.array(nummers[past], pa.int64()),
        scheef=tuple(nummers[~past].tolist()),
        voetregels=0,
    )


def _lines(
    text: str, kopregels: int
) -> tuple[tuple[str, ...], np.ndarray[Any, np.dtype[np.int64]], pa.LargeStringArray]:
    """The title rows, and the lines that are not blank with their numbers in the file."""
    heel = pa.array([text.rstrip(_EINDE)], pa.large_string())
    regels = pc.split_pattern(heel, "\n").flatten()
    titels = [regel.strip(WIT) for regel in regels.slice(0, kopregels).to_pylist()]
    body = regels.slice(kopregels)
    gevuld = pc.not_equal(trim(body), "")
    nummers = np.flatnonzero(_mask(gevuld)) + kopregels + 1
    return tuple(filter(None, titels)), nummers, body.filter(gevuld)


def _fits(regels: pa.LargeStringArray, layout: Layout) -> _Masker:
    """Which lines can be cut without a guess.

    A shorter line has lost its trailing blanks when it ends where a field ends, or in a gap on
    something that is no blank. One that ends inside a field may have lost a part of it.
    """
    totaal = layout.totaal
    lengtes = pc.utf8_length(regels).to_numpy()
    tot = np.minimum(lengtes, totaal)
    past: _Masker = ~_inside_a_field(layout)[tot] & ~_counted_in_bytes(regels, lengtes, totaal)
    if (lengtes < totaal).any():
        in_een_gat = (lengtes < totaal) & ~_end_of_a_field(layout)[tot]
        past &= ~(in_een_gat & _ends_in_a_blank(regels))
    if (lengtes > totaal).any():
        past &= _mask(pc.equal(trim(pc.utf8_slice_codeunits(regels, totaal)), ""))
    past &= ~_mask(pc.match_substring(regels, "\t"))
    return past


def _inside_a_field(layout: Layout) -> _Masker:
    """For each length of a line, whether it then ends halfway a field."""
    binnen = np.zeros(layout.totaal + 1, dtype=bool)
    for veld in layout.velden:
        binnen[veld.start : veld.einde] = True
    return binnen


def _end_of_a_field(layout: Layout) -> _Masker:
    einden = np.zeros(layout.totaal + 1, dtype=bool)
    einden[[veld.einde for veld in layout.velden]] = True
    return einden


def _counted_in_bytes(
    regels: pa.LargeStringArray, lengtes: np.ndarray[Any, np.dtype[np.int64]], totaal: int
) -> _Masker:
    """Lines with an é or the like whose sender counted bytes: what follows stands further on.

    Told by a length that is right, or the same for all lines, in bytes and not in characters.
    """
    in_bytes = pc.binary_length(regels).to_numpy()
    even_lang = len(np.unique(in_bytes)) == 1 < len(np.unique(lengtes))
    verdacht: _Masker = (in_bytes != lengtes) & ((in_bytes == totaal) | even_lang)
    return verdacht


def _ends_in_a_blank(regels: pa.LargeStringArray) -> _Masker:
    zonder = pc.utf8_rtrim(regels, characters=WIT)
    return _mask(pc.not_equal(pc.binary_length(zonder), pc.binary_length(regels)))


def _mask(waar: pa.BooleanArray) -> _Masker:
    masker: _Masker = waar.to_numpy(zero_copy_only=False)
    return masker


def _why_none_fits(nummer: int, regel: str, layout: Layout) -> str:
    """What keeps the first line from being cut, as the likely fault of the layout."""
    begin = f"no line fits the layout; line {nummer}, the first, "
    if "\t" in regel:
        return (
            f"{begin}holds a tab, so its positions cannot be counted. Ask the supplier for an "
            "export without tabs, or take the layout file away when tabs separate the columns"
        )
    if len(regel) != layout.totaal == len(regel.encode()):
        return (
            f"{begin}has {layout.totaal} bytes and {len(regel)} characters: the sender counted "
            "bytes. Ask for the export in an encoding of one byte per character, such as cp1252"
        )
    return (
        f"{begin}has {len(regel)} characters where {layout.totaal} are described. Compare the "
        "layout with the supplier's description: positions count characters from 1"
    )


def _gaps(regels: pa.Array, layout: Layout) -> dict[str, pa.DictionaryArray]:
    """Text at positions that no field describes, each run as a column named after its positions.

    It is reported as ignored, which shows a field that is described too short, and the privacy
    guard sees all that a supplier sent.
    """
    kolommen = {}
    for start, einde in layout.gaten:
        kolom = _column(regels, start, einde)
        if pc.any(pc.not_equal(kolom.dictionary, "")).as_py():
            kolommen[f"positions {start}-{einde}"] = kolom
    return kolommen


def _column(
    regels: pa.Array, start: int, einde: int, veld: Plaats | None = None
) -> pa.DictionaryArray:
    """Cut one column; its distinct cells are trimmed and spelt once, as the contracts read them."""
    op_bytes = pa.types.is_large_binary(regels.type)
    snijd = pc.binary_slice if op_bytes else pc.utf8_slice_codeunits
    cellen = snijd(regels, start - 1, einde).dictionary_encode()
    woorden = trim(cellen.dictionary.cast(pa.string()))
    if veld is not None:
        woorden = _spelt(woorden, veld)
    woorden = woorden.dictionary_encode()
    return pa.DictionaryArray.from_arrays(woorden.indices.take(cellen.indices), woorden.dictionary)


def _spelt(woorden: pa.StringArray, veld: Plaats) -> pa.StringArray:
    """Cells in the form of their field, spelt as the contracts read that form."""
    if veld.formaat == "tekst":
        return woorden
    past = pc.ascii_is_decimal(woorden)
    if veld.decimalen is None:
        past = pc.and_(past, pc.equal(pc.binary_length(woorden), veld.lengte))
        gespeld = _date(woorden, dag_eerst=veld.formaat == "ddmmjjjj")
        anders = "[0-9]"  # five digits would be read as a day of Excel
    else:
        gespeld = _number(woorden, veld.decimalen)
        anders = "[0-9][.,]|[.,][0-9]"  # 1.250 where decimals are implied: 12,50 or 1250?
    if veld.decimalen == 0:
        return pc.if_else(past, gespeld, woorden)
    gemerkt = pc.binary_join_element_wise(_NIET_TE_LEZEN, woorden, "")
    rest = pc.if_else(pc.match_substring_regex(woorden, anders), gemerkt, woorden)
    return pc.if_else(past, gespeld, rest)


def _date(woorden: pa.StringArray, *, dag_eerst: bool) -> pa.StringArray:
    """Eight digits as a date; a day 00 makes it one of the special values that mean unknown.

    Eight zeros are an empty cell: writers of fixed-width text fill a number field up with zeros.
    """
    if dag_eerst:
        dag, maand, jaar = (pc.utf8_slice_codeunits(woorden, *p) for p in ((0, 2), (2, 4), (4, 8)))
        gewoon = pc.binary_join_element_wise(dag, maand, jaar, "-")
        onbekend = pc.binary_join_element_wise(jaar, maand, dag, "")
        bijzonder = pc.or_(pc.equal(dag, "00"), pc.equal(woorden, "9" * 8))
        gespeld = pc.if_else(bijzonder, onbekend, gewoon)
    else:
        gespeld = woorden
    return pc.if_else(pc.equal(woorden, "0" * 8), "", gespeld)


def _number(woorden: pa.StringArray, decimalen: int) -> pa.StringArray:
    """Digits without the zeros before them, and with a comma where decimals are implied."""
    kaal = pc.utf8_lpad(pc.utf8_ltrim(woorden, characters="0"), decimalen + 1, "0")
    if not decimalen:
        return kaal
    heel = pc.utf8_slice_codeunits(kaal, 0, -decimalen)
    deel = pc.utf8_slice_codeunits(kaal, -decimalen)
    return pc.binary_join_element_wise(heel, deel, ",")
