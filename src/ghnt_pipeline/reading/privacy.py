"""The guard at the door: a file with a column about people is refused before anything is kept.

A column is about people by its name, or by what its cells look like.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.cores import largest_first
from ghnt_pipeline.errors import PersonalData
from ghnt_pipeline.reading.personal_values import KENMERKEN, bare_numbers, may_be_personal
from ghnt_pipeline.reference import normalise
from ghnt_pipeline.text_table import column_letters, trim

_STAMMEN = (
    "bsn",
    "burgerservice",
    "sofinummer",
    "voornaam",
    "achternaam",
    "roepnaam",
    "voorletter",
    "geboorte",
    "adres",
    "straat",
    "huisnummer",
    "huisnr",
    "postcode",
    "telefoon",
    "mobiel",
    "email",
    "rekeningnummer",
)
"""A word that begins or ends with one of these is about a person."""
_WOORDEN = frozenset({"naam", "namen", "voornamen", "achternamen", "initialen", "geb", "tel", "gsm",
                      "mail", "iban"})  # fmt: skip
_GEEN_PERSOON = frozenset({"postcode4", "pc4", "pc4gebied", "postcodegebied"})
_VAN_EEN_ORGANISATIE = frozenset(
    {"gemeente", "organisatie", "bestand", "instelling", "team", "plaats", "project", "supplier",
     "van", "de", "het"}
)  # fmt: skip


def refuse_personal_columns(
    kop: Sequence[str], waar: str = "", plaatsen: Sequence[int] = ()
) -> None:
    """Raise PersonalData when a column is personal data by its name; no content is looked at.

    `waar` names a worksheet and `plaatsen` the columns' numbers in it.
    """
    for nummer, tekst in enumerate(kop):
        if (woord := _personal_word(tekst)) is not None:
            plek = _place(plaatsen[nummer] if plaatsen else nummer + 1, "", waar)
            raise PersonalData(
                f"{waar} › " * bool(waar) + f"{plek} looks like personal data by its name "
                f"({woord}). Nothing of this file is kept. Ask the supplier to send it again "
                "without that column"
            )


def _personal_word(tekst: str) -> str | None:
    """What in a header names a person; None when nothing does."""
    woorden = [normalise(w) for w in re.split(r"[\W_]+", tekst) if normalise(w)]
    heel = normalise(tekst)
    for woord in (*woorden, heel):
        if woord in _GEEN_PERSOON:
            return None
        kaal = woord.rstrip("0123456789")
        for stam in _STAMMEN:
            if kaal.startswith(stam) or kaal.endswith(stam):
                return stam
        if kaal in _WOORDEN - {"naam", "namen"}:
            return kaal
    return "naam" if _names_a_person(woorden) else None


def _names_a_person(woorden: list[str]) -> bool:
    """Whether `naam` stands in a header without saying that it is an organisation's."""
    rest = set()
    found = False
    for woord in woorden:
        kaal = woord.rstrip("0123456789")
        delen = re.fullmatch(r"(naam|namen)?(.*?)(naam|namen)?", kaal)
        assert delen is not None
        if delen[1] or delen[3]:
            found = True
            kaal = delen[2].removesuffix("s")
        if kaal:
            rest.add(kaal)
    return found and not (rest and rest <= _VAN_EEN_ORGANISATIE)


VEEL, PROCENT = 5, 30
"""So many distinct values, and such a share of them, make a column one of personal data."""
_GENOEMD = 5
_KORT = 40
"""A column name is no longer than this; a longer cell is a sentence."""
_POSITIES = re.compile(r"positions [0-9]{1,6}-[0-9]{1,6}")
"""What fixed-width text calls a column that no field describes: the one header that is repeated."""
_VRAAG = "Nothing of this file is kept. Ask the supplier to send it again without that data"


def refuse_personal_content(
    kop: Sequence[str],
    kolommen: Sequence[pa.DictionaryArray],
    zwaar: Collection[int],
    waar: str = "",
    plaatsen: Sequence[int] = (),
) -> None:
    """Raise PersonalData when the cells of a column, or its header, look like personal data.

    One e-mail address, IBAN, formatted phone number or full postcode is enough, except in the
    columns `zwaar`: numbers and pseudonyms may look like one by chance. There, and for what
    chance makes anywhere (nine digits that pass the eleven-test, ten from 06, a postcode that may
    be a year), it takes 5 distinct values that are 30 % of all distinct values. `waar` names a
    worksheet and `plaatsen` the columns' numbers in it. The message repeats no cell and no header.
    """
    soorten = largest_first(
        lambda nummer: _personal_kind(kolommen[nummer], alleen_veel=nummer in zwaar),
        range(len(kolommen)),
        lambda nummer: kolommen[nummer].dictionary.nbytes,
    )
    gevonden = {n: f"by its content: {soort}" for n, soort in enumerate(soorten) if soort}
    for nummer, soort in _personal_headers(kop):
        gevonden.setdefault(nummer, f"in the place of its name: {soort}")
    if gevonden:
        plekken = [
            f"{_place(plaatsen[n] if plaatsen else n + 1, kop[n], waar)} looks like personal data "
            + hoe
            for n, hoe in sorted(gevonden.items())
        ]
        raise PersonalData(_refusal(plekken, waar))


def refuse_personal_sheet(kolommen: Sequence[pa.DictionaryArray], waar: str) -> None:
    """The same for a sheet without a table, where one contact's address and number are allowed.

    Only columns full of personal values count, and a row with the names of such columns.
    """
    plekken = [
        f"{_place(nummer, '', waar)} looks like personal data by its content: {soort}"
        for nummer, kolom in enumerate(kolommen, start=1)
        if (soort := _personal_kind(kolom, alleen_veel=True))
    ]
    if namen := _names_in_one_row(kolommen):
        plekken.append(f"a row has names of columns of personal data: {', '.join(namen)}")
    if plekken:
        raise PersonalData(_refusal(plekken, waar))


def _refusal(plekken: Sequence[str], waar: str) -> str:
    meer = f"; and {len(plekken) - _GENOEMD} more" if len(plekken) > _GENOEMD else ""
    zin = "; ".join(plekken[:_GENOEMD]) + meer
    return f"{waar} › {zin}. {_VRAAG}" if waar else f"{zin}. {_VRAAG}"


def _place(nummer: int, naam: str, waar: str) -> str:
    """Where a column is, in the words of the program in which it will be looked up."""
    if _POSITIES.fullmatch(naam):
        return naam
    return f"column {column_letters(nummer)} (number {nummer})" if waar else f"column {nummer}"


def _personal_headers(kop: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Headers that are personal values: in a file without a header row the first person's.

    Of bare numbers one is enough too; a year and a code may head a column of a crosstab.
    """
    texts = trim(pa.array(kop, pa.string()))
    if not may_be_personal(texts).any():
        return
    cijfers = bare_numbers(texts)
    for kenmerk in KENMERKEN:
        for nummer in np.flatnonzero(kenmerk.enkel(texts) | (cijfers & kenmerk.samen(texts))):
            yield int(nummer), kenmerk.woorden


def _personal_kind(kolom: pa.DictionaryArray, *, alleen_veel: bool) -> str | None:
    """What the cells of a column look like, in words; None when they are about no person."""
    texts = _used(kolom)
    kans = texts.filter(pa.array(may_be_personal(texts)))
    if not alleen_veel:
        for kenmerk in KENMERKEN if len(kans) else ():
            if kenmerk.enkel(kans).any():
                return kenmerk.woorden
    for kenmerk in KENMERKEN if len(kans) >= VEEL else ():
        raak = kenmerk.samen(kans)
        if raak.sum() >= VEEL:
            aantal = pc.count_distinct(kans.filter(pa.array(raak))).as_py()
            if aantal >= VEEL and 100 * aantal >= PROCENT * pc.count_distinct(texts).as_py():
                return kenmerk.woorden
    return None


def _used(kolom: pa.DictionaryArray) -> pa.StringArray:
    """The texts that stand in a row, trimmed; a dictionary may hold those of rows left out."""
    gebruikt = np.zeros(len(kolom.dictionary), dtype=bool)
    gebruikt[kolom.indices.drop_null().to_numpy()] = True
    alle = kolom.dictionary if gebruikt.all() else kolom.dictionary.filter(pa.array(gebruikt))
    texts = trim(alle)
    leeg = pc.equal(pc.binary_length(texts), 0)
    return texts.filter(pc.invert(leeg)) if pc.any(leeg).as_py() else texts


def _names_in_one_row(kolommen: Sequence[pa.DictionaryArray]) -> list[str]:
    """What the cells of a header row of personal data name; nothing when there is no such row."""
    woorden = [_personal_names(kolom.dictionary) for kolom in kolommen]
    raak = [
        np.isin(kolom.indices.fill_null(-1).to_numpy(), list(namen))
        for kolom, namen in zip(kolommen, woorden, strict=True)
    ]
    aantal = np.sum(raak, axis=0)
    kop = _first_row_of_several(kolommen)
    if not raak or (aantal.max(initial=0) < 2 and not (kop >= 0 and aantal[kop])):
        return []
    rij = int(aantal.argmax()) if aantal.max() > 1 else kop
    gevonden = [
        namen[kolom.indices[rij].as_py()]
        for kolom, namen, mask in zip(kolommen, woorden, raak, strict=True)
        if mask[rij]
    ]
    return gevonden if rij == kop or len(set(gevonden)) > 1 else []


def _first_row_of_several(kolommen: Sequence[pa.DictionaryArray]) -> int:
    """The first row with two or more filled cells, where a header would stand; -1 without one."""
    gevuld = [
        np.asarray([*(bool(woord.strip()) for woord in kolom.dictionary.to_pylist()), False])[
            kolom.indices.fill_null(-1).to_numpy()
        ]
        for kolom in kolommen
    ]
    rijen = np.flatnonzero(np.sum(gevuld, axis=0) > 1).tolist() if gevuld else []
    return int(rijen[0]) if rijen else -1


def _personal_names(texts: pa.StringArray) -> dict[int, str]:
    """The short texts that are a name of a personal column, by place, each with what it names.

    `Telefoon:` is the label of the one number beside it, as on a sheet with a contact.
    """
    letters = pc.replace_substring_regex(
        pc.utf8_lower(pc.utf8_normalize(texts, "NFKD")), "[^a-z]", ""
    )
    kans = pc.and_(
        pc.match_substring_regex(letters, "|".join([*_STAMMEN, *sorted(_WOORDEN)])),
        pc.less_equal(pc.utf8_length(texts), _KORT),
    )
    kans = pc.and_not(kans, pc.ends_with(trim(texts), ":"))
    plaatsen = np.flatnonzero(kans.to_numpy(zero_copy_only=False))
    gevonden = ((int(n), _personal_word(texts[int(n)].as_py())) for n in plaatsen)
    return {nummer: woord for nummer, woord in gevonden if woord is not None}
