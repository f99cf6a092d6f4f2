"""Charts are drawn by processes beside this one, while it writes what else an edition has.

Drawing is half of the time an edition takes. A helper only turns a chart into bytes: every file is
written here. What a helper does not return, because it was stopped, is drawn here.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable
from threading import Thread
from types import TracebackType
from typing import Self

from ghnt_pipeline.publishing.charts import Afdruk
from ghnt_pipeline.publishing.tekenaar import afdruk_van
from ghnt_pipeline.publishing.tekeningen import Tekening

HELPERS = max(0, min(os.cpu_count() or 1, 4) - 1)
"""One process for each core but the one this runs on; more than four have too little to do."""

OPDRACHT = (sys.executable, "-P", "-m", "ghnt_pipeline.publishing.tekenaar")


class Tekenaars:
    """Draws the charts of one edition. Use as a context: at its end no helper is left."""

    def __init__(self, merk: str, tekeningen: Iterable[Tekening]) -> None:
        self._merk = merk
        self._wachten = deque(tekeningen)
        self._klaar: dict[str, Afdruk] = {}
        self._helpers: list[tuple[subprocess.Popen[bytes], Thread]] = []

    def __enter__(self) -> Self:
        for _ in range(HELPERS):
            proces = subprocess.Popen(
                OPDRACHT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            voeder = Thread(target=self._voed, args=(proces,))
            self._helpers.append((proces, voeder))
            voeder.start()
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._wachten.clear()
        for proces, _ in self._helpers:
            proces.kill()
        for proces, voeder in self._helpers:
            voeder.join()
            proces.communicate()

    def afdrukken(self) -> dict[str, Afdruk]:
        """Draw what is left, together with the helpers; returns all charts by name."""
        self._teken_hier()
        for _, voeder in self._helpers:
            voeder.join()
        self._teken_hier()
        return self._klaar

    def _teken_hier(self) -> None:
        while (tekening := self._volgende()) is not None:
            self._klaar[tekening.grafiek.naam] = afdruk_van(tekening, self._merk)

    def _voed(self, proces: subprocess.Popen[bytes]) -> None:
        """Have one helper draw as long as charts wait; one that it does not return waits again."""
        assert proces.stdin is not None
        assert proces.stdout is not None
        while (tekening := self._volgende()) is not None:
            try:
                pickle.dump((tekening, self._merk), proces.stdin)
                proces.stdin.flush()
                self._klaar[tekening.grafiek.naam] = pickle.load(proces.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._wachten.append(tekening)
                return

    def _volgende(self) -> Tekening | None:
        try:
            return self._wachten.popleft()
        except IndexError:
            return None
