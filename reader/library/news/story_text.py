"""Stories as text, to be kept beside an index, and back."""

from __future__ import annotations

import json

from reader.library.news.stories import Member, Story
from reader.library.news.ties import Kind
from reader.text.safe import SafeText, clean_line

_FORM = 1
"""Raise it with every change of what makes stories: what was found before is then found anew."""


def text_of(found: tuple[Story, ...], mark: str) -> str:
    """Stories, with a mark of what they were made of."""
    told = [[story.title, story.words, [_fields(one) for one in story.members]] for story in found]
    return json.dumps([_FORM, mark, told])


def told_in(text: str | None, mark: str) -> tuple[Story, ...] | None:
    """The stories in `text` if they were made of what `mark` says; None otherwise.

    Whatever else is in `text` counts as nothing.
    """
    if text is None:
        return None
    try:
        form, made_of, told = json.loads(text)
        if (form, made_of) != (_FORM, mark):
            return None
        return tuple(
            Story(clean_line(title), tuple(_member(one) for one in members), tuple(map(str, words)))
            for title, words, members in told
        )
    except (ValueError, TypeError, KeyError):
        return None


def _fields(member: Member) -> list[object]:
    kind = member.kind.name if member.kind else None
    return [
        member.id, member.key, member.headline, member.moment, member.reason, kind, member.tied_to
    ]  # fmt: skip


def _member(fields: list[object]) -> Member:
    name, key, headline, moment, reason, kind, tied_to = fields
    return Member(
        str(name),
        str(key),
        clean_line(str(headline)),
        float(str(moment)),
        clean_line(str(reason)) if reason else SafeText(""),
        Kind[str(kind)] if kind else None,
        str(tied_to) if tied_to else None,
    )
