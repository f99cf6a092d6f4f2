"""Thinning out: only masks stay without which a hidden cell could be narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ghnt_pipeline.disclosure.deel import Deel
from ghnt_pipeline.disclosure.verbanden import Gezamenlijk
from ghnt_pipeline.disclosure.zoeken import DRADEN, Zoeker


def onmisbaar(
    zoeker: Zoeker, gezamenlijk: Gezamenlijk, gekozen: Mapping[int, int]
) -> frozenset[int]:
    """Of masks, each with the hidden cell it is for, those that cannot be missed.

    The last ones are tried first. Masks in parts that share no line are judged apart.
    """
    groepen = [
        _Groep(zoeker, gezamenlijk, deel, {cel: gekozen[cel] for cel in reversed(eigen)})
        for deel in zoeker.delen(gezamenlijk.model)
        if (eigen := [cel for cel in gekozen if cel in deel.cellen])
    ]
    with ThreadPoolExecutor(DRADEN) as draden:
        vast = [draden.map(groep.is_vast, groep.gekozen) for groep in groepen]
        proeven = [
            [cel for cel, is_vast in zip(groep.gekozen, groep_vast, strict=True) if not is_vast]
            for groep, groep_vast in zip(groepen, vast, strict=True)
        ]
        return frozenset().union(*draden.map(_Groep.dun_uit, groepen, proeven))


@dataclass(frozen=True)
class _Groep:
    """The masks in one part of the model."""

    zoeker: Zoeker
    gezamenlijk: Gezamenlijk
    deel: Deel
    gekozen: Mapping[int, int]

    def is_vast(self, cel: int) -> bool:
        """Whether the cell this mask is for needs it even among all others.

        Then it needs it among fewer too, for each mask that goes shows a reader more.
        """
        model = self.gezamenlijk.zonder(self.gekozen.keys() - {cel})
        return not self.zoeker.houdt_getuigen(model, self.deel, self.gekozen[cel])

    def dun_uit(self, proeven: list[int]) -> frozenset[int]:
        """Leave out of these what can be missed, as if tried one after another."""
        return self._zonder(proeven, frozenset(self.gekozen))

    def _zonder(self, proeven: list[int], blijft: frozenset[int]) -> frozenset[int]:
        """All at once, and where that shows too much first one half, then the other."""
        if not proeven:
            return blijft
        zonder = blijft.difference(proeven)
        model = self.gezamenlijk.zonder(zonder)
        if self.zoeker.blijft_vrij(model, self.deel, {self.gekozen[cel] for cel in proeven}):
            return zonder
        if len(proeven) == 1:
            return blijft
        midden = len(proeven) // 2
        return self._zonder(proeven[midden:], self._zonder(proeven[:midden], blijft))
