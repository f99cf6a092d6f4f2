"""What the organisations that help promise: Blijf (shelter) and DOK (perpetrator help)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from ghnt_pipeline.contracts.base import (
    Contract,
    Regel,
    einde_zonder_start,
    later_dan_de_periode,
    niet_na_de_periode,
    vereist_een_van,
    volgorde,
)
from ghnt_pipeline.contracts.codes import Code, Codes, Gemeente
from ghnt_pipeline.contracts.fields import Datum, Getal, JaNee, Nummer, Pseudoniem, Sleutel


class Traject(Contract):
    """A stay or course of help of one client."""

    leversoort: ClassVar[str] = "trajecten"
    bronnen: ClassVar[tuple[str, ...]] = ("blijf", "dok")
    letters: ClassVar[str] = "TR"
    sleutel: ClassVar[tuple[str, ...]] = ("trajectnummer",)

    trajectnummer: Annotated[str, Nummer(ook=("nummer traject",))]
    clientnummer: Annotated[str, Sleutel(ook=("cliënt", "cliëntnummer"))]
    gemeente_herkomst: Annotated[str, Gemeente(ook=("gemeente", "herkomst", "herkomstgemeente"))]
    rol: Annotated[str, Code(lijst="rol")]
    datum_aanmelding: Annotated[date | None, Datum(leeg=True, ook=("aanmelddatum",))] = None
    datum_start: Annotated[date | None, Datum(leeg=True, ook=("startdatum", "datum instroom"))]
    datum_einde: Annotated[date | None, Datum(leeg=True, ook=("einddatum", "datum uitstroom"))] = (
        None
    )
    hulpvorm: Annotated[tuple[str, ...], Codes(lijst="hulpvorm", ook=("soort hulp",))]
    vervolg: Annotated[str | None, Code(leeg=True, lijst="vervolg_hulp", ook=("uitstroom",))] = None
    recidive: Annotated[bool | None, JaNee(leeg=True)] = None
    kosten: Annotated[float | None, Getal(leeg=True)] = None
    huishouden: Annotated[str | None, Pseudoniem(leeg=True)] = None

    regels: ClassVar[tuple[Regel, ...]] = (
        niet_na_de_periode("datum_start", "datum_aanmelding"),
        vereist_een_van("F10", "datum_start", "datum_aanmelding"),
        volgorde("F11", "datum_aanmelding", "datum_start"),
        volgorde("F12", "datum_start", "datum_einde"),
        later_dan_de_periode("L01", "datum_start", "datum_einde"),
        Regel(
            "L02",
            "vervolg",
            "vervolg is given for a traject that has not ended",
            "vervolg is not null and datum_einde is null",
            lambda rij, _: rij.vervolg is not None and rij.datum_einde is None,
            uitleg_nl="vervolg is alleen ingevuld bij een traject dat is beëindigd",
            herstel="Vul datum_einde in, of laat vervolg leeg zolang het traject loopt.",
        ),
        einde_zonder_start("L03", "datum_einde"),
    )
