"""Names of fields in the wild and the field of an article each stands for, the best name first.

Collected from the exports of news-please, newspaper4k, fundus, Zyte, NewsAPI, the Guardian,
CC-News, WordPress, schema.org, JSON Feed and ninjs 1 to 3, and from front matter of site
generators. A name is matched without case, underscores, hyphens, colons and spaces, since ninjs
alone changed its spelling between versions (versioncreated, versionCreated).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_NAMES: dict[str, str] = {
    "headline": (
        "headline headlines title hl1 webtitle headlinemain titlepage titlerss ogtitle header "
        "heading name alternativeheadline headlineextended"
    ),
    "body": (
        "articlebodyhtml bodyhtml bodyxhtml bodyhtml5 articlebody bodies contenthtml "
        "contentencoded content maintext body bodytext textcleaned cleanedtext contenttext "
        "bodymain text article story fulltext rawtext document plaintext fields selftext"
    ),
    "standfirst": (
        "standfirst descriptions descriptiontext descriptionhtml description abstract subtitle "
        "subheadline subtitles dek lead excerpt trailtext summary metadescription teaser snippet "
        "alternativeheadline"
    ),
    "byline": "byline by authors author creator dccreator writer journalist reporters",
    "published": (
        "datepublished datepublish publishdate publishingdate publisheddate publicationdate "
        "publishedat published publishedon webpublicationdate firstpublished pubdate dategmt date "
        "firstcreated contentcreated versioncreated datecreated created createdat timestamp time "
        "dateline datetime issued"
    ),
    "modified": (
        "datemodified datemodify modifieddate modifiedgmt modified lastmod lastmodified updated "
        "updatedat dateupdated contentmodified versioncreated"
    ),
    "url": (
        "url canonicalurl canonicallink weburl link permalink externalurl source sourceurl "
        "requestedurl articleurl uri id guid"
    ),
    "publisher": (
        "publisher sourcename metasitename ogsitename sitename infosources infosource "
        "provider source site newspaper outlet publication sourcedomain domain copyrightholder "
        "website"
    ),
    "language": "inlanguage language lang metalang languagecode locale",
    "section": (
        "articlesection sectionname section sections category categories subject subjects topics "
        "topic genre slugline tags keywords"
    ),
    "kicker": "kicker eyebrow overline supertitle rubric",
    "related": "related relatedarticles associations isrelatedto citation seealso",
    "place": "dateline located contentlocation location locationcreated place",
}

ALIASES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split()) for field, names in _NAMES.items()
}
"""Per field the names that may hold it, the best first."""

LISTS = "articles items entries results data docs documents hits news posts stories graph records"
LIST_KEYS = frozenset(LISTS.split())
"""Names under which exports keep their list of articles."""

_REMOVED = str.maketrans("", "", "_-:. $@#/")


@lru_cache(maxsize=1024)
def normalised(key: str) -> str:
    """`key` as the table of aliases has it: "dc:creator" is "dccreator"."""
    return key.translate(_REMOVED).lower()


_RANKS: dict[str, list[tuple[str, int]]] = {}
for _field, _names in ALIASES.items():
    for _rank, _name in enumerate(_names):
        _RANKS.setdefault(_name, []).append((_field, _rank))


def known_fields(keys: Iterable[str]) -> dict[str, list[str]]:
    """For each field of an article the keys that may hold it, the best first."""
    found: dict[str, list[tuple[int, str]]] = {}
    for key in keys:
        for field, rank in _RANKS.get(normalised(key), ()):
            found.setdefault(field, []).append((rank, key))
    return {field: [key for _, key in sorted(ranked)] for field, ranked in found.items()}


def is_article_like(record: Mapping[str, object]) -> bool:
    """Whether the names of `record` alone could be those of an article."""
    return _are_of_an_article(tuple(record))


@lru_cache(maxsize=512)
def _are_of_an_article(keys: tuple[object, ...]) -> bool:
    """As `is_article_like`; the million records of an export all have the same names."""
    fields = known_fields(key for key in keys if isinstance(key, str))
    return "body" in fields or ("headline" in fields and len(fields) >= 2)
