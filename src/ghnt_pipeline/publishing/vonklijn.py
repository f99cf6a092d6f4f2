"""A sparkline beside a row of numbers: the shape of what was published, gaps where it was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ghnt_pipeline.publishing.edition import Waarde

BREED, HOOG, RAND = 76, 24, 3
"""In the units of the drawing; the style sheet says how large it is."""

MINSTENS = 3
"""So many numbers, or there is no shape to see."""

Plek = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Vonklijn:
    """Where the lines run, and the numbers without a neighbour; `einde` is the newest, if shown."""

    lijnen: tuple[str, ...]
    losse: tuple[Plek, ...]
    einde: Plek | None


def vonklijn(waarden: Sequence[Waarde | None]) -> Vonklijn | None:
    """Draw a row from zero to its own highest number; None with too few numbers."""
    cijfers = [None if waarde is None else waarde.cijfer for waarde in waarden]
    getoond = [cijfer for cijfer in cijfers if cijfer is not None]
    if len(getoond) < MINSTENS:
        return None
    hoogste = max(getoond) or 1.0
    stap = (BREED - 2 * RAND) / (len(cijfers) - 1)
    stukken: list[list[Plek]] = [[]]
    for nummer, cijfer in enumerate(cijfers):
        if cijfer is None:
            stukken.append([])
        else:
            y = HOOG - RAND - (HOOG - 2 * RAND) * cijfer / hoogste
            stukken[-1].append((round(RAND + stap * nummer, 1), round(y, 1)))
    return Vonklijn(
        tuple(" ".join(f"{x},{y}" for x, y in stuk) for stuk in stukken if len(stuk) > 1),
        tuple(stuk[0] for stuk in stukken if len(stuk) == 1),
        stukken[-1][-1] if stukken[-1] else None,
    )
