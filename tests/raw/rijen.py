"""The rows that most files of the corpus hold, and what must be made of them."""

from __future__ import annotations

from datetime import date
from functools import partial

from .boek import Rij
from .gevallen import Tabel

KOP: Rij = ["meldingnummer", "gemeente", "datum_melding", "aanleiding", "hoedanigheid_melder"]
M1: Rij = ["M1", "Dordrecht", date(2019, 1, 3), "08", "politie"]
M2: Rij = ["M2", "Gorinchem", date(2019, 2, 4), "01", "huisarts"]
M3: Rij = ["M3", "H.I. Ambacht", date(2019, 3, 31), "Ouderenmishandeling", "41"]
RIJ_1 = "M1 GM0505 2019-01-03 km_anders politie"
RIJ_2 = "M2 GM0512 2019-02-04 partnergeweld huisarts"
RIJ_3 = "M3 GM0531 2019-03-31 ouderenmishandeling onbekend"
TEKST = (
    "meldingnummer;gemeente;datum_melding;aanleiding;hoedanigheid_melder\r\n"
    "M1;Dordrecht;03-01-2019;08;politie\r\n"
    "M2;Gorinchem;04-02-2019;01;huisarts\r\n"
)

PROJECTIE = {
    "meldingen": "meldingnummer gemeente datum_melding aanleiding hoedanigheid_melder",
    "adviezen": "adviesnummer gemeente datum_advies aanleiding hoedanigheid_adviesvrager",
    "onderzoeken": "onderzoeksnummer gemeente datum_start bestede_uren",
    "huisverboden": "huisverbodnummer gemeente datum_risicotaxatie opgelegd",
    "totalen": "gemeente soort categorie aantal",
    "signalen": "gemeente signalen matches",
    "trajecten": "trajectnummer gemeente_herkomst rol datum_start hulpvorm",
    "incidenten": "incidentnummer gemeente datum_incident",
    "cijfers": "gemeente indicator uitsplitsing categorie aantal",
}
"""The columns that the expected rows of each kind show."""


TWEE = f"{RIJ_1}\n{RIJ_2}"
DRIE = f"{TWEE}\n{RIJ_3}"

meldingen = partial(Tabel, "veilig_thuis.meldingen")
onderzoeken = partial(Tabel, "veilig_thuis.onderzoeken")
totalen = partial(Tabel, "veilig_thuis.totalen")
signalen = partial(Tabel, "vir.signalen")
