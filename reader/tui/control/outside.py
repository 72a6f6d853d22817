"""What leaves the reader: lists over the screen, the clipboard, the editor, the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.control.base import Controller

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article import Article
    from reader.library.api import Link, Row
    from reader.tui.app import NewsreaderApp
    from reader.tui.control.loaded import Loaded

_AROUND = 20
"""Columns of the status line beside what was copied and its name."""
_SHORTEST = 20


class Outside(Controller):
    """Everything that opens something over or beside the main screen."""

    performs: ClassVar[dict[str, str]] = {
        "help": "show_help",
        "palette": "show_palette",
        "theme": "choose_theme",
        "problems": "show_problems",
        "quotes.article": "list_quotes",
        "copy": "copy",
        "copy.link": "copy_link",
        "editor": "edit",
        "source.open": "open_source",
        "sample": "open_sample",
    }

    @property
    def _app(self) -> NewsreaderApp:
        from reader.tui.app import NewsreaderApp

        app = self.screen.app
        if not isinstance(app, NewsreaderApp):
            raise TypeError(type(app).__name__)
        return app

    def open_sample(self) -> None:
        """Close a collection in which there is nothing, and open the sample collection."""
        from reader.resources import sample_folder

        folder = sample_folder()
        if folder is None:
            self.screen.say("The sample collection is no part of this copy.", "warning")
        elif self.library.summary().articles or self.screen.updating.running:
            self.screen.say("newsreader --sample opens the sample collection.")
        else:
            self._app.opens_next = str(folder)
            self._app.exit(return_code=0)

    def show_help(self) -> None:
        """All keys."""
        from reader.tui.screens.lists import help_list

        self._app.push_screen(help_list(self._app.palette, self.screen.keys_of), self._do)

    def show_palette(self) -> None:
        """All commands."""
        from reader.tui.screens.lists import palette_list

        self._app.push_screen(palette_list(self._app.palette, self.screen.keys_of), self._do)

    def _do(self, action: str | None) -> None:
        if action is not None:
            self.screen.perform(action)

    def choose_theme(self) -> None:
        """A theme, previewed live; the one that is chosen is kept."""
        from reader.tui.control.setting import Setting
        from reader.tui.screens.lists import theme_list

        before = self._app.palette.theme.name
        themes, broken = self._app.themes()
        screen = theme_list(self._app.palette, themes, broken, self._app.use_theme)

        def chosen(name: str | None) -> None:
            self._app.use_theme(name or before)
            if name is not None:
                self.screen.later.of(Setting).keep_theme(name)

        self._app.push_screen(screen, chosen)

    def show_problems(self, words: str = "") -> None:
        """Files that could not be read; with `words` those whose lines hold them."""
        from reader.tui.screens.lists import problem_list
        from reader.tui.sizes import sizes

        def chosen(path: str | None) -> None:
            if path is not None:
                self._edit_path(path)

        problems = self.library.problems()
        told = sizes([problem.path for problem in problems], self.library.file_of)
        notices = {
            "The index": self.library.notice,
            "Your marks and notes": self.library.state.notice,
        }
        screen = problem_list(self._app.palette, problems, told, notices)
        screen.begin_with(words)
        self._app.push_screen(screen, chosen)

    def choose_among(self, link: Link) -> None:
        """Several articles could be meant: ask."""
        from reader.tui.screens.lists import candidates

        def chosen(article_id: str | None) -> None:
            row = self.library.row(article_id) if article_id else None
            if row is not None:
                self.screen.reading.follow(None, row)

        self._app.push_screen(candidates(self._app.palette, link), chosen)

    def list_quotes(self) -> None:
        """The quotes of the article, to go to one."""
        from reader.tui.screens.lists import quote_list

        page = self.screen.article.page
        if page is None or not page.quotes:
            self.screen.say("Nobody is quoted in this article.")
            return

        def chosen(number: str | None) -> None:
            if number is not None:
                self.screen.go_to("article")
                self.screen.article.select_quote(int(number))

        start = self.screen.article.selected_number
        self._app.push_screen(quote_list(self._app.palette, page, start), chosen)

    @property
    def _row(self) -> Row | None:
        return self.screen.marking.row

    @property
    def _loaded(self) -> Loaded | None:
        """The article meant, where it is the one that is shown."""
        loaded, row = self.screen.reading.loaded, self._row
        return loaded if loaded and row and loaded.row.id == row.id else None

    def copy(self) -> None:
        """The selected quote with its speaker and source; else the headlines that are meant."""
        from reader.tui.render.words import attribution

        loaded = self._loaded
        quote = self.screen.article.selected
        if quote is not None and loaded is not None and not self._several:
            self._copy([attribution(loaded.article, quote)], "the quote")
        else:
            self._copy_articles(lambda article: attribution(article, None), "headline")

    def copy_link(self) -> None:
        """The addresses of the articles meant, or the paths of their files from the root on."""
        self._copy_articles(self._address, "address or path")

    def _address(self, article: Article) -> str:
        row = self.library.row(article.id)
        file = self.library.file_of(row.path) if row is not None else None
        return article.url or file or article.source.path

    @property
    def _several(self) -> bool:
        return self.screen.at == "headlines" and self.screen.headlines.selection.count > 0

    def _with_article(self, act: Callable[[Article], None]) -> None:
        """Do something with the article meant, which may have to be read first."""
        loaded, row = self._loaded, self._row
        if loaded is not None:
            act(loaded.article)
        elif row is None:
            self.screen.say("There is no article here.")
        else:
            self.screen.chores.do(lambda: self.library.article(row.id), act)

    def _copy_articles(self, line: Callable[[Article], str], what: str) -> None:
        from reader.tui.control.exporting import Exporting

        if not self._several:
            self._with_article(lambda article: self._copy([line(article)], f"the {what}"))
            return
        exporting = self.screen.later.of(Exporting)
        ids = exporting.meant()

        def copied(lines: list[str]) -> None:
            self._copy(lines, f"{len(lines):,} lines: {what}")

        def gather() -> list[str]:
            return [line(item.article) for item in exporting.items(ids)]

        self.screen.chores.do(gather, copied, "reading the articles")

    def _copy(self, lines: list[str], what: str) -> None:
        """To the clipboard through the terminal, and through the system's own program."""
        from reader.text.safe import clean_line
        from reader.tui import launch
        from reader.tui.render.wrap import cut

        text = "\n".join(lines)
        self._app.copy_to_clipboard(text)
        self.screen.chores.do(lambda: launch.to_clipboard(text), lambda _: None)
        shown = clean_line(lines[0]) if lines else ""
        room = max(self._app.size.width - len(what) - _AROUND, _SHORTEST)
        self.screen.say(f"copied {what}: {cut(shown, room)}")

    def edit(self) -> None:
        """The file in the reader's editor; parsed anew afterwards."""
        if self._row is not None:
            self._edit_path(self._row.path)

    def _edit_path(self, path: str) -> None:
        file = self.library.file_of(path)
        if file is None:
            self.screen.say(f"{path} has no file to edit.", "warning")
            return
        self.edit_file(file)

    def edit_file(self, file: str) -> None:
        """A file in the reader's editor; what it holds is looked at anew afterwards."""
        from reader.text.safe import clean_line
        from reader.tui.control.visiting import Visiting
        from reader.tui.launch import LaunchError, edit

        self.screen.later.of(Visiting).edited.add(file)
        fault = None
        with self._app.suspend():  # an exception would leave the program suspended
            try:
                edit(file)
            except LaunchError as error:
                fault = str(error)
        if fault is not None:
            self.screen.say(clean_line(fault), "error")
            return
        self.screen.updating.start()

    def open_source(self) -> None:
        """The article's address or one of its pictures, after it has been shown in full."""
        self._with_article(self._open_source_of)

    def _open_source_of(self, article: Article) -> None:
        from reader.text.safe import clean_line
        from reader.tui.control.sources import openable, why_nothing
        from reader.tui.launch import LaunchError, browse
        from reader.tui.screens.chooser import ChooserScreen

        row = self.library.row(article.id)
        choices = openable(article, self.library.file_of(row.path) if row else None)
        values = [choice for choice in choices if choice.value is not None]
        if not values:
            refused = next((choice.text for choice in choices if choice.text), None)
            said = refused or why_nothing(article)
            self.screen.say(said, "warning" if refused else "foreground")
            return

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            try:
                browse(answer)
            except LaunchError as error:
                self.screen.say(str(error), "error")
            else:
                self.screen.say(clean_line(f"opened {answer}"))

        self._app.push_screen(ChooserScreen(self._app.palette, "open", choices), chosen)
