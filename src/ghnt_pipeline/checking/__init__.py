"""Contract x text table -> accepted rows, and refused rows with the reason of each.

The pydantic model is the one source of truth. So that it holds at any size, each column's
distinct values go through the field's pydantic type once, patterns run over whole columns, and
the rules between fields run as the SQL that stands beside them; only the rows that fail go
through the whole model, for the wording. A test holds the two ways equal.
"""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import TypeAdapter, ValidationError

from ghnt_pipeline.checking.controle import control_rows, differing_sums, quiet_connection
from ghnt_pipeline.checking.nummers import is_without_numbers
from ghnt_pipeline.contracts import Contract, Ernst, Regel
from ghnt_pipeline.contracts.veld import CONTROLESOM, MISSING, ZONDER_NUMMERS, Fout, Veld
from ghnt_pipeline.cores import largest_first
from ghnt_pipeline.text_table import (
    Masker,
    TextTable,
    by_word,
    dense,
    in_batches,
    may_hold_blanks,
    trim,
)


@dataclass(frozen=True, order=True)
class Bevinding:
    """One finding: where, which rule, what was expected. Never what stood there."""

    regel: int
    kolom: str
    code: str
    ernst: Ernst
    uitleg: str
    cel: str = ""
    """The address of the cell in a worksheet, such as D7."""


@dataclass(frozen=True)
class Gecontroleerd:
    """What became of every row of a table: read = accepted + refused + repeated + control.

    Of a delivery without numbers (rule D9) no row is a repeat: without a number two records may
    well read alike, so a row that says the same again stays, and only widens the bounds.
    """

    rijen: pa.Table
    bevindingen: tuple[Bevinding, ...]
    gelezen: int
    afgekeurd: int
    herhaald: int
    controle: int
    zonder_nummers: bool = False

    @property
    def aanvaard(self) -> int:
        return int(self.rijen.num_rows)

    def __post_init__(self) -> None:
        uit = self.aanvaard + self.afgekeurd + self.herhaald + self.controle
        if uit != self.gelezen:
            raise AssertionError(f"rows were lost: {self.gelezen} read, {uit} accounted for")

    @property
    def fouten(self) -> tuple[Bevinding, ...]:
        return tuple(b for b in self.bevindingen if b.ernst is Ernst.FOUT)

    def per_regel(self) -> Counter[tuple[str, str]]:
        """How many findings each (code, kolom) has."""
        return Counter((b.code, b.kolom) for b in self.bevindingen)


def check(tabel: TextTable, laatste_dag: date) -> Gecontroleerd:
    """Check a table against its contract for a period that ends on `laatste_dag`."""
    controle = control_rows(tabel)
    zonder_nummers = is_without_numbers(tabel, controle)
    if zonder_nummers:
        tabel = replace(tabel, contract=tabel.contract.zonder_nummer())
    contract = tabel.contract
    kolommen, veld_fout = _read_columns(tabel)
    getypt = pa.table({**kolommen, "regel": tabel.regels, "rij": _nummers(len(controle))})
    goed = ~(controle | veld_fout)
    gebroken = _broken_rules(contract, getypt, goed, laatste_dag)
    afgekeurd = ~controle & (veld_fout | _rows_of(gebroken, Ernst.FOUT, len(controle)))
    goede = ~(controle | afgekeurd)
    with ThreadPoolExecutor(1) as beside:
        blijvend = beside.submit(_kept, tabel, getypt, goede, telt_herhalingen=not zonder_nummers)
        bewoord = _worded(tabel, np.flatnonzero(afgekeurd), laatste_dag)
    herhaald, rijen = blijvend.result()
    aanvaard = goede & ~herhaald
    return Gecontroleerd(
        rijen=rijen,
        bevindingen=tuple(
            sorted(
                [
                    *bewoord,
                    *_skewed(tabel),
                    *_remarks(tabel, gebroken, aanvaard),
                    *_control_sums(tabel, getypt, controle),
                    *(_without_numbers(tabel, controle) if zonder_nummers else ()),
                ],
                key=_place,
            )
        ),
        gelezen=tabel.rijen,
        afgekeurd=int(afgekeurd.sum()) + len(tabel.scheef),
        herhaald=int(herhaald.sum()),
        controle=int(controle.sum()) + tabel.voetregels,
        zonder_nummers=zonder_nummers,
    )


def _place(bevinding: Bevinding) -> tuple[int, str, str, Ernst, str, str]:
    """What findings are ordered by; comparing these is ten times as fast as comparing them."""
    return (
        bevinding.regel, bevinding.kolom, bevinding.code,
        bevinding.ernst, bevinding.uitleg, bevinding.cel,
    )  # fmt: skip


def _nummers(aantal: int) -> pa.Array:
    return pa.array(np.arange(aantal, dtype=np.int64))


def _read_columns(
    tabel: TextTable,
) -> tuple[dict[str, pa.Array], Masker]:
    """Each column of the contract as values, and which rows have a cell that is refused."""
    contract = tabel.contract
    lengte = len(tabel.regels)
    fout = np.zeros(lengte, dtype=bool)
    kolommen: dict[str, pa.Array] = {}
    gelezen = largest_first(
        lambda naam: _read_column(tabel, naam),
        list(contract.velden()),
        lambda naam: tabel.kolommen[naam].nbytes if naam in tabel.kolommen else 0,
    )
    for naam, (waarden, geldig) in zip(contract.velden(), gelezen, strict=True):
        kolommen[naam] = waarden
        if geldig is not None:
            fout |= ~geldig
    return kolommen, fout


def _read_column(tabel: TextTable, naam: str) -> tuple[pa.Array, Masker | None]:
    """The value of each row, kept once for each text, and which are valid when not all are."""
    veld = tabel.contract.velden()[naam]
    if naam not in tabel.kolommen:
        return pa.nulls(len(tabel.regels), veld.arrow), None
    kolom = tabel.kolommen[naam]
    lezer = _read_pattern if veld.patroon is not None else _read_distinct
    waarden, geldig = lezer(tabel.contract, naam, veld, kolom.dictionary)
    return by_word(waarden, kolom), None if geldig.all() else geldig[kolom.indices.to_numpy()]


_Lezing = tuple[pa.Array, Masker]


def _read_distinct(
    contract: type[Contract], naam: str, veld: Veld, woorden: pa.StringArray
) -> _Lezing:
    """Distinct texts through the field's pydantic type, one by one."""
    info = contract.model_fields[naam]
    soort: Any = Annotated[info.annotation, *info.metadata]
    lees = TypeAdapter(soort).validate_python
    waarden: list[Any] = []
    geldig = np.ones(len(woorden), dtype=bool)
    for nummer, woord in enumerate(woorden.to_pylist()):
        try:
            waarden.append(lees(woord))
        except ValidationError:
            waarden.append(None)
            geldig[nummer] = False
    return pa.array(waarden, veld.arrow), geldig


def _read_pattern(_: type[Contract], __: str, veld: Veld, woorden: pa.StringArray) -> _Lezing:
    """Distinct texts against the field's pattern, all at once."""
    kaal = trim(woorden)
    mist = pa.array(_missing(kaal))
    past = pc.and_not(pc.match_substring_regex(kaal, f"^(?:{veld.patroon})$"), mist)
    geldig = pc.or_(past, mist) if veld.leeg else past
    waarden = kaal if pc.all(past).as_py() else pc.if_else(past, kaal, None)
    return waarden, geldig.to_numpy(zero_copy_only=False)


def _missing(kaal: pa.StringArray) -> Masker:
    """Which texts say that there is no value; a longer one than any of these is not looked up."""
    lengte = pc.utf8_length if may_hold_blanks(kaal) else pc.binary_length
    kort = pc.less_equal(lengte(kaal), max(map(len, MISSING)))
    masker: Masker = kort.to_numpy(zero_copy_only=False)
    klein = pc.utf8_lower(kaal.filter(kort))
    masker[masker] = pc.is_in(klein, pa.array(sorted(MISSING), pa.string())).to_numpy(
        zero_copy_only=False
    )
    return masker


_Gebroken = list[tuple[Regel, "np.ndarray[Any, np.dtype[np.int64]]"]]


def _broken_rules(
    contract: type[Contract], rijen: pa.Table, goed: Masker, laatste_dag: date
) -> _Gebroken:
    """For each rule between fields the row numbers that break it, of rows whose cells are good."""
    if not contract.regels:
        return []
    sql, waarden = _as_columns(contract, laatste_dag)
    with quiet_connection() as verbinding:
        verbinding.register("rijen", in_batches(rijen.append_column("goed", pa.array(goed))))
        breekt = verbinding.execute(sql, waarden).fetchnumpy()
    nummers = np.asarray(breekt["rij"], np.int64)
    return [(r, nummers[np.asarray(breekt[r.nummer], bool)]) for r in contract.regels]


def _as_columns(contract: type[Contract], laatste_dag: date) -> tuple[str, dict[str, Any]]:
    """All rules in one question, a column each: of a quarter, one by one takes twice the time.

    Its text is the contract's own; the values of the rules are bound, each under a name of its own.
    """
    gebroken: dict[str, str] = {}
    waarden: dict[str, Any] = {}
    for regel in contract.regels:
        bekend = {"laatste_dag": laatste_dag, **regel.waarden}
        namen = re.findall(r"\$([a-z_]+)", regel.sql)
        waarden |= {f"{naam}_{regel.nummer}": bekend[naam] for naam in namen}
        gebroken[regel.nummer] = re.sub(r"\$([a-z_]+)", rf"$\1_{regel.nummer}", regel.sql)
    kolommen = ", ".join(f"coalesce({sql}, false) as {n}" for n, sql in gebroken.items())
    een_of_meer = " or ".join(f"({sql})" for sql in gebroken.values())
    return "select rij, " + kolommen + " from rijen where goed and (" + een_of_meer + ")", waarden


def _rows_of(gebroken: _Gebroken, ernst: Ernst, lengte: int) -> Masker:
    masker = np.zeros(lengte, dtype=bool)
    for regel, nummers in gebroken:
        if regel.ernst is ernst:
            masker[nummers] = True
    return masker


def _kept(
    tabel: TextTable, getypt: pa.Table, goede: Masker, *, telt_herhalingen: bool
) -> tuple[Masker, pa.Table]:
    """Which good rows are a repeat, and the others as a table."""
    herhaald = _repeats(tabel, goede & telt_herhalingen)
    blijft = pa.array(goede & ~herhaald)
    kolommen = largest_first(
        lambda kolom: dense(kolom.chunk(0).filter(blijft)),
        getypt.columns,
        lambda kolom: int(kolom.nbytes),
    )
    return herhaald, pa.table(kolommen, getypt.column_names)


def _repeats(tabel: TextTable, kandidaten: Masker) -> Masker:
    """Accepted rows that say exactly what an earlier accepted row said."""
    herhaald = np.zeros(len(kandidaten), dtype=bool)
    nummers = np.flatnonzero(kandidaten)
    if not len(nummers):
        return herhaald
    sleutels = tabel.canonical(tabel.contract.sleutel).filter(pa.array(kandidaten))
    if pc.all(pc.less(sleutels[:-1], sleutels[1:])).as_py():
        return herhaald  # an export in the order of its numbers; told in a tenth of the time
    codes = sleutels.dictionary_encode().indices.to_numpy()
    vaker = nummers[np.bincount(codes)[codes] > 1]  # rows that say the same have the same key
    if len(vaker):
        regels = tabel.select(pa.array(vaker)).canonical().dictionary_encode()
        _, eerste = np.unique(regels.indices.to_numpy(), return_index=True)
        herhaald[np.delete(vaker, eerste)] = True
    return herhaald


def _worded(
    tabel: TextTable, nummers: np.ndarray[Any, np.dtype[np.int64]], laatste_dag: date
) -> list[Bevinding]:
    """Say of each refused row what the model has against it.

    Raises AssertionError when the model has nothing against a row: the two ways disagree.
    """
    bevindingen = []
    for nummer, rij in zip(nummers, tabel.ruw(pa.array(nummers)), strict=True):
        try:
            tabel.contract.model_validate(rij, context={"laatste_dag": laatste_dag})
        except ValidationError as fout:
            bevindingen += _of_model(tabel, int(nummer), fout)
        else:
            regel = tabel.regels[int(nummer)].as_py()
            raise AssertionError(f"line {regel} was refused, but the model accepts it")
    return bevindingen


def _of_model(tabel: TextTable, nummer: int, fout: ValidationError) -> list[Bevinding]:
    contract, regel = tabel.contract, tabel.regels[nummer].as_py()
    bevindingen = []
    for error in fout.errors(include_input=False, include_url=False):
        if error["type"] == "regels":
            gebroken = error["ctx"]["nummers"]
            bevindingen += [
                Bevinding(
                    regel, r.kolom, contract.code(r.nummer), r.ernst, r.uitleg,
                    tabel.cel(nummer, r.kolom),
                )
                for r in contract.regels
                if r.nummer in gebroken
            ]  # fmt: skip
        else:
            kolom = str(error["loc"][0])
            woorden = f"{kolom}: expected {error['msg']}"
            code = contract.code(error["type"])
            cel = tabel.cel(nummer, kolom)
            bevindingen.append(Bevinding(regel, kolom, code, Ernst.FOUT, woorden, cel))
    return bevindingen


def _skewed(tabel: TextTable) -> list[Bevinding]:
    code = tabel.contract.code(Fout.AANTAL_CELLEN)
    uitleg = "the row has more or fewer cells than the header, or does not fit its layout"
    return [Bevinding(regel, "", code, Ernst.FOUT, uitleg) for regel in tabel.scheef]


def _control_sums(tabel: TextTable, getypt: pa.Table, controle: Masker) -> list[Bevinding]:
    code = tabel.contract.code(CONTROLESOM)
    return [
        Bevinding(
            tabel.regels[nummer].as_py(), kolom, code, Ernst.LET_OP,
            f"the Totaal for {kolom} is not what the rows add up to", tabel.cel(nummer, kolom),
        )
        for nummer, kolom in differing_sums(tabel, getypt, controle)
    ]  # fmt: skip


def _without_numbers(tabel: TextTable, controle: Masker) -> list[Bevinding]:
    """One finding for the whole delivery, at its first row."""
    (nummer,), eerste = tabel.contract.sleutel, int(np.flatnonzero(~controle)[0])
    return [
        Bevinding(
            tabel.regels[eerste].as_py(), nummer, tabel.contract.code(ZONDER_NUMMERS), Ernst.LET_OP,
            f"no row has its {nummer}: the delivery counts as aggregates, with bounds only",
            tabel.cel(eerste, nummer),
        )
    ]  # fmt: skip


def _remarks(tabel: TextTable, gebroken: _Gebroken, aanvaard: Masker) -> list[Bevinding]:
    """The let op findings of the rows that were kept."""
    regels = tabel.regels.to_numpy()
    return [
        Bevinding(
            regels[n].item(), r.kolom, tabel.contract.code(r.nummer), r.ernst,
            r.uitleg, tabel.cel(int(n), r.kolom),
        )
        for r, nummers in gebroken
        if r.ernst is Ernst.LET_OP
        for n in nummers[aanvaard[nummers]]
    ]  # fmt: skip
