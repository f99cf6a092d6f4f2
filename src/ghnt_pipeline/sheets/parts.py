"""The parts of a workbook that is a zip file."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from ghnt_pipeline.sheets.faults import Fault, Unreadable

_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Parts:
    """The members of a zip file by name; calamine too is deaf to case and to which slash."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._members = {_key(member.filename): member for member in self._zip.infolist()}
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise Unreadable(Fault.PASSWORD)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def read(self, name: str) -> bytes:
        """Unpack a member. Raises KeyError when it is not there."""
        member = self._members[_key(name)]
        if member.compress_type not in _PACKED:
            raise Unreadable(Fault.DAMAGED)
        return self._zip.read(member)

    def targets(self, name: str) -> dict[str, str]:
        """The part each relationship of a workbook leads to, by its id."""
        found = {}
        for relation in ElementTree.fromstring(self.read(name)) if name in self else ():
            target = relation.get("Target", "").lstrip("/")
            path = target if target.startswith("xl/") else f"xl/{target}"
            found[relation.get("Id", "")] = path
        return found


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()
