"""Columns of which nearly every text differs are read and looked through without comparing all."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghnt_pipeline.reading.csv_files import read_csv
from ghnt_pipeline.reading.personal_values import KENMERKEN, may_be_personal
from ghnt_pipeline.reference import TOTALEN, could_say, normalise
from ghnt_pipeline.text_table import each_its_own, per_row, which

VOORBEELDEN = settings(derandomize=True, deadline=None, max_examples=300)
HEADER = b"meldingnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder\n"
LIJKT_OP = st.text("sSfFkKeEtTaAoOlL \u017f\u212a_-./09613@+()\u00e9\u2010\n", max_size=40)


def test_a_column_of_numbers_is_kept_as_it_is_and_one_of_codes_as_its_distinct_texts() -> None:
    rows = [f"M{n % 11_999:08};Dordrecht;2019-01-01;{n % 9 + 1};politie" for n in range(12_000)]
    tabel = read_csv(HEADER + "\n".join(rows).encode())
    nummers, gemeenten, *_ = tabel.kolommen

    assert len(nummers.dictionary) == len(rows), "one more than there are distinct numbers"
    assert nummers.to_pylist() == [row.partition(";")[0] for row in rows]
    assert gemeenten.dictionary.to_pylist() == ["Dordrecht"]


def test_numbers_that_begin_to_come_back_later_are_read_all_the_same() -> None:
    rows = [f"M{max(n, 11_000):08};Dordrecht;2019-01-01;1;politie" for n in range(30_000)]
    tabel = read_csv(HEADER + "\n".join(rows).encode())

    assert tabel.kolommen[0].to_pylist() == [row.partition(";")[0] for row in rows]


@VOORBEELDEN
@given(st.lists(LIJKT_OP | st.text(max_size=20), max_size=5))
@example(["wie@example.org", "3311 AB", "NL91ABNA0417164300", "111222333", "1112.22.333"])
@example(["\u017fE12 3456 7890 1234", "0612345678", "3311AB", "x 123456782", "+31 6 12345678"])
def test_no_text_that_is_about_a_person_is_passed_over(texts: list[str]) -> None:
    kolom = pa.array(texts, pa.string())
    mag = may_be_personal(kolom)
    for kenmerk in KENMERKEN:
        assert not (kenmerk.enkel(kolom) & ~mag).any(), kenmerk.woorden
        assert not (kenmerk.samen(kolom) & ~mag).any(), kenmerk.woorden


@pytest.mark.parametrize("woord", ["bron", "totaal"])
@VOORBEELDEN
@given(data=st.data())
def test_every_text_that_says_a_word_matches_the_pattern_of_it(
    woord: str, data: st.DataObject
) -> None:
    tussen = st.text(" ._-\u00e9\u0301\u00ad", max_size=2)
    letters = [data.draw(st.sampled_from([letter, letter.upper()])) for letter in woord]
    text = "".join(letter + data.draw(tussen) for letter in letters) + data.draw(tussen)
    if woord in normalise(text):
        assert pc.match_substring_regex(text, could_say(woord)).as_py()


def test_every_name_of_a_total_says_totaal() -> None:
    assert all("totaal" in naam for naam in TOTALEN)


def test_only_texts_with_a_chance_are_tested() -> None:
    found = which(pa.array(["aap", "noot", "apart"]), "^a", lambda text: text != "apart")

    assert found.tolist() == [True, False, False]
    assert which(pa.array(["noot"]), "^a", lambda _: True).tolist() == [False]


def test_what_was_made_of_words_comes_to_the_rows_they_stand_in() -> None:
    waarden = pa.array([10, 20, 30])
    turned = pa.DictionaryArray.from_arrays(
        np.array([2, 0, 1], np.int32), pa.array(["a", "b", "c"])
    )

    assert per_row(waarden, each_its_own(pa.array(["a", "b", "a"]))).to_pylist() == [10, 20, 30]
    assert per_row(waarden, turned).to_pylist() == [30, 10, 20]
