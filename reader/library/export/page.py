"""Articles as one web page that loads nothing and runs nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reader.library.export.markup import article_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.export.forms import Item

STYLE = """
body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.5; font-family: serif; }
h1 { line-height: 1.2; } .standfirst { font-style: italic; } .meta { color: #666; }
.said { border-bottom: 1px solid #bbb; } .note { border-left: 3px solid #bbb; padding-left: 1em; }
article + article { border-top: 1px solid #bbb; margin-top: 3em; }
"""


def write(items: Sequence[Item]) -> bytes:
    """The whole page."""
    title = items[0].article.headline if len(items) == 1 else f"{len(items):,} articles"
    language = (items[0].article.language if items else None) or "en"
    body = "\n".join(f"<article>\n{article_markup(item)}\n</article>" for item in items)
    return f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
{body}
</body>
</html>
""".encode()
