"""Archives, compressed files and books that lie about what is in them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

from tests.hostile.case import Case, Expect

_TEXT = b"Canarypack comes to Tarnmouth\n" + (
    b"The keeper of Tarnmouth said that the harbour would stay open through the winter.\n" * 3
)
_PAGE = (
    b"<html><body><article><h1>Canarypack comes to Tarnmouth</h1>"
    b"<p>The keeper of Tarnmouth said that the harbour would stay open through the winter.</p>"
    b"<p>The pilots, the ferry and the fishing boats of Kell Point had asked for nothing else.</p>"
    b"<p>Whether the lamp on the mole is lit again will be settled by the board on Monday.</p>"
    b"</article></body></html>"
)
_CONTAINER = b'<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
_BLOCK = 512
_WORD = ("Canarypack",)


def packed_cases() -> list[Case]:
    """A file for each trick with what holds others."""
    return [
        Case(b"packed/" + name.encode(), data, expect, words)
        for name, (data, expect, words) in {**_streams(), **_tars(), **_zips(), **_books()}.items()
    ]


_Contents = dict[str, tuple[bytes, Expect, tuple[str, ...]]]


def _streams() -> _Contents:
    good = gzip.compress(_TEXT, mtime=0)
    comment = b"\x1f\x8b\x08\x10" + b"\0" * 6 + b"c" * 50_000 + b"\0" + good[10:]
    return {
        "tiny-streams.txt.gz": (good + gzip.compress(b"", mtime=0) * 3000, Expect.OPEN, _WORD),
        "tiny-streams.txt.bz2": (
            bz2.compress(_TEXT) + bz2.compress(b"") * 3000,
            Expect.OPEN,
            _WORD,
        ),
        "tiny-streams.txt.xz": (
            lzma.compress(_TEXT) + lzma.compress(b"") * 500,
            Expect.OPEN,
            _WORD,
        ),
        "rubbish-behind.txt.gz": (good + b"rubbish" * 99, Expect.OPEN, _WORD),
        "zeros-behind.txt.gz": (good + b"\0" * 9999, Expect.OPEN, _WORD),
        "long-comment.txt.gz": (comment, Expect.OPEN, _WORD),
        "wrong-sum.txt.gz": (good[:-8] + b"\0" * 4 + good[-4:], Expect.CAPPED, _WORD),
        "wrong-method.txt.gz": (good[:2] + b"\x07" + good[3:], Expect.SKIP, ()),
        "header-only.txt.gz": (good[:10], Expect.SKIP, ()),
        "no-text.txt.gz": (gzip.compress(bytes(range(256)) * 9, mtime=0), Expect.SKIP, ()),
        "large-dictionary.txt.xz": (_large_dictionary(), Expect.CAPPED, ()),
        "bomb.txt.bz2": (bz2.compress(b"a" * (30 << 20)), Expect.SKIP, ()),
        "bomb.txt.xz": (lzma.compress(b"a" * (30 << 20), preset=0), Expect.SKIP, ()),
    }


def _large_dictionary() -> bytes:
    """An old .lzma stream in a new name: its dictionary would have four gigabytes."""
    data = bytearray(lzma.compress(_TEXT))
    data[24:26] = b"\xff\xff"
    return bytes(data)


def _header(name: bytes, size: int, kind: bytes = b"0", written: bytes | None = None) -> bytes:
    block = bytearray(_BLOCK)
    block[: len(name)] = name
    block[100:124] = b"0000644\0" + b"0000000\0" * 2
    block[124:136] = written or b"%011o\0" % size
    block[136:148] = b"00000000000\0"
    block[156:157] = kind
    block[257:265] = b"ustar\00000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % _BLOCK)


def _tars() -> _Contents:
    end = b"\0" * (2 * _BLOCK)
    member = _header(b"a.txt", len(_TEXT)) + _padded(_TEXT)
    back = b"\xff" * 4 + struct.pack(">q", -_BLOCK)
    vast = b"\x80" + b"\0" * 3 + struct.pack(">q", 2**62)
    pax = b"40 path=../../../../PWNED-up.txt\x1b]0;x\x07\n"
    names = _header(b"././@LongLink", 10, b"L") + _padded(b"a" * 10)
    return {
        "leads-back.tar": (member + _header(b"b", 0, b"Z", back) + end, Expect.CAPPED, _WORD),
        "leads-back-first.tar": (_header(b"b.txt", 0, b"0", back) + member, Expect.SKIP, ()),
        "vast.tar": (_header(b"b.txt", 0, b"0", vast) + member + end, Expect.SKIP, ()),
        "links.tar": (
            _header(b"/etc/passwd", 0, b"2") + _header(b"b", 0, b"1") + member + end, Expect.OPEN, _WORD,
        ),
        "devices.tar": (
            _header(b"n", 0, b"3") + _header(b"p", 0, b"6") + member + end, Expect.OPEN, _WORD,
        ),
        "up.tar": (_header(b"x", len(pax), b"x") + _padded(pax) + member + end, Expect.OPEN, _WORD),
        "names-of-names.tar": (names * 600 + member + end, Expect.SKIP, ()),
        "no-end.tar": (member, Expect.OPEN, _WORD),
        "cut.tar": (member + _header(b"b.txt", 9000) + b"half", Expect.CAPPED, _WORD),
        "wrong-sum.tar": (member + member.replace(b"0000644", b"0000777"), Expect.CAPPED, _WORD),
        "sparse.tar": (_header(b"s.txt", 0, b"S") + member + end, Expect.OPEN, _WORD),
        "empties.tar": (_header(b"a.txt", 0) * 60 + end, Expect.SKIP, ()),
    }  # fmt: skip


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _altered(data: bytes, local: int, listed: int, value: int) -> bytes:
    """A zip of one member with a byte of both its headers changed."""
    changed = bytearray(data)
    changed[local] = value
    changed[data.index(b"PK\x01\x02") + listed] = value
    return bytes(changed)


def _zips() -> _Contents:
    good = _zip({"a.txt": _TEXT})
    start, stop = good.index(b"PK\x01\x02"), good.index(b"PK\x05\x06")
    names = good[start:stop] * 60
    shared = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60, 60, len(names), start, 0)
    inner = _zip({"d.txt": _TEXT})
    for name in ("c.zip", "b.zip", "a.zip"):
        inner = _zip({name: inner})
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w:gz") as archive:
        info = tarfile.TarInfo("in.zip")
        info.size = len(good)
        archive.addfile(info, io.BytesIO(good))
    return {
        "shared-bytes.zip": (good[:start] + names + shared, Expect.OPEN, _WORD),
        "encrypted.zip": (_altered(good, 6, 8, 1), Expect.SKIP, ()),
        "unknown-method.zip": (_altered(good, 8, 10, 99), Expect.SKIP, ()),
        "wrong-sum.zip": (_altered(good, 14, 16, 0), Expect.SKIP, ()),
        "nested.zip": (inner, Expect.SKIP, ()),
        "nested-kinds.tgz": (tar.getvalue(), Expect.OPEN, _WORD),
        "empty.zip": (_zip({}), Expect.SKIP, ()),
        "folders-only.zip": (_zip({"a/": b"", "b/": b""}), Expect.SKIP, ()),
        "ends.zip": (good + b"PK\x05\x06" * 500, Expect.SKIP, ()),
        "lying-count.zip": (good[:stop] + good[stop:].replace(b"\1\0\1\0", b"\xff\xff\xff\xff"),
                            Expect.OPEN, _WORD),
        "markup.zip": (
            _zip({"[@click=app.quit]x[/].txt": _TEXT, "\u202etxt.exe": _TEXT}), Expect.OPEN, _WORD,
        ),
    }  # fmt: skip


def _books() -> _Contents:
    def book(href: str, references: int, documents: dict[str, bytes]) -> bytes:
        package = (
            f'<package xmlns="x"><manifest><item id="a" href="{href}" '
            'media-type="application/xhtml+xml"/></manifest><spine>'
            + '<itemref idref="a"/>' * references + "</spine></package>"
        )  # fmt: skip
        return _zip(
            {
                "mimetype": b"application/epub+zip",
                "META-INF/container.xml": _CONTAINER,
                "p.opf": package.encode(),
                **documents,
            }
        )

    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><package>&x;</package>'
    return {
        "named-often.epub": (book("a.html", 9000, {"a.html": _PAGE}), Expect.OPEN, _WORD),
        "up.epub": (book("../../../etc/passwd", 1, {}), Expect.SKIP, ()),
        "from-the-web.epub": (book("http://127.0.0.1:1/a.html", 1, {}), Expect.SKIP, ()),
        "itself.epub": (book("p.opf", 1, {}), Expect.SKIP, ()),
        "escapes.epub": (book("%1b]0;x%07.html", 1, {"\x1b]0;x\x07.html": _PAGE}), Expect.OPEN, _WORD),
        "entities.epub": (
            _zip({"mimetype": b"application/epub+zip", "META-INF/container.xml": _CONTAINER,
                  "p.opf": entity}), Expect.SKIP, (),
        ),
        "cut.epub": (book("a.html", 1, {"a.html": _PAGE})[:-60], Expect.SKIP, ()),
        "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\n", Expect.SKIP, ()),
        "loop.pdf": (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n",
            Expect.SKIP, (),
        ),
        "cut.parquet": (b"PAR1" + b"\x15\0" * 200, Expect.SKIP, ()),
        "lying.parquet": (b"PAR1" + b"\0" * 64 + b"\xff\xff\xff\x7fPAR1", Expect.SKIP, ()),
    }  # fmt: skip
