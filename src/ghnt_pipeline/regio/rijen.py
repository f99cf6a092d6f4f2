"""The files of a region, line by line and key by key, as pydantic takes them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from ghnt_pipeline.regio.model import Dekking, Gemeente, Organisatie

GEEN_EERDERE = date(1900, 1, 1)
"""Since when a region is as it is that was never another."""


def _dag(cel: object) -> object:
    return None if cel == "" else cel


def _ja(cel: object) -> object:
    return {"ja": True, "nee": False}.get(cel, cel) if isinstance(cel, str) else cel


def _delen(cel: object) -> object:
    if not isinstance(cel, str):
        return cel
    return tuple(deel.strip() for deel in cel.split("|") if deel.strip())


Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^GM[0-9]{4}$")]
Dag = Annotated[date | None, BeforeValidator(_dag)]
Ja = Annotated[Literal[True, False], BeforeValidator(_ja)]
Delen = Annotated[tuple[str, ...], BeforeValidator(_delen)]
Jaar = Annotated[int, Field(ge=2000, le=2099)]


class _Vast(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GemeenteRij(_Vast):
    code: Code
    naam: Tekst
    code_nu: Code
    geldig_van: Dag
    geldig_tot: Dag
    in_regio: Ja
    was_in_regio: Ja
    spellingen: Delen

    def gemeente(self) -> Gemeente:
        return Gemeente(**dict(self))


class InwonersRij(_Vast):
    gemeente: Code
    jaar: Jaar
    inwoners: Annotated[int, Field(gt=0)]


class ReeksbreukRij(_Vast):
    vanaf: Jaar
    tot: Annotated[Jaar | None, BeforeValidator(_dag)]
    bron: str
    indicatoren: Annotated[tuple[str, ...], BeforeValidator(lambda cel: tuple(cel.split()))]
    vergelijkbaar: Ja
    woorden: Tekst


class DekkingRij(_Vast):
    bron: str
    soorten: tuple[str, ...] = Field(min_length=1)
    gemeenten: tuple[str, ...] = Field(min_length=1)
    zonder: tuple[str, ...] = ()
    vanaf: date = date.min
    tot: date = date.max

    def dekking(self) -> Dekking:
        return Dekking(**self.model_dump(exclude={"zonder"}))


class Documenten(_Vast):
    """The source of what was agreed on each subject."""

    cijfers: Tekst
    termijnen: Tekst
    opvang: Tekst
    huisverboden: Tekst
    overlap: Tekst
    groepen: Tekst


class OrganisatieRij(_Vast):
    naam: Tekst
    label: Tekst
    uitleg: Tekst

    def organisatie(self) -> Organisatie:
        return Organisatie(**dict(self))


class Organisaties(_Vast):
    """The suppliers that have another name in each region."""

    blijf: OrganisatieRij
    dok: OrganisatieRij


class RegioRij(_Vast):
    naam: Tekst
    spellingen: tuple[Tekst, ...] = ()
    sinds: date = GEEN_EERDERE
    kaart: tuple[tuple[str, ...], ...] = Field(min_length=1)
    documenten: Documenten
    organisaties: Organisaties
    inwoners_samen: dict[Jaar, int] = {}

    @model_validator(mode="after")
    def _every_row_of_the_map_has_a_place(self) -> Self:
        if not all(self.kaart):
            raise ValueError("a row of the kaart is empty")
        return self
