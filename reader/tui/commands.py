"""The command line as text: which verb is meant, what its words are, what may follow. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from reader.library.query.scan import NAMES
from reader.library.query.tree import Feature, State
from reader.tui import actions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from reader.tui.actions import Action

_MOST_PROPOSED = 60


class Verb(NamedTuple):
    """Something that can be typed after the colon."""

    name: str
    """One word or two: "star", "tag add"."""
    title: str
    arguments: tuple[str, ...] = ()
    """Names of the words that follow it: "TAG", "FILE"; proposals go by them."""
    query: Literal["none", "optional", "needed"] = "none"
    """Whether a query follows, which says what it works on; without one it is what is selected."""
    rest: str = ""
    """The name of a last argument that takes the rest of the line, spaces and all."""

    @property
    def usage(self) -> str:
        """How it is typed: "tag add TAG [QUERY]"."""
        query = {"none": "", "optional": "[QUERY]", "needed": "QUERY"}[self.query]
        return " ".join(part for part in (self.name, *self.arguments, query, self.rest) if part)


VERBS: tuple[Verb, ...] = (
    Verb("star", "Star articles", query="optional"),
    Verb("unstar", "Take their stars away", query="optional"),
    Verb("read", "Mark articles as read", query="optional"),
    Verb("unread", "Mark articles as unread", query="optional"),
    Verb("tag add", "Tag articles", ("TAG",), "optional"),
    Verb("tag remove", "Take a tag from articles", ("TAG",), "optional"),
    Verb("untag", "Take a tag from articles", ("TAG",), "optional"),
    Verb("export", "Write articles to a file: md, html, json, epub", ("FORM", "FILE"), "optional"),
    Verb("set", "Change a setting, now and for the next time", rest="SETTING"),
    Verb("macro", "Carry out a macro", rest="NAME"),
    Verb("pipe", "Hand what is selected to a program", rest="PROGRAM"),
    Verb("filter", "Narrow the list by a query; without one show everything", query="optional"),
    Verb("sort", "Order the list", rest="ORDER"),
    Verb("saved", "Show a saved search", rest="SEARCH"),
    Verb("save", "Save what the list shows as a search", rest="NAME"),
    Verb("forget", "Take a saved search out of its file", rest="SEARCH"),
    Verb("mute", "Hide what answers a query", query="needed"),
    Verb("rule star", "Star what answers a query, also what is still to come", query="needed"),
    Verb("rule tag", "Tag what answers a query, also what is still to come", ("TAG",), "needed"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """A line that was understood."""

    verb: Verb | None
    action: Action | None = None
    arguments: tuple[str, ...] = ()
    query: str = ""
    rest: str = ""


class CommandError(Exception):
    """A line that cannot be carried out; the text says why and what would be right."""


def understand(text: str) -> Command:
    """The command that `text` stands for.

    Raises:
        CommandError: no verb or action has that name, or a word is missing.
    """
    line = text.strip().removeprefix(":").strip()
    verb = _verb_of(line)
    action = _action_of(line)
    if action is not None and (verb is None or len(verb.name) < len(line)):
        return Command(None, action)
    if verb is None:
        raise CommandError(_unknown(line))
    given, left = _words(line[len(verb.name) :], len(verb.arguments))
    if len(given) < len(verb.arguments):
        raise CommandError(f"{verb.arguments[len(given)]} is missing:  :{verb.usage}")
    if left and verb.query == "none" and not verb.rest:
        raise CommandError(f"“{left}” is more than it takes:  :{verb.usage}")
    if not left and (verb.query == "needed" or verb.rest.isupper()):
        raise CommandError(f"{verb.rest or 'QUERY'} is missing:  :{verb.usage}")
    if verb.rest:
        return Command(verb, None, given, rest=left)
    return Command(verb, None, given, query=left)


def _words(text: str, number: int) -> tuple[tuple[str, ...], str]:
    """The first words of `text`, those with spaces between double quote marks, and the rest."""
    words: list[str] = []
    left = text.strip()
    while left and len(words) < number:
        if left.startswith('"'):
            word, _, left = left[1:].partition('"')
        else:
            word, _, left = left.partition(" ")
        words.append(word)
        left = left.strip()
    return tuple(words), left


def proposals(
    text: str, known: Mapping[str, Callable[[], Sequence[str]]]
) -> list[tuple[str, str, str]]:
    """What may be meant by the line so far, as (shown, note, line) of each.

    Args:
        text: the line.
        known: for names of arguments, what they may be: "TAG" -> the tags there are.
    """
    verb = _verb_of(text)
    if verb is None or (text == verb.name and not text.endswith(" ")):
        return list(_names_like(text))[:_MOST_PROPOSED]
    behind = text[len(verb.name) :]
    words = behind.split()
    begun = bool(behind) and not behind[-1].isspace()
    complete = len(words) - begun
    last = words[-1] if begun else ""
    before = text[: len(text) - len(last)]
    if complete < len(verb.arguments):
        options = known.get(verb.arguments[complete], tuple)()
    elif verb.rest:
        options = known.get(verb.rest.strip("[]"), tuple)()
        before, last = text[: len(text) - len(behind.lstrip())], behind.lstrip()
    else:
        options = _query_words(last) if verb.query != "none" else ()
    wanted = last.casefold()
    more = " " if complete + 1 < len(verb.arguments) or verb.query == "needed" else ""
    return [
        (option, "", f"{before}{option}{more}")
        for option in options
        if wanted in option.casefold() and option != last
    ][:_MOST_PROPOSED]


def _verb_of(line: str) -> Verb | None:
    found = [verb for verb in VERBS if line == verb.name or line.startswith((f"{verb.name} ",))]
    return max(found, key=lambda verb: len(verb.name), default=None)


def _action_of(line: str) -> Action | None:
    wanted = line.casefold()
    for action in actions.ACTIONS:
        if wanted in (action.id, action.title.casefold()):
            return action
    return None


def _names_like(text: str) -> Iterator[tuple[str, str, str]]:
    wanted = text.casefold().split()
    verbs = [verb for verb in VERBS if verb.name.startswith(text.casefold())]
    for verb in verbs:
        yield verb.usage, verb.title, f"{verb.name} " if verb.usage != verb.name else verb.name
    for action in actions.ACTIONS:
        if all(word in f"{action.id} {action.title}".casefold() for word in wanted):
            yield action.id, action.title, action.id


def _query_words(last: str) -> list[str]:
    name, colon, _ = last.lstrip("-(").partition(":")
    lead = last[: len(last) - len(last.lstrip("-("))]
    if colon:
        values = {"is": State, "has": Feature}.get(name, ())
        return [f"{lead}{name}:{value.value}" for value in values]
    return [f"{lead}{name}:" for name in sorted(NAMES)] if name else []


def _unknown(line: str) -> str:
    from difflib import get_close_matches

    words = (line.split() or [""])[:2]
    if forms := _forms(words[0].casefold()):
        return f"There is no “{' '.join(words)[:30]}”: {' or '.join(forms)}?"
    begins = [verb.name.split()[0] for verb in VERBS]
    names = [*begins, *(verb.name for verb in VERBS), *(action.id for action in actions.ACTIONS)]
    near = get_close_matches(words[0][:60], names, n=1, cutoff=0.6)
    near = near or get_close_matches(line[:60], names, n=1, cutoff=0.5)
    verbs = [f":{verb.name}" for verb in VERBS if near and verb.name.split()[0] == near[0]]
    meant = " or ".join(verbs) or "".join(f":{name}" for name in near)
    hint = f" Did you mean {meant}?" if near else " tab shows what there is."
    return f"There is no command “{line[:60]}”.{hint}"


def _forms(word: str) -> list[str]:
    """How the verbs that begin with `word` are typed."""
    return [f":{verb.usage}" for verb in VERBS if verb.name.split()[0] == word]
