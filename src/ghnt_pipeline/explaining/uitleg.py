"""One figure explained: the ways of its measures, what it is divided by, the overlap behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.explaining.delen import Lezing, parts_of
from ghnt_pipeline.explaining.vraag import Vraag
from ghnt_pipeline.explaining.weg import Deel

_CEL = (
    "uitleg_waarde", "uitleg_bron", "uitleg_inwoners",
    "uitleg_combinatie", "uitleg_overlap", "uitleg_overlap_factor",
)  # fmt: skip


@dataclass(frozen=True)
class Weg:
    """The way to the count of one measure; `rol` is teller or noemer."""

    rol: str
    maat: str
    delen: tuple[Deel, ...]

    @property
    def ondergrens(self) -> int:
        return sum(deel.ondergrens or 0 for deel in self.delen)

    @property
    def bovengrens(self) -> int | None:
        """Unknown when that of one part is."""
        grenzen = [d.bovengrens for d in self.delen if d.herkomst is not None]
        return None if None in grenzen else sum(g for g in grenzen if g is not None)


@dataclass(frozen=True)
class Overlap:
    """How many records have exactly these themas, and how many have both of two.

    `som` is what adding up the themas would give for `uniek` records.
    """

    combinaties: Mapping[str, int]
    paren: Mapping[tuple[str, str], int]
    uniek: int
    som: int


@dataclass(frozen=True)
class Uitleg:
    """A figure with all that leads to it. Raises AssertionError when it does not add up to it."""

    vraag: Vraag
    waarde: Mapping[str, Any]
    wegen: tuple[Weg, ...]
    inwoners: tuple[tuple[str, int, int], ...]
    overlap: Overlap | None

    def __post_init__(self) -> None:
        if self.waarde["status"] == "geen_gegevens":
            return
        found: dict[str, tuple[int | None, ...]] = {
            weg.rol: (weg.ondergrens, weg.bovengrens) for weg in self.wegen
        }
        if self.inwoners:
            found["noemer"] = (sum(aantal for _, _, aantal in self.inwoners),) * 2
        for rol, grenzen in found.items():
            if grenzen != self._figure(rol):
                raise AssertionError(f"{rol}: {grenzen} is explained, {self._figure(rol)} is shown")

    def _figure(self, rol: str) -> tuple[int | None, int | None]:
        """What the figure says a count is, as bounds. A mean has its records as noemer."""
        w = self.waarde
        if rol == "noemer":
            return w["noemer"], w["noemer"]
        if w["ondergrens"] is not None:
            return w["ondergrens"], w["bovengrens"]
        aantal = w["noemer"] if w["teller"] is None else w["teller"]
        return aantal, aantal


def explain_figure(lezing: Lezing) -> Uitleg:
    """Explain the figure that is asked about.

    Raises UsageFault when there is no such figure, AssertionError when the steps do not add up.
    """
    vraag = lezing.vraag
    cel = lezing.lees("cell", lezing.parameters(), _CEL)
    if not cel["uitleg_waarde"]:
        raise UsageFault(
            f"{vraag.indicator.id} has no figure for {vraag.gebied_naam} in {vraag.periode}"
        )
    teller, noemer = vraag.indicator.teller, vraag.indicator.noemer
    wegen = [Weg("teller", teller, parts_of(lezing, teller, cel["uitleg_bron"]))]
    if noemer not in (None, "inwoners"):
        wegen.append(Weg("noemer", noemer, parts_of(lezing, noemer)))
    return Uitleg(
        vraag=vraag,
        waarde=cel["uitleg_waarde"][0],
        wegen=tuple(wegen),
        inwoners=tuple((r["gemeente"], r["jaar"], r["inwoners"]) for r in cel["uitleg_inwoners"]),
        overlap=_overlap(cel),
    )


def _overlap(cel: Mapping[str, list[dict[str, Any]]]) -> Overlap | None:
    if not cel["uitleg_overlap_factor"]:
        return None
    factor = cel["uitleg_overlap_factor"][0]
    return Overlap(
        combinaties={row["combinatie"]: row["aantal"] for row in cel["uitleg_combinatie"]},
        paren={(row["code"], row["met"]): row["aantal"] for row in cel["uitleg_overlap"]},
        uniek=factor["uniek"],
        som=factor["som"],
    )
