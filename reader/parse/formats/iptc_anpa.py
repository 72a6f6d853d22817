"""ANPA 1312 and IPTC 7901: wire stories as agencies sent them over lines, in control characters.

A story is a header behind SOH, the text behind STX, the end at ETX or EOT. A "<" or "=" ends a
line that is no part of the text: headline, notes and byline stand on such lines before it. Sources:
ANPA-1312 (1989) and IPTC 7901 (1995).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parse.dates import find_dates
from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftDateline, Parsed
from reader.parse.formats.pieces import block, headline_of, names_line, optional_line, problem
from reader.text.safe import SafeText, clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "anpa"

_SOH, _STX, _ETX, _EOT = b"\x01", b"\x02", b"\x03", b"\x04"
_END_MARK = re.compile(r"[ \t]{0,4}[<=][ \t]{0,4}$")
_CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]{1,100}")
_BYLINE = re.compile(r"(?:by|von|par|por)[ ](.{2,80})", re.IGNORECASE)
_DATELINE = re.compile(r"([A-Z][^()\n]{1,60}) \(([A-Za-z.]{2,20})\) ?(?:--|[-_–—])[ ]")
_TRAILER = re.compile(r"[A-Z]{2,6}-[A-Z]{2,4}-(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)(GMT|E[SD]T)?")
_GMT = re.compile(r"(\d\d)(\d\d)(\d\d) GMT ([A-Z][a-z]{2}) (\d\d)")
_SPACES = bytes(
    0x0A if code == 0x09 else 0x20 if code in (0x10, 0x1C, 0x1D, 0x1E, 0x1F) else code
    for code in range(256)
)
_DROPPED = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0D, 0x10, 0x1C, 0x1D, 0x1E, 0x1F}) + b"\x7f"
_NOTES = ("Eds:", "(Eds:", "(", "*", "AP Photo")
_TEXT_BYTES = bytes(range(1, 0x7F))
_SENTENCE = 90
_SHORTEST = 20


def sniff(head: bytes, name: str) -> float:  # noqa: ARG001
    """Sure of a start of header before a start of text within the first lines."""
    start = head[:600]
    header = start.find(_SOH)
    foreign = len(start.translate(None, _TEXT_BYTES))
    if not 0 <= header <= 8 or foreign * 10 > len(start):
        return 0.0
    return 0.97 if start.find(_STX, header) > header else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """Every story of the file."""
    drafts = []
    for start, end in _stories(data):
        draft = _draft_of(data[start:end])
        if draft is not None:
            drafts.append(replace(draft, start=start, end=end))
    problems = () if drafts else (problem(path, "a wire story without text"),)
    return Parsed(tuple(drafts), problems, SafeText(NAME))


def _stories(data: bytes) -> Iterator[tuple[int, int]]:
    position = data.find(_SOH)
    while position >= 0:
        text = data.find(_STX, position)
        if text < 0:
            return
        following = data.find(_SOH, text)
        end = following if following >= 0 else len(data)
        if end - text > _SHORTEST:
            yield position, end
        position = following


def _draft_of(story: bytes) -> Draft | None:
    from reader.parse.decode import decode

    header, _, rest = story.partition(_STX)
    body, _, trailer = rest.partition(_ETX)
    text = clean(decode(body.translate(_SPACES, _DROPPED)).text)
    notes, lines = _split([line.lstrip("^") for line in text.split("\n")])
    headline, byline = _head(notes)
    blocks = _blocks(lines)
    if not blocks and headline is None:
        return None
    dateline = _dateline(blocks[0].text) if blocks else None
    return Draft(
        headline=headline_of(headline or blocks[0].text[:120]),
        kicker=optional_line(_slug(header)),
        byline=names_line([byline] if byline else []),
        dateline=dateline,
        published=_date(trailer),
        language=_language(blocks),
        publisher=dateline.agency if dateline is not None else None,
        body=tuple(blocks),
    )


def _split(lines: list[str]) -> tuple[list[str], list[str]]:
    """Lines closed by "<" or "=" (headline, notes, byline), up to the first paragraph, and text."""
    last = -1
    for index, line in enumerate(lines[:60]):
        if _END_MARK.search(line) is not None:
            last = index
        elif line.strip() and len(line) > _SENTENCE and line.rstrip().endswith((".", "”", '"')):
            break
    notes = [_END_MARK.sub("", line).strip() for line in lines[: last + 1]]
    return [note for note in notes if note], lines[last + 1 :]


def _head(notes: list[str]) -> tuple[str | None, str | None]:
    byline = next((match[1] for note in notes if (match := _BYLINE.fullmatch(note))), None)
    headlines = [
        note
        for note in notes
        if not _BYLINE.fullmatch(note)
        and not _is_slug(note)
        and not note.startswith(("Eds:", "AP "))
    ]
    if not headlines:
        headlines = [note for note in notes if not _BYLINE.fullmatch(note)]
    return (headlines[0] if headlines else None), byline


def _is_slug(note: str) -> bool:
    """Whether a line is a catchword ("BC-Ferry, 1st Ld,416") and no headline."""
    words = note.split()
    return len(words) <= 2 or note.rsplit(",", 1)[-1].strip().isdigit() or note.isupper()


def _slug(header: bytes) -> str:
    text = _CONTROLS.sub(" ", header.decode("latin-1"))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    words = lines[-1].split() if lines else []
    return next((word.strip("/") for word in words if "-" in word or "/" in word), "")[:60]


def _blocks(lines: list[str]) -> list[DraftBlock]:
    text = "\n".join(lines)
    parts = text.split("\n\n") if text.count("\n\n") > 2 else text.split("\n")
    blocks = []
    for part in parts:
        line = clean_line(_END_MARK.sub("", part.strip()))
        if not line or line in ("^", "~"):
            continue
        if line.startswith("#"):
            blocks.append(block("subhead", line.lstrip("# ")))
        else:
            blocks.append(block("list" if line.startswith(("- ", "* ")) else "paragraph", line))
    return blocks


def _dateline(text: str) -> DraftDateline | None:
    match = _DATELINE.match(text)
    if match is None:
        return None
    return DraftDateline(SafeText(match[0].strip()), SafeText(match[1].strip()), SafeText(match[2]))


def _date(trailer: bytes) -> DraftDate | None:
    text = clean_line(_CONTROLS.sub(" ", trailer[:200].decode("latin-1")))
    match = _TRAILER.search(text)
    if match is not None:
        month, day, year, hour, minute, zone = match.groups()
        offset = {"EST": "-05:00", "EDT": "-04:00"}.get(zone or "", "+00:00")
        century = "20" if int(year) < 50 else "19"
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and int(hour) < 24 and int(minute) < 60:
            iso = f"{century}{year}-{month}-{day}T{hour}:{minute}{offset}"
            return DraftDate(SafeText(iso), SafeText(iso), "minute")
    match = _GMT.search(text)
    if match is not None:
        found = find_dates(f"{match[1]} {match[4]} 20{match[5]} {match[2]}:{match[3]} GMT")
        return replace(found[0][2], text=SafeText(match[0])) if found else None
    return None


def _language(blocks: list[DraftBlock]) -> SafeText | None:
    from reader.parse.language import guess_language

    guess = guess_language(" ".join(one.text for one in blocks)[:2000])
    return SafeText(guess) if guess else None
