"""Markdown, with or without front matter in YAML or TOML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, DraftBlock, DraftRelated, Parsed
from reader.parse.formats.markup.pictures import picture_address
from reader.parse.formats.pieces import block, headline_of, problem, web_address
from reader.parse.formats.place import dateline_in
from reader.text.safe import SafeText, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.draft import BlockKind

NAME = "markdown"

_ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd")
# Scraped text with marks in it is text: its layout says more than they do.
_PLAIN_ENDINGS = (".txt", ".text", ".asc")
_HEADING = re.compile(r"#{1,6}[ \t]{1,4}(.{1,2000}?)[ \t]{0,4}#{0,6}[ \t]{0,4}$")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|\d{1,4}[.)])[ \t]{1,4}(?=\S)")
_RULE = re.compile(r"[ ]{0,3}(?:[-*_][ \t]{0,4}){3,80}$")
_TABLE_RULE = re.compile(r"[ ]{0,3}\|?[ ]{0,4}:?-{2,80}:?[ ]{0,4}\|[-:| ]{0,400}$")
_IMAGE = re.compile(
    r"!\[([^\[\]]{0,1000})\]\(([^()\s]{0,2000})(?:\s{1,9}\"([^\"()]{0,300})\")?[^()]{0,300}\)"
)
_LINK = re.compile(r"\[([^\[\]]{1,1000})\](?:\(([^()\s]{0,2000})[^()]{0,300}\)|\[[^\[\]]{0,200}\])")
_AUTO = re.compile(r"<(https?://[^<>\s]{1,2000})>")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])(\*{1,3}|_{1,3}|~~)(?=\S)([^*_~\n]{1,1000}?)(?<![\s\\])\1(?![\w*])"
)
_CODE = re.compile(r"`{1,2}([^`\n]{1,1000})`{1,2}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_SPECIAL = re.compile(r"[\\`*_~\[<]")
_FENCES = ("```", "~~~")
_OPENING = frozenset("#-*_+|>")
"""What a line begins with that is more than words, but for fences and numbers."""
_WORDS_OF_A_BODY = 5


def sniff(head: bytes, name: str) -> float:
    """Sure by front matter or by the ending; headings and links make a text likely."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    named = name.lower().endswith(_ENDINGS)
    front = start.startswith((b"---\n", b"---\r\n", b"+++\n", b"+++\r\n"))
    if front and (b"\n---" in start[3:] or b"\n+++" in start[3:]):
        return 0.9
    if named or b"\x00" in head:
        return 0.85 if b"\x00" not in head else 0.0
    if name.lower().endswith(_PLAIN_ENDINGS):
        return 0.0
    marks = start.startswith(b"# ") + (b"\n## " in start) + (b"](http" in start)
    return (0.0, 0.3, 0.6, 0.7)[marks]


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """One article: its fields from the front matter, its blocks from the text."""
    from reader.parse.decode import decode
    from reader.parse.formats.frontmatter import read_front_matter
    from reader.parse.formats.record import draft_of

    decoded = decode(data)
    front = read_front_matter(decoded.text)
    fields = dict(front.fields) if front is not None else {}
    start = front.end if front is not None else 0
    blocks, related, title = read_markdown(decoded.text[start:])
    named = draft_of(fields | {"body": " ".join(one.text for one in blocks)}) if fields else None
    draft = _draft(named, blocks, related, title)
    encoding = SafeText(decoded.encoding)
    if draft is None:
        reason = decoded.refused or "a text without an article in it"
        return Parsed((), (problem(path, reason),), SafeText(NAME), encoding)
    warnings = tuple(map(SafeText, decoded.warnings))
    draft = replace(draft, end=len(decoded.text), warnings=(*draft.warnings, *warnings))
    return Parsed((draft,), (), SafeText(NAME), encoding)


def _draft(
    named: Draft | None,
    blocks: list[DraftBlock],
    related: list[DraftRelated],
    title: SafeText | None,
) -> Draft | None:
    from reader.parse.language import guess_language

    words = sum(len(one.text.split()) for one in blocks)
    if named is None and title is None and words < _WORDS_OF_A_BODY:
        return None
    if named is not None:
        if title is not None and title != named.headline and not named.headline.endswith("…"):
            blocks = [DraftBlock("subhead", title), *blocks]
        elif title is not None:
            named = replace(named, headline=title)
        dateline = named.dateline or dateline_in(blocks)
        related = [*named.related, *related]
        return replace(named, body=tuple(blocks), related=tuple(related), dateline=dateline)
    sample = " ".join(one.text for one in blocks)[:2000]
    guess = guess_language(sample)
    return Draft(
        headline=title or headline_of(blocks[0].text[:120]),
        dateline=dateline_in(blocks),
        language=SafeText(guess) if guess else None,
        body=tuple(blocks),
        related=tuple(related),
    )


def read_markdown(
    text: str,
) -> tuple[list[DraftBlock], list[DraftRelated], SafeText | None]:
    """Blocks, related links and the level one heading at the beginning of a Markdown text."""
    blocks: list[DraftBlock] = []
    related: list[DraftRelated] = []
    title = None
    for kind, part in _parts(clean(text)):
        if len(blocks) > limits.BLOCKS:  # what is behind is cut, and that is said
            break
        if not part:
            continue
        if kind == "title" and title is None and not blocks:
            title = headline_of(plain(part))
            continue
        if kind == "table":
            blocks.append(DraftBlock("table", clean(_table(part))))
            continue
        link = _only_link(part)
        if link is not None:
            label = blocks.pop().text if blocks and blocks[-1].kind == "subhead" else None
            related.append(DraftRelated(link.headline, link.url, label))
            continue
        picture = _IMAGE.fullmatch(part.strip())
        block_kind: BlockKind = "subhead" if kind == "title" else kind  # type: ignore[assignment]
        if picture is not None:
            words = picture[1] or picture[3] or ""
            made = replace(block("caption", words), picture=picture_address(picture[2], None))
        else:
            made = block(block_kind, plain(part))
        if made.text:
            blocks.append(made)
    return blocks, related, title


def _only_link(part: str) -> DraftRelated | None:
    """A part that is one link and nothing else leads to another article."""
    match = _LINK.fullmatch(part.strip().removeprefix("- ").removeprefix("* "))
    if match is None or web_address(match[2]) is None or len(match[1]) < 15:
        return None
    return DraftRelated(headline_of(plain(match[1])), web_address(match[2]))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text: (kind, its Markdown)."""
    paragraph: list[str] = []
    kind = "paragraph"
    fence = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if fence:
            if stripped.startswith(fence):
                fence = ""
            elif stripped:
                paragraph.append(stripped)
            continue
        if len(paragraph) == 1 and kind == "paragraph" and _is_underline(stripped):
            yield ("title" if stripped[0] == "=" else "subhead"), paragraph.pop()
            continue
        begins = _begins(line, stripped, paragraph, kind)
        if begins is not None and paragraph:
            yield kind, "\n".join(paragraph)
            paragraph = []
        if begins in ("", "rule"):
            kind = "paragraph"
            continue
        if begins == "fence":
            fence, kind = stripped[:3], "paragraph"
            continue
        kind = begins or kind
        paragraph.append(_content(line, stripped, kind))
    if paragraph:
        yield kind, "\n".join(paragraph)


def _is_underline(stripped: str) -> bool:
    return len(stripped) >= 3 and (not stripped.strip("=") or not stripped.strip("-"))


def _begins(line: str, stripped: str, paragraph: list[str], kind: str) -> str | None:
    """What a line begins, None where it goes on with the paragraph above it."""
    if kind == "table" and paragraph and "|" in stripped:
        return None
    found = _shape(line, stripped)
    if found in ("table", "quote"):
        return None if kind == found and paragraph else found
    if found is not None:
        return found
    return "paragraph" if kind in ("title", "subhead", "table") or not paragraph else None


def _shape(line: str, stripped: str) -> str | None:
    """What a line is by its own look; "" for an empty one, None for plain words."""
    if not stripped or stripped.startswith(_FENCES):
        return "fence" if stripped else ""
    first = stripped[0]
    if first not in _OPENING and not first.isdecimal():
        return None
    if first == "#" and _HEADING.match(stripped):
        return "title" if stripped.startswith("# ") else "subhead"
    if first in "-*_" and stripped[-1] in "-*_" and _RULE.match(line):
        return "rule"
    may_be_item = stripped[1:2] in (" ", "\t") if first in "-*+" else first.isdecimal()
    if may_be_item and _ITEM.match(line):
        return "list"
    return {"|": "table", ">": "quote"}.get(first)


def _content(line: str, stripped: str, kind: str) -> str:
    if kind in ("title", "subhead"):
        match = _HEADING.match(stripped)
        return match[1] if match is not None else stripped
    if kind == "list":
        match = _ITEM.match(line)
        return line[match.end() :].strip() if match is not None else stripped
    return stripped.lstrip("> ") if kind == "quote" else stripped


def _table(part: str) -> str:
    rows = []
    for line in part.split("\n"):
        if _TABLE_RULE.match(line):
            continue
        cells = line.strip().strip("|").split("|")
        if _SPECIAL.search(line) is not None:
            cells = [clean(plain(cell)) for cell in cells]
        cells = [" ".join(cell.split()) for cell in cells]
        rows.append(" | ".join(cells))
    return "\n".join(rows)


def plain(text: str) -> str:
    """Markdown of one part as plain words: pictures as their descriptions, links as their texts."""
    if _SPECIAL.search(text) is None:
        return text
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if "<" in text:
        from reader.parse.formats.pieces import looks_like_markup

        text = _AUTO.sub(r"\1", text)
        if looks_like_markup(text):
            from reader.parse.formats.markup.fragment import read_fragment

            text = " ".join(one.text for one in read_fragment(text)[0])
    text = _CODE.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
    return _ESCAPE.sub(r"\1", text)
