"""Settings of one project folder: `ghnt.toml`, then `GHNT_*` variables, then what was typed."""

from __future__ import annotations

import os
import tomllib
from enum import StrEnum
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from ghnt_pipeline.errors import UsageFault

SETTINGS_FILE = "ghnt.toml"


class Omgezet(StrEnum):
    """How a melding that was turned into an advies counts (rule D6)."""

    MELDING = "melding"
    BEIDE = "beide"


class Settings(BaseSettings):
    """What a region may set for itself. Unknown keys are refused."""

    model_config = SettingsConfigDict(env_prefix="GHNT_", extra="forbid", frozen=True)

    max_refused_share: Annotated[float, Field(ge=0, le=1)] = 0.05
    max_dropped_share: Annotated[float, Field(ge=0, le=1)] = 0.20
    omgezet: Omgezet = Omgezet.MELDING
    inwoners: str = "data/reference/inwoners.csv"
    regio_naam: str = "Zuid-Holland Zuid"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Order of precedence: environment, then the file, then the defaults."""
        return init_settings, env_settings, _TomlFile(settings_cls)


class _TomlFile(TomlConfigSettingsSource):
    """A TOML file that an editor may have begun with a byte order mark."""

    def _read_file(self, file_path: Path | Traversable) -> dict[str, Any]:
        return tomllib.loads(file_path.read_text("utf-8-sig"))


def load_settings(project: Path) -> Settings:
    """Read the settings of a project. Raises UsageFault naming the key that is wrong."""

    class OfProject(Settings):
        model_config = SettingsConfigDict(
            **{**Settings.model_config, "toml_file": project / SETTINGS_FILE}
        )

    try:
        return OfProject()
    except ValidationError as fault:
        keys = ", ".join(".".join(map(str, error["loc"])) for error in fault.errors())
        where = project / SETTINGS_FILE
        raise UsageFault(
            f"{where} or a GHNT_ variable: {keys} is unknown or has a wrong value. "
            f"Known keys: {', '.join(Settings.model_fields)}"
        ) from fault
    except ValueError as fault:
        raise UsageFault(f"{project / SETTINGS_FILE} is not valid TOML: {fault}") from fault


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
        self.bewijs = self.processed / "bewijs"
        self.openbaar = self.root / "openbaar.csv"
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
