"""A small SYNTHETIC edition: made-up figures, every status at least once, nothing random."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.periods import Periode
from ghnt_pipeline.publishing import Edition, StaandeLevering, Status, Waarde
from ghnt_pipeline.reference import categorieen, gemeenten_van_de_regio
from ghnt_pipeline.uitgever import Uitgever

Sleutel = tuple[str, str, str, str, str]

KWARTALEN = tuple(f"{jaar}K{nummer}" for jaar in (2018, 2019) for nummer in (1, 2, 3, 4))
JAREN = ("2018", "2019")
TIEN = tuple(gemeente.code for gemeente in gemeenten_van_de_regio())
ZONDER_HOEKSCHE_WAARD = " ".join(code for code in TIEN if code != "GM1963")

ALBLASSERDAM, DORDRECHT, HOEKSCHE_WAARD = "GM0482", "GM0505", "GM1963"

VERBORGEN: Sleutel = ("meldingen", ALBLASSERDAM, "2018K3", "totaal", "totaal")
GEMASKEERD: Sleutel = ("meldingen", DORDRECHT, "2019", "thema", "HG")

BIJZONDER: dict[Sleutel, Status] = {
    VERBORGEN: Status.VERBORGEN,
    ("meldingen_per_1000", ALBLASSERDAM, "2018K3", "totaal", "totaal"): Status.VERBORGEN,
    GEMASKEERD: Status.GEMASKEERD,
    ("contacten", "regio", "2018", "totaal", "totaal"): Status.GRENZEN,
    ("vir_signalen", "regio", "2018", "totaal", "totaal"): Status.ONVOLLEDIG,
    ("clienten", HOEKSCHE_WAARD, "2018", "totaal", "totaal"): Status.GEEN_GEGEVENS,
    ("clienten", HOEKSCHE_WAARD, "2019", "totaal", "totaal"): Status.GEEN_GEGEVENS,
    ("vervolg_onderzoek", "regio", "2019", "vervolg", "rvdk"): Status.VERBORGEN,
    ("vervolg_onderzoek", "regio", "2019", "vervolg", "thuiszorg"): Status.GEMASKEERD,
}

COMBINATIES = {"KM": 900, "HG": 150, "OM": 60, "AP": 25, "HG+KM": 80, "HG+OM": 15}
"""The meldingen of the region in a year by combination of themas; the others are hidden."""

WACHTEND: Sleutel = ("melding_soort", "regio", "2018K1", "soort", "eerste")
"""A figure that looks back further than the deliveries; so do all of 2018."""

BLOKKEN = (
    ("meldingen", (*TIEN, "onbekend", "buiten_regio", "regio"), KWARTALEN, "totaal"),
    ("meldingen", (*TIEN, "regio"), JAREN, "totaal"),
    ("meldingen", (*TIEN, "regio"), JAREN, "thema"),
    ("meldingen_per_1000", (*TIEN, "regio"), KWARTALEN, "totaal"),
    ("adviesvragen", (*TIEN, "regio"), KWARTALEN, "totaal"),
    ("contacten", ("regio",), JAREN, "totaal"),
    ("vir_signalen", ("regio",), JAREN, "totaal"),
    ("onderzoeken_gestart", ("regio",), KWARTALEN, "totaal"),
    ("doorlooptijd_onderzoek", ("regio",), KWARTALEN, "maat"),
    ("clienten", (*TIEN, "regio"), JAREN, "totaal"),
    ("vervolg_onderzoek", ("regio",), JAREN, "totaal"),
    ("vervolg_onderzoek", ("regio",), JAREN, "vervolg"),
    ("overlap_thema", ("regio",), JAREN, "combinatie"),
    ("melding_soort", ("regio",), KWARTALEN, "soort"),
    ("melding_soort", ("regio",), JAREN, "soort"),
    ("triage_binnen_1_dag", (*TIEN, "regio"), JAREN, "totaal"),
    ("triage_binnen_1_dag", ("regio",), KWARTALEN, "totaal"),
    ("triage_binnen_5_werkdagen", (*TIEN, "regio"), JAREN, "totaal"),
    ("onderzoek_binnen_10_weken", (*TIEN, "regio"), JAREN, "totaal"),
    ("zonder_recidive_12m", (*TIEN, "regio"), JAREN, "soort"),
    ("buiten_regio", ("regio",), JAREN, "totaal"),
    ("bestede_uren", (*TIEN, "regio"), JAREN, "maat"),
    ("kosten_hulp", ("regio",), JAREN, "maat"),
    ("werkvoorraad_meldingen", ("regio",), KWARTALEN, "leeftijdsklasse"),
)

GEVOLGD = ("zonder_recidive_12m", "2019")
"""What is still followed: the newest year of recidive."""


def _sleutels() -> Iterator[Sleutel]:
    for indicator, gebieden, perioden, uitsplitsing in BLOKKEN:
        for gebied in gebieden:
            for periode in perioden:
                for code in categorieen(indicator, uitsplitsing):
                    if code.kort == "som":
                        continue
                    yield indicator, gebied, periode, uitsplitsing, code.kort


def _status(sleutel: Sleutel) -> Status:
    indicator, _, periode, _, categorie = sleutel
    if indicator == WACHTEND[0] and periode.startswith("2018"):
        return Status.ONVOLLEDIG
    if (indicator, periode) == GEVOLGD:
        return Status.ONVOLLEDIG
    if indicator == "overlap_thema" and categorie not in COMBINATIES:
        return Status.VERBORGEN
    return BIJZONDER.get(sleutel, Status.BEKEND)


def _waarde(plek: int, sleutel: Sleutel) -> Waarde:
    indicator, gebied, periode, _, categorie = sleutel
    eenheid = load_indicators()[indicator].eenheid.value
    status = _status(sleutel)
    wacht = indicator in {WACHTEND[0], GEVOLGD[0]} and status is Status.ONVOLLEDIG
    getoond = status in {Status.BEKEND, Status.ONVOLLEDIG} and not wacht
    aantal = 10 + 5 * (plek * 7 % 11) + (1200 if gebied == "regio" else 0)
    if indicator == "overlap_thema":
        aantal = COMBINATIES.get(categorie, 0)
    rate = round(0.4 + plek * 7 % 11 / 10, 1)
    noemer = _noemer(eenheid, aantal)
    cijfer = {
        "per_1000": rate,
        "procent": float((200 * aantal + noemer) // (2 * noemer)),
        "euro": 50.0 * aantal,
    }.get(eenheid, float(aantal))
    dekking = "" if gebied != "regio" else " ".join(TIEN)
    return Waarde(
        *sleutel,
        waarde=cijfer if getoond else None,
        teller=aantal if eenheid in {"per_1000", "procent"} and getoond else None,
        noemer=noemer if eenheid != "aantal" and getoond else None,
        ondergrens=2780 if status is Status.GRENZEN else None,
        bovengrens=3315 if status is Status.GRENZEN else None,
        eenheid=eenheid,
        status=status,
        onvolledig=status is Status.ONVOLLEDIG,
        voorlopig=periode in {"2019K4", "2019"},
        dekking=ZONDER_HOEKSCHE_WAARD if dekking and indicator == "clienten" else dekking,
    )


def _noemer(eenheid: str, aantal: int) -> int:
    """Inhabitants, the records of a mean, or all of which a share is taken."""
    return {"per_1000": 20_069, "procent": aantal + 15 + aantal // 25 * 5}.get(eenheid, 60)


UITGEVER = Uitgever(
    naam="Voorbeeldorganisatie (verzonnen)",
    uri="https://example.org/id/organisatie",
    mail="cijfers@example.org",
    adres="https://example.org/ghnt/",
)
"""With it an edition has a record for a data catalogue."""


def synthetische_editie() -> Edition:
    """The edition of 2019K4; the words say that its figures are made up."""
    waarden = tuple(_waarde(plek, sleutel) for plek, sleutel in enumerate(_sleutels()))
    leveringen = tuple(StaandeLevering("veilig_thuis", "meldingen", k) for k in KWARTALEN)
    bevindingen = ("SYNTHETISCHE CIJFERS & <verzonnen> om te testen.",)
    return Edition(Periode.parse("2019K4"), "Zuid-Holland Zuid", waarden, leveringen, bevindingen)


def alleen(edition: Edition, *gebieden: str) -> Edition:
    """The same edition about some areas only: a tenth of the charts."""
    rijen = tuple(w for w in edition.waarden if w.gebied in gebieden)
    return replace(edition, waarden=rijen)


def met(edition: Edition, sleutel: Sleutel, **anders: object) -> Edition:
    """The same edition with one row changed."""
    rijen = [
        replace(w, **anders) if key == sleutel else w  # type: ignore[arg-type]
        for key, w in edition.per_sleutel.items()
    ]
    return replace(edition, waarden=tuple(rijen))
