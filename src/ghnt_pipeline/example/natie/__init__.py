"""Ten years of an invented nation: 26 regions, 342 municipalities, about five million contacts.

For measuring, not for trying things on: the files are clean, but for what is sent again every
quarter until it is closed. All is invented, the inhabitants too; nothing is calibrated on a real
country. A store is of one region, so the nation is one region (a folder of its own, `regio/`) and
one delivery of a kind holds what the 26 organisations sent; which one stands in its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa

from ghnt_pipeline.example.natie.gemeenten import CODES, JAREN, inwoners, region_files
from ghnt_pipeline.files import private_folder
from ghnt_pipeline.periods import Periode

CONTACTEN = 5_000_000

_README = """# Een verzonnen natie (synthetisch)

Alle bestanden hier zijn **verzonnen**, ook de gemeenten en hun inwoners. Ze gaan niet over
bestaande personen, huishoudens, gemeenten of gebeurtenissen. Ze zijn er om te meten hoe lang iets
duurt.
"""

_SETTINGS = """# An invented nation: its municipalities and who covers them stand in this folder.
regio = "regio"
"""


def write_nation(project: Path, contacten: int, progress: Callable[[str], None]) -> list[Path]:
    """Write a new project of so many contacts in ten years; returns its deliveries, in order.

    The same bytes each time. Raises FileExistsError, before anything is written, when the folder
    holds anything.
    """
    if project.exists() and any(project.iterdir()):
        raise FileExistsError("it is not empty")
    private_folder(project)
    beside = {"ghnt.toml": _SETTINGS, "data/raw/README.md": _README}
    beside |= {f"regio/{name}": text for name, text in region_files().items()}
    for name, text in beside.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return sorted(_deliveries(project / "data" / "raw", contacten, progress))


def _deliveries(raw: Path, contacten: int, progress: Callable[[str], None]) -> list[Path]:
    from ghnt_pipeline.example.natie.exports import exports

    written = []
    kwartalen = [k for jaar in JAREN for k in Periode(jaar, 1, 12).kwartalen()]
    eerste, laatste = _dag(kwartalen[0].eerste_dag), _dag(kwartalen[-1].laatste_dag)
    progress("drawing")
    for export in exports(contacten, eerste, laatste):
        for kwartaal in kwartalen:
            tabel = export.tabel(_dag(kwartaal.eerste_dag), _dag(kwartaal.laatste_dag))
            naam = f"VERZONNEN_{export.bron}_{export.soort}_{kwartaal}.csv"
            progress(f"writing {naam}")
            if tabel.num_rows:  # who has nothing to send, sends nothing
                written.append(_write(raw / str(kwartaal) / naam, tabel))
    for nummer, kwartaal in enumerate(kwartalen):
        naam = f"VERZONNEN_vir_signalen_{kwartaal}.csv"
        written.append(_write(raw / str(kwartaal) / naam, _signalen(nummer)))
    return written


def _signalen(kwartaal: int) -> pa.Table:
    signalen = inwoners() // (400 - kwartaal)
    return pa.table({"gemeente": CODES, "signalen": signalen, "matches": signalen // 3})


def _write(path: Path, tabel: pa.Table) -> Path:
    from pyarrow import csv

    path.parent.mkdir(exist_ok=True)
    csv.write_csv(tabel, path, csv.WriteOptions(delimiter=";", quoting_style="none"))
    return path


def _dag(day: date) -> int:
    return (day - date(1970, 1, 1)).days
