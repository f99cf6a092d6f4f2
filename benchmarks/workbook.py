"""Time a large workbook: 100,000 meldingen in XLSX, read and checked in a process of its own.

Says seconds for reading and checking, and the memory of both processes: the one that checks, and
the one that reads the workbook apart.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

ROWS = 100_000
BAD_EVERY = 200
HEADER = (
    "meldingnummer", "casusnummer", "gemeente", "datum_melding", "aanleiding", "aard_geweld",
    "hoedanigheid_melder", "datum_triagebesluit", "triagebesluit", "veiligheidsplan_nodig",
    "huishouden",
)  # fmt: skip
MEASURED = """
import resource, sys, time
from pathlib import Path
from ghnt_pipeline.checking import check
from ghnt_pipeline.reading import read_file
path = Path(sys.argv[1])
start = time.perf_counter()
(gelezen,) = read_file(path, path.read_bytes()).tabellen
read = time.perf_counter()
gevonden = check(gelezen.tabel, gelezen.periode.laatste_dag)
checked = time.perf_counter()
memory = [resource.getrusage(who).ru_maxrss / 1000
          for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(f"read {read - start:.1f} s, check {checked - read:.1f} s, "
      f"{gevonden.aanvaard} accepted, {gevonden.afgekeurd} refused, "
      f"memory {memory[0]:.0f} MB and {memory[1]:.0f} MB apart")
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


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "meldingen_2019.xlsx"
        write(path)
        size = path.stat().st_size / 1e6
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, str(path)], check=True, capture_output=True, text=True
        )
        print(f"xlsx of {ROWS} rows, {size:.1f} MB: {done.stdout.strip()}")


if __name__ == "__main__":
    main()
