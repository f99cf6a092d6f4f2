from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from ghnt_pipeline.reading import workbook

from .forking import Forking


@pytest.fixture(scope="session")
def forking() -> Iterator[Forking]:
    ready = Forking()
    yield ready
    ready.close()


@pytest.fixture(autouse=True)
def _many_workbooks_are_read_by_a_program_that_is_ready(
    forking: Forking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make fuzz` starts the program itself for each, as everybody does."""
    if "GHNT_FUZZ" not in os.environ:
        monkeypatch.setattr(workbook, "subprocess", forking)
