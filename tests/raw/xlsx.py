"""A workbook as XLSX, written by hand so that every oddity of a supplier's file can be made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from xml.sax.saxutils import escape, quoteattr

from .boek import Blad, Boek, Cel, CelFout, Formule, Serie, adres, zip_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STIJLEN = (
    f'{_KOP}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="22" applyNumberFormat="1"/><xf numFmtId="20" applyNumberFormat="1"/>'
    "</cellXfs></styleSheet>"
)


def xlsx(boek: Boek, vervang: Mapping[str, str | bytes] | None = None) -> bytes:
    """Write a workbook; `vervang` puts other members in its place or beside it."""
    teksten: dict[str, int] = {}
    bladen = {
        f"xl/worksheets/sheet{nummer}.xml": _blad(boek, blad, teksten)
        for nummer, blad in enumerate(boek.bladen, start=1)
    }
    return zip_of(
        {
            "[Content_Types].xml": _soorten(len(boek.bladen)),
            "_rels/.rels": relaties([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": _werkmap(boek),
            "xl/_rels/workbook.xml.rels": relaties(
                [
                    *(("worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(bladen, 1)),
                    ("styles", "styles.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                ]
            ),
            "xl/styles.xml": _STIJLEN,
            **bladen,
            "xl/sharedStrings.xml": _teksten(teksten),
            **(vervang or {}),
        }
    )


def _blad(boek: Boek, blad: Blad, teksten: dict[str, int]) -> str:
    rijen = "".join(
        f'<row r="{r + 1}">{cellen}</row>'
        for r, rij in enumerate(blad.rijen)
        if (cellen := "".join(_cel(boek, cel, adres(r, k), teksten) for k, cel in enumerate(rij)))
    )
    hoogte, breedte = len(blad.rijen), max(map(len, blad.rijen), default=1)
    gebieden = "".join(f'<mergeCell ref="{gebied}"/>' for gebied in blad.samengevoegd)
    samen = f'<mergeCells count="{len(blad.samengevoegd)}">{gebieden}</mergeCells>'
    return (
        f'{_KOP}<worksheet xmlns="{_MAIN}">'
        f'<dimension ref="A1:{adres(max(hoogte - 1, 0), max(breedte - 1, 0))}"/>'
        f"<sheetData>{rijen}</sheetData>{samen if blad.samengevoegd else ''}</worksheet>"
    )


def _cel(boek: Boek, cel: Cel, plaats: str, teksten: dict[str, int]) -> str:
    soort, waarde = "", ""
    match cel:
        case None:
            return ""
        case Formule():
            return _formule(cel, plaats)
        case str():
            soort, waarde = ' t="s"', str(teksten.setdefault(cel, len(teksten)))
        case bool():
            soort, waarde = ' t="b"', str(int(cel))
        case int() | float():
            waarde = repr(cel)
        case date():
            soort = ' s="2"' if isinstance(cel, datetime) else ' s="1"'
            waarde = repr(boek.serie(cel))
        case time():
            soort, waarde = ' s="3"', repr((cel.hour + cel.minute / 60) / 24)
        case Serie():
            waarde = f"{boek.serie(cel.dag):g}"
        case CelFout():
            soort, waarde = ' t="e"', cel.naam
    return f'<c r="{plaats}"{soort}><v>{waarde}</v></c>'


def _formule(cel: Formule, plaats: str) -> str:
    formule = f"<f>{escape(cel.tekst)}</f>"
    if cel.waarde is None:
        return f'<c r="{plaats}">{formule}</c>'
    if isinstance(cel.waarde, str):
        return f'<c r="{plaats}" t="str">{formule}<v>{escape(cel.waarde)}</v></c>'
    return f'<c r="{plaats}">{formule}<v>{cel.waarde!r}</v></c>'


def _teksten(teksten: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(tekst)}</t></si>' for tekst in teksten)
    return f'{_KOP}<sst xmlns="{_MAIN}" uniqueCount="{len(teksten)}">{items}</sst>'


def _werkmap(boek: Boek) -> str:
    bladen = "".join(
        f'<sheet name={quoteattr(blad.naam)} sheetId="{n}" r:id="rId{n}"'
        + (f' state="{blad.zichtbaar}"' if blad.zichtbaar != "visible" else "")
        + "/>"
        for n, blad in enumerate(boek.bladen, start=1)
    )
    sinds = ' date1904="1"' if boek.sinds_1904 else ""
    return (
        f'{_KOP}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><workbookPr{sinds}/>'
        f"<sheets>{bladen}</sheets></workbook>"
    )


def relaties(doelen: list[tuple[str, str]]) -> str:
    """The relationships of a package: each part with the role it plays."""
    regels = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/{soort}" Target="{doel}"/>'
        for n, (soort, doel) in enumerate(doelen, start=1)
    )
    return f'{_KOP}<Relationships xmlns="{_PKG}/relationships">{regels}</Relationships>'


def _soorten(bladen: int) -> str:
    delen = {
        "/xl/workbook.xml": "sheet.main",
        "/xl/styles.xml": "styles",
        "/xl/sharedStrings.xml": "sharedStrings",
        **{f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, bladen + 1)},
    }
    regels = "".join(
        f'<Override PartName="{deel}" ContentType="{_TYPE}.{soort}+xml"/>'
        for deel, soort in delen.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_KOP}<Types xmlns="{_PKG}/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{regels}</Types>'
    )
