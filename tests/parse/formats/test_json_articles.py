import json
from typing import Any

import pytest

from reader.parse.draft import Draft
from reader.parse.formats import json_articles
from tests.parse.formats.examples import FIRST, HEADLINE, RECORD, SECOND, THIRD

HTML = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def only(value: object) -> Draft:
    (draft,) = json_articles.parse(json.dumps(value).encode(), "x.json").drafts
    return draft


EXPORTS: list[tuple[str, dict[str, Any]]] = [
    ("news-please", RECORD),
    (
        "newspaper4k",
        {
            "title": HEADLINE,
            "text": f"{FIRST}\n\n{SECOND}\n\n{THIRD}",
            "authors": ["Bo Ek", "Vera Moss"],
            "publish_date": "2026-03-14T09:30:00",
            "canonical_link": "https://coastwire.example/2026/ferry",
        },
    ),
    (
        "zyte",
        {
            "headline": HEADLINE,
            "articleBodyHtml": HTML,
            "articleBody": FIRST,
            "authors": [{"name": "Bo Ek"}, {"name": "Vera Moss"}],
            "datePublished": "2026-03-14T09:30:00",
            "url": "https://coastwire.example/2026/ferry",
        },
    ),
    (
        "newsapi",
        {
            "source": {"id": None, "name": "Coast Wire"},
            "author": "Bo Ek, Vera Moss",
            "title": HEADLINE,
            "url": "https://coastwire.example/2026/ferry",
            "publishedAt": "2026-03-14T09:30:00",
            "content": f"{FIRST}\n{SECOND}\n{THIRD}",
        },
    ),
    (
        "guardian",
        {
            "webTitle": HEADLINE,
            "webUrl": "https://coastwire.example/2026/ferry",
            "webPublicationDate": "2026-03-14T09:30:00",
            "fields": {"bodyText": f"{FIRST}\n{SECOND}\n{THIRD}"},
            "byline": "Bo Ek, Vera Moss",
        },
    ),
    (
        "wordpress",
        {
            "title": {"rendered": HEADLINE},
            "content": {"rendered": HTML},
            "date": "2026-03-14T09:30:00",
            "link": "https://coastwire.example/2026/ferry",
            "author": "Bo Ek, Vera Moss",
        },
    ),
    (
        "schema.org",
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": HEADLINE,
            "articleBody": f"{FIRST}\n\n{SECOND}\n\n{THIRD}",
            "author": [{"@type": "Person", "name": "Bo Ek"}, {"name": "Vera Moss"}],
            "datePublished": "2026-03-14T09:30:00",
            "url": "https://coastwire.example/2026/ferry",
        },
    ),
    (
        "ninjs 1",
        {
            "uri": "https://coastwire.example/2026/ferry",
            "headline": HEADLINE,
            "body_xhtml": HTML,
            "byline": "Bo Ek, Vera Moss",
            "versioncreated": "2026-03-14T09:30:00",
        },
    ),
    (
        "ninjs 2",
        {
            "standard": {"name": "ninjs", "version": "2.1"},
            "uri": "https://coastwire.example/2026/ferry",
            "headlines": [{"role": "main", "value": HEADLINE}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": HTML}],
            "by": "Bo Ek, Vera Moss",
            "organisations": [{"name": "Low Island Council", "rel": "about"}],
            "contentCreated": "2026-03-14T09:30:00",
        },
    ),
    (
        "ninjs 3",
        {
            "uri": "https://coastwire.example/2026/ferry",
            "headlines": [{"role": "main", "value": HEADLINE}],
            "bodies": [
                {"role": "main", "contentType": "text/html", "value": HTML},
                {
                    "role": "main",
                    "contentType": "text/plain",
                    "value": f"{FIRST}\n{SECOND}\n{THIRD}",
                },
            ],
            "by": "Bo Ek, Vera Moss",
            "versionCreated": "2026-03-14T09:30:00",
        },
    ),
    (
        "fundus",
        {
            "title": HEADLINE,
            "authors": ["Bo Ek", "Vera Moss"],
            "publishing_date": "2026-03-14 09:30:00",
            "url": "https://coastwire.example/2026/ferry",
            "body": {"sections": [{"headline": "", "paragraphs": [FIRST, SECOND, THIRD]}]},
        },
    ),
]


@pytest.mark.parametrize(("name", "record"), EXPORTS)
def test_exports_are_read_by_their_own_names(name: str, record: dict[str, Any]) -> None:
    draft = only(record)
    assert draft.headline == HEADLINE
    assert [block.text for block in draft.body] == [FIRST, SECOND, THIRD]
    assert draft.byline == "Bo Ek, Vera Moss"
    assert draft.published is not None
    assert draft.published.iso is not None
    assert draft.published.iso.startswith("2026-03-14T09:30")
    assert draft.publisher != "Low Island Council"
    assert draft.url == "https://coastwire.example/2026/ferry"
    assert draft.modified is None or name.startswith("ninjs")


@pytest.mark.parametrize(
    "wrapped",
    [
        [RECORD, RECORD],
        {"status": "ok", "totalResults": 2, "articles": [RECORD, RECORD]},
        {"response": {"status": "ok", "results": [RECORD, RECORD]}},
        {"hits": {"total": 2, "hits": [{"_id": "1", "_source": RECORD}, {"_source": RECORD}]}},
        {"@graph": [RECORD, RECORD]},
        {"data": {"items": [{"meta": {}, "item": RECORD}, {"meta": {}, "item": RECORD}]}},
    ],
)
def test_lists_are_found_in_what_wraps_them(wrapped: object) -> None:
    drafts = json_articles.parse(json.dumps(wrapped).encode(), "x.json").drafts
    assert [draft.headline for draft in drafts] == [HEADLINE, HEADLINE]


def test_a_json_feed_names_its_publisher() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Coast Wire",
        "items": [
            {"id": "1", "title": HEADLINE, "content_html": HTML, "date_published": "2026-03-14"},
            {"id": "2", "content_text": FIRST, "authors": [{"name": "Bo Ek"}]},
        ],
    }
    first, second = json_articles.parse(json.dumps(feed).encode(), "feed.json").drafts
    assert first.publisher == second.publisher == "Coast Wire"
    assert second.headline.endswith("…")
    assert second.byline == "Bo Ek"


def test_lines_are_articles_and_a_broken_one_is_a_problem_with_its_number() -> None:
    line = json.dumps(RECORD)
    text = f"{line}\n{{broken\n\n{line}\n"
    parsed = json_articles.parse(text.encode(), "x.jsonl")
    first, second = parsed.drafts
    assert (text[first.start : first.end], text[second.start : second.end]) == (line, line)
    assert [problem.line for problem in parsed.problems] == [2]


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_says_so() -> None:
    text = json.dumps([RECORD, RECORD, RECORD], indent=1)
    parsed = json_articles.parse(text[:-300].encode(), "x.json")
    assert len(parsed.drafts) >= 2
    assert [problem.skipped for problem in parsed.problems] == [False]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "left-pad", "version": "1.0.0", "description": "pads", "author": "x"}',
        '{"compilerOptions": {"strict": true}}',
        "[1, 2, 3]",
        "[" * 500 + "]" * 500,
        '{"title": "x", "n": ' + "9" * 5000 + "}",
    ],
)
def test_json_without_an_article_is_a_problem(text: str) -> None:
    parsed = json_articles.parse(text.encode(), "x.json")
    assert parsed.drafts == ()
    assert parsed.problems[0].skipped


def test_related_articles_are_kept_with_their_addresses() -> None:
    related = [{"headline": "A storm", "url": "https://coastwire.example/storm"}, "A band"]
    draft = only({**RECORD, "related": related})
    assert [(one.headline, one.url) for one in draft.related] == [
        ("A storm", "https://coastwire.example/storm"),
        ("A band", None),
    ]


def test_an_address_that_is_none_is_left_out() -> None:
    assert only({**RECORD, "url": "javascript:alert(1)"}).url is None


def test_control_characters_of_escapes_do_not_pass() -> None:
    draft = only({**RECORD, "title": "Ferry \x1b]0;owned\x07 returns"})
    assert "\x1b" not in draft.headline


def test_utf_16_is_decoded() -> None:
    parsed = json_articles.parse(json.dumps(RECORD, ensure_ascii=False).encode("utf-16"), "x.json")
    assert parsed.drafts[0].body[0].text == FIRST


def test_a_flash_without_a_headline_is_an_article() -> None:
    draft = only({"headline": None, "body": "PORT STRIKE CALLED OFF", "date": "2026-03-14"})
    assert draft.headline == "PORT STRIKE CALLED OFF"


def test_a_headline_with_an_identifier_is_an_article() -> None:
    assert only({"uri": "urn:coast:1", "headline": HEADLINE}).headline == HEADLINE


def test_what_holds_no_article_is_counted() -> None:
    lines = "\n".join(json.dumps(one) for one in (RECORD, {"id": 1}, {"id": 2}))
    parsed = json_articles.parse(lines.encode(), "x.jsonl")
    assert len(parsed.drafts) == 1
    (problem,) = parsed.problems
    assert "2 records without an article" in problem.reason
    assert not problem.skipped


def test_the_place_of_a_record() -> None:
    draft = only({**RECORD, "located": "Bo Ek", "byline": "Bo Ek, Coast Wire"})
    assert draft.dateline is not None
    assert draft.dateline.place == "TARNHOLM"
    named = only({**RECORD, "maintext": SECOND, "dateline": "TARNHOLM, March 14 (CW) -"})
    assert named.dateline is not None
    assert named.dateline.place == "TARNHOLM"


def test_a_body_that_begins_with_the_headline_and_boxes_says_neither_twice() -> None:
    boxes = '<div class="dat"><span>Islands</span><span>CW</span></div>'
    draft = only({"headline": HEADLINE, "body_html5": f"<h1>{HEADLINE}</h1>{boxes}{HTML}"})
    assert [block.text for block in draft.body] == ["Islands CW", FIRST, SECOND, THIRD]
