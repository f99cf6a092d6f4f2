"""What the kwaliteitsrapport says: stable codes, and sentences for three kinds of reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import code_list


class Signaalcode(StrEnum):
    """What a signal is about. A code that is dropped is never used again."""

    VERGELEKEN = "K00"
    REGEL = "K01"
    ONDERZOEK_ONBEKEND = "K02"
    ADVIES_ONBEKEND = "K03"
    MELDING_ONBEKEND = "K04"
    VOOR_DE_PERIODE = "K05"
    KLEINER = "K10"
    GROTER = "K11"
    VAKER_LEEG = "K12"
    VAKER_GEVULD = "K13"
    ANDERS_VERDEELD = "K14"
    ANDERE_AANTALLEN = "K15"
    KOLOM_WEG = "K16"
    AANTALLEN_WEG = "K17"


class Belang(StrEnum):
    """Whether somebody must look at it."""

    AANDACHT = "aandacht"
    TER_INFORMATIE = "ter informatie"


_TER_INFORMATIE = frozenset(
    {
        Signaalcode.VERGELEKEN,
        Signaalcode.ONDERZOEK_ONBEKEND,
        Signaalcode.ADVIES_ONBEKEND,
        Signaalcode.MELDING_ONBEKEND,
        Signaalcode.VOOR_DE_PERIODE,
    }
)
"""What is usual: numbers follow later, and old cases are delivered as long as they are open."""


@dataclass(frozen=True)
class Signaal:
    """One remark on a delivery as a whole. No value of the file, codes of lists excepted.

    `aantal` is how many rows, numbers or cells it is about, None where it is about the whole;
    `tekst_nl` is for the supplier, `tekst_en` for the command line.
    """

    code: Signaalcode
    kind: str
    periode: str
    veld: str
    aantal: int | None
    tekst_nl: str
    tekst_en: str

    @property
    def belang(self) -> Belang:
        return Belang.TER_INFORMATIE if self.code in _TER_INFORMATIE else Belang.AANDACHT

    @property
    def is_vraag(self) -> bool:
        """Whether the supplier is asked something; a broken rule is told row by row instead."""
        return self.code in _ZINNEN


@dataclass(frozen=True)
class Levering:
    """The delivery that is judged."""

    kind: str
    periode: Periode

    def signaal(
        self, code: Signaalcode, nl: str, en: str, *, veld: str = "", aantal: int | None = None
    ) -> Signaal:
        return Signaal(code, self.kind, str(self.periode), veld, aantal, nl, en)

    def __str__(self) -> str:
        """As in a sentence: `de levering van meldingen van Veilig Thuis over ...`."""
        bron, soort = self.kind.split(".")
        return f"de levering van {soort} van {bron_voluit(bron)} over {_over(self.periode)}"

    @property
    def eerdere(self) -> str:
        """`eerdere kwartalen`, or the word for periods as long as this one."""
        return _EERDER[self.periode.maanden]


_ZINNEN = {
    Signaalcode.KLEINER: "{levering} is veel kleiner dan in {eerder}",
    Signaalcode.GROTER: "{levering} is veel groter dan in {eerder}",
    Signaalcode.VAKER_LEEG: "In {levering} ontbreken gegevens vaker dan in {eerder} ({velden})",
    Signaalcode.KOLOM_WEG: "In {levering} ontbreken gegevens, anders dan in {eerder} ({velden})",
    Signaalcode.VAKER_GEVULD: "In {levering} staan meer gegevens dan in {eerder} ({velden})",
    Signaalcode.ANDERS_VERDEELD: "{levering} is anders verdeeld dan in {eerder} ({velden})",
    Signaalcode.ANDERE_AANTALLEN: "In {levering} wijken aantallen sterk af van {eerder}",
    Signaalcode.AANTALLEN_WEG: "In {levering} ontbreken aantallen die er in {eerder} wel waren",
}
"""What an edition says of a sudden change; the other codes are between us and the supplier."""

_EERDER = {3: "eerdere kwartalen", 6: "eerdere halfjaren", 12: "eerdere jaren"}
_RANG = ("eerste", "tweede", "derde", "vierde")


def in_woorden(signalen: Iterable[Signaal]) -> tuple[str, ...]:
    """Sentences about sudden changes for council members, without a number or a code.

    Fields of one delivery that changed in the same way share a sentence.
    """
    velden: dict[tuple[Levering, Signaalcode], list[str]] = {}
    for signaal in signalen:
        if signaal.code in _ZINNEN:
            levering = Levering(signaal.kind, Periode.parse(signaal.periode))
            bij = velden.setdefault((levering, signaal.code), [])
            if (woord := signaal.veld.replace("_", " ")) not in bij:
                bij.append(woord)
    return tuple(_sentence(*wat, woorden) for wat, woorden in velden.items())


def _sentence(levering: Levering, code: Signaalcode, velden: list[str]) -> str:
    zin = _ZINNEN[code].format(levering=levering, eerder=levering.eerdere, velden=", ".join(velden))
    return f"{zin[0].upper()}{zin[1:]}; vergelijk voorzichtig."


def bron_voluit(bron: str) -> str:
    """The name of a supplier in a sentence: `Veilig Thuis`, `Blijf`."""
    label = next(code.label for code in code_list("bron").codes if code.kort == bron)
    return label.partition(" (")[0]


def _over(periode: Periode) -> str:
    """A period spelled out: `het eerste kwartaal van 2019`, `de tweede helft van 2019`."""
    if periode.maanden == 12:
        return f"{periode.jaar}"
    rang = _RANG[(periode.maand - 1) // periode.maanden]
    deel = f"het {rang} kwartaal" if periode.is_kwartaal else f"de {rang} helft"
    return f"{deel} van {periode.jaar}"
