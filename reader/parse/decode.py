"""Bytes to text: byte order marks, UTF-16 and 32 without one, UTF-8, then the old encodings.

The old encodings are told apart by likelihood: how probable the characters beyond ASCII are in
the languages that were kept in that encoding (`reader.parse.alphabets`), and whether letters stand
beside letters. Standard library only; nothing here raises on any bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from reader.parse.alphabets import ALPHABETS, FREQUENT

DAMAGED = "some bytes are no text in its encoding and are shown as \ufffd"
REPAIRED = "letters that had been encoded twice were put right"

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE_BYTES = 65_536
_SAMPLE_RUNS = 400
_SAMPLE_HIGH = 8192  # bytes beyond ASCII, each of which is weighed under every encoding
_CONTROLS = bytes(set(range(0x20)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B}) + b"\x7f"
_ASCII = bytes(range(0x80))
_REPEATED_CONTROL = re.compile(rb"([\x00-\x07\x0e-\x1a\x1c-\x1f\x7f])\1+")
_HIGH_RUN = re.compile(rb"[\x80-\xff](?:[\x40-\xff]{0,199}[\x80-\xff])?")
TWICE = re.compile("(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u02c6-\u2122]{1,3})+")
_FLOOR = log(0.0004)
_RAREST = 2000
_FEW_CONTROLS = 8
_RARE = {"cp1257": 0.3}
"""What speaks against an encoding before its letters do: there are few texts in it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; `refused` says why there is none (binary), else it is None."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    refused: str | None = None


class _Byte(NamedTuple):
    letter: bool
    upper: bool
    weights: tuple[float, ...]


def decode(data: bytes) -> Decoded:
    """Decode `data`, a whole file, as text.

    Returns:
        The text without its byte order mark, the codec's name and what had to be put up with.
        Files that are mostly unprintable are refused with a reason; nothing is raised.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if b"\x00" in data:
        return _with_nul(data)
    if b"\x1b$" in data and data.isascii():
        text = _strictly(data, "iso2022_jp")
        if text is not None:
            return Decoded(text, "iso2022_jp")
    text = _strictly(data, "utf-8")
    if text is not None:
        return _checked(_repaired(text, data), data)
    return _checked(_damaged_utf8(data) or _legacy(data), data)


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    return Decoded(data.decode(encoding, "replace"), encoding, (DAMAGED,))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _with_nul(data: bytes) -> Decoded:
    for encoding in _WIDE:
        if _has_pattern(data[:4096], encoding):
            decoded = _marked(data, encoding)
            if _is_readable(decoded.text[:4096]):
                return decoded
    if data.count(b"\x00") * 10 > len(data):
        return Decoded("", "binary", refused="it holds no text: too many of its bytes are zero")
    text = _strictly(data, "utf-8")
    return _checked(Decoded(text, "utf-8") if text is not None else _legacy(data), data)


def _has_pattern(head: bytes, encoding: str) -> bool:
    """Whether the zero bytes stand where this encoding of mostly ASCII text has them."""
    width = 4 if "32" in encoding else 2
    if len(head) < width:
        return False
    high = range(width - 1, 0, -1) if encoding.endswith("le") else range(width - 1)
    low = 0 if encoding.endswith("le") else width - 1
    rows = len(head) // width
    zeros = min(head[place::width].count(0) for place in high)
    # A Chinese text has zero bytes only beside its line ends and digits.
    return zeros > 0 and zeros > 8 * head[low::width].count(0) and zeros * _RAREST >= rows


def _is_readable(text: str) -> bool:
    good = sum(1 for character in text if character.isprintable() or character in "\t\r\n\f\ufeff")
    return (good - text.count("\ufffd")) * 100 >= len(text) * 95


def _checked(decoded: Decoded, data: bytes) -> Decoded:
    """Refuse what is mostly unprintable; the strange byte or two of a real text is let through.

    A run of one control counts once: what is one slip in a text repeats itself.
    """
    sample = data[:_SAMPLE_BYTES]
    if len(sample.translate(None, _CONTROLS)) == len(sample):
        return decoded
    sample = _REPEATED_CONTROL.sub(rb"\1", sample)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    share = 3 if decoded.encoding == "utf-8" and not decoded.warnings else 20
    if controls * share > len(sample) and (controls > _FEW_CONTROLS or controls * 2 > len(sample)):
        reason = "it holds no text: too many of its bytes are controls"
        return Decoded("", "binary", refused=reason)
    return decoded


def _repaired(text: str, data: bytes) -> Decoded:
    """Undo a UTF-8 text, `text` of `data`, having been taken for Western and encoded once more."""
    # Only letters beyond ASCII are ever put right, and only side by side.
    if text.isascii() or TWICE.search(data.translate(None, _ASCII).decode()) is None:
        return Decoded(text, "utf-8")
    found = 0

    def once(match: re.Match[str]) -> str:
        nonlocal found
        raw = b"".join(map(_western_byte, match.group()))
        fixed = _strictly(raw, "utf-8")
        if fixed is None:
            return match.group()
        found += 1
        return fixed

    fixed = TWICE.sub(once, text)
    return Decoded(fixed, "utf-8", (REPAIRED,)) if found > 1 else Decoded(text, "utf-8")


@cache
def _western_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore") or b"\x00"


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes: told by how many sequences are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text[:_SAMPLE_BYTES] if character > "\x7f") - broken
    if whole >= 2 * broken:
        return Decoded(text, "utf-8", (DAMAGED,))
    return None


def _legacy(data: bytes) -> Decoded:
    runs = _runs(data[:_SAMPLE_BYTES])
    best, encoding = max(
        (score, name) for name, score in _scores(runs).items() if score is not None
    )
    text = _strictly(data, encoding)
    warnings = () if text is not None and best > _FLOOR else (DAMAGED,)
    return Decoded(text or data.decode(encoding, "replace"), encoding, warnings)


def _runs(sample: bytes) -> list[bytes]:
    """Stretches of bytes beyond ASCII, each with the byte before and behind it."""
    runs, size = list[bytes](), 0
    for match in _HIGH_RUN.finditer(sample):
        start, end = match.span()
        before, after = sample[start - 1 : start] or b" ", sample[end : end + 1] or b" "
        runs.append(before + match.group() + after)
        size += end - start
        if len(runs) >= _SAMPLE_RUNS or size >= _SAMPLE_HIGH:
            break
    return runs


def _scores(runs: list[bytes]) -> dict[str, float | None]:
    """Mean log likelihood per byte beyond ASCII under each encoding; None if impossible."""
    total = sum(1 for run in runs for byte in run[1:-1] if byte > 0x7F) or 1
    scores: dict[str, float | None] = {}
    for encoding in _tables():
        scores[encoding] = _single_score(runs, encoding) / total - _RARE.get(encoding, 0.0)
    for encodings, frequent in FREQUENT:
        for encoding, first, last in encodings:
            found = _double_score(runs, encoding, frozenset(frequent), (first, last))
            scores[encoding] = None if found is None else found / total
    return scores


@cache
def _tables() -> dict[str, dict[int, _Byte]]:
    """For each single-byte encoding what its high bytes are and how likely in each language."""
    tables: dict[str, dict[int, _Byte]] = {}
    for encoding in dict.fromkeys(name for each in ALPHABETS for name in each.encodings):
        languages = [each.letters for each in ALPHABETS if encoding in each.encodings]
        table = tables[encoding] = {}
        for byte in range(0x80, 0x100):
            character = bytes((byte,)).decode(encoding, "replace")
            weights = tuple(_weight(character, letters) for letters in languages)
            table[byte] = _Byte(character.isalpha(), character.isupper(), weights)
    return tables


def _weight(character: str, letters: str) -> float:
    common, _, rare = letters.partition(" ")
    if character in common:
        return log(0.9 * 1.6 / (len(common) + 2 * common.index(character)))
    if character in rare:
        return log(0.1 / len(rare))
    return _FLOOR if character != "\ufffd" else 3 * _FLOOR


def _single_score(runs: list[bytes], encoding: str) -> float:
    table = _tables()[encoding]
    languages = len(next(iter(table.values())).weights)
    sums = [0.0] * languages
    context = 0.0
    for run in runs:
        for place in range(1, len(run) - 1):
            entry = table.get(run[place])
            if entry is None:
                continue
            for number, weight in enumerate(entry.weights):
                sums[number] += weight
            context += _context(entry, run[place - 1], run[place + 1], table)
    return max(sums) + context


def _context(entry: _Byte, before: int, after: int, table: dict[int, _Byte]) -> float:
    """What speaks against a reading: a lone letter, a sign within a word, a capital within one."""
    letter_before, upper_before = _kind(before, table)
    letter_after, _ = _kind(after, table)
    if not entry.letter:
        return -2.0 if letter_before and letter_after and before > 0x7F else 0.0
    if not letter_before and not letter_after:
        return -1.5
    return -3.0 if entry.upper and letter_before and not upper_before else 0.0


def _kind(byte: int, table: dict[int, _Byte]) -> tuple[bool, bool]:
    entry = table.get(byte)
    if entry is not None:
        return entry.letter, entry.upper
    return chr(byte).isalpha(), chr(byte).isupper()


def _double_score(
    runs: list[bytes], encoding: str, frequent: frozenset[str], leads: tuple[int, int]
) -> float | None:
    score = 0.0
    for run in runs:
        text = run[1:-1].decode(encoding, "replace")
        if text.endswith("\ufffd"):
            # The last character's second byte may be an ASCII one.
            text = run[1:].decode(encoding, "replace")
        for character in text:
            if character > "\x7f":
                score += _double_weight(character, encoding, frequent, leads)
    return score


def _double_weight(
    character: str, encoding: str, frequent: frozenset[str], leads: tuple[int, int]
) -> float:
    if character in frequent:
        return log(0.6 / len(frequent))
    if character == "\ufffd":
        return 4 * _FLOOR
    lead = character.encode(encoding, "replace")
    if len(lead) > 1 and leads[0] <= lead[0] <= leads[1]:
        return log(0.38 / 2500)
    return log(0.02 / 20_000) if len(lead) > 1 else 2 * _FLOOR
