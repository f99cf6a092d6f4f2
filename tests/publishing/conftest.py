from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ghnt_pipeline.publishing import Edition

from .labels import Made, made, make
from .synthetic import synthetische_editie


@pytest.fixture(scope="package")
def edition() -> Edition:
    return synthetische_editie()


@pytest.fixture(scope="package")
def drawn(once: Callable[..., Path]) -> Made:
    """The synthetic edition, rendered once for every test that only reads."""
    return made(once("synthetische-editie", make))


@pytest.fixture(scope="package")
def folder(drawn: Made) -> Path:
    return drawn.folder
