"""A part of the model: cells that hang together, and a witness of only those cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ghnt_pipeline.disclosure.getuigen import Getuige
from ghnt_pipeline.disclosure.model import Model, Verband


@dataclass(frozen=True)
class Deel:
    """Cells that hang together, with the lines between them."""

    cellen: tuple[int, ...]
    verbanden: tuple[Verband, ...]

    @property
    def slots(self) -> tuple[int, ...]:
        """Records and households of every cell, in the order of a witness."""
        return tuple(slot for cel in self.cellen for slot in (2 * cel, 2 * cel + 1))

    def als_getuige(self, getallen: Mapping[int, int]) -> Getuige:
        """Numbers by slot as a witness of this part."""
        return tuple(getallen[slot] for slot in self.slots)

    def als_getallen(self, getuige: Getuige) -> dict[int, int]:
        """A witness of this part by slot."""
        return dict(zip(self.slots, getuige, strict=True))


def samenhangend(model: Model) -> list[Deel]:
    """Split the cells into parts that share no line, in the order of their first cell."""
    ouder = list(range(len(model.cellen)))

    def wortel(cel: int) -> int:
        while ouder[cel] != cel:
            ouder[cel] = ouder[ouder[cel]]
            cel = ouder[cel]
        return cel

    for verband in model.verbanden:
        eerste, *rest = (wortel(slot // 2) for _, slot in verband.termen)
        for ander in rest:
            laag, hoog = sorted((wortel(eerste), wortel(ander)))
            ouder[hoog] = laag
            eerste = laag
    cellen: dict[int, list[int]] = {}
    for cel in range(len(model.cellen)):
        cellen.setdefault(wortel(cel), []).append(cel)
    regels: dict[int, list[Verband]] = {}
    for verband in model.verbanden:
        regels.setdefault(wortel(verband.termen[0][1] // 2), []).append(verband)
    return [Deel(tuple(c), tuple(regels.get(w, ()))) for w, c in cellen.items()]
