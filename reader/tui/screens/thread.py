"""The thread of an article: its story in the order of time, and what is near it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from reader.library.news.collecting import Thread, thread_of
from reader.library.news.recent import MOST_RECENT
from reader.library.news.ties import shared_words
from reader.tui.render.entries import BLANK, Entry, Part, heading
from reader.tui.render.story import OfStory, find_member, member_entries, when
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.news.pieces import Piece
    from reader.library.news.stories import Member
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


class ThreadScreen(BrowseScreen):
    """A timeline; each article says why it belongs."""

    title_text = "STORY"
    hints: ClassVar = (
        ("open", "read"),
        ("compare", "what changed"),
        ("story.split", "split off"),
        ("story.join", "join"),
        ("undo", "undo"),
    )
    performs: ClassVar[dict[str, str]] = {
        "story.split": "split",
        "story.join": "join",
        "compare": "compare",
    }

    def __init__(
        self, main: MainScreen, palette: Palette, article_id: str, newest: int = MOST_RECENT
    ) -> None:
        """Set up for the story of an article, among the stories of the `newest`."""
        super().__init__(main, palette)
        self.article_id = article_id
        self._newest = newest
        self._stood = False
        self._stopped = Event()

    def on_unmount(self) -> None:
        """Gather no further."""
        self._stopped.set()
        super().on_unmount()

    def gather(self) -> Thread | None:
        """The thread; what is around the article shows until all stories are known."""

        def show(thread: Thread) -> None:
            self.show_so_far(thread, "comparing with all others …")

        return thread_of(self.library, self.article_id, self._newest, show, self._stopped.is_set)

    @property
    def _thread(self) -> Thread | None:
        return self.gathered if isinstance(self.gathered, Thread) else None

    @property
    def _members(self) -> tuple[Member, ...]:
        story = self._thread.story if self._thread else None
        return story.members if story else ()

    def about(self) -> str:
        """What the story tells of."""
        story = self._thread.story if self._thread else None
        if story is None:
            return "this article is in none"
        return f"{len(story.members)} articles · {', '.join(story.words)}"

    def nothing(self) -> tuple[str, ...]:
        """It is in no story, and nothing is near."""
        return (
            "No other article belongs with this one.",
            "",
            (
                "Articles belong together where one lists the other, where they are nearly the "
                "same words, or tell of the same within a week."
            ),
        )

    def entries(self) -> Sequence[Entry]:
        """The timeline, then what is near."""
        thread = self._thread
        if thread is None:
            return []
        lines: list[Entry] = []
        marks = self.library.marks
        if thread.story is not None:
            lines += [BLANK, heading(thread.story.title.upper())]
            for member in self._members:
                last = member is self._members[-1]
                lines += member_entries(
                    member,
                    thread.story,
                    marks,
                    self.columns,
                    present=self.article_id,
                    last=last,
                )
        if thread.near:
            title = "NEAR IT, BUT NOT IN IT" if thread.story else "NEAR THIS ARTICLE"
            lines += [BLANK, heading(title), *(_near(thread.start, one) for one in thread.near)]
        return lines

    def lay_out(self) -> None:
        """Lay out; the first time the cursor goes to the article it was asked for."""
        super().lay_out()
        story = self._thread.story if self._thread else None
        if story is not None and not self._stood:
            self._stood = True
            self.pane.put_on(OfStory(story.first_key, self.article_id))

    @property
    def _chosen_id(self) -> str | None:
        value = self.pane.value
        return value.member if isinstance(value, OfStory) else None

    def choose(self, value: object) -> None:
        """Read the article."""
        row = (
            self.library.row(value.member) if isinstance(value, OfStory) and value.member else None
        )
        if row is not None:
            self.read(row)

    def split(self) -> None:
        """Take the article under the cursor out of the story."""
        story = self._thread.story if self._thread else None
        member = find_member(story, self.pane.value)
        if member is None:
            self.say("Put the cursor on the article that is no part of this story.")
            return
        others = [other.key for other in self._members if other is not member]
        self.library.state.story_ties.split(member.key, others, member.headline)
        self.say(f"split off · {self.main.key_of('undo')} undo")
        self.changed()

    def join(self) -> None:
        """Take the article under the cursor into the story of this one."""
        thread, name = self._thread, self._chosen_id
        piece = next((one for one in thread.near if one.id == name), None) if thread else None
        if thread is None or piece is None:
            self.say("Put the cursor on an article below that belongs to the story.")
            return
        keys = [member.key for member in self._members] or [thread.start.key]
        self.library.state.story_ties.join_stories(thread.with_it(piece), keys, piece.headline)
        self.say(f"joined · {self.main.key_of('undo')} undo")
        self.changed()

    def compare(self) -> None:
        """What changed between the article under the cursor and the one it is tied to."""
        name = self._chosen_id
        member = next((one for one in self._members if one.id == name), None)
        other = member.tied_to if member is not None else None
        if name is not None:
            from reader.tui.control.news import News

            self.main.later.of(News).compare_two(other or self.article_id, name)


def _near(start: Piece, piece: Piece) -> Entry:
    return Entry(
        (
            Part(f" {when(piece.moment):>11} ", "dim"),
            Part("  "),
            Part(piece.headline),
            Part(f"  both tell of {shared_words(start.words, piece.words)}", "dim"),
        ),
        "",
        OfStory("", piece.id),
        piece.headline,
    )
