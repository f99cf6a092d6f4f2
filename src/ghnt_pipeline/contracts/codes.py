"""Field types whose cells come from a list: codes, municipalities, ids of indicators."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import pyarrow as pa

from ghnt_pipeline.contracts.veld import WIT, Fout, Veld, is_missing
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import code_list, gemeente_spellingen, normalise
from ghnt_pipeline.reference.paren import paar_spellingen, paren_van
from ghnt_pipeline.regio import regio


def find_spelling(spellingen: Mapping[str, str], text: str) -> str | None:
    """Look a cell up among normalised spellings.

    A number only matches as it stands: `2|1` is not 21, and `1.0` is not 10. So does a short code
    of digits, such as the age class `0_5`.
    """
    if (found := spellingen.get(text.strip(WIT))) is not None:
        return found
    key = normalise(text)
    if key.isdigit() and key != text.strip(WIT):
        return None
    return spellingen.get(key)


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
    begin_nl: ClassVar[str] = "één code"

    @property
    def verwacht(self) -> str:
        return f"{self.begin} {self._lijst_in_woorden()}"

    @property
    def verwacht_nl(self) -> str:
        *eerste, laatste = self.lijst.split("+")
        lijst = (
            f"de codelijsten {', '.join(eerste)} en {laatste}"
            if eerste
            else f"de codelijst {laatste}"
        )
        codes = self.codes()
        if len(codes) > GENOEMDE_CODES:
            return f"{self.begin_nl} van {lijst} ({len(codes)} codes)"
        return f"{self.begin_nl} van {lijst}: {', '.join(codes)}"

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

    @property
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
    begin_nl: ClassVar[str] = "een of meer codes, gescheiden door | of ;,"
    herstel_nl: ClassVar[str] = (
        "Gebruik nummers, korte codes of omschrijvingen uit de codelijst, met | ertussen."
    )

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
class CodeOfPaar(Code):
    """One code of a list, or two codes of one of its parts: the records that have both."""

    paar_van: str = ""
    """Name of the code list of which two may be joined by +, in either order."""

    @property
    def verwacht(self) -> str:
        return f"{super().verwacht}, or two codes of {self.paar_van} joined by +"

    @property
    def verwacht_nl(self) -> str:
        return f"{super().verwacht_nl}, of twee codes van {self.paar_van} met + ertussen"

    @property
    def voluit(self) -> str:
        return f"{super().voluit}, or a pair: {', '.join(self.paren())}"

    def paren(self) -> list[str]:
        """Every pair, in the order of the list."""
        return [paar.kort for paar in paren_van(self.paar_van)]

    def lees(self, text: str) -> str:
        delen = "+".join(normalise(deel) for deel in text.split("+"))
        paar = paar_spellingen(self.paar_van).get(delen)
        return paar if paar is not None else str(super().lees(text))

    def json_schema(self) -> dict[str, Any]:
        return {
            **super().json_schema(),
            "description": f"{super().json_schema()['description']}; or two codes of "
            f"{self.paar_van} joined by +, for the records that have both",
            "x-pairs": self.paren(),
        }


@dataclass(frozen=True)
class Gemeente(Veld):
    """A municipality by code, name of now or then, or known spelling; as it was delivered."""

    fout: ClassVar[Fout] = Fout.GEMEENTE

    @property
    def verwacht(self) -> str:
        return (
            "a gemeente of the region (name, former name or code such as "
            f"{regio().voorbeeld.code}), 'buiten regio' or 'onbekend'"
        )

    @property
    def verwacht_nl(self) -> str:
        return (
            "een gemeente van de regio (naam, vroegere naam of code zoals "
            f"{regio().voorbeeld.code}), 'buiten regio' of 'onbekend'"
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

    @property
    def verwacht(self) -> str:
        return f"'regio', or {super().verwacht}"

    @property
    def verwacht_nl(self) -> str:
        return f"'regio', of {super().verwacht_nl}"

    def lees(self, text: str) -> str:
        if regio().heet(text):
            return "regio"
        return super().lees(text)


@dataclass(frozen=True)
class IndicatorId(Veld):
    """The id of an indicator that has a definition here."""

    fout: ClassVar[Fout] = Fout.CODE
    herstel_nl: ClassVar[str] = (
        "Gebruik de naam van een indicator precies zoals hij in de lijst staat."
    )

    @property
    def verwacht(self) -> str:
        return "the id of an indicator: " + ", ".join(load_indicators())

    @property
    def verwacht_nl(self) -> str:
        return "de naam van een indicator: " + ", ".join(load_indicators())

    def lees(self, text: str) -> str:
        if text.lower() not in load_indicators():
            raise ValueError
        return text.lower()
