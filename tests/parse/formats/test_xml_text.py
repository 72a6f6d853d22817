"""XML that a parser alone would stumble over."""

import pytest

from reader.parse.formats.xml_text import read_xml


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#55357;&#56832;", "\U0001f600"),
        ("&#xD83D;&#xDE00;", "\U0001f600"),
        ("&#x0d83d;&#x0de00; x", "\U0001f600 x"),
        ("&#xD800;", "\ufffd"),
        ("&#56832;&#55357;", "\ufffd\ufffd"),
        ("&#55000;&#57999;", "\ud6d8\ue28f"),
        ("&#8364;", "\u20ac"),
    ],
)
def test_characters_written_as_two_numbers(written: str, meant: str) -> None:
    xml = read_xml(f"<a>{written}</a>".encode())
    assert xml.root is not None
    assert xml.root.text == meant
    assert xml.faults == ()
