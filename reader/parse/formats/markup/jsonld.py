"""The JSON-LD of a page: the object that describes its article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.formats.values import names_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parse.formats.markup.tree import Element

_ARTICLES_WORDS = (
    "NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle ReviewNewsArticle "
    "BackgroundNewsArticle Article BlogPosting LiveBlogPosting Report SocialMediaPosting "
    "ScholarlyArticle TechArticle AdvertiserContentArticle SatiricalArticle Review Recipe"
)
_ARTICLES = tuple(_ARTICLES_WORDS.split())
_PAGES = ("WebPage", "ItemPage", "VideoObject")
_DEPTH = 6
_OBJECTS = 3000


def find_article(root: Element) -> Mapping[str, object] | None:
    """The best description of the page's article in its JSON-LD, None where there is none.

    An article that stands inside another object (an entry of a live blog, a list of teasers) is
    taken only where none stands on its own.
    """
    best: tuple[int, Mapping[str, object]] | None = None
    for script in root.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if "ld+json" not in kind or not text or len(text) > limits.METADATA_BYTES:
            continue
        for depth, item in _objects(_load(text)):
            rank = _rank(item, depth)
            if rank > 0 and (best is None or rank > best[0]):
                best = (rank, item)
    return best[1] if best is not None else None


def _load(text: str) -> object:
    from pydantic_core import from_json

    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return from_json(text)
    except ValueError:
        pass
    try:
        # Raw line breaks inside strings are the commonest fault of hand-made blocks.
        return from_json(" ".join(text.replace("\t", " ").split()), allow_partial=True)
    except ValueError:
        return None


def _objects(value: object) -> Iterator[tuple[int, Mapping[str, object]]]:
    queue: list[tuple[int, object]] = [(0, value)]
    for depth, item in queue:
        if len(queue) > _OBJECTS:
            break
        if isinstance(item, list):
            queue += [(depth, inner) for inner in item]
        elif isinstance(item, Mapping):
            yield depth, item
            if depth < _DEPTH:
                for key, inner in item.items():
                    if isinstance(inner, list | Mapping):
                        step = 0 if key in ("@graph", "mainEntity", "mainEntityOfPage") else 1
                        queue.append((depth + step, inner))


def types_of(item: Mapping[str, object]) -> list[str]:
    """The types of an object, without the address of their vocabulary."""
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2] for kind in listed if isinstance(kind, str)]


def _rank(item: Mapping[str, object], depth: int) -> int:
    types = types_of(item)
    if any(kind in _ARTICLES for kind in types):
        rank = 60 - min(_ARTICLES.index(kind) for kind in types if kind in _ARTICLES)
    elif any(kind in _PAGES for kind in types):
        rank = 15
    else:
        return 0
    filled = sum(bool(item.get(key)) for key in ("headline", "datePublished", "author"))
    return rank + 10 * filled - 20 * depth


def authors(article: Mapping[str, object]) -> list[str]:
    """The names of the authors of a JSON-LD article."""
    for key in ("author", "creator"):
        names = [name for name in names_of(article.get(key)) if name and "://" not in name]
        if names:
            return names
    return []


def value(article: Mapping[str, object] | None, *keys: str) -> str | None:
    """The first of the values under `keys` that holds text."""
    if article is None:
        return None
    for key in keys:
        text = text_of(article.get(key)).strip()
        if text:
            return text
    return None
