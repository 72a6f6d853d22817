"""A small collection of invented articles, on which the meaning of a library is tested.

They are JSON files, so that what the articles are does not depend on how plain text is laid out.
An article is called by the name of its file without the ending.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 4, 1)
QUIET_DAY = datetime(2026, 3, 18, 12, tzinfo=UTC).timestamp()
"""When the file of the one article without a date was last changed."""

Fields = dict[str, object]


def article(headline: str, published: str | None, *paragraphs: str, **more: object) -> Fields:
    """The fields of an article; `more` are named as schema.org names them."""
    fields: Fields = {"headline": headline, "articleBody": "\n\n".join(paragraphs), **more}
    if published:
        fields["datePublished"] = published
    fields.setdefault("inLanguage", "en")
    return fields


def related(*headlines: str) -> list[Fields]:
    """Related headlines of an article."""
    return [{"headline": headline, "url": "https://news.example/a"} for headline in headlines]


ARTICLES: dict[str, Fields] = {
    "coast/strike": article(
        "Harbour strike enters second week",
        "2026-03-14T06:00:00+00:00",
        "Dockers stayed at the gates of the port on Friday, and no boat moved all day long.",
        "‘We will not run empty boats and we will not run unsafe ones,’ said Mara Keel, the "
        "chief executive of the ferry company.",
        "The company has lost nine sailings.",
        description="No talks are planned while petrol runs short",
        publisher={"name": "Coast Wire"},
        contentLocation={"name": "Port Ellery"},
        author={"name": "Ruth Calloway"},
        related=related("Dockers reject ‘insulting’ offer", "Islands run short of insulin"),
    ),
    "coast/offer": article(
        "Dockers reject 'insulting' offer",
        "2026-03-12T09:30:00+00:00",
        "The union of dockers turned down a new offer on Wednesday after four hours of talks.",
        "‘You cannot feed a family on a promise and a calendar,’ said Oren Dask, the general "
        "secretary of the union.",
        publisher={"name": "Coast Wire"},
        contentLocation={"name": "Port Ellery"},
        related=related("Harbour strike enters the second week", "Talks end without a date"),
    ),
    "politics/levy": article(
        "Parliament passes salt levy",
        "2026-03-10",
        "Parliament voted on Tuesday for a levy on salt, by a majority of three votes.",
        "“This levy will close every pan on the coast within a year,” said Ilse Dask, who owns "
        "one of them.",
        "The ministry did not answer a request for comment.",
        publisher={"name": "Norland Post"},
        articleSection="Politics",
        related=related("LIVE: Salt pans at Skerra close after levy"),
    ),
    "inland/pans": article(
        "Salt pans at Skerra close after levy",
        "2026-03-20",
        "The last salt pans at Skerra were shut on Thursday, and forty people lost their work.",
        "“We said that it would come to this,” said Ilse Dask.",
        publisher={"name": "Norland Post"},
        contentLocation={"name": "Skerra"},
        related=related("Parliament passes salt levy", "Weather for the islands"),
    ),
    "science/comet": article(
        "Retired postwoman discovers comet from her garden",
        "2026-02-01",
        "A comet that nobody had seen before was found above Port Ellery on Sunday night.",
        "It will be visible until the end of May, and it does not yet have a name.",
        publisher={"name": "Wire North"},
    ),
    "world/sturm": article(
        "Sturm trifft Küste bei Zürichberg",
        "2026-01-05T23:30:00-05:00",
        "Ein schwerer Sturm hat am Montag die Küste getroffen; mehrere Straßen sind gesperrt.",
        publisher={"name": "Küstenbote"},
        inLanguage="de",
    ),
    "world/weather-1": article(
        "Weather for the islands",
        "2026-03-01",
        "Rain is expected in the north, and a little sun in the south until the evening.",
        publisher={"name": "Coast Wire"},
    ),
    "world/weather-2": article(
        "Weather for the islands",
        "2026-03-19",
        "No rain is expected before the weekend, and the wind is going to drop tonight.",
        publisher={"name": "Coast Wire"},
    ),
    "notes/quiet": article(
        "Notes on a quiet day",
        None,
        "Nothing happened anywhere, and a reader wrote in to say thank you for it.",
        description="A column",
    ),
    "culture/bridge": article(
        "Minister opens 'smart' bridge",
        "2026-03-31",
        "The minister opened a 'smart' bridge at Skerra on Tuesday.",
        "It counts the cars that cross it; at noon there had been two of them.",
        publisher={"name": "Wire North"},
        contentLocation={"name": "Skerra"},
    ),
    "world/kaidan": article(
        "東京で首脳会談",
        "2026-02-14",
        "両国の首脳は東京で会談した。共同声明は発表されなかった。次の会談は未定である。",
        inLanguage="ja",
    ),
}


def write_collection(folder: Path) -> Path:
    """Write the articles below `folder`, and some files that are none; returns `folder`."""
    for name, fields in ARTICLES.items():
        write_article(folder, name, fields)
    os.utime(folder / "notes" / "quiet.json", (QUIET_DAY, QUIET_DAY))
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "broken.json").write_bytes(b'{"headline": ')
    return folder


def write_article(folder: Path, name: str, fields: Fields) -> Path:
    """Write one article as ``name.json`` below `folder`."""
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(fields, ensure_ascii=False), encoding="utf-8")
    return path
