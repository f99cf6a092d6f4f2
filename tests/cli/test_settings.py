"""Settings: where a value comes from, what is refused, and the folder that `ghnt init` makes."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from ghnt_pipeline.beginning import settings_text, suppliers
from ghnt_pipeline.cli import setting_up
from ghnt_pipeline.settings import Afspraak, Settings, load_settings
from ghnt_pipeline.uitgever import Uitgever

from .conftest import MELDINGEN, Ghnt


def shown(ghnt: Ghnt, key: str, *more: str) -> tuple[Any, str]:
    """The value of a setting and where it comes from."""
    found = ghnt("config", "--json", *more).document["result"][key]
    return found["value"], found["origin"]


def test_a_flag_goes_before_a_variable_before_the_file_before_the_default(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "leveren_binnen_dagen"
    assert shown(ghnt, key) == (30, "default")
    Path("ghnt.toml").write_text(f"{key} = 31")
    assert shown(ghnt, key) == (31, "file")
    monkeypatch.setenv("GHNT_LEVEREN_BINNEN_DAGEN", "32")
    assert shown(ghnt, key) == (32, "environment")
    assert shown(ghnt, key, "--set", f"{key}=33") == (33, "flag")
    assert ghnt("--set", f"{key}=34", "config").out.splitlines()[6].split() == [key, "34"]


def test_what_was_agreed_with_a_supplier_comes_from_several_places_at_once(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ghnt.toml").write_text("[bronnen.dok]\ngrondslag = 'artikel'\nbewaren_maanden = 12")
    monkeypatch.setenv("GHNT_BRONNEN__DOK__BEWAREN_MAANDEN", "24")
    assert shown(ghnt, "bronnen.dok.grondslag") == ("artikel", "file")
    assert shown(ghnt, "bronnen.dok.bewaren_maanden") == (24, "environment")
    flag = ("--set", "bronnen.dok.contact=post@example.org")
    assert shown(ghnt, "bronnen.dok.contact", *flag) == ("post@example.org", "flag")
    assert shown(ghnt, "bronnen.dok.contact") == ("", "default")


def test_who_publishes_comes_from_several_places_at_once(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("ghnt.toml").write_text(
        "[uitgever]\nnaam = ' Voorbeeld '\nadres = 'https://example.org/a/'"
    )
    monkeypatch.setenv("GHNT_UITGEVER__MAIL", "cijfers@example.org")
    assert shown(ghnt, "uitgever.naam") == ("Voorbeeld", "file")
    assert shown(ghnt, "uitgever.adres") == ("https://example.org/a", "file")
    assert shown(ghnt, "uitgever.mail") == ("cijfers@example.org", "environment")
    assert shown(ghnt, "uitgever.uri") == ("", "default")


def test_config_names_the_origin_when_asked(ghnt: Ghnt) -> None:
    Path("ghnt.toml").write_text("omgezet = 'beide'")
    assert (
        "omgezet               beide                        file" in ghnt("config", "--origin").out
    )
    assert "default" not in ghnt("config").out


WRONG = {
    "a key of the file": ("omgezeet = 'beide'", {}, (), "Perhaps omgezet is meant"),
    "a key like no other": ("kleur = 'rood'", {}, (), "Known: max_refused_share, "),
    "a supplier": ("[bronnen.blijft]\ngrondslag = 'x'", {}, (), "Perhaps blijf is meant"),
    "of a supplier": ("[bronnen.dok]\ngrondslg = 'x'", {}, (), "Perhaps grondslag is meant"),
    "a variable": ("", {"GHNT_OMGEZETT": "beide"}, (), "Perhaps GHNT_OMGEZET is meant"),
    "a flag": ("", {}, ("--set", "omgezeet=beide"), "--set: omgezeet is unknown. Perhaps omgezet"),
    "a flag without value": ("", {}, ("--set", "omgezet"), "Write --set KEY=VALUE"),
    "a value in a variable": ("", {"GHNT_MAX_REFUSED_SHARE": "veel"}, (), "GHNT_MAX_REFUSED_SHARE"),
    "a value in the file": ("bronnen = 3", {}, (), "ghnt.toml: bronnen has a wrong value"),
    "of who publishes": (
        "[uitgever]\nmial = 'x'",
        {},
        (),
        "uitgever.mial is unknown. Perhaps mail",
    ),
    "a name as mail": ("[uitgever]\nmail = 'Cijfers'", {}, (), "uitgever.mail has a wrong value"),
    "an address as uri": ("", {"GHNT_UITGEVER__URI": "example.org"}, (), "begins with https://"),
    "an open address": ("", {}, ("--set", "uitgever.adres=http://example.org"), "uitgever.adres"),
    "a place in a page": ("[uitgever]\nadres = 'https://example.org/#x'", {}, (), "without ? or #"),
    "two faults at once": ("[uitgever]\nadres = 'x'\nuri = 'y'", {}, (), "; "),
    "a negative term": ("leveren_binnen_dagen = -1", {}, (), "leveren_binnen_dagen"),
}


@pytest.mark.parametrize(("toml", "variables", "flags", "said"), WRONG.values(), ids=WRONG)
def test_what_is_unknown_or_wrong_is_refused_with_a_suggestion(
    ghnt: Ghnt,
    monkeypatch: pytest.MonkeyPatch,
    toml: str,
    variables: dict[str, str],
    flags: tuple[str, ...],
    said: str,
) -> None:
    Path("ghnt.toml").write_text(toml)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    done = ghnt("config", *flags)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_variables_that_are_no_setting_and_like_none_are_let_be(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GHNT_PROJECT", ".")
    monkeypatch.setenv("GHNT_ZWQX", "1")
    assert ghnt("config").code == 0


def test_a_flag_reaches_the_work_itself(ghnt: Ghnt) -> None:
    bad = MELDINGEN.replace("Papendrecht", "Atlantis")
    Path("data/raw/slecht_2019K1.csv").write_text(bad)
    assert ghnt("check", "data/raw/slecht_2019K1.csv").code == 1
    assert ghnt("check", "data/raw/slecht_2019K1.csv", "--set", "max_refused_share=0.5").code == 0


def test_init_makes_a_folder_for_the_owner_with_settings_that_say_the_defaults(
    ghnt: Ghnt, tmp_path: Path
) -> None:
    done = ghnt("init", "nieuw", "--grondslag", "dok=artikel 1", "--bewaren", "dok=60")
    assert done.code == 0
    root = tmp_path / "nieuw"
    for folder in (root, root / "data" / "raw", root / "data" / "processed"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    found = load_settings(root)
    assert found.bronnen["dok"] == Afspraak(grondslag="artikel 1", bewaren_maanden=60)
    assert found.model_dump(exclude={"bronnen"}) == Settings().model_dump(exclude={"bronnen"})
    assert "No legal basis is noted for: veilig_thuis, blijf, politie, vir." in done.err
    text = (root / "ghnt.toml").read_text("utf-8")
    for name, field in Settings.model_fields.items():
        if name not in {"uitgever", "bronnen"}:
            assert f"# {field.description}\n# {name} = " in text
    for name, field in Uitgever.model_fields.items():
        assert f"# {name}: {field.description}\n" in text
        assert f'# {name} = ""\n' in text.partition("# [uitgever]\n")[2]


def test_every_default_that_stands_in_the_file_is_the_default() -> None:
    text = settings_text({})
    lines = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("# ")]
    uncommented = [line for line in lines if line.split(" = ")[0] in Settings.model_fields]
    assert len(uncommented) == len(Settings.model_fields) - 2
    assert Settings(**tomllib.loads("\n".join(uncommented))) == Settings()


def test_init_again_changes_nothing(ghnt: Ghnt) -> None:
    Path("ghnt.toml").write_text("omgezet = 'beide'")
    done = ghnt("init", "--grondslag", "dok=artikel 1")
    assert done.code == 0
    assert "was there and is as it was" in done.err
    assert Path("ghnt.toml").read_text() == "omgezet = 'beide'"


def test_a_dry_init_writes_nothing(ghnt: Ghnt) -> None:
    assert ghnt("init", "nieuw", "--dry-run").code == 0
    assert not Path("nieuw").exists()


def test_init_asks_nothing_where_nobody_can_answer(ghnt: Ghnt) -> None:
    assert ghnt("init", "nieuw", "--json").document["result"]["without_grondslag"] == list(
        suppliers()
    )


def test_init_asks_a_person_what_the_options_did_not_say(
    ghnt: Ghnt, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str, **how: Any) -> Any:
        asked.append(question)
        return 24 if how.get("type") is int else " artikel 2 "

    monkeypatch.setattr(setting_up, "_may_ask", lambda _: True)
    monkeypatch.setattr(typer, "prompt", answer)
    ghnt("init", "nieuw", "--grondslag", "dok=artikel 1")
    found = load_settings(Path("nieuw")).bronnen
    assert len(asked) == 2 * len(suppliers()) - 1
    assert found["dok"] == Afspraak(grondslag="artikel 1", bewaren_maanden=24)
    assert found["vir"] == Afspraak(grondslag="artikel 2", bewaren_maanden=24)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--grondslag", "dok"), "BRON=VALUE"),
        (("--grondslag", "dokk=x"), "Perhaps dok is meant"),
        (("--bewaren", "dok=lang"), "whole number of months"),
    ],
)
def test_a_wrong_agreement_ends_with_2_and_makes_nothing(
    ghnt: Ghnt, arguments: tuple[str, ...], said: str
) -> None:
    done = ghnt("init", "nieuw", *arguments)
    assert done.code == 2
    assert said in done.err
    assert not Path("nieuw").exists()


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_legal_basis_is_read_back_as_it_was_written(grondslag: str) -> None:
    text = settings_text({"dok": Afspraak(grondslag=grondslag)})
    assert tomllib.loads(text)["bronnen"]["dok"]["grondslag"] == grondslag
