"""The rules every peer checks, in plain values, and how a peer says what it took.

Peers get the easier job: the codes as they are spelt in the synthetic file, where `ghnt` knows
every spelling of the code lists, trims, and refuses personal data. All write the good rows to
Parquet; only `ghnt` keeps a finding with line, column, rule and words for each bad cell, takes
hashes for people and gives the delivery its identity.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

NUMMER = r"^[A-Za-z0-9][A-Za-z0-9./_-]{0,63}$"
PSEUDONIEM = r"^[A-Za-z0-9_-]{16,64}$"
PATTERNS = {
    "meldingnummer": NUMMER,
    "casusnummer": NUMMER,
    "onderzoeksnummer": NUMMER,
    "herkomst_adviesnummer": NUMMER,
    "huishouden": PSEUDONIEM,
}
CODES = {
    "gemeente": [
        "Dordrecht", "GM0512", "Zwijndrecht", "505", "H.I. Ambacht", "Papendrecht", "onbekend",
        "Hoeksche Waard", "Molenlanden", "0482", "Sliedrecht", "buiten regio",
    ],
    "aanleiding": ["8", "01|08", "9", "3", "km_kindcheck", "partnergeweld|km_anders", "07", "02"],
    "aard_geweld": ["03", "01", "01|03", "06", "02"],
    "hoedanigheid_melder": ["politie", "01", "02", "wijkteam", "school", "jeugdhulp"],
    "triagebesluit": ["onderzoek", "overdracht", "geen_vervolg"],
    "overdracht_aan": ["1", "04", "wijkteam|jeugdhulp", "05"],
    "veiligheidsplan_nodig": ["ja", "nee"],
}  # fmt: skip
DAYS = ("datum_melding", "datum_triagebesluit", "datum_veiligheidsplan", "datum_afsluiting")
DAY_FORMAT = "%d-%m-%Y"
NOT_BEFORE_MELDING = DAYS[1:]
LAST_DAY = date(2019, 12, 31)
REQUIRED = frozenset(
    {"meldingnummer", "gemeente", "datum_melding", "aanleiding", "hoedanigheid_melder"}
)


def measured(check: Callable[[Path, Path], tuple[int, int]]) -> None:
    """Run a peer on the file that was named and print what it took as one line of JSON.

    `check` takes the file and where the good rows go; it returns how many rows were good and bad.
    Importing libraries is not counted for anybody.
    """
    path, good_rows = Path(sys.argv[1]), Path(sys.argv[2])
    start, cpu = time.perf_counter(), time.process_time()
    good, bad = check(path, good_rows)
    print(
        json.dumps(
            {
                "seconds": time.perf_counter() - start,
                "cpu": time.process_time() - cpu,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
                "good": good,
                "bad": bad,
            }
        )
    )
