"""The recipe of `ghnt init`: a project folder, its settings and what was agreed in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ghnt_pipeline import files
from ghnt_pipeline.coverage import expected
from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.reference import code_list
from ghnt_pipeline.reference.eigen_regio import region_of
from ghnt_pipeline.regio import in_region
from ghnt_pipeline.settings import SETTINGS_FILE, Afspraak, Project, Settings, load_settings
from ghnt_pipeline.uitgever import Uitgever

_HEAD = """\
# The settings of this project. A line that begins with # is the default: take the # away and
# change it. What is typed (--set KEY=VALUE) goes before a variable (GHNT_KEY), that before this
# file, and this file before the default. 'ghnt config --origin' shows what counts and why.
"""
_SUPPLIERS = """\
# What was agreed with each supplier. As a variable: GHNT_BRONNEN__DOK__GRONDSLAG.
"""
_NO_GIT = """\
# Records and the secret never go into version control.
/data/
/.ghnt-secret
"""


@dataclass(frozen=True)
class Begun:
    """A project folder, whether its settings were written now, and what is not noted of whom."""

    project: Project
    is_new: bool
    without_grondslag: tuple[str, ...]
    without_bewaren: tuple[str, ...]


def suppliers() -> dict[str, str]:
    """Every supplier a delivery is expected of, with its name in words."""
    labels = {code.kort: code.label for code in code_list("bron").codes}
    return {bron: labels[bron] for bron, _ in expected()}


def begin(folder: Path, afspraken: Mapping[str, Afspraak], *, dry_run: bool = False) -> Begun:
    """Make a project folder for the owner only. What is there already stays as it is.

    Raises UsageFault when it cannot be made.
    """
    project = Project(folder)
    is_new = not (project.root / SETTINGS_FILE).exists()
    if not dry_run:
        _make(project, afspraken)
    settings = load_settings(project.root)
    known: Mapping[str, Afspraak] = afspraken if dry_run else settings.bronnen
    with in_region(region_of(project.root, settings.regio)):
        return Begun(
            project,
            is_new,
            tuple(b for b in suppliers() if not known.get(b, Afspraak()).grondslag),
            tuple(b for b in suppliers() if not known.get(b, Afspraak()).bewaren_maanden),
        )


def _make(project: Project, afspraken: Mapping[str, Afspraak]) -> None:
    for place in (project.root, project.raw, project.processed):
        files.private_folder(place)
    try:
        for path, text in (
            (project.root / SETTINGS_FILE, settings_text(afspraken)),
            (project.root / ".gitignore", _NO_GIT),
        ):
            if not path.exists():
                files.write_text(path, text)
    except OSError as fault:
        raise UsageFault(f"{project.root} cannot be written: {fault.strerror}") from fault


def settings_text(afspraken: Mapping[str, Afspraak]) -> str:
    """`ghnt.toml` with every setting at its default, explained, and what was agreed filled in."""
    return "\n".join((_HEAD, *_general(), _publisher(), _SUPPLIERS, *_agreed(afspraken)))


def _general() -> Iterator[str]:
    defaults = Settings.model_construct().model_dump(mode="json")
    for name, field in Settings.model_fields.items():
        if name not in {"uitgever", "bronnen"}:
            yield f"# {field.description}\n# {name} = {_toml(defaults[name])}\n"


def _publisher() -> str:
    """What is asked of who publishes, as comment: most projects publish in no data catalogue."""
    fields = Uitgever.model_fields.items()
    return "\n".join(
        [
            f"# {Settings.model_fields['uitgever'].description}",
            *(f"# {name}: {field.description}" for name, field in fields),
            "# [uitgever]",
            *(f'# {name} = ""' for name, _ in fields),
            "",
        ]
    )


def _agreed(afspraken: Mapping[str, Afspraak]) -> Iterator[str]:
    explained = [f"# {name}: {f.description}" for name, f in Afspraak.model_fields.items()]
    yield "\n".join([*explained, ""])
    for bron, label in suppliers().items():
        values = afspraken.get(bron, Afspraak()).model_dump()
        lines = (
            f"{name} = {_toml(value)}{'' if value else '  # not noted yet'}"
            for name, value in values.items()
        )
        yield "\n".join([f"[bronnen.{bron}]  # {label}", *lines, ""])


def _toml(value: Any) -> str:
    """A text or number as TOML, whose texts are written as those of JSON."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
