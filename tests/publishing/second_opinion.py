"""The same judgements again, written from the formulas and by scipy.stats, not from our code."""

from __future__ import annotations

from math import sqrt

from scipy.stats import binomtest, chi2


def share_limits(count: int, total: int) -> tuple[float, float]:
    """[lower(t-2, n+2), upper(t+2, n-2)] in per cent."""
    lower = binomtest(max(0, count - 2), total + 2).proportion_ci(method="wilson").low
    upper = 1.0
    if count + 2 < total - 2:
        upper = binomtest(count + 2, total - 2).proportion_ci(method="wilson").high
    return 100 * float(lower), 100 * float(upper)


def count_limits(count: int) -> tuple[float, float]:
    """[lower(r-2), upper(r+2)], chi-square form."""
    return chi2.ppf(0.025, 2 * (count - 2)) / 2, chi2.ppf(0.975, 2 * (count + 2) + 2) / 2


def difference(
    new: float, new_limits: tuple[float, float], old: float, old_limits: tuple[float, float]
) -> str:
    """`meer`, `minder` or `kan toeval zijn`, from the limits of both."""
    gap = new - old
    down = sqrt((new - new_limits[0]) ** 2 + (old_limits[1] - old) ** 2)
    up = sqrt((new_limits[1] - new) ** 2 + (old - old_limits[0]) ** 2)
    if gap - down > 0:
        return "meer"
    return "minder" if gap + up < 0 else "kan toeval zijn"


def counts_differ(new: float, old: float) -> str:
    return difference(new, count_limits(int(new)), old, count_limits(int(old)))


def shares_differ(new: tuple[int, int], old: tuple[int, int]) -> str:
    return difference(
        100 * new[0] / new[1], share_limits(*new), 100 * old[0] / old[1], share_limits(*old)
    )


def rates_differ(new: tuple[int, int], old: tuple[int, int]) -> str:
    def limits(count: int, people: int) -> tuple[float, float]:
        low, high = count_limits(count)
        return 1000 * low / people, 1000 * high / people

    return difference(1000 * new[0] / new[1], limits(*new), 1000 * old[0] / old[1], limits(*old))


def goal(count: int, total: int, value: float, *, at_least: bool) -> str:
    """`gehaald`, `niet gehaald` or `kan toeval zijn`."""
    low, high = share_limits(count, total)
    if at_least:
        return "gehaald" if low >= value else "niet gehaald" if high < value else "kan toeval zijn"
    return "gehaald" if high <= value else "niet gehaald" if low > value else "kan toeval zijn"
