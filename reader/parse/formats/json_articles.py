"""JSON: one article, a list, an export that wraps a list, JSON Feed, ninjs, or JSON lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed, Problem
from reader.parse.formats.aliases import LIST_KEYS, is_article_like, normalised
from reader.parse.formats.pieces import cut_records, decoding_problems, problem
from reader.text.safe import SafeText

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "json"

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_NONE = "JSON without an article in it"
_SEARCH_DEPTH = 5
_LONGEST_NUMBER = 30
# Faults of one value that need not cost the file.
_FORGIVEN = ("number out of range", "control character", "surrogate", "escape")


def sniff(head: bytes, name: str) -> float:
    """Sure of an object or list that begins like JSON, surer if the name says so."""
    start = head
    for mark in _BOMS:
        start = start.removeprefix(mark)
    start = start.replace(b"\x00", b"").lstrip()[:200]
    named = name.lower().endswith((".json", ".jsonl", ".ndjson", ".ninjs", ".jsonld", ".geojson"))
    begins = start[:1] == b"{" and start[1:].lstrip()[:1] in (b'"', b"}", b"")
    if start[:1] == b"[":
        inner = start[1:].lstrip()[:1]
        begins = inner == b"{" or (named and inner in (b"[", b'"', b"]", b""))
    if begins:
        return 0.95 if named else 0.8
    return 0.6 if named else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every article in the JSON of `data`; what is no article is named as a problem."""
    from reader.parse.decode import decode

    decoded = decode(data)
    text = decoded.text
    value, reason = _load(text)
    found = _Found(limits.records_in(len(data)))
    if reason is None:
        found.add(value, 0, len(text))
        drafts, problems = found.drafts, found.said(path)
        if not drafts:
            problems = [problem(path, _NONE), *found.cut_short(path)]
    else:
        drafts, problems = _lines(text, path, found)
        if not drafts:
            drafts, problems = _rest(text, path, reason)
    problems = [*decoding_problems(path, decoded.warnings), *problems] if drafts else problems
    encoding = SafeText(decoded.encoding)
    return Parsed(tuple(drafts), tuple(problems), SafeText(NAME), encoding)


def _load(text: str, *, partial: bool = False) -> tuple[object, str | None]:
    """The value of a JSON text and None, or None and why there is none."""
    from pydantic_core import from_json

    text = text.lstrip("\ufeff \t\r\n")
    try:
        return from_json(text, allow_partial=partial), None
    except ValueError as error:
        reason = str(error)
    if any(fault in reason for fault in _FORGIVEN):
        import json

        try:
            return json.loads(text, strict=False, parse_int=_short), None
        except (ValueError, RecursionError):
            pass
    return None, reason


def _short(digits: str) -> object:
    """A number as one, a number of absurd length as the text it is."""
    return int(digits) if len(digits) < _LONGEST_NUMBER else digits


def parse_line(line: str, path: str, number: int | None) -> tuple[list[Draft], list[Problem]]:
    """The articles in one line of JSON lines, and what is wrong with it."""
    value, reason = _load(line) if line[:1] in ("{", "[") else (None, "no JSON object")
    if reason is not None:
        return [], [problem(path, f"a line is no JSON: {reason}", number, skipped=False)]
    found = _Found(limits.records_in(len(line)))
    found.add(value, 0, len(line))
    return found.drafts, [replace(said, line=number) for said in found.said(path)]


@dataclass(slots=True)
class _Found:
    """What has come out of a file so far."""

    most: int
    """Records that are looked at."""
    drafts: list[Draft] = field(default_factory=list)
    without: int = 0
    """Records beside them that hold no article."""
    cut: bool = False
    """Whether there are more records than that."""

    def add(self, value: object, start: int, end: int) -> None:
        """Take over the articles of `value`, which stands there in the file."""
        from reader.parse.formats.record import draft_of

        for record, publisher in _records(value):
            if len(self.drafts) + self.without >= self.most:
                self.cut = True
                return
            draft = draft_of(record, publisher, start, end)
            if draft is None:
                self.without += 1
            else:
                self.drafts.append(draft)

    def said(self, path: str) -> list[Problem]:
        """Records that were left out are said so."""
        problems = self.cut_short(path)
        if self.without:
            reason = "a record" if self.without == 1 else f"{self.without:,} records"
            problems.append(problem(path, f"{reason} without an article in it", skipped=False))
        return problems

    def cut_short(self, path: str) -> list[Problem]:
        """That records were not looked at is said so."""
        return [cut_records(path, self.most)] if self.cut else []


def _records(value: object) -> Iterator[tuple[Mapping[str, object], str | None]]:
    """The records of articles in `value` and the publisher that stands around them."""
    for candidate, publisher in _lists(value, None, 0):
        for item in candidate:
            if isinstance(item, dict):
                yield _unwrapped(item) if item else item, publisher


def _unwrapped(item: Mapping[str, object]) -> Mapping[str, object]:
    """The article inside an envelope such as ``{"meta": ..., "item": {...}}``."""
    if is_article_like(item):
        return item
    inner = [value for value in item.values() if isinstance(value, Mapping)]
    return next(filter(is_article_like, inner), item)


def _lists(
    value: object, publisher: str | None, depth: int
) -> Iterator[tuple[Sequence[object], str | None]]:
    if depth > _SEARCH_DEPTH:
        return
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            yield value, publisher
        else:
            for item in value[: limits.MEMBERS]:
                if item and isinstance(item, list):
                    yield from _lists(item, publisher, depth + 1)
    elif isinstance(value, Mapping):
        named = [(k, v) for k, v in value.items() if normalised(str(k)) in LIST_KEYS]
        wrapped = [v for _, v in named if isinstance(v, list | Mapping)]
        if is_article_like(value) and not any(_has_articles(v) for v in wrapped):
            yield [value], publisher
            return
        title = value.get("title")
        name = title if isinstance(title, str) else publisher
        inner = wrapped or [v for v in value.values() if isinstance(v, list | Mapping)]
        for item in inner:
            yield from _lists(item, name, depth + 1)


def _has_articles(value: object) -> bool:
    items = value[:20] if isinstance(value, list) else []
    return any(isinstance(item, Mapping) and is_article_like(item) for item in items)


def _lines(text: str, path: str, found: _Found) -> tuple[list[Draft], list[Problem]]:
    """JSON lines: one value a line; a broken line is a problem, the others are read."""
    problems: list[Problem] = []
    position = number = 0
    while position < len(text) and not found.cut:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        number += 1
        line = text[position:end].strip()
        if line:
            value, reason = _load(line) if line[0] in "{[" else (None, "no JSON object")
            if reason is not None:
                problems.append(problem(path, f"a line is no JSON: {reason}", number))
            else:
                before = len(found.drafts) + found.without
                found.add(value, position, end)
                if len(found.drafts) + found.without == before and not found.cut:
                    found.without += 1
        position = end + 1
        if len(problems) > limits.PROBLEMS:
            problems.append(problem(path, "more lines are no JSON", number))
            break
    return found.drafts, [*problems, *found.said(path)] if found.drafts else problems


def _rest(text: str, path: str, reason: str) -> tuple[list[Draft], list[Problem]]:
    """What can be read of a file that breaks off; the problem says so."""
    value, still = _load(text, partial=True)
    found = _Found(limits.records_in(len(text)))
    if still is None:
        found.add(value, 0, len(text))
    words = "read as far as it is whole JSON" if found.drafts else "no JSON that can be read"
    said = problem(path, f"{words}: {reason}", skipped=not found.drafts)
    return found.drafts, [said, *found.cut_short(path)]
