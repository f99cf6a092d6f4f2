"""The layout file of fixed-width text: which field stands at which positions, in which form.

The analyst writes it from the description a supplier sends along; no official version of any
national layout is built in. Positions count characters from 1, as such descriptions do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from ghnt_pipeline.contracts import kinds
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reference import normalise

_DATUMS = frozenset({"jjjjmmdd", "ddmmjjjj"})
_VERSTE = 100_000
_GENOEMD = 5
_VERBETER = "Correct the layout file (docs/vaste-breedte.md)"
_DATUMLENGTE = 8


class Plaats(BaseModel):
    """Where one field stands in a line, and in which form."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    naam: Annotated[
        str,
        Field(
            pattern=r"^[^\s\p{C}]([^\p{C}\p{Zl}\p{Zp}]{0,62}[^\s\p{C}])?$",
            description="a column name between quotes, at most 64 characters",
        ),
    ]
    start: Annotated[int, Field(ge=1, le=_VERSTE, description="a position, the first being 1")]
    lengte: Annotated[int, Field(ge=1, le=_VERSTE, description="a whole number of 1 or more")]
    formaat: Annotated[
        str,
        Field(
            pattern=r"^(tekst|jjjjmmdd|ddmmjjjj|getal(,[1-6])?)$",
            description='"tekst", "jjjjmmdd", "ddmmjjjj", "getal" or "getal,2" (two implied '
            "decimals, at most 6); a year of two digits leaves the century in doubt",
        ),
    ] = "tekst"

    @property
    def einde(self) -> int:
        """The last position."""
        return self.start + self.lengte - 1

    @property
    def decimalen(self) -> int | None:
        """How many decimals a number has without a comma written; None when it is no number."""
        soort, _, aantal = self.formaat.partition(",")
        return int(aantal or 0) if soort == "getal" else None


class Layout(BaseModel):
    """A whole layout file; fields may leave positions between them, never share one."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    soort: Annotated[
        str | None, Field(description="a delivery kind such as veilig_thuis.meldingen")
    ] = None
    lengte: Annotated[
        int | None, Field(ge=1, le=_VERSTE, description="the length of every line, 1 or more")
    ] = None
    kopregels: Annotated[
        int, Field(ge=0, le=_VERSTE, description="how many lines to pass over, 0 or more")
    ] = 0
    veld: Annotated[
        tuple[Plaats, ...],
        Field(strict=False, description="a [[veld]] with naam, start and lengte"),
    ]

    @property
    def velden(self) -> tuple[Plaats, ...]:
        """The fields as they stand in a line."""
        return tuple(sorted(self.veld, key=lambda plaats: plaats.start))

    @property
    def totaal(self) -> int:
        """The last position described."""
        return self.lengte or self.velden[-1].einde

    @property
    def gaten(self) -> tuple[tuple[int, int], ...]:
        """Positions that no field describes: the first and last of each run."""
        vrij, vorige = [], 0
        for veld in self.velden:
            if veld.start > vorige + 1:
                vrij.append((vorige + 1, veld.start - 1))
            vorige = veld.einde
        if vorige < self.totaal:
            vrij.append((vorige + 1, self.totaal))
        return tuple(vrij)

    @model_validator(mode="after")
    def _geen_tegenspraak(self) -> Self:
        if fouten := [*_tegenspraken(self)]:
            raise PydanticCustomError("tegenspraak", "keys disagree", {"fouten": fouten})
        return self


def load_layout(content: bytes, naam: str) -> Layout:
    """Read a layout file; `naam` is what messages call it.

    Raises DeliveryRefused that names every wrong key and what was expected of it.
    """
    try:
        gelezen = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DeliveryRefused(f"{naam}: not UTF-8 text. Save the layout file as UTF-8") from None
    except (ValueError, RecursionError) as fault:
        waar = re.search(r"line [0-9]+, column [0-9]+", str(fault))
        raise DeliveryRefused(
            f"{naam}: {waar[0] + ': ' if waar else ''}not valid TOML. {_VERBETER}"
        ) from None
    try:
        return Layout.model_validate(gelezen)
    except ValidationError as fault:
        fouten = [zin for e in fault.errors(include_url=False) for zin in _zinnen(e)]
        meer = len(fouten) - _GENOEMD
        zin = "; ".join(fouten[:_GENOEMD]) + (f"; and {meer} more" if meer > 0 else "")
        raise DeliveryRefused(f"{naam}: {zin}. {_VERBETER}") from None


def _tegenspraken(layout: Layout) -> Iterator[str]:
    """What is wrong between keys that are each well formed."""
    if not layout.veld:
        yield "veld: expected at least one [[veld]]"
    if layout.soort is not None and layout.soort not in kinds():
        yield "soort: no delivery kind of this name" + _bedoeld(layout.soort, kinds())
    for veld in layout.velden:
        if veld.formaat in _DATUMS and veld.lengte != _DATUMLENGTE:
            yield f"lengte of {veld.naam}: expected {_DATUMLENGTE} for formaat {veld.formaat}"
        if layout.lengte is not None and veld.einde > layout.lengte:
            yield f"{veld.naam} ends at position {veld.einde}, past lengte {layout.lengte}"
    for links, rechts in pairwise(layout.velden):
        if rechts.start <= links.einde:
            yield f"{links.naam} and {rechts.naam} share position {rechts.start}"
    namen = sorted(layout.velden, key=lambda veld: normalise(veld.naam))
    for een, ander in pairwise(namen):
        if normalise(een.naam) == normalise(ander.naam):
            yield f"two fields have the naam {een.naam}"


def _zinnen(fout: ErrorDetails) -> list[str]:
    """Which key is wrong, and what was expected of it; a wrong value is not repeated."""
    match fout["type"]:
        case "tegenspraak":
            return list(fout["ctx"]["fouten"])
        case "extra_forbidden":
            return [_onbekend(fout["loc"])]
    waar, model, sleutel = _plek(fout["loc"])
    mist = " is missing" if fout["type"] == "missing" else ""
    return [f"{waar}{mist}: expected {model.model_fields[sleutel].description}"]


def _plek(loc: tuple[int | str, ...]) -> tuple[str, type[BaseModel], str]:
    """Where a mistake is in words, and the model and key it belongs to."""
    match loc:
        case ("veld", int(nummer), str(sleutel)):
            return f"{sleutel} of [[veld]] {nummer + 1}", Plaats, sleutel
        case ("veld", int(nummer)):
            return f"[[veld]] {nummer + 1}", Layout, "veld"
    return str(loc[0]), Layout, str(loc[0])


def _onbekend(loc: tuple[int | str, ...]) -> str:
    """An unknown key, with the one that may be meant or the place where it belongs."""
    sleutel = str(loc[-1])
    genoemd = sleutel if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", sleutel) else "a key with odd signs"
    model, bij = (Plaats, f" in [[veld]] {int(loc[1]) + 1}") if len(loc) > 1 else (Layout, "")
    if model is Plaats and sleutel in Layout.model_fields:
        return f"{genoemd}{bij} belongs above the first [[veld]]"
    return f"{genoemd}{bij} is no key of a layout" + _bedoeld(sleutel, model.model_fields)


def _bedoeld(woord: str, bekend: Iterable[str]) -> str:
    """The known word that looks most like this one, as a question, or else all of them."""
    lijst = list(bekend)
    lijkt = get_close_matches(woord, lijst, 1)
    return f" (did you mean {lijkt[0]}?)" if lijkt else f" (known: {', '.join(lijst)})"
