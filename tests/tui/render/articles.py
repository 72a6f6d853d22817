"""Articles for the tests of what is painted."""

from reader.article import Article, Block, Dateline, Published, Quote, RelatedHeadline, Source
from reader.config.themes import load_theme
from reader.resources import themes_folder
from reader.text.safe import SafeText, clean
from reader.tui.render.palette import Palette

FIRST = "PORT ELLERY: Norland Line said it would meet dockers."
SAID = "‘We have been sitting here with the lights on,’ Mara Keel told reporters, who ‘nodded’."
MORE = "‘Then we shall see,’ she added. The union called it ‘a press release’."


def article(**changes: object) -> Article:
    """An article with three paragraphs, three voiced quotes and one scare quote."""
    fields: dict[str, object] = {
        "id": "00000000000000a1",
        "key": "00000000000000b1",
        "source": Source(path=SafeText("coast/ferry.txt")),
        "headline": clean("Ferry operator offers talks ‘without preconditions’"),
        "standfirst": clean("Company says it is ready to meet dockers ‘any day this week’"),
        "dateline": Dateline(text=SafeText("PORT ELLERY:"), place=SafeText("PORT ELLERY")),
        "published": Published(
            text=SafeText("14 March 2026"), iso=SafeText("2026-03-14"), precision="day"
        ),
        "body": tuple(Block(text=clean(text)) for text in (FIRST, SAID, MORE)),
        "quotes": (
            quote(1, SAID, "‘We have", "lights on,’", "speech", "Mara Keel", "named"),
            quote(1, SAID, "‘nodded’", "‘nodded’", "mark", None, None),
            quote(2, MORE, "‘Then", "see,’", "speech", "Mara Keel", "pronoun"),
            quote(2, MORE, "‘a press", "release’", "part", "the union", "guess"),
        ),
        "related": (RelatedHeadline(headline=SafeText("Islands run short of insulin")),),
    }
    return Article.model_validate(fields | changes)


def quote(
    block: int, text: str, first: str, last: str, kind: str, speaker: str | None, found: str | None
) -> Quote:
    """The quote from `first` to the end of `last` in `text`."""
    return Quote.model_validate(
        {
            "block": block,
            "start": text.index(first),
            "end": text.index(last) + len(last),
            "kind": kind,
            "speaker": speaker,
            "mention": "she" if found == "pronoun" else speaker,
            "found": found,
            "cue": "told" if found == "named" else None,
        }
    )


def palette(name: str = "night-desk") -> Palette:
    """The palette of a shipped theme."""
    return Palette(load_theme(name, [themes_folder()]))
