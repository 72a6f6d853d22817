"""`parse --explain` for formats that are not plain text: which place gave which field."""

import json
from dataclasses import replace

import pytest

from reader.parse.draft import Explanation
from reader.parse.formats import registry
from tests.parse.formats.examples import EXAMPLES, HEADLINE, PAGE, RECORD, RSS


def explanations(data: bytes, name: str) -> dict[str, Explanation]:
    draft = registry.parse(data, name, explain=True).drafts[0]
    return {line.role: line for line in reversed(draft.explanations)}


def test_a_page_names_every_place_that_has_the_headline() -> None:
    found = explanations(PAGE.encode(), "x.html")
    assert found["headline"].rule == "title, meta og:title, headline, h1"
    assert found["headline"].line == 2
    assert found["body caption"].rule == "figcaption"
    assert found["body paragraph"].rule == "p"
    assert found["date"].rule == "datePublished"


def test_json_names_the_key() -> None:
    found = explanations(json.dumps(RECORD, indent=1).encode(), "x.json")
    assert (found["headline"].rule, found["headline"].line) == ("title", 2)
    assert found["body paragraph"].rule == "maintext"
    assert found["publisher"].rule == "source_domain, url"


def test_a_feed_names_the_element_of_the_entry() -> None:
    found = explanations(RSS.encode(), "x.rss")
    assert found["byline"].rule == "dc:creator"
    assert found["section"].rule == "category"


def test_a_mail_names_the_header() -> None:
    mail = f"From: Bo Ek <bo@coastwire.example>\nSubject: {HEADLINE}\n\nThe pier is back.\n"
    found = explanations(mail.encode(), "x.eml")
    assert found["headline"].rule == "Subject"
    assert found["body paragraph"].rule == "plain text"


@pytest.mark.parametrize("name", EXAMPLES)
def test_explaining_adds_places_and_changes_nothing_else(name: str) -> None:
    path, data = EXAMPLES[name]
    explained = registry.parse(data, path, explain=True)
    drafts = tuple(
        replace(draft, body=tuple(replace(block, pieces=()) for block in draft.body))
        for draft in explained.drafts
    )
    plain = tuple(
        replace(draft, body=tuple(replace(block, pieces=()) for block in draft.body))
        for draft in registry.parse(data, path).drafts
    )
    assert drafts == plain
