"""The guard at the door: a file with a column that names people is refused before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ghnt_pipeline.errors import DeliveryRefused
from ghnt_pipeline.reference import normalise

_WOORDEN = frozenset(
    """
    bsn burgerservicenummer sofinummer naam namen voornaam voornamen achternaam achternamen
    roepnaam initialen voorletters geboortedatum geboortedag adres straat straatnaam huisnummer
    postcode postcode6 pc6 telefoon telefoonnummer tel mobiel mobielnummer email mail
    emailadres mailadres iban rekeningnummer
    """.split()  # noqa: SIM905
)
_NAMEN_VAN = frozenset({"gemeente", "organisatie", "bestand", "instelling", "team"})


def refuse_personal_columns(kop: Iterable[str]) -> None:
    """Raise DeliveryRefused when a column is personal data by its name; no content is looked at."""
    for nummer, tekst in enumerate(kop, start=1):
        woorden = {normalise(w) for w in re.split(r"[\W_]+", tekst)}
        verdacht = (woorden & _WOORDEN) or (_WOORDEN & {normalise(tekst), _laatste_deel(tekst)})
        if verdacht and not woorden & _NAMEN_VAN and not normalise(tekst).startswith("gemeente"):
            raise DeliveryRefused(
                f"column {nummer} looks like personal data by its name ({min(verdacht)}). Nothing "
                "of this file is kept. Ask the supplier to send it again without that column"
            )


def _laatste_deel(tekst: str) -> str:
    """The word a Dutch compound ends in: `clientnaam` is a naam."""
    kaal = normalise(tekst)
    return next((w for w in sorted(_WOORDEN, key=len) if len(w) > 3 and kaal.endswith(w)), kaal)
