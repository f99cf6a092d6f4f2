"""Hostile and broken files: each ends in one clear message."""

from __future__ import annotations

import random

from .boek import Blad, Boek, een_blad, unzip, zip_of
from .gevallen import GEHEIM, geval, geweigerd
from .ods import ods
from .rijen import KOP, M1, M2, TEKST, TWEE, meldingen
from .vijandig import cfb, gewoon, zip_of_leden
from .xls import xls
from .xlsb import xlsb
from .xlsx import xlsx

GOED = een_blad([KOP, M1, [*M2[:1], GEHEIM, *M2[2:]]])
BLAD = "xl/worksheets/sheet1.xml"


@geval("meldingen_2019K1.csv", geweigerd("empty"))
def an_empty_text_file() -> bytes:
    return b""


@geval("meldingen_2019K1.xlsx", geweigerd("empty"))
def an_empty_workbook_file() -> bytes:
    return b""


@geval("meldingen_2019K1.ods", geweigerd("empty"))
def a_workbook_file_of_blanks() -> bytes:
    return b" \r\n" * 20


@geval("meldingen_2019K1.csv", geweigerd("text"))
def random_bytes_in_a_csv() -> bytes:
    return random.Random(1).randbytes(3000)


@geval("meldingen_2019K1.xlsx", geweigerd("workbook|spreadsheet|cannot be read|Excel"))
def random_bytes_in_an_xlsx() -> bytes:
    return random.Random(2).randbytes(3000)


@geval("meldingen_2019K1.xlsx", geweigerd("damaged|broken|incomplete|cannot be read|truncated"))
def an_xlsx_cut_off_halfway() -> bytes:
    inhoud = xlsx(GOED)
    return inhoud[: len(inhoud) // 2]


@geval("meldingen_2019K1.ods", geweigerd("damaged|broken|incomplete|cannot be read|truncated"))
def an_ods_without_its_last_bytes() -> bytes:
    return ods(GOED)[:-30]


@geval("meldingen_2019K1.xls", geweigerd("damaged|broken|incomplete|cannot be read|truncated"))
def an_xls_cut_off_halfway() -> bytes:
    inhoud = xls(GOED)
    return inhoud[: len(inhoud) // 3]


@geval("meldingen_2019K1.xlsb", geweigerd("damaged|broken|incomplete|cannot be read|truncated"))
def an_xlsb_whose_sheet_is_cut_off() -> bytes:
    leden = unzip(xlsb(GOED))
    return zip_of({**leden, "xl/worksheets/sheet1.bin": leden["xl/worksheets/sheet1.bin"][:60]})


@geval("meldingen_2019K1.xlsx", geweigerd("password|encrypt|protected|locked|beveiligd"))
def a_workbook_locked_with_a_password() -> bytes:
    sleutel = b"\x04\x00\x04\x00\x40\x00\x00\x00<encryption/>"
    return cfb({"EncryptionInfo": sleutel, "EncryptedPackage": random.Random(3).randbytes(6000)})


@geval("meldingen_2019K1.xls", geweigerd("password|encrypt|protected|locked|beveiligd"))
def an_xls_locked_with_a_password() -> bytes:
    begin = bytes.fromhex("0908100000060500bb0dcc07c1000000060300002f000600010001000100")
    return cfb({"Workbook": begin + random.Random(4).randbytes(5000)})


@geval("meldingen_2019K1.xlsx", geweigerd("password|encrypt|protected|locked|beveiligd"))
def a_zip_whose_members_are_encrypted() -> bytes:
    return zip_of_leden(*(gewoon(naam, inhoud, vlaggen=1) for naam, inhoud in
                          unzip(xlsx(GOED)).items()))  # fmt: skip


@geval("meldingen_2019K1.ods", geweigerd("password|encrypt|protected|locked|beveiligd"))
def an_ods_locked_with_a_password() -> bytes:
    manifest = unzip(ods(GOED))["META-INF/manifest.xml"].decode()
    sleutel = '<manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    manifest = manifest.replace('"text/xml"/>', f'"text/xml">{sleutel}')
    ruis = random.Random(5).randbytes(900)
    return ods(GOED, {"META-INF/manifest.xml": manifest, "content.xml": ruis})


@geval("levering 2019K1.xlsx", geweigerd("workbook|spreadsheet|zip"))
def a_zip_that_is_no_workbook() -> bytes:
    return zip_of({"meldingen_2019K1.csv": TEKST})


@geval("levering 2019K1.zip", geweigerd("zip"))
def a_zip_of_files() -> bytes:
    return zip_of({"meldingen_2019K1.csv": TEKST, "../../../x.csv": TEKST})


@geval("levering 2019K1.xlsx", geweigerd("workbook|spreadsheet|empty|cannot be read"))
def an_empty_zip() -> bytes:
    return zip_of({})


@geval("levering 2019K1.docx", geweigerd("document|docx"))
def a_text_document() -> bytes:
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w>{GEHEIM}</w>"})


@geval("levering 2019K1.xlsx", geweigerd("workbook|spreadsheet"))
def a_text_document_named_as_a_workbook() -> bytes:
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w>{GEHEIM}</w>"})


@geval("levering 2019K1.pdf", geweigerd("pdf"))
def a_pdf() -> bytes:
    return f"%PDF-1.4\n1 0 obj <</Title ({GEHEIM})>> endobj\n%%EOF\n".encode()


@geval("levering 2019K1.csv", geweigerd("pdf|text|header"))
def a_pdf_named_as_text() -> bytes:
    return b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + random.Random(6).randbytes(500)


@geval("meldingen_2019K1.xlsx", geweigerd("damaged|broken|cannot be read|no sheet"))
def a_workbook_that_misses_its_sheet() -> bytes:
    leden = unzip(xlsx(GOED))
    del leden[BLAD]
    return zip_of(leden)


@geval("meldingen_2019K1.xlsx", geweigerd("damaged|broken|cannot be read|no sheet|header"))
def a_workbook_without_sheets() -> bytes:
    return xlsx(Boek([]))


@geval("meldingen_2019K1.xlsx", meldingen(TWEE, blad="=cmd|' /C calc'!A0"))
def a_sheet_whose_name_is_a_formula() -> bytes:
    return xlsx(Boek([Blad("=cmd|' /C calc'!A0", [KOP, M1, M2])]))
