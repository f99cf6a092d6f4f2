"""What a value that belongs to a person looks like: BSN, IBAN, phone number, postcode, e-mail.

Each kind is told from distinct texts, a whole column at once. A cheap pattern goes before a dear
one, which costs time by itself to compile: most columns never come to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Masker = np.ndarray[Any, np.dtype[np.bool_]]

_WIT = " \u00a0\u2007\u202f"
_STREEP = "\\-\u2010-\u2015"
_BEGIN = r"(?:^|[^0-9A-Za-z])"
_EIND = r"(?:$|[^0-9A-Za-z])"


@dataclass(frozen=True)
class Kenmerk:
    """A kind of personal value in words, with which texts are one.

    `enkel` marks those of which a single one tells enough, `samen` those that tell something when
    a column is full of them.
    """

    woorden: str
    enkel: Callable[[pa.StringArray], Masker]
    samen: Callable[[pa.StringArray], Masker]


def _match(texts: pa.StringArray, patroon: str) -> Masker:
    masker: Masker = pc.match_substring_regex(texts, patroon).to_numpy(zero_copy_only=False)
    return masker


def _among(texts: pa.StringArray, kans: Masker, test: Callable[[pa.StringArray], Masker]) -> Masker:
    """Apply a dearer test to the texts that have a chance, and to no other."""
    gevonden = np.zeros(len(texts), dtype=bool)
    if kans.any():
        gevonden[kans] = test(texts.filter(pa.array(kans)))
    return gevonden


def _none(texts: pa.StringArray) -> Masker:
    return np.zeros(len(texts), dtype=bool)


def bare_numbers(texts: pa.StringArray) -> Masker:
    """Texts of digits and the signs between them, without a letter."""
    return _match(texts, f"^[0-9][0-9{_WIT}.{_STREEP}]*$")


_EMAIL = r"[^\s@<>(),;:]+@[^\s@<>(),;:.]+(?:\.[^\s@<>(),;:.]+)*\.[A-Za-z]{2,}"


def emails(texts: pa.StringArray) -> Masker:
    """Texts with an e-mail address anywhere in them, such as a sentence."""
    met_apenstaart: Masker = pc.match_substring(texts, "@").to_numpy(zero_copy_only=False)
    return _among(texts, met_apenstaart, lambda deel: _match(deel, _EMAIL))


_IBAN_PER_LAND = (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 "
    "EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 "
    "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 "
    "NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 "
    "TN24 TR26 UA29 VA22 VG24 XK20"
)
_IBAN_LENGTES = {land[:2]: int(land[2:]) for land in _IBAN_PER_LAND.split(" ")}
"""Countries of the IBAN registry, with the number of characters of an account there."""
_TUSSEN = f"[{_WIT}.{_STREEP}]?"
_IBAN_BEGIN = f"(?i:{'|'.join(_IBAN_LENGTES)})[0-9]{{2}}(?:{_TUSSEN}[0-9A-Za-z])"
_IBAN = re.compile(f"(?<![0-9A-Za-z])(?=({_IBAN_BEGIN}{{11,30}}))")


def ibans(texts: pa.StringArray) -> Masker:
    """Texts with a valid IBAN (ISO 13616, mod 97) anywhere in them, also in groups."""
    kans = _match(texts, "[A-Za-z]{2}[0-9]{2}")
    kans = _among(texts, kans, lambda deel: _match(deel, f"{_BEGIN}{_IBAN_BEGIN}{{11}}"))
    return _among(texts, kans, _have_an_iban)


def _have_an_iban(texts: pa.StringArray) -> Masker:
    return np.array(
        [any(_is_iban(tekst) for tekst in _IBAN.findall(text)) for text in texts.to_pylist()],
        dtype=bool,
    )


def _is_iban(tekst: str) -> bool:
    """Whether the text begins with an account number, with nothing glued on behind it."""
    lengte = _IBAN_LENGTES[tekst[:2].upper()]
    plaatsen = [n for n, teken in enumerate(tekst) if teken.isalnum()]
    if len(plaatsen) < lengte:
        return False
    einde = plaatsen[lengte - 1] + 1
    if tekst[einde : einde + 1].isalnum():
        return False
    nummer = "".join(tekst[n] for n in plaatsen[:lengte])
    return int("".join(str(int(teken, 36)) for teken in nummer[4:] + nummer[:4])) % 97 == 1


_NET3 = (
    "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 "
    "073 074 075 076 077 078 079 085 088"
).replace(" ", "|")
_NET4 = (
    "0111 0113 0114 0115 0117 0118 0161 0162 0164 0165 0166 0167 0168 0172 0174 0180 0181 0182 "
    "0183 0184 0186 0187 0222 0223 0224 0226 0227 0228 0229 0251 0252 0255 0294 0297 0299 0313 "
    "0314 0315 0316 0317 0318 0320 0321 0341 0342 0343 0344 0345 0346 0347 0348 0411 0412 0413 "
    "0416 0418 0475 0478 0481 0485 0486 0487 0488 0492 0493 0495 0497 0499 0511 0512 0513 0514 "
    "0515 0516 0517 0518 0519 0521 0522 0523 0524 0525 0527 0528 0529 0541 0543 0544 0545 0546 "
    "0547 0548 0561 0562 0566 0570 0571 0572 0573 0575 0577 0578 0591 0592 0593 0594 0595 0596 "
    "0597 0598 0599"
).replace(" ", "|")
"""Dutch area codes: with the digits that follow them they make ten."""


def _groups(*vormen: str) -> str:
    """Digits in groups with one and the same sign between them: `322` is 123 45 67.

    None begins with a year from 2000 to 2039: `06-2019-1234` is a file of June.
    """
    patronen = []
    for vorm in vormen:
        eerste, *andere = map(int, vorm)
        kop = "[1-9][0-9]"
        if eerste > 2:
            kop = f"(?:20[4-9]|(?:1[0-9]|2[1-9]|[3-9][0-9])[0-9])[0-9]{{{eerste - 3}}}"
        groepen = [kop, *(f"[0-9]{{{lengte}}}" for lengte in andere)]
        tekens = (f"[{_WIT}]", r"\.", f"[{_STREEP}]") if andere else ("",)
        patronen += [teken.join(groepen) for teken in tekens]
    return "|".join(patronen)


def _number(net: str, abonnee: str) -> str:
    """An area code and the number behind it, kept apart by a sign or by brackets."""
    teken = f"[{_WIT}]?[.,/{_STREEP}][{_WIT}]?|[{_WIT}]"
    return rf"(?:(?:{net})(?:{teken})|\((?:{net})\)(?:{teken})?)(?:{abonnee})"


_TELEFOON = "|".join(
    (
        _number(_NET3, _groups("7", "34", "322", "223", "43", "232")),
        _number(_NET4, _groups("6", "33", "222", "24", "42")),
        _number("06", _groups("8", "44", "2222", "233", "332", "323")),
        rf"(?:\+|00)31(?:[{_WIT}.{_STREEP}]|\(0\)){{0,3}}[1-9](?:{_TUSSEN}[0-9]){{8}}",
    )
)
_MISSCHIEN_TELEFOON = rf"(?:^|[^0-9A-Za-z_{_STREEP}])(?:0[0-9]{{1,3}}[^0-9A-Za-z]|0031)|\+31"
_TIEN_CIJFERS = "(?:[0-9][^0-9]*){10}"
"""No phone number has fewer; a date, which may begin like one, has eight."""
_VOOR = rf"(?:^|[^0-9A-Za-z_.{_STREEP}]|[^0-9]\.)"
_NA = rf"(?:$|[^0-9A-Za-z_.{_STREEP}]|[.{_STREEP}](?:$|[^0-9A-Za-z]))"


def phones(texts: pa.StringArray) -> Masker:
    """Texts with a Dutch phone number that is written as one: separated, or with a prefix.

    `06-12345678`, `06 12 34 56 78`, `(078) 123 45 67`, `+31 6 12345678`, `0031...`. Dates with
    a time, and numbers with more parts glued on by a dash, are none.
    """
    kans = _match(texts, _MISSCHIEN_TELEFOON)
    kans = _among(texts, kans, lambda deel: _match(deel, _TIEN_CIJFERS))
    return _among(texts, kans, lambda deel: _match(deel, f"{_VOOR}(?:{_TELEFOON}){_NA}"))


def phones_in_digits(texts: pa.StringArray) -> Masker:
    """Phone numbers, and cells of ten digits from 06 which may also be something else."""
    return phones(texts) | _match(texts, "^06[1-9][0-9]{7}$")


_POSTCODE = f"^[1-9][0-9]{{3}}[{_WIT}]{{0,2}}(?i:[A-RT-Z][A-Z]|S[BCE-RT-Z])$"
_JAAR = "^20[0-3]"
_OM = f"[{_WIT},;\n]"
_IN_ADRES = (
    f"(?:^|{_OM})(?:[13-9][0-9]{{3}}|2[1-9][0-9]{{2}}|20[4-9][0-9])[{_WIT}]{{0,2}}[A-Z]{{2}}"
    f"(?:$|{_OM})"
)


def postcodes(texts: pa.StringArray) -> Masker:
    """Cells that are a whole postcode such as `3311 AB`; SA, SD and SS are not given out.

    `2019 VT` and `2019KM` are a year and a code: 2000 to 2039, in Haarlem, tells nothing alone.
    """
    return _match(texts, _POSTCODE) & ~_match(texts, _JAAR)


def postcodes_and_addresses(texts: pa.StringArray) -> Masker:
    """Postcodes of any number, and cells with one among other words: `3311 AB Dordrecht`."""
    return _match(texts, _POSTCODE) | _match(texts, _IN_ADRES)


_NEGEN = f"^[0-9](?:[{_WIT}.{_STREEP}]?[0-9]){{8}}$"
_NEGEN_IN_TEKST = (
    f"{_BEGIN}(?P<nummer>[0-9]{{9}}|[0-9]{{4}}[{_WIT}.{_STREEP}][0-9]{{2}}[{_WIT}.{_STREEP}][0-9]{{3}}|"
    f"[0-9]{{3}}[{_WIT}.{_STREEP}][0-9]{{3}}[{_WIT}.{_STREEP}][0-9]{{3}}){_EIND}"
)
_GEWICHTEN = (-1, 2, 3, 4, 5, 6, 7, 8, 9)


def bsns(texts: pa.StringArray) -> Masker:
    """Texts whose nine digits pass the eleven-test, also with dots, spaces or dashes between.

    Of a text with more in it the first number of nine digits counts: `123456782 (Dordrecht)`.
    One in eleven numbers passes by chance, so that a few say nothing. Nine zeros are no BSN.
    """
    heel = _match(texts, _NEGEN)
    deel = ~heel & _match(texts, _NEGEN_IN_TEKST)
    return _among(texts, heel, _passes_eleven) | _among(texts, deel, _holds_number_that_passes)


def _holds_number_that_passes(texts: pa.StringArray) -> Masker:
    return _passes_eleven(pc.struct_field(pc.extract_regex(texts, _NEGEN_IN_TEKST), "nummer"))


def _passes_eleven(texts: pa.StringArray) -> Masker:
    cijfers = pc.replace_substring_regex(texts, "[^0-9]", "")
    nummers = cijfers.cast(pa.int64()).to_numpy()
    som = sum(gewicht * (nummers // 10**n % 10) for n, gewicht in enumerate(_GEWICHTEN))
    masker: Masker = (som % 11 == 0) & (nummers > 0)
    return masker


_KANS = "|".join(
    (
        "@",
        f"{_BEGIN}(?i:[a-z]{{2}})[0-9]{{2}}",
        _MISSCHIEN_TELEFOON,
        "^06[1-9][0-9]{7}$",
        f"{_BEGIN}[1-9][0-9]{{3}}[{_WIT}]{{0,2}}(?i:[a-z]{{2}}){_EIND}",
        f"{_BEGIN}[0-9](?:{_TUSSEN}[0-9]){{8}}{_EIND}",
    )
)


def may_be_personal(texts: pa.StringArray) -> Masker:
    """Texts of which any of the kinds may be; the others are none, and are most of a column.

    All kinds in one pattern: looking for each of them apart took half of the time of reading.
    """
    return _match(texts, _KANS)


KENMERKEN = (
    Kenmerk("e-mail addresses", emails, emails),
    Kenmerk("bank account numbers (IBAN)", ibans, ibans),
    Kenmerk("phone numbers", phones, phones_in_digits),
    Kenmerk("full postcodes", postcodes, postcodes_and_addresses),
    Kenmerk("citizen service numbers (BSN)", _none, bsns),
)
"""In the order in which they are looked for; the first that holds is what a message names."""
