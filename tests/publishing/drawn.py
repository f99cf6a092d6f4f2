"""Published figures to draw from, and a row or a run of them as short as it can be said."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from ghnt_pipeline.publishing import Status, Waarde
from ghnt_pipeline.publishing.reeksen import Punt

from .synthetic import KWARTALEN, TIEN

gepubliceerd = st.integers(2, 500).map(lambda n: float(5 * n))
gelijk = settings(max_examples=100, derandomize=True, deadline=None)
soms_verborgen = st.one_of(st.none(), gepubliceerd)
reeksen = st.one_of(
    st.lists(soms_verborgen, min_size=1, max_size=8),
    st.lists(gepubliceerd, min_size=1, max_size=8).map(list[float | None]),
)


def waarde(cijfer: float | None, periode: str = "2019K4", **anders: object) -> Waarde:
    status = Status.BEKEND if cijfer is not None else Status.VERBORGEN
    rij = Waarde(
        "meldingen", "regio", periode, "totaal", "totaal", cijfer, None, None, None, None,
        "aantal", status, False, False, " ".join(TIEN),
    )  # fmt: skip
    return replace(rij, **anders)  # type: ignore[arg-type]


def reeks(hoogten: list[float | None]) -> list[Punt]:
    return [
        Punt(periode, hoogte, "" if hoogte is not None else "verborgen")
        for periode, hoogte in zip(KWARTALEN[-len(hoogten) :], hoogten, strict=True)
    ]
