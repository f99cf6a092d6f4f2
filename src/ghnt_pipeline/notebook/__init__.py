"""What a notebook reads: the store as it was when it was opened, as tidy frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ghnt_pipeline.errors import UsageFault
from ghnt_pipeline.regio import in_region

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

    from ghnt_pipeline.notebook.definitie import Definitie
    from ghnt_pipeline.notebook.frames import EchteCijfers
    from ghnt_pipeline.settings import Project

_MELDINGEN = """
with melding as (
    select
        core_melding.*,
        year(core_melding.datum_melding) || 'K' || quarter(core_melding.datum_melding) as kwartaal
    from core_melding
),
codes as (
    select bron, nummer, lijst, string_agg(code, '+' order by code) as codes
    from core_categorie
    where soort = 'melding'
    group by all
)
select
    melding.kwartaal,
    melding.bron,
    melding.meldingnummer,
    melding.gemeente,
    melding.datum_melding,
    melding.casusnummer,
    thema.codes as thema,
    aanleiding.codes as aanleiding,
    aard.codes as aard_geweld,
    melding.hoedanigheid_melder,
    melding.triagebesluit,
    melding.datum_triagebesluit,
    melding.veiligheidsplan_nodig,
    melding.datum_veiligheidsplan,
    melding.onderzoeksnummer,
    melding.datum_afsluiting
from melding
left join codes as thema
    on melding.bron = thema.bron and melding.meldingnummer = thema.nummer
    and thema.lijst = 'thema'
left join codes as aanleiding
    on melding.bron = aanleiding.bron and melding.meldingnummer = aanleiding.nummer
    and aanleiding.lijst = 'aanleiding'
left join codes as aard
    on melding.bron = aard.bron and melding.meldingnummer = aard.nummer and aard.lijst = 'aard'
where ($gebied is null or melding.gemeente = $gebied)
    and ($jaar is null or year(melding.datum_melding) = $jaar)
    and ($kwartaal is null or melding.kwartaal = $kwartaal)
order by melding.datum_melding, melding.bron, melding.meldingnummer
"""
_INDICATORS = """
select * from ind_waarde
where ($indicator is null or indicator = $indicator)
    and ($gebied is null or gebied = $gebied)
    and ($periode is null or periode = $periode)
    and ($uitsplitsing is null or uitsplitsing = $uitsplitsing)
    and contains(periode, 'K') = $kwartalen
order by indicator, gebied, periode, uitsplitsing, categorie
"""


class Snapshot:
    """A project's store as it was when it was opened: it never changes and blocks no run.

    What it gives are true figures, marked NIET PUBLICEREN; `publishable()` gives what may go out.
    Columns with a quarter or a year are pandas periods.
    """

    def __init__(self, project: Project) -> None:
        from ghnt_pipeline.reference.eigen_regio import region_of
        from ghnt_pipeline.settings import load_settings
        from ghnt_pipeline.store import connect_read_only

        self.project = project
        self._region = region_of(project.root, load_settings(project.root).regio)
        self._connection = connect_read_only(project.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._connection.close()

    def meldingen(self, periode: str | None = None, gemeente: str | None = None) -> EchteCijfers:
        """The meldingen that count, each once; `thema`, `aanleiding` and `aard_geweld` as HG+KM.

        `periode` is a quarter (2019K1) or a year. Raises UsageFault for an unknown word.
        """
        from ghnt_pipeline.explaining.vraag import period_of

        asked = None if periode is None else period_of(periode)
        parameters = {
            "gebied": self._area(gemeente),
            "jaar": None if asked is None else asked.jaar,
            "kwartaal": str(asked) if asked is not None and asked.is_kwartaal else None,
        }
        return self.sql(_MELDINGEN, parameters)

    def indicators(
        self,
        indicator: str | None = None,
        *,
        gebied: str | None = None,
        periode: str | None = None,
        uitsplitsing: str | None = None,
        per: str = "kwartaal",
    ) -> EchteCijfers:
        """Figures as `ind_waarde` has them, per `kwartaal` or per `jaar`.

        Of all indicators, areas and cuts unless one is named; with `periode` of that one alone.
        Raises UsageFault for an unknown word.
        """
        from ghnt_pipeline.explaining.vraag import indicator_of, period_of

        if per not in ("kwartaal", "jaar"):
            raise UsageFault(f"{per} is no length of time. Write kwartaal or jaar")
        asked = None if periode is None else period_of(periode)
        parameters = {
            "indicator": None if indicator is None else indicator_of(indicator).id,
            "gebied": self._area(gebied),
            "periode": None if asked is None else str(asked),
            "uitsplitsing": uitsplitsing,
            "kwartalen": per == "kwartaal" if asked is None else asked.is_kwartaal,
        }
        frame = self.sql(_INDICATORS, parameters)
        frame.published = self.publishable
        return frame

    def sql(self, query: str, parameters: Mapping[str, Any] | None = None) -> EchteCijfers:
        """The answer to a question in SQL, its parameters bound by name."""
        from ghnt_pipeline.notebook.frames import tidy

        return tidy(self._connection.execute(query, dict(parameters or {})).df())

    def execute(
        self, query: str, parameters: Mapping[str, Any] | Sequence[Any] = ()
    ) -> duckdb.DuckDBPyConnection:
        """The same without pandas, for programs; parameters may go by position too."""
        return self._connection.execute(query, parameters)

    def definition(self, indicator: str) -> Definitie:
        """What a figure counts, in words. Raises UsageFault, with the nearest one."""
        from ghnt_pipeline.explaining.vraag import indicator_of
        from ghnt_pipeline.notebook.definitie import Definitie

        with in_region(self._region):
            return Definitie(indicator_of(indicator))

    def publishable(self) -> pd.DataFrame:
        """The figures of the latest edition, after protection: these may go out.

        Raises NothingToReport without an edition, GateShut when its certificate does not hold.
        """
        return self._edition.copy()

    def _area(self, word: str | None) -> str | None:
        """The area a name leads to in the region of the project."""
        from ghnt_pipeline.explaining.vraag import area_of

        with in_region(self._region):
            return None if word is None else area_of(word)[0]

    @cached_property
    def _edition(self) -> pd.DataFrame:
        from ghnt_pipeline.notebook.frames import open_table

        with in_region(self._region):
            return open_table(self.project)
