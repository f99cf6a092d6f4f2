"""One table of a file with its findings, its spiegelrapport and its kwaliteitsrapport."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from ghnt_pipeline.contracts import Contract, kinds
from ghnt_pipeline.deliveries import Delivery, DeliveryKey, standing
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.quality import (
    Omgeving,
    Signaal,
    Signaalcode,
    Spiegelveld,
    comparable,
    kwaliteit,
    profiel_van_bestand,
    spiegel,
    verwijzingen,
)
from ghnt_pipeline.reference import normalise

if TYPE_CHECKING:
    from ghnt_pipeline.checking import Gecontroleerd
    from ghnt_pipeline.run import Candidate


class Oordeel(StrEnum):
    """Whether a table was taken in."""

    AANGENOMEN = "aangenomen"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True, kw_only=True)
class Kwaliteitsbeeld:
    """The two reports on one table; `blad` is the sheet it stood on, if any."""

    key: DeliveryKey
    blad: str | None
    spiegel: tuple[Spiegelveld, ...]
    signalen: tuple[Signaal, ...]
    koppen: Mapping[str, str] = field(default_factory=dict)
    """The header of each recognised column as the file has it."""

    def kolom(self, veld: str) -> str:
        """A field under the name its column has in the file, with ours behind it."""
        kop = self.koppen.get(veld, veld)
        return veld if normalise(kop) == normalise(veld) else f"{kop} ({veld})"


@dataclass(frozen=True, kw_only=True)
class TabelRapport(Kwaliteitsbeeld):
    """Everything that is reported of one table that was read just now."""

    gecontroleerd: Gecontroleerd
    oordeel: Oordeel

    @property
    def contract(self) -> type[Contract]:
        return kinds()[self.key.kind]


def standing_quality(deliveries: Sequence[Delivery], periode: Periode) -> list[Kwaliteitsbeeld]:
    """The two reports on every standing delivery of a period, from what was taken in."""
    return [
        Kwaliteitsbeeld(
            key=key,
            blad=delivery.manifest.blad,
            spiegel=spiegel(rows, kinds()[key.kind], periode, kinds()[key.kind].velden()),
            signalen=quality_of(deliveries, key, rows),
        )
        for key, delivery in sorted(standing(deliveries).items())
        if key.periode == str(periode)
        for rows in [pq.read_table(delivery.rows)]
    ]


def report_on(
    candidate: Candidate,
    oordeel: Oordeel,
    deliveries: Iterable[Delivery],
    geheel: Gecontroleerd | None = None,
) -> TabelRapport:
    """Report on a table that was checked; call it when the whole run has been accepted.

    Then a number that refers to another delivery of the same run is known. Of a refused table
    only the broken rules are told: what is left of it says nothing of the whole. A part of a
    joined delivery is judged as that whole, `geheel`: by itself it would seem to miss records.
    """
    tabel, gecontroleerd = candidate.gelezen.tabel, candidate.gecontroleerd
    beoordeeld = geheel or gecontroleerd
    gebroken = Counter(bevinding.code for bevinding in beoordeeld.bevindingen)
    signalen = quality_of(deliveries, candidate.key, beoordeeld.rijen, gebroken, tabel.kolommen)
    if oordeel is Oordeel.GEWEIGERD:
        signalen = tuple(s for s in signalen if s.code is Signaalcode.REGEL)
    return TabelRapport(
        key=candidate.key,
        blad=candidate.gelezen.blad,
        gecontroleerd=gecontroleerd,
        spiegel=spiegel(
            gecontroleerd.rijen, tabel.contract, candidate.gelezen.periode, tabel.kolommen
        ),
        signalen=signalen,
        oordeel=oordeel,
        koppen={k.veld: k.kop for k in candidate.gelezen.kolommen if k.veld},
    )


def quality_of(
    deliveries: Iterable[Delivery],
    key: DeliveryKey,
    rows: pa.Table,
    gebroken: Mapping[str, int] | None = None,
    aanwezig: Collection[str] | None = None,
) -> tuple[Signaal, ...]:
    """Judge the rows of a delivery against the supplier's own standing deliveries.

    `rows` are fresh or read back; `gebroken` counts its findings per rule code, `aanwezig` are the
    fields whose column the file has. An edition, which knows neither, leaves them out.
    """
    contract, periode = kinds()[key.kind], Periode.parse(key.periode)
    staan = standing(deliveries)
    zelfde = {Periode.parse(k.periode): d for k, d in staan.items() if k.kind == key.kind}
    omgeving = Omgeving(
        gebroken=gebroken or {},
        eerder={
            wanneer: profiel_van_bestand(zelfde[wanneer].rows, contract)
            for wanneer in comparable(periode, zelfde)
        },
        bekend=_known_numbers(contract, key.bron, staan, rows),
        aanwezig=aanwezig,
    )
    return kwaliteit(key.kind, periode, rows, omgeving)


def _known_numbers(
    contract: type[Contract], bron: str, staan: Mapping[DeliveryKey, Delivery], rows: pa.Table
) -> dict[str, pa.Array]:
    """The numbers that a field may refer to, for the fields that refer to any."""
    bekend: dict[str, pa.Array] = {}
    for verwijzing in verwijzingen(contract):
        if rows.column(verwijzing.veld).null_count == rows.num_rows:
            continue
        van_soort = [
            delivery
            for key, delivery in staan.items()
            if (key.bron, key.soort) == (bron, verwijzing.soort)
        ]
        if any(delivery.zonder_nummers for delivery in van_soort):
            continue  # a number that is nowhere may be of a record without one
        delen = [
            pq.ParquetFile(delivery.rows).read(columns=[verwijzing.nummer]).column(0)
            for delivery in van_soort
        ]
        if delen:
            bekend[verwijzing.veld] = pa.concat_arrays([c for d in delen for c in d.chunks])
    return bekend
