"""What can be wrong in the folder of a region, in words, and the message that says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ghnt_pipeline.errors import UsageFault

REGELS = {
    "REG-01": "the folder holds regio.toml, gemeenten.csv, inwoners.csv, dekking.toml and "
    "doelen.toml, and besides at most reeksbreuken.csv and a README",
    "REG-02": "a file is CSV or TOML in UTF-8",
    "REG-03": "every column or key that is needed is there, and no other",
    "REG-04": "a value has the form that is asked for",
    "REG-05": "a gemeente stands in the file once, and a name or spelling means one gemeente",
    "REG-06": "code_nu is a gemeente of today (one without geldig_tot) that stands in the file; of "
    "a gemeente of today it is its own code",
    "REG-07": "in_regio is ja for gemeenten of today only, and for at least one",
    "REG-08": "a gemeente with geldig_van comes from others, which ended the day before",
    "REG-09": "every gemeente of the region has inhabitants in every year of the file, once",
    "REG-10": "inhabitants add up: those of a gemeente to what it came from, those of the region "
    "to inwoners_samen of regio.toml",
    "REG-11": "of every bron and soort each gemeente of the region stands under gemeenten, or "
    "under zonder",
    "REG-12": "every gemeente of the region and regio stand on the kaart once, with at least one "
    "empty place for the legend",
    "REG-13": "a name is one that is known: of a gemeente, a delivery, an indicator",
    "REG-14": "a goal has an id of its own, soort afspraak, and values in periods that do not "
    "overlap",
}
"""Every rule of the folder, in words."""

_GETOOND = 5


@dataclass(frozen=True)
class Plek:
    """A mistake: where, which rule is broken, and what is there or what helps."""

    waar: str
    regel: str
    meer: str = ""


def perhaps(word: str, known: Iterable[str]) -> str:
    """What was perhaps meant; nothing when nothing is near."""
    near = get_close_matches(word, list(known), n=1)
    return f"perhaps {near[0]} is meant" if near else ""


def refuse(folder: str, plekken: Sequence[Plek]) -> None:
    """Raise UsageFault with every mistake, the first few in words; nothing without one."""
    if plekken:
        over = len(plekken) - _GETOOND
        meer = f"; and {over} more" if over > 0 else ""
        wat = "; ".join(_in_words(plekken[:_GETOOND]))
        raise UsageFault(f"{folder}: {wat}{meer}. Mend it and try again")


def _in_words(plekken: Sequence[Plek]) -> Iterator[str]:
    """Each mistake, with the words of its rule where that is named first."""
    genoemd: set[str] = set()
    for plek in plekken:
        regel = plek.regel if plek.regel in genoemd else f"{plek.regel}: {REGELS[plek.regel]}"
        genoemd.add(plek.regel)
        yield f"{plek.waar}{': ' if plek.meer else ''}{plek.meer} ({regel})"
