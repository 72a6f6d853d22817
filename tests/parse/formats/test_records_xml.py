from reader.parse.formats import records_xml
from tests.parse.formats.examples import FIRST, HEADLINE, SECOND, XML


def test_elements_with_the_fields_of_an_article_are_articles() -> None:
    (draft,) = records_xml.parse(XML.encode(), "x.xml").drafts
    assert draft.headline == HEADLINE
    assert [block.text for block in draft.body] == [FIRST, SECOND]


def test_other_xml_is_a_problem() -> None:
    text = b'<?xml version="1.0"?><config><name>x</name><value>1</value></config>'
    (problem,) = records_xml.parse(text, "x.xml").problems
    assert "without an article" in problem.reason
