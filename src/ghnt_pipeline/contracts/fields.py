"""Field types that need no list: numbers of records, days, amounts, yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import pyarrow as pa

from ghnt_pipeline.contracts.dates import parse_datum
from ghnt_pipeline.contracts.veld import MISSING, WIT, Fout, Patroon, Veld


@dataclass(frozen=True)
class Nummer(Patroon):
    """A record's number within its bron. It stays readable, so it must not name a person."""

    patroon: ClassVar[str] = r"[A-Za-z0-9][A-Za-z0-9./_-]{0,63}"
    woorden: ClassVar[str] = "a number of letters, digits and ./_- (at most 64, no spaces)"
    woorden_nl: ClassVar[str] = "een nummer van letters, cijfers en ./_- (ten hoogste 64 tekens)"


@dataclass(frozen=True)
class Sleutel(Nummer):
    """A number of a person or casus: replaced by a keyed hash before anything is stored."""


@dataclass(frozen=True)
class Pseudoniem(Sleutel):
    """A household's pseudonym as agreed between suppliers: also replaced by a keyed hash."""

    patroon: ClassVar[str] = r"[A-Za-z0-9_-]{16,64}"
    woorden: ClassVar[str] = "a pseudonym of 16 to 64 letters, digits, _ or -"
    woorden_nl: ClassVar[str] = "een pseudoniem van 16 tot 64 letters, cijfers, _ of -"
    herstel_nl: ClassVar[str] = "Gebruik het afgesproken pseudoniem, ongewijzigd en zonder spaties."


@dataclass(frozen=True)
class Datum(Veld):
    """A day."""

    fout: ClassVar[Fout] = Fout.DATUM
    arrow: ClassVar[pa.DataType] = pa.date32()
    woorden: ClassVar[str] = "an existing day such as 31-12-2019 or 2019-12-31"
    woorden_nl: ClassVar[str] = "een bestaande dag, zoals 31-12-2019 of 2019-12-31"

    def lees(self, text: str) -> date | None:
        return parse_datum(text)

    def iso(self, text: str) -> str:
        try:
            dag = parse_datum(text)
        except ValueError:
            return text
        return text if dag is None else dag.isoformat()


_JA_NEE = {
    **dict.fromkeys(("ja", "j", "1", "true", "waar"), True),
    **dict.fromkeys(("nee", "n", "0", "false", "onwaar"), False),
}


@dataclass(frozen=True)
class JaNee(Veld):
    """Yes or no."""

    fout: ClassVar[Fout] = Fout.JA_NEE
    arrow: ClassVar[pa.DataType] = pa.bool_()
    woorden: ClassVar[str] = "ja or nee"
    woorden_nl: ClassVar[str] = "ja of nee"

    def lees(self, text: str) -> bool:
        try:
            return _JA_NEE[text.lower()]
        except KeyError:
            raise ValueError from None


NIET_GEGEVEN = MISSING - {""} | {".", "x"}


@dataclass(frozen=True)
class _Bedrag(Veld):
    """A number that one file writes with a comma and another with a point."""

    def iso(self, text: str) -> str:
        try:
            return repr(float(self.lees(text))).removesuffix(".0")
        except ValueError:
            return text.replace(",", ".")


@dataclass(frozen=True)
class Aantal(_Bedrag):
    """A whole number, or a marker that the supplier does not give it (None, never zero)."""

    fout: ClassVar[Fout] = Fout.GETAL
    arrow: ClassVar[pa.DataType] = pa.int64()
    woorden: ClassVar[str] = "a whole number of 0 or more, or a marker such as <5 for 'not given'"
    woorden_nl: ClassVar[str] = (
        "een geheel getal van 0 of meer, of een teken zoals <5 voor 'niet gegeven'"
    )
    herstel_nl: ClassVar[str] = (
        "Schrijf het aantal in cijfers, zonder tekst. Geeft u het niet, schrijf dan een punt of <5."
    )

    def mist(self, text: str) -> bool:
        return not text

    def check(self, cell: object) -> Any:
        text = "" if cell is None else str(cell).strip(WIT)
        if text.lower() in NIET_GEGEVEN or re.fullmatch(r"<\s?[0-9]{1,3}", text):
            return None
        return super().check(cell)

    def lees(self, text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,2}", text) is None:
            raise ValueError
        return int(text.replace(".", ""))


@dataclass(frozen=True)
class Getal(_Bedrag):
    """A number of 0 or more with a decimal comma or point: hours, euros."""

    fout: ClassVar[Fout] = Fout.GETAL
    arrow: ClassVar[pa.DataType] = pa.float64()
    woorden: ClassVar[str] = "a number of 0 or more, such as 12,5 or 1.234,50"
    woorden_nl: ClassVar[str] = "een getal van 0 of meer, zoals 12,5 of 1.234,50"

    def lees(self, text: str) -> float:
        if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", text):
            text = text.replace(".", "")
        if re.fullmatch(r"[0-9]{1,9}([.,][0-9]{1,6})?", text) is None:
            raise ValueError
        return float(text.replace(",", "."))


@dataclass(frozen=True)
class Woord(Patroon):
    """A short word from the supplier's own list, kept as it is."""

    patroon: ClassVar[str] = r"[A-Za-z0-9_ +.-]{1,40}"
    woorden: ClassVar[str] = "a short word"
    woorden_nl: ClassVar[str] = "een kort woord (ten hoogste 40 tekens)"
    herstel_nl: ClassVar[str] = "Gebruik een kort woord van letters en cijfers, zonder leestekens."
