"""The notebook in forms that other programs read: Markdown, CSV, JSON Lines, BibTeX, CSL-JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.library.state.notebook import file_of
from reader.text.fold import fold_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.library.state.notebook import Saved

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|])")
_LINE_START = re.compile(r"^(\s{0,8})([-+=~]|\d{1,9}[.)])", re.MULTILINE)
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@")
"""A spreadsheet takes a cell that begins so for a formula (OWASP, CSV Injection)."""
_COLUMNS = ("words", "speaker", "headline", "date", "source", "byline", "url", "path", "note")
_PLACE = ("collection", "article", "member", "entry", "block", "start", "end", "offset")
"""Where the words stood: folder, key of the article's words, in which member of a container, which
article of the file, paragraph, characters of it, and offset in the file where there is one."""


def markdown(saved: Sequence[Saved]) -> str:
    """Every article a section, its passages as block quotes with their speakers."""
    sections = [_section(passages) for passages in _by_article(saved)]
    return "\n\n".join(["# Notebook", *sections]) + "\n"


def comma_separated(saved: Iterable[Saved]) -> str:
    """One line a passage, with a head; an apostrophe stands before what would be a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*_COLUMNS, "kept", *_PLACE))
    for one in saved:
        cells = [_cell(getattr(one, column)) for column in _COLUMNS]
        of_article = (_cell(one.collection), one.article, _cell(one.member), one.entry)
        place = (one.block, one.start, one.end, "" if one.offset is None else one.offset)
        writer.writerow((*cells, _moment(one), *of_article, *place))
    return out.getvalue()


def json_lines(saved: Iterable[Saved]) -> str:
    """One object a passage, with everything that was kept."""
    return "".join(f"{json.dumps(record(one), ensure_ascii=False)}\n" for one in saved)


def record(saved: Saved) -> dict[str, object]:
    """A passage as plain fields."""
    fields: dict[str, object] = {name: getattr(saved, name) for name in saved.__slots__}
    return fields | {"kept": _moment(saved)}


def bibtex(saved: Sequence[Saved]) -> str:
    """One entry an article; its passages are the annotation."""
    return "\n".join(_entry(passages) for passages in _by_article(saved))


def csl_json(saved: Sequence[Saved]) -> str:
    """One item an article as the Citation Style Language has it; passages are its note."""
    items = [_item(passages) for passages in _by_article(saved)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Saved]], str]] = {
    "markdown": markdown,
    "csv": comma_separated,
    "jsonl": json_lines,
    "bibtex": bibtex,
    "csl-json": csl_json,
}


def _by_article(saved: Sequence[Saved]) -> list[list[Saved]]:
    articles: dict[str, list[Saved]] = {}
    for one in saved:
        articles.setdefault(one.article, []).append(one)
    return list(articles.values())


def _section(passages: list[Saved]) -> str:
    first = passages[0]
    origin = ", ".join(text for text in (first.byline, first.source, first.date) if text)
    parts = [f"## {_plain(first.headline)}"]
    if origin:
        parts.append(_plain(origin))
    path = file_of(first.path, first.member).replace("`", "'")
    parts.append(f"`{path}`" + (f" {first.url}" if first.url else ""))
    for one in passages:
        lines = [f"> {line}".rstrip() for line in _plain(one.words).split("\n")]
        if one.speaker:
            lines += [">", f"> — {_plain(one.speaker)}"]
        parts.append("\n".join(lines))
        if one.note:
            parts.append(_plain(one.note))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """`text` with everything escaped that Markdown would take for a sign of its own."""
    return _LINE_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(saved: Saved) -> str:
    try:
        return datetime.fromtimestamp(saved.kept, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def _entry(passages: list[Saved]) -> str:
    first = passages[0]
    date = _DATE.match(first.date)
    fields = {
        "title": f"{{{_tex(first.headline)}}}",
        "author": f"{{{_tex(first.byline)}}}" if first.byline else "",
        "journal": _tex(first.source),
        "year": date[1] if date else "",
        "month": date[2] or "" if date else "",
        "url": re.sub(r"[{}\\\s]", "", first.url),
        "annote": _tex(" / ".join(map(_cited, passages))),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@article{{{_citation_key(first)},", *lines, "}", ""))


def _item(passages: list[Saved]) -> dict[str, object]:
    first = passages[0]
    date = _DATE.match(first.date)
    item: dict[str, object] = {
        "id": _citation_key(first),
        "type": "article-newspaper",
        "title": first.headline,
        "author": [{"literal": first.byline}] if first.byline else None,
        "container-title": first.source or None,
        "issued": {"date-parts": [[int(part) for part in date.groups() if part]]} if date else None,
        "URL": first.url or None,
        "note": "\n".join(map(_cited, passages)),
    }
    return {name: value for name, value in item.items() if value is not None}


def _cited(saved: Saved) -> str:
    words = " ".join(saved.words.split())
    said = f"{words} ({saved.speaker})" if saved.speaker else words
    return f"{said}: {saved.note}" if saved.note else said


def _citation_key(saved: Saved) -> str:
    date = _DATE.match(saved.date)
    name = next((w for w in fold_words(saved.source or saved.headline) if w.isascii()), "article")
    return f"{name}{date[1] if date else ''}-{saved.article[:8]}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(text.split()))
