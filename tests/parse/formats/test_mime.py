import base64
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parse.formats.mime import walk

NESTED = "".join(
    f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(400)
)
_LINES = """From: a|Subject: b|Content-Type: multipart/mixed; boundary=b|Content-Type: text/html
Content-Type: multipart/alternative; boundary="c d"|--b|--b--|--c d|--c d-- |text a|<p>A</p>|QUJD
Content-Transfer-Encoding: base64|Content-Type: multipart/digest; boundary=d|--d|x: y| z|é||"""
messages = st.lists(
    st.sampled_from([line.encode() for line in _LINES.replace("\n", "|").split("|")]), max_size=16
).map(lambda lines: b"".join(line + b"\n" for line in lines))


def texts(parts: object) -> list[tuple[str, str | None, bytes]]:
    """Kind, file name and content of the parts that hold text, empty ones left out."""
    found = []
    for part in parts:  # type: ignore[attr-defined]
        assert isinstance(part, Message)
        if part.get_content_maintype() == "text" and not part.is_multipart():
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            if content.strip():
                found.append((part.get_content_type(), part.get_filename(), content.rstrip()))
    return found


@given(messages)
def test_it_finds_what_the_standard_library_finds(data: bytes) -> None:
    assert texts(walk(data)) == texts(message_from_bytes(data, policy=compat32).walk())


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message(data: bytes) -> None:
    assert list(walk(data))


def test_lines_may_end_as_mail_does() -> None:
    data = (
        b"Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nbefore\r\n--b\r\n"
        b"Content-Type: text/html\r\n\r\n<p>one</p>\r\n--b\r\n\r\ntwo\r\n--b--\r\nbehind\r\n"
    )
    assert texts(walk(data)) == [("text/html", None, b"<p>one</p>"), ("text/plain", None, b"two")]


def test_a_message_in_a_message_is_read() -> None:
    inner = b"Subject: inner\nContent-Transfer-Encoding: base64\n\n" + base64.b64encode(b"words")
    data = b"Subject: outer\nContent-Type: message/rfc822\n\n" + inner
    assert texts(walk(data)) == [("text/plain", None, b"words")]


@pytest.mark.parametrize("inner", [NESTED, "Content-Type: message/rfc822\n\n" * 400])
def test_what_lies_too_deep_is_left_out(inner: str) -> None:
    parts = list(walk(inner.encode()))
    assert 10 <= len(parts) <= 13


def test_headers_of_any_length_are_cut() -> None:
    data = b"Subject: " + b"a" * 200_000 + b"\n" + b"X-A: b\n" * 20_000 + b"\nwords\n"
    (message,) = walk(data)
    assert len(str(message["subject"])) <= 10_000
    assert message.get_payload() == "words\n"


def test_parameters_without_end_cost_no_time_and_no_text() -> None:
    (message,) = walk(b"Content-Type: text/plain; " + b";" * 400_000 + b"\n\nwords")
    assert message.get_content_type() == "text/plain"
    assert message.get_payload() == "words"
