"""Bytes to text: which encoding a supplier used, told from the bytes alone."""

from __future__ import annotations

import codecs

from ghnt_pipeline.errors import DeliveryRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PART = 1_000_000


def decode(content: bytes) -> str:
    """Read UTF-8 (with or without BOM), UTF-16 or cp1252; line ends become newlines.

    Raises DeliveryRefused for an empty file and for bytes that are no text in any of these.
    """
    return as_utf8(content).decode()


def as_utf8(content: bytes) -> bytes:
    """The same as bytes of UTF-8: a large file that is that already is not copied.

    Raises DeliveryRefused as `decode` does.
    """
    if not content or content.isspace():
        raise DeliveryRefused("the file is empty. Ask the supplier to send it again")
    text = content if _is_utf8(content) else _decode(content).encode()
    if b"\0" in text:
        raise DeliveryRefused("this is not a text file. Export it as CSV and try again")
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in text else text


def _is_utf8(content: bytes) -> bool:
    """Whether this is UTF-8 without a BOM, looked at in parts so that no second copy is made."""
    if any(content.startswith(bom) for bom, _ in _BOMS) or _utf16_without_bom(content):
        return False
    if content.isascii():  # as most files: no Python object is made for a part of it
        return True
    decoder, view = codecs.getincrementaldecoder("utf-8")(), memoryview(content)
    try:
        for begin in range(0, len(content), _PART):
            decoder.decode(view[begin : begin + _PART])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _decode(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content[len(bom) :], encoding)
    return _strict(content, _utf16_without_bom(content) or "cp1252")


def _utf16_without_bom(content: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every second byte."""
    sample = content[:2000]
    even, odd = sample[::2], sample[1::2]
    if odd.count(0) > 0.8 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) > 0.8 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise DeliveryRefused(
            f"byte {fault.start + 1} is no {encoding} text. Save it as CSV UTF-8 and try again"
        ) from None
