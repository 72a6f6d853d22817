"""Features of an article (``has:``) that its draft alone tells, the same in every library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.query import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.parse.draft import Draft

OWN_TEXT: dict[Feature, Callable[[Draft], object]] = {
    Feature.RELATED: lambda draft: draft.related,
    Feature.STANDFIRST: lambda draft: draft.standfirst,
    Feature.BYLINE: lambda draft: draft.byline,
    Feature.PLACE: lambda draft: draft.dateline and draft.dateline.place,
    Feature.DATE: lambda draft: draft.published and draft.published.iso,
}
"""Of each feature that the draft alone tells, what has to be there."""


def features_of(draft: Draft) -> list[Feature]:
    """The features that the draft alone tells: all but quotes and speakers."""
    return [feature for feature, text in OWN_TEXT.items() if text(draft)]
