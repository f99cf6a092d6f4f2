"""How tests ask for an explanation, and that its steps add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from agreement import build, read
from records import Sent

from ghnt_pipeline import store
from ghnt_pipeline.deliveries import MANIFEST, Delivery, Manifest, State
from ghnt_pipeline.explaining.delen import Lezing
from ghnt_pipeline.explaining.stappen import Stap
from ghnt_pipeline.explaining.uitleg import Uitleg, explain_figure
from ghnt_pipeline.explaining.vraag import Vraag, settle
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode

AT_THE_DOOR = {"rows_refused": 2, "rows_repeated": 1, "rows_control": 3}
"""What every delivery here lost before it was accepted."""


def manifests(folder: Path) -> list[Delivery]:
    """The deliveries that were written there, as if some of their rows had been left out."""
    found = []
    for number, path in enumerate(sorted(folder.rglob(MANIFEST))):
        manifest = Manifest.model_validate_json(path.read_text("utf-8"))
        rows_read = manifest.rows_accepted + sum(AT_THE_DOOR.values())
        manifest = manifest.model_copy(update={**AT_THE_DOOR, "rows_read": rows_read})
        found.append(Delivery(manifest, path.parent, number, State.STANDS))
    return found


def explain(folder: Path, some: Sequence[Sent], vraag: Vraag, *, both: bool = False) -> Uitleg:
    """Build a store of these deliveries and explain one of its figures, every delivery shown."""
    path = build(folder, some, count_both=both)
    with store.explaining(path) as lees:
        return explain_figure(Lezing(lees, manifests(folder), vraag, True))


def ask(indicator: str, *cel: str, gemeente: str = "Dordrecht", periode: str = "2019K1") -> Vraag:
    cut, code = cel or (None, None)
    return settle(indicator, gemeente, Periode.parse(periode), cut, code)


def steps(uitleg: Uitleg) -> dict[str, int]:
    """What each step takes after the door, of all deliveries together."""
    found: Counter[Stap] = Counter()
    for deel in uitleg.wegen[0].delen:
        for way in (*deel.leveringen, *deel.opgaven):
            found.update(way.stappen)
    door = (Stap.AFGEKEURD, Stap.HERHAALD, Stap.CONTROLE)
    return {stap.value: n for stap, n in found.items() if stap not in door and n}


def must_add_up(uitleg: Uitleg) -> None:
    """Rows read less all steps is what counts, for each delivery; that and what was given is it."""
    for weg in uitleg.wegen:
        for deel in weg.delen:
            ways = (*deel.leveringen, *deel.opgaven, *deel.elders)
            for way in ways:
                assert way.levering.manifest.rows_read - sum(way.stappen.values()) == way.telt
                assert way.telt >= 0
            if deel.herkomst == "registratie":
                assert sum(way.telt for way in deel.leveringen) == deel.ondergrens
            elif deel.herkomst == "opgave":
                used = {way.levering.id for way in deel.opgaven if way.telt}
                assert {t.levering for t in deel.termen} in (used, {None})
    if uitleg.waarde["status"] in ("bekend", "onvolledig"):
        w, weg = uitleg.waarde, uitleg.wegen[0]
        assert weg.ondergrens == (w["noemer"] if w["teller"] is None else w["teller"])


def some_cells(path: Path, random: Random) -> list[Vraag]:
    """Of every indicator a cell that is not empty, where it has one, and any cell."""
    found: dict[str, tuple[list[Vraag], list[Vraag]]] = {i: ([], []) for i in load_indicators()}
    for *cell, size in read(
        path,
        "select indicator, gebied, periode, uitsplitsing, categorie, "
        "coalesce(bovengrens, teller, noemer, 0) from ind_waarde",
    ):
        vraag = Vraag(load_indicators()[cell[0]], cell[1], cell[1], Periode.parse(cell[2]),
                      cell[3], cell[4])  # fmt: skip
        found[cell[0]][size == 0].append(vraag)
    return [random.choice(cells) for pair in found.values() for cells in pair if cells]
