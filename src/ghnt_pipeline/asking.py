"""What is late or missing, whom to ask for it, and the mail in which that is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ghnt_pipeline.coverage import Expected
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.reference import code_list
from ghnt_pipeline.settings import Settings


@dataclass(frozen=True)
class Gap:
    """A delivery that is not there: its kind, its quarter, and whether its day has passed."""

    soort: str
    kwartaal: Periode
    is_late: bool


@dataclass(frozen=True)
class Ask:
    """All that one supplier is to be asked for."""

    bron: str
    naam: str
    contact: str
    gaps: tuple[Gap, ...]

    def per_soort(self) -> dict[str, list[Periode]]:
        """The quarters that are wanted of each kind, in order."""
        found: dict[str, list[Periode]] = {}
        for gap in self.gaps:
            found.setdefault(gap.soort, []).append(gap.kwartaal)
        return {soort: sorted(kwartalen) for soort, kwartalen in found.items()}


def due_day(kwartaal: Periode, settings: Settings) -> date:
    """The last day on which a quarter's deliveries are in time."""
    return kwartaal.laatste_dag + timedelta(days=settings.leveren_binnen_dagen)


def asks(
    delivered: Mapping[Expected, set[Periode]],
    seen: Sequence[Periode],
    settings: Settings,
    vandaag: date,
) -> tuple[Ask, ...]:
    """What to ask of each supplier on a day.

    Wanted is each expected delivery of a quarter of which something stands, and of every later
    quarter whose day has passed. Before anything stands nobody is asked.
    """
    kwartalen = _wanted(seen, settings, vandaag)
    labels = {code.kort: code.label for code in code_list("bron").codes}
    found: dict[str, list[Gap]] = {}
    for (bron, soort), there in delivered.items():
        for kwartaal in kwartalen:
            if kwartaal not in there:
                is_late = due_day(kwartaal, settings) < vandaag
                found.setdefault(bron, []).append(Gap(soort, kwartaal, is_late))
    return tuple(
        Ask(bron, labels[bron], settings.afspraak(bron).contact, tuple(gaps))
        for bron, gaps in found.items()
    )


def _wanted(seen: Sequence[Periode], settings: Settings, vandaag: date) -> list[Periode]:
    if not seen:
        return []
    kwartalen = set(seen)
    kwartaal = min(seen)
    while due_day(kwartaal, settings) < vandaag:
        kwartalen.add(kwartaal)
        kwartaal = kwartaal.volgend_kwartaal()
    return sorted(kwartalen)


def runs_of(kwartalen: Iterable[Periode]) -> list[tuple[Periode, Periode]]:
    """Quarters that follow each other, as the first and the last of each row of them."""
    found: list[tuple[Periode, Periode]] = []
    for kwartaal in sorted(kwartalen):
        if found and found[-1][1].volgend_kwartaal() == kwartaal:
            found[-1] = (found[-1][0], kwartaal)
        else:
            found.append((kwartaal, kwartaal))
    return found


def mail(ask: Ask, settings: Settings) -> str:
    """The text of the mail, in Dutch, in which a supplier is asked for what is missing."""
    contact = ask.contact or "(adres nog niet genoteerd in ghnt.toml)"
    wanted = [
        f"- {soort}: {_in_dutch(kwartalen, settings)}"
        for soort, kwartalen in ask.per_soort().items()
    ]
    late = any(gap.is_late for gap in ask.gaps)
    return "\n".join((
        f"Aan: {ask.naam}, {contact}",
        f"Onderwerp: Gegevens van {ask.naam} voor de indicatoren van {settings.regio_naam}",
        "",
        "Beste collega's,",
        "",
        f"Voor de kwartaalcijfers van {settings.regio_naam} missen wij van u nog:",
        "",
        *wanted,
        "",
        *(["De termijn voor deze gegevens is (deels) verstreken. "
           "Wanneer kunnen wij ze verwachten?"] if late else ["Wilt u deze gegevens sturen?"]),
        "Gebruik daarvoor de veilige weg die wij hebben afgesproken, dus geen gewone mail.",
        "",
        "Stuur geen namen, adressen, geboortedatums of burgerservicenummers mee: een bestand",
        "waarin die staan, wordt in zijn geheel geweigerd. Een leeg sjabloon sturen wij graag.",
        "",
        "Was er in een kwartaal niets te melden? Laat ons dat weten. Zolang wij niets ontvangen,",
        "tonen wij 'geen gegevens' en geen nul.",
        "",
        "Met vriendelijke groet,",
        "",
    ))  # fmt: skip


def _in_dutch(kwartalen: Iterable[Periode], settings: Settings) -> str:
    return ", ".join(_run_in_dutch(first, last, settings) for first, last in runs_of(kwartalen))


def _run_in_dutch(first: Periode, last: Periode, settings: Settings) -> str:
    days = [f"{due_day(kwartaal, settings):%d-%m-%Y}" for kwartaal in (first, last)]
    if first == last:
        return f"{_kwartaal(first)} (uiterlijk {days[0]})"
    return f"{_kwartaal(first)} (uiterlijk {days[0]}) tot en met {_kwartaal(last)} ({days[1]})"


def _kwartaal(periode: Periode) -> str:
    return f"{periode.maand // 3 + 1}e kwartaal {periode.jaar}"
