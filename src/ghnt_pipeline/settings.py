"""Settings of one project folder: what was typed, `GHNT_*` variables, `ghnt.toml`, the default."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_core import ErrorDetails

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.regio import packaged
from ghnt_pipeline.uitgever import Uitgever

SETTINGS_FILE = "ghnt.toml"
PREFIX = "GHNT_"
NO_SETTINGS = frozenset({"PROJECT"})
"""Variables of ours that are no setting, without the prefix."""

Key = tuple[str, ...]
"""A setting by its names from the top: `bronnen`, `dok`, `grondslag`."""


class Omgezet(StrEnum):
    """How a melding that was turned into an advies counts (rule D6)."""

    MELDING = "melding"
    BEIDE = "beide"


class Afspraak(BaseModel):
    """What was agreed with one supplier about its records."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    grondslag: Annotated[
        str, Field(description="The legal basis on which its records are kept.")
    ] = ""
    bewaren_maanden: Annotated[
        int, Field(ge=0, description="So many months after their period they may stay; 0: not set.")
    ] = 0
    contact: Annotated[str, Field(description="Whom to ask: an address of the organisation.")] = ""


class Settings(BaseModel):
    """What a region may set for itself. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    max_refused_share: Annotated[
        float,
        Field(ge=0, le=1, description="Above this share of refused rows nothing is taken in."),
    ] = 0.05
    max_dropped_share: Annotated[
        float,
        Field(ge=0, le=1, description="A correction that drops more numbers needs --correctie."),
    ] = 0.20
    omgezet: Annotated[
        Omgezet,
        Field(description="A melding turned into an advies counts as melding, or as beide (D6)."),
    ] = Omgezet.MELDING
    inwoners: Annotated[
        str, Field(description="Your own numbers of inhabitants, as a path from this folder.")
    ] = "data/reference/inwoners.csv"
    regio_naam: str = Field(
        default_factory=lambda: packaged().naam,
        description="The name of the region on every page.",
    )
    leveren_binnen_dagen: Annotated[
        int,
        Field(ge=0, description="So many days after a quarter its deliveries should be in."),
    ] = 30
    regio: Annotated[
        str,
        Field(description="Your own region, as a path from this folder; empty: the one built in."),
    ] = ""
    uitgever: Annotated[
        Uitgever,
        Field(description="Who publishes the editions; all four give an edition its dcat.jsonld."),
    ] = Uitgever()
    bronnen: Annotated[
        dict[str, Afspraak],
        Field(description="What was agreed with each supplier."),
    ] = {}

    @field_validator("bronnen")
    @classmethod
    def _known_suppliers(cls, bronnen: dict[str, Afspraak]) -> dict[str, Afspraak]:
        from ghnt_pipeline.reference import code_list

        known = [code.kort for code in code_list("bron").codes] if bronnen else []
        for bron in sorted(set(bronnen) - set(known)):
            raise ValueError(f"no supplier is called {bron}{meant(bron, known)}")
        return bronnen

    def afspraak(self, bron: str) -> Afspraak:
        """What was agreed with a supplier; nothing when nothing was noted."""
        return self.bronnen.get(bron, Afspraak())


class Origin(StrEnum):
    """Where the value of a setting comes from; the first that has one counts."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


class Given:
    """What a region set, by where it was set. Raises UsageFault for what cannot be read."""

    def __init__(self, project: Path, flags: Iterable[str] = ()) -> None:
        self.path = project / SETTINGS_FILE
        self.typed = _typed(flags)
        self.in_file = _in_file(self.path)
        self.in_variables = _in_variables()
        self.variables = {name.upper() for name in os.environ}

    def load(self) -> Settings:
        """Take all together; a region of its own gives the name on every page, unless that is set.

        Raises UsageFault naming each key that is unknown or wrong, or what is wrong in the region.
        """
        _refuse_misspelt(self.variables)
        try:
            settings = Settings(**_over(self.typed, _over(self.in_variables, self.in_file)))
        except ValidationError as fault:
            raise UsageFault("; ".join(self._in_words(e) for e in fault.errors())) from fault
        if not settings.regio or self.origin(("regio_naam",)) is not Origin.DEFAULT:
            return settings
        from ghnt_pipeline.reference.eigen_regio import region_of

        region = region_of(self.path.parent, settings.regio)
        return settings.model_copy(update={"regio_naam": region.naam})

    def origin(self, key: Key) -> Origin:
        """Where the value of this setting comes from."""
        if _has(self.typed, key):
            return Origin.FLAG
        if any(_variable(key[:depth]) in self.variables for depth in range(1, len(key) + 1)):
            return Origin.ENVIRONMENT
        return Origin.FILE if _has(self.in_file, key) else Origin.DEFAULT

    def _in_words(self, error: ErrorDetails) -> str:
        key = tuple(map(str, error["loc"]))
        where = {
            Origin.FLAG: "--set",
            Origin.ENVIRONMENT: _variable(key),
            Origin.FILE: str(self.path),
        }.get(self.origin(key), "settings")
        if error["type"] != "extra_forbidden":
            why = error["msg"].removeprefix("Value error, ")
            return f"{where}: {'.'.join(key)} has a wrong value: {why}"
        inner = Uitgever if key[0] == "uitgever" else Afspraak
        known = list(Settings.model_fields if len(key) == 1 else inner.model_fields)
        return f"{where}: {'.'.join(key)} is unknown{meant(key[-1], known)}"


def load_settings(project: Path, flags: Iterable[str] = ()) -> Settings:
    """Read the settings of a project; `flags` are the `KEY=VALUE` that were typed.

    Raises UsageFault naming each key that is unknown or wrong, with what was perhaps meant.
    """
    return Given(project, flags).load()


def leaves(settings: Settings) -> Iterator[tuple[Key, Any]]:
    """Every single setting with its value, those of a supplier one by one."""
    for name, value in settings.model_dump(mode="json", exclude={"bronnen"}).items():
        if name == "uitgever":
            yield from (((name, inner), text) for inner, text in value.items())
        else:
            yield (name,), value
    for bron, afspraak in sorted(settings.bronnen.items()):
        for name, value in afspraak.model_dump(mode="json").items():
            yield ("bronnen", bron, name), value


def meant(word: str, known: list[str]) -> str:
    """What was perhaps meant by a word, or else all that is known."""
    near = difflib.get_close_matches(word.lower(), known, n=1)
    if near:
        return f". Perhaps {near[0]} is meant"
    return f". Known: {', '.join(known)}"


def _typed(flags: Iterable[str]) -> dict[str, Any]:
    """`a.b=c` as nested values. Raises UsageFault without a `=`."""
    found: dict[str, Any] = {}
    for flag in flags:
        key, separator, value = flag.partition("=")
        if not separator:
            raise UsageFault(f"--set {key} has no value. Write --set KEY=VALUE")
        found = _over(_nested(key.strip().split("."), value.strip()), found)
    return found


def _in_variables() -> dict[str, Any]:
    """`GHNT_A__B=c` as nested values; pydantic-settings does this in 0.15 s, most of `status`."""
    found: dict[str, Any] = {}
    for variable, value in sorted(os.environ.items()):
        key = variable.upper().removeprefix(PREFIX).lower().split("__")
        if variable.upper().startswith(PREFIX) and key[0] in Settings.model_fields:
            found = _over(_nested(key, value), found)
    return found


def _nested(key: Iterable[str], value: Any) -> Any:
    for name in reversed(list(key)):
        value = {name: value}
    return value


def _over(values: Mapping[str, Any], below: Mapping[str, Any]) -> dict[str, Any]:
    """Values put over others, those that are nested one by one."""
    return {
        **below,
        **{
            name: _over(value, there)
            if isinstance(value, Mapping) and isinstance(there := below.get(name), Mapping)
            else value
            for name, value in values.items()
        },
    }


def _in_file(path: Path) -> dict[str, Any]:
    """What the file says; an editor may have begun it with a byte order mark."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except ValueError as fault:
        raise UsageFault(f"{path} is not valid TOML: {fault}") from fault
    except OSError as fault:
        raise UsageFault(f"{path} cannot be read: {fault.strerror}") from fault


def _refuse_misspelt(variables: Iterable[str]) -> None:
    """Raise UsageFault for a variable that is nearly one of ours: it would silently do nothing."""
    known = [name.upper() for name in Settings.model_fields]
    for variable in sorted(variables):
        name = variable.removeprefix(PREFIX)
        if name == variable or name.split("__")[0] in {*known, *NO_SETTINGS}:
            continue
        if near := difflib.get_close_matches(name, known, n=1):
            raise UsageFault(f"{variable} is no setting. Perhaps {PREFIX}{near[0]} is meant")


def _variable(key: Key) -> str:
    return PREFIX + "__".join(key).upper()


def _has(values: Mapping[str, Any], key: Key) -> bool:
    place: Any = values
    for name in key:
        if not isinstance(place, Mapping) or name not in place:
            return False
        place = place[name]
    return True


class Project:
    """The places of one project folder (design § 1)."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.raw = self.root / "data" / "raw"
        self.processed = self.root / "data" / "processed"
        self.deliveries = self.processed / "deliveries"
        self.ledger = self.processed / "ledger.jsonl"
        self.store = self.processed / "ghnt.duckdb"
        self.build = self.processed / "ghnt.build.json"
        self.bevindingen = self.processed / "bevindingen"
        self.intern = self.processed / "intern"
        self.editions = self.processed / "editions"
        self.pdf = self.processed / "pdf"
        self.bewijs = self.processed / "bewijs"
        self.openbaar = self.root / "openbaar.csv"
        self.toelichting = self.root / "toelichting.toml"
        self.released = self.processed / "released"
        self.lock = self.processed / ".lock"
        self.secret = self.root / ".ghnt-secret"

    @classmethod
    def find(cls, given: Path | None) -> Project:
        """The folder given, or GHNT_PROJECT, or the one we stand in. Raises UsageFault."""
        root = given or Path(os.environ.get("GHNT_PROJECT", "."))
        try:
            is_folder = root.is_dir()
        except OSError as fault:
            raise UsageFault(f"{root} cannot be opened: {fault.strerror}") from fault
        if not is_folder:
            raise UsageFault(f"{root} is not a folder. Give the project folder with --project DIR")
        if set("?\\") & set(str(root.resolve())):
            raise UsageFault(f"{root}: a project folder cannot have ? or \\ in its path")
        return cls(root)
