"""The status of an edition in words: proved, or a concept that may not be published."""

from __future__ import annotations

from ghnt_pipeline.publishing import woorden
from ghnt_pipeline.publishing.edition import Edition

BEWEZEN = "bescherming bewezen"


def merk_van(edition: Edition) -> str:
    """What stands on every page, picture and sheet of a concept; empty when it is proved."""
    return "" if edition.is_bewezen else woorden.MERK


def status_van(edition: Edition) -> str:
    """What the edition is, in a few words."""
    return BEWEZEN if edition.is_bewezen else woorden.MERK


def uitleg_van_status(edition: Edition) -> str:
    """What that status means."""
    return woorden.BEWEZEN if edition.is_bewezen else woorden.MERK_UITLEG
