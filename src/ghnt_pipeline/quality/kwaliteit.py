"""The kwaliteitsrapport: what is odd about a delivery as a whole, beside its single rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from ghnt_pipeline.contracts import Contract, Ernst, kinds
from ghnt_pipeline.contracts.veld import Fout
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality.profiel import Profiel, profiel_van
from ghnt_pipeline.quality.signaal import Levering, Signaal, Signaalcode
from ghnt_pipeline.quality.veranderingen import sudden_changes
from ghnt_pipeline.quality.vergelijken import HOOGSTENS_EERDER, MINSTENS_EERDER
from ghnt_pipeline.quality.woorden import getal, opsomming


@dataclass(frozen=True)
class Verwijzing:
    """A field that names a record of another delivery of the same supplier."""

    veld: str
    soort: str
    """The kind of delivery that holds the record."""
    nummer: str
    """The field of that delivery."""
    code: Signaalcode


VERWIJZINGEN = (
    Verwijzing(
        "onderzoeksnummer", "onderzoeken", "onderzoeksnummer", Signaalcode.ONDERZOEK_ONBEKEND
    ),
    Verwijzing("herkomst_adviesnummer", "adviezen", "adviesnummer", Signaalcode.ADVIES_ONBEKEND),
    Verwijzing(
        "herkomst_meldingnummer", "meldingen", "meldingnummer", Signaalcode.MELDING_ONBEKEND
    ),
)


def verwijzingen(contract: type[Contract]) -> tuple[Verwijzing, ...]:
    """The fields of a contract that name a record of another delivery."""
    velden = set(contract.velden()) - set(contract.sleutel)
    return tuple(v for v in VERWIJZINGEN if v.veld in velden)


@dataclass(frozen=True)
class Omgeving:
    """What is known around the delivery that is judged.

    `gebroken` counts findings per rule code; `eerder` are the supplier's earlier standing
    deliveries of this kind; `bekend` holds, by field, the numbers of the records it may refer to,
    and lacks the field when no such delivery stands; `aanwezig` are the fields whose column the
    file has, None when that is not known any more.
    """

    gebroken: Mapping[str, int] = field(default_factory=dict)
    eerder: Mapping[Periode, Profiel] = field(default_factory=dict)
    bekend: Mapping[str, pa.Array] = field(default_factory=dict)
    aanwezig: Collection[str] | None = None


def kwaliteit(
    kind: str, periode: Periode, rijen: pa.Table, omgeving: Omgeving
) -> tuple[Signaal, ...]:
    """Judge the accepted rows of a delivery; `vergelijken` says what counts as sudden."""
    contract, levering = kinds()[kind], Levering(kind, periode)
    perioden = comparable(periode, omgeving.eerder)
    return (
        _compared_with(levering, perioden),
        *_broken_rules(levering, contract, omgeving.gebroken),
        *_orphans(levering, contract, rijen, omgeving.bekend),
        *_before_the_period(levering, contract, rijen),
        *sudden_changes(
            levering,
            profiel_van(rijen, contract),
            [omgeving.eerder[wanneer] for wanneer in perioden],
            omgeving.aanwezig,
        ),
    )


def comparable(periode: Periode, andere: Iterable[Periode]) -> list[Periode]:
    """The last eight periods that were over before this one and are as long, in order."""
    eerder = sorted(
        p for p in andere if p.laatste_dag < periode.eerste_dag and p.maanden == periode.maanden
    )
    return eerder[-HOOGSTENS_EERDER:]


def _compared_with(levering: Levering, perioden: Sequence[Periode]) -> Signaal:
    if len(perioden) < MINSTENS_EERDER:
        return levering.signaal(
            Signaalcode.VERGELEKEN,
            f"Er zijn nog te weinig {levering.eerdere} om deze levering mee te vergelijken.",
            f"fewer than {MINSTENS_EERDER} earlier deliveries to compare with",
        )
    codes = [str(periode) for periode in perioden]
    return levering.signaal(
        Signaalcode.VERGELEKEN,
        f"Deze levering is vergeleken met uw leveringen over {opsomming(codes)}.",
        f"compared with {', '.join(codes)}",
    )


def _broken_rules(
    levering: Levering, contract: type[Contract], gebroken: Mapping[str, int]
) -> Iterator[Signaal]:
    for regel in contract.regels:
        code = contract.code(regel.nummer)
        if aantal := gebroken.get(code, 0):
            gevolg = "afgekeurd" if regel.ernst is Ernst.FOUT else "wel meegenomen"
            hoeveel = "1 rij voldoet" if aantal == 1 else f"{getal(aantal)} rijen voldoen"
            yield levering.signaal(
                Signaalcode.REGEL,
                f"{hoeveel} niet aan regel {code}: {regel.uitleg_nl}. "
                f"{'Deze rij is' if aantal == 1 else 'Deze rijen zijn'} {gevolg}.",
                f"{aantal} rows: {regel.uitleg} ({code})",
                veld=regel.kolom,
                aantal=aantal,
            )


def _orphans(
    levering: Levering,
    contract: type[Contract],
    rijen: pa.Table,
    bekend: Mapping[str, pa.Array],
) -> Iterator[Signaal]:
    """Numbers that refer to a record we do not have; it may follow, or be from before our time."""
    for verwijzing in verwijzingen(contract):
        if verwijzing.veld not in bekend:
            continue
        nummers = pc.unique(rijen.column(verwijzing.veld).drop_null())
        aantal = len(nummers) - (pc.sum(pc.is_in(nummers, bekend[verwijzing.veld])).as_py() or 0)
        if aantal:
            nummer = "1 nummer" if aantal == 1 else f"{getal(aantal)} verschillende nummers"
            yield levering.signaal(
                verwijzing.code,
                f"In {verwijzing.veld} {'staat' if aantal == 1 else 'staan'} {nummer} waarvan wij "
                f"in uw leveringen van {verwijzing.soort} niets terugvinden. Misschien volgt het "
                "nog, of is het van vóór uw eerste levering.",
                f"{aantal} numbers in {verwijzing.veld} are in no standing delivery of "
                f"{verwijzing.soort}; they may follow",
                veld=verwijzing.veld,
                aantal=aantal,
            )


def _before_the_period(
    levering: Levering, contract: type[Contract], rijen: pa.Table
) -> Iterator[Signaal]:
    """Rows whose leading date lies before the period: allowed, and counted in their own quarter."""
    for regel in contract.regels:
        if regel.nummer != Fout.NA_PERIODE:
            continue
        begin = pa.scalar(levering.periode.eerste_dag)
        aantal = pc.sum(pc.less(rijen.column(regel.kolom), begin)).as_py() or 0
        if aantal:
            rij = "1 rij heeft" if aantal == 1 else f"{getal(aantal)} rijen hebben"
            yield levering.signaal(
                Signaalcode.VOOR_DE_PERIODE,
                f"{rij} een {regel.kolom} vóór de periode. Dat mag: elke rij telt mee in de "
                "periode van haar eigen datum.",
                f"{aantal} rows have a {regel.kolom} before the period; they count in their own",
                veld=regel.kolom,
                aantal=aantal,
            )
