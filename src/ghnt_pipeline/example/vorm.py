"""The form of a supplier's CSV file: delimiter, encoding, dates, codes, headers, title."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import StringIO

from ghnt_pipeline.example.gemeenten import spelling
from ghnt_pipeline.example.record import KWARTALEN, Cell, Periode, Row
from ghnt_pipeline.reference import Code, Gemeente

Line = list[str]


def _nummer(code: Code) -> str:
    return code.nummer or code.kort


def _kaal_nummer(code: Code) -> str:
    return _nummer(code).removeprefix("0")


def _kort(code: Code) -> str:
    return code.kort


def _label(code: Code) -> str:
    return code.label


def _dmj(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _dmj_kort(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _jjjjmmdd(day: date) -> str:
    return f"{day:%Y%m%d}"


@dataclass(frozen=True)
class Vorm:
    """One way of writing a CSV file."""

    delimiter: str
    encoding: str
    datum: Callable[[date], str]
    code: Callable[[Code], str]
    tussen: str
    ja_nee: tuple[str, str] = ("ja", "nee")
    sep_regel: bool = False
    titel: bool = False


# Each quarter of Veilig Thuis has its own; the other suppliers walk through them out of step.
VORMEN = (
    Vorm(";", "utf-8-sig", _dmj, _nummer, "|"),
    Vorm(";", "cp1252", _dmj_kort, _label, ", ", ("Ja", "Nee"), titel=True),
    Vorm(",", "utf-8", date.isoformat, _nummer, ",", ("J", "N")),
    Vorm("\t", "utf-16-le", _jjjjmmdd, _kort, "|", ("1", "0")),
    Vorm(";", "utf-8", _dmj, _kaal_nummer, "|", sep_regel=True),
    Vorm("|", "utf-8", date.isoformat, _kort, ";", ("j", "n")),
    Vorm(";", "cp1252", _dmj_kort, _label, "|", ("Ja", "Nee")),
    Vorm(",", "utf-8-sig", _dmj, _nummer, ";", titel=True),
)
_STAP = {"veilig_thuis": 0, "vir": 1, "blijf": 3, "politie": 5, "dok": 6}
_KOPPEN: dict[str, Callable[[str], str]] = {
    "veilig_thuis": lambda column: column.replace("_", " ").capitalize(),
    "vir": str.capitalize,
    "blijf": str.upper,
    "politie": lambda column: column.replace("_", " "),
    "dok": str,
}


def vorm_van(bron: str, periode: Periode) -> Vorm:
    """Give the form a supplier used for a period; a year file looks like its last quarter."""
    plaats = [kwartaal.tot for kwartaal in KWARTALEN].index(periode.tot)
    return VORMEN[(plaats + _STAP[bron]) % len(VORMEN)]


def kop(bron: str, columns: Sequence[str]) -> Line:
    """Spell column names the way a supplier does."""
    return [_KOPPEN[bron](column) for column in columns]


def write_row(vorm: Vorm, row: Row) -> Line:
    """Write out the cells of a row; the first one (its number) decides odd spellings."""
    sleutel = str(next(iter(row.values())))
    return [_write_cell(vorm, value, sleutel) for value in row.values()]


def _write_cell(vorm: Vorm, value: Cell, sleutel: str) -> str:
    match value:
        case None:
            text = ""
        case Gemeente():
            text = spelling(value, sleutel)
        case bool():
            text = vorm.ja_nee[0 if value else 1]
        case date():
            text = vorm.datum(value)
        case Decimal():
            text = f"{value:.2f}".replace(".", ",")
        case tuple():
            text = vorm.tussen.join(vorm.code(code) for code in value)
        case _:
            text = str(value)
    return text


def write_csv(vorm: Vorm, titel: str, lines: Sequence[Line]) -> bytes:
    """Write header and rows as the bytes of a file in this form."""
    text = StringIO()
    if vorm.sep_regel:
        text.write(f"sep={vorm.delimiter}\r\n")
    writer = csv.writer(text, delimiter=vorm.delimiter, lineterminator="\r\n")
    if vorm.titel:
        writer.writerow([titel])
    writer.writerows(lines)
    bom = "\ufeff" if vorm.encoding == "utf-16-le" else ""
    return (bom + text.getvalue()).encode(vorm.encoding)
