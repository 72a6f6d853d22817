"""Short articles in six languages, written for this project: who says what in each.

`tests/data/languages/<code>.txt`: an article begins with `# name`, its quotes follow it as
`> words => speaker`, with `part` after the speaker of a part of a report. A speaker counts as
found whatever the capital of its first word.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from reader.parse.quotes import find_quotes

FOLDER = Path(__file__).resolve().parents[2] / "data" / "languages"
MARKS = "“”„‟«»‹›‘’'\"「」—– .\u00a0\u202f"
# What is not found as labelled, by language, article and words. This list may only shrink: what
# is found by now has to be struck off it.
KNOWN_MISSES = frozenset(
    {
        ("de", "Wahl", "Sie hat die Partei geprägt"),
        ("de", "Museum", "Wir zeigen, was sonst im Keller liegt"),
        ("es", "Partido", "Nos dio vergüenza"),
        ("es", "Museo", "un hito"),
        ("fr", "Procès", "Je n'ai rien à cacher"),
        ("fr", "Port", "Ça sent depuis vendredi"),
        ("fr", "Musée", "une première"),
        ("fr", "Tempête", "à la prudence"),
        ("it", "Processo", "un uomo distrutto"),
        ("it", "Partita", "Ci siamo vergognati"),
        ("it", "Dimissioni", "Ha segnato il partito"),
        ("it", "Museo", "una pietra miliare"),
        ("it", "Maltempo", "alla prudenza"),
        ("nl", "Rechtbank", "een komedie"),
        ("nl", "Haven", "Het stinkt al sinds vrijdag"),
        ("nl", "Vertrek", "in elk geval niet meteen"),
        ("pt", "Jogo", "Tivemos vergonha"),
        ("pt", "Porto", "Cheira desde sexta-feira"),
        ("pt", "Museu", "um marco"),
    }
)


class Said(NamedTuple):
    """The words of a quote, its kind, and who says it, in small letters."""

    words: str
    kind: str
    speaker: str


class Article(NamedTuple):
    """A text with all its quotes."""

    language: str
    name: str
    text: str
    quotes: tuple[Said, ...]


def articles() -> list[Article]:
    return [
        read_article(path.stem, entry)
        for path in sorted(FOLDER.glob("*.txt"))
        for entry in path.read_text(encoding="utf-8").removeprefix("# ").split("\n# ")
    ]


def read_article(language: str, entry: str) -> Article:
    name, _, rest = entry.strip().partition("\n")
    lines = rest.splitlines()
    text = "\n".join(line for line in lines if not line.startswith("> "))
    quotes = tuple(read_label(line[2:]) for line in lines if line.startswith("> "))
    return Article(language, name, text, quotes)


def read_label(line: str) -> Said:
    words, _, speaker = line.rpartition(" => ")
    kind = "part" if speaker.endswith(" part") else "speech"
    return Said(words.strip(MARKS), kind, speaker.removesuffix(" part").casefold())


ARTICLES = articles()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: f"{each.language} {each.name}")
def test_who_says_what(article: Article) -> None:
    found = {
        Said(
            article.text[quote.start : quote.end].strip(MARKS),
            quote.kind,
            (quote.speaker or "nobody").casefold(),
        )
        for quote in find_quotes(article.text, article.language)
        if quote.kind != "mark"
    }
    wanted = set(article.quotes)
    missed = {
        each for each in wanted if (article.language, article.name, each.words) in KNOWN_MISSES
    }
    assert wanted - found == missed
    words = {each.words for each in wanted}
    assert {each.words for each in found} <= words


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl", "pt"])
def test_every_language_has_ten_articles(language: str) -> None:
    assert sum(article.language == language for article in ARTICLES) >= 10
    known = {words for code, _, words in KNOWN_MISSES if code == language}
    quotes = [
        each for article in ARTICLES if article.language == language for each in article.quotes
    ]
    assert len(known) * 6 <= len(quotes)
