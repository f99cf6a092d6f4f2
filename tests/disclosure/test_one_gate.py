"""Numbers that do not follow from published counts are found, wherever they stand in the table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ghnt_pipeline.disclosure.cellen import Cijfer, Tabel
from ghnt_pipeline.disclosure.functies import onverklaard
from ghnt_pipeline.disclosure.structuur import Structuur, Telling

from .edition import Key, Row
from .klein import rij, structuur

PLACE = "meldingen GM1 2019K1"


@pytest.fixture(scope="module")
def shares() -> Structuur:
    """The structure with a share among the indicators."""
    own = structuur(3)
    share = Telling(teller="op_tijd", noemer="beoordeeld")
    return own.model_copy(update={"tellingen": {**own.tellingen, "triage": share}})


def faults(structure: Structuur, *rows: Cijfer) -> list[str]:
    return list(onverklaard(Tabel("2019K1", rows), structure))


def share(teller: int, noemer: int, pct: float) -> Cijfer:
    row = rij("triage GM1 2019K1", teller)
    return replace(row, eenheid="procent", noemer=noemer, waarde=pct)


def test_a_share_of_published_counts_is_explained(shares: Structuur) -> None:
    assert faults(shares, share(10, 65, 15.0)) == []


def test_a_share_of_true_counts_is_found(shares: Structuur) -> None:
    """12 of 65 is 18 %, while the published 10 of 65 is 15 %: so the teller would be 12."""
    assert faults(shares, share(10, 65, 18.0)) == ["triage/GM1/2019K1/totaal/totaal"]


def test_a_share_of_fewer_than_twenty_is_found(shares: Structuur) -> None:
    assert faults(shares, share(10, 15, 67.0))


def test_a_rate_of_the_true_count_is_found(shares: Structuur) -> None:
    rate = replace(rij("meldingen_per_1000 GM1 2019K1", 10), eenheid="per_1000", noemer=8000)

    assert faults(shares, replace(rate, waarde=1.3)) == []
    assert faults(shares, replace(rate, waarde=1.5))  # of the true 12


@pytest.mark.parametrize("count", [5, 12, 7, 0], ids=str)
def test_a_count_that_the_rule_cannot_give_is_found(count: int, shares: Structuur) -> None:
    assert faults(shares, rij(PLACE, count))


@pytest.mark.parametrize("name", ["waarde", "teller", "noemer", "ondergrens", "bovengrens"])
@pytest.mark.parametrize("status", ["verborgen", "gemaskeerd", "geen_gegevens"])
def test_a_hidden_row_with_any_number_is_found(name: str, status: str, shares: Structuur) -> None:
    row = rij(PLACE, status)
    assert faults(shares, row) == []
    assert faults(
        shares,
        Cijfer(*row.plaats, "aantal", status, **{"teller": None, "noemer": None, name: 3}),  # type: ignore[arg-type]
    )


def mean(gebied: str, noemer: int | None) -> Cijfer:
    row = rij(f"doorlooptijd_onderzoek {gebied} 2019 maat gemiddelde", "bekend")
    status = "verborgen" if noemer is None else "bekend"
    waarde = None if noemer is None else 61.0
    return replace(row, eenheid="dagen", status=status, noemer=noemer, waarde=waarde)


def test_one_withheld_mean_beside_others_is_found(shares: Structuur) -> None:
    assert faults(shares, mean("GM1", 25), mean("GM2", 30), mean("GM3", None))
    assert not faults(shares, mean("GM1", 25), mean("GM2", None), mean("GM3", None))


def test_a_mean_of_fewer_than_twenty_is_found(shares: Structuur) -> None:
    assert faults(shares, mean("GM1", 15))


def bounds(low: int, high: int, *themes: int | str) -> list[Cijfer]:
    total = replace(rij(PLACE, "grenzen"), ondergrens=low, bovengrens=high)
    names = ("KM", "HG", "OM")
    return [
        total,
        *(rij(f"{PLACE} thema {n}", v) for n, v in zip(names, themes, strict=True)),
    ]


def test_bounds_follow_from_the_published_themas(shares: Structuur) -> None:
    assert faults(shares, *bounds(35, 80, 40, 20, 10)) == []
    assert faults(shares, *bounds(42, 70, 40, 20, 10))  # of the true 42, 18 and 10
    assert faults(shares, *bounds(35, 65, 40, 20, "verborgen"))


def test_every_row_of_the_example_edition_is_explained(published: dict[Key, Row]) -> None:
    rows = tuple(
        Cijfer(
            *key, row["eenheid"], row["status"], row["teller"], row["noemer"], row["waarde"],
            row["ondergrens"], row["bovengrens"],
        )
        for key, row in published.items()
    )  # fmt: skip
    assert list(onverklaard(Tabel("2019K4", rows), structuur())) == []
