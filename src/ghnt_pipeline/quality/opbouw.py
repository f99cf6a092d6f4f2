"""How numbers of records are built up: runs of letters, runs of digits, and what is between."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

VASTE_OPBOUW = 0.9
"""A shape is the usual one when it covers at least this share of the numbers."""

STEEKPROEF = 1000
"""The usual shape is looked for among this many numbers, spread over the table."""

LANGSTE_OPBOUW = 8
"""A shape of more pieces than this is not spelled out."""

_STUKKEN = {"A": "letters", "9": "cijfers"}


def count_other_shapes(nummers: pa.ChunkedArray) -> tuple[int, str] | None:
    """How many numbers differ from the usual shape, with that shape in Dutch words.

    None when no shape covers enough of them. The usual shape is looked for in a sample and then
    counted in all; only a shape that covers less than the share that is asked can be missed.
    """
    if len(nummers) == 0:
        return None
    vorm = _most_common(nummers)
    past = pc.sum(pc.match_substring_regex(nummers, _as_pattern(vorm))).as_py()
    if past < VASTE_OPBOUW * len(nummers):
        return None
    return len(nummers) - past, _in_words(vorm)


def _most_common(nummers: pa.ChunkedArray) -> str:
    """The most common shape in the sample; of equals the first in the alphabet."""
    stap = -(-len(nummers) // STEEKPROEF)
    proef = nummers.take(pa.array(range(0, len(nummers), stap), pa.int64()))
    letters = pc.replace_substring_regex(proef, "[A-Za-z]+", "A")
    telling = pc.value_counts(pc.replace_substring_regex(letters, "[0-9]+", "9")).to_pylist()
    return str(min(telling, key=lambda t: (-t["counts"], t["values"]))["values"])


def _as_pattern(vorm: str) -> str:
    runs = {"A": "[A-Za-z]+", "9": "[0-9]+"}
    return f"^{''.join(runs.get(teken, re.escape(teken)) for teken in vorm)}$"


def _in_words(vorm: str) -> str:
    if len(vorm) > LANGSTE_OPBOUW:
        return "een vaste reeks letters en cijfers"
    return " ".join(_STUKKEN.get(teken, teken) for teken in vorm)
