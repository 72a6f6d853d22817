"""What names of classes and ids say about a part of a page, in the words web pages use for it.

The words stand for parts that are around the articles of any publisher; none is of one publisher.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FURNITURE = """
    related relate recommend recommended recommendation recommendations recirc recirculation
    promo promos promotion promoted newsletter newsletters subscribe subscription subscriber
    sign-?up sign-?in log-?in register registration share shares shared sharing share-?bar
    social socials follow followus comment comments disqus sidebar side-?col right-?rail rail
    widget widgets advert adverts advertisement advertising advertorial ad ads ad-?slot
    ad-?container banner sponsor sponsored taboola outbrain nav navi navigation breadcrumb
    breadcrumbs menu footer foot toolbar tools tag tags tag-?list keywords topics topic-?list
    bio about-author author-?box author-?info author-?card author-?details? author-?block byline
    authors? meta metadata timestamp published dateline credits? gallery slideshow carousel
    slider swiper lightbox print popup pop-?up modal overlay tooltip cookies? consent gdpr
    paywall teasers? read-?more read-?next read-?also read-?on more-on more-from more-stories
    more-news more-articles? see-?also also most-?read most-?popular most-?viewed trending
    popular up-?next next-?article next-?story prev previous pagination pager paging sr-?only
    visually-?hidden screen-?reader a11y assistive skip embed player audio podcast rating poll
    quiz survey copyright disclaimer legal donate donation donations support-us contribute
    print-?only no-?print jump toc table-of-contents reading-?time feedback report-error
    app-?store app-?download app-?promo button btn cta call-to-action
"""
_BODY = """
    article-?body article-?text article-?content article-?copy article-?main story-?body
    story-?text story-?content story-?copy entry-?content entry-?body entry-?text post-?content
    post-?body post-?text news-?content news-?body news-?text main-?content main-?text
    body-?content body-?text body-?copy rich-?text text-?body content-?body detail-?body
    detail-?text detail-?content
"""
_STANDFIRST = """
    standfirst stand-first lede? lead leadtext intro introduction dek deck subtitle sub-?head
    sub-?headline summary teaser-?text abstract chapeau chapo excerpt sommario ingress
    entradilla bajada vorspann perex
"""
_BYLINE = """
    byline by-line authors? author-?names? writer contributors? autor autoren autores autori
    auteur signature
"""
_CAPTION = (
    "caption captions credit credits figure-?caption image-?credit photo-?credit wp-caption-text"
)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[ _-])(?:{'|'.join(words.split())})(?=$|[ _\d-])")


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PATTERNS = {
    "furniture": _pattern(_FURNITURE),
    "body": _pattern(_BODY),
    "standfirst": _pattern(_STANDFIRST),
    "byline": _pattern(_BYLINE),
    "caption": _pattern(_CAPTION),
}
_LONGEST = 300


@lru_cache(maxsize=8192)
def _signs(names: str) -> frozenset[str]:
    lower = _CAMEL.sub("-", names[:_LONGEST]).lower()
    return frozenset(sign for sign, pattern in _PATTERNS.items() if pattern.search(lower))


def is_furniture(names: str) -> bool:
    """Whether the classes and the id of an element name something beside an article."""
    return "furniture" in _signs(names)


def is_body(names: str) -> bool:
    """Whether they name the text of an article."""
    return "body" in _signs(names)


def is_standfirst(names: str) -> bool:
    """Whether they name the summary under a headline."""
    return "standfirst" in _signs(names)


def is_byline(names: str) -> bool:
    """Whether they name an author."""
    return "byline" in _signs(names)


def is_caption(names: str) -> bool:
    """Whether they name the words under a picture."""
    return "caption" in _signs(names)
