from __future__ import annotations

import os
import shutil

import pytest


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser of the tests; where there is none the run says what was left out."""
    found = shutil.which("chromium")
    if found is None:
        message = "Chromium is not installed: the pages were NOT looked at in a browser"
        if os.environ.get("GHNT_REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    return found
