"""Identifiers: 64-bit integers in the index (signed: SQLite has no others), hexadecimal outside."""

from __future__ import annotations

_ALL_BITS = (1 << 64) - 1
_SIGN = 1 << 63
_DIGITS = 16


def signed(digits: str) -> int:
    """16 hexadecimal digits as a signed 64-bit number.

    Raises:
        ValueError: if they are no such digits.
    """
    number = int(digits, 16)
    if not 0 <= number <= _ALL_BITS or len(digits) != _DIGITS:
        raise ValueError(digits)
    return number - (1 << 64) if number & _SIGN else number


def unsigned(number: int) -> int:
    """The same 64 bits as a number that is not negative."""
    return number & _ALL_BITS


def hexadecimal(number: int) -> str:
    """A 64-bit number, signed or not, as 16 hexadecimal digits."""
    return f"{number & _ALL_BITS:016x}"
