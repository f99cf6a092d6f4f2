"""An XLSX that a supplier can fill in, written from the contract of its kind.

What explains never looks like data, because every visible sheet of what comes back is searched for
tables and a header may stand in two rows: but for the header of `Invullen` only one column of a
sheet holds cells that could be a column name, and other cells hold a word more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from ghnt_pipeline.contracts import Contract, kinds
from ghnt_pipeline.contracts.codes import Code, CodeOfPaar, Codes, Gebied, Gemeente, IndicatorId
from ghnt_pipeline.contracts.fields import Aantal, Datum, Getal, JaNee, Nummer, Pseudoniem
from ghnt_pipeline.contracts.veld import Veld
from ghnt_pipeline.indicators import load_indicators
from ghnt_pipeline.reference import Code as EenCode
from ghnt_pipeline.reference import code_list, gemeenten_van_de_regio, normalise
from ghnt_pipeline.reference.paren import paren_van
from ghnt_pipeline.regio import regio
from ghnt_pipeline.workbooks import DATUM, TEKST, Blad, Kolom, write_workbook


@dataclass(frozen=True)
class _Soort:
    """How cells of a field type are filled in, and shown while they are empty."""

    veld: type[Veld]
    invullen: str
    opmaak: str
    voorbeeld: str


_SOORTEN = (
    _Soort(Datum, "datum: dd-mm-jjjj", DATUM, ""),
    _Soort(JaNee, "ja of nee", TEKST, "ja"),
    _Soort(Aantal, "geheel getal", "", "12"),
    _Soort(Getal, "getal", "", "12,5"),
    _Soort(Codes, "codes, met | ertussen", TEKST, ""),
    _Soort(Code, "één code", TEKST, ""),
    _Soort(Gemeente, "naam of GM-code", TEKST, ""),
    _Soort(IndicatorId, "naam uit de lijst", TEKST, ""),
    _Soort(Pseudoniem, "tekst", TEKST, "voorbeeld-0123-4567"),
    _Soort(Veld, "tekst", TEKST, "mishandeling"),
)
"""The first that fits a field holds."""

_VOORBEELDEN = {
    "aanleiding": "partnergeweld|km_anders",
    "uitkomst": "hg_bevestigd|km_niet_bevestigd",
    "verlengd": "nee",
    "recidive": "nee",
    "teller": "",
    "noemer": "",
}
"""Where the example of the type would not fit the rest of the row; empty leaves it out."""
_EERSTE_DAG = date(2019, 1, 15)

_BUITEN_DE_KAART = (
    EenCode("", "buiten regio", "Een gemeente buiten de regio", ""),
    EenCode("", "onbekend", "De gemeente is niet bekend", ""),
)


def write_template(kind: str, path: Path) -> None:
    """Write the template of a delivery kind. Raises OSError when `path` cannot be written."""
    contract = kinds()[kind]
    bladen = [_invullen(kind, contract), _toelichting(kind, contract), _codes(contract)]
    write_workbook(path, bladen, titel=f"Sjabloon {kind}")


def template_name(kind: str) -> str:
    """The name of a template's file. It names no period: that is for the supplier to fill in."""
    return f"{kind.replace('.', '_')}_sjabloon.xlsx"


def _titel(kind: str) -> str:
    bron, soort = kind.split(".")
    label = next(code.label for code in code_list("bron").codes if code.kort == bron)
    return f"{label}: {soort}"


def _invullen(kind: str, contract: type[Contract]) -> Blad:
    """The sheet to fill in. It names no period, lest that contradicts the name of the file."""
    return Blad(
        "Invullen",
        tuple(
            Kolom(
                naam,
                breedte=max(16, len(naam) + 5),
                keuzes=_keuzes(veld),
                uitleg=_opmerking(veld),
                vrij=isinstance(veld, Codes | Gemeente),
                nadruk=not veld.leeg,
                opmaak=_soort(veld).opmaak,
            )
            for naam, veld in contract.velden().items()
        ),
        boven=(
            _titel(kind),
            "Vul in vanaf de rij onder de kop. Een donkere kop is verplicht. "
            "Uitleg en een voorbeeld staan op het blad Toelichting.",
        ),
    )


def _opmerking(veld: Veld) -> str:
    begin = "Mag leeg blijven." if veld.leeg else "Verplicht."
    einde = "\nKies uit de lijst; zie het blad Codes." if _lijsten(veld) else ""
    return f"{begin}\nIn te vullen: {_verwacht(veld)}.{einde}"


def _verwacht(veld: Veld) -> str:
    """What is expected; the names of a long list stand on the sheet of codes."""
    return "de naam van een indicator" if isinstance(veld, IndicatorId) else veld.verwacht_nl


def _toelichting(kind: str, contract: type[Contract]) -> Blad:
    """One line per field. The example stands upright, so that it is never read as a row of data."""
    voorbeelden = _voorbeelden(kind, contract)
    return Blad(
        "Toelichting",
        (
            Kolom("Kolom in Invullen", 27),
            Kolom("Verplicht", 10),
            Kolom("Wat vult u in", 48),
            Kolom("Opmaak", 22),
            Kolom("Voorbeeld", 30),
            Kolom("Keuzelijst", 24),
            Kolom("Let op", 60),
        ),
        [
            (
                naam,
                "nee" if veld.leeg else "ja",
                _verwacht(veld),
                _soort(veld).invullen,
                f"bijv. {voorbeelden[naam]}" if voorbeelden[naam] else "",
                ", ".join(f"lijst {lijst}" for lijst in _lijsten(veld)),
                "\n".join(regel.uitleg_nl for regel in contract.regels if regel.kolom == naam),
            )
            for naam, veld in contract.velden().items()
        ],
        boven=(f"{_titel(kind)}. Zo vult u dit bestand in", *_aanwijzingen(kind, contract), ""),
        is_tabel=False,
    )


def _aanwijzingen(kind: str, contract: type[Contract]) -> Iterator[str]:
    *eerste, laatste = contract.sleutel
    per = f"combinatie van {', '.join(eerste)} en {laatste}" if eerste else laatste
    naam = kind.replace(".", "_")
    yield f"1. Vul het blad Invullen in: één rij per {per}."
    yield "2. Laat de kop zoals hij is. Wat niet verplicht is en u niet weet, laat u leeg."
    yield (
        f"3. Sla het bestand op als {naam}_2019K1.xlsx, met het jaar en het kwartaal "
        "waarover u levert: 2019K1 is het eerste kwartaal van 2019."
    )
    yield (
        "4. Zet er niets in waarmee iemand te herkennen is: geen namen, adressen, "
        "geboortedatums of burgerservicenummers. Voeg geen kolommen toe."
    )


def _codes(contract: type[Contract]) -> Blad:
    """Every code list of the kind, each once."""
    lijsten = {
        naam: codes for veld in contract.velden().values() for naam, codes in _lijsten(veld).items()
    }
    return Blad(
        "Codes",
        (
            Kolom("Keuzelijst", 26),
            Kolom("In te vullen = betekenis (nummer in het Informatieprotocol)", 90),
        ),
        [
            (
                f"lijst {naam}",
                f"{code.kort} = {code.label}" + (f" ({code.nummer})" if code.nummer else ""),
            )
            for naam, codes in lijsten.items()
            for code in codes
        ],
    )


def _lijsten(veld: Veld) -> dict[str, tuple[EenCode, ...]]:
    """The lists a field is filled in from, by name; most fields have one or none."""
    if isinstance(veld, Code):
        lijsten = {
            naam: tuple(_as_read(veld, code) for code in code_list(naam).codes)
            for naam in veld.lijst.split("+")
        }
        if isinstance(veld, CodeOfPaar):
            lijsten[f"{veld.paar_van} (twee)"] = paren_van(veld.paar_van)
        return lijsten
    if isinstance(veld, IndicatorId):
        titels = ((indicator.id, indicator.titel) for indicator in load_indicators().values())
        return {"indicatoren": tuple(EenCode("", naam, titel, "") for naam, titel in titels)}
    if isinstance(veld, Gemeente):
        plaatsen = tuple(EenCode("", g.naam, g.code, "") for g in gemeenten_van_de_regio())
        geheel = (EenCode("", "regio", "De hele regio", ""),) if isinstance(veld, Gebied) else ()
        return {"gemeenten": (*geheel, *plaatsen, *_BUITEN_DE_KAART)}
    return {}


def _as_read(veld: Code, code: EenCode) -> EenCode:
    """The code, by its label where a field with several lists reads the short code as another's."""
    gelezen = code_list(veld.lijst).spellingen[normalise(code.kort)]
    return code if gelezen == code.kort else replace(code, kort=code.label)


def _keuzes(veld: Veld) -> tuple[str, ...]:
    if isinstance(veld, JaNee):
        return ("ja", "nee")
    alle = (code.kort for codes in _lijsten(veld).values() for code in codes)
    return tuple(dict.fromkeys(alle))


def _soort(veld: Veld) -> _Soort:
    return next(soort for soort in _SOORTEN if isinstance(veld, soort.veld))


def _voorbeelden(kind: str, contract: type[Contract]) -> dict[str, str]:
    """A row that the contract accepts without a finding, by field; days follow each other."""
    velden = contract.velden()
    datums = [naam for naam, veld in velden.items() if isinstance(veld, Datum)]
    dagen = {naam: _EERSTE_DAG + timedelta(days=nummer) for nummer, naam in enumerate(datums)}
    return {
        **{naam: _voorbeeld(kind, naam, veld) for naam, veld in velden.items()},
        **{naam: f"{dag:%d-%m-%Y}" for naam, dag in dagen.items()},
        **{naam: tekst for naam, tekst in _VOORBEELDEN.items() if naam in velden},
    }


def _voorbeeld(kind: str, naam: str, veld: Veld) -> str:
    if isinstance(veld, IndicatorId):
        bron = kind.split(".", maxsplit=1)[0]
        eigen = [i.id for i in load_indicators().values() if bron in i.brons]
        return (eigen or list(load_indicators()))[0]
    if isinstance(veld, Code):
        return veld.codes()[0]
    if isinstance(veld, Nummer) and not isinstance(veld, Pseudoniem):
        return f"{naam.rsplit('_', maxsplit=1)[-1][0].upper()}-2019-0001"
    if isinstance(veld, Gemeente):
        return regio().voorbeeld.naam
    return _soort(veld).voorbeeld
