"""Charts are drawn by processes beside this one, while it writes what else an edition has.

On one core drawing is a third of the time of a report. A helper only turns a chart into bytes:
every file is written here. What a helper does not return, because it was stopped, is drawn here.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ghnt_pipeline.fingerprint import code_hash

if TYPE_CHECKING:
    from ghnt_pipeline.publishing.charts import Afdruk
    from ghnt_pipeline.publishing.tekeningen import Tekening

HELPERS = max(0, min(os.cpu_count() or 1, 4) - 1)
"""One process for each core but the one this runs on; more than four have too little to do."""

OPDRACHT = (sys.executable, "-P", "-m", "ghnt_pipeline.publishing.tekenaar")


@dataclass(frozen=True)
class Eerder:
    """The charts of an edition whose files are as they were made, and what each was drawn from."""

    folder: Path
    vingerafdrukken: Mapping[str, str]

    def afdruk(self, naam: str, vingerafdruk: str) -> Afdruk | None:
        """The files of a chart, when it was drawn from the same."""
        from ghnt_pipeline.publishing.charts import lees

        if self.vingerafdrukken.get(naam) != vingerafdruk:
            return None
        return lees(self.folder / naam)


def vingerafdruk_van(tekening: Tekening, merk: str) -> str:
    """A fingerprint of all that is drawn, the way it is drawn, and with what."""
    code = f"{code_hash('publishing', 'regio')} {version('matplotlib')}"
    return hashlib.sha256(code.encode() + pickle.dumps((tekening, merk))).hexdigest()


class Tekenaars:
    """Draws the charts of one edition: alone, or as a context with helpers.

    They are started when the context begins, for it takes them a second to import what they need,
    and none is left when it ends. A chart that was drawn from the same before is taken over.
    """

    def __init__(self, eerder: Eerder | None = None) -> None:
        self.vingerafdrukken: dict[str, str] = {}
        """By chart: what it is drawn from."""
        self._eerder = eerder
        self._wachten: deque[tuple[str, Tekening, str]] = deque()
        self._bezig: set[str] = set()
        self._klaar: dict[str, Afdruk] = {}
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._voeders: dict[subprocess.Popen[bytes], Thread] = {}

    def __enter__(self) -> Self:
        for _ in range(HELPERS):
            self._helpers.append(
                subprocess.Popen(
                    OPDRACHT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            )
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._wachten.clear()
        for proces in self._helpers:
            proces.kill()
        for voeder in self._voeders.values():
            voeder.join()
        for proces in self._helpers:
            proces.communicate()

    def begin(self, merk: str, tekeningen: Iterable[Tekening]) -> None:
        """Let helpers draw these, in place of what still waits, while something else is done here.

        May be called again: what was drawn from the same is not drawn twice.
        """
        self._wachten.clear()
        self.vingerafdrukken = {}
        for tekening in tekeningen:
            naam = tekening.grafiek.naam
            vingerafdruk = self.vingerafdrukken[naam] = vingerafdruk_van(tekening, merk)
            if vingerafdruk in self._klaar or vingerafdruk in self._bezig:
                continue
            bekend = self._eerder.afdruk(naam, vingerafdruk) if self._eerder else None
            if bekend is None:
                self._wachten.append((vingerafdruk, tekening, merk))
            else:
                self._klaar[vingerafdruk] = bekend
        for proces in self._helpers:
            if proces in self._voeders and self._voeders[proces].is_alive():
                continue  # it goes on with these
            self._voeders[proces] = Thread(target=self._voed, args=(proces,))
            self._voeders[proces].start()

    def afdrukken(self) -> dict[str, Afdruk]:
        """Draw what is left, together with the helpers; returns all charts by name."""
        self._teken_hier()
        for voeder in self._voeders.values():
            voeder.join()
        self._teken_hier()
        return {naam: self._klaar[afdruk] for naam, afdruk in self.vingerafdrukken.items()}

    def _teken_hier(self) -> None:
        from ghnt_pipeline.publishing.tekenaar import afdruk_van

        while (volgende := self._volgende()) is not None:
            vingerafdruk, tekening, merk = volgende
            self._klaar[vingerafdruk] = afdruk_van(tekening, merk)

    def _voed(self, proces: subprocess.Popen[bytes]) -> None:
        """Have one helper draw as long as charts wait; one that it does not return waits again."""
        assert proces.stdin is not None
        assert proces.stdout is not None
        while (volgende := self._volgende()) is not None:
            vingerafdruk, tekening, merk = volgende
            try:
                pickle.dump((tekening, merk), proces.stdin)
                proces.stdin.flush()
                self._klaar[vingerafdruk] = pickle.load(proces.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._wachten.append(volgende)
                return

    def _volgende(self) -> tuple[str, Tekening, str] | None:
        try:
            volgende = self._wachten.popleft()
        except IndexError:
            return None
        self._bezig.add(volgende[0])
        return volgende
