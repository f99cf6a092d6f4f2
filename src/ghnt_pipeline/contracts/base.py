"""What every delivery kind has: fields, cross-field rules, and one way to check a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationInfo, create_model, model_validator
from pydantic_core import PydanticCustomError

from ghnt_pipeline.contracts.fields import Sleutel
from ghnt_pipeline.contracts.veld import HERSTEL, VERWACHT, Fout, Veld


class Ernst(StrEnum):
    """How serious a rule is: a fout refuses the row, a let op keeps it and reports it."""

    FOUT = "fout"
    LET_OP = "let op"


@dataclass(frozen=True)
class Regel:
    """A rule between fields, said twice: as SQL for a whole column, in Python for one row.

    `sql` is true, and `breekt` gives True, for a row that breaks the rule; a missing value never
    breaks one. Both see `laatste_dag`, the last day of the delivery's period. A property test
    holds the two forms equal. `uitleg` says in English what is wrong, `uitleg_nl` tells the
    supplier what a right row looks like, and `herstel` how to mend this one.
    """

    nummer: str
    kolom: str
    uitleg: str
    sql: str
    breekt: Callable[[Any, date], bool]
    waarden: Mapping[str, Any] = field(default_factory=dict)
    uitleg_nl: str = field(kw_only=True)
    herstel: str = field(kw_only=True)

    @property
    def ernst(self) -> Ernst:
        return Ernst.FOUT if self.nummer.startswith("F") else Ernst.LET_OP


class Contract(BaseModel):
    """One row of a delivery kind. Subclasses list the fields and the rules between them."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    leversoort: ClassVar[str]
    """Kind within a bron: `meldingen`, `trajecten`, ..."""
    bronnen: ClassVar[tuple[str, ...]]
    """Who may send it."""
    letters: ClassVar[str]
    """What its rule codes begin with."""
    sleutel: ClassVar[tuple[str, ...]]
    """The columns that tell one record from another (besides the bron)."""
    regels: ClassVar[tuple[Regel, ...]] = ()

    @classmethod
    @cache
    def velden(cls) -> dict[str, Veld]:
        """The field type of each column, in the order of the contract."""
        return {
            naam: next(m for m in info.metadata if isinstance(m, Veld))
            for naam, info in cls.model_fields.items()
        }

    @classmethod
    @cache
    def gehasht(cls) -> tuple[str, ...]:
        """The columns of people and cases, which are stored as keyed hashes only."""
        return tuple(naam for naam, veld in cls.velden().items() if isinstance(veld, Sleutel))

    @classmethod
    def has_numbers(cls) -> bool:
        """Whether its rows are records with a number of their own, and no counts per cell."""
        return len(cls.sleutel) == 1 and cls.sleutel[0].endswith("nummer")

    @classmethod
    @cache
    def zonder_nummer(cls) -> type[Contract]:
        """What a row promises in a delivery in which no record has a number (rule D9)."""
        (nummer,) = cls.sleutel
        mag_leeg: Any = Annotated[str | None, replace(cls.velden()[nummer], leeg=True)]
        velden: dict[str, Any] = {nummer: (mag_leeg, None)}
        return create_model(f"{cls.__name__}ZonderNummer", __base__=cls, **velden)

    @classmethod
    def code(cls, nummer: str) -> str:
        """The stable code of a rule: `VT-M-F10`."""
        return f"{cls.letters}-{nummer}"

    @classmethod
    def in_het_nederlands(cls, code: str, kolom: str) -> tuple[str, str]:
        """What a finding expected and how the supplier mends it.

        Raises ValueError for a code that no cell of this column can get.
        """
        nummer = code.removeprefix(f"{cls.letters}-")
        for regel in cls.regels:
            if regel.nummer == nummer:
                return regel.uitleg_nl, regel.herstel
        if nummer in VERWACHT:
            return VERWACHT[nummer], HERSTEL[nummer]
        veld = cls.velden()[kolom]
        if nummer != veld.fout:
            raise ValueError(code)
        return veld.verwacht_nl, veld.herstel

    @classmethod
    def verplichte_kolommen(cls) -> tuple[str, ...]:
        """The columns a file must have."""
        return tuple(naam for naam, info in cls.model_fields.items() if info.is_required())

    @model_validator(mode="after")
    def _regels_houden(self, info: ValidationInfo) -> Self:
        laatste_dag: date = (info.context or {}).get("laatste_dag", date.max)
        gebroken = [
            regel
            for regel in self.regels
            if regel.ernst is Ernst.FOUT and regel.breekt(self, laatste_dag)
        ]
        if gebroken:
            raise PydanticCustomError(
                "regels",
                "{uitleg}",
                {"uitleg": gebroken[0].uitleg, "nummers": [r.nummer for r in gebroken]},
            )
        return self


def volgorde(nummer: str, eerst: str, dan: str) -> Regel:
    """A rule that one date may not lie before another."""

    def breekt(rij: Any, _: date) -> bool:
        voor, na = getattr(rij, eerst), getattr(rij, dan)
        return voor is not None and na is not None and na < voor

    return Regel(
        nummer,
        dan,
        f"{dan} lies before {eerst}",
        f"{dan} < {eerst}",
        breekt,
        uitleg_nl=f"{dan} ligt op of na {eerst}",
        herstel=f"Controleer beide datums en verbeter {dan} of {eerst}.",
    )


def niet_na_de_periode(*kolommen: str) -> Regel:
    """A rule that the first known date of a record lies within or before the period."""

    def breekt(rij: Any, laatste_dag: date) -> bool:
        dagen = [getattr(rij, kolom) for kolom in kolommen]
        bekend = [dag for dag in dagen if dag is not None]
        return bool(bekend) and min(bekend) > laatste_dag

    eerste = kolommen[0]
    wat = eerste if len(kolommen) == 1 else f"de vroegste van {' en '.join(kolommen)}"
    return Regel(
        Fout.NA_PERIODE,
        eerste,
        f"{eerste} lies after the period of the delivery",
        f"least({', '.join(kolommen)}) > $laatste_dag",
        breekt,
        uitleg_nl=f"{wat} ligt niet na de laatste dag van de periode",
        herstel=HERSTEL[Fout.NA_PERIODE],
    )


def later_dan_de_periode(nummer: str, *kolommen: str) -> Regel:
    """A let op for other dates after the period: exports made later may hold them."""

    def breekt(rij: Any, laatste_dag: date) -> bool:
        dagen = [getattr(rij, kolom) for kolom in kolommen]
        return any(dag is not None and dag > laatste_dag for dag in dagen)

    ligt = "ligt" if len(kolommen) == 1 else "liggen"

    return Regel(
        nummer,
        kolommen[0],
        f"{' or '.join(kolommen)} lies after the period of the delivery",
        f"greatest({', '.join(kolommen)}) > $laatste_dag",
        breekt,
        uitleg_nl=f"{' en '.join(kolommen)} {ligt} niet na de laatste dag van de periode",
        herstel="Controleer de datum. Klopt hij, dan hoeft u niets te doen.",
    )


def sluit_uit(nummer: str, kolom: str, code: str) -> Regel:
    """A let op for a code that cannot stand together with others in one cell."""

    def breekt(rij: Any, _: date) -> bool:
        codes = getattr(rij, kolom) or ()
        return code in codes and len(codes) > 1

    return Regel(
        nummer,
        kolom,
        f"{code} stands together with other codes in {kolom}",
        f"list_contains({kolom}, $code) and len({kolom}) > 1",
        breekt,
        {"code": code},
        uitleg_nl=f"{code} staat alleen in {kolom}, zonder andere codes",
        herstel=f"Haal {code} weg, of haal de andere codes weg.",
    )


def vereist_een_van(nummer: str, kolom: str, ander: str) -> Regel:
    """A rule that at least one of two columns is filled."""

    def breekt(rij: Any, _: date) -> bool:
        return getattr(rij, kolom) is None and getattr(rij, ander) is None

    return Regel(
        nummer,
        kolom,
        f"{kolom} may be empty only when {ander} is given",
        f"{kolom} is null and {ander} is null",
        breekt,
        uitleg_nl=f"{kolom} is ingevuld, of anders {ander}",
        herstel=f"Vul {kolom} in. Is er nog geen start, vul dan {ander} in.",
    )


def einde_zonder_start(nummer: str, einde: str) -> Regel:
    """A let op for a case that ended and never started: it counts as waiting only."""

    def breekt(rij: Any, _: date) -> bool:
        return rij.datum_start is None and getattr(rij, einde) is not None

    return Regel(
        nummer,
        einde,
        f"{einde} is given, without datum_start: the record is in no figure of what ended",
        f"datum_start is null and {einde} is not null",
        breekt,
        uitleg_nl=f"bij een ingevulde {einde} is ook datum_start ingevuld",
        herstel=f"Vul datum_start in, of haal {einde} weg als er niets is gestart. "
        "Tot die tijd telt de rij niet mee als beëindigd.",
    )
