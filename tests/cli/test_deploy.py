"""The files in `deploy/` call commands that exist, and systemd finds nothing wrong with them."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .conftest import Ghnt

DEPLOY = Path(__file__).parents[2] / "deploy"
SERVICES = ["ghnt.service", "ghnt-status.service"]
SYSTEMD = shutil.which("systemd-analyze")


def unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((DEPLOY / name).read_text("utf-8"))
    return parser


def cron_lines() -> list[str]:
    text = (DEPLOY / "ghnt.cron").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_runs_once_for_the_owner_without_a_network(name: str) -> None:
    service = unit(name)["Service"]
    assert service["Type"] == "oneshot"
    assert service["UMask"] == "0077"
    assert service["PrivateNetwork"] == "yes"


def test_the_timer_calls_the_service_each_working_day() -> None:
    timer = unit("ghnt.timer")["Timer"]
    assert (timer["Unit"], timer["OnCalendar"]) == ("ghnt.service", "Mon..Fri 06:30")
    assert timer["Persistent"] == "true"


def test_every_command_that_is_called_exists(ghnt: Ghnt) -> None:
    called = [unit(name)["Service"]["ExecStart"] for name in SERVICES] + cron_lines()
    assert len(called) == 4
    for line in called:
        match = re.search(r"/bin/ghnt (.+)$", line)
        assert match is not None
        words = [word for word in match[1].split() if word not in ("--project", "%h/ghnt")]
        assert ghnt(*words, "--help").code == 0


def test_a_line_of_cron_has_five_fields_of_time() -> None:
    for line in cron_lines():
        assert re.match(r"(?:[\d*,/-]+ +){5}cd ", line)


def verified(folder: Path, change: tuple[str, str] = ("", "")) -> list[str]:
    """What systemd says of the units, with a stand-in for the program they call."""
    program = folder / "ghnt" / ".venv" / "bin" / "ghnt"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    paths = []
    for name in (*SERVICES, "ghnt.timer"):
        text = (DEPLOY / name).read_text("utf-8").replace("%h", str(folder))
        paths.append(folder / name)
        paths[-1].write_text(text.replace(*change) if change[0] else text)
    command = [str(SYSTEMD), "--user", "verify", *map(str, paths)]
    env = os.environ | {"XDG_RUNTIME_DIR": str(folder)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


def test_systemd_finds_nothing_wrong_where_it_is_there(tmp_path: Path) -> None:
    """Where it is not, the end of the test run says so (tests/conftest.py)."""
    if SYSTEMD is not None:
        assert verified(tmp_path / "right") == []
        wrong = verified(tmp_path / "wrong", ("UMask=", "UnMask="))
        assert any("UnMask" in line for line in wrong)
