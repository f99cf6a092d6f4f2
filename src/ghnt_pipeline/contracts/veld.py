"""What every field type shares: how one cell of a supplier's file becomes a value.

Each type reads the text of a cell, says in words what it expects, and never repeats the cell.
`leeg` allows an empty cell; `ook` lists other headers under which suppliers send the column.
The same type serves pydantic (one value), the vectorised check (distinct values), the store
(its Arrow type) and the schemas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar

import pyarrow as pa
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


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
    ZONDER_UITKOMST = "F90"


CONTROLESOM = "L90"
"""The number of the shared finding that a control sum differs."""

ZONDER_NUMMERS = "L91"
"""The number of the shared finding that no record of the delivery has a number (rule D9)."""

HERSTEL: dict[str, str] = {
    Fout.LEEG: "Vul de cel in. Kunt u dat niet, laat het ons dan weten: zonder dit gegeven telt "
    "de rij niet mee.",
    Fout.NUMMER: "Neem het nummer over uit uw registratie, zonder spaties en zonder namen.",
    Fout.DATUM: "Schrijf een dag die bestaat als dd-mm-jjjj, met het jaar in vier cijfers.",
    Fout.CODE: "Gebruik het nummer, de korte code of de omschrijving uit de codelijst.",
    Fout.GEMEENTE: "Schrijf de naam of de CBS-code van de gemeente. Ligt zij buiten de regio, "
    "schrijf dan 'buiten regio'; is zij niet bekend, schrijf dan 'onbekend'.",
    Fout.JA_NEE: "Schrijf ja of nee.",
    Fout.GETAL: "Schrijf alleen het getal, in cijfers: geen tekst, geen eenheid, geen minteken.",
    Fout.NA_PERIODE: "Verbeter de datum, of lever de rij in de periode waarin zij hoort.",
    Fout.AANTAL_CELLEN: "Zet een cel waarin het scheidingsteken van het bestand voorkomt tussen "
    "aanhalingstekens, en laat geen cellen weg. Bij vaste breedte: houd de afgesproken "
    "posities aan.",
    Fout.ZONDER_UITKOMST: "Open het bestand in Excel, controleer de formule, sla het bestand op en "
    "stuur het opnieuw. Of zet in plaats van de formule de uitkomst in de cel.",
    CONTROLESOM: "Tel na. Misschien ontbreekt er een rij, of stond er een filter aan toen u het "
    "bestand maakte.",
    ZONDER_NUMMERS: "Stuur van elke rij het nummer uit uw registratie mee. Tot die tijd weten wij "
    "niet welke rijen bij elkaar horen, en kennen wij alleen grenzen van het aantal.",
}
"""How a supplier mends what a shared number is about, in Dutch."""

VERWACHT: dict[str, str] = {
    Fout.LEEG: "een waarde: dit veld is verplicht",
    Fout.AANTAL_CELLEN: "evenveel cellen in de rij als in de kopregel, of een rij die past "
    "bij de afgesproken indeling",
    Fout.ZONDER_UITKOMST: "een waarde: de formule in deze cel heeft geen uitkomst, of een fout",
    CONTROLESOM: "een totaal dat gelijk is aan wat de andere rijen samen zijn",
    ZONDER_NUMMERS: "een nummer in elke rij: in deze levering heeft geen enkele rij er een",
}
"""What was expected where that is the same for every field, in Dutch."""

WIT = " \t\r\n\u00a0\u2007\u202f\ufeff"
"""What is trimmed off a cell: blanks, and the non-breaking ones of spreadsheets."""

ZONDER_UITKOMST = "\ufdd0"
"""What reading puts where a worksheet has a formula without a saved result, or an error."""

MISSING = frozenset({"", "onbekend", "n.b.", "nb", "-", "n.v.t.", "nvt"})


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
    woorden_nl: ClassVar[str] = "een waarde"
    herstel_nl: ClassVar[str] = ""
    """How to mend a cell of this type, where the words of `HERSTEL` do not fit it."""

    @property
    def verwacht(self) -> str:
        """What is expected of the cell, in words that follow 'expected'."""
        return self.woorden

    @property
    def verwacht_nl(self) -> str:
        """The same in Dutch, for the supplier: words that follow 'verwacht:'."""
        return self.woorden_nl

    @property
    def herstel(self) -> str:
        """How the supplier mends a cell of this type that was refused, in Dutch."""
        mag_leeg = " Niet bekend? Laat de cel dan leeg." if self.leeg else ""
        return (self.herstel_nl or HERSTEL[self.fout]) + mag_leeg

    @property
    def voluit(self) -> str:
        """What is expected, with nothing left out: for schemas and lists."""
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
        if text == ZONDER_UITKOMST:
            words = "a value: the formula in this cell has no saved result, or an error"
            raise PydanticCustomError(Fout.ZONDER_UITKOMST.value, words)
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
        """The text a delivery's hash is taken over: the same however a file writes the value."""
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
class Patroon(Veld):
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
