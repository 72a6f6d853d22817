"""E-mail: one message (.eml, a Maildir file) or an mbox of them; newsletters keep their links."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.dates import find_dates, parse_date
from reader.parse.draft import Draft, DraftBlock, DraftDate, DraftRelated, Parsed, Problem
from reader.parse.formats.pieces import (
    cut_records,
    headline_of,
    looks_like_markup,
    names_line,
    optional_line,
    problem,
    text_blocks,
    web_address,
)
from reader.parse.formats.place import dateline_in
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from email.message import Message

NAME = "mail"

_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to"
    rb"|content-type|list-id|list-unsubscribe|x-[a-z0-9-]{1,40}|cc|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
_SURE_NAMES = {b"from:", b"subject:", b"date:", b"received:", b"return-path:", b"message-id:"}
_MBOX_LINE = re.compile(rb"^From [^\r\n]{1,300}\d{4}[^\r\n]{0,60}\r?$", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)
_ENCODED_WORD = re.compile(
    rb"=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]{1,20})?\?([bBqQ])\?([^?\r\n]{0,2000})\?="
)
_BETWEEN_WORDS = re.compile(rb"\?=[ \t\r\n]{1,10}=\?")
_PARTS = 1000
_LONGEST_HEADER = 10_000
_LEAST_TEXT = 200


def sniff(head: bytes, name: str) -> float:
    """Sure of at least three of the headers every mail has, before the first empty line."""
    start = head.lstrip(b"\r\n \t")
    named = name.lower().endswith((".eml", ".mbox", ".mbx", ".emlx"))
    begins = _HEADER.match(start) is not None
    if not begins and not start.startswith(b"From "):
        return 0.5 if named else 0.0
    block = start.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    found = {match.group().lower() for match in _HEADER.finditer(block)}
    if start.startswith(b"From ") and _MBOX_LINE.match(start) and len(found) >= 2:
        return 0.95
    if begins and len(found) >= 3 and len(found & _SURE_NAMES) >= 2:
        return 0.92
    if begins and named:
        return 0.8
    return 0.5 if named else 0.0


def parse(data: bytes, path: str, explain: bool = False) -> Parsed:  # noqa: ARG001
    """One article a message: the subject its headline, the sender its byline and publisher."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    most = limits.records_in(len(data))
    for number, (start, end) in enumerate(_messages(data)):
        if number == most:
            problems = [cut_records(path, most), *problems]
            break
        draft = _draft_of(data, start, end)
        if draft is None:
            problems.append(problem(path, "a message without subject and text", skipped=False))
        else:
            drafts.append(draft)
    if not drafts:
        problems = [problem(path, "mail without any message that can be read")]
    return Parsed(tuple(drafts), tuple(problems[: limits.PROBLEMS]), SafeText(NAME))


def _messages(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each message begins and ends: in an mbox at lines "From ... year"."""
    if not data.lstrip(b"\r\n").startswith(b"From "):
        yield 0, len(data)
        return
    starts = [
        match.start()
        for match in _MBOX_LINE.finditer(data)
        if match.start() == 0
        or data[max(0, match.start() - 2) : match.start()].endswith(b"\n\n")
        or data[max(0, match.start() - 4) : match.start()].endswith(b"\r\n\r\n")
    ] or [0]
    yield from zip(starts, [*starts[1:], len(data)], strict=True)


def _draft_of(whole: bytes, start: int, end: int) -> Draft | None:
    from reader.parse.formats.mime import walk

    data = whole[start:end].lstrip(b"\r\n \t")
    if data.startswith(b"From "):
        data = _QUOTED_FROM.sub(rb"\1", data[data.find(b"\n") + 1 :])
    if not data.strip():
        return None
    try:
        message, *parts = islice(walk(data), _PARTS)
        html, text = _texts([message, *parts])
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        return None
    blocks, related = _content(html, text)
    headers = {name.lower(): value for name, value in reversed(list(message.raw_items()))}
    subject = _header(headers, "subject")
    if not subject and not blocks:
        return None
    name, address = _sender(_header(headers, "from"))
    return Draft(
        headline=headline_of(subject or blocks[0].text[:120]),
        byline=names_line([name or address]),
        dateline=dateline_in(blocks),
        published=_date(_header(headers, "date")),
        language=_language(blocks),
        publisher=optional_line(_list_name(_header(headers, "list-id")) or name or address),
        url=web_address(_header(headers, "archived-at").strip("<> ")),
        body=blocks,
        related=related,
        start=start,
        end=end,
    )


def _texts(parts: Sequence[Message]) -> tuple[str, str]:
    """The HTML and the plain text of a message; the longest part of each kind."""
    found = {"text/html": "", "text/plain": ""}
    for part in parts:
        kind = part.get_content_type()
        if kind not in found or part.is_multipart() or part.get_filename():
            continue
        text = _decoded(part)
        if len(text) > len(found[kind]):
            found[kind] = text
    return found["text/html"], found["text/plain"]


def _decoded(part: Message) -> str:
    from reader.parse.decode import decode
    from reader.parse.formats.markup.declared import decode_declared

    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    declared = decode_declared(payload, part.get_content_charset())
    return (declared or decode(payload)).text


def _content(html: str, text: str) -> tuple[tuple[DraftBlock, ...], tuple[DraftRelated, ...]]:
    """HTML where there is some that says as much as the plain text, since it has the links."""
    if not html and looks_like_markup(text[:2000]) and "</" in text:
        html, text = text, ""
    if html:
        from reader.parse.formats.markup.fragment import read_fragment

        blocks, related = read_fragment(html)
        size = sum(len(one.text) for one in blocks)
        if related or size >= _LEAST_TEXT or size * 2 >= len(text):
            return blocks, related
    return text_blocks(_unquoted(text)), ()


def _unquoted(text: str) -> str:
    """Without the signature behind "-- ", which is no part of what was written."""
    for mark in ("\n-- \n", "\n-- \r\n"):
        position = text.find(mark)
        if position > 0:
            text = text[:position]
    return text


def _header(headers: Mapping[str, str], name: str) -> str:
    """A header as text: encoded words decoded, foreign bytes told by their look."""
    value = headers.get(name, "")[:_LONGEST_HEADER]
    if value.isascii() and "=?" not in value:
        return clean_line(value)
    raw = value.encode("utf-8", "surrogateescape")
    # White space between two encoded words is not shown (RFC 2047, section 6.2).
    joined = _BETWEEN_WORDS.sub(rb"?==?", raw)
    parts = _ENCODED_WORD.split(joined)
    texts = [_text_of(parts[0], None)]
    for charset, coding, word, rest in zip(*[iter(parts[1:])] * 4, strict=True):
        texts.append(_text_of(_word_bytes(coding, word), charset.decode("ascii")))
        texts.append(_text_of(rest, None))
    return clean_line("".join(texts))


def _word_bytes(coding: bytes, word: bytes) -> bytes:
    """The bytes of an encoded word (RFC 2047, section 4)."""
    from binascii import Error, a2b_base64, a2b_qp

    if coding in b"qQ":
        return a2b_qp(word, header=True)
    try:
        return a2b_base64(word)
    except Error:
        return word


def _text_of(part: bytes, charset: str | None) -> str:
    from reader.parse.decode import decode
    from reader.parse.formats.markup.declared import decode_declared

    if part.isascii() and (charset is None or not charset.lower().startswith("iso-2022")):
        return part.decode("ascii")
    # Senders name the old encoding of their system over UTF-8 more often than the other way round.
    found = decode(part)
    if found.encoding == "utf-8":
        return found.text
    return (decode_declared(part, charset) or found).text


def _sender(text: str) -> tuple[str, str]:
    """Name and address of a sender."""
    start = text.rfind("<")
    if start < 0:
        return ("", text) if "@" in text else (text, "")
    return text[:start].strip(" \"'"), text[start + 1 :].strip("> ")


def _list_name(text: str) -> str:
    """The name in ``Coast Letter <coast.example.org>``; "" where there is only an address."""
    return text.partition("<")[0].strip(" \"'")


def _date(text: str) -> DraftDate | None:
    if not text:
        return None
    plain = text.partition("(")[0].strip()
    date = parse_date(plain)
    if date is None:
        found = find_dates(clean_line(text))
        date = found[0][2] if found else None
    return date


def _language(blocks: tuple[DraftBlock, ...]) -> SafeText | None:
    from reader.parse.language import guess_language

    guess = guess_language(" ".join(one.text for one in blocks)[:4000])
    return SafeText(guess) if guess else None
