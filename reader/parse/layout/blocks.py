"""Stage two: lines to blocks, a paragraph or a headline each.

Three ways of breaking lines are undone: none (a line is a block), a fixed width (a line that had
no room for the first word of the next goes on in it), and a break at every link (a line that
begins as only the middle of a sentence can belongs to the one before).
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.parse.layout.lines import BULLET, HEADING, NUMBER, Block
from reader.parse.layout.markup import has_markup, plain
from reader.parse.layout.words import is_byline_word, label_kind

_NARROWEST, _USUAL, _WIDEST = 40, 58, 112
_CONTINUES = frozenset(",.;:)!?’”]»%…")
_ENDS = frozenset(".!?…:。！？")
_CLOSERS = "\"'”’“»«)]›」』"
_WIDE = re.compile("[\u1100-\u115f\u2e80-\uffdc]")
_SIGNS = re.compile(r"[\[*_\\]")
"""What markup that can be taken away holds."""
_LAST_LONG = 30
_LEAST_RESTS = 2
_LONGEST_ELISION = 3
_LONGEST_LABEL = 30
_FRAGMENT = 60
"""A link's text within a sentence is no longer."""


def read_blocks(text: str, lines: list[Block]) -> list[Block]:
    """Put `lines` of `text` together to blocks."""
    marked = has_markup(text)
    width = wrap_width(lines)
    if width:
        groups = _wrapped_groups(lines, width)
    elif any(first.islower() or first in _CONTINUES for first in {line.text[0] for line in lines}):
        groups = _split_groups(lines)
    elif not marked:
        return lines
    else:
        groups = [[line] for line in lines]
    if not marked and len(groups) == len(lines):
        return lines
    return [
        block
        for group in groups
        if (
            block := group[0]
            if len(group) == 1 and not (marked and _SIGNS.search(group[0].text))
            else _block(group, marked, text)
        )
        is not None
    ]


def _goes_with(text: str) -> bool:
    """Whether a line begins with a mark that belongs to what stands before it.

    A closing mark of one language opens in another: "»Hun sad", "”Hon satt".
    """
    first = text[0]
    if first not in _CONTINUES:
        return False
    behind = text[1:2]
    return not (behind.isalnum() if first in "”»" else first == "’" and behind.isupper())


def columns(text: str) -> int:
    """Width of `text` on a terminal, near enough: East Asian characters count two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing marks aside."""
    last = text[-1:]
    if last in _ENDS:
        return True
    if last not in _CLOSERS:
        return False
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def wrap_width(lines: list[Block]) -> int:
    """The width `lines` were wrapped at; 0 where a line is a paragraph.

    Wrapped text shows in many lines of nearly the greatest length that stop within a sentence.
    """
    few = len(lines) // 50
    for line in lines:
        if len(line.text) > _WIDEST:
            few -= 1
            if few < 0:
                return 0
    if not lines:
        return 0
    lengths = [line.indent + columns(line.text) for line in lines]
    width = max((length for length in lengths if length <= _WIDEST), default=0)
    if width < _NARROWEST or sum(length > _WIDEST for length in lengths) * 50 > len(lines):
        return 0
    return width if _is_wrapped(lines, lengths, width) else 0


def _is_wrapped(lines: list[Block], lengths: list[int], width: int) -> bool:
    full = broken = long = 0
    for place, length in enumerate(lengths[:-1]):
        if length < _LAST_LONG:
            continue
        long += 1
        if length >= width - 14 and not lines[place + 1].gap:
            full += 1
            broken += not ends_sentence(lines[place].text)
    enough = full >= 4 or (full >= 2 and full * 2 > long and width >= _USUAL)
    return enough and full * 4 >= long and broken * 2 >= full


def _wrapped_groups(lines: list[Block], width: int) -> list[list[Block]]:
    groups: list[list[Block]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(group: list[Block], line: Block, width: int) -> bool:
    before = group[-1]
    if line.gap or before.marker == HEADING:
        return False
    if line.marker:
        return line.marker == NUMBER and _has_no_room(group, line, width)
    if _goes_with(line.text) and not line.text.startswith("..."):
        return True
    if line.indent > group[0].indent and group[0].marker not in (BULLET, NUMBER):
        return False
    first = line.text.split(" ", 1)[0]
    room = width - before.indent - columns(before.text)
    if not before.text.isascii() and before.text[-1] > "\u2e80":
        return room < 3
    # Some wrap one column before the edge.
    if room <= columns(first) + 1:
        return True
    return before.text[-1] == "," or (
        line.text[0].islower() and not ends_sentence(before.text) and room < width // 2
    )


def _has_no_room(group: list[Block], line: Block, width: int) -> bool:
    """Whether a number that opens a line stands there for want of room: "in the / 19. year"."""
    before = group[-1]
    if group[0].marker or ends_sentence(before.text):
        return False
    room = width - before.indent - columns(before.text)
    return line.indent == before.indent and room <= line.text.find(" ") + 1


def _split_groups(lines: list[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    split = is_link_split(lines)
    for place, line in enumerate(lines):
        may_go_on = not line.gap and not line.marker and (split or _goes_with(line.text))
        if groups and may_go_on and _is_middle(groups[-1], lines, place, split):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def is_link_split(lines: list[Block]) -> bool:
    """Whether a line was begun at every link: several lines open with the rest of a sentence."""
    if len(lines) < 2 or sum(line.gap for line in lines) * 4 > len(lines):
        return False
    rests = 0
    behind_rest = False
    for before, line in pairwise(lines):
        first = line.text[0]
        if first in ",.;)":
            behind_rest = True
        elif first.islower() and (behind_rest or len(before.text) >= _LAST_LONG):
            behind_rest = not ends_sentence(before.text)
        else:
            behind_rest = False
        rests += behind_rest
    return rests >= _LEAST_RESTS


def _is_middle(group: list[Block], lines: list[Block], place: int, split: bool) -> bool:
    """Whether a line can only be the middle or the end of the sentence before it."""
    line = lines[place]
    before = group[-1]
    if before.marker == HEADING:
        return False
    first = line.text[0]
    if _goes_with(line.text) and not line.text.startswith("..."):
        return len(line.text) == 1 or not line.text[1:2].isdigit()
    if ends_sentence(before.text) and (before.text[-1] != ":" or not first.islower()):
        return False
    if line.text.startswith(("http", "www.")):
        return False
    if len(line.text) <= _LONGEST_LABEL and (is_byline_word(line.text) or label_kind(line.text)):
        return False
    running = len(group) > 1 or len(before.text) >= 40 or before.text[-1] in ",("
    # Behind a link's small words the sentence must go on, whatever it goes on with.
    within = split and len(group) > 1 and before.text[0].islower() and len(before.text) < _FRAGMENT
    if split and running and (first.islower() or within):
        return True
    after = lines[place + 1] if place + 1 < len(lines) else None
    goes_on = (
        after is not None
        and not after.gap
        and not after.marker
        and (after.text[0].islower() or after.text[0] in ",.;)(")
    )
    if first.islower() or first == "(":
        return split and (goes_on or len(line.text) >= 12)
    # A capital may open a link in the middle of a sentence: the line behind it then goes on.
    if not split or not goes_on or len(line.text) > 90 or ends_sentence(line.text):
        return False
    return running or _stops_short(before.text)


def _stops_short(text: str) -> bool:
    """Whether `text` ends as no headline does: "including one with a", "the town’s", "L’"."""
    last = text.rsplit(None, 1)[-1]
    if last.endswith(("’s", "'s")) or _is_elision(last):
        return True
    return len(last) <= 4 and (last.islower() or " " not in text) and last.isalpha()


def _is_elision(word: str) -> bool:
    """Whether a word leans on the next one: "L’", "qu’"."""
    return len(word) <= _LONGEST_ELISION and word[-1] in "’'" and word[0].isalpha()


def _block(group: list[Block], marked: bool, whole: str) -> Block | None:
    texts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    url = None
    for line in group:
        if marked:
            text, inner, url = plain(line.text, line.start)
        else:
            text, inner = line.text, ((0, line.start),)
        if not text:
            continue
        glue = _glue(texts[-1], text, whole) if texts else ""
        if glue is None:
            texts[-1] = texts[-1][:-1]
            length -= 1
            glue = ""
        length += len(glue)
        pieces += [(length + offset, source) for offset, source in inner]
        texts.append(glue + text)
        length += len(text)
    if not texts:
        return None
    first = group[0]
    return Block(
        "".join(texts),
        tuple(pieces),
        first.first,
        group[-1].last,
        first.marker,
        first.level,
        first.gap,
        url if len(group) == 1 else None,
        first.indent,
    )


def _glue(before: str, after: str, whole: str) -> str | None:
    """What stands between two lines of a block; None where a hyphen must go as well."""
    if after[0] in ",.;:)!?]…" or (after[0] in "’”»" and _goes_with(after)):
        return ""
    if before[-1] in "([„" or (before[-1] in "“‘«" and before[-2:-1] in ("", " ", "(", "\u00a0")):
        return ""
    if before[-1] in "’'" and after[0].isalpha() and _is_elision(before.rsplit(None, 1)[-1]):
        return ""
    if before[-1] > "\u2e80" and after[0] > "\u2e80" and not "\uac00" <= after[0] <= "\ud7a3":
        return ""
    if before[-1] == "-" and before[-2:-1].isalpha():
        start = before.rsplit(None, 1)[-1][:-1]
        end = after.split(None, 1)[0].rstrip('.,;:!?)’”"')
        if after[0].islower() and f"{start}{end}" in whole:
            return None
        return ""
    return " "
