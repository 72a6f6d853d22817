"""What a text as a whole holds of advertising, credits and pictures.

Looking for a thousand phrases in every block would cost more than all the rest. One look at the
words of the whole text tells which of them can occur at all: in most articles none.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reader.parse.layout.words import fold_label, lexicon

_ASCII = bytes(range(0x80))
_FOLDED = bytes(
    0x20 if character in b'.,:;()"?!' else bytes((character,)).lower()[0]
    for character in range(0x100)
)
"""Small letters, and spaces for marks."""
_MARKS = "‘’“”„–—…"
_MARK_BYTES = b"\xe2\x80"
"""What the first two bytes of each of them are in UTF-8."""
_THIRD_BYTES = {0x98: 0x20, 0x99: 0x27, 0x9C: 0x20, 0x9D: 0x20, 0x9E: 0x20}
_FOLDED_MARKS = bytes(_THIRD_BYTES.get(byte, folded) for byte, folded in enumerate(_FOLDED))
_MARKS_BEYOND = tuple((mark, mark.encode()) for mark in "“”‘„«»\u00a0\u202f\u3000")
_NON_LATIN = re.compile("[\u0370-\u1fff\u2e80-\uffdc]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SLASHED = (
    b"/AP", b"/AFP", b"/PA", b"/EPA", b"/dpa", b"/DPA", b"/Reuters", b"/REUTERS", b"/TASS",
    b"/Getty", b"/imago", b"/IMAGO", b"/Shutterstock", b" / ",
)  # fmt: skip
_HINTS = ("/", "©", "(c", "Getty", "AP Photo", "alliance", "Shutterstock", "AFP via", "imago")
_MARK_WORDS = frozenset(
    [b"getty", b"shutterstock", b"imago", b"picture", b"picture-alliance", b"photo", b"via"]
)
_CREDITS = re.compile(
    r"©|\(c\) |/(?:AP|AFP|PA|EPA|dpa|DPA|Reuters|REUTERS|Getty|TASS|imago|IMAGO|Shutterstock)\b"
    r"|Getty Images|AP Photo|picture[ -]alliance|Shutterstock|AFP via|via Getty|imago images"
    r"| / [A-ZÄÖÜÉ][\w.-]{1,20} [A-ZÄÖÜÉ][\w.-]{1,20}$",
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright).{0,80}(?:\d{4}|rights|rechte|derechos|droits)", re.IGNORECASE
)
_CONTRIBUTED = re.compile(
    r"contributed (?:to|reporting|from)|trug(?:en)? zu diesem|beigetragen", re.IGNORECASE
)
_GALLERY = re.compile(r"\d{1,3} ?(?:of|/|von|de|sur|di|av|из) ?\d{1,3}(?=[A-ZÄÖÜÉ ])")
_CREDIT_WORDS = frozenset(
    ["via", "von", "by", "of", "and", "und", "de", "the", "for", "für", "et", "y", "e", "di"]
)
_CONTRIBUTIONS = frozenset((b"contributed", b"trug", b"trugen", b"beigetragen"))
_COPYRIGHTED = b"copyright"
# Whatever `_credit_pattern` finds holds one of these, and looking for them first is cheap.
_CREDIT_SIGN = re.compile(r"[:=/：＝(]| (?:by|von|di|de|par|por|av|af|door) ", re.IGNORECASE)
_TAIL = 100
_LONGEST_CAPTION = 110
_LONGEST_PROMO, _LONGEST_WEAK = 32, 12
"""Words up to which one phrase of advertising is enough."""
_OPENER = 24


class Signals(NamedTuple):
    """Which of the set phrases occur in a text."""

    promo: tuple[str, ...]
    """Phrases of advertising and legal text."""
    photo: tuple[str, ...]
    """Words for a picture and its maker."""
    marks: bool
    """Whether a mark that only credits of pictures have occurs."""
    rights: bool
    credits: bool
    """Whether a word occurs by which a line may say who worked on the report."""
    contributed: bool
    cjk: bool


QUIET = Signals((), (), marks=False, rights=False, credits=False, contributed=False, cjk=False)
"""Those of a text that has none of them, as most have."""


class _Triggers(NamedTuple):
    """Words, as bytes in lower case, without which none of the set phrases can occur."""

    every: frozenset[bytes]
    promo: dict[bytes, tuple[tuple[bytes, str], ...]]
    """For each phrase's longest word the phrases, folded and as they are."""
    photo: frozenset[bytes]
    contributions: frozenset[bytes]


@cache
def _triggers() -> _Triggers:
    known = lexicon()
    promo: dict[bytes, list[tuple[bytes, str]]] = {}
    for phrase in known.promo:
        raw = phrase.encode()
        folded = _folded(phrase, raw, raw.translate(None, _ASCII).decode())
        promo.setdefault(max(folded.split(), key=len), []).append((folded, phrase))
    photo = {word for phrase in known.photo for word in phrase.split() if len(word) >= 2}
    credit = [phrase for phrase, kind in known.starts.items() if kind == "credit"]
    contributions = frozenset(max(phrase.split(), key=len).encode() for phrase in credit)
    pictures = frozenset(word.encode() for word in photo - _CREDIT_WORDS)
    return _Triggers(
        frozenset(promo) | pictures | contributions | _MARK_WORDS | _CONTRIBUTIONS | {_COPYRIGHTED},
        {word: tuple(phrases) for word, phrases in promo.items()},
        pictures,
        contributions,
    )


def read_signals(text: str) -> Signals:
    """Look once at the whole of `text`."""
    known = _triggers()
    raw = text.encode("utf-8", "surrogatepass")
    rest = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    beyond = rest != "" and _NON_LATIN.search(rest) is not None
    folded = _folded(text, raw, rest)
    hits = known.every.intersection(folded.split())
    owned = "©" in rest or (b"(" in raw and (b"(c)" in raw or b"(C)" in raw))
    if not (hits or beyond or owned or b"/" in raw):
        pictures = _glued(raw)
        return QUIET._replace(photo=pictures) if pictures else QUIET
    found = (pair for word in known.promo.keys() & hits for pair in known.promo[word])
    phrases = [phrase for encoded, phrase in found if encoded in folded]
    if beyond or phrases:
        lowered = text.lower().replace("’", "'")
        phrases = [phrase for phrase in phrases if phrase in lowered]
    if beyond:
        phrases += [phrase for phrase in lexicon().stems if phrase in lowered]
        pictures = tuple(word for word in map(bytes.decode, known.photo) if word in lowered)
    else:
        pictures = tuple(map(bytes.decode, known.photo & hits)) or _glued(raw)
    return Signals(
        tuple(phrases),
        pictures,
        owned
        or not hits.isdisjoint(_MARK_WORDS)
        or (b"/" in raw and any(mark in raw for mark in _SLASHED)),
        owned or _COPYRIGHTED in hits,
        beyond or not hits.isdisjoint(known.contributions),
        not hits.isdisjoint(_CONTRIBUTIONS),
        beyond and _CJK.search(rest) is not None,
    )


def _folded(text: str, raw: bytes, rest: str) -> bytes:
    """The text in lower case, with spaces for marks; `rest` is what of it is beyond ASCII."""
    if not rest:
        return raw.translate(_FOLDED)
    if not rest.strip(_MARKS):
        return raw.translate(_FOLDED_MARKS, _MARK_BYTES)
    if rest != rest.lower():
        raw = text.lower().encode("utf-8", "surrogatepass")
    if "’" in rest:
        raw = raw.replace("’".encode(), b"'")
    for mark, encoded in _MARKS_BEYOND:
        if mark in rest:
            raw = raw.replace(encoded, b" ")
    return raw.translate(_FOLDED)


def _glued(raw: bytes) -> tuple[str, ...]:
    """Words for a picture that a scraper wrote onto the word before: "in the fogPhoto: ..."."""
    colon = raw.find(b":")
    while colon >= 0:
        if raw[max(colon - _GLUED_REACH, 0) : colon].lower().endswith(_GLUED_ENDS):
            lowered = raw.lower()
            return tuple(word for word, encoded in _GLUED_WORDS if encoded in lowered)
        colon = raw.find(b":", colon + 1)
    return ()


_GLUED_WORDS = tuple(
    (word, word.encode()) for word in ("bild:", "foto:", "photo:", "image:", "credit:", "picture:")
)
_GLUED_ENDS = tuple(encoded[:-1] for _, encoded in _GLUED_WORDS)
_GLUED_REACH = 8


def may_hold(text: str, signals: Signals) -> bool:
    """Whether `text`, a block, may hold any of what its text has; in doubt it does."""
    if signals == QUIET:
        return False
    if signals.marks or signals.rights or signals.contributed or signals.cjk:
        return True
    if signals.promo or signals.photo:
        lowered = text.lower().replace("’", "'")
        if any(phrase in lowered for phrase in (*signals.promo, *signals.photo)):
            return True
        if signals.photo and opens_with_photo(text):
            return True
    return signals.credits and is_credit_line(text, signals)


def is_promo(text: str, words: int, signals: Signals) -> bool:
    """Whether `text` advertises, asks to subscribe or speaks of rights and data."""
    if signals.rights and words < 60 and _COPYRIGHT.search(text[:200]):
        return not is_caption(text, 0, signals)
    if not signals.promo or text[0] in "“„«\"'‘":
        return False
    lowered = text.lower().replace("’", "'")
    found = [phrase for phrase in signals.promo if phrase in lowered]
    if not found:
        return False
    weak = lexicon().weak
    strong = sum(1 for phrase in found if phrase not in weak)
    if strong == 0:
        return words <= _LONGEST_WEAK or len(found) > 2 or lowered.partition(":")[0] in found
    return strong + (len(found) > strong) >= 2 or words <= _LONGEST_PROMO


def is_caption(text: str, words: int, signals: Signals) -> bool:
    """Whether a picture's credit stands at the end of `text` or is all of it."""
    if words > _LONGEST_CAPTION:
        return False
    tail = text[-_TAIL:]
    if signals.marks and any(hint in tail for hint in _HINTS) and _CREDITS.search(tail):
        return True
    if text[0].isdigit() and _GALLERY.match(text):
        return True
    if not signals.photo:
        return False
    lowered = tail.lower()
    if not any(word in lowered for word in signals.photo):
        return text[:24].partition(":")[1] != "" and opens_with_photo(text)
    if opens_with_photo(text) or _ends_with_photo(text, words):
        return True
    if _CREDIT_SIGN.search(tail) is None:
        return False
    match = _credit_pattern().search(tail)
    return match is not None and is_credit(tail[match.end() :])


def opens_with_photo(text: str) -> bool:
    """Whether `text` begins with "Photo:" or its like."""
    head, colon, _ = text[:24].partition(":")
    return bool(colon) and lexicon().labels.get(fold_label(head)) == "photo"


def _ends_with_photo(text: str, words: int) -> bool:
    if not 3 <= words <= 12:
        return False
    return lexicon().labels.get(fold_label(" ".join(text.split()[-2:]))) == "photo"


def is_credit(rest: str) -> bool:
    """Whether what stands behind "Photo:" names a maker and is no sentence or title."""
    words = rest.split()
    small = sum(1 for word in words if word[0].islower() and word not in _CREDIT_WORDS)
    return len(words) <= 12 and small * 3 <= max(len(words), 3)


@cache
def _credit_pattern() -> re.Pattern[str]:
    """A word for a picture, then a colon or a maker, in the languages there are words for."""
    words = sorted(
        {fold_label(phrase) for phrase in lexicon().photo if "vid" not in phrase} - {""},
        key=len,
        reverse=True,
    )
    choice = "|".join(re.escape(word) for word in words if not _CJK.search(word))
    spaceless = "|".join(re.escape(word) for word in words if _CJK.search(word))
    return re.compile(
        rf"(?:(?<![^\W_])|(?<=[a-zäöüß.)])(?=[A-Z]))(?:{choice})s?(?: by)?[ ]?[:=/]"
        rf"|(?<![^\W_])(?:{choice})s? (?:by|von|di|de|par|por|av|af|door) (?=[A-Z])"
        rf"|(?:{spaceless})[:：=＝]|\((?:{choice})[ :][^)]{{0,60}}\)$"
        r"|\((?:archivbild|archivfoto|archiv|symbolbild|symbolfoto|file|file photo)\)\.?$",
        re.IGNORECASE,
    )


def is_credit_line(text: str, signals: Signals) -> bool:
    """Whether `text` says who worked on a report: "(Reporting by ...; editing by ...)"."""
    if signals.contributed and len(text) < 200 and _CONTRIBUTED.search(text):
        return True
    if not signals.credits:
        return False
    opener = fold_label(text[:_OPENER].split(None, 1)[0])
    if opener not in lexicon().openers:
        return False
    words = fold_label(text[:60]).split()
    starts = lexicon().starts
    return any(starts.get(" ".join(words[:count])) == "credit" for count in (1, 2, 3, 4))
