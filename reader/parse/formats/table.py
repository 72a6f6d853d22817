"""CSV and TSV: one article a row, the first row naming the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed, Problem
from reader.parse.formats.aliases import known_fields, normalised
from reader.parse.formats.pieces import cut_records, decoding_problems, problem
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "table"

_SEPARATORS = ",\t;|"
_UNSEPARATED = bytes(set(range(256)) - set(_SEPARATORS.encode()))
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 500


def sniff(head: bytes, name: str) -> float:
    """Sure where the first row names fields of an article; the ending makes it likelier."""
    named = name.lower().endswith((".csv", ".tsv", ".tab"))
    first = head.partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf").replace(b"\x00", b"")
    if first[:1] in (b"<", b"{", b"[", b"#") or len(first) > 2000:
        return 0.0
    if not named and not first.translate(None, _UNSEPARATED):
        return 0.0
    line = first.decode("latin-1").strip()
    known = max((_known(line, each) for each in _SEPARATORS if each in line), default=0)
    if known >= _FEWEST_COLUMNS:
        return 0.9 if named else 0.65
    return 0.55 if named else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every row that holds an article."""
    from reader.parse.decode import decode

    decoded = decode(data)
    text = decoded.text.replace("\x00", "")
    separator = _separator(text)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    header: list[str] = []
    most = limits.records_in(len(text))
    rows = (found for found in _rows(text, separator, path, problems) if found[1])
    for number, (line, row) in enumerate(rows):
        if number > most:
            problems.append(cut_records(path, most, line))
            break
        if not header:
            header = [_plain_name(name) for name in row[:_MOST_COLUMNS]]
            if "headline" not in (fields := known_fields(header)) and "body" not in fields:
                problems.append(problem(path, "a table whose first row names no headline or text"))
                break
            continue
        draft = _draft_of(header, row, len(text)) if any(row) else None
        if draft is not None:
            drafts.append(draft)
        elif len(problems) < limits.PROBLEMS and any(row):
            problems.append(problem(path, "a row without an article in it", line, skipped=False))
    if drafts:
        problems += decoding_problems(path, decoded.warnings)
    if not drafts and not problems:
        problems.append(problem(path, "a table without rows"))
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), SafeText(decoded.encoding))


def _known(line: str, separator: str) -> int:
    names = [name.strip().strip('"') for name in line.split(separator)[:_MOST_COLUMNS]]
    fields = known_fields(name for name in names if len(name) < 40)
    has_article = "headline" in fields or "body" in fields
    return sum(1 for name in names if known_fields([name])) if has_article and len(names) > 1 else 0


def _separator(text: str) -> str:
    line = text[: text.find("\n") if "\n" in text else len(text)][:10_000]
    return max(_SEPARATORS, key=lambda separator: (_known(line, separator), line.count(separator)))


def _rows(
    text: str, separator: str, path: str, problems: list[Problem]
) -> Iterator[tuple[int, list[str]]]:
    import csv
    from io import StringIO

    csv.field_size_limit(limits.FIELD_CHARACTERS)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        problems.append(problem(path, f"broken table: {error}", reader.line_num, skipped=False))


def _draft_of(header: list[str], row: list[str], length: int) -> Draft | None:
    from reader.parse.formats.record import draft_of

    record: dict[str, object] = {}
    for name, value in zip(header, row, strict=False):
        if value and name not in record:
            record[name] = value
    return draft_of(record, end=length)


def _plain_name(name: str) -> str:
    """Column names such as "0_title" or " Title " without what is around the name."""
    return name.strip() if known_fields([name]) else normalised(name).lstrip("0123456789")
