"""Time a large workbook: 100,000 meldingen in XLSX, read and checked in a process of its own.

Beside it the same with openpyxl, which only reads. The memory is that of the process that checks;
the one that reads the workbook apart has its own.
"""

from __future__ import annotations

import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from figures import Row, load, table, told

ROWS = 100_000
BAD_EVERY = 200
HEADER = (
    "meldingnummer", "casusnummer", "gemeente", "datum_melding", "aanleiding", "aard_geweld",
    "hoedanigheid_melder", "datum_triagebesluit", "triagebesluit", "veiligheidsplan_nodig",
    "huishouden",
)  # fmt: skip
OURS = """
import json, resource, sys, time
from pathlib import Path
from ghnt_pipeline.checking import check
from ghnt_pipeline.reading import read_file
path = Path(sys.argv[1])
start = time.perf_counter()
(gelezen,) = read_file(path, path.read_bytes()).tabellen
gevonden = check(gelezen.tabel, gelezen.periode.laatste_dag)
took = time.perf_counter() - start
print(json.dumps({"seconds": took, "rows": gevonden.gelezen, "refused": gevonden.afgekeurd,
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
"""
OPENPYXL = """
import json, sys, time
import openpyxl
start = time.perf_counter()
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).active
rows = sum(1 for _ in sheet.iter_rows(values_only=True))
print(json.dumps({"seconds": time.perf_counter() - start, "rows": rows}))
"""


def write(path: Path) -> None:
    """Write synthetic meldingen, one in 200 with a gemeente that does not exist."""
    chance = random.Random(1)
    workbook = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = workbook.add_worksheet("Meldingen")
    as_date = workbook.add_format({"num_format": "dd-mm-yyyy"})
    sheet.write_row(0, 0, HEADER)
    for row in range(1, ROWS + 1):
        melding = date(2019, 1, 1) + timedelta(days=chance.randrange(365))
        gemeente = chance.choice(["Dordrecht", "Gorinchem", "GM0482", "Zwijndrecht"])
        sheet.write(row, 0, f"M{row:07d}")
        sheet.write(row, 1, f"C{chance.randrange(60_000)}")
        sheet.write(row, 2, gemeente if row % BAD_EVERY else "Nergenshuizen")
        sheet.write_datetime(row, 3, melding, as_date)
        sheet.write(row, 4, chance.choice(["partnergeweld|km_anders", "01", "km_kindcheck"]))
        sheet.write(row, 5, chance.choice(["03", "08", ""]))
        sheet.write(row, 6, chance.choice(["politie", "02", "wijkteam"]))
        sheet.write_datetime(row, 7, melding + timedelta(days=chance.randrange(6)), as_date)
        sheet.write(row, 8, chance.choice(["overdracht", "geen_vervolg"]))
        sheet.write(row, 9, chance.choice(["ja", "nee"]))
        sheet.write(row, 10, f"{chance.getrandbits(128):032x}")
    workbook.close()


def rows() -> list[Row]:
    """Ours beside openpyxl."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meldingen_2019.xlsx"
        write(path)
        ours, other = (told([sys.executable, "-c", code, str(path)]) for code in (OURS, OPENPYXL))
        size = f"{ROWS:,} rows, {path.stat().st_size / 1e6:.1f} MB"
    if (ours["rows"], ours["refused"]) != (ROWS, ROWS // BAD_EVERY):
        raise AssertionError(f"{ours['refused']} of {ours['rows']} rows refused")
    row = Row("read and check a workbook", size, ours["seconds"], "openpyxl, reading alone",
              other["seconds"], None, ours["megabytes"])  # fmt: skip
    return [row]


if __name__ == "__main__":
    print(table(rows()), f"\n{load()}")
