"""What is cut or left out is said: the last look at what a format has made of a file."""

from __future__ import annotations

from dataclasses import replace

from reader.parse import limits
from reader.parse.draft import Draft, DraftBlock, Parsed, Problem
from reader.parse.endings import promises_text
from reader.parse.late import LateDraft
from reader.text.safe import SafeText, clean_line


def capped(parsed: Parsed, path: str) -> Parsed:
    """Cut the drafts of `parsed`, the file at `path`, to the limits; what was cut is a problem.

    A problem of the whole file counts as skipped exactly if the file gave no draft. A file that is
    called a text and is something else is a problem too.
    """
    within = parsed.drafts and not parsed.problems and len(parsed.drafts) < limits.ENTRIES
    if within and not any(map(_exceeds, parsed.drafts)):
        return parsed
    shown = clean_line(path)
    nothing = not parsed.drafts
    problems = [
        replace(each, skipped=nothing) if each.path == shown and each.skipped != nothing else each
        for each in parsed.problems
    ]
    drafts = parsed.drafts
    if nothing and not problems and promises_text(shown):
        # Its name says that it is text: whoever misses it should find it in the list.
        reason = f"no article: its content is that of a file of kind “{parsed.format}”"
        problems.append(Problem(shown, clean_line(reason)))
    if any(_exceeds(draft) for draft in drafts):
        drafts = tuple(_cut(draft) if _exceeds(draft) else draft for draft in drafts)
        reasons = dict.fromkeys(reason for draft in parsed.drafts for reason in _reasons(draft))
        problems += (Problem(shown, clean_line(reason), skipped=False) for reason in reasons)
    if len(drafts) >= limits.ENTRIES:
        reason = f"read as far as the first {limits.ENTRIES:,} articles"
        problems.append(Problem(shown, clean_line(reason), skipped=False))
    if drafts is parsed.drafts and problems == list(parsed.problems):
        return parsed
    return replace(parsed, drafts=drafts, problems=tuple(problems))


def _exceeds(draft: Draft) -> bool:
    if len(draft.headline) > limits.HEADLINE_CHARACTERS:
        return True
    if isinstance(draft, LateDraft) and not draft.is_finished():
        return False
    if len(draft.related) > limits.RELATED or len(draft.body) > limits.BLOCKS:
        return True
    return _length(draft) > limits.ARTICLE_CHARACTERS


def _length(draft: Draft) -> int:
    return sum([len(block.text) for block in draft.body])


def _cut_body(body: tuple[DraftBlock, ...]) -> tuple[DraftBlock, ...]:
    """The blocks that fit, the last one cut."""
    kept: list[DraftBlock] = []
    left = limits.ARTICLE_CHARACTERS
    for block in body[: limits.BLOCKS]:
        if left <= 0:
            break
        fits = len(block.text) <= left
        kept.append(block if fits else replace(block, text=SafeText(block.text[:left])))
        left -= len(block.text)
    return tuple(kept)


def _cut(draft: Draft) -> Draft:
    return replace(
        draft,
        headline=SafeText(draft.headline[: limits.HEADLINE_CHARACTERS]),
        related=draft.related[: limits.RELATED],
        body=_cut_body(draft.body),
    )


def _reasons(draft: Draft) -> list[str]:
    reasons = []
    if len(draft.headline) > limits.HEADLINE_CHARACTERS:
        reasons.append(f"headline cut after {limits.HEADLINE_CHARACTERS:,} characters")
    if len(draft.related) > limits.RELATED:
        reasons.append(f"cut after {limits.RELATED:,} related headlines")
    if len(draft.body) > limits.BLOCKS:
        reasons.append(f"cut after {limits.BLOCKS:,} paragraphs")
    if _length(draft) > limits.ARTICLE_CHARACTERS:
        reasons.append(f"cut after {limits.ARTICLE_CHARACTERS:,} characters")
    return reasons
