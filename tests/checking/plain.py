"""Checking said again in plain Python: one row at a time, through the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
from pydantic import ValidationError

from ghnt_pipeline.contracts import Contract, Ernst
from ghnt_pipeline.contracts.codes import Gemeente
from ghnt_pipeline.contracts.veilig_thuis import Totaal
from ghnt_pipeline.contracts.veld import WIT, is_missing
from ghnt_pipeline.reference import normalise
from ghnt_pipeline.text_table import TextTable

Rij = Mapping[str, str]
TOTALEN = {"totaal", "eindtotaal", "regiototaal", "totaalregio", "totaalgeneraal"}
EERSTE_REGEL = 2


@dataclass
class Plain:
    """What becomes of every row, and the (line, column, code) of every finding."""

    aanvaard: dict[int, dict[str, Any]] = field(default_factory=dict)
    fouten: set[tuple[int, str, str]] = field(default_factory=set)
    let_op: set[tuple[int, str, str]] = field(default_factory=set)
    herhaald: int = 0
    controle: int = 0

    @property
    def afgekeurd(self) -> set[int]:
        return {regel for regel, _, _ in self.fouten}


def text_table(
    contract: type[Contract], rijen: Sequence[Rij], kolommen: Sequence[str]
) -> TextTable:
    """A text table of these rows, as if read from line 2 on."""
    cellen = {
        naam: pa.array([rij[naam] for rij in rijen], pa.string()).dictionary_encode()
        for naam in kolommen
    }
    return TextTable(
        contract=contract,
        kolommen=cellen,
        regels=pa.array(range(EERSTE_REGEL, EERSTE_REGEL + len(rijen)), pa.int64()),
        scheef=(),
        voetregels=0,
        genegeerd=(),
        eerste_kolom=cellen[kolommen[0]],
    )


def check_plain(
    contract: type[Contract], rijen: Sequence[Rij], kolommen: Sequence[str], laatste_dag: date
) -> Plain:
    """Validate row by row; the first of rows that say exactly the same is kept.

    Where no row has a number, none is asked for, and all that say the same are kept (rule D9).
    """
    uit = Plain()
    zonder_nummers = _has_no_numbers(contract, rijen, kolommen)
    if zonder_nummers:
        contract = contract.zonder_nummer()
    gezien: set[tuple[str, ...]] = set()
    for regel, rij in enumerate(rijen, start=EERSTE_REGEL):
        if _is_total(contract, rij, kolommen):
            uit.controle += 1
            continue
        cellen = {naam: rij[naam] for naam in kolommen}
        try:
            model = contract.model_validate(cellen, context={"laatste_dag": laatste_dag})
        except ValidationError as fault:
            uit.fouten |= {(regel, kolom, code) for kolom, code in _codes(contract, fault)}
            continue
        inhoud = _content(contract, cellen)
        if inhoud in gezien and not zonder_nummers:
            uit.herhaald += 1
            continue
        gezien.add(inhoud)
        uit.aanvaard[regel] = {naam: getattr(model, naam) for naam in contract.velden()}
        uit.let_op |= {
            (regel, r.kolom, contract.code(r.nummer))
            for r in contract.regels
            if r.ernst is Ernst.LET_OP and r.breekt(model, laatste_dag)
        }
    return uit


def _has_no_numbers(
    contract: type[Contract], rijen: Sequence[Rij], kolommen: Sequence[str]
) -> bool:
    nummer, *_ = contract.sleutel
    records = [rij for rij in rijen if not _is_total(contract, rij, kolommen)]
    if not records or not contract.has_numbers():
        return False
    return nummer not in kolommen or all(is_missing(r[nummer].strip(WIT)) for r in records)


def _is_total(contract: type[Contract], rij: Rij, kolommen: Sequence[str]) -> bool:
    velden = contract.velden()
    return any(
        normalise(rij[naam]) in TOTALEN
        for nummer, naam in enumerate(kolommen)
        if nummer == 0
        or isinstance(velden[naam], Gemeente)
        or (contract is Totaal and naam == "soort")
    )


def _codes(contract: type[Contract], fault: ValidationError) -> set[tuple[str, str]]:
    kolom_van = {r.nummer: r.kolom for r in contract.regels}
    gevonden = set()
    for error in fault.errors():
        if error["type"] == "regels":
            gevonden |= {(kolom_van[n], contract.code(n)) for n in error["ctx"]["nummers"]}
        else:
            gevonden.add((str(error["loc"][0]), contract.code(error["type"])))
    return gevonden


def _content(contract: type[Contract], cellen: Rij) -> tuple[str, ...]:
    velden = contract.velden()
    kaal = {naam: cel.strip(WIT) for naam, cel in cellen.items()}
    return tuple(velden[naam].iso(cel) for naam, cel in kaal.items())
