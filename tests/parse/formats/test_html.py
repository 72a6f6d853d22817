import pytest

from reader.parse import limits
from reader.parse.draft import Draft
from reader.parse.formats import html
from tests.parse.formats.examples import FIRST, HEADLINE, PAGE, SECOND, THIRD


def read(text: str) -> Draft:
    (draft,) = html.parse(text.encode(), "x.html").drafts
    return draft


@pytest.fixture(scope="module")
def draft() -> Draft:
    return read(PAGE)


def test_fields_come_from_what_the_page_says_about_itself(draft: Draft) -> None:
    assert draft.headline == HEADLINE
    assert draft.byline == "Bo Ek, Vera Moss"
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30:00+00:00"
    assert draft.modified is not None
    assert draft.modified.iso == "2026-03-15"
    assert (draft.publisher, draft.section, draft.language) == ("Coast Wire", "Islands", "en")
    assert draft.url == "https://coastwire.example/2026/ferry"
    assert draft.standfirst == "Two years after the storm the island has its pier again, and bread."


def test_blocks_keep_their_kinds_and_nothing_around_the_article_is_one(draft: Draft) -> None:
    assert [(block.kind, block.text) for block in draft.body] == [
        ("caption", "The new pier at Tarnholm on Saturday"),
        ("paragraph", FIRST),
        ("subhead", "Flour for a month"),
        ("paragraph", SECOND),
        ("quote", "Nobody should have to wait two winters for a boat."),
        ("list", "Sailings at eight and at four"),
        ("list", "Bicycles go free until June"),
        ("table", "Day | Boats\nMonday | 2"),
        ("paragraph", THIRD),
    ]


def test_related_links_keep_label_and_full_address(draft: Draft) -> None:
    assert [(one.headline, one.url) for one in draft.related] == [
        ("The storm that broke the pier of Tarnholm", "https://coastwire.example/2026/storm"),
        ("A brass band with nowhere to play", "https://coastwire.example/2026/band"),
    ]


LONG = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Pier opens - Coast Wire</title>", "<h1>Pier opens</h1>", "Pier opens"),
        (
            "<title>Coast Wire weekly</title>",
            "<h1>Pier opens on Saturday</h1>",
            "Pier opens on Saturday",
        ),
        (
            (
                "<title>Pier opens | Coast Wire</title>"
                '<meta property="og:site_name" content="Coast Wire">'
            ),
            "",
            "Pier opens",
        ),
        (
            '<meta property="og:title" content="A pier for the island, at last, says the mayor">',
            "<h1>Coast Wire</h1><h1>A pier for the island, at last</h1>",
            "A pier for the island, at last",
        ),
        (
            (
                '<meta property="og:title" content="Tarnholm: Pier opens">'
                '<script type="application/ld+json">{"@type":"NewsArticle",'
                '"headline":"Tarnholm: Pier opens"}'
                "</script>"
            ),
            "<h1>Pier opens</h1>",
            "Tarnholm: Pier opens",
        ),
        ('<meta property="og:title" content="Pier &amp;amp; band">', "", "Pier & band"),
        (
            '<meta property="og:title" content="The &lt;em&gt;Tarn&lt;/em&gt; sails">',
            "",
            "The Tarn sails",
        ),
        (
            (
                '<meta property="og:site_name" content="Coast Wire">'
                '<meta property="og:title" content="Pier opens - what we know - Coast Wire">'
                '<script type="application/ld+json">{"@type":"NewsArticle",'
                '"headline":"Pier opens - what we know - Coast Wire"}'
                "</script>"
            ),
            "<h1>Pier opens</h1>",
            "Pier opens - what we know",
        ),
        (
            (
                '<meta property="og:title" content="A pier for the island, at last, says…">'
                '<script type="application/ld+json">{"@type":"NewsArticle",'
                '"headline":"A pier for the island, at last, says…"}'
                "</script>"
            ),
            "<h1>A pier for the island, at last, says the mayor of Tarnholm</h1>",
            "A pier for the island, at last, says the mayor of Tarnholm",
        ),
        (
            "<title>Pier opens on Saturday | Coast Wire</title>",
            "<h1>Coast Wire</h1>",
            "Pier opens on Saturday",
        ),
        (
            "<title>Coast Wire - Pier opens on Saturday</title>",
            "<h1>Coast Wire</h1><h1>Pier opens on Saturday</h1>",
            "Pier opens on Saturday",
        ),
        (
            (
                "<title>Tarnholm ferry: new pier opens - Coast Wire Islands</title>"
                '<meta property="og:title" content="Pier opens on Saturday - Coast Wire Islands">'
                '<link rel="canonical" href="https://www.coastwire.example/pier">'
            ),
            "",
            "Pier opens on Saturday",
        ),
        (
            "<title>A pier for the island opens - Coast Wire</title>",
            "",
            "A pier for the island opens",
        ),
    ],
)
def test_the_headline_is_what_most_parts_of_the_page_say(
    head: str, body: str, headline: str
) -> None:
    assert read(f"<html><head>{head}</head><body>{body}{LONG}</body></html>").headline == headline


def test_a_body_cut_into_pieces_is_put_together() -> None:
    pieces = "".join(
        f'<div class="chunk"><p>{text}</p><p>{text[::-1]}</p></div>'
        '<div class="ad">Buy a boat now</div>'
        for text in (FIRST, SECOND, THIRD)
    )
    text = " ".join(block.text for block in read(f"<body><div>{pieces}</div></body>").body)
    assert all(part in text for part in (FIRST, SECOND, THIRD))
    assert "Buy a boat" not in text


def test_paragraphs_parted_by_line_breaks_are_paragraphs() -> None:
    page = f"<body><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body>"
    assert [block.text for block in read(page).body] == [FIRST, SECOND, THIRD]


def test_a_page_that_names_its_article_furniture_is_still_read() -> None:
    page = f'<body class="has-sidebar"><div class="with-comments newsletter">{LONG}</div></body>'
    assert [block.text for block in read(page).body] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "junk",
    [
        '<div class="newsletter-signup"><p>The best of the coast in your letterbox</p></div>',
        "<div hidden><p>Nobody should ever see this paragraph of hidden words at all</p></div>",
        '<div style="display: none"><p>Nobody should ever see this paragraph either</p></div>',
        "<aside><p>Another story told beside this one about something else entirely</p></aside>",
        "<form><p>Write to us about what you have seen on your way to the island</p></form>",
        "<script>document.write('<p>a script that writes a paragraph of its own</p>')</script>",
    ],
)
def test_what_is_beside_the_text_is_left_out(junk: str) -> None:
    blocks = read(f"<body><article><p>{FIRST}</p>{junk}<p>{SECOND}</p></article></body>").body
    assert [block.text for block in blocks] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("address", "iso"),
    [
        ("https://coastwire.example/2026/03/14/ferry/", "2026-03-14"),
        ("https://coastwire.example/news/2026-03-14-ferry", "2026-03-14"),
        ("https://coastwire.example/2026/99/14/ferry/", None),
        ("https://coastwire.example/tag/2026/03/ferry", None),
    ],
)
def test_an_address_dates_a_page_that_nothing_else_dates(address: str, iso: str | None) -> None:
    page = f'<link rel="canonical" href="{address}"><h1>Ferry returns</h1>{LONG}'
    published = read(page).published
    assert (published and published.iso) == iso


def test_a_label_with_a_link_is_a_related_headline() -> None:
    link = (
        '<p>Read more: <a href="https://coastwire.example/s">The storm that broke the pier</a></p>'
    )
    draft = read(f"<body><article><p>{FIRST}</p>{link}<p>{SECOND}</p></article></body>")
    (related,) = draft.related
    assert (related.label, related.headline) == ("Read more", "The storm that broke the pier")
    assert [block.text for block in draft.body] == [FIRST, SECOND]


def test_the_foot_is_left_out() -> None:
    foot = "<p>Most read</p><p>Ten boats</p><p>All of the harbour</p>"
    blocks = read(f"<body><article>{LONG}{foot}</article></body>").body
    assert [block.text for block in blocks] == [FIRST, SECOND, THIRD]


def test_the_summary_is_not_told_twice() -> None:
    meta = f'<meta name="description" content="{THIRD}">'
    body = f"<article><h4>{THIRD}</h4><p>{FIRST}</p><p>{SECOND}</p></article>"
    draft = read(f"<head>{meta}</head><body>{body}</body>")
    assert draft.standfirst == THIRD
    assert [block.text for block in draft.body] == [FIRST, SECOND]


def test_the_first_paragraph_stays_in_the_body_though_metadata_repeat_it() -> None:
    meta = f'<meta name="description" content="{THIRD}">'
    body = f"<article><p>{THIRD}</p><p>{FIRST}</p><p>{SECOND}</p></article>"
    draft = read(f"<head>{meta}</head><body>{body}</body>")
    assert [block.text for block in draft.body] == [THIRD, FIRST, SECOND]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2026-03-14T09:30:00Z">',
        '<meta name="date" content="14 March 2026">',
        (
            '<script type="application/ld+json">[{"@graph": [{"@type": ["Thing", "NewsArticle"],'
            '"datePublished": "2026-03-14"}]}]</script>'
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle",\n"headline": "a\nb",'
            '"datePublished": "2026-03-14"}</script>'
        ),
    ],
)
def test_the_date_is_found_where_pages_keep_it(head: str) -> None:
    date = read(f"<head>{head}</head><body>{LONG}</body>").published
    assert date is not None
    assert date.iso is not None
    assert date.iso.startswith("2026-03-14")


def test_an_entry_of_a_live_blog_does_not_give_the_date() -> None:
    blog = (
        '{"@type": "LiveBlogPosting", "headline": "All day", "datePublished": "2026-03-14",'
        '"liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Noon",'
        ' "datePublished": "2026-03-20"}]}'
    )
    head = f'<script type="application/ld+json">{blog}</script>'
    draft = read(f"<head>{head}</head><body>{LONG}</body>")
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14"


@pytest.mark.parametrize("encoding", ["windows-1252", "iso-8859-1", "utf-8", "koi8-r", "shift_jis"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    words = {"koi8-r": "Паром вернулся на остров", "shift_jis": "島に船が戻った日のこと"}
    headline = words.get(encoding, "Fähre zurück an der Küste")
    page = f'<meta charset="{encoding}"><h1>{headline}</h1>{LONG}'.replace("—", "-")
    page = page.replace("“", '"').replace("”", '"')
    assert html.parse(page.encode(encoding), "x.html").drafts[0].headline == headline


@pytest.mark.parametrize("paragraph", [f"<p>{FIRST}</p>", "<p>x"])
def test_a_page_of_very_many_elements_is_read_in_part_and_said_so(
    monkeypatch: pytest.MonkeyPatch, paragraph: str
) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 40)
    parsed = html.parse(f"<html><body>{paragraph * 400}".encode(), "x.html")
    assert 0 < len(parsed.drafts[0].body) <= 40
    assert "as far as the first 40" in parsed.problems[0].reason


def test_nesting_without_end_is_read_flat_and_said_so() -> None:
    page = "<html><body>" + "<div>" * 5000 + f"<p>{FIRST}</p>"
    parsed = html.parse(page.encode(), "x.html")
    assert FIRST in [block.text for block in parsed.drafts[0].body]
    assert "nested too deep" in parsed.problems[0].reason
    assert not parsed.problems[0].skipped


def test_entities_and_document_types_expand_to_nothing() -> None:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><h1>A&x;B</h1>{LONG}'
    assert read(page).headline in ("A&x;B", "AB")


@pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><nav>a</nav></body></html>"])
def test_a_page_without_an_article_is_a_problem(page: str) -> None:
    parsed = html.parse(page.encode(), "x.html")
    assert parsed.drafts == ()
    assert len(parsed.problems) == 1


def test_a_picture_without_a_caption_is_told_by_its_description() -> None:
    picture = '<figure><img src="a.jpg" alt="A boat beside a pier of new wood"></figure>'
    icon = '<figure><img src="b.png" alt="icon"></figure>'
    draft = read(f"<body><article><p>{FIRST}</p>{picture}{icon}<p>{SECOND}</p></article></body>")
    assert [(block.kind, block.text) for block in draft.body] == [
        ("paragraph", FIRST),
        ("caption", "A boat beside a pier of new wood"),
        ("paragraph", SECOND),
    ]


def test_a_description_that_only_begins_like_the_text_is_no_standfirst() -> None:
    head = f'<meta name="description" content="{FIRST[:110]}…">'
    (draft,) = html.parse(
        f"<html><head>{head}</head><body><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{THIRD}</p></body></html>".encode(),
        "x.html",
    ).drafts
    assert draft.standfirst is None
    assert draft.body[0].text == FIRST
    assert draft.dateline is not None
    assert draft.dateline.place == "TARNHOLM"


def test_a_description_that_was_escaped_twice_is_read() -> None:
    head = '<meta name="description" content="&amp;lt;p&amp;gt;The pier&amp;amp;#x27;s back.">'
    (draft,) = html.parse(
        f"<html><head>{head}</head><body><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
        "</body></html>".encode(),
        "x.html",
    ).drafts
    assert draft.standfirst == "The pier's back."


def test_the_other_wording_of_the_headline_is_no_subhead() -> None:
    page = PAGE.replace(
        f'og:title" content="{HEADLINE}', 'og:title" content="Pier mended: The boat is back again'
    ).replace(
        '<p class="standfirst">',
        "<h2>The boat is back again</h2><p>Lesedauer: 2 Min.</p><p>Von: Bo Ek</p>"
        '<p class="standfirst">',
    )
    (draft,) = html.parse(page.encode(), "x.html").drafts
    texts = [block.text for block in draft.body]
    assert "The boat is back again" not in texts
    assert not any("Lesedauer" in text or text.startswith("Von") for text in texts)
