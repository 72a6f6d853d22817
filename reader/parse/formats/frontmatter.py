"""Front matter: the fields between two lines of "---" (YAML) or "+++" (TOML) before a text.

Of YAML only what front matter is made of is read: scalars, lists and block text, one level of
mappings. Tags, anchors and everything that can build objects are plain text here.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_KEY = re.compile(r"([A-Za-z_][\w .:-]{0,60}?)\s{0,4}:(?:\s+|$)(.*)")
_LONGEST = 100_000


class FrontMatter(NamedTuple):
    """The fields of a text and where the text behind them begins."""

    fields: dict[str, object]
    end: int


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter at the beginning of `text`, None where there is none."""
    start = 1 if text.startswith("\ufeff") else 0
    mark = text[start : start + 3]
    first = text.find("\n", start, start + 100)
    if mark not in ("---", "+++") or first < 0 or text[start + 3 : first].strip():
        return None
    closing = _closing(text, mark, first)
    if closing is None:
        return None
    inside = text[first + 1 : closing[0]]
    fields = _toml(inside) if mark == "+++" else _yaml(inside)
    return FrontMatter(fields, closing[1])


def _closing(text: str, mark: str, position: int) -> tuple[int, int] | None:
    marks = (mark, "...") if mark == "---" else (mark,)
    while 0 <= position < _LONGEST:
        start = position + 1
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].rstrip()
        if line in marks:
            return start, end + 1 if end >= 0 else len(text)
        position = end
    return None


def _toml(text: str) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return _yaml(text.replace(" = ", ": "))


def _yaml(text: str) -> dict[str, object]:
    fields: dict[str, object] = {}
    lines = text.splitlines()
    index = 0
    while index < len(lines):
        match = _KEY.match(lines[index])
        index += 1
        if match is None:
            continue
        key, value = match[1].strip(), match[2].strip()
        inner: list[str] = []
        while index < len(lines) and _belongs(lines[index]):
            inner.append(lines[index])
            index += 1
        fields[key] = _value(value, inner)
    return fields


def _belongs(line: str) -> bool:
    """Whether a line continues the field above it: indented, a list item or empty."""
    return not line.strip() or line[0] in " \t" or line.startswith("- ")


def _value(value: str, inner: list[str]) -> object:
    if value[:1] in ("|", ">"):
        joint = "\n" if value[0] == "|" else " "
        return joint.join(line.strip() for line in inner).strip()
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(item) for item in value[1:-1].split(",") if item.strip()]
    if value:
        return _scalar(" ".join([value, *(line.strip() for line in inner)]).strip())
    items = [line.strip() for line in inner if line.strip()]
    if items and all(item.startswith("-") for item in items):
        return [_item(item[1:].strip()) for item in items]
    return _mapping(items)


def _item(text: str) -> object:
    match = _KEY.match(text)
    return {match[1]: _scalar(match[2])} if match is not None else _scalar(text)


def _mapping(items: list[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for item in items:
        match = _KEY.match(item.removeprefix("- "))
        if match is not None:
            found[match[1].strip()] = _scalar(match[2])
    return found


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        inner = text[1:-1]
        return inner.replace('\\"', '"') if text[0] == '"' else inner.replace("''", "'")
    return text.partition(" #")[0].rstrip()
