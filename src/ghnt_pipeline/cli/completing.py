"""What Tab offers behind a command: names that exist here. Nothing heavy is loaded for it.

A name that holds a space is offered with `-` in its place: a shell would split it, and names are
matched without either. What cannot be looked up is not offered; the command itself says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ghnt_pipeline.errors import GhntError

if TYPE_CHECKING:
    from ghnt_pipeline.settings import Project


def _that_begin(incomplete: str, names: Iterable[str]) -> list[str]:
    """The names that begin so, in any case; typer keeps only what begins as it was typed."""
    begin = incomplete.casefold()
    return [
        incomplete + name[len(incomplete) :] for name in names if name.casefold().startswith(begin)
    ]


def _project(ctx: typer.Context) -> Project | None:
    from ghnt_pipeline.settings import Project

    given = ctx.params.get("project")
    try:
        return Project.find(Path(given) if given else None)
    except GhntError:
        return None


def indicator_ids(incomplete: str) -> list[str]:
    from ghnt_pipeline.indicators import load_indicators

    return _that_begin(incomplete, sorted(load_indicators()))


def gemeenten(incomplete: str) -> list[str]:
    """The region and its municipalities of today, by name."""
    from ghnt_pipeline import reference

    names = [g.naam.replace(" ", "-") for g in reference.gemeenten().values() if g.in_regio]
    return _that_begin(incomplete, ["regio", *names])


def gebieden(incomplete: str) -> list[str]:
    """As `gemeenten`, and the rows that stand beside the region."""
    beside = ["regio_toen", "onbekend", "buiten_regio"]
    return [*gemeenten(incomplete), *_that_begin(incomplete, beside)]


def perioden(ctx: typer.Context, incomplete: str) -> list[str]:
    """The periods of which a delivery was accepted, whether it stands or not, and their years."""
    project = _project(ctx)
    if project is None:
        return []
    found = {folder.name for folder in project.deliveries.glob("*/*")}
    return _that_begin(incomplete, sorted(found | {name[:4] for name in found}))


def editions(ctx: typer.Context, incomplete: str) -> list[str]:
    from ghnt_pipeline.drafts import editions_made

    project = _project(ctx)
    return [] if project is None else _that_begin(incomplete, editions_made(project))


def deliveries(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of all deliveries, as `ghnt deliveries` shows them."""
    project = _project(ctx)
    if project is None:
        return []
    place = project.deliveries
    ids = sorted(folder.relative_to(place).as_posix() for folder in place.glob("*/*/*"))
    return _that_begin(incomplete, ids)


def brons(incomplete: str) -> list[str]:
    from ghnt_pipeline.reference import code_list

    return _that_begin(incomplete, [code.kort for code in code_list("bron").codes])


def kinds(incomplete: str) -> list[str]:
    from ghnt_pipeline import contracts

    return _that_begin(incomplete, sorted(contracts.kinds()))


def actielijnen(incomplete: str) -> list[str]:
    from ghnt_pipeline.indicators import Actielijn

    return _that_begin(incomplete, map(str, Actielijn))


def uitsplitsingen(ctx: typer.Context, incomplete: str) -> list[str]:
    """By what the indicator that was typed is cut.

    It is still among the words left over: an option without its value ends the parsing.
    """
    from ghnt_pipeline.indicators import load_indicators

    known = load_indicators()
    typed = [known[word] for word in ctx.args if word in known]
    return _that_begin(incomplete, typed[0].uitsplitsingen) if typed else []
