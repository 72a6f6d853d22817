"""What a block is by the set phrases in it: an offer, a picture's caption, a credit.

Which phrases the whole text holds is known before (`reader.parse.layout.signals`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.parse.layout.signals import CREDIT_WORDS, QUIET, opens_with_photo
from reader.parse.layout.words import fold_label, lexicon

if TYPE_CHECKING:
    from reader.parse.layout.signals import Signals

_HINTS = ("/", "©", "(c", "Getty", "AP Photo", "alliance", "Shutterstock", "AFP via", "imago")
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
# Whatever `_credit_pattern` finds holds one of these, and looking for them first is cheap.
_CREDIT_SIGN = re.compile(r"[:=/：＝]| (?:by|von|di|de|par|por|av|af|door) ", re.IGNORECASE)
_TAIL, _SIGN_REACH = 100, 16
_LONGEST_CAPTION = 110
_LONGEST_PROMO, _LONGEST_WEAK = 32, 12
"""Words up to which one phrase of advertising is enough."""
_OPENER = 24
_QUOTES = frozenset("“„«\"'‘")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


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
    if not signals.promo or text[0] in _QUOTES:
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
    if not _may_be_credited(lowered, signals.photo):
        return False
    match = _credit_pattern().search(tail)
    return match is not None and is_credit(tail[match.end() :])


def _may_be_credited(tail: str, photo: tuple[str, ...]) -> bool:
    """Whether what a credit has behind its word for a picture stands behind one of `photo`."""
    if "(" in tail and tail.endswith((")", ").")):
        return True
    if _CREDIT_SIGN.search(tail) is None:
        return False
    for word in photo:
        place = tail.find(word)
        while place >= 0:
            behind = place + len(word)
            if word[-1] == ":" or _CREDIT_SIGN.search(tail, behind, behind + _SIGN_REACH):
                return True
            place = tail.find(word, behind)
    return False


def _ends_with_photo(text: str, words: int) -> bool:
    if not 3 <= words <= 12:
        return False
    return lexicon().labels.get(fold_label(" ".join(text.split()[-2:]))) == "photo"


def is_credit(rest: str) -> bool:
    """Whether what stands behind "Photo:" names a maker and is no sentence or title."""
    words = rest.split()
    small = sum(1 for word in words if word[0].islower() and word not in CREDIT_WORDS)
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


@cache
def _openers() -> frozenset[str]:
    """The first words of lines that say who worked on a report."""
    starts = lexicon().starts.items()
    return frozenset(phrase.split()[0] for phrase, kind in starts if kind == "credit")


def is_credit_line(text: str, signals: Signals) -> bool:
    """Whether `text` says who worked on a report: "(Reporting by ...; editing by ...)"."""
    if signals.contributed and len(text) < 200 and _CONTRIBUTED.search(text):
        return True
    if not signals.credits:
        return False
    word = text[:_OPENER].partition(" ")[0].lower()
    if word[0] in _QUOTES or (word if word.isalpha() else fold_label(word)) not in _openers():
        return False
    words = fold_label(text[:60]).split()
    starts = lexicon().starts
    return any(starts.get(" ".join(words[:count])) == "credit" for count in (1, 2, 3, 4))
