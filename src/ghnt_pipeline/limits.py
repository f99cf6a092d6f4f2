"""How large a delivery may be. Every message about a limit names it."""

from __future__ import annotations

MEGABYTE = 1_000_000
MAX_TEXT_BYTES = 1_000 * MEGABYTE
MAX_WORKBOOK_BYTES = 100 * MEGABYTE
MAX_UNPACKED_BYTES = 1_000 * MEGABYTE
MAX_MEMBERS = 10_000
MAX_RATIO = 200
"""Real sheets shrink ten- to sixtyfold when zipped; a bomb a thousandfold."""
RATIO_COUNTS_FROM = 20 * MEGABYTE
MAX_COLUMNS = 702
"""As far as column ZZ."""
MAX_CELL = 32_767
"""What a cell of Excel can hold."""
MEMORY_BYTES = 3_000 * MEGABYTE
"""What the process that reads one workbook may take."""
SECONDS = 8.0
SECONDS_PER_MEGABYTE = 3.0
