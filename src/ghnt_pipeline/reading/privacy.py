"""The guard at the door: a file with a column that names people is refused before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reference import normalise

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


def refuse_personal_columns(kop: Iterable[str]) -> None:
    """Raise DeliveryRefused when a column is personal data by its name; no content is looked at."""
    for nummer, tekst in enumerate(kop, start=1):
        if (woord := _personal_word(tekst)) is not None:
            raise DeliveryRefused(
                f"column {nummer} looks like personal data by its name ({woord}). Nothing "
                "of this file is kept. Ask the supplier to send it again without that column"
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
