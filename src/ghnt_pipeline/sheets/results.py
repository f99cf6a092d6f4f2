"""What the formulas of a sheet left behind in a binary workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Place = tuple[int, int]


class Results:
    """Cells of one sheet, as rows and columns from 0, by what their formulas resulted in.

    `faulty` have an error or no result at all, `void` a 0 or a text without characters; `valued`
    says whether any other formula has a result.
    """

    def __init__(self) -> None:
        self.faulty: list[Place] = []
        self.void: list[Place] = []
        self.valued = False

    def note(self, place: Place, value: float) -> None:
        """Note a result: a number, or the length of a text."""
        if value:
            self.valued = True
        else:
            self.void.append(place)


def without_result(
    number: int, sheets: Sequence[Results], *, asks: bool, knows: bool
) -> Iterable[Place]:
    """Cells of a sheet that have an error, or whose formula has no result.

    Every formula of a binary workbook has a result: a program that does not calculate writes 0 or
    a text without characters. It may ask Excel to calculate on opening (`asks`). Else it does not
    say which program calculated (`knows`), and no formula of the workbook has anything in it.
    """
    found = sheets[number]
    calculated = knows or any(sheet.valued for sheet in sheets)
    return [*found.faulty, *found.void] if asks or not calculated else found.faulty
