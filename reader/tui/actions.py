"""The one registry of actions.

Footer, help, command palette, the `:` line and keymap are all made from it: an action that is not
here does not exist, and one that is here can be found.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Place = Literal["anywhere", "headlines", "article", "sidebar"]


class Action(NamedTuple):
    """Something a reader can do."""

    id: str
    title: str
    """A few words, for the palette and the help."""
    group: str
    short: str = ""
    """One word for the status line; "" keeps it out of there."""
    places: tuple[Place, ...] = ("anywhere",)


_READING: tuple[Place, ...] = ("headlines", "article")
_CHOOSING: tuple[Place, ...] = ("headlines", "sidebar")

ACTIONS: tuple[Action, ...] = (
    Action("cursor.down", "Down", "Moving", "move"),
    Action("cursor.up", "Up", "Moving"),
    Action("cursor.top", "To the top", "Moving"),
    Action("cursor.bottom", "To the end", "Moving"),
    Action("page.down", "One page down", "Moving"),
    Action("page.up", "One page up", "Moving"),
    Action("half.down", "Half a page down", "Moving"),
    Action("half.up", "Half a page up", "Moving"),
    Action("pane.right", "Pane to the right, or deeper", "Moving"),
    Action("pane.left", "Pane to the left, or back", "Moving"),
    Action("pane.next", "Next pane", "Moving"),
    Action("pane.previous", "Previous pane", "Moving"),
    Action("open", "Open the headline; follow the link", "Reading", "open", _CHOOSING),
    Action("read.on", "A page on, then the next unread article", "Reading", "read on", _READING),
    Action("read.back", "A page back", "Reading"),
    Action("article.next", "Next article", "Reading"),
    Action("article.previous", "Previous article", "Reading"),
    Action("find.next", "Next match of the search; without one, next unread", "Reading"),
    Action("find.previous", "Previous match; without one, previous unread", "Reading"),
    Action("zen", "The article alone", "Reading"),
    Action("residue", "Show the lines that are no part of the article", "Reading"),
    Action("quote.next", "Next quote", "Quotes", "quotes", ("article", "headlines")),
    Action("quote.previous", "Previous quote", "Quotes"),
    Action("quotes.article", "The quotes of this article, in a list", "Quotes"),
    Action("quotes.collection", "Voices: everybody who is quoted, and what they say", "Quotes"),
    Action("speaker.more", "More by this speaker, in the sidebar", "Quotes"),
    Action("speaker.next", "Next quote by the same speaker", "Quotes"),
    Action("speaker.correct", "Say who speaks in the selected quote", "Quotes"),
    Action("keep", "Keep the quote, or the paragraph, in the notebook", "Quotes", "keep",
           ("article",)),
    Action("notebook", "Notebook: the passages you kept", "Quotes"),
    Action("copy", "Copy the quote, or the headline, with its attribution", "Quotes"),
    Action("copy.link", "Copy the path or address of the article", "Quotes"),
    Action("related.focus", "Related headlines", "Following", "related", ("article", "headlines")),
    *(Action(f"related.{n}", f"Follow related headline {n}", "Following") for n in range(1, 10)),
    Action("back", "Back to where you came from", "Following", "back", ("article", "sidebar")),
    Action("forward", "Forward again", "Following"),
    Action("sidebar", "Sidebar on or off", "Following"),
    Action("want", "Want a headline that leads nowhere, or no longer", "News", "want",
           ("sidebar",)),
    Action("thread", "Story: the thread of this article", "News", "story", ("article",)),
    Action("stories", "Stories: articles that belong together", "News"),
    Action("map", "Map: what links here, where this leads", "News"),
    Action("copies", "The same article in other files", "News"),
    Action("compare", "What changed: this article beside another version", "News"),
    Action("story.split", "Take out of a story or a voice; in the overview, wider", "News"),
    Action("story.join", "Join stories, articles or voices; in the overview, closer", "News"),
    Action("new", "New: what has come since your last visit", "News"),
    Action("overview", "Overview: the collection in plots", "News"),
    Action("history", "History: the articles you opened", "News"),
    Action("wanted", "Wanted: related headlines that lead nowhere", "News"),
    Action("search", "Search headlines; in the article, find in it", "Searching", "search"),
    Action("filter", "Filter the list: unread, starred, this week, any query", "Searching"),
    Action("searches", "Saved searches, with their unread", "Searching"),
    Action("search.save", "Save what the list shows as a search", "Searching"),
    Action("mute", "Mute articles like this one", "Searching"),
    Action("muted", "Show what is muted, or hide it again", "Searching"),
    Action("rules", "The rules that mute, tag and star", "Searching"),
    Action("sort", "Next order of the list", "Searching"),
    Action("star", "Star or unstar", "Marking", "star", ("headlines",)),
    Action("toggle.read", "Read or unread", "Marking"),
    Action("tag", "Tag, or take a tag away", "Marking"),
    Action("note", "Write a note on the article", "Marking"),
    Action("select", "Select the headline, or let go of it", "Marking"),
    Action("select.range", "Select from here to where the cursor goes", "Marking"),
    Action("select.all", "Select everything in the list", "Marking"),
    Action("all.read", "Everything in the list read", "Marking"),
    Action("undo", "Undo the last mark", "Marking", "undo", ("headlines",)),
    Action("redo", "Do it again", "Marking"),
    Action("export", "Write the article, or what is selected, to a file", "Program"),
    Action("pipe", "Hand it to a program", "Program"),
    Action("path", "Say where its file lies", "Program"),
    Action("settings", "Settings", "Program"),
    Action("theme", "Choose a theme", "Program"),
    Action("problems", "Files that could not be read", "Program"),
    Action("rescan", "Look for changed files", "Program"),
    Action("sample", "Open the sample collection, where there is nothing to read", "Program"),
    Action("editor", "Open the file in your editor", "Program"),
    Action("source.open", "Open the article's address or a picture of it", "Program"),
    Action("command", "A command: a verb, and a query for what it works on", "Program"),
    Action("palette", "All commands", "Program"),
    Action("redraw", "Paint the screen anew, if something else has written on it", "Program"),
    Action("help", "Help", "Program", "help"),
    Action("cancel", "Let go: of a quote, a search, a pane", "Program"),
    Action("leave", "One level back; from the list, quit", "Program"),
    Action("quit", "Quit", "Program", "quit", ("headlines",)),
)  # fmt: skip

BY_ID = {action.id: action for action in ACTIONS}


SELECTION_WORDS = (
    ("star", "star"),
    ("toggle.read", "read"),
    ("tag", "tag"),
    ("export", "export"),
    ("copy", "copy"),
    ("pipe", "pipe"),
    ("cancel", "let go"),
)
"""(action, word) for the status line while headlines are selected."""


def for_place(place: Place) -> list[Action]:
    """The actions whose keys the status line names while `place` has the focus."""
    return [
        action
        for action in ACTIONS
        if action.short and (place in action.places or "anywhere" in action.places)
    ]
