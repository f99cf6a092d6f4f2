"""The corpus: small synthetic files as suppliers send them, each with its outcome.

Written from the issue and the contract, not from the code. To look at them:
`python -m raw.make_files FOLDER`, from the folder `tests`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from . import (
    gevallen_bladen,
    gevallen_cellen,
    gevallen_grenzen,
    gevallen_kruistabel,
    gevallen_persoon,
    gevallen_tekst,
    gevallen_vijandig,
    gevallen_vorm,
    gevallen_werkboek,
)
from .gevallen import GEVALLEN, Geval

MODULES = (
    gevallen_tekst,
    gevallen_werkboek,
    gevallen_bladen,
    gevallen_cellen,
    gevallen_kruistabel,
    gevallen_persoon,
    gevallen_vijandig,
    gevallen_grenzen,
    gevallen_vorm,
)


def write_files(folder: Path) -> dict[Path, Geval]:
    """Write every file in a folder of its own, for many bear the same name."""
    gevallen = {}
    for geval in GEVALLEN:
        path = folder / geval.id / geval.naam
        path.parent.mkdir(parents=True)
        path.write_bytes(geval.maak())
        gevallen[path] = geval
    return gevallen


__all__ = ["GEVALLEN", "write_files"]

if __name__ == "__main__":
    write_files(Path(sys.argv[1]))
