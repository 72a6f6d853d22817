"""Stage three: what each block looks like by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.parse.layout.blocks import ends_sentence
from reader.parse.layout.notices import is_caption, is_credit_line, is_promo, may_hold
from reader.parse.layout.signals import QUIET, opens_with_photo
from reader.parse.layout.words import (
    BY,
    label_kind,
    lexicon,
    may_be_byline,
    may_open_label,
    opener,
)

if TYPE_CHECKING:
    from reader.parse.layout.lines import Block
    from reader.parse.layout.signals import Found, Signals

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
_SIGN_WORDS = 5
_LONGEST_PROMO = 90
_SPACELESS = 24
_GLUED_LENGTH = 9
"""Mean length of a word from which on menu entries may have run into each other."""
_LABEL_REACH = 26
_DIGITS = frozenset("0123456789")
_QUOTES = frozenset("“„«\"'‘")
_DIGIT = re.compile("[0-9]")
_URL = re.compile(r"(?:https?://|www\.)\S{1,2000}")
_BARE_SITE = re.compile(
    r"[\w.-]{2,60}\.(?:com|org|net|info|de|fr|es|it|nl|uk|co|no|se|pl|cz|ru|eu)"
)
_PLACEHOLDER = re.compile(r"\[[^\]\n]{0,60}\](?:\[[^\]\n]{0,60}\])*")
_AGO = re.compile(
    r"(?:vor |il y a |hace |há |fa )?\d{1,3} ?(?:s|m|min|mins|minutes?|h|hrs?|hours?|d|days?|weeks?"
    r"|months?|years?|minuten?|stunden?|tagen?|jours?|heures?|horas?|días?|dias?|ore|giorni|timer?"
    r"|dager?|dagar|минут|часов|분|시간|日|時間|分|小时|天)"
    r"\.?(?: ago| fa| atrás| geleden| siden| sedan| назад| 전|前)?",
    re.IGNORECASE,
)
_GLUED = re.compile(r"[a-zäöüßéèáíóúñåøæ](?=[A-ZÄÖÜÉÈÁÍÓÚÑÅØÆ][a-zäöüßéèáíóúñåøæ])")
_IMAGE = re.compile(
    r"(?:placeholder|image|img|photo|picture|figure|bild|foto|imagen|immagine)[ \w-]{0,20}\d",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"\d{1,3} ?(?:of|von|de|sur|di|av|of the|из|z) ?\d{1,3}(?: [^\W\d_]{3,12})?")
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
    wordy: bool = False
    """Whether it has neither a digit nor a byline's first word: no date, no byline."""


_LONGEST_LABEL = 30
_FEW = range(400)
_PROSES = tuple(Look(PROSE, "sentences", words, True) for words in _FEW)
_SENTENCES = tuple(Look(SENTENCE, "full stop", words, True) for words in _FEW)
_LINES = tuple(Look(LINE, "no full stop", words, False) for words in _FEW)
_WORDY_LINES = tuple(look._replace(wordy=True) for look in _LINES)
"""Most blocks of most texts have one of these looks: made once, by the number of words."""


def looks_of(blocks: list[Block], found: Found) -> list[Look]:
    """Tell what each of `blocks`, a text in which `found` was found, looks like."""
    looks = [_quiet_look(block.text) for block in blocks]
    if found.signals != QUIET:
        for place in _loud(blocks, found):
            looks[place] = look_at(blocks[place].text, found.signals)
    return looks


def _loud(blocks: list[Block], found: Found) -> list[int]:
    """Which of `blocks` may hold any of the phrases that occur somewhere in the text."""
    signals, lines = found
    photo = signals.photo != ()
    loud = []
    for place, (text, pieces, first, last, *_) in enumerate(blocks):
        if lines is None or first != last or len(pieces) > 1:
            holds = may_hold(text, signals)
        else:
            holds = first in lines or (
                photo and ":" in text[:_LABEL_REACH] and opens_with_photo(text)
            )
        if holds:
            loud.append(place)
    return loud


def _quiet_look(text: str) -> Look:
    """The look of a block that holds no set phrase."""
    length = len(text)
    if length <= _LONGEST_LABEL:
        return _quiet_label(text)
    words = text.count(" ") + 1
    if length > _GLUED_LENGTH * words or words >= len(_FEW) or text[0] in _DIGITS:
        return look_at(text, QUIET)
    if length < _PROSE_LENGTH:
        return _quiet_line(text, words)
    if ":" in text[:_LABEL_REACH] and may_open_label(text):
        return look_at(text, QUIET)
    if text[-1] == "." or ends_sentence(text):
        return _PROSES[words]
    return _LINES[words] if length < _LONG_PROSE else look_at(text, QUIET)


def _quiet_line(text: str, words: int) -> Look:
    """The look of a sentence or a line of several words that holds no set phrase."""
    begins = text[0].isalpha() or (text[0] in _QUOTES and text[1].isalpha())
    if words < _LINE_WORDS or not begins:
        return look_at(text, QUIET)
    word = text.partition(" ")[0]
    first = word.lower() if word.isalpha() else opener(text)
    told = first in lexicon().telling or not first or text[:2] in BY
    if (told and may_open_label(text)) or (words <= _SIGN_WORDS and _is_sign(text)):
        return look_at(text, QUIET)
    if text[-1] == "." or ends_sentence(text):
        return _SENTENCES[words]
    wordy = _DIGIT.search(text) is None and not (told and may_be_byline(text))
    return _WORDY_LINES[words] if wordy else _LINES[words]


@lru_cache(maxsize=4096)
def _quiet_label(text: str) -> Look:
    """The look of a few words that hold no set phrase: dates, names and labels recur."""
    return look_at(text, QUIET)


def look_at(text: str, signals: Signals) -> Look:
    """Tell what `text`, a block of a text with `signals`, looks like."""
    words = text.count(" ") + 1
    if len(text) > _SPACELESS and words * 15 < len(text) and not text.isascii():
        words = max(len(text) // 2, 1)
    if len(text) >= _PROSE_LENGTH:
        return _look_at_long(text, words, signals)
    return _look_at_short(text, words, signals)


def _look_at_long(text: str, words: int, signals: Signals) -> Look:
    ends = ends_sentence(text)
    if text[0] in "hw" and _URL.fullmatch(text):
        return Look(SIGN, "address", words, ends)
    if len(text) > _GLUED_LENGTH * words and _is_glued(text, words):
        return Look(PROMO, "menu", words, ends)
    if ":" in text[:_LABEL_REACH] and label_kind(text) == "topics":
        return Look(LABEL, "topics", words, ends)
    if is_credit_line(text, signals):
        return Look(LABEL, "credit", words, ends)
    if words <= _LONGEST_PROMO and is_promo(text, words, signals):
        return Look(PROMO, "promo", words, ends)
    if is_caption(text, words, signals):
        return Look(CAPTION, "credit", words, ends)
    if ends or len(text) >= _LONG_PROSE:
        return Look(PROSE, "sentences", words, ends)
    return Look(LINE, "no full stop", words, ends)


def _look_at_short(text: str, words: int, signals: Signals) -> Look:
    ends = ends_sentence(text)
    if not text[0].isalpha() and not any(map(str.isalpha, text)):
        return Look(SIGN, "number", words, ends)
    kind = label_kind(text)
    if kind is not None:
        return Look(LABEL, kind, words, ends)
    if words <= _SIGN_WORDS and _is_sign(text):
        return Look(SIGN, "number" if text[0] != "[" else "address", words, ends)
    if is_credit_line(text, signals):
        return Look(LABEL, "credit", words, ends)
    if len(text) > _GLUED_LENGTH * words and _is_glued(text, words):
        return Look(PROMO, "menu", words, ends)
    if is_promo(text, words, signals):
        return Look(PROMO, "promo", words, ends)
    if is_caption(text, words, signals):
        return Look(CAPTION, "credit", words, ends)
    return _plain_look(text, words, ends, signals)


def _plain_look(text: str, words: int, ends: bool, signals: Signals) -> Look:
    if ends and (words >= _LINE_WORDS or text[-1] in "。！？"):
        return Look(SENTENCE, "full stop", words, ends)
    spaceless = signals.cjk and len(text) >= 8 and _CJK.search(text) is not None
    if words >= _LINE_WORDS or spaceless:
        return Look(LINE, "no full stop", words, ends)
    wordy = _DIGIT.search(text) is None and not may_be_byline(text)
    return Look(WORDS, "few words", words, ends, wordy)


def _is_sign(text: str) -> bool:
    """Whether a few words are an address, a placeholder, a counter or an age."""
    if text[0] == "[" and _PLACEHOLDER.fullmatch(text):
        return True
    if text.startswith(("http", "www.")):
        return _URL.match(text) is not None
    if "." in text and _BARE_SITE.fullmatch(text):
        return True
    if _DIGITS.isdisjoint(text):
        return False
    if text[0].isdecimal() and text[-1].isdecimal():
        return _COUNTER.fullmatch(text) is not None
    patterns = (_AGO, _COUNTER, _IMAGE)
    return any(pattern.fullmatch(text) is not None for pattern in patterns)


def _is_glued(text: str, words: int) -> bool:
    """Whether `text` is a menu whose entries were written without spaces: "NewsSportCulture"."""
    glued = len(_GLUED.findall(text))
    return glued >= 3 and glued * 4 >= words
