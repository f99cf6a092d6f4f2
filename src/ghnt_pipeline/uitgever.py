"""Who publishes the editions, and where they are found: what a data catalogue asks to know."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

_PLEK = r"[a-z0-9.-]+(?::\d+)?(?:/[\w.~!$&'()*+,;=:@%/-]*)?"
_URI = re.compile(rf"https?://{_PLEK}(?:\?[\w.~=&%/-]*)?(?:#[\w.~=&%/-]*)?", re.ASCII | re.I)
_ADRES = re.compile(rf"https://{_PLEK}", re.ASCII | re.I)
_MAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class Uitgever(BaseModel):
    """What an edition's record in a data catalogue says of who publishes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    naam: Annotated[str, Field(description="The organisation that publishes the editions.")] = ""
    uri: Annotated[
        str,
        Field(description="Its address in a register of organisations, such as TOOI: https://..."),
    ] = ""
    mail: Annotated[
        str, Field(description="Where readers can ask about the data; not of a person.")
    ] = ""
    adres: Annotated[
        str,
        Field(description="The https address under which the folders of the editions will stand."),
    ] = ""

    @field_validator("uri")
    @classmethod
    def _is_uri(cls, uri: str) -> str:
        if uri and not _URI.fullmatch(uri):
            raise ValueError("write an address that begins with https:// or http://")
        return uri

    @field_validator("adres")
    @classmethod
    def _is_adres(cls, adres: str) -> str:
        if adres and not _ADRES.fullmatch(adres):
            raise ValueError("write an address that begins with https://, without ? or #")
        return adres.rstrip("/")

    @field_validator("mail")
    @classmethod
    def _is_mail(cls, mail: str) -> str:
        if mail and not _MAIL.fullmatch(mail):
            raise ValueError("write a mail address, such as cijfers@example.org")
        return mail

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """Which of the four are not noted; an edition gets a record when none is missing."""
        return tuple(name for name, text in self.model_dump().items() if not text)
