"""Stage three: what each block looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.blocks import ends_sentence
from reader.parse.layout.words import fold_label, label_kind, lexicon, promo_phrases

if TYPE_CHECKING:
    from reader.parse.layout.blocks import Block

PROSE = "prose"
"""A paragraph: one long sentence or several."""
SENTENCE = "sentence"
"""A short sentence."""
LINE = "line"
"""Several words without a full stop: a headline, a subhead, a caption."""
WORDS = "words"
"""Up to three words: a name, an entry of a menu, a tag."""
LABEL = "label"
CAPTION = "caption"
PROMO = "promo"
SIGN = "sign"
"""Nothing to read: a number, a time, an address, a placeholder."""

SENTENCES = re.compile(r"[.!?][\"”’“»]?\s+[\"“„‘«]?[A-ZÄÖÜÉÀŞÇİČŠŽ]")
"""Where one sentence ends and another begins."""

_PROSE_LENGTH = 80
_LONG_PROSE = 240
_LINE_WORDS = 4
_URL = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_BARE_SITE = re.compile(
    r"[\w.-]{2,60}\.(?:com|org|net|info|de|fr|es|it|nl|uk|co|no|se|pl|cz|ru|eu)"
)
_PLACEHOLDER = re.compile(r"\[[^\]\n]{0,60}\](?:\[[^\]\n]{0,60}\])*")
_AGO = re.compile(
    r"(?:vor |il y a |hace |há |fa )?\d{1,3} ?(?:s|m|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?"
    r"|months?|years?|minuten?|stunden?|tagen?|jours?|heures?|horas?|días?|dias?|ore|giorni|timer?"
    r"|dager?|dagar|минут|часов|분|시간|日|時間|分|小时|天)\.?(?: ago| fa| atrás| geleden| siden| sedan| назад| 전|前)?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"contributed (?:to|reporting|from)|trug(?:en)? zu diesem|beigetragen", re.I)
_GALLERY = re.compile(r"\d{1,3} ?(?:of|/|von|de|sur|di|av|из) ?\d{1,3}(?=[A-ZÄÖÜÉ ])")
_GLUED = re.compile(r"[a-zäöüßéèáíóúñåøæ](?=[A-ZÄÖÜÉÈÁÍÓÚÑÅØÆ][a-zäöüßéèáíóúñåøæ])")
_COUNTER = re.compile(r"\d{1,3} ?(?:of|von|de|sur|di|av|of the|из|z) ?\d{1,3}(?: [^\W\d_]{3,12})?")
_CREDITS = re.compile(
    r"©|\(c\) |/(?:AP|AFP|PA|EPA|dpa|DPA|Reuters|REUTERS|Getty|TASS|imago|IMAGO|Shutterstock|Postmedia)\b"
    r"|Getty Images|AP Photo|picture[ -]alliance|Shutterstock|AFP via|via Getty|imago images"
    r"| / [A-ZÄÖÜÉ][\w.-]{1,20} [A-ZÄÖÜÉ][\w.-]{1,20}$",
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright).{0,80}(?:\d{4}|rights|rechte|derechos|droits)", re.I
)
_CREDIT_WORDS = frozenset(
    ["via", "von", "by", "of", "and", "und", "de", "the", "for", "für", "et", "y", "e", "di"]
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Look(NamedTuple):
    """What a block looks like."""

    kind: str
    label: str
    """Which kind of label, and the rule that decided."""
    words: int
    """Words; half the characters where words are not spaced."""
    ends: bool
    """Whether it ends as a sentence does."""


def look_at(block: Block) -> Look:
    """Tell what `block` looks like."""
    text = block.text
    words = count_words(text)
    ends = ends_sentence(text)
    if len(text) >= _PROSE_LENGTH:
        return _look_at_long(text, words, ends)
    return _look_at_short(text, words, ends)


def count_words(text: str) -> int:
    """Words of `text`; half its characters where the script puts no spaces between words."""
    spaces = text.count(" ")
    if len(text) > 24 and spaces * 15 < len(text) and not text.isascii():
        return max(len(text) // 2, 1)
    return spaces + 1


def _look_at_long(text: str, words: int, ends: bool) -> Look:
    if _URL.fullmatch(text):
        return Look(SIGN, "address", words, ends)
    if _is_glued(text, words):
        return Look(PROMO, "menu", words, ends)
    if label_kind(text) == "topics":
        return Look(LABEL, "topics", words, ends)
    if is_credit_line(text):
        return Look(LABEL, "credit", words, ends)
    if words <= 90 and is_promo(text, words):
        return Look(PROMO, "promo", words, ends)
    if is_caption(text, words):
        return Look(CAPTION, "credit", words, ends)
    if ends or len(text) >= _LONG_PROSE:
        return Look(PROSE, "sentences", words, ends)
    return Look(LINE, "no full stop", words, ends)


def _look_at_short(text: str, words: int, ends: bool) -> Look:
    if not any(map(str.isalpha, text)) or _AGO.fullmatch(text) or _COUNTER.fullmatch(text):
        return Look(SIGN, "number", words, ends)
    kind = label_kind(text)
    if kind is not None:
        return Look(LABEL, kind, words, ends)
    if _PLACEHOLDER.fullmatch(text) or _URL.match(text) or _BARE_SITE.fullmatch(text):
        return Look(SIGN, "address", words, ends)
    if is_credit_line(text):
        return Look(LABEL, "credit", words, ends)
    if _is_glued(text, words) or is_promo(text, words):
        return Look(PROMO, "promo", words, ends)
    if is_caption(text, words):
        return Look(CAPTION, "credit", words, ends)
    if ends and (words >= _LINE_WORDS or text[-1] in "。！？"):
        return Look(SENTENCE, "full stop", words, ends)
    if words >= _LINE_WORDS or (words >= 2 and _CJK.search(text) and len(text) >= 8):
        return Look(LINE, "no full stop", words, ends)
    if words == 1 and len(text) >= 8 and _CJK.search(text):
        return Look(LINE, "no full stop", words, ends)
    return Look(WORDS, "few words", words, ends)


def _is_glued(text: str, words: int) -> bool:
    """Whether `text` is a menu whose entries were written without spaces: "NewsSportCulture"."""
    glued = len(_GLUED.findall(text))
    return glued >= 3 and glued * 4 >= words


def is_credit_line(text: str) -> bool:
    """Whether `text` says who worked on a report: "(Reporting by ...; editing by ...)"."""
    if len(text) < 200 and _CONTRIBUTED.search(text):
        return True
    words = fold_label(text[:60]).split()
    starts = lexicon().starts
    return any(starts.get(" ".join(words[:count])) == "credit" for count in (2, 3, 4))


def is_promo(text: str, words: int) -> bool:
    """Whether `text` advertises, asks to subscribe or speaks of rights and data."""
    if _COPYRIGHT.search(text[:200]) and words < 60 and not is_caption(text, 0):
        return True
    if text[0] in "“„«\"'‘":
        return False
    found = promo_phrases(text)
    return found >= 2 or (found == 1 and words <= 32)


def is_caption(text: str, words: int) -> bool:
    """Whether a picture's credit stands at the end of `text` or is all of it."""
    if words > 110:
        return False
    tail = text[-100:]
    if _CREDITS.search(tail) or _GALLERY.match(text):
        return True
    head = text[:24].partition(":")
    if head[1] and lexicon().labels.get(fold_label(head[0])) == "photo":
        return True
    if 3 <= words <= 12 and lexicon().labels.get(fold_label(" ".join(text.split()[-2:]))) == "photo":
        return True
    match = _credit_words().search(tail)
    return match is not None and _is_credit(tail[match.end() :])


def _is_credit(rest: str) -> bool:
    """Whether what stands behind "Photo:" names a maker and is no sentence or title."""
    words = rest.split()
    small = sum(1 for word in words if word[0].islower() and word not in _CREDIT_WORDS)
    return len(words) <= 12 and small * 3 <= max(len(words), 3)


@cache
def _credit_words() -> re.Pattern[str]:
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
        rf"|(?:{spaceless})[:：=＝]|\((?:{choice})[ :][^)]{{0,60}}\)$|\((?:archivbild|archiv|file)\)$",
        re.IGNORECASE,
    )
