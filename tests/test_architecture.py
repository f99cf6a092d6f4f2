"""The layers and doors of CONTRIBUTING.md, held by reading the imports of every module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ghnt_pipeline import store
from ghnt_pipeline.checking import controle

SOURCE = Path(__file__).parents[1] / "src" / "ghnt_pipeline"
PACKAGE = "ghnt_pipeline"

BOTTOM = {
    "errors",
    "arrow_settings",
    "periods",
    "files",
    "limits",
    "journal",
    "place",
    "fingerprint",
    "settings",
    "uitgever",
    "regio",
    "indicators",
    "reference",
    "statistics",
    "contracts",
    "text_table",
    "cores",
    "workbooks",
}
ENGINES = {
    "reading": {"reading"},
    "checking": {"checking"},
    "quality": {"quality"},
    "deliveries": {"deliveries", "ledger", "secret"},
    "store": {"store"},
    "disclosure": {"disclosure"},
    "publishing": {"publishing"},
    "example": {"example"},
}
APART = {"sheets"}
"""Programs of their own, which import nothing of the rest and are started, not imported."""
RECIPES = {
    "bevindingen",
    "run",
    "runlog",
    "beginning",
    "asking",
    "drafts",
    "origin",
    "recorded",
    "report_intern",
    "purging",
    "doctor",
    "mending",
    "editions_whole",
    "seen",
    "inspection",
    "ingest",
    "intake",
    "acceptance",
    "building",
    "report",
    "printing",
    "protecting",
    "released",
    "release",
    "certifying",
    "bewijs",
    "openbaar",
    "changes",
    "status",
    "coverage",
    "template",
    "withdrawal",
    "joining",
    "explaining",
    "notebook",
    "reporting_back",
}
DOORS = {
    "duckdb": {"store", "checking"},
    "matplotlib": {"publishing/charts"},
    "typer": {"cli"},
    "rich": {"cli"},
    "jinja2": {"publishing"},
    "filelock": {"files"},
    "pandas": {"notebook"},
    "python_calamine": {"sheets"},
    "olefile": {"sheets"},
    "scipy": {"statistics", "disclosure/lineair"},
    "xlsxwriter": {"workbooks"},
    "ortools": {"disclosure/opgave"},
    "subprocess": {"publishing/tekenaars", "reading/workbook", "printing"},
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    """The module or package right under the source folder; the root, and what starts it, is ''."""
    first = path.relative_to(SOURCE).parts[0]
    return "" if first in {"__init__.py", "__main__.py"} else first.removesuffix(".py")


def imported(path: Path) -> list[str]:
    """Every module a file imports at run time, anywhere in it; typing-only imports do not count."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def rooms_used(path: Path) -> set[str]:
    """The rooms of our own package a file imports from."""
    names = {name.split(".")[1] for name in imported(path) if name.startswith(f"{PACKAGE}.")}
    known = BOTTOM | APART | RECIPES | {"cli"} | set().union(*ENGINES.values())
    return names & known


def words_of(model: Path) -> set[str]:
    """The words of a SQL model, its comments left out."""
    lines = model.read_text("utf-8").splitlines()
    text = " ".join(line for line in lines if not line.startswith("--"))
    return set(text.replace("(", " ").replace(".", " ").split())


def test_every_module_has_its_place_in_the_layers() -> None:
    known = BOTTOM | APART | RECIPES | {"cli", ""} | set().union(*ENGINES.values())

    assert {room(path) for path in modules()} == known


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_modules_import_downwards_only(path: Path) -> None:
    own = room(path)
    allowed = {own} if own in APART else set(BOTTOM)
    for engine in ENGINES.values():
        if own in engine:
            allowed |= engine
    if own in RECIPES:
        allowed |= RECIPES | set().union(*ENGINES.values())
    if own in {"cli", ""}:
        allowed |= RECIPES | set().union(*ENGINES.values()) | {"cli"}

    assert rooms_used(path) <= allowed


@pytest.mark.parametrize("library", sorted(DOORS))
def test_each_library_comes_in_through_its_own_door(library: str) -> None:
    users = {
        str(path.relative_to(SOURCE)).removesuffix(".py")
        for path in modules()
        if any(name.split(".")[0] == library for name in imported(path))
    }

    outside = {u for u in users if not any(u == d or u.startswith(f"{d}/") for d in DOORS[library])}
    assert not outside
    assert users


def test_disclosure_knows_nothing_of_databases_charts_or_the_command_line() -> None:
    for path in (SOURCE / "disclosure").rglob("*.py"):
        libraries = {name.split(".")[0] for name in imported(path)}
        assert not libraries & {"duckdb", "matplotlib", "typer", "pandas", "pyarrow"}


def test_what_is_published_is_read_from_protected_figures_only() -> None:
    for path in (SOURCE / "sql" / "models").glob("5*.sql"):
        assert not {w for w in words_of(path) if w.startswith(("ind_", "core_", "stg_", "raw_"))}
    for path in (SOURCE / "publishing").rglob("*.py"):
        assert "ind_" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_module_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_a_model_reads_lower_levels_only() -> None:
    files = sorted((SOURCE / "sql" / "models").glob("*.sql"))
    level = {path.name[3:-4]: int(path.name[:2]) for path in files}

    for path in files:
        for table in words_of(path) & set(level):
            if table != path.name[3:-4]:
                assert level[table] < int(path.name[:2]), f"{path.name} reads {table}"


def test_no_progress_bar_of_duckdb_is_printed_between_the_data() -> None:
    calls = [
        str(path.relative_to(SOURCE))
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "duckdb.connect"
    ]

    assert calls == ["checking/controle.py", "store/opening.py"], "each in its quiet_connection"
    for quiet in (controle.quiet_connection(), store.quiet_connection()):
        shown = quiet.execute("select current_setting('enable_progress_bar')").fetchall()
        assert shown == [(False,)]
