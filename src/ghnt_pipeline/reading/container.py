"""What a file is, told from its bytes: text, a workbook, or something that holds no table."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from ghnt_pipeline import limits
from ghnt_pipeline.errors import DeliveryRefused

ASK = "Ask the supplier for the table as XLSX or CSV"


class Container(StrEnum):
    """What can be read, whatever the file is called."""

    TEXT = "text"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"


_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)
_WEB = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"mime-version:")


def container_of(content: bytes) -> Container:
    """Tell what a file is. Raises DeliveryRefused for what holds no table that can be read."""
    for magic, what in _OTHER:
        if content.startswith(magic):
            raise DeliveryRefused(f"this is {what}, whatever its name says. {ASK}")
    if content.startswith(b"PK"):
        _within(content, limits.MAX_WORKBOOK_BYTES)
        return _zipped(content)
    if content.startswith(_CFB):
        _within(content, limits.MAX_WORKBOOK_BYTES)
        if _ENCRYPTED in content:
            raise DeliveryRefused(
                "the workbook is protected with a password. Ask the supplier for it without one"
            )
        return Container.XLS
    if content.startswith(_BIFF):
        return Container.XLS
    begin = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begin.startswith(_WEB):
        raise DeliveryRefused(
            "this is a web page or XML, as some programs export it under the name of a workbook. "
            "Open it in Excel, save it as XLSX, and send that"
        )
    _within(content, limits.MAX_TEXT_BYTES)
    return Container.TEXT


def _within(content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise DeliveryRefused(
            f"the file is larger than {limit // limits.MEGABYTE} MB. Ask for it in parts"
        )


def _zipped(content: bytes) -> Container:
    """Which workbook a zip file holds, from its list of contents alone."""
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise DeliveryRefused(
            "the workbook is damaged or was cut off. Ask the supplier to send it again"
        ) from None
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members) or "encrypted-package" in names:
        raise DeliveryRefused(
            "the file is protected with a password. Ask the supplier for it without one"
        )
    _refuse_bomb(members, len(content))
    if "xl/workbook.bin" in names:
        return Container.XLSB
    if any(name.startswith("xl/") for name in names):
        return Container.XLSX
    if "content.xml" in names and not any(name.startswith("word/") for name in names):
        return Container.ODS
    raise DeliveryRefused(f"this is a zip file or document without a workbook in it. {ASK}")


def _refuse_bomb(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.MAX_MEMBERS:
        raise DeliveryRefused(
            f"the workbook holds more than {limits.MAX_MEMBERS} parts. {ASK} of the table alone"
        )
    if unpacked > limits.MAX_UNPACKED_BYTES:
        raise DeliveryRefused(
            "the workbook unpacks to more than "
            f"{limits.MAX_UNPACKED_BYTES // limits.MEGABYTE} MB. Ask the supplier for CSV"
        )
    if unpacked > limits.RATIO_COUNTS_FROM and unpacked > limits.MAX_RATIO * size:
        raise DeliveryRefused(
            f"the workbook unpacks to more than {limits.MAX_RATIO} times its size, which no "
            "table does. Ask the supplier to export it again"
        )
