"""Which article is read, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.ahead import Ahead
from reader.tui.control.base import Controller
from reader.tui.control.loaded import Loaded, around_of, load, own_of
from reader.tui.history import History, Visit
from reader.tui.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article import Article
    from reader.library.api import Link, Row
    from reader.tui.render.page import Own, Page
    from reader.tui.screens.main import MainScreen


class Reading(Controller):
    """Shows articles; remembers where the reader has been."""

    performs: ClassVar[dict[str, str]] = {"residue": "toggle_residue"}

    def __init__(self, screen: MainScreen) -> None:
        super().__init__(screen)
        self.history = History()
        self.row: Row | None = None
        """The article asked for, be it there yet or not; None before the first."""
        self.gone = False
        """Whether its file is gone: what is shown of it cannot be had again."""
        self._loaded: Loaded | None = None
        self._residue = False
        self._loader: Latest[Loaded] = Latest(screen.soon, self._failed)
        self._wanted: str | None = None
        self._ahead = Ahead(screen)

    def close(self) -> None:
        """End the loading thread."""
        self._loader.close()

    @property
    def idle(self) -> bool:
        """Whether the article asked for is shown."""
        return self._loader.idle and not self._ahead

    @property
    def loaded(self) -> Loaded | None:
        """The article asked for, once it is there: never the one that is shown until then."""
        loaded = self._loaded
        return loaded if loaded is not None and loaded.row.id == self._wanted else None

    @loaded.setter
    def loaded(self, loaded: Loaded | None) -> None:
        self._loaded = loaded

    def preview(self, row: Row | None) -> None:
        """Show the article of `row` beside the list, where there is room for both."""
        if self.row is not None and self.screen.at in ("article", "related" if self.gone else ""):
            # What is read is not replaced because the list behind it is another.
            return
        if row is None:
            if not self.screen.headlines.count:
                if self.loaded is not None:
                    self.screen.article.say()
                self.screen.related.clear()
                self.loaded = self._wanted = self.row = None
            return
        if self._wanted == row.id or not self.screen.shows_article:
            return
        self.remember_place()
        self.history = self.history.glance(Visit(row.id, row.headline))
        self._load(row.id, row)

    def open(self, row: Row) -> None:
        """Read the article of `row`: the focus goes to it, and it counts as read."""
        if self.history.present is None or self.history.present.article_id != row.id:
            self.remember_place()
            self.history = self.history.start(Visit(row.id, row.headline))
        else:
            # Opened anew it begins where it was read to, whatever came in between.
            self.screen.staying.leave()
            self.history = self.history.leave_at(0, None)
        self.history = self.history.opened()
        self._load(row.id, row)
        self.screen.go_to("article")
        self.screen.marking.opened(row)
        self.screen.staying.opened()
        self._note_visit(row, followed=False)

    def _note_visit(self, row: Row, *, followed: bool) -> None:
        from reader.tui.control.visiting import Visiting

        self.screen.later.of(Visiting).visited(row, followed=followed)

    def remember_earlier(self, visits: Sequence[Visit]) -> None:
        """Let `back` lead to the articles of an earlier session, in their order."""
        if not self.history.past:
            here = self.history.present
            last = len(visits)
            while here is not None and last and visits[last - 1].article_id == here.article_id:
                last -= 1
            self.history = self.history._replace(past=tuple(visits[:last]))

    def follow(self, link: Link | None, row: Row | None) -> None:
        """Follow a related headline or a back link."""
        if link is not None and row is None and link.candidates:
            self.screen.outside.choose_among(link)
        elif row is not None:
            self.remember_place()
            self.history = self.history.follow(Visit(row.id, row.headline))
            self._load(row.id, row)
            self.screen.go_to("article")
            self.screen.marking.opened(row)
            self.screen.staying.opened()
            self.screen.select_in_list(row.id)
            self._note_visit(row, followed=True)
        elif link is not None:
            self.screen.searching.search_for(link.headline)

    def show_again(self) -> None:
        """Load the present article anew: its file or the library has changed."""
        if self.history.present is not None and not self.gone:
            self.remember_place()
            self._load(self.history.present.article_id)

    def go_on_at(self, row: Row) -> None:
        """The file of the article asked for is another now: read on there, at the same place."""
        self.remember_place()
        if self.row is not None:
            self.history = self.history.moved(self.row.id, row.id)
        self._load(row.id, row)

    def lay_out_anew(self) -> None:
        """The pane has another width."""
        if self.loaded is not None:
            page = self._laid_out(self.loaded.article, self.loaded.own)
            self.loaded = self.loaded._replace(page=page)
            self.screen.article.lay_anew(page)

    def show_own(self) -> None:
        """Tags or notes have changed."""
        if self.loaded is not None:
            before = self.loaded.own
            own = own_of(self.library.state, self.loaded.article.key)._replace(
                edited=before.edited, elsewhere=before.elsewhere
            )
            if own != self.loaded.own:
                self.loaded = self.loaded._replace(own=own)
                self.lay_out_anew()

    def _load(self, article_id: str, row: Row | None = None) -> None:
        self._wanted, self.gone = article_id, False
        self.row = row or self.library.row(article_id)
        around = self.screen.related.display
        self._loader.ask(
            lambda: load(self.library, article_id, self._laid_out, around=around), self._show
        )

    def bring_around(self) -> None:
        """Fetch what is around the article on the screen, where that was not needed until now."""
        loaded = self.loaded
        if loaded is None or loaded.around is not None or not self._loader.idle:
            return
        self._loader.ask(
            lambda: loaded._replace(around=around_of(self.library, loaded.article)),
            self._show_around,
        )

    def _show_around(self, loaded: Loaded) -> None:
        if self.loaded is not None and self.loaded.row.id == loaded.row.id:
            self.loaded = self.loaded._replace(around=loaded.around)
            self.screen.related.show_around(loaded.around)
            self.screen.refresh_status()
        self._catch_up()

    def _catch_up(self) -> None:
        if self._ahead:
            self.screen.call_later(self._ahead.catch_up)

    def _laid_out(self, article: Article, own: Own) -> Page:
        from reader.tui.render.page import Manner, lay_out

        return lay_out(
            article,
            self.screen.article.size.width or self.screen.size.width,
            Manner(
                self.screen.settings.measure,
                names=self.screen.settings.show_voice_names,
                residue=self._residue,
                residue_key=self.screen.key_of("residue"),
            ),
            self.history.trail(),
            own,
        )

    def _show(self, loaded: Loaded) -> None:
        if loaded.row.id != self._wanted:
            self._ahead.forget()
            return
        self.loaded = loaded
        if loaded.own.edited and self.screen.at == "article":
            self.library.state.seen(loaded.row.key)
        visit = self.history.present
        pane = self.screen.article
        scroll, quote = 0, None
        if visit is not None and visit.article_id == loaded.row.id:
            scroll, quote = visit.scroll, visit.quote
        position = self.screen.staying.place_in(loaded.row.key, loaded.position)
        if not scroll and position is not None:
            scroll = loaded.page.line_of(position.block, position.offset)
        pane.show(loaded.page, scroll, quote)
        if pane.size.width and pane.size.width != loaded.page.width:
            self.lay_out_anew()
        self.screen.related.show(loaded.around, loaded.voices, pane.voices)
        self.screen.likening.look_for(loaded.row.id)
        self.screen.headlines.show_reading(loaded.row.id)
        self.screen.finding.mark()
        self.screen.staying.shown()
        if self.screen.at != "headlines":
            self.screen.refresh_status()
        self._catch_up()

    def _failed(self, fault: Exception) -> None:
        from reader.library.api import ArticleGoneError

        self.loaded = None
        self._ahead.forget()
        if isinstance(fault, ArticleGoneError):
            self.screen.article.say(
                f"{fault.path} can no longer be read: {fault.reason}",
                "R looks for changed files; h goes back to the list.",
            )
        else:
            self.screen.article.say(
                "This article could not be shown.", f"{type(fault).__name__} in the reader itself."
            )
        self.screen.related.clear()

    def remember_place(self) -> None:
        """Keep the scroll offset and the selected quote with the visit they belong to."""
        self.screen.staying.leave()
        present, loaded, pane = self.history.present, self.loaded, self.screen.article
        # Until an article comes, another is shown: its place is nobody else's.
        if present is not None and loaded is not None and loaded.row.id == present.article_id:
            self.history = self.history.leave_at(pane.scroll_offset.y, pane.selected_number)

    def return_to(self, history: History) -> None:
        """Show the article that is the present one of `history`."""
        self.history = history
        if history.present is not None:
            self._load(history.present.article_id)

    def toggle_residue(self) -> None:
        """Show or hide the lines that are no part of the article."""
        self._residue = not self._residue
        self.lay_out_anew()
        if self._residue:
            self.screen.article.to_end()
        self.screen.say(
            "What else the file holds stands at the end." if self._residue else "Only the article."
        )

    def perform(self, action: str) -> bool:
        """Do `action`, once the article that it is meant for is there."""
        if self._ahead.takes(action):
            return True
        digit = action.removeprefix("related.")
        if not digit.isdigit():
            return super().perform(action)
        if not self.screen.related.follow_number(int(digit)):
            self.screen.say(f"There is no related headline {digit}.")
        return True
