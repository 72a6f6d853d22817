"""What an error tells of the file of the state: is it damaged, another one, or out of reach?"""

from __future__ import annotations

import sqlite3

from reader.library.naming import reason_of
from reader.library.state.schema import ForeignFileError, NewerStateError


class DamagedCopyError(Exception):
    """A copy is not whole, so what it was made of is not either."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


NOT_OURS = (NewerStateError, ForeignFileError)
UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a damaged file raises; the second where what SQLite says of it quotes the damage."""
TROUBLE = (sqlite3.Error, OSError, DamagedCopyError, UnicodeDecodeError, *NOT_OURS)
"""What can be wrong with the file, as opposed to with this program."""
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_REPLACED = sqlite3.SQLITE_READONLY_DBMOVED
_OUR_FAULT = (sqlite3.ProgrammingError, sqlite3.IntegrityError)


def tells_of_damage(error: BaseException) -> bool:
    """Whether `error` says that the file is damaged, not that it cannot be reached or written."""
    damaged = isinstance(error, (DamagedCopyError, UnicodeDecodeError))
    return damaged or code_of(error) in _DAMAGE


def tells_of_replacement(error: BaseException) -> bool:
    """Whether `error` says that another file is now where the opened one was."""
    return _extended_code(error) == _REPLACED


def is_our_fault(error: BaseException) -> bool:
    """Whether `error` says that a question was wrong, so that asking elsewhere is no help."""
    return isinstance(error, _OUR_FAULT)


def in_words(error: BaseException) -> str:
    """Why the file cannot be used, as part of a sentence."""
    if isinstance(error, NewerStateError):
        return "they were kept by a later version of newsreader"
    if isinstance(error, ForeignFileError):
        return "the file they belong in is a database of another program"
    if isinstance(error, DamagedCopyError):
        return f"the file is damaged ({error.reason})"
    if isinstance(error, OSError):
        return reason_of(error)
    return str(error)


def code_of(error: BaseException) -> int:
    """The primary result code of SQLite that `error` carries; 0 if it carries none."""
    return _extended_code(error) & 0xFF


def _extended_code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0)
