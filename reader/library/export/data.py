"""Articles as JSON: every field of `Article`, and the reader's tags and note."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.export.forms import Item


def write(items: Sequence[Item]) -> bytes:
    """A list of objects, in UTF-8."""
    objects = [
        item.article.model_dump(mode="json") | {"tags": list(item.tags), "note": item.note}
        for item in items
    ]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()
