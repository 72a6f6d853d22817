"""The language of a text: by its script, and in Latin and Cyrillic script by its small words.

Where a line has too few of these, its spelling tells (`reader.parse.spelling`). Enough for quote
marks and labels to be read rightly; a text that declares its language is believed.
Counts of the commonest words are a classic of the field (Grefenstette 1995).
"""

from __future__ import annotations

import re
from pathlib import Path
from sys import byteorder

_SAMPLE = 4000
_LEAST_LETTERS = 8
_LEAST_SCORE = 1.0
_MARGIN = 1.15
_LEAST_SHARE = 0.03

_ASCII = bytes(range(0x80))
_LATIN_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e01-\u0e59]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile("[\u0904-\u0939]")),
    ("bn", re.compile("[\u0985-\u09b9]")),
    ("ta", re.compile("[\u0b85-\u0bb9]")),
    ("ka", re.compile("[\u10d0-\u10ff]")),
    ("hy", re.compile("[\u0531-\u058f]")),
    ("arabic", re.compile("[\u0620-\u06d3]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("latin", _LATIN),
)
_KANA_SHARE = 0.08
_FIRST = 280
_CERTAIN_SCORE, _CERTAIN_MARGIN = 2.5, 2.0

_WORDS = {
    "en": "the of and to in is that for on with as was at by it from are be has have an not",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "de la le et les des en un du une est que pour dans qui par au sur pas plus ce il avec",
    "es": "de la que el en y los del las un por con no una para su al lo como más pero sus ha",
    "it": "di che e la il un per in è una non del della sono con si da le nel alla ha dei al i gli",
    "pt": "de que e o a do da em um para é com não uma os no se na por mais as dos ao foi à são",
    "nl": "de van een het en in is dat op te zijn met voor niet aan er om door ook als bij maar",
    "sv": "och i att det som en på är av för med den till inte har de ett om vi var från han men",
    "no": "og i det på som er en til å han av for at med var de ikke ble fra har om et seg etter",
    "da": "og i at det er en til på af for med der som den ikke de et har fra var blev om sig mod",
    "fi": "ja on ei se että oli hän ovat myös mutta kun joka sen mukaan ole ollut vuoden tai jo",
    "pl": "w i na się z do nie to że jest o od za po przez jak ale są dla oraz które który był już",
    "cs": "a v na se je že s z do o to ve k za by podle jako pro ale jsou od které také po byl",
    "hu": "a az és hogy nem is egy van volt meg csak már ezt azt mint de még el között szerint",
    "ro": "de și în a la cu pe care că din nu un o pentru este mai sunt au fost prin sau după al",
    "tr": "ve bir bu için da de ile olarak çok daha olan gibi ne var en kadar sonra ise dedi göre",
    "id": "yang dan di dengan untuk pada dari itu ini dalam tidak akan ke juga oleh ada telah para",
    "vi": "và của là có trong được cho các với một đã không những người ở về này khi đến từ theo",
    "sw": "ya wa na kwa ni katika la za cha kuwa hiyo huo hilo kama lakini pia hii bila yake",
    "ru": "и в не на что с он по это как из за к от но у его для был также о года при было они",
    "uk": "і в не на що з та це як у до від за про для його але є також був року під час які він",
    "bg": "и на в да се за от не с е са по че това като след или при му до през беше както бъде",
    "sr": "и у је да на се су за од са као не што који би али то из после према јe",
}
_CYRILLIC = ("ru", "uk", "bg", "sr")
"""The last of `_WORDS`."""
_ADDED = Path(__file__).parent / "quotes" / "words"
_WORD = re.compile(r"[^\W\d_]{1,24}")


_FIELD, _SCALE = 32, 4096


def _added_words() -> dict[str, str]:
    """The commonest words of languages that only have a file for their quotes, by code."""
    codes = sorted({path.stem for path in _ADDED.glob("??.toml")} - _WORDS.keys())
    if not codes:
        return {}
    from reader.parse.quotes.guess import common_words

    return {code: " ".join(common_words(code)) for code in codes}


_SPELLED_BY_WORDS = tuple(_added_words().items())
"""Languages whose spelling is known by their commonest words alone."""
_WORDS = dict(_SPELLED_BY_WORDS) | _WORDS
_CODES = tuple(_WORDS)
_LATIN_PLACES = slice(len(_CODES) - len(_CYRILLIC))
_CYRILLIC_PLACES = slice(len(_CODES) - len(_CYRILLIC), None)


def _packed() -> dict[str, int]:
    """For each word what it says for each language, all in one number of 32 bits a language.

    Numbers of that kind are added for all languages at once. A word of many languages says little.
    """
    languages: dict[str, list[int]] = {}
    for place, words in enumerate(_WORDS.values()):
        for word in dict.fromkeys(words.split()):
            languages.setdefault(word, []).append(place)
    return {
        word: sum(round(_SCALE / len(found) ** 1.5) << _FIELD * place for place in found)
        for word, found in languages.items()
    }


_PACKED = _packed()


def guess_language(text: str) -> str | None:
    """Guess the language of `text` from its first 4,000 characters.

    Returns:
        A BCP 47 primary tag ("en", "no" for both Norwegian forms), or None where the text is
        too short or the guess would be one.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script == "arabic":
        return _arabic(sample)
    if script not in ("latin", "cyrillic"):
        return script
    cyrillic = script == "cyrillic"
    # The first sentences of nearly every text leave no doubt.
    first = sample[:_FIRST].lower().split()
    early = _best(_word_scores(first, cyrillic), len(first), _CERTAIN_SCORE, _CERTAIN_MARGIN)
    if early is not None:
        return early
    if len(sample) <= _FIRST:
        from reader.parse.spelling import spelled_language

        return spelled_language(sample, cyrillic, _SPELLED_BY_WORDS)
    words = _WORD.findall(sample.lower())
    return _best(_word_scores(words, cyrillic), len(words), _LEAST_SCORE, _MARGIN)


def _best(scores: list[int], words: int, least: float, margin: float) -> str | None:
    """The language that scores highest, if it has `least` and is ahead of the next by `margin`.

    `words` is of how many words the scores are.
    """
    # A table of results holds a stray "de" as well; running text is full of small words.
    counts = _LEAST_SHARE * words * _SCALE
    best = max(scores)
    if best < least * _SCALE or best < counts:
        return None
    place = scores.index(best)
    scores[place] = 0
    second = max(scores)
    return None if second >= counts and best < margin * second else _CODES[place]


def _script(sample: str) -> str | None:
    if sample.isascii():
        letters = len(sample) - len(sample.encode().translate(None, _LATIN_BYTES))
        return "latin" if letters >= _LEAST_LETTERS else None
    raw = sample.encode("utf-8", "surrogatepass")
    plain = len(raw) - len(raw.translate(None, _LATIN_BYTES))
    if plain * 2 > len(sample):
        return "latin"
    rest = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    if (plain + len(_LATIN.findall(rest))) * 2 > len(sample):
        return "latin"
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    total = sum(counts.values())
    if total < _LEAST_LETTERS // 2:
        return None
    # Japanese is mostly Chinese characters; the kana between them tell it.
    if counts["ja"] > _KANA_SHARE * (counts["zh"] + counts["ja"]) and counts["ja"] > 2:
        counts["ja"] += counts["zh"]
    return max(counts, key=lambda name: counts[name])


def _arabic(sample: str) -> str:
    urdu = sum(sample.count(letter) for letter in "ٹڈڑےں")
    persian = sum(sample.count(letter) for letter in "پچژگ") + sample.count("ی")
    if urdu > 2 and urdu * 60 > len(sample):
        return "ur"
    return "fa" if persian * 50 > len(sample) else "ar"


def _word_scores(words: list[str], cyrillic: bool) -> list[int]:
    """What `words` say for each language of `_CODES`."""
    total = sum(filter(None, map(_PACKED.get, words)))
    scores = memoryview(total.to_bytes(len(_CODES) * _FIELD // 8, byteorder)).cast("I").tolist()
    if byteorder == "big":
        scores.reverse()
    others = _LATIN_PLACES if cyrillic else _CYRILLIC_PLACES
    scores[others] = [0] * len(scores[others])
    return scores
