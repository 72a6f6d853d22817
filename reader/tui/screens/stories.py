"""Stories: rows that unfold, the one that moved last first."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.recent import MOST_RECENT, Recent
from reader.library.news.ties import Kind
from reader.tui.render.entries import BLANK, Entry, Part
from reader.tui.render.story import OfStory, find_member, find_story, member_entries, story_entry
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.news.stories import Story
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


_OLDER = "older"
"""What the line below the stories stands for."""


class StoriesScreen(BrowseScreen):
    """The stories among the newest articles."""

    title_text = "STORIES"
    waiting = "The newest articles are read and compared; the first time, that takes a while …"
    hints: ClassVar = (
        ("open", "unfold, read"),
        ("story.split", "split off"),
        ("story.join", "join two"),
        ("undo", "undo"),
    )
    performs: ClassVar[dict[str, str]] = {
        "pane.right": "unfold",
        "pane.left": "fold",
        "story.split": "split",
        "story.join": "join",
        "thread": "show_thread",
        "compare": "compare",
    }

    def __init__(self, main: MainScreen, palette: Palette) -> None:
        super().__init__(main, palette)
        self._open: set[str] = set()
        self._marked: str | None = None
        self._stopped = Event()
        self._recent = Recent(main.library, MOST_RECENT)

    def on_unmount(self) -> None:
        """Gather no further."""
        self._stopped.set()
        super().on_unmount()

    def gather(self) -> tuple[Story, ...]:
        """The stories; what is found shows before all is, the newest first."""

        def report(done: int, total: int) -> None:
            reading = f"reading {done:,} of {total:,}"
            self.report(reading if done < total else "putting together what belongs together")

        def show(found: tuple[Story, ...]) -> None:
            if found:
                self.show_so_far(found, "reading on …")

        first = None if self.gathered else show
        return self._recent.find(report, self._stopped.is_set, first)

    def _show(self, gathered: object) -> None:
        super()._show(gathered)
        # What the reader decides next is not to wait for what it needs.
        self._gatherer.ask(self._make_ready, lambda _: None)

    def _make_ready(self) -> None:
        self._recent.make_ready(self._stopped.is_set)

    @property
    def _stories(self) -> tuple[Story, ...]:
        return self.gathered if isinstance(self.gathered, tuple) else ()

    def about(self) -> str:
        """How many, and among what."""
        articles = min(self.library.summary().articles, self._recent.most)
        number = len(self._stories)
        among = f" in the newest {articles:,}" if articles else ""
        return f"{number:,} {'story' if number == 1 else 'stories'}{among}"

    def nothing(self) -> tuple[str, ...]:
        """No two articles belong together."""
        return (
            f"No two of the newest {self._recent.most:,} articles tell one story.",
            "",
            (
                "Articles belong together where one lists the other, where they are nearly the "
                "same words, or tell of the same within a week. Each says why."
            ),
        )

    def entries(self) -> Sequence[Entry]:
        """A row a story; its timeline below it where it is unfolded."""
        lines: list[Entry] = [BLANK] if self._stories else []
        marks = self.library.marks
        read = self.main.reading.row
        present = read.id if read else None
        for story in self._stories:
            open_ = story.first_key in self._open
            marked = story.first_key == self._marked
            lines.append(story_entry(story, marks, self.columns, open_=open_, marked=marked))
            for member in story.members if open_ else ():
                last = member is story.members[-1]
                lines += member_entries(
                    member, story, marks, self.columns, present=present, last=last, indent=3
                )
        if self._stories and self.library.summary().articles > self._recent.most:
            older = f" ↓ look further back, among the newest {self._recent.most * 2:,}"
            lines += [BLANK, Entry((Part(older, "accent"),), "", _OLDER)]
        return lines

    def choose(self, value: object) -> None:
        """Read an article; unfold or fold a story; look further back."""
        if value == _OLDER:
            self._recent = Recent(self.library, self._recent.most * 2)
            self.gather_again()
            return
        story = find_story(self._stories, value)
        member = find_member(story, value)
        if member is not None:
            row = self.library.row(member.id)
            if row is not None:
                self.read(row)
        elif story is not None:
            self._open ^= {story.first_key}
            self.lay_out()

    def unfold(self) -> None:
        """Show the articles of the story."""
        story = find_story(self._stories, self.pane.value)
        if story is not None:
            self._open.add(story.first_key)
            self.lay_out()

    def fold(self) -> None:
        """Hide them; on a folded story, leave."""
        value = self.pane.value
        if isinstance(value, OfStory) and value.first_key in self._open:
            self._open.discard(value.first_key)
            self.lay_out()
            self.pane.put_on(OfStory(value.first_key))
        else:
            self.leave()

    def split(self) -> None:
        """Take the article under the cursor out of its story."""
        story = find_story(self._stories, self.pane.value)
        member = find_member(story, self.pane.value)
        if story is None or member is None:
            self.say("Unfold a story and put the cursor on the article that is no part of it.")
            return
        others = [other.key for other in story.members if other is not member]
        self.library.state.story_ties.split(member.key, others, member.headline)
        self.say(f"split off · {self.main.key_of('undo')} undo")
        self.changed()

    def join(self) -> None:
        """Mark a story; then join the one under the cursor to it."""
        story = find_story(self._stories, self.pane.value)
        if story is None:
            return
        key = self.main.key_of("story.join")
        if self._marked is None or self._marked == story.first_key:
            self._marked = None if self._marked else story.first_key
            self.say(f"now {key} on the story it belongs to" if self._marked else "let go")
            self.lay_out()
            return
        other = next((one for one in self._stories if one.first_key == self._marked), None)
        self._marked = None
        if other is not None:
            theirs, keys = ([member.key for member in one.members] for one in (other, story))
            self.library.state.story_ties.join_stories(theirs, keys, other.title)
            self.say(f"joined · {self.main.key_of('undo')} undo")
            self.changed()

    def compare(self) -> None:
        """What changed: of the article to the one it is tied to, of a story between its latest."""
        story = find_story(self._stories, self.pane.value)
        member = find_member(story, self.pane.value)
        if story is None:
            return
        if member is None:
            copies = (one for one in reversed(story.members) if one.kind is Kind.COPY)
            member = next(copies, story.members[-1])
        other = member.tied_to or next(one.id for one in story.members if one is not member)
        from reader.tui.control.news import News

        self.main.later.of(News).compare_two(other, member.id)

    def show_thread(self) -> None:
        """The thread of the article under the cursor, among the same articles."""
        story = find_story(self._stories, self.pane.value)
        member = find_member(story, self.pane.value)
        if story is not None:
            from reader.tui.screens.thread import ThreadScreen

            name = member.id if member is not None else story.members[-1].id
            self.app.push_screen(ThreadScreen(self.main, self.palette, name, self._recent.most))
