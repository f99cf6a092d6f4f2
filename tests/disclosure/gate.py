"""The models of protection over rows that are written out, without a store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

import duckdb

from ghnt_pipeline.store import load_models
from ghnt_pipeline.store.models import REPORT_LEVEL

from .edition import Key, Row, by_key

AREAS = ("regio", "GM1", "GM2", "GM3", "GM4", "onbekend")
THEMES = ("KM", "HG", "OM")
CELLS = (
    *(("meldingen", "thema", theme) for theme in THEMES),
    ("meldingen", "totaal", "totaal"),
    ("meldingen_per_1000", "totaal", "totaal"),
    ("doorlooptijd_onderzoek", "maat", "gemiddelde"),
    ("doorlooptijd_onderzoek", "maat", "p90"),
    ("bestede_uren", "maat", "gemiddelde"),
    ("bestede_uren", "maat", "som"),
    ("kosten_hulp", "maat", "gemiddelde"),
    ("triage_binnen_1_dag", "totaal", "totaal"),
    ("zonder_recidive_12m", "soort", "politie"),
    ("melding_soort", "soort", "eerste"),
    ("melding_soort", "soort", "hermelding"),
)
LOOKS_FURTHER = ("melding_soort", "zonder_recidive_12m")
UNITS = {
    "meldingen_per_1000": "per_1000",
    "doorlooptijd_onderzoek": "dagen",
    "bestede_uren": "uren",
    "kosten_hulp": "euro",
    "triage_binnen_1_dag": "procent",
    "zonder_recidive_12m": "procent",
}


@dataclass(frozen=True)
class Given:
    """One row of `ind_getal` as short as it can be said."""

    indicator: str
    gebied: str
    categorie: str = "totaal"
    teller: int | None = None
    achter: int | None = None
    noemer: int | None = None
    waarde: float | None = None
    status: str = "bekend"
    periode: str = "2019K1"
    onvolledig: bool = False
    achter_noemer: int | None = None

    @property
    def uitsplitsing(self) -> str:
        return next(cut for i, cut, c in CELLS if (i, c) == (self.indicator, self.categorie))

    @property
    def eenheid(self) -> str:
        return UNITS.get(self.indicator, "aantal")


class Gate:
    """Models 40 to 50 over rows of `ind_getal`, without a store."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        folder = files("ghnt_pipeline").joinpath("sql")
        connection.execute(folder.joinpath("publish.sql").read_text("utf-8"))
        connection.execute(
            "create table ref_editie (periode text, soort text, is_eigen_kwartaal bool, "
            "volgorde int); insert into ref_editie values ('2019K1', 'kwartaal', true, 0);"
            "create table ref_gebied (gebied text, volgorde int);"
            "create table ref_indicator (indicator text, kijkt_verder bool);"
            "create table ref_editie_gebied (gebied text, niveau text);"
            "create table ref_vorm (indicator text, niveau text, periode text, uitsplitsing text);"
            "create table ref_categorie_volgorde "
            "(indicator text, uitsplitsing text, categorie text, volgorde int);"
            "create table ind_getal (indicator text, gebied text, periode text, uitsplitsing text,"
            " categorie text, waarde double, teller bigint, noemer bigint, achter bigint,"
            " achter_noemer bigint, eenheid text, status text, onvolledig bool,"
            " voorlopig bool, dekking text)"
        )
        for number, area in enumerate(AREAS):
            niveau = "regio" if area == "regio" else "gemeente"
            connection.execute("insert into ref_gebied values (?, ?)", [area, number])
            connection.execute("insert into ref_editie_gebied values (?, ?)", [area, niveau])
        for number, cell in enumerate(CELLS):
            connection.execute(
                "insert into ref_categorie_volgorde values (?, ?, ?, ?)", [*cell, number]
            )
        for indicator, cut in {cell[:2] for cell in CELLS}:
            self.show(indicator, cut, "regio", "gemeente")
        for indicator in {cell[0] for cell in CELLS}:
            self.looks_further(indicator, indicator in LOOKS_FURTHER)

    def looks_further(self, indicator: str, further: bool) -> None:
        """Say whether an indicator rests on months outside its period."""
        self.connection.execute("delete from ref_indicator where indicator = ?", [indicator])
        self.connection.execute("insert into ref_indicator values (?, ?)", [indicator, further])

    def areas(self, names: Iterable[str]) -> None:
        """Know more municipalities."""
        for number, area in enumerate(names, start=len(AREAS)):
            self.connection.execute("insert into ref_gebied values (?, ?)", [area, number])
            self.connection.execute("insert into ref_editie_gebied values (?, 'gemeente')", [area])

    def show(self, indicator: str, cut: str, *levels: str) -> None:
        """Show a breakdown by quarter at these levels, and nowhere else."""
        where = "delete from ref_vorm where indicator = ? and uitsplitsing = ?"
        self.connection.execute(where, [indicator, cut])
        for niveau in levels:
            self.connection.execute(
                "insert into ref_vorm values (?, ?, 'kwartaal', ?)", [indicator, niveau, cut]
            )

    def __call__(self, *given: Given) -> dict[Key, Row]:
        for g in given:
            self.connection.execute(
                "insert into ind_getal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false, '')",
                [g.indicator, g.gebied, g.periode, g.uitsplitsing, g.categorie, g.waarde,
                 g.teller, g.noemer, g.teller if g.achter is None else g.achter,
                 g.noemer if g.achter_noemer is None else g.achter_noemer, g.eenheid,
                 g.status, g.onvolledig],
            )  # fmt: skip
        for model in load_models():
            if model.level >= REPORT_LEVEL:
                self.connection.execute(f"create table {model.table} as {model.sql}")
        result = self.connection.execute("select * from pub_waarde")
        names = [column[0] for column in result.description or ()]
        return by_key(dict(zip(names, row, strict=True)) for row in result.fetchall())
