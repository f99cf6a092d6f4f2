"""Frames of pandas: true figures with their mark, and the open table of an edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from ghnt_pipeline.errors import NothingToReport, UsageFault

if TYPE_CHECKING:
    from ghnt_pipeline.settings import Project

MERK = "NIET PUBLICEREN"
_ROOD = (
    '<p style="background:#b00020;color:#fff;font-weight:bold;padding:4px 8px;margin:0">'
    f"{MERK}: echte cijfers. Wat naar buiten mag, geeft .publishable()</p>"
)
SLEUTEL = ["indicator", "gebied", "periode", "uitsplitsing", "categorie"]
"""What a figure is about."""
_PERIODES = ("periode", "kwartaal", "jaar")


class EchteCijfers(pd.DataFrame):
    """A frame that is shown under a red mark, and so is every frame made from it."""

    _metadata = ["published"]  # noqa: RUF012 - the name and kind pandas asks for
    published: Callable[[], pd.DataFrame] | None = None
    """Where the figures of an edition come from, for rows that are figures."""

    @property
    def _constructor(self) -> type[EchteCijfers]:
        return EchteCijfers

    @property
    def _constructor_sliced(self) -> type[EchteReeks]:
        return EchteReeks

    def __repr__(self) -> str:
        return f"{MERK}\n{super().__repr__()}"

    def _repr_html_(self) -> str:
        return _ROOD + (pd.DataFrame(self).to_html(max_rows=60, notebook=True))

    def publishable(self) -> pd.DataFrame:
        """The same rows as the latest edition shows them, without those it does not have.

        Raises UsageFault for rows that are no figures of `.indicators()`, NothingToReport without
        an edition, GateShut when its certificate does not hold.
        """
        if self.published is None or not set(SLEUTEL) <= set(self.columns):
            raise UsageFault(
                "only figures of .indicators() have a published form. Choose one: ghnt indicators"
            )
        asked = pd.DataFrame(self[SLEUTEL]).astype(str)
        asked["periode"] = asked["periode"].str.replace("Q", "K")
        shown = self.published()
        keys = pd.MultiIndex.from_frame(shown[SLEUTEL].astype(str))
        found = shown[keys.isin(pd.MultiIndex.from_frame(asked))]
        return tidy_periods(found.reset_index(drop=True))


class EchteReeks(pd.Series):
    """One column or row of true figures, shown under the same mark."""

    @property
    def _constructor(self) -> type[EchteReeks]:
        return EchteReeks

    @property
    def _constructor_expanddim(self) -> type[EchteCijfers]:
        return EchteCijfers

    def __repr__(self) -> str:
        return f"{MERK}\n{super().__repr__()}"


def tidy(frame: pd.DataFrame) -> EchteCijfers:
    """Mark a frame of true figures and make its quarters and years periods."""
    return EchteCijfers(tidy_periods(frame))


def tidy_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Make columns of quarters, or of years, periods; a column of both stays text."""
    found = frame.copy()
    for name in set(_PERIODES) & set(frame.columns):
        texts = frame[name].dropna().astype(str)
        if len(texts) and texts.str.fullmatch(r"\d{4}K[1-4]").all():
            found[name] = _as_periods(frame[name], "Q")
        elif len(texts) and texts.str.fullmatch(r"\d{4}").all():
            found[name] = _as_periods(frame[name], "Y")
    return found


def _as_periods(column: pd.Series[Any], freq: str) -> pd.PeriodIndex:
    return pd.PeriodIndex(column.astype("string").str.replace("K", "Q"), freq=freq)


def open_table(project: Project) -> pd.DataFrame:
    """The open table of the latest edition whose certificate holds.

    Raises NothingToReport without an edition, GateShut when its certificate does not hold.
    """
    from ghnt_pipeline.bewijs import TABEL
    from ghnt_pipeline.drafts import editions_made
    from ghnt_pipeline.report import verify_edition

    made = editions_made(project)
    if not made:
        raise NothingToReport("no edition was made yet. Run: ghnt report")
    verify_edition(project, made[-1])
    return pd.read_csv(
        project.editions / made[-1] / TABEL,
        dtype=dict.fromkeys((*SLEUTEL, "eenheid", "status", "dekking"), "string"),
        keep_default_na=False,
        na_values={
            name: [""] for name in ("waarde", "teller", "noemer", "ondergrens", "bovengrens")
        },
    )
