"""What must hold between the lines of a region: that it is complete and adds up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from ghnt_pipeline.regio.doelen import Doel, SoortDoel
from ghnt_pipeline.regio.fouten import Plek, perhaps
from ghnt_pipeline.regio.model import normalise
from ghnt_pipeline.regio.rijen import DekkingRij, GemeenteRij, InwonersRij, RegioRij


@dataclass(frozen=True)
class Gelezen:
    """The lines of every file, each with its place."""

    regio: RegioRij | None
    gemeenten: list[tuple[str, GemeenteRij]]
    inwoners: list[tuple[str, InwonersRij]]
    dekking: list[tuple[str, DekkingRij]]
    doelen: list[tuple[str, Doel]]

    @property
    def van_de_regio(self) -> RegioRij:
        """What regio.toml says. Raises ValueError before it was found to be right."""
        if self.regio is None:
            raise ValueError("regio.toml was not read")
        return self.regio

    @property
    def per_code(self) -> dict[str, GemeenteRij]:
        return {rij.code: rij for _, rij in self.gemeenten}

    @property
    def van_nu(self) -> list[str]:
        """The codes of today's region."""
        return [rij.code for _, rij in self.gemeenten if rij.in_regio]

    @property
    def aantallen(self) -> dict[tuple[str, int], int]:
        return {(rij.gemeente, rij.jaar): rij.inwoners for _, rij in self.inwoners}


def wrong_together(gelezen: Gelezen) -> Iterator[Plek]:
    """Every mistake that shows only when lines and files are laid side by side."""
    yield from _twice(gelezen)
    yield from _then_and_now(gelezen)
    yield from _inhabitants(gelezen)
    yield from _sums(gelezen)
    yield from _coverage(gelezen)
    yield from _map(gelezen)
    yield from _goals(gelezen)


def _twice(gelezen: Gelezen) -> Iterator[Plek]:
    wie: dict[str, str] = {}
    for waar, rij in gelezen.gemeenten:
        for spelling in (rij.code, rij.naam, *rij.spellingen):
            eerste = wie.setdefault(normalise(spelling), waar)
            if eerste != waar:
                yield Plek(waar, "REG-05", f"{spelling} also stands at {eerste}")


def _then_and_now(gelezen: Gelezen) -> Iterator[Plek]:
    bekend = gelezen.per_code
    geeindigd = {(rij.code_nu, rij.geldig_tot) for _, rij in gelezen.gemeenten}
    for waar, rij in gelezen.gemeenten:
        nu = bekend.get(rij.code_nu)
        van_vandaag = rij.geldig_tot is None
        if nu is None or nu.geldig_tot is not None or van_vandaag != (rij.code_nu == rij.code):
            yield Plek(f"{waar}, code_nu", "REG-06")
        if rij.in_regio and not van_vandaag:
            yield Plek(f"{waar}, in_regio", "REG-07")
        begin = rij.geldig_van
        if begin is not None and (rij.code_nu, begin - timedelta(days=1)) not in geeindigd:
            yield Plek(f"{waar}, geldig_van", "REG-08")
    if not gelezen.van_nu:
        yield Plek("gemeenten.csv, in_regio", "REG-07")


def _inhabitants(gelezen: Gelezen) -> Iterator[Plek]:
    bekend = gelezen.per_code
    eerste: dict[tuple[str, int], str] = {}
    for waar, rij in gelezen.inwoners:
        if rij.gemeente not in bekend:
            yield Plek(f"{waar}, gemeente", "REG-13", perhaps(rij.gemeente, bekend))
        if eerste.setdefault((rij.gemeente, rij.jaar), waar) != waar:
            yield Plek(waar, "REG-09", f"it also stands at {eerste[rij.gemeente, rij.jaar]}")
    jaren = {jaar for (code, jaar) in eerste if code in gelezen.van_nu}
    for code in gelezen.van_nu:
        mist = sorted(str(jaar) for jaar in jaren if (code, jaar) not in eerste)
        if mist or not jaren:
            meer = f"missing: {', '.join(mist)}" if mist else "no year is there"
            yield Plek(f"inwoners.csv, {code}", "REG-09", meer)


def _sums(gelezen: Gelezen) -> Iterator[Plek]:
    """In a year before a gemeente began, its number is that of those it came from together."""
    aantallen = gelezen.aantallen
    for _, nieuw in gelezen.gemeenten:
        if nieuw.geldig_van is None:
            continue
        for code, jaar in sorted(aantallen):
            if code != nieuw.code or jaar >= nieuw.geldig_van.year:
                continue
            delen = [aantallen.get((oud, jaar)) for oud in _uit(gelezen, nieuw, jaar)]
            samen = [aantal for aantal in delen if aantal is not None]
            if delen and len(samen) == len(delen) and sum(samen) != aantallen[code, jaar]:
                yield Plek(f"inwoners.csv, {code} {jaar}", "REG-10")
    for jaar, samen_opgegeven in gelezen.van_de_regio.inwoners_samen.items():
        if samen_opgegeven != sum(aantallen.get((code, jaar), 0) for code in gelezen.van_nu):
            yield Plek(f"regio.toml, inwoners_samen.{jaar}", "REG-10")


def _uit(gelezen: Gelezen, nieuw: GemeenteRij, jaar: int) -> list[str]:
    """The gemeenten of 1 January of a year that are part of a newer one."""
    return [
        rij.code
        for _, rij in gelezen.gemeenten
        if rij.code != nieuw.code
        and rij.code_nu == nieuw.code_nu
        and rij.geldig_tot is not None
        and (rij.geldig_van is None or rij.geldig_van.year <= jaar)
        and jaar <= rij.geldig_tot.year
        and (nieuw.geldig_van is None or rij.geldig_tot < nieuw.geldig_van)
    ]


def _coverage(gelezen: Gelezen) -> Iterator[Plek]:
    genoemd: dict[tuple[str, str], set[str]] = {}
    vandaag = [rij.code for _, rij in gelezen.gemeenten if rij.geldig_tot is None]
    if not gelezen.dekking:
        yield Plek("dekking.toml", "REG-11", "no [[dekking]] is there")
    for waar, rij in gelezen.dekking:
        for code in (*rij.gemeenten, *rij.zonder):
            if code not in vandaag:
                yield Plek(f"{waar}, {code}", "REG-13", perhaps(code, vandaag))
        for soort in rij.soorten:
            genoemd.setdefault((rij.bron, soort), set()).update(rij.gemeenten, rij.zonder)
    for (bron, soort), codes in genoemd.items():
        if mist := [code for code in gelezen.van_nu if code not in codes]:
            waar = f"dekking.toml, {bron}.{soort}"
            yield Plek(waar, "REG-11", f"missing: {', '.join(mist)}")


def _map(gelezen: Gelezen) -> Iterator[Plek]:
    plaatsen = Counter(code for rij in gelezen.van_de_regio.kaart for code in rij)
    nodig = [*gelezen.van_nu, "regio"]
    for code in plaatsen:
        if code and code not in nodig:
            yield Plek(f"regio.toml, kaart, {code}", "REG-12", perhaps(code, nodig))
    for code in nodig:
        if plaatsen[code] != 1:
            yield Plek(f"regio.toml, kaart, {code}", "REG-12", f"it has {plaatsen[code]} places")
    if not plaatsen[""]:
        yield Plek("regio.toml, kaart", "REG-12")


def _goals(gelezen: Gelezen) -> Iterator[Plek]:
    eerste: dict[str, str] = {}
    for waar, doel in gelezen.doelen:
        if eerste.setdefault(doel.id, waar) != waar:
            yield Plek(f"{waar}, id", "REG-14", f"it also stands at {eerste[doel.id]}")
        if doel.soort is not SoortDoel.AFSPRAAK:
            yield Plek(f"{waar}, soort", "REG-14")
        op_volgorde = sorted(doel.waarden, key=lambda w: w.vanaf)
        achterstevoren = any(w.tot is not None and w.tot < w.vanaf for w in op_volgorde)
        if achterstevoren or any(
            a.tot is None or a.tot >= b.vanaf for a, b in pairwise(op_volgorde)
        ):
            yield Plek(f"{waar}, waarden", "REG-14")
