"""An invented nation as one region: 26 regions and 342 municipalities, inhabitants invented too."""

from __future__ import annotations

import numpy as np

from ghnt_pipeline.example.natie.kolommen import Rij

REGIOS = 26
GEMEENTEN = 342
JAREN = range(2015, 2025)
_BREEDTE = 18
_INWONERS = 17_000_000

CODES = tuple(f"GM{9001 + nummer}" for nummer in range(GEMEENTEN))
REGIO_VAN: Rij = np.arange(GEMEENTEN) * REGIOS // GEMEENTEN
_PLAATS = np.arange(GEMEENTEN) - np.searchsorted(REGIO_VAN, REGIO_VAN)
NAMEN = tuple(f"Verzonnen {r + 1:02d}-{p + 1:02d}" for r, p in zip(REGIO_VAN, _PLAATS, strict=True))

_REGIO = """# An invented nation as one region. None of its 26 regions, 342 municipalities exists.
# The figures of the nation are those of `regio`; the 26 are seen in the names and numbers only.
naam = "Verzonnen natie (synthetisch)"
kaart = [
{kaart}
    ["regio", ""],
]

[documenten]
cijfers = "Verzonnen afspraak 1"
termijnen = "Verzonnen afspraak 2"
opvang = "Verzonnen afspraak 3"
huisverboden = "Verzonnen afspraak 4"
overlap = "Verzonnen afspraak 5"
groepen = "Verzonnen afspraak 6"

[organisaties.blijf]
naam = "De opvang"
label = "De opvang (verzonnen)"
uitleg = "Alle opvang van het verzonnen land samen. Die bestaat niet."

[organisaties.dok]
naam = "De plegerhulp"
label = "De plegerhulp (verzonnen)"
uitleg = "Alle plegerhulp van het verzonnen land samen. Die bestaat niet."
"""

_KOP = "code,naam,code_nu,geldig_van,geldig_tot,in_regio,was_in_regio,spellingen\n"

_DOELEN = """# Invented.
[[doel]]
id = "triage_binnen_1_dag"
titel = "Triage na drie van de vier meldingen binnen 1 dag"
soort = "afspraak"
eenheid = "procent"
richting = "minstens"
oordeel = "toets"
bron = "Verzonnen afspraak 2"
waarden = [{ waarde = 75, vanaf = 2015-01-01 }]
"""

_DEKKING = {
    "veilig_thuis": ("meldingen", "adviezen", "onderzoeken", "huisverboden"),
    "blijf": ("trajecten",),
    "dok": ("trajecten",),
    "politie": ("incidenten",),
    "vir": ("signalen",),
}


def inwoners() -> Rij:
    """Inhabitants in the first year: few large municipalities and many small ones; invented."""
    grootte = np.random.default_rng(342).lognormal(0, 0.8, GEMEENTEN)
    aantallen: Rij = np.round(grootte / grootte.sum() * _INWONERS).astype(np.int64)
    return aantallen


def region_files() -> dict[str, str]:
    """The files of the region that the whole nation is, by name."""
    return {
        "regio.toml": _REGIO.format(kaart="\n".join(_kaart())),
        "gemeenten.csv": _KOP
        + "".join(f"{c},{n},{c},,,ja,ja,\n" for c, n in zip(CODES, NAMEN, strict=True)),
        "inwoners.csv": "gemeente,jaar,inwoners\n" + "".join(_inwoners()),
        "dekking.toml": "# Everyone delivers about every municipality.\n" + "\n".join(_dekking()),
        "doelen.toml": _DOELEN,
    }


def _kaart() -> list[str]:
    rijen = [CODES[begin : begin + _BREEDTE] for begin in range(0, GEMEENTEN, _BREEDTE)]
    return ["    [" + ", ".join(f'"{code}"' for code in rij) + "]," for rij in rijen]


def _inwoners() -> list[str]:
    eerste = inwoners()
    return [
        f"{code},{jaar},{round(aantal * 1.006 ** (jaar - JAREN[0]))}\n"
        for code, aantal in zip(CODES, eerste, strict=True)
        for jaar in JAREN
    ]


def _dekking() -> list[str]:
    codes = ", ".join(f'"{code}"' for code in CODES)
    return [
        f'[[dekking]]\nbron = "{bron}"\nsoorten = {list(soorten)}\ngemeenten = [{codes}]\n'.replace(
            "'", '"'
        )
        for bron, soorten in _DEKKING.items()
    ]
