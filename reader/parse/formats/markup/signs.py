"""What names of classes and ids say about a part of a page, in the words web pages use for it."""

from __future__ import annotations

import re

_EDGE = r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))"

# The words stand for parts that repeat around articles of any publisher; none is of one publisher.
_FURNITURE = (
    "related|relate|recommend(?:ed|ation|ations)?|recirc(?:ulation)?|promo(?:s|tion|ted)?|newsletters?"
    "|subscri(?:be|ption|bers?)|sign-?up|sign-?in|log-?in|regist(?:er|ration)|share(?:d|s|bar)?|sharing|social|follow"
    "|comments?|disqus|sidebar|side-?col|rail|widgets?|advert(?:s|isement|ising|orial)?|ads?|adslot|banner|sponsor(?:ed)?"
    "|taboola|outbrain|nativo|navi?|navigation|breadcrumbs?|menu|footer|foot|toolbar|tools?|tags?|taglist|keywords"
    "|topics?|topiclist|bio|about-author|author-?(?:box|info|card|bio|details?|block)|byline|authors?|meta"
    "|metadata|timestamp|published|dateline|credits?|gallery|slideshow|carousel|slider|swiper|lightbox"
    "|print|popup|pop-up|modal|overlay|tooltip|cookies?|consent|gdpr|paywall|piano|teasers?|read-?(?:more|next|also|on)|more-(?:on|from|stories|news|articles?)"
    "|see-?also|also|most-?(?:read|popular|viewed|shared)|trending|popular|up-?next|next-?(?:article|story)|prev(?:ious)?"
    "|pagination|pager|paging|sr-?only|visually-?hidden|visuallyhidden|screen-?reader(?:-text)?|a11y|assistive|skip"
    "|embed|player|video(?:-player)?|audio|podcast|rating|poll|quiz|survey|copyright|disclaimer|legal"
    "|donat(?:e|ion|ions)|support-us|contribut(?:e|ion)s?|print-?only|no-?print|jump|toc|table-of-contents|inhalt"
    "|reading-?time|feedback|report-error|app-?(?:store|download|promo)|button|btn|cta|call-to-action|trust|print-info"
)
_FURNITURE_SIGN = re.compile(rf"{_EDGE}(?:{_FURNITURE})(?=$|[\s_-]|[0-9A-Z])", re.IGNORECASE)
_BODY_SIGN = re.compile(
    rf"{_EDGE}(?:article-?(?:body|text|content|copy|main)|story-?(?:body|text|content|copy)|(?:entry|post|news)-?"
    r"(?:content|body|text)|main-?(?:content|text)|body-?(?:content|text|copy)|richtext|rich-?text"
    r"|articlebody|text-?body|content-?body|detail-?(?:body|text|content))",
    re.IGNORECASE,
)
_STANDFIRST_SIGN = re.compile(
    rf"{_EDGE}(?:standfirst|stand-first|lede?|lead|intro(?:duction)?|dek|deck|subtitle|sub-?head(?:line|ing)?|summary|teaser-?text|abstract|chapeau|excerpt|sommario|ingress|entradilla|bajada)(?=$|[\s_-]|[0-9A-Z])",
    re.IGNORECASE,
)
_BYLINE_SIGN = re.compile(
    rf"{_EDGE}(?:byline|by-line|authors?|author-?names?|writer|contributors?|autor(?:en|es|i)?|auteur|signature)(?=$|[\s_-]|[0-9A-Z])",
    re.IGNORECASE,
)
_LONGEST = 300


def _searched(pattern: re.Pattern[str], names: str) -> bool:
    return pattern.search(names[:_LONGEST]) is not None


def is_furniture(names: str) -> bool:
    """Whether the classes and the id of an element name something beside an article."""
    return _searched(_FURNITURE_SIGN, names)


def is_body(names: str) -> bool:
    """Whether they name the text of an article."""
    return _searched(_BODY_SIGN, names)


def is_standfirst(names: str) -> bool:
    """Whether they name the summary under a headline."""
    return _searched(_STANDFIRST_SIGN, names)


def is_byline(names: str) -> bool:
    """Whether they name an author."""
    return _searched(_BYLINE_SIGN, names)
