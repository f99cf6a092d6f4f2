"""The tree of errors a user can meet, each with the exit code of the contract.

    GhntError
    ├── UsageFault        2   a wrong option, setting or project folder
    ├── DeliveryRefused   1   a file or delivery that breaks its contract
    │   └── PersonalData      one with data about people: refused as a whole
    ├── GateShut          3   an edition that is not proved safe, or no longer as it was proved
    ├── NothingToReport   4   no store, or no complete quarter
    └── Busy             75   another run holds the lock

Anything else that reaches the command line is a bug (70) and shows a traceback with --debug.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What `ghnt` returns to the shell (design § 7)."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    GATE = 3
    NOTHING = 4
    BUG = 70
    BUSY = 75
    INTERRUPTED = 130


class GhntError(Exception):
    """A mistake the user can mend: one line that says where, what was expected and what to do."""

    exit_code = ExitCode.BUG


class UsageFault(GhntError):
    exit_code = ExitCode.USAGE


class DeliveryRefused(GhntError):
    exit_code = ExitCode.REFUSED


class PersonalData(DeliveryRefused):
    """A file with data about people: the whole of it is refused, whatever else it holds."""


class GateShut(GhntError):
    exit_code = ExitCode.GATE


class NothingToReport(GhntError):
    exit_code = ExitCode.NOTHING


class Busy(GhntError):
    exit_code = ExitCode.BUSY
