"""How many contacts of each thema combination there are in a year, and what they consist of."""

from datetime import date
from random import Random

from ghnt_pipeline.example.codes import AANLEIDING, AARD, Codes, pick, pick_some, themas, weights
from ghnt_pipeline.example.record import KWARTALEN, draw_day

# 2018 adds up to the published figures per thema: meldingen KM 2780, HG 483, OM 54;
# adviesvragen KM 2264, HG 333, OM 66. How they overlap was never published and is invented.
MELDINGEN = {
    2018: {"KM": 2585, "HG": 282, "OM": 41, "KM HG": 190, "KM OM": 2, "HG OM": 8, "KM HG OM": 3},
    2019: {
        "KM": 2668,
        "HG": 291,
        "OM": 43,
        "KM HG": 197,
        "KM OM": 3,
        "HG OM": 8,
        "KM HG OM": 3,
        "AP": 58,
    },
}
ADVIEZEN = {
    2018: {"KM": 2130, "HG": 192, "OM": 53, "KM HG": 130, "KM OM": 2, "HG OM": 9, "KM HG OM": 2},
    2019: {
        "KM": 2196,
        "HG": 199,
        "OM": 55,
        "KM HG": 134,
        "KM OM": 2,
        "HG OM": 9,
        "KM HG OM": 3,
        "AP": 31,
    },
}

_DRUKTE = (24, 26, 23, 27)
_AANLEIDINGEN = {
    "KM": {"km_anders": 68.0, "km_vechtscheiding": 23.0, "km_kindcheck": 9.0},
    "HG": weights("""
        partnergeweld 66 hg_anders 17 geweld_tegen_ouders 12
        eergerelateerd 4 huwelijksdwang 1
    """),
    "OM": {"ouderenmishandeling": 1.0},
    "AP": {"andere_problematiek": 1.0},
}
_AARD = weights("""
    lichamelijke_mishandeling 30 psychisch_geweld 30 anders 8
    seksueel_misbruik 5 lichamelijke_verwaarlozing 6
""")
_AARD_BIJ = {
    "KM": weights("""
        getuige_van_geweld 35 pedagogische_verwaarlozing 18
        affectieve_verwaarlozing 14 vrouwelijke_genitale_verminking 0.4
        munchhausen_by_proxy 0.3
    """),
    "OM": {"financiele_uitbuiting": 40.0},
}


def draw_contacts(
    rng: Random, jaar: int, combinaties: dict[str, int]
) -> list[tuple[date, Codes, Codes]]:
    """Draw a year of contacts as (day, aanleiding, aard), in order of day."""
    kwartalen = [k for k in KWARTALEN if k.van.year == jaar]
    contacts = []
    for combinatie, aantal in combinaties.items():
        for _ in range(aantal):
            day = draw_day(rng, rng.choices(kwartalen, _DRUKTE)[0])
            aanleiding = _draw_aanleiding(rng, combinatie)
            contacts.append((day, aanleiding, draw_aard(rng, aanleiding)))
    rng.shuffle(contacts)
    return sorted(contacts, key=lambda contact: contact[0])


def _draw_aanleiding(rng: Random, combinatie: str) -> Codes:
    codes = [pick(rng, AANLEIDING, _AANLEIDINGEN[naam]) for naam in combinatie.split()]
    if "KM" in combinatie and rng.random() < 0.04:
        codes.append(pick(rng, AANLEIDING, _AANLEIDINGEN["KM"]))
    return tuple(dict.fromkeys(codes))


def draw_aard(rng: Random, aanleiding: Codes, minstens: int = 0) -> Codes:
    """Draw what happened; forms only a child can undergo need a KM aanleiding."""
    lots = dict(_AARD)
    for naam in sorted(themas(aanleiding)):
        lots |= _AARD_BIJ.get(naam, {})
    number = rng.choices((0, 1, 2, 3), (12, 50, 28, 10))[0]
    return pick_some(rng, AARD, lots, max(number, minstens))
