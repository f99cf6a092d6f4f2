"""Whatever an analyst does in whatever order: nothing is lost, and only what stands counts."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from deliveries.desk import Desk, Row, meldingen, tree
from ghnt_pipeline.building import bring_up_to_date
from ghnt_pipeline.deliveries import Delivery, State
from ghnt_pipeline.ingest import Ingested
from ghnt_pipeline.ledger import Ledger
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.release import release
from ghnt_pipeline.released import all_released
from ghnt_pipeline.report import report, verify_edition
from ghnt_pipeline.run import Outcome
from ghnt_pipeline.settings import Settings
from ghnt_pipeline.withdrawal import withdraw
from regio.project import GLIMMERLAND, let_it_count

EXAMPLES = int(os.environ.get("GHNT_HISTORIES", "1"))
"""How many histories are lived through; `make faults` asks for more."""
STEPS = int(os.environ.get("GHNT_STEPS", "8"))

QUARTERS = {"2021K1": "2021-02-05", "2021K2": "2021-05-06", "2021K3": "2021-08-05"}
REPORTED = Periode.parse("2021K1")
"""The first quarter: an edition of it shows no other, which makes its proof short."""
SECRET = "0f" * 32
HERE = Settings(regio="regio")
"""A small region: its four gemeenten make for few figures, pages and charts."""

quarters = st.sampled_from(sorted(QUARTERS))
sizes = st.integers(min_value=20, max_value=26)
places = st.integers(min_value=0, max_value=9)


def _rows(quarter: str, size: int, wrong: int, repeated: int) -> list[Row]:
    """Meldingen of a quarter, of which some break a rule and some are there twice."""
    first = 100 * sorted(QUARTERS).index(quarter)
    here = {"gemeente": "Kwartelbroek", "datum_melding": QUARTERS[quarter]}
    rows = meldingen(range(first, first + size), **here)
    for row in rows[:wrong]:
        row["gemeente"] = "Atlantis"
    return [*rows, *rows[size - repeated :]]


def _content(store: Path) -> dict[str, str]:
    """A fingerprint of every table; order of acceptance and place on disk are no content."""
    with duckdb.connect(store, read_only=True) as connection:
        names = [name for (name,) in connection.execute("show tables").fetchall()]
        return {
            name: hashlib.sha256(
                repr(sorted(connection.execute(f"from {name}").fetchall(), key=repr)).encode()
            ).hexdigest()
            for name in names
            if name != "raw_levering"
        }


class History(RuleBasedStateMachine):
    """One project of the small invented region through a series of things an analyst does.

    Every file is kept in data/raw.
    """

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.desk = Desk(self.root / "project")
        let_it_count(self.desk.project.root)
        self.desk.project.secret.write_text(SECRET, "ascii")
        self.number = 0
        self.released: dict[str, dict[str, str]] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    @property
    def standing(self) -> list[Delivery]:
        return [d for d in self.desk.deliveries if d.state is State.STANDS]

    @initialize(size=sizes)
    def begin(self, size: int) -> None:
        self.deliver_or_correct(str(REPORTED), size, wrong=0, repeated=0)

    @rule(
        quarter=quarters,
        size=sizes,
        wrong=st.integers(min_value=0, max_value=2),
        repeated=st.integers(min_value=0, max_value=2),
    )
    def deliver_or_correct(self, quarter: str, size: int, wrong: int, repeated: int) -> None:
        """A file comes in; for a quarter that is there it is a correction."""
        self.number += 1
        rows = _rows(quarter, size, wrong, repeated)
        path = self.desk.put(f"meldingen_{self.number}_{quarter}.csv", rows)
        _is_conserved(self.desk.ingest(path, settings=HERE, correctie=True), len(rows))

    @rule()
    def ingest_again(self) -> None:
        """Nothing new came: whatever was read is known."""
        before = tree(self.desk.project.deliveries)
        run = self.desk.ingest(settings=HERE)
        seen = {Outcome.KNOWN, Outcome.REFUSED_BEFORE}
        assert {result.outcome for result in run.results} <= seen
        assert tree(self.desk.project.deliveries) == before

    @precondition(lambda self: self.standing)
    @rule(which=places)
    def withdraw(self, which: int) -> None:
        chosen = self.standing[which % len(self.standing)].id
        withdraw(self.desk.project, HERE, chosen, _quietly)
        assert chosen not in self.desk.standing

    @precondition(lambda self: self._withdrawn())
    @rule(which=places)
    def undo(self, which: int) -> None:
        chosen = self._withdrawn()[which % len(self._withdrawn())]
        withdraw(self.desk.project, HERE, chosen, _quietly, undo=True)
        assert chosen not in self._withdrawn()

    def _withdrawn(self) -> list[str]:
        return [d.id for d in self.desk.deliveries if d.state is State.WITHDRAWN]

    @precondition(lambda self: self.desk.project.store.exists())
    @rule()
    def rebuild(self) -> None:
        """The store is derived: without it, it comes back the same."""
        before = _content(self.desk.project.store)
        self.desk.project.store.unlink()
        bring_up_to_date(self.desk.project, HERE, self.desk.ledger, force=True)
        assert _content(self.desk.project.store) == before

    @precondition(lambda self: self._can_be_reported())
    @rule(goes_out=st.booleans())
    def report(self, goes_out: bool) -> None:
        made = report(self.desk.project, HERE, REPORTED, _quietly)
        assert verify_edition(self.desk.project, made.folder.name) >= 0
        if goes_out:
            release(self.desk.project, made.folder.name)
            self.released.setdefault(made.folder.name, tree(made.folder))

    def _can_be_reported(self) -> bool:
        return any(d.key.periode == str(REPORTED) for d in self.standing)

    @invariant()
    def rows_of_every_delivery_add_up(self) -> None:
        for manifest in (d.manifest for d in self.desk.deliveries):
            kept = manifest.rows_accepted + manifest.rows_refused
            assert manifest.rows_read == kept + manifest.rows_repeated + manifest.rows_control

    @invariant()
    def of_each_quarter_one_delivery_stands_at_most(self) -> None:
        keys = [d.key for d in self.standing]
        assert len(keys) == len(set(keys))

    @invariant()
    def what_was_released_is_as_it_went_out(self) -> None:
        editions = self.desk.project.editions
        assert {naam: tree(editions / naam) for naam in self.released} == self.released

    @precondition(lambda self: self.desk.project.store.exists())
    @invariant()
    def only_what_stands_counts(self) -> None:
        counted = self.desk.query("select levering from raw_levering order by 1")
        assert [levering for (levering,) in counted] == sorted(self.desk.standing)


class Lived(History):
    """The same, laid beside a fresh project at its end."""

    def teardown(self) -> None:
        self._is_as_if_only_what_stands_had_come()
        for naam in self.released:
            assert verify_edition(self.desk.project, naam) >= 0
        ledger = Ledger(self.desk.project.ledger)
        assert {u.naam for u in all_released(self.desk.project, ledger)} == set(self.released)
        super().teardown()

    def _is_as_if_only_what_stands_had_come(self) -> None:
        if not self.standing:
            return
        fresh = Desk(self.root / "fresh")
        let_it_count(fresh.project.root)
        fresh.project.secret.write_text(SECRET, "ascii")
        for delivery in reversed(self.standing):
            name = delivery.manifest.bestand
            fresh.put(name, (self.desk.project.raw / name).read_bytes())
        assert not fresh.ingest(settings=HERE).refused
        assert sorted(fresh.standing) == sorted(self.desk.standing)
        assert _content(fresh.project.store) == _content(self.desk.project.store)


def _is_conserved(run: Ingested, rows: int) -> None:
    """Assert that every row of a file that was checked came to one end."""
    for result in run.results:
        if (found := result.gecontroleerd) is not None:
            ends = found.aanvaard + found.afgekeurd + found.herhaald + found.controle
            assert found.gelezen == ends == rows


def _quietly(_: str) -> None:
    """Take progress and say nothing."""


def test_any_history_conserves_rows_forgets_order_and_leaves_releases_alone() -> None:
    with in_region(region_of(GLIMMERLAND.parent, GLIMMERLAND.name)):
        run_state_machine_as_test(
            Lived,
            settings=settings(
                derandomize=True,
                deadline=None,
                database=None,
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )


def test_a_history_in_which_everything_happens_keeps_the_same_promises() -> None:
    with in_region(region_of(GLIMMERLAND.parent, GLIMMERLAND.name)):
        lived = Lived()
        steps: list[Callable[[], None]] = [
            lambda: lived.begin(20),
            lambda: lived.report(goes_out=True),
            lambda: lived.deliver_or_correct("2021K2", 22, wrong=1, repeated=2),
            lambda: lived.deliver_or_correct("2021K1", 24, wrong=0, repeated=1),
            lived.ingest_again,
            lambda: lived.withdraw(0),
            lived.rebuild,
            lambda: lived.undo(0),
            lambda: lived.report(goes_out=False),
        ]
        for step in steps:
            step()
            lived.rows_of_every_delivery_add_up()
            lived.of_each_quarter_one_delivery_stands_at_most()
            lived.what_was_released_is_as_it_went_out()
            lived.only_what_stands_counts()
        assert list(lived.released) == ["2021K1"]
        lived.teardown()
