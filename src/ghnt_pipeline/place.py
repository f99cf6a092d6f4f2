"""Whether a project folder lies where nobody else can see what is in it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

_SYNCED_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "cloudstorage": "a cloud service",
}
"""How the folders begin that services bring to another computer, in lower case."""
_SYNCED_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
}
"""Files and folders that services leave in the top of what they bring elsewhere."""


def warnings_of_place(root: Path) -> list[str]:
    """Say in a line each why records should not lie here; nothing when they may."""
    return [*_synced(root.resolve()), *_open_to_others(root.resolve())]


def _synced(root: Path) -> Iterator[str]:
    for folder in (root, *root.parents):
        services = [
            *(
                naam
                for begin, naam in _SYNCED_NAMES.items()
                if folder.name.lower().startswith(begin)
            ),
            *(naam for mark, naam in _SYNCED_MARKS.items() if (folder / mark).exists()),
        ]
        if services:
            yield (
                f"{folder} is copied elsewhere by {services[0]}, and records with it. "
                "Move the project to a folder that stays on this computer"
            )
            return


def _open_to_others(root: Path) -> Iterator[str]:
    """A folder is open when others may read it and pass every folder above it."""
    raw = root / "data" / "raw"
    for place in (raw, root):
        if place.is_dir() and _may(place, stat.S_IROTH):
            above = (place, *place.parents)
            if all(_may(folder, stat.S_IXOTH) for folder in above):
                yield f"{place} may be read by every user of this computer. Run: chmod 700 {root}"
                return


def _may(folder: Path, what: int) -> bool:
    return bool(folder.stat().st_mode & what)
