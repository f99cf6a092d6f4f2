"""The field types: how one cell of a supplier's file becomes a value.

Each type reads the text of a cell, says in words what it expects, and never repeats the cell.
`leeg` allows an empty cell; `ook` lists other headers under which suppliers send the column.
The same type serves pydantic (one value), the vectorised check (distinct values), the store
(its Arrow type) and the schemas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar

import pyarrow as pa
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ghnt_pipeline.contracts.dates import parse_datum
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import code_list, gemeente_spellingen, normalise


class Fout(StrEnum):
    """The numbers of the refusals every kind shares; with the kind's letters in front a code."""

    LEEG = "F01"
    NUMMER = "F02"
    DATUM = "F03"
    CODE = "F04"
    GEMEENTE = "F05"
    JA_NEE = "F06"
    GETAL = "F07"
    NA_PERIODE = "F08"
    AANTAL_CELLEN = "F09"


WIT = " \t\r\n\u00a0\u2007\u202f\ufeff"
"""What is trimmed off a cell: blanks, and the non-breaking ones of spreadsheets."""

MISSING = frozenset({"", "onbekend", "n.b.", "nb", "-", "n.v.t.", "nvt"})


def find_spelling(spellingen: Mapping[str, str], text: str) -> str | None:
    """Look a cell up among normalised spellings.

    A number only matches as it stands: `2|1` is not 21, and `1.0` is not 10.
    """
    key = normalise(text)
    if key.isdigit() and key != text.strip(WIT):
        return None
    return spellingen.get(key)


def is_missing(text: str) -> bool:
    """Whether a cell says that the supplier has no value for it."""
    return text.lower() in MISSING


@dataclass(frozen=True)
class Veld:
    """A field type."""

    leeg: bool = False
    ook: tuple[str, ...] = ()
    fout: ClassVar[Fout] = Fout.LEEG
    arrow: ClassVar[pa.DataType] = pa.string()
    patroon: ClassVar[str | None] = None
    woorden: ClassVar[str] = "a value"

    @property
    def verwacht(self) -> str:
        """What is expected of the cell, in words that follow 'expected'."""
        return self.woorden

    @property
    def voluit(self) -> str:
        """The same, with nothing left out: for schemas and lists."""
        return self.verwacht

    def lees(self, text: str) -> Any:
        """Turn the trimmed, not missing text of a cell into a value, or raise ValueError."""
        return text

    def mist(self, text: str) -> bool:
        """Whether this text counts as missing for this type."""
        return is_missing(text)

    def check(self, cell: object) -> Any:
        """Read one cell. Raises PydanticCustomError carrying the number of the refusal."""
        text = "" if cell is None else str(cell).strip(WIT)
        if self.mist(text):
            if self.leeg:
                return None
            raise PydanticCustomError(Fout.LEEG.value, "a value: this field is required")
        try:
            value = self.lees(text)
        except ValueError:
            value = _ONGELDIG
        if value is _ONGELDIG or (value is None and not self.leeg):
            raise PydanticCustomError(self.fout.value, "{verwacht}", {"verwacht": self.verwacht})
        return value

    def iso(self, text: str) -> str:
        """The text a delivery's hash is taken over: trimmed, dates as ISO."""
        return text

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "null"] if self.leeg else "string", **self.json_schema()}

    def json_schema(self) -> dict[str, Any]:
        """What JSON Schema can say of the cell's text."""
        return {"description": f"Expected: {self.verwacht}"}


_ONGELDIG = object()


@dataclass(frozen=True)
class _Patroon(Veld):
    """Text that only has to match a pattern; checked for a whole column in one go."""

    fout: ClassVar[Fout] = Fout.NUMMER

    @cached_property
    def _match(self) -> re.Pattern[str]:
        return re.compile(str(self.patroon))

    def lees(self, text: str) -> str:
        if self._match.fullmatch(text) is None:
            raise ValueError
        return text

    def json_schema(self) -> dict[str, Any]:
        return {"pattern": f"^{self.patroon}$", **super().json_schema()}


@dataclass(frozen=True)
class Nummer(_Patroon):
    """A record's number within its bron. It stays readable, so it must not name a person."""

    patroon: ClassVar[str] = r"[A-Za-z0-9][A-Za-z0-9./_-]{0,63}"
    woorden: ClassVar[str] = "a number of letters, digits and ./_- (at most 64, no spaces)"


@dataclass(frozen=True)
class Sleutel(Nummer):
    """A number of a person or casus: replaced by a keyed hash before anything is stored."""


@dataclass(frozen=True)
class Pseudoniem(Sleutel):
    """A household's pseudonym as agreed between suppliers: also replaced by a keyed hash."""

    patroon: ClassVar[str] = r"[A-Za-z0-9_-]{16,64}"
    woorden: ClassVar[str] = "a pseudonym of 16 to 64 letters, digits, _ or -"


@dataclass(frozen=True)
class Datum(Veld):
    """A day."""

    fout: ClassVar[Fout] = Fout.DATUM
    arrow: ClassVar[pa.DataType] = pa.date32()
    woorden: ClassVar[str] = "an existing day such as 31-12-2019 or 2019-12-31"

    def lees(self, text: str) -> date | None:
        return parse_datum(text)

    def iso(self, text: str) -> str:
        try:
            dag = parse_datum(text)
        except ValueError:
            return text
        return text if dag is None else dag.isoformat()


LANGSTE_LABEL = 4
"""No label of a code list has more pieces between commas than this."""

GENOEMDE_CODES = 12
"""A message names the codes of a list when there are at most this many."""


@dataclass(frozen=True)
class Code(Veld):
    """Exactly one code of a list: its two-digit code, our short code or its label."""

    lijst: str = ""
    """Name of a code list, or several joined by +."""
    fout: ClassVar[Fout] = Fout.CODE
    begin: ClassVar[str] = "a code of the list"

    @property
    def verwacht(self) -> str:
        return f"{self.begin} {self._lijst_in_woorden()}"

    @property
    def voluit(self) -> str:
        return f"{self.begin} {self.lijst}: {', '.join(self.codes())}"

    def codes(self) -> list[str]:
        """The short codes of the list, each once."""
        return list(dict.fromkeys(code.kort for code in code_list(self.lijst).codes))

    def _lijst_in_woorden(self) -> str:
        """The list's name with its codes, or where to find them when there are many."""
        codes = self.codes()
        if len(codes) > GENOEMDE_CODES:
            return f"{self.lijst} ('ghnt schema' names its {len(codes)} codes)"
        return f"{self.lijst}: {', '.join(codes)}"

    @cached_property
    def _spellingen(self) -> dict[str, str]:
        return code_list(self.lijst).spellingen

    def mist(self, text: str) -> bool:
        return is_missing(text) and find_spelling(self._spellingen, text) is None

    def lees(self, text: str) -> Any:
        if (code := find_spelling(self._spellingen, text)) is None:
            raise ValueError
        return code

    def json_schema(self) -> dict[str, Any]:
        return {
            "description": f"Code list {self.lijst}; several may be joined by |"
            if isinstance(self, Codes)
            else f"Code list {self.lijst}: the code, short code or label",
            "x-codes": self.codes(),
        }


@dataclass(frozen=True)
class Codes(Code):
    """One or more codes of a list in one cell, in the order of the list, each once."""

    arrow: ClassVar[pa.DataType] = pa.list_(pa.string())

    begin: ClassVar[str] = "one or more codes, separated by | or ;, of the list"

    def lees(self, text: str) -> tuple[str, ...] | None:
        found: set[str] = set()
        for deel in self._delen(text):
            if not self.mist(deel):
                found.add(super().lees(deel))
        volgorde = [code.kort for code in code_list(self.lijst).codes]
        return tuple(sorted(found, key=volgorde.index)) or None

    def _delen(self, text: str) -> list[str]:
        """Split a cell: whole first, then on | and ;, then on commas with the longest label."""
        if find_spelling(self._spellingen, text) is not None:
            return [text]
        delen: list[str] = []
        for stuk in re.split(r"[|;]", text):
            heel = find_spelling(self._spellingen, stuk) is not None
            delen += [stuk] if heel else self._langste(stuk)
        return [deel.strip(WIT) for deel in delen if deel.strip(WIT)]

    def _langste(self, stuk: str) -> list[str]:
        """Split on commas, taking at each place the longest run of pieces that is a label."""
        pieces = stuk.split(",")
        delen: list[str] = []
        while pieces:
            for length in range(min(len(pieces), LANGSTE_LABEL), 0, -1):
                deel = ",".join(pieces[:length])
                if length == 1 or find_spelling(self._spellingen, deel) is not None:
                    delen.append(deel)
                    pieces = pieces[length:]
                    break
        return delen


@dataclass(frozen=True)
class Gemeente(Veld):
    """A municipality by code, name of now or then, or known spelling; as it was delivered."""

    fout: ClassVar[Fout] = Fout.GEMEENTE
    woorden: ClassVar[str] = (
        "a gemeente of the region (name, former name or code such as GM0505), "
        "'buiten regio' or 'onbekend'"
    )

    def mist(self, text: str) -> bool:
        return is_missing(text) and find_spelling(gemeente_spellingen(), text) is None

    def lees(self, text: str) -> str:
        if (code := find_spelling(gemeente_spellingen(), text)) is None:
            raise ValueError
        return code


@dataclass(frozen=True)
class Gebied(Gemeente):
    """A municipality, or the region as a whole."""

    woorden: ClassVar[str] = f"'regio', or {Gemeente.woorden}"

    def lees(self, text: str) -> str:
        if normalise(text) in {"regio", "zhz", "zuidhollandzuid", "regiozuidhollandzuid", "vr18"}:
            return "regio"
        return super().lees(text)


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

    def lees(self, text: str) -> bool:
        try:
            return _JA_NEE[text.lower()]
        except KeyError:
            raise ValueError from None


NIET_GEGEVEN = MISSING - {""} | {".", "x"}


@dataclass(frozen=True)
class Aantal(Veld):
    """A whole number, or a marker that the supplier does not give it (None, never zero)."""

    fout: ClassVar[Fout] = Fout.GETAL
    arrow: ClassVar[pa.DataType] = pa.int64()
    woorden: ClassVar[str] = "a whole number of 0 or more, or a marker such as <5 for 'not given'"

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
class Getal(Veld):
    """A number of 0 or more with a decimal comma or point: hours, euros."""

    fout: ClassVar[Fout] = Fout.GETAL
    arrow: ClassVar[pa.DataType] = pa.float64()
    woorden: ClassVar[str] = "a number of 0 or more, such as 12,5 or 1.234,50"

    def lees(self, text: str) -> float:
        if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", text):
            text = text.replace(".", "")
        if re.fullmatch(r"[0-9]{1,9}([.,][0-9]{1,6})?", text) is None:
            raise ValueError
        return float(text.replace(",", "."))


@dataclass(frozen=True)
class Woord(_Patroon):
    """A short word from the supplier's own list, kept as it is."""

    patroon: ClassVar[str] = r"[A-Za-z0-9_ +.-]{1,40}"
    woorden: ClassVar[str] = "a short word"


@dataclass(frozen=True)
class IndicatorId(Veld):
    """The id of an indicator that has a definition here."""

    fout: ClassVar[Fout] = Fout.CODE

    @property
    def verwacht(self) -> str:
        return "the id of an indicator: " + ", ".join(load_indicators())

    def lees(self, text: str) -> str:
        if text.lower() not in load_indicators():
            raise ValueError
        return text.lower()
