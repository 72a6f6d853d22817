"""Markup says in what encoding it is written; where that holds it is believed before any guess."""

from __future__ import annotations

import codecs
import re

from reader.parse.decode import Decoded, decode

_HEAD = 4096
_DECLARED = re.compile(
    rb"(?:charset|encoding)[ \t]{0,4}=[ \t]{0,4}[\"']?[ \t]{0,4}([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
# What browsers read under these names (WHATWG Encoding, "names and labels").
_BROWSER_NAMES = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "tis-620": "cp874",
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def decode_markup(data: bytes) -> Decoded:
    """Decode HTML or XML: byte order mark, UTF-8, what it declares, then what it looks like."""
    if data.startswith(_MARKS) or b"\x00" in data[:_HEAD]:
        return decode(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return decode_declared(data, declared_encoding(data)) or decode(data)


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page or XML file names in its beginning."""
    match = _DECLARED.search(data[:_HEAD])
    return match[1].decode("ascii").lower() if match is not None else None


def decode_declared(data: bytes, encoding: str | None) -> Decoded | None:
    """`data` in `encoding` if that is a known text encoding in which it reads without a fault."""
    if not encoding:
        return None
    name = _BROWSER_NAMES.get(encoding.lower(), encoding.lower())
    try:
        # Codecs such as "hex" or "zip" are no encodings of text; str only comes out of those.
        codec = codecs.lookup(name)
        if not codec._is_text_encoding:  # noqa: SLF001
            return None
        # The codec's own name: a lookup forgives whatever stands between the letters of another.
        return Decoded(data.decode(codec.name), codec.name)
    except (LookupError, ValueError, TypeError):
        return None
