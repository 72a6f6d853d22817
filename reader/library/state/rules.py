"""Rules of the reader: what is muted, tagged or starred by a query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from reader.library.state.journal import Edit
from reader.library.state.values import new_name, pack, text_in, values_of
from reader.text.safe import SafeText, clean_line

if TYPE_CHECKING:
    from reader.library.state.store import Store


class Action(Enum):
    """What a rule does with the articles that answer its query."""

    MUTE = "mute"
    TAG = "tag"
    STAR = "star"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    name: str
    """16 hexadecimal digits; no other rule has them."""
    action: Action
    query: SafeText
    """In the query language."""
    tag: SafeText = SafeText("")
    """The tag that a rule gives that tags."""


class Rules:
    """The rules of a state. Each change can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, action: Action, query: str, tag: str = "") -> Rule:
        """Make a rule; the one there is if there is such a rule already."""
        new = Rule(new_name(), action, clean_line(query), clean_line(tag))
        for rule in self.all():
            if (rule.action, rule.query, rule.tag) == (new.action, new.query, new.tag):
                return rule
        value = pack({"action": action.value, "query": new.query, "tag": new.tag or None})
        edit = Edit("rule", [new.name], value)
        self._store.change([edit], f"added a rule: {action.value} {new.query}")
        return new

    def remove(self, rule: Rule) -> bool:
        """Drop a rule; False if there is none."""
        said = f"removed a rule: {rule.action.value} {rule.query}"
        return bool(self._store.change([Edit("rule", [rule.name], None)], said))

    def seen(self, rule: Rule) -> frozenset[str]:
        """Keys of the articles that a rule has acted on."""
        question = "SELECT key FROM records WHERE kind='ruled' AND item=?"
        return frozenset(key for (key,) in self._store.rows(question, (rule.name,)))

    def all(self) -> list[Rule]:
        """Every rule, by what it does and then by query; unknown actions are left out."""
        known = {action.value: action for action in Action}
        rules = [
            Rule(name, known[action], clean_line(text_in(fields, "query")),
                 clean_line(text_in(fields, "tag")))
            for name, fields in values_of(self._store, "rule")
            if (action := text_in(fields, "action")) in known
        ]  # fmt: skip
        return sorted(rules, key=lambda rule: (rule.action.value, rule.query, rule.tag))
