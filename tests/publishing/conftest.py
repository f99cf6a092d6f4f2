from __future__ import annotations

from pathlib import Path

import pytest

from ghnt_pipeline.publishing import Edition, render

from .synthetic import synthetische_editie


@pytest.fixture(scope="package")
def edition() -> Edition:
    return synthetische_editie()


@pytest.fixture(scope="package")
def folder(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The synthetic edition, rendered once for every test that only reads."""
    folder = tmp_path_factory.mktemp("editie")
    render(edition, folder)
    return folder
