import pytest

from reader.parse.formats import mail
from tests.parse.formats.examples import FIRST, MAIL, MBOX, SECOND


def test_a_message_is_an_article() -> None:
    (draft,) = mail.parse(MAIL, "x.eml").drafts
    assert draft.headline == "Ferry returns to Low Island – letter 12"
    assert (draft.byline, draft.publisher) == ("Bo Ek", "Coast Letter")
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30:00+00:00"
    assert [block.text for block in draft.body] == [FIRST, SECOND]
    assert draft.related[0].url == "https://coastwire.example/2026/storm"


def test_an_mbox_gives_every_message_with_its_place_in_the_file() -> None:
    drafts = mail.parse(MBOX, "inbox").drafts
    assert len(drafts) == 2
    assert MBOX[drafts[1].start :].startswith(b"From bo@")
    assert drafts[0].end == drafts[1].start


def test_a_maildir_file_is_known_without_an_ending() -> None:
    assert mail.sniff(MAIL[:4096], "1773480600.M1P2.host:2,S") > 0.9


@pytest.mark.parametrize(
    "text", ["From here on: nothing", "Date: today\n\nA diary", "To: whom\nit concerns"]
)
def test_a_text_that_begins_like_a_header_is_no_mail(text: str) -> None:
    assert mail.sniff(text.encode(), "x.txt") == 0.0


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("=?iso-8859-1?q?F=E4hre?=", "Fähre"),
        ("=?utf-8?b?RsOkaHJl?= =?utf-8?q?_zur=C3=BCck?=", "Fähre zurück"),
        ("=?windows-1252?q?F\xe4hre?=".encode().decode("latin-1"), "Fähre"),
        ("=?nonsense?q?F=E4hre?=", "Fähre"),
        ("plain", "plain"),
    ],
)
def test_subjects_are_decoded(subject: str, shown: str) -> None:
    data = f"From: a\nSubject: {subject}\nDate: x\n\nA text of a few words\n".encode("latin-1")
    assert mail.parse(data, "x.eml").drafts[0].headline == shown


def test_hidden_text_of_a_newsletter_is_left_out() -> None:
    html = '<div style="display:none">preview words</div>'
    html += f"<table><tr><td><p>{FIRST}</p></td></tr></table>"
    data = (
        f"From: a\nSubject: b\nDate: c\nContent-Type: text/html; charset=utf-8\n\n{html}".encode()
    )
    (draft,) = mail.parse(data, "x.eml").drafts
    assert [block.text for block in draft.body] == [FIRST]


def test_attachments_are_not_read() -> None:
    data = MAIL.replace(
        b"Content-Type: text/html",
        b"Content-Disposition: attachment; filename=x\nContent-Type: text/html",
    )
    (draft,) = mail.parse(data, "x.eml").drafts
    assert draft.related == ()
    assert [block.text for block in draft.body] == [FIRST, SECOND]


def test_parts_nested_without_end_are_a_problem_or_read() -> None:
    part = b"--a\nContent-Type: multipart/mixed; boundary=a\n\n"
    data = (
        b"From: a\nSubject: b\nDate: c\nContent-Type: multipart/mixed; boundary=a\n\n" + part * 3000
    )
    parsed = mail.parse(data, "x.eml")
    assert len(parsed.drafts) + len(parsed.problems) == 1
