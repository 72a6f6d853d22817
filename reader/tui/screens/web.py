"""The map: what links to an article and where it leads, drawn as text and walked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from reader.library.news.web import Node, Web, web_around
from reader.tui.render.entries import BLANK, Entry, Part, said
from reader.tui.render.meta import counted
from reader.tui.render.story import when
from reader.tui.screens.browse import BrowseScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.library.api import Row
    from reader.tui.render.palette import Palette
    from reader.tui.screens.main import MainScreen


class _At(NamedTuple):
    """A place in the map: the way to it, so that an article that stands twice is two places."""

    way: tuple[str, ...]


class MapScreen(BrowseScreen):
    """Two steps to either side; the cursor walks, and the map follows."""

    title_text = "MAP"
    hints: ClassVar = (
        ("pane.right", "go there"),
        ("back", "back"),
        ("open", "read"),
    )
    performs: ClassVar[dict[str, str]] = {"pane.right": "walk", "back": "walk_back"}

    def __init__(self, main: MainScreen, palette: Palette, article_id: str) -> None:
        """Set up around an article."""
        super().__init__(main, palette)
        self._centre = article_id
        self._trail: list[str] = []
        self._rows: dict[_At, Row] = {}

    def gather(self) -> Web | None:
        """The graph around the centre."""
        return web_around(self.library, self._centre)

    @property
    def _web(self) -> Web | None:
        return self.gathered if isinstance(self.gathered, Web) else None

    def about(self) -> str:
        """How much there is on either side."""
        web = self._web
        if web is None:
            return ""
        here = sum(node.row is not None for node in web.leading)
        away = counted(len(self._trail), "step")
        trail = f" · {away} from where you began" if self._trail else ""
        return f"{len(web.linking)} link here · {here} of {len(web.leading)} lead on{trail}"

    def nothing(self) -> tuple[str, ...]:
        """The article has gone."""
        return ("The article is no longer in the collection.",)

    def entries(self) -> Sequence[Entry]:
        """What links here above, where this leads below."""
        web = self._web
        if web is None:
            return []
        self._rows = {}
        lines = [BLANK, said("WHAT LINKS HERE" if web.linking else "nothing links here")]
        for number, node in enumerate(web.linking):
            lines += self._upper(node, ("from", str(number)), first=number == 0)
        centre = _At(("centre",))
        self._rows[centre] = web.centre
        lines.append(
            Entry((Part(" ◉ ", "accent", "b"), Part(web.centre.headline, "headline", "b")),
                  when(web.centre.moment), centre, web.centre.headline)
        )  # fmt: skip
        if web.leading:
            lines.append(Entry((Part(" │ WHERE THIS LEADS", "dim"),)))
        for number, node in enumerate(web.leading):
            last = number == len(web.leading) - 1
            lines += self._lower(node, ("to", str(number)), last=last)
        return lines if web.leading else [*lines, said("it lists no headline")]

    def _upper(self, node: Node, way: tuple[str, ...], *, first: bool) -> Iterator[Entry]:
        stem = "    " if first else " │  "
        for number, further in enumerate(node.further):
            corner = "╭─ " if number == 0 else "├─ "
            yield self._line(f"{stem}{corner}", further, (*way, str(number)))
        branch = "╭─" if first else "├─"
        yield self._line(f" {branch}{'┴' if node.further else '─'} ", node, way)

    def _lower(self, node: Node, way: tuple[str, ...], *, last: bool) -> Iterator[Entry]:
        branch = "╰─" if last else "├─"
        yield self._line(f" {branch}{'┬' if node.further else '─'}▸ ", node, way)
        stem = "    " if last else " │  "
        for number, further in enumerate(node.further):
            corner = "╰─▸ " if number == len(node.further) - 1 else "├─▸ "
            yield self._line(f"{stem}{corner}", further, (*way, str(number)))

    def _line(self, lead: str, node: Node, way: tuple[str, ...]) -> Entry:
        here = node.row is not None
        at = _At(way)
        if node.row is not None:
            self._rows[at] = node.row
        return Entry(
            (
                Part(lead, "dim"),
                Part("● " if here else "○ ", "here" if here else "absent"),
                Part(node.headline, "foreground" if here else "absent"),
                Part("  ↺ twice on this map" if node.seen else "", "dim"),
            ),
            when(node.row.moment) if node.row else "not here",
            at if here else None,
            node.headline,
        )

    def choose(self, value: object) -> None:
        """Read the article."""
        row = self._rows.get(value) if isinstance(value, _At) else None
        if row is not None:
            self.read(row)

    def walk(self) -> None:
        """Make the article under the cursor the centre."""
        value = self.pane.value
        row = self._rows.get(value) if isinstance(value, _At) else None
        if row is not None and row.id != self._centre:
            self._trail.append(self._centre)
            self._go(row.id)

    def walk_back(self) -> None:
        """Make the centre before the centre again."""
        if self._trail:
            self._go(self._trail.pop())
        else:
            self.say("This is where you began.")

    def _go(self, article_id: str) -> None:
        self._centre = article_id
        self.gather_again()

    def lay_out(self) -> None:
        """The cursor goes with the centre."""
        super().lay_out()
        self.pane.put_on(_At(("centre",)))
