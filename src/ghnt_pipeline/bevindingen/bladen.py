"""The sheets of the workbook, each a table with a few lines above it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ghnt_pipeline.bevindingen.rapport import Kwaliteitsbeeld, Oordeel, TabelRapport
from ghnt_pipeline.contracts import Ernst
from ghnt_pipeline.contracts.codes import Code
from ghnt_pipeline.contracts.veld import Fout
from ghnt_pipeline.quality import Spiegelveld, bron_voluit, getal
from ghnt_pipeline.reference import code_list
from ghnt_pipeline.workbooks import Blad, Cel, Kolom

if TYPE_CHECKING:
    from ghnt_pipeline.checking import Bevinding

MEESTE_BEVINDINGEN = 20_000
"""More rows on the sheet would help nobody."""

NIET_PUBLICEREN = "NIET PUBLICEREN: alleen voor eigen gebruik"

Groep = tuple[bool, str, str]
"""Findings that stand together: not a refusal, the code, the field."""

_PLAATS = (Kolom("Blad", 16), Kolom("Levering", 28))


def all_sheets(bestand: str, tabellen: Sequence[TabelRapport]) -> list[Blad]:
    """The workbook, the sheet to read first in front; code lists only where a code was wrong."""
    codes = list(_code_rows(tabellen))
    bladen = [
        _summary(bestand, tabellen),
        _findings(tabellen),
        _mirror(tabellen),
        _quality(tabellen),
        *([_code_lists(codes)] if codes else []),
    ]
    if any(tabel.blad for tabel in tabellen):
        return bladen
    return [_without_places(blad) for blad in bladen]


def quality_sheets(beelden: Sequence[Kwaliteitsbeeld]) -> list[Blad]:
    """The two reports on several deliveries, for the analyst's own eyes: every sheet says so."""
    return [
        replace(blad, boven=(NIET_PUBLICEREN, *blad.boven))
        for blad in map(_without_places, (_quality(beelden), _mirror(beelden)))
    ]


def _without_places(blad: Blad) -> Blad:
    """A sheet about a text file: it has no sheets and cells of its own to point to."""
    blijft = [kolom.kop not in {"Blad", "Cel"} for kolom in blad.kolommen]
    return replace(
        blad,
        kolommen=tuple(compress(blad.kolommen, blijft)),
        rijen=[tuple(compress(rij, blijft)) for rij in blad.rijen],
    )


def _place(tabel: Kwaliteitsbeeld) -> tuple[str, str]:
    return tabel.blad or "", f"{bron_voluit(tabel.key.bron)}: {tabel.key.soort}"


def _summary(bestand: str, tabellen: Sequence[TabelRapport]) -> Blad:
    return Blad(
        "Samenvatting",
        (
            *_PLAATS,
            Kolom("Periode", 10),
            Kolom("Rijen gelezen", 10),
            Kolom("Meegenomen", 12),
            Kolom("Afgekeurd", 11),
            Kolom("Dubbel", 9),
            Kolom("Totaalrijen", 12),
            Kolom("Besluit", 24),
            Kolom("Wat u kunt doen", 70),
        ),
        [
            (*_place(t), t.key.periode, *_row_counts(t), _decision(t), " ".join(_to_do(t)))
            for t in tabellen
        ],
        boven=(
            "Bevindingen bij uw levering",
            f"Bestand: {PurePosixPath(bestand).name}",
            "Rijen gelezen = meegenomen + afgekeurd + dubbel + totaalrijen.",
            "Dubbel: precies gelijk aan een eerdere rij. Totaalrijen: rijen met een totaal of "
            "een bron. Beide tellen wij niet mee.",
            "In dit bestand staat waar iets niet klopt en wat wij verwachtten. Uw eigen gegevens "
            "staan er niet in, alleen codes uit de codelijsten.",
            "",
        ),
    )


def _row_counts(tabel: TabelRapport) -> tuple[int, ...]:
    g = tabel.gecontroleerd
    return g.gelezen, g.aanvaard, g.afgekeurd, g.herhaald, g.controle


def _decision(tabel: TabelRapport) -> str:
    g = tabel.gecontroleerd
    if tabel.oordeel is Oordeel.AANGENOMEN:
        return "Aangenomen, behalve de afgekeurde rijen" if g.afgekeurd else "Aangenomen"
    if g.gelezen == g.controle:
        return "Niet aangenomen: er staan geen rijen in"
    return "Niet aangenomen: te veel rijen afgekeurd" if g.afgekeurd else "Niet aangenomen"


def _to_do(tabel: TabelRapport) -> Iterator[str]:
    """What the supplier does next; a correction is always the whole period again."""
    g = tabel.gecontroleerd
    if tabel.oordeel is Oordeel.GEWEIGERD and not g.afgekeurd:
        yield "Van deze levering is niets ingelezen. Stuur de hele levering opnieuw."
    elif tabel.oordeel is Oordeel.GEWEIGERD:
        yield "Van deze levering is niets ingelezen."
    if g.afgekeurd:
        yield (
            "Verbeter de rijen met ernst 'fout' op het blad Bevindingen en stuur daarna de hele "
            "levering over deze periode opnieuw, niet alleen de verbeterde rijen."
        )
    if any(b.ernst is Ernst.LET_OP for b in g.bevindingen):
        yield (
            "Kijk ook naar de rijen met 'let op': die tellen mee, maar er klopt misschien iets "
            "niet."
        )
    if any(s.is_vraag for s in tabel.signalen):
        yield "Beantwoord de vragen op het blad Kwaliteitsrapport."
    elif tabel.oordeel is Oordeel.AANGENOMEN and not g.bevindingen:
        yield "U hoeft niets te doen."


@dataclass(frozen=True)
class _Gevonden:
    """A finding with the table it is of."""

    tabel: TabelRapport
    bevinding: Bevinding

    @property
    def groep(self) -> Groep:
        b = self.bevinding
        return b.ernst is not Ernst.FOUT, b.code, b.kolom

    def as_row(self) -> tuple[Cel, ...]:
        b = self.bevinding
        verwacht, herstel = self.tabel.contract.in_het_nederlands(b.code, b.kolom)
        blad, _ = _place(self.tabel)
        kolom = self.tabel.kolom(b.kolom)
        return blad, b.regel, b.cel, kolom, b.code, b.ernst.value, verwacht, herstel


def _findings(tabellen: Sequence[TabelRapport]) -> Blad:
    groepen: dict[Groep, list[_Gevonden]] = defaultdict(list)
    for tabel in tabellen:
        for bevinding in tabel.gecontroleerd.bevindingen:
            gevonden = _Gevonden(tabel, bevinding)
            groepen[gevonden.groep].append(gevonden)
    ruimte = shares_of({groep: len(lijst) for groep, lijst in groepen.items()}, MEESTE_BEVINDINGEN)
    rijen = [g.as_row() for groep in sorted(groepen) for g in groepen[groep][: ruimte[groep]]]
    meer = sum(map(len, groepen.values())) - len(rijen)
    return Blad(
        "Bevindingen",
        (
            Kolom("Blad", 16),
            Kolom("Rij", 9),
            Kolom("Cel", 9),
            Kolom("Kolom", 24),
            Kolom("Regelcode", 12),
            Kolom("Ernst", 9),
            Kolom("Wat wij verwachtten", 60),
            Kolom("Hoe u het herstelt", 60),
        ),
        rijen,
        boven=(
            "Bevindingen, per regelcode bij elkaar" if rijen else "Er zijn geen bevindingen",
            "Fout: de rij is niet meegenomen. Let op: de rij telt mee, maar er klopt misschien "
            "iets niet.",
            *_how_many_more(meer),
            "",
        ),
    )


def _how_many_more(meer: int) -> Iterator[str]:
    if meer:
        yield (
            f"Dit zijn niet alle bevindingen: er zijn er nog {getal(meer)}. Van elke regelcode "
            "staan hier de eerste; de rest is waarschijnlijk op dezelfde manier te herstellen."
        )


def shares_of(groepen: Mapping[Groep, int], plaats: int) -> dict[Groep, int]:
    """Divide room over groups: small ones whole, what they leave over equally to the others."""
    delen = {}
    for nog, groep in enumerate(sorted(groepen, key=lambda g: (groepen[g], g))):
        delen[groep] = min(groepen[groep], plaats // (len(groepen) - nog))
        plaats -= delen[groep]
    return delen


def _mirror(tabellen: Sequence[Kwaliteitsbeeld]) -> Blad:
    return Blad(
        "Spiegelrapport",
        (
            *_PLAATS,
            Kolom("Kolom", 26),
            Kolom("Verplicht", 10),
            Kolom("Gevuld", 9),
            Kolom("Leeg", 9),
            Kolom("Verschillend", 12),
            Kolom("Ongewoon", 10),
            Kolom("Toelichting", 48),
            Kolom("Codes, met het aantal rijen", 80),
        ),
        [(*_place(t), *_mirror_row(t, veld)) for t in tabellen for veld in t.spiegel],
        boven=(
            "Spiegelrapport: wat er in elke kolom staat",
            "Geteld over de rijen die wij konden lezen en goedkeuren. Verschillend: hoeveel "
            "verschillende waarden er staan. Ongewoon: een aanwijzing, geen fout.",
            "",
        ),
    )


def _mirror_row(tabel: Kwaliteitsbeeld, veld: Spiegelveld) -> tuple[Cel, ...]:
    kolom, verplicht = tabel.kolom(veld.veld), "ja" if veld.verplicht else "nee"
    if not veld.aanwezig:
        return kolom, verplicht, None, None, None, None, "kolom ontbreekt in het bestand", ""
    aantal, uitleg = veld.ongewoon.aantal, veld.ongewoon.uitleg
    return (
        kolom,
        verplicht,
        veld.gevuld,
        veld.leeg,
        veld.verschillend,
        aantal,
        uitleg if aantal is None else f"ongewoon is: {uitleg}",
        ", ".join(f"{code} {getal(rijen)}" for code, rijen in veld.codes),
    )


def _quality(tabellen: Sequence[Kwaliteitsbeeld]) -> Blad:
    return Blad(
        "Kwaliteitsrapport",
        (*_PLAATS, Kolom("Code", 8), Kolom("Kolom", 26), Kolom("Belang", 15), Kolom("Uitleg", 110)),
        [
            (*_place(t), signaal.code.value, signaal.veld, signaal.belang.value, signaal.tekst_nl)
            for t in tabellen
            for signaal in t.signalen
        ],
        boven=(
            "Kwaliteitsrapport: hoe de levering als geheel eruitziet",
            "Aandacht: wilt u dit nakijken? Ter informatie: u hoeft hier niets mee te doen.",
            "",
        ),
    )


def _code_rows(tabellen: Sequence[TabelRapport]) -> Iterator[tuple[Cel, ...]]:
    """The lists in which a code of the file was not found."""
    lijsten: dict[str, None] = {}
    for tabel in tabellen:
        velden, fout = tabel.contract.velden(), tabel.contract.code(Fout.CODE)
        for bevinding in tabel.gecontroleerd.bevindingen:
            veld = velden.get(bevinding.kolom)
            if bevinding.code == fout and isinstance(veld, Code):
                lijsten |= dict.fromkeys(veld.lijst.split("+"))
    for lijst in lijsten:
        for code in code_list(lijst).codes:
            yield lijst, code.nummer, code.kort, code.label


def _code_lists(rijen: Sequence[Sequence[Cel]]) -> Blad:
    return Blad(
        "Codelijsten",
        (
            Kolom("Codelijst", 22),
            Kolom("Nummer", 10),
            Kolom("Korte code", 34),
            Kolom("Omschrijving", 60),
        ),
        rijen,
        boven=(
            "Codelijsten: de codes die u kunt gebruiken",
            "Nummer, korte code en omschrijving zijn alle drie goed. Hoofdletters, accenten en "
            "spaties maken niet uit.",
            "",
        ),
    )
