"""A column is refused for what its cells look like, and no message repeats one of them."""

from __future__ import annotations

import os
import random
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checking.cells import goed
from ghnt_pipeline.contracts import CONTRACTEN
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.example.leveringen import example_files
from ghnt_pipeline.reading.csv_files import read_csv
from ghnt_pipeline.reading.decode import as_utf8
from ghnt_pipeline.reading.privacy import refuse_personal_content

from .people import ANDERE, BSNS, bsn, kolom, sheet

EXAMPLES = int(os.environ.get("GHNT_EXAMPLES", "100"))
VOORBEELDEN = settings(max_examples=EXAMPLES, derandomize=True, deadline=None)
VELDEN = sorted({veld for c in CONTRACTEN for veld in c.velden().values()}, key=repr)


def oordeel(
    *kolommen: Iterable[str | None],
    kop: Sequence[str] = (),
    zwaar: Collection[int] = (),
    waar: str = "",
    plaatsen: Sequence[int] = (),
) -> str:
    """The refusal, or '' when the columns are let in."""
    namen = kop or [f"kolom_{chr(97 + n)}" for n in range(len(kolommen))]
    try:
        refuse_personal_content(namen, [kolom(k) for k in kolommen], zwaar, waar, plaatsen)
    except DeliveryRefused as refusal:
        return str(refusal)
    return ""


EMAIL = "e-mail addresses"
IBAN = "bank account numbers (IBAN)"
TELEFOON = "phone numbers"
POSTCODE = "full postcodes"
BSN = "citizen service numbers (BSN)"


@pytest.mark.parametrize(
    ("cel", "soort"),
    [
        ("jansen@voorbeeld.nl", EMAIL),
        ("Voor- en.achter_naam+x@mail.gemeente.voorbeeld.nl", EMAIL),
        ("moeder belde, mail naar <jansen@voorbeeld.nl>.", EMAIL),
        ("mailto:jansen@bücher.example;", EMAIL),
        ("NL91ABNA0417164300", IBAN),
        ("nl91 abna 0417 1643 00", IBAN),
        ("rek. NL91\u00a0ABNA\u00a00417\u00a01643\u00a000 t.n.v. Jansen", IBAN),
        ("NL12 is fout, NL91ABNA0417164300 is goed", IBAN),
        ("BE68 5390 0754 7034", IBAN),
        ("DE89370400440532013000", IBAN),
        ("GB82 WEST 1234 5698 7654 32", IBAN),
        ("FR14 2004 1010 0505 0001 3M02 606", IBAN),
        ("06-12345678", TELEFOON),
        ("06 12345678", TELEFOON),
        ("06 - 12345678", TELEFOON),
        ("06 12 34 56 78", TELEFOON),
        ("06-12 34 56 78", TELEFOON),
        ("06.20.45.67.89", TELEFOON),
        ("06-1234 5678", TELEFOON),
        ("06-20456789", TELEFOON),
        ("(06) 12345678", TELEFOON),
        ("06\u201112345678", TELEFOON),
        ("(078) 123 45 67", TELEFOON),
        ("078-1234567", TELEFOON),
        ("078 - 123 45 67", TELEFOON),
        ("078/1234567", TELEFOON),
        ("0184-123456", TELEFOON),
        ("0184 12 34 56", TELEFOON),
        ("(0184)123456", TELEFOON),
        ("+31 6 12345678", TELEFOON),
        ("+31612345678", TELEFOON),
        ("+31 (0)78 123 45 67", TELEFOON),
        ("+31(0)6-12345678", TELEFOON),
        ("0031612345678", TELEFOON),
        ("0031 78 1234567", TELEFOON),
        ("bel tel.06-12345678, na 17:00", TELEFOON),
        ("06-12345678/078-1234567", TELEFOON),
        ("3311 AB", POSTCODE),
        ("3311AB", POSTCODE),
        ("3311  ab", POSTCODE),
        ("3311\u00a0AB", POSTCODE),
        ("1961 VT", POSTCODE),
        ("2040 AA", POSTCODE),
        ("3311 SB", POSTCODE),
    ],
)
def test_one_such_value_is_enough_and_is_not_repeated(cel: str, soort: str) -> None:
    zin = oordeel(ANDERE, [f" {cel} ", *ANDERE[1:]])
    assert zin.startswith(f"column 2 looks like personal data by its content: {soort}. ")
    assert "Nothing of this file is kept. Ask the supplier" in zin
    assert cel not in zin
    assert "\n" not in zin
    assert "kolom_b" not in zin


@pytest.mark.parametrize(
    "cel",
    [
        "@", "a @ b.nl", "3@4.50", "jansen@voorbeeld", "@voorbeeld.nl",
        # accounts of which a digit or the length is wrong, or that are a part of something longer
        "NL92ABNA0417164300", "NL91ABNA041716430", "NL91ABNA04171643001", "XNL91ABNA0417164300",
        "QQ91ABNA0417164300", "VT20190000123456789", "NL2019-000123",
        # dates with a time, numbers of records with a month, a team or a municipality
        "06-12-2019", "06-12-2019 12:30", "06 12 2019 12 30", "06.12.2019 12.30", "6-12-2019 06:12",
        "2019-06-12 34:56", "06-2019-1234", "06-20191234", "010-2019001", "013-2019001",
        "0512-201901", "0505-123456", "VT-078-1234567", "078-1234567-01", "2019.078.1234567",
        "A06-12345678", "06-123456789", "06-1234567", "(078) 12", "0900-8844", "112", "00310000",
        "0612345678", "0031000000001", "06 07 08 09 10", "06|07|08", "+31", "010-0123456",
        # years and codes, and four digits with two signs that are no postcode
        "2019 VT", "2019EN", "2019KM", "2025 HG", "In 2019 VT gebeld", "3311 AB Dordrecht",
        "0505 AB", "3311 SS", "3311 SD", "3311 SA", "3311", "3311 A", "3311 A1", "33111AB",
        "13311 AB", "3311 ABC", "2019K1", "2019H1", "GM0505",
        # nine digits, which one number in eleven passes
        "123456782", "111222333", "1112.22.333",
    ],
)  # fmt: skip
def test_a_value_that_only_looks_like_one_is_let_in(cel: str) -> None:
    assert oordeel([cel]) == ""
    assert oordeel([cel, *ANDERE]) == ""


def days(vorm: str, aantal: int = 1500) -> list[str]:
    begin = date(2017, 12, 1)
    gekozen = (begin + timedelta(days=n) for n in range(aantal))
    return [vorm.format(d=d, dag=d.day, maand=d.month) for d in gekozen]


def with_a_time(vorm: str) -> list[str]:
    tijden = [vorm.format(uur=n % 24, minuut=n % 60) for n in range(1500)]
    return [f"{dag} {tijd}" for dag, tijd in zip(days("{d:%d-%m-%Y}"), tijden, strict=True)]


KANS = random.Random("kolommen")
JAREN = range(2014, 2030)
GEWOON = {
    "dd-mm-jjjj": days("{d:%d-%m-%Y}"),
    "d-m-jjjj": days("{dag}-{maand}-{d:%Y}"),
    "jjjj-mm-dd": days("{d:%Y-%m-%d}"),
    "jjjjmmdd": days("{d:%Y%m%d}"),
    "ddmmjjjj": days("{d:%d%m%Y}"),
    "dd.mm.jjjj": days("{d:%d.%m.%Y}"),
    "dd mm jjjj": days("{d:%d %m %Y}"),
    "dd-mm-jjjj hh:mm": with_a_time("{uur:02}:{minuut:02}"),
    "dd-mm-jjjj hh.mm": with_a_time("{uur:02}.{minuut:02}"),
    "dd-mm-jjjj hh mm": with_a_time("{uur:02} {minuut:02}"),
    "timestamp": [f"{d}T{n % 24:02}:30:15.123456" for n, d in enumerate(days("{d:%Y-%m-%d}"))],
    "two dates": days("{d:%d-%m-%Y} t/m {d:%d-%m-%Y}"),
    "days of Excel": [str(n) for n in range(43_000, 44_500)],
    "times": [f"{n // 60:02}:{n % 60:02}" for n in range(1440)],
    "periods": [f"{j}{d}" for j in JAREN for d in ("K1", "Q2", "-3", " 4e kwartaal", "H1")],
    "months": [f"{j}{m:02}" for j in JAREN for m in range(1, 13)],
    "years": [str(j) for j in range(2000, 2040)],
    "2019-000123": [f"2019-{n:06}" for n in range(2000)],
    "2019-00123": [f"2019-{n:05}" for n in range(2000)],
    "201900123": [f"2019{n:05}" for n in range(2000)],
    "VT2019-0012": [f"VT2019-{n:04}" for n in range(2000)],
    "VB-M-2019-9001": [f"VB-M-2019-{n:04}" for n in range(2000)],
    "M.2019/0012": [f"M.2019/{n:04}" for n in range(2000)],
    "month and number": [f"{m:02}-2019-{n:04}" for m in range(1, 13) for n in range(99)],
    "gemeente and month": [f"0512-{j}{m:02}" for j in JAREN for m in range(1, 13)],
    "gemeente, year, number": [f"0{g}-2019{n:02}" for g in (505, 512, 523) for n in range(99)],
    "team and number": [f"{t:03}-2019{n:03}" for t in range(10, 80) for n in range(9)],
    "zeros before": [f"{n:010}" for n in range(2000)],
    "fourteen digits": [f"20190103{n:06}" for n in range(2000)],
    "codes": [f"{n:02}" for n in range(42)],
    "pairs of codes": [f"{n:02}|{m:02}" for n in range(12) for m in range(12)],
    "codes with blanks": [f"{n:02} {n + 1:02} {n + 2:02} {n + 3:02}" for n in range(30)],
    "gemeenten": [f"GM{n:04}" for n in range(2000)],
    "gemeenten as digits": [f"{n:04}" for n in range(2000)],
    "amounts": [f"{n // 100}.{n % 1000:03},{n % 100:02}" for n in range(1000, 9000, 7)],
    "amounts in euros": [f"€ {n},50" for n in range(2000)],
    "large amounts": [f"{KANS.randrange(10**8) / 100:.2f}" for _ in range(2000)],
    "hex": [f"{KANS.getrandbits(64):016x}" for _ in range(2000)],
    "capital hex": [f"{KANS.getrandbits(128):032X}" for _ in range(2000)],
    "uuid": [str(uuid.UUID(int=KANS.getrandbits(128))) for _ in range(2000)],
    "base64": ["".join(KANS.choices("ABCxyz0189_-", k=22)) for _ in range(2000)],
    "hours": [f"{n / 4:.2f}".replace(".", ",") for n in range(200)],
    "sentences": [f"gezin {n} gezien op 3-1-2019 om 12:30, VT 2019 KM" for n in range(200)],
}  # fmt: skip


@pytest.mark.parametrize("cellen", GEWOON.values(), ids=GEWOON.keys())
def test_a_column_as_suppliers_send_it_is_let_in(cellen: list[str]) -> None:
    assert oordeel(cellen) == ""
    assert oordeel(cellen[:7]) == ""
    assert oordeel(cellen, zwaar={0}) == ""


@pytest.mark.parametrize("veld", VELDEN, ids=lambda veld: f"{type(veld).__name__}-{veld.leeg}")
@VOORBEELDEN
@given(data=st.data())
def test_no_column_of_right_cells_is_refused(veld: Veld, data: st.DataObject) -> None:
    cellen = data.draw(st.lists(st.sampled_from(goed(veld)), max_size=40))
    assert oordeel(cellen) == ""
    assert oordeel(goed(veld)) == ""


def test_no_delivery_of_the_synthetic_example_is_refused() -> None:
    bestanden = {path: inhoud for path, inhoud in example_files().items() if path.endswith(".csv")}
    assert len(bestanden) > 50
    for path, inhoud in bestanden.items():
        ruw = read_csv(as_utf8(inhoud))
        refuse_personal_content(ruw.kop, ruw.kolommen, zwaar=(), waar=Path(path).name)


@pytest.mark.parametrize(
    ("cellen", "soort"),
    [
        pytest.param(BSNS[:5], BSN, id="five"),
        pytest.param(BSNS[:4], "", id="four"),
        pytest.param(BSNS[:4] * 9, "", id="four over and over"),
        pytest.param([*BSNS[:5], *ANDERE[:11]], BSN, id="5 of 16, more than 30 %"),
        pytest.param([*BSNS[:5], *ANDERE[:11], "", " "], BSN, id="5 of 16, and blanks"),
        pytest.param([*BSNS[:6], *ANDERE[:14]], BSN, id="6 of 20, just 30 %"),
        pytest.param([*BSNS[:5], *ANDERE[:12]], "", id="5 of 17, less than 30 %"),
        pytest.param([*BSNS[:5] * 50, *ANDERE[:12]], "", id="5 of 17 distinct"),
        pytest.param([*BSNS[:5], *[" "] * 50, ""], BSN, id="blanks are no values"),
        pytest.param([*BSNS[:5], None], BSN, id="no value at all"),
        pytest.param([f" {b} " for b in BSNS[:5]] + BSNS[:1], BSN, id="blanks around"),
        pytest.param([f" {b}" for b in BSNS[:3]] + BSNS[:3], "", id="three, twice"),
        pytest.param([f"{b[:4]}.{b[4:6]}.{b[6:]}" for b in BSNS], BSN, id="dots"),
        pytest.param([f"{b[:3]} {b[3:6]} {b[6:]}" for b in BSNS], BSN, id="spaces"),
        pytest.param([f"{b[:3]}-{b[3:6]}-{b[6:]}" for b in BSNS], BSN, id="dashes"),
        pytest.param([f"{b[:4]}\u00a0{b[4:6]}\u00a0{b[6:]}" for b in BSNS], BSN, id="hard spaces"),
        pytest.param([f"{b}.0" for b in BSNS], BSN, id="read as fractions"),
        pytest.param([f"BSN {b} (Dordrecht)" for b in BSNS], BSN, id="among other words"),
        pytest.param([f"BSN: {b[:4]}.{b[4:6]}.{b[6:]}" for b in BSNS], BSN, id="dots among words"),
        pytest.param([f"1{b}" for b in BSNS], "", id="ten digits"),
        pytest.param([f"x{b}" for b in BSNS], "", id="glued to a letter"),
        pytest.param(["0" * 9, *(f"{'0' * 9} {n}" for n in range(9))], "", id="zeros"),
        pytest.param([f"06{n}2345678" for n in range(1, 6)], TELEFOON, id="bare 06 numbers"),
        pytest.param([f"06{n}2345678" for n in range(1, 5)], "", id="four bare 06 numbers"),
        pytest.param([f"201{n} VT" for n in range(5)], POSTCODE, id="postcodes of Haarlem"),
        pytest.param(
            [f"Dorpsstraat {n}, 331{n} AB Dordrecht" for n in range(5)], POSTCODE, id="addresses"
        ),
        pytest.param([f"In 201{n} VT gebeld" for n in range(9)], "", id="years in sentences"),
    ],
)
def test_what_chance_may_make_takes_five_values_and_thirty_percent(
    cellen: list[str | None], soort: str
) -> None:
    zin = oordeel(cellen)
    assert zin[: zin.find(". ")] == (
        f"column 1 looks like personal data by its content: {soort}" if soort else ""
    )


@pytest.mark.parametrize(
    "vorm", ["m{n}@voorbeeld.nl", "078-123456{n}", "331{n} AB"], ids=["e-mail", "phone", "postcode"]
)
def test_in_a_number_or_pseudonym_column_one_hit_says_nothing_and_five_do(vorm: str) -> None:
    cellen = [vorm.format(n=n) for n in range(1, 6)]
    assert oordeel(cellen[:4], zwaar={0}) == ""
    assert oordeel([*cellen, *ANDERE[:12]], zwaar={0}) == ""
    assert oordeel(cellen, zwaar={0}) != ""
    assert oordeel(cellen[:1], cellen[:1], zwaar={0}).startswith("column 2 ")


def test_words_of_rows_that_were_left_out_do_not_count() -> None:
    cellen = kolom(["x", "jansen@voorbeeld.nl"])
    refuse_personal_content(["a"], [cellen.filter(pa.array([True, False]))], ())
    with pytest.raises(DeliveryRefused):
        refuse_personal_content(["a"], [cellen], ())


@pytest.mark.parametrize(
    ("kop", "soort"),
    [
        ("jansen@voorbeeld.nl", EMAIL),
        ("NL91ABNA0417164300", IBAN),
        ("06-12345678", TELEFOON),
        ("0612345678", TELEFOON),
        ("3311 AB", POSTCODE),
        (BSNS[0], BSN),
    ],
)
def test_a_header_that_is_a_value_itself_is_refused(kop: str, soort: str) -> None:
    zin = oordeel(["x"], ["x"], kop=["gemeente", kop])
    assert zin.startswith(f"column 2 looks like personal data in the place of its name: {soort}. ")
    assert kop not in zin


@pytest.mark.parametrize(
    "kop",
    ["", "2019 KM", "2019 VT", "2019KM", "gemeente", "2019-000123", "01-01-2019", "06", "43466"],
)
def test_a_header_that_is_no_value_is_let_in(kop: str) -> None:
    assert oordeel(["x"], kop=[kop]) == ""


def test_every_column_is_named_at_once_and_a_flood_is_cut_short() -> None:
    zin = oordeel(["a@b.nl"], ["x"], ["3311 AB"])
    assert zin.startswith(f"column 1 looks like personal data by its content: {EMAIL}; column 3 ")
    assert "; and 3 more. " in oordeel(*[["a@b.nl"]] * 8)


def test_a_column_of_a_worksheet_is_named_by_its_letter_too() -> None:
    zin = oordeel(["x"], ["a@b.nl"], waar="Blad1")
    assert zin.startswith("Blad1 › column B (number 2) looks like")
    zin = oordeel(["x"], ["a@b.nl"], waar="Blad1", plaatsen=(3, 28))
    assert zin.startswith("Blad1 › column AB (number 28) looks like")


def test_a_column_of_fixed_width_text_without_a_field_is_named_by_its_positions() -> None:
    zin = oordeel(["x"], ["a@b.nl"], kop=["gemeente", "positions 11-30"])
    assert zin.startswith("positions 11-30 looks like personal data by its content: ")


ECHT = (
    st.integers(1, 99_999_999).map(bsn).filter(lambda nummer: nummer is not None)
)  # fmt: skip
SPELLING = st.sampled_from(["{0}{1}{2}", "{0}.{1}.{2}", "{0} {1} {2}", "{0}-{1}-{2}", " {0}{1}{2}"])


@VOORBEELDEN
@given(
    st.lists(st.tuples(ECHT, SPELLING), min_size=5, max_size=30, unique_by=lambda paar: paar[0]),
    st.data(),
)
def test_a_column_of_bsns_is_refused_whatever_else_is_in_it_and_no_cell_is_repeated(
    nummers: list[tuple[str, str]], data: st.DataObject
) -> None:
    cellen = [vorm.format(nr[:4], nr[4:6], nr[6:]) for nr, vorm in nummers]
    anders = data.draw(st.lists(st.text(min_size=1), max_size=len(cellen) * 7 // 3))
    rijen = data.draw(st.permutations([*cellen, *anders]))
    zin = oordeel(["x"] * len(rijen), rijen, zwaar={1})
    assert zin.startswith("column 2 looks like personal data by its content: ")
    assert not any(cel in zin for cel in cellen)


def test_random_numbers_of_nine_digits_are_hardly_ever_refused() -> None:
    kans = random.Random("negen cijfers")
    kolommen = [
        [f"{kans.randrange(10**9):09}" for _ in range(kans.randint(5, 60))] for _ in range(1000)
    ]
    geweigerd = sum(oordeel(cellen) != "" for cellen in kolommen)
    assert 0 < geweigerd < 5


STUK = st.sampled_from(
    ["06", "-", " ", "12345678", "078", "(", ")", "+31", "a", "@", "b.nl", "NL91ABNA0417164300",
     "20", "3311", "AB", ".", "0", "\n", "123456782", "2019", "é", "\u00a0", ",", "naam", "e-mail"]
)  # fmt: skip
CEL = st.lists(STUK, max_size=6).map("".join) | st.text()


@VOORBEELDEN
@given(st.lists(CEL, min_size=1, max_size=8), st.lists(CEL, max_size=3), st.booleans())
def test_whatever_stands_in_a_file_is_let_in_or_refused_in_one_line(
    cellen: list[str], kop: list[str], is_zwaar: bool
) -> None:
    gelijk = [cellen] * len(kop)
    for zin in (oordeel(*gelijk, kop=kop, zwaar=range(3) if is_zwaar else ()), sheet(*gelijk)):
        assert "\n" not in zin
        assert not any(len(cel) > 9 and cel in zin for cel in (*cellen, *kop))
