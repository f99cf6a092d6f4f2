"""A large file of meldingen that nobody made, drawn with a fixed seed: `synthetic.py FILE [ROWS]`.

The same on every machine. One row in 200 breaks the contract, in one of nine ways in turn. Numbers
of meldingen are unique, as in a real export; casussen and huishoudens come back a few times.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

ROWS = 1_000_000
BAD_EVERY = 200
NAME = "synthetische_meldingen_2019.csv"
"""The period stands in the name, as in a real delivery."""

HEADER = (
    "meldingnummer", "casusnummer", "gemeente", "datum_melding", "aanleiding", "aard_geweld",
    "hoedanigheid_melder", "datum_triagebesluit", "triagebesluit", "overdracht_aan",
    "onderzoeksnummer", "veiligheidsplan_nodig", "datum_veiligheidsplan", "datum_afsluiting",
    "herkomst_adviesnummer", "huishouden",
)  # fmt: skip

GEMEENTEN = [
    "Dordrecht", "GM0512", "Zwijndrecht", "505", "H.I. Ambacht", "Papendrecht", "onbekend",
    "Hoeksche Waard", "Molenlanden", "0482", "Sliedrecht", "buiten regio",
]  # fmt: skip
AANLEIDINGEN = ["8", "01|08", "9", "3", "km_kindcheck", "partnergeweld|km_anders", "07", "02"]
AARDEN = ["03", "01", "01|03", "", "06", "02"]
MELDERS = ["politie", "politie", "politie", "01", "02", "wijkteam", "school", "jeugdhulp"]
BESLUITEN = ["overdracht", "geen_vervolg"]
OVERDRACHT = ["1", "04", "wijkteam|jeugdhulp", "", "", "05"]

NO_NUMBER = "een nummer met spaties"
NO_DAY = "31-02-2019"
NO_GEMEENTE = "Nergenshuizen"
NO_CODE = "bestaat_niet"
NO_ANSWER = "misschien"
TOO_LATE = "05-01-2020"
TOO_EARLY = "31-12-2018"
NO_PSEUDONYM = "kort"


@dataclass(frozen=True)
class Damage:
    """One way in which a row breaks the contract: what is put where, and the code of the rule."""

    column: str
    cell: str
    code: str


DAMAGES = (
    Damage("meldingnummer", NO_NUMBER, "VT-M-F02"),
    Damage("gemeente", NO_GEMEENTE, "VT-M-F05"),
    Damage("datum_melding", NO_DAY, "VT-M-F03"),
    Damage("datum_melding", TOO_LATE, "VT-M-F08"),
    Damage("datum_triagebesluit", TOO_EARLY, "VT-M-F10"),
    Damage("aanleiding", NO_CODE, "VT-M-F04"),
    Damage("hoedanigheid_melder", "", "VT-M-F01"),
    Damage("veiligheidsplan_nodig", NO_ANSWER, "VT-M-F06"),
    Damage("huishouden", NO_PSEUDONYM, "VT-M-F02"),
)


def damaged_lines(rows: int) -> dict[int, tuple[str, str]]:
    """Each line that was damaged, with the code and the column of the rule it breaks by that."""
    return {
        row + 2: (damage.code, damage.column)  # the header is line 1
        for number, row in enumerate(range(0, rows, BAD_EVERY))
        for damage in (DAMAGES[number % len(DAMAGES)],)
    }


def write(path: Path, rows: int = ROWS) -> None:
    """Write the file."""
    columns = _damaged(_columns(rows), rows)
    lines = pc.binary_join_element_wise(*columns.values(), ";")
    with path.open("w", encoding="utf-8") as file:
        file.write(";".join(HEADER) + "\n")
        for begin in range(0, rows, 100_000):
            file.write("\n".join(lines.slice(begin, 100_000).to_pylist()) + "\n")


def _columns(rows: int) -> dict[str, pa.StringArray]:
    chance = np.random.default_rng(2019)
    dag = chance.integers(0, 330, rows)

    def one_of(words: list[str]) -> pa.StringArray:
        return pa.array(words, pa.string()).take(pa.array(chance.integers(0, len(words), rows)))

    def some(numbers: pa.StringArray, share: float) -> pa.StringArray:
        return pc.if_else(pa.array(chance.random(rows) < share), numbers, "")

    huishouden = chance.integers(0, rows // 2, rows)
    is_onderzoek = pa.array(chance.random(rows) < 0.13)
    plan = pa.array(chance.random(rows) < 0.3)
    return {
        "meldingnummer": _numbers("M-2019-", np.arange(rows)),
        "casusnummer": _numbers("C", chance.integers(0, rows * 2 // 3, rows)),
        "gemeente": one_of(GEMEENTEN),
        "datum_melding": _days(dag),
        "aanleiding": one_of(AANLEIDINGEN),
        "aard_geweld": one_of(AARDEN),
        "hoedanigheid_melder": one_of(MELDERS),
        "datum_triagebesluit": _days(dag + chance.integers(0, 7, rows)),
        "triagebesluit": pc.if_else(is_onderzoek, "onderzoek", one_of(BESLUITEN)),
        "overdracht_aan": one_of(OVERDRACHT),
        "onderzoeksnummer": pc.if_else(is_onderzoek, _numbers("O", np.arange(rows)), ""),
        "veiligheidsplan_nodig": pc.if_else(plan, "ja", "nee"),
        "datum_veiligheidsplan": pc.if_else(plan, _days(dag + 8), ""),
        "datum_afsluiting": _days(dag + chance.integers(8, 30, rows)),
        "herkomst_adviesnummer": some(_numbers("A", chance.integers(0, rows, rows)), 0.05),
        "huishouden": _pseudonyms(huishouden),
    }  # fmt: skip


def _numbers(begin: str, numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.StringArray:
    texts = pc.utf8_lpad(pa.array(numbers).cast(pa.string()), 8, padding="0")
    return pc.binary_join_element_wise(begin, texts, "")


def _days(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.StringArray:
    first = np.datetime64("2019-01-01")
    words = [day.strftime("%d-%m-%Y") for day in (first + np.arange(400)).astype(object)]
    return pa.array(words, pa.string()).take(pa.array(numbers))


def _pseudonyms(numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> pa.StringArray:
    """Thirty-two hexadecimal characters that look drawn and differ for each number."""
    words = [f"{(number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**128:032x}" for number in
             range(int(numbers.max()) + 1)]  # fmt: skip
    return pa.array(words, pa.string()).take(pa.array(numbers))


def _damaged(columns: dict[str, pa.StringArray], rows: int) -> dict[str, pa.StringArray]:
    """Put what breaks a rule into one row of every two hundred."""
    for number, damage in enumerate(DAMAGES):
        mask = np.zeros(rows, dtype=bool)
        mask[np.arange(0, rows, BAD_EVERY)[number :: len(DAMAGES)]] = True
        columns[damage.column] = pc.if_else(pa.array(mask), damage.cell, columns[damage.column])
    return columns


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
