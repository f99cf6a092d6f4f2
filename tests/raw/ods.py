"""A workbook as ODS, as LibreOffice writes it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from .boek import Blad, Boek, Cel, CelFout, Formule, Serie, hoeken, zip_of

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMEN = " ".join(
    f'xmlns:{kort}="{_OASIS}:{kort}:1.0"' for kort in ("office", "table", "text", "style")
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_KOP = '<?xml version="1.0" encoding="UTF-8"?>\n'
_STIJLEN = "".join(
    f'<style:style style:name="ta{n}" style:family="table">'
    f'<style:table-properties table:display="{toon}"/></style:style>'
    for n, toon in ((1, "true"), (2, "false"))
)


def ods(boek: Boek, vervang: Mapping[str, str | bytes] | None = None) -> bytes:
    """Write a workbook; `vervang` puts other members in its place. ODS knows no very hidden."""
    bladen = "".join(_blad(boek, blad) for blad in boek.bladen)
    inhoud = (
        f'{_KOP}<office:document-content {_NAMEN} {_CALC} office:version="1.3">'
        f"<office:automatic-styles>{_STIJLEN}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{bladen}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    leden = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": (
            f'{_KOP}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" '
            'manifest:media-type="text/xml"/></manifest:manifest>'
        ),
        "content.xml": inhoud,
    }
    return zip_of({**leden, **(vervang or {})}, stored=["mimetype"])


def _blad(boek: Boek, blad: Blad) -> str:
    breedte = max(map(len, blad.rijen), default=1)
    stijl = "ta1" if blad.zichtbaar == "visible" else "ta2"
    samen = {hoeken(gebied)[:2]: hoeken(gebied) for gebied in blad.samengevoegd}
    bedekt = {
        (r, k)
        for r1, k1, r2, k2 in samen.values()
        for r in range(r1, r2 + 1)
        for k in range(k1, k2 + 1)
    } - set(samen)
    rijen = ""
    for r, rij in enumerate(blad.rijen):
        cellen = ""
        for k, cel in enumerate([*rij, *[None] * (breedte - len(rij))]):
            if (r, k) in bedekt:
                cellen += "<table:covered-table-cell/>"
            else:
                cellen += _cel(boek, cel, _omvang(samen.get((r, k))))
        rijen += f"<table:table-row>{cellen}</table:table-row>"
    leeg = (
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
    )
    return (
        f'<table:table table:name={quoteattr(blad.naam)} table:style-name="{stijl}">'
        f'<table:table-column table:number-columns-repeated="{breedte}"/>{rijen}{leeg}'
        "</table:table>"
    )


def _omvang(gebied: tuple[int, int, int, int] | None) -> str:
    if gebied is None:
        return ""
    r1, k1, r2, k2 = gebied
    return (
        f' table:number-columns-spanned="{k2 - k1 + 1}" table:number-rows-spanned="{r2 - r1 + 1}"'
    )


def _cel(boek: Boek, cel: Cel, meer: str) -> str:
    match cel:
        case None:
            return f"<table:table-cell{meer}/>"
        case Formule():
            formule = f" table:formula={quoteattr('of:=' + cel.tekst)}"
            return _cel(boek, cel.waarde, meer + formule)
        case Serie():
            return _cel(boek, int(boek.serie(cel.dag)), meer)
        case _:
            return _gevuld(cel, meer)


def _gevuld(cel: str | float | date | time | CelFout, meer: str) -> str:
    """A cell with a value: what it is, the value, and the text that is shown for it."""
    match cel:
        case CelFout():
            soort, waarde, toon = "string", ' office:string-value=""', cel.naam
            meer += ' table:formula="of:=NA()" calcext:value-type="error"'
        case str():
            soort, waarde, toon = "string", "", cel
        case bool():
            soort, waarde, toon = "boolean", f' office:boolean-value="{str(cel).lower()}"', ""
        case time():
            soort, waarde = "time", f' office:time-value="{cel:PT%HH%MM00S}"'
            toon = f"{cel:%H:%M}"
        case date():
            soort, waarde = "date", f' office:date-value="{cel.isoformat()}"'
            toon = cel.strftime("%d-%m-%y %H:%M" if isinstance(cel, datetime) else "%d-%m-%y")
        case _:
            soort, waarde, toon = "float", f' office:value="{cel!r}"', f"{cel:g}"
    regels = "".join(f"<text:p>{escape(regel)}</text:p>" for regel in toon.split("\n"))
    return (
        f'<table:table-cell office:value-type="{soort}"{waarde}{meer}>{regels}</table:table-cell>'
    )
