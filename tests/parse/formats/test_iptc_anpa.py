from reader.parse.formats import iptc_anpa
from tests.parse.formats.examples import ANPA


def test_a_wire_story() -> None:
    (draft,) = iptc_anpa.parse(ANPA, "x").drafts
    assert (draft.headline, draft.byline) == ("Ferry returns to Low Island", "BO EK")
    assert draft.dateline is not None
    assert (draft.dateline.place, draft.dateline.agency) == ("TARNHOLM", "Coast")
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30+00:00"
    assert [block.text.split()[0] for block in draft.body] == ["TARNHOLM", "Ada"]


def test_several_stories_in_a_file() -> None:
    first, second = iptc_anpa.parse(ANPA + ANPA, "x").drafts
    assert second.start > first.start
    assert second.headline == first.headline


def test_a_7901_message() -> None:
    text = (
        b"\x01eca0124 3 i 93  cw 1888\r\n\r\nIsland/ferry/\r\n\x02EXTRA\r\n"
        b"Ferry returns to Low Island\r\n"
        b"By Bo Ek =\r\n\r\n"
        b"Tarnholm (cw) - The ferry to Low Island sailed again on\r\nSaturday.\r\n\r\n"
        b"Ada Lind had bought flour for a month.\r\n\r\nThe band played.\r\n\r\n"
        b"\x03140930 GMT Mar 26\r\n\x04"
    )
    (draft,) = iptc_anpa.parse(text, "x").drafts
    assert (draft.headline, draft.byline) == ("Ferry returns to Low Island", "Bo Ek")
    assert draft.body[0].text == "Tarnholm (cw) - The ferry to Low Island sailed again on Saturday."
    assert draft.published is not None
    assert draft.published.iso == "2026-03-14T09:30+00:00"


def test_random_bytes_are_no_wire_story() -> None:
    assert iptc_anpa.sniff(b"\x16\x01" + bytes(range(256)) * 4, "x") == 0.0
