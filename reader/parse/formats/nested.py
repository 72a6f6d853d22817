"""Reading what is inside a container: one budget for everything a file expands to.

A container (archive, compressed file, book, mailbox) hands each member to `read_member`. However
containers are nested, one file gets one budget of bytes and members and one limit of depth, so
nothing small can become something huge.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.parse import limits
from reader.parse.draft import Draft, Parsed, Problem
from reader.parse.formats import registry
from reader.parse.formats.pieces import problem
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class LimitReachedError(Exception):
    """A limit of `reader.parse.limits` was reached inside a container."""

    def __init__(self, limit: str, value: int, unit: str) -> None:
        super().__init__(f"limit reached: {limit}, {value:,} {unit}")


@dataclass(slots=True)
class Budget:
    """What is left of the limits for one file."""

    depth: int = 0
    expanded: int = limits.EXPANDED_BYTES
    members: int = limits.MEMBERS

    def spend(self, expanded: int) -> None:
        """Count `expanded` bytes.

        Raises:
            LimitReachedError: if there were not so many left.
        """
        self.expanded -= expanded
        if self.expanded < 0:
            raise LimitReachedError("expanded", limits.EXPANDED_BYTES, "bytes")

    def spend_member(self) -> None:
        """Count one member.

        Raises:
            LimitReachedError: if there was none left.
        """
        self.members -= 1
        if self.members < 0:
            raise LimitReachedError("members", limits.MEMBERS, "members")


_BUDGET: ContextVar[Budget | None] = ContextVar("budget", default=None)


@contextmanager
def opened() -> Iterator[Budget]:
    """The budget of the file that is being read, one level deeper.

    Raises:
        LimitReachedError: if containers are nested too deep.
    """
    budget = _BUDGET.get()
    token = None
    if budget is None:
        budget = Budget()
        token = _BUDGET.set(budget)
    budget.depth += 1
    try:
        if budget.depth > limits.CONTAINER_DEPTH:
            raise LimitReachedError("container depth", limits.CONTAINER_DEPTH, "levels")
        yield budget
    finally:
        budget.depth -= 1
        if token is not None:
            _BUDGET.reset(token)


def check_ratio(packed: int, expanded: int) -> None:
    """Refuse what expands out of all proportion.

    Raises:
        LimitReachedError: beyond the limit of the ratio.
    """
    if expanded > limits.RATIO_FREE_BYTES and expanded > packed * limits.EXPANSION_RATIO:
        raise LimitReachedError("ratio", limits.EXPANSION_RATIO, "to 1")


@dataclass(slots=True)
class Collected:
    """What has come out of a container so far."""

    path: str
    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    unnamed: int = 0

    def add_problem(self, one: Problem) -> None:
        """Keep a problem, or count it where there are too many to name."""
        if len(self.problems) < limits.PROBLEMS:
            self.problems.append(one)
        else:
            self.unnamed += 1

    def add(self, parsed: Parsed, member: str | None) -> None:
        """Take over what was read from `member`."""
        for one in parsed.problems:
            self.add_problem(one)
        room = limits.ENTRIES - len(self.drafts)
        self.drafts += [_with_member(draft, member, parsed) for draft in parsed.drafts[:room]]

    def parsed(self, name: str, encoding: str = "utf-8") -> Parsed:
        """Everything, with a problem where nothing could be read."""
        problems = list(self.problems)
        if self.unnamed:
            problems.append(problem(self.path, f"{self.unnamed} more problems", skipped=False))
        if not self.drafts and not problems:
            kinds = ", ".join(f"{count} x {kind}" for kind, count in self.others.most_common(6))
            problems.append(problem(self.path, f"holds no article ({kinds or 'empty'})"))
        # Of the file: a member that is left out leaves the others to be read.
        problems = [replace(each, skipped=not self.drafts) for each in problems]
        return Parsed(tuple(self.drafts), tuple(problems), SafeText(name), SafeText(encoding))


def read_member(collected: Collected, data: bytes, member: str, explain: bool = False) -> None:
    """Read one member of a container into `collected`."""
    path = f"{collected.path}/{member}"
    match = registry.identify(data[: registry.HEAD_BYTES], member)
    if not match.readable:
        collected.others[match.name] += 1
        return
    collected.add(registry.parse_as(match.name, data, path, explain), member)


def read_within(collected: Collected, kind: str, read: Callable[[Budget], None]) -> Collected:
    """Read a container; whatever stops that becomes a problem.

    Args:
        collected: the container, and what comes out of it.
        kind: what is said to be damaged, where that is why: "archive".
        read: puts what is in it into `collected`, within the budget.
    """
    try:
        with opened() as budget:
            read(budget)
    except LimitReachedError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001  # damaged archives fail in many ways
        reason = f"damaged {kind}: {error or type(error).__name__}"
    else:
        return collected
    collected.add_problem(problem(collected.path, reason, skipped=not collected.drafts))
    return collected


def _with_member(draft: Draft, member: str | None, parsed: Parsed) -> Draft:
    parts = [part for part in (member, draft.member) if part]
    return replace(
        draft,
        member=clean_line("/".join(parts)) or None,
        format=draft.format or parsed.format,
        encoding=draft.encoding or parsed.encoding,
    )
