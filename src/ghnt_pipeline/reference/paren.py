"""Two codes of a list at once, such as `KM+HG`: what has both."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product

from ghnt_pipeline.reference import Code, code_list, normalise


@cache
def paren_van(naam: str) -> tuple[Code, ...]:
    """Every two codes of a list as a code of its own, `KM+HG`: what has both."""
    return tuple(
        Code("", f"{een.kort}+{ander.kort}", f"{een.label} en {ander.label.lower()}, allebei", "")
        for een, ander in combinations(code_list(naam).codes, 2)
    )


@cache
def paar_spellingen(naam: str) -> dict[str, str]:
    """Normalised spellings of two codes of a list with + between, each to the pair: `KM+HG`.

    They may stand in either order; the pair has the order of the list.
    """
    volgorde = [code.kort for code in code_list(naam).codes]
    spellingen = {normalise(s): kort for s, kort in code_list(naam).spellingen.items()}
    return {
        f"{een}+{ander}": "+".join(sorted((spellingen[een], spellingen[ander]), key=volgorde.index))
        for een, ander in product(spellingen, repeat=2)
        if spellingen[een] != spellingen[ander]
    }
