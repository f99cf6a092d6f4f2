"""What is declared about how figures hang together: complete, and true of the example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ghnt_pipeline.disclosure.cellen import Cijfer, Tabel, Waarom
from ghnt_pipeline.disclosure.maskers import beveilig
from ghnt_pipeline.disclosure.model import Model
from ghnt_pipeline.disclosure.structuur import Maat, Soort, Structuur, Telling, load_structuur
from ghnt_pipeline.disclosure.verbanden import model_van
from ghnt_pipeline.disclosure.vorm import load_vorm
from ghnt_pipeline.indicators import load_indicators

from .edition import Cell, Key, Row
from .klein import MASKER, VERBORGEN, Getoond, rij, structuur, tabel, vernauwd


def test_every_breakdown_that_is_published_is_declared() -> None:
    structure = load_structuur()
    published = {
        (maat, structure.tellingen[indicator].lijsten.get(cut, cut))
        for line in load_vorm()
        for indicator in line.indicatoren
        for cut in line.uitsplitsingen
        for maat in load_indicators()[indicator].maten
        if cut not in ("totaal", "maat")
    }
    assert all(cut in structure.maten[maat].uitsplitsing for maat, cut in published)


def test_relations_between_measures_name_measures_that_exist() -> None:
    structure = load_structuur()
    named = [part for line in structure.samenhang for part in (line.geheel, *line.delen)]
    assert {part.maat for part in named} <= set(structure.maten)
    assert all(
        part.categorie in structure.categorieen[part.maat][part.uitsplitsing]
        for part in named
        if part.uitsplitsing
    )


def table_of(published: dict[Key, Row]) -> Tabel:
    return Tabel(
        "2019K4",
        tuple(
            Cijfer(
                *key, row["eenheid"], row["status"], row["teller"], row["noemer"],
                onvolledig=row["onvolledig"], dekking=row["dekking"],
            )
            for key, row in published.items()
        ),
    )  # fmt: skip


def test_the_true_figures_of_the_example_keep_to_every_line(
    published: dict[Key, Row], true: dict[Key, Cell]
) -> None:
    """A line that the truth breaks would protect nothing, and could hold a good edition back."""
    structure = load_structuur()
    model = model_van([table_of(published)], structure).model
    numbers = true_numbers(model, structure, true)

    known = {slot for slot, number in enumerate(numbers) if number is not None}
    lines = [line for line in model.verbanden if {slot for _, slot in line.termen} <= known]
    broken = [line.naam for line in lines if not line.geldt([n or 0 for n in numbers])]
    assert len(lines) > 10_000
    assert broken == []


def true_numbers(model: Model, structure: Structuur, true: dict[Key, Cell]) -> list[int | None]:
    """Records and households of every cell of the model; None for cells that are no figure."""
    pairs: dict[str, tuple[int | None, int | None]] = {}
    for key, cell in true.items():
        counts = structure.tellingen[key[0]]
        if counts.noemer is None:
            pairs[str(structure.sleutel(counts.teller or "", key))] = (cell.teller, cell.achter)
        elif counts.teller is None:
            place = structure.sleutel(counts.noemer, (*key[:3], "totaal", "totaal"))
            pairs.setdefault(str(place), (cell.noemer, cell.achter))
        else:
            pairs[str(structure.sleutel(counts.teller, key))] = (cell.teller, cell.achter)
            pairs[str(structure.sleutel(counts.noemer, key))] = (cell.noemer, cell.achter_noemer)
    return [n for cell in model.cellen for n in pairs.get(cell.naam, (None, None))]


@pytest.fixture(scope="module")
def shares() -> Structuur:
    """The structure with a share: triage op tijd, of what was beoordeeld."""
    own = structuur()
    additive = Maat(gebied="som", periode="som", uitsplitsing={"thema": Soort.OVERLAP})
    return own.model_copy(
        update={
            "tellingen": {
                **own.tellingen,
                "triage": Telling(teller="op_tijd", noemer="beoordeeld"),
            },
            "maten": {**own.maten, "op_tijd": additive, "beoordeeld": additive},
            "categorieen": {**own.categorieen, "op_tijd": {}, "beoordeeld": {}},
        }
    )


def share(teller: int, noemer: int) -> Tabel:
    row = replace(rij("triage GM1 2019K1", teller), eenheid="procent", noemer=noemer)
    return Tabel("2019K1", (row,))


@pytest.mark.parametrize("teller", [60, 55, 50], ids=["60 of 60", "55 of 60", "50 of 60"])
def test_a_share_whose_complement_is_small_is_masked(teller: int, shares: Structuur) -> None:
    """60 of 60 says that none to four were too late, and that is a count of seven or less."""
    proof = beveilig([], share(teller, 60), shares)

    assert proof.onveilig == ()
    assert [row.status for row in proof.tabel.cijfers] == [MASKER]


def test_a_share_with_a_complement_that_could_be_shown_stays(shares: Structuur) -> None:
    proof = beveilig([], share(45, 60), shares)

    assert proof.maskers == ()
    assert proof.onveilig == ()


def test_a_share_withheld_for_want_of_records_says_only_that(shares: Structuur) -> None:
    """Fewer than 20 by the rule is 17 at most, of which either part can be the small one."""
    row = replace(rij("triage GM1 2019K1", VERBORGEN), eenheid="procent")
    few = model_van([Tabel("2019K1", (replace(row, waarom=Waarom.NOEMER),))], shares).model
    hidden = model_van([Tabel("2019K1", (row,))], shares).model

    assert [cell.hoogstens for cell in few.cellen] == [17, None, None]
    assert few.doelen == (1, 2)
    assert [hidden.cellen[cell].naam.split("/")[0] for cell in hidden.doelen] == ["op_tijd"]


def test_a_withheld_mean_says_how_many_records_there_are_at_most() -> None:
    mean = replace(rij("doorlooptijd_onderzoek GM1 2019 maat p90", VERBORGEN), eenheid="dagen")
    alone = model_van([Tabel("2019K1", (mean,))], structuur()).model
    beside = rij("onderzoeken_afgerond GM1 2019", 60)

    assert [cell.hoogstens for cell in alone.cellen] == [47]
    both = Tabel("2019K1", (replace(mean, categorie="gemiddelde"), mean))
    assert [cell.hoogstens for cell in model_van([both], structuur()).model.cellen] == [17]
    (cell,) = model_van([Tabel("2019K1", (mean, beside))], structuur()).model.cellen
    assert (cell.getoond, cell.hoogstens) == (60, None)


def test_a_cell_that_did_not_change_cannot_be_shown_as_two_numbers() -> None:
    place = "meldingen GM1 2019K1"
    one, other = (tabel({place: n}, afdruk={place: "same"}) for n in (10, 15))

    with pytest.raises(ValueError, match="two numbers"):
        model_van([one, other], structuur())


def test_the_complement_is_a_cell_of_the_model_and_never_printed(shares: Structuur) -> None:
    model = model_van([share(60, 60)], shares).model

    assert [cell.naam for cell in model.cellen] == [
        "beoordeeld/GM1/2019K1/totaal/totaal",
        "op_tijd/GM1/2019K1/totaal/totaal",
        "rest van op_tijd/GM1/2019K1/totaal/totaal",
    ]
    assert model.doelen == (2,)


def test_a_figure_known_by_bounds_only_is_free_when_it_is_hidden() -> None:
    """Its rows say nothing of its size: 40 of one thema stand under a hidden total."""
    total = replace(rij("meldingen GM1 2019K1", VERBORGEN), waarom=Waarom.GRENZEN)
    cells = Tabel("2019K1", (total, rij("meldingen GM1 2019K1 thema KM", 40)))

    model = model_van([cells], structuur()).model
    assert model.doelen == ()
    assert vernauwd(model) == set()


def test_records_that_stand_for_themselves_leave_less_room() -> None:
    """Eighteen over two hidden cells: possible with few families behind many, not without."""
    cells: dict[str, Getoond] = {"meldingen regio 2019K1": 20, "meldingen GM1 2019K1": VERBORGEN,
             "meldingen GM2 2019K1": VERBORGEN}  # fmt: skip
    families = tabel(cells)
    alone = replace(families, zonder_achter=frozenset({"meldingen"}))

    def possible(table: Tabel) -> set[str]:
        return vernauwd(model_van([table], structuur()).model)

    assert possible(families) == {"meldingen GM1 2019K1=0", "meldingen GM2 2019K1=0"}
    assert len(possible(alone)) == 4
