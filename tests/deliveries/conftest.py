from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ghnt_pipeline import store

from .desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "project")


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the building of the store, where a test is about what is accepted."""

    def noted(path: Path, deliveries: Any, *_: Any) -> dict[str, Any]:
        path.write_text(" ".join(delivery.manifest.id for delivery in deliveries))
        return {"ongedekt": [], "tegenstrijdig": [], "totalen": []}

    monkeypatch.setattr(store, "build", noted)
