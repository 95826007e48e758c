"""Errors the archive raises on purpose.

``ArchiveError`` means the outside world is to blame (a full disk, a damaged file, an archive that
is too new); its text is one line that says what, where and what to do, and is shown to people as
it is. Anything else that escapes is a bug.
"""

from __future__ import annotations

import errno
from typing import Final

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class ArchiveError(Exception):
    """Something outside the program went wrong; the message is for people."""


class NotAnArchiveError(ArchiveError):
    """The folder or file is not a Jiaokan archive."""


class ArchiveTooNewError(ArchiveError):
    """The archive was written by a newer release than this one."""


class ArchiveTooOldError(ArchiveError):
    """The archive must be upgraded before it can be read, and was opened for reading only."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""


class ArchiveDamagedError(ArchiveError):
    """The database or the scans of the archive are damaged."""


class DiskFaultError(ArchiveError):
    """The disk is full, write-protected, busy or failing; what could not be saved may be later."""


class InvalidRecordError(ArchiveError):
    """What a person entered in a record cannot be right."""


class UnreadableFileError(ArchiveError):
    """A file that was to be imported is damaged, hostile, empty or of another kind."""


class StaleOperationError(ArchiveError):
    """The place an operation speaks of has changed since the operation was made."""


class TaskCancelledError(Exception):
    """The person asked a long task to stop; raised from ``Progress.step``."""


def reason_of(error: OSError) -> str:
    """Return why a file could not be written, and what to do about it."""
    if error.errno in _FULL:
        return "the disk is full; free some space and try again"
    if error.errno in _FORBIDDEN:
        return "it is write-protected; choose another place"
    return f"{error.strerror or error}; choose another place"
