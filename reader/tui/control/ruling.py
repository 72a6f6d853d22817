"""Rules: what is muted, and what is tagged or starred when it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.library.marking import counted
from reader.library.query import Field, Not, Query, all_of, parse
from reader.library.query.settle import settle
from reader.library.query.tree import Is, State
from reader.library.state.rules import Action
from reader.text.safe import clean_line
from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.query import Node
    from reader.library.state.rules import Rule

_MOST_OFFERED = 8


class Ruling(Controller):
    """Makes rules, shows what they do, and takes them back."""

    performs: ClassVar[dict[str, str]] = {
        "mute": "draft",
        "muted": "toggle_muted",
        "rules": "show_rules",
    }

    def draft(self) -> None:
        """Offer what the article could be muted by, and say what each would hide."""
        from reader.tui.screens.chooser import Choice
        from reader.tui.screens.prompt import Prompt, PromptScreen

        offers = self._offers()

        prompt = Prompt(
            "mute",
            offers[0][0] if offers else "",
            propose=lambda _: [Choice(query, why, query) for query, why in offers],
            tell=self._would_hide,
            refuse=_refuse,
            hint="hides what answers this query · u takes the rule back · tab offers others",
        )

        def answered(text: str | None) -> None:
            if text is not None:
                self.add(Action.MUTE, text)

        self.screen.app.push_screen(PromptScreen(self.screen.palette, prompt), answered)

    def _offers(self) -> list[tuple[str, str]]:
        """(query, why) of what the article meant could be known by."""
        row = self.screen.marking.row
        if row is None:
            return []
        loaded = self.screen.reading.loaded
        offers = [
            (_named(Field.SECTION, row.section), "its section"),
            (_named(Field.SOURCE, row.publisher), "who published it"),
            (_named(Field.PLACE, row.place or ""), "its place"),
        ]
        if loaded is not None and loaded.row.id == row.id:
            voices = sorted(loaded.voices, key=lambda voice: -voice.quotes)
            offers += [(_named(Field.SPEAKER, v.speaker), "who speaks in it") for v in voices[:2]]
        words = sorted({w.strip("‘’“”'\",.:;!?") for w in row.headline.split()}, key=len)
        long = [word for word in words[::-1] if len(word) > 4][:3]
        offers += [(_named(Field.HEADLINE, word), "a word of its headline") for word in long]
        return [offer for offer in dict.fromkeys(offers) if offer[0]][:_MOST_OFFERED]

    def _would_hide(self, text: str) -> str:
        """What a rule with that query would hide; on a thread."""
        root = parse(text).root
        if root is None:
            return ""
        root = settle(root)
        number = self._number(root)
        unread = self._number(root, Is(State.UNREAD))
        starred = self._number(root, Is(State.STARRED))
        notes = parse(text).notes
        words = [f"would hide {number:,} of {self.library.summary().articles:,}"]
        words += [f"{unread:,} unread"] if unread else []
        words += [f"{starred:,} starred"] if starred else []
        return ", ".join(words) + (f" · {notes[0].message}" if notes else "")

    def _number(self, *parts: Node) -> int:
        return self.library.listing(Query(all_of(*parts))).total.count

    def add(self, action: Action, query: str, tag: str = "") -> None:
        """Make a rule and obey it at once."""
        fault = _refuse(query)
        if fault:
            self.screen.say(fault, "warning")
            return
        rule = self.library.state.rules.add(action, query, tag)
        if action is Action.MUTE:
            key = self.screen.key_of("muted")
            self.screen.marking.changed(f"muted: {rule.query} · {key} shows them")
            return

        def obey() -> int:
            from reader.library.arrivals import apply_rules

            return apply_rules(self.library)

        def obeyed(number: int) -> None:
            if rule not in self.library.state.rules.all():
                return  # taken back meanwhile
            done = f"tag {tag}" if action is Action.TAG else "star"
            self.screen.marking.changed(
                clean_line(f"{done} on arrival: {query} · {counted(number)} so far")
            )

        self.screen.chores.do(obey, obeyed, "obeying the rule")

    def toggle_muted(self) -> None:
        """Show what is muted and nothing else, or hide it again."""
        narrowing = self.screen.narrowing
        if not narrowing.mutes:
            key = self.screen.key_of("mute")
            self.screen.say(f"Nothing is muted: {key} on an article drafts a rule.")
            return
        narrowing.only_muted = not narrowing.only_muted
        self.screen.go_to("headlines")
        self.screen.searching.show_narrowed()

    def show_rules(self) -> None:
        """All rules, with how many articles answer each; choosing one removes it."""
        from reader.tui.screens.chooser import Choice, ChooserScreen

        rules = self.library.state.rules.all()
        known = {rule.name: rule for rule in rules}
        choices = [Choice(_in_words(rule), "…", rule.name, detail=rule.query) for rule in rules]
        if not rules:
            key = self.screen.key_of("mute")
            choices = [
                Choice(
                    "There are no rules yet.",
                    detail=f"{key} drafts one that mutes; :rule tag TAG QUERY and "
                    ":rule star QUERY make those that act when articles arrive.",
                )
            ]

        def chosen(name: str | None) -> None:
            if name is not None:
                self.library.state.rules.remove(known[name])
                self.screen.marking.changed(f"removed the rule: {known[name].query}")

        title = "rules · enter removes" if rules else "rules"
        screen = ChooserScreen(self.screen.palette, title, choices)
        self.screen.app.push_screen(screen, chosen)
        for rule in rules:
            self._count(rule, lambda said, name=rule.name: screen.note_of(name, said))  # type: ignore[misc]

    def _count(self, rule: Rule, show: Callable[[str], None]) -> None:
        def count() -> str:
            root = parse(rule.query).root
            return counted(self._number(settle(root))) if root is not None else "no query"

        self.screen.asides.do(count, show)


def _named(field: Field, value: str) -> str:
    from reader.library.query import field_query

    return str(field_query(field, value).text)


def _refuse(text: str) -> str:
    query = parse(text)
    if query.root is None:
        return "This query asks for nothing known: it would hide everything."
    if isinstance(query.root, Not):
        return "A rule that begins with “not” would take nearly everything: say what it is for."
    return ""


def _in_words(rule: Rule) -> str:
    tag = f" {rule.tag}" if rule.tag else ""
    return f"{rule.action.value}{tag}"
