"""Articles as a book: EPUB 3.3, a chapter an article, with a table of contents for old readers."""

from __future__ import annotations

import io
import uuid
import zipfile
from typing import TYPE_CHECKING

from reader.library.export.markup import article_markup, clean_xml
from reader.library.export.page import STYLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.export.forms import Item

_NEVER = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: the same articles make the same bytes."""
_MODIFIED = "2000-01-01T00:00:00Z"
"""Required of a package; ours says nothing, so that the same articles make the same book."""
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def write(items: Sequence[Item]) -> bytes:
    """The bytes of the archive. Its first file is `mimetype`, not compressed (OCF 3.3, 4.3)."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER)
        _add(archive, "book/package.opf", _package(items))
        _add(archive, "book/nav.xhtml", _contents(items))
        _add(archive, "book/toc.ncx", _old_contents(items))
        _add(archive, "book/style.css", STYLE)
        for number, item in enumerate(items):
            language = item.article.language or "en"
            chapter = _document(item.article.headline, article_markup(item), language)
            _add(archive, f"book/{number}.xhtml", chapter)
    return packed.getvalue()


def _add(
    archive: zipfile.ZipFile, name: str, text: str, compression: int = zipfile.ZIP_DEFLATED
) -> None:
    entry = zipfile.ZipInfo(name, _NEVER)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text.encode())


def _title(items: Sequence[Item]) -> str:
    return items[0].article.headline if len(items) == 1 else f"{len(items):,} articles"


def _identifier(items: Sequence[Item]) -> str:
    keys = " ".join(item.article.key for item in items)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, keys)}"


def _package(items: Sequence[Item]) -> str:
    chapters = range(len(items))
    manifest = "\n".join(
        f'<item id="c{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in chapters
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in chapters)
    language = clean_xml((items[0].article.language if items else None) or "en")
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{_identifier(items)}</dc:identifier>
<dc:title>{clean_xml(_title(items))}</dc:title>
<dc:language>{language}</dc:language>
<meta property="dcterms:modified">{_MODIFIED}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}
</manifest>
<spine toc="ncx">{spine}</spine>
</package>
"""


def _contents(items: Sequence[Item]) -> str:
    rows = "\n".join(
        f'<li><a href="{number}.xhtml">{clean_xml(item.article.headline)}</a></li>'
        for number, item in enumerate(items)
    )
    body = f'<nav epub:type="toc"><h1>Contents</h1><ol>\n{rows}\n</ol></nav>'
    return _document("Contents", body, "en")


def _old_contents(items: Sequence[Item]) -> str:
    points = "\n".join(
        f'<navPoint id="p{number}" playOrder="{number + 1}"><navLabel><text>'
        f"{clean_xml(item.article.headline)}</text></navLabel>"
        f'<content src="{number}.xhtml"/></navPoint>'
        for number, item in enumerate(items)
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">
<head><meta name="dtb:uid" content="{_identifier(items)}"/></head>
<docTitle><text>{clean_xml(_title(items))}</text></docTitle>
<navMap>
{points}
</navMap></ncx>
"""


def _document(title: str, body: str, language: str) -> str:
    tag = clean_xml(language)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 xml:lang="{tag}" lang="{tag}">
<head><title>{clean_xml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body></html>
"""
