from hypothesis import given
from hypothesis import strategies as st

from reader.parse.decode import decode
from reader.parse.plainly import safe_text
from reader.text.safe import clean_with_offsets

PIECES = st.sampled_from(
    [
        "The harbour",
        "öre",
        "‘Aye,’",
        "Ã¶",
        "Ã¤",
        "\r\n",
        "\t",
        "\x1b",
        "\x00",
        "\u200b",
        "\u0301",
        "é",
    ]
)


@given(st.binary() | st.lists(PIECES).map(lambda pieces: "".join(pieces).encode()))
def test_the_short_way_leads_where_the_long_one_does(data: bytes) -> None:
    text = safe_text(data)
    if text is not None:
        decoded = decode(data)
        assert (decoded.text, decoded.encoding, decoded.warnings) == (text, "utf-8", ())
        assert clean_with_offsets(text) == (text, (), ())


def test_ordinary_text_goes_the_short_way() -> None:
    assert safe_text("‘Aye,’ said the baker.\nForty öre.".encode()) is not None
