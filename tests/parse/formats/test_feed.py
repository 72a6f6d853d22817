import pytest

from reader.parse import limits
from reader.parse.formats import feed
from reader.parse.read import read
from tests.parse.formats.examples import ATOM, FIRST, HEADLINE, RSS, SECOND


def test_where_an_entry_appeared_first_is_no_part_of_it() -> None:
    text = "&lt;p&gt;The pier is back.&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;"
    last = "Der Beitrag Ferry returns erschien zuerst auf Coast Wire."
    quoted = "The Coast Wire wrote: Ferry returns, and so does its keeper of forty years, Ada Lind."
    for line, blocks in ((last, 1), (quoted, 2)):
        item = f"<item><title>Ferry returns</title><description>{text.format(line)}</description>"
        feed_text = f"<rss><channel><title>Coast Wire</title>{item}</item></channel></rss>"
        (draft,) = feed.parse(feed_text.encode(), "a.xml").drafts
        assert len(draft.body) == blocks


def test_a_film_is_told_by_its_description() -> None:
    group = "<media:group><media:title>x</media:title><media:description>The boat sails.\n"
    entry = f"<title>A film</title>{group}</media:description></media:group>"
    media = 'xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
    (draft,) = feed.parse(f"<feed {media}><entry>{entry}</entry></feed>".encode(), "a.xml").drafts
    assert [block.text for block in draft.body] == ["The boat sails."]


MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'
SAILS = "<description>The boat sails again on Saturday, after two winters.</description>"
PIER = "https://coast.example/pier.jpg"


@pytest.mark.parametrize(
    ("extra", "caption"),
    [
        (f'<enclosure url="{PIER}" type="image/jpeg" title="The new pier"/>', "The new pier"),
        (
            (
                f'<media:content url="{PIER}" medium="image"><media:description>'
                "The &amp;lt;b&amp;gt;new&amp;lt;/b&amp;gt; pier"
                "</media:description></media:content>"
            ),
            "The new pier",
        ),
        (
            f'<media:content url="{PIER}"/><media:description>The new pier</media:description>',
            "The new pier",
        ),
        (f'<media:content url="{PIER}"><media:title>Ferry</media:title></media:content>', None),
        (f'<media:content url="{PIER}"/>', None),
        ('<enclosure url="https://coast.example/a.mp3" type="audio/mpeg" title="Listen"/>', None),
        ('<enclosure url="file:///etc/a.jpg" type="image/jpeg" title="The pier"/>', None),
        ('<enclosure type="image/jpeg" title="The pier"/>', None),
    ],
)
def test_a_picture_beside_the_text_is_a_caption_where_it_has_words(
    extra: str, caption: str | None
) -> None:
    item = f"<item><title>Ferry</title>{SAILS}{extra}</item>"
    (draft,) = feed.parse(f"<rss {MEDIA}><channel>{item}</channel></rss>".encode(), "x").drafts
    found = [(block.text, block.picture) for block in draft.body if block.kind == "caption"]
    assert found == ([(caption, PIER)] if caption else [])
    assert draft.body[0].text == "The boat sails again on Saturday, after two winters."


def test_an_enclosure_of_an_atom_entry_is_a_picture() -> None:
    link = f'<link rel="enclosure" type="image/jpeg" href="{PIER}" title="The new pier"/>'
    entry = f"<entry><title>Ferry</title>{link}<content>The boat sails.</content></entry>"
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    (draft,) = feed.parse(atom.encode(), "a.xml").drafts
    assert (draft.body[-1].kind, draft.body[-1].text) == ("caption", "The new pier")
    assert draft.url is None


def test_a_name_keeps_what_looks_like_by_inside_of_it() -> None:
    item = "<item><title>Ferry</title><author>Amanda Hill</author></item>"
    (draft,) = feed.parse(f"<rss><channel>{item}</channel></rss>".encode(), "a.xml").drafts
    assert draft.byline == "Amanda Hill"


def test_rss_gives_an_article_an_entry() -> None:
    parsed = feed.parse(RSS.encode(), "x.rss")
    first, second = parsed.drafts
    assert first.headline == HEADLINE
    assert (first.byline, first.section, first.publisher) == ("Bo Ek", "Islands", "Coast Wire")
    assert first.published is not None
    assert first.published.iso == "2026-03-14T09:30:00+00:00"
    assert (first.language, first.url) == ("en", "https://coastwire.example/2026/ferry")
    assert first.standfirst == "The pier is back."
    assert [block.text for block in first.body] == [FIRST, SECOND]
    (related,) = first.related
    assert (related.label, related.url) == ("Read more", "https://coastwire.example/2026/storm")
    assert second.headline == "A brass band & nowhere to play"
    assert [block.text for block in second.body] == ["Practice is over."]
    assert parsed.problems == ()


def test_atom_with_xhtml_content() -> None:
    (draft,) = feed.parse(ATOM.encode(), "x.atom").drafts
    assert draft.headline == HEADLINE
    assert [block.kind for block in draft.body] == ["paragraph", "subhead", "paragraph"]
    assert draft.body[2].text == SECOND
    assert draft.published is not None
    assert draft.modified is not None
    assert draft.modified.iso == "2026-03-15T00:00:00+00:00"


def test_rdf() -> None:
    text = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Coast Wire</title></channel><item><title>{HEADLINE}</title>"
        "<link>https://coastwire.example/f</link><dc:date>2026-03-14</dc:date></item></rdf:RDF>"
    )
    assert feed.sniff(text.encode(), "x") > 0.8
    (draft,) = feed.parse(text.encode(), "x.rdf").drafts
    assert (draft.headline, draft.publisher) == (HEADLINE, "Coast Wire")


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("</item></channel></rss>", ""),
        RSS.replace("Islands", "Islands & sea"),
        RSS.replace("Islands", "Islands&nbsp;&eacute;"),
        "\n\n" + RSS,
        RSS.replace("</category>", "</kategory>"),
    ],
)
def test_broken_xml_is_recovered(broken: str) -> None:
    parsed = feed.parse(broken.encode(), "x.rss")
    assert parsed.drafts[0].headline == HEADLINE
    assert all(not problem.skipped for problem in parsed.problems)


def test_recovered_xml_is_said_so() -> None:
    (problem,) = feed.parse(RSS.replace("Islands", "Islands & sea").encode(), "x.rss").problems
    assert "broken XML" in problem.reason


def test_entities_of_a_document_type_do_not_expand() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;">'
    bomb += '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
    text = RSS.replace("<rss", bomb + "<rss", 1).replace("The pier is back.", "&b;&c;")
    parsed = feed.parse(text.encode(), "x.rss")
    assert all("boom" not in str(draft) for draft in parsed.drafts)


def test_control_characters_by_number_do_not_pass() -> None:
    text = RSS.replace("Islands", "&#27;]0;owned&#7;")
    assert "\x1b" not in str(feed.parse(text.encode(), "x.rss").drafts)


def test_an_empty_feed_is_a_problem() -> None:
    (problem,) = feed.parse(b"<rss><channel><title>x</title></channel></rss>", "x").problems
    assert "without any entry" in problem.reason


def test_a_mail_address_of_an_author_gives_way_to_the_name() -> None:
    text = RSS.replace(
        "<dc:creator>Bo Ek</dc:creator>", "<author>bo@coastwire.example (Bo Ek)</author>"
    )
    assert feed.parse(text.encode(), "x").drafts[0].byline == "Bo Ek"


def entry(content: str, summary: str = "", category: str = "Islands") -> str:
    return (
        f"<rss><channel><title>Coast Wire</title><language>en</language><item><title>{HEADLINE}"
        f"</title><link>https://coastwire.example/f</link><category>{category}</category>"
        f"<description><![CDATA[{summary}]]></description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    )


def test_the_line_that_blogs_end_with_is_not_related() -> None:
    text = (
        f'<p>{FIRST}</p><p>The post <a href="https://coastwire.example/f">{HEADLINE}</a> appeared '
        'first on <a href="https://coastwire.example/">Coast Wire Islands</a>.</p>'
    )
    (draft,) = feed.parse(entry(text).encode(), "x").drafts
    assert HEADLINE not in [one.headline for one in draft.related]


def test_a_summary_that_runs_over_two_paragraphs_of_the_text_is_no_standfirst() -> None:
    text = f"<h2>Background</h2><p>{FIRST}</p>"
    (draft,) = feed.parse(entry(text, f"Background {FIRST[:90]} [&#8230;]").encode(), "x").drafts
    assert draft.standfirst is None


def test_no_category_is_no_section() -> None:
    (draft,) = feed.parse(entry("<p>Text.</p>", category="Uncategorized").encode(), "x").drafts
    assert draft.section is None


def test_the_dateline_of_an_entry() -> None:
    (draft,) = feed.parse(entry(f"<p>{FIRST}</p>").encode(), "x").drafts
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.dateline.agency) == ("TARNHOLM", "Coast Wire")


def test_a_feed_of_nothing_but_tags_is_refused_before_its_tree_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 10)
    parsed = feed.parse(b"<rss><channel>" + b"<a/>" * 2_000 + b"</channel></rss>", "x.rss")
    assert parsed.drafts == ()
    assert "more than 1,600 tags" in parsed.problems[0].reason


@pytest.mark.parametrize(
    "content",
    [
        '<p><a href="https://a.example/{0}">A headline that is long {0}</a></p>',
        "&lt;p&gt;&lt;A href=x&gt;A headline that is long {0}&lt;/A&gt;&lt;/p&gt;",
        "&#60;p&gt;&#60;a href=x&gt;A headline that is long {0}&lt;/a&gt;&lt;/p&gt;",
    ],
)
def test_too_many_links_are_said_though_no_text_has_been_asked_for(content: str) -> None:
    links = "".join(content.format(number) for number in range(limits.RELATED + 5))
    text = f"<![CDATA[{links}]]>" if links.startswith("<") else links
    item = f"<item><title>Ferry</title><description>{text}</description></item>"
    parsed = read(f"<rss><channel>{item}</channel></rss>".encode(), "x.rss")
    assert len(parsed.drafts[0].related) == limits.RELATED
    assert any("1,000 related headlines" in problem.reason for problem in parsed.problems)
