"""Why a published figure differs from the last released edition, on literal tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from ghnt_pipeline.changes import changes_since
from ghnt_pipeline.deliveries import Delivery, DeliveryKey, State
from ghnt_pipeline.publishing.edition import Oorzaak, Status, Waarde
from ghnt_pipeline.publishing.opendata import KOLOMMEN, indicatoren_csv, lees_waarde
from ghnt_pipeline.released import Sleutel, Stand
from publishing.synthetic import synthetische_editie

Table = dict[Sleutel, Waarde]


def figure(aantal: int | None, status: Status = Status.BEKEND, thema: str = "KM") -> Waarde:
    shown = None if aantal is None else float(aantal)
    return Waarde(
        "meldingen",
        "GM0505",
        "2019K1",
        "thema",
        thema,
        waarde=shown,
        teller=aantal,
        noemer=None,
        ondergrens=None,
        bovengrens=None,
        eenheid="aantal",
        status=status,
        onvolledig=False,
        voorlopig=False,
        dekking="GM0505",
    )


def table(*figures: Waarde) -> Table:
    return {waarde.sleutel: waarde for waarde in figures}


@dataclass(frozen=True)
class Sent:
    """A delivery as far as the comparison looks at it."""

    id: str
    key: DeliveryKey
    state: State = State.STANDS


def sent(name: str, periode: str = "2019K1", *, stands: bool = True) -> Sent:
    key = DeliveryKey("veilig_thuis", "meldingen", periode)
    return Sent(name, key, State.STANDS if stands else State.REPLACED)


@dataclass
class Before:
    """A released edition in memory."""

    published: Table
    stand: Stand

    def tabel(self) -> list[dict[str, str]]:
        return [_row(waarde) for waarde in self.published.values()]


def _row(waarde: Waarde) -> dict[str, str]:
    values = {name: getattr(waarde, name) for name in KOLOMMEN}
    return {name: "" if value is None else str(value).lower() if isinstance(value, bool) else
            str(value) for name, value in values.items()}  # fmt: skip


@dataclass
class Counter:
    """Publishes anew from deliveries: here, what the test says they would give."""

    given: Mapping[tuple[str, ...], Table] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __call__(self, deliveries: Sequence[Delivery], _: Stand) -> Table:
        names = tuple(delivery.id for delivery in deliveries)
        self.asked.append(names)
        return self.given[names]


def made_from(*names: str, regels: str = "today") -> Stand:
    return Stand(leveringen=names, omgezet="melding", regels=regels)


def causes(
    before: Before, now: Table, deliveries: Iterable[Sent], counter: Counter
) -> list[tuple[Oorzaak, ...]]:
    stand = made_from(*(d.id for d in deliveries if d.state is State.STANDS))
    found = changes_since(cast("Any", before), now, stand, cast("Any", list(deliveries)), counter)
    return [change.oorzaken for change in found]


def test_what_stayed_the_same_is_no_change_and_nothing_is_counted_anew() -> None:
    same, counter = table(figure(30)), Counter()

    assert causes(Before(same, made_from("A")), same, [sent("A")], counter) == []
    assert counter.asked == []


def test_a_figure_that_became_final_with_the_same_number_is_no_change() -> None:
    provisional = table(replace(figure(30), voorlopig=True, status=Status.ONVOLLEDIG))

    assert causes(Before(provisional, made_from("A")), table(figure(30)), [sent("A")],
                  Counter()) == []  # fmt: skip


def test_a_replaced_delivery_is_a_correction() -> None:
    now = table(figure(35))
    deliveries = [sent("A", stands=False), sent("B")]

    found = causes(Before(table(figure(30)), made_from("A")), now, deliveries,
                   Counter({("B",): now}))  # fmt: skip

    assert found == [(Oorzaak.CORRECTIE,)]


def test_a_withdrawn_delivery_is_a_correction() -> None:
    nothing = table(figure(None, Status.GEEN_GEGEVENS))
    withdrawn = replace(sent("A"), state=State.WITHDRAWN)

    found = causes(Before(table(figure(30)), made_from("A")), nothing, [withdrawn],
                   Counter({(): {}}))  # fmt: skip

    assert found == [(Oorzaak.CORRECTIE,)]


def test_a_record_that_came_with_a_later_delivery_is_late() -> None:
    found = causes(
        Before(table(figure(30)), made_from("A")),
        table(figure(35)),
        [sent("A"), sent("C", "2019K2")],
        Counter(),
    )

    assert found == [(Oorzaak.LATER,)]


def test_the_same_deliveries_by_other_rules_is_a_change_of_rules() -> None:
    now = table(figure(25))

    found = causes(
        Before(table(figure(30)), made_from("A", regels="yesterday")), now, [sent("A")],
        Counter({("A",): now}),
    )  # fmt: skip

    assert found == [(Oorzaak.REGELS,)]


def test_each_figure_has_its_own_causes_and_several_where_several_moved_it() -> None:
    before = table(figure(30), figure(40, thema="HG"), figure(20, thema="OM"))
    by_rules = table(figure(35), figure(40, thema="HG"), figure(20, thema="OM"))
    corrected = table(figure(35), figure(45, thema="HG"), figure(20, thema="OM"))
    now = table(figure(40), figure(45, thema="HG"), figure(20, thema="OM"))

    found = causes(
        Before(before, made_from("A", regels="yesterday")),
        now,
        [sent("A", stands=False), sent("B"), sent("C", "2019K2")],
        Counter({("A",): by_rules, ("B",): corrected}),
    )

    assert found == [(Oorzaak.CORRECTIE,), (Oorzaak.REGELS, Oorzaak.LATER)]


def test_a_masked_figure_changed_by_its_protection() -> None:
    masked = table(figure(None, Status.GEMASKEERD))

    assert causes(Before(table(figure(30)), made_from("A")), masked, [sent("A")], Counter()) == [
        (Oorzaak.BESCHERMING,)
    ]


def test_a_delivery_that_was_purged_leaves_the_cause_unknown() -> None:
    found = causes(
        Before(table(figure(30)), made_from("gone")), table(figure(35)), [sent("B")], Counter()
    )

    assert found == [(Oorzaak.ONBEKEND,)]


def test_a_figure_the_earlier_edition_did_not_show_is_no_change() -> None:
    now = table(figure(30), figure(35, thema="HG"))

    assert causes(Before(table(figure(30)), made_from("A")), now, [sent("A")], Counter()) == []


def test_every_published_row_reads_back_as_it_was(tmp_path: Path) -> None:
    import csv

    edition = synthetische_editie()
    path = tmp_path / "indicatoren.csv"
    path.write_text(indicatoren_csv(edition), encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [lees_waarde(row) for row in csv.DictReader(file)]

    assert {row.sleutel: row for row in rows} == edition.per_sleutel
