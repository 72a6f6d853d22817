"""Files that hold no article: pictures, programs and the like, told by their first bytes.

Signatures from the file formats' own documents and the list of file(1). They are told apart only
so that a folder's summary can say "9 pictures, 4 programs" in place of twelve problems.
"""

from __future__ import annotations

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"8BPS", "picture"),
    (b"\x00\x00\x01\x00", "picture"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"\xfe\xed\xfa\xce", "program"),
    (b"\xfe\xed\xfa\xcf", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\x00asm", "program"),
    (b"\xa7\x0d\x0d\x0a", "program"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
    (b"\xff\xfb", "sound"),
    (b"\x1aE\xdf\xa3", "video"),
    (b"FLV\x01", "video"),
    (b"\x00\x00\x01\xba", "video"),
    (b"SQLite format 3\x00", "database"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
    (b"\x00\x01\x00\x00\x00", "font"),
    (b"OTTO", "font"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"MSCF", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document"),
    (b"{\\rtf", "document"),
    (b"%!PS", "document"),
)

_ALL = tuple(signature for signature, _ in _SIGNATURES)
_RIFF = {b"WEBP": "picture", b"WAVE": "sound", b"AVI ": "video"}
# Names of the first member of a zip file; they stand 30 bytes behind its beginning.
_OFFICE_MEMBERS = (
    b"word/",
    b"xl/",
    b"ppt/",
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"mimetypeapplication/vnd.oasis",
)


def kind_of(head: bytes, name: str) -> str | None:
    """What a file beginning with `head` is if it holds no article, else None."""
    if head.startswith(_ALL):
        return next(kind for signature, kind in _SIGNATURES if head.startswith(signature))
    if head[:2] == b"#!":
        return "program"
    return _media_kind(head, name) or _office_kind(head)


def _media_kind(head: bytes, name: str) -> str | None:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "binary")
    if head[4:8] == b"ftyp":
        return "picture" if head[8:12] in (b"avif", b"heic", b"mif1") else "video"
    if head[:2] == b"BM" and head[6:10] == b"\x00\x00\x00\x00":
        return "picture"
    return "picture" if _is_svg(head, name) else None


def _office_kind(head: bytes) -> str | None:
    is_office = head[:4] == b"PK\x03\x04" and head[30:].startswith(_OFFICE_MEMBERS)
    return "document" if is_office else None


def _is_svg(head: bytes, name: str) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512]
    return start.startswith(b"<svg") or (
        name.lower().endswith(".svg") and start.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg"))
    )
