"""The quote index, by keys and by mouse."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from reader.tui.screens.voices import VoicesScreen
from tests.tui.conftest import Desk

Open = Callable[..., AbstractAsyncContextManager[Desk]]


async def shown(reader: Desk, text: str) -> None:
    """Wait until `text` is on the screen and everything asked for is there."""
    await reader.until(lambda: text in reader.text)
    screen = reader.app.screen
    if isinstance(screen, VoicesScreen):
        await reader.until(lambda: screen.idle)
        await reader.pilot.pause(0.05)


async def test_everybody_who_is_quoted_is_listed_with_what_they_say(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        assert "VOICES" in reader.lines[0]
        assert "6 of" in reader.lines[0]
        first = next(line for line in reader.lines if "Oren Dask" in line)
        assert " 2 " in first
        assert "OREN DASK" in reader.lines[1]
        texts = reader.text
        assert texts.index("something to talk about") < texts.index("Nobody has rung")
        assert "Harbour strike enters second week" in texts
        await reader.press("j", "j", "j")
        await shown(reader, "It was not the company")
        assert "Nobody has rung" not in reader.text


async def test_the_reason_that_a_quote_is_this_voices_is_said(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        assert "one voice: these articles give the same full name" in reader.text
        await reader.press("tab")
        await reader.until(lambda: "Oren Dask" in reader.lines[-1])
        assert "(“said”)" in reader.lines[-1]


async def test_a_filter_that_nobody_answers_explains_itself_on_both_sides(desk: Open) -> None:
    async with desk(size=(80, 24)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Oren Dask")
        await reader.press("slash")
        await reader.type("zzz")
        await shown(reader, "Nobody who is quoted is called “zzz”")
        await reader.press("enter", "tab")
        screen = reader.app.screen
        assert isinstance(screen, VoicesScreen)
        assert screen.at_quotes
        assert "Nobody who is quoted is called “zzz”" in reader.text
        assert "esc shows everybody again" in reader.text
        await reader.press("escape")
        await reader.press("tab")
        await shown(reader, "Mara Keel")


async def test_the_filter_of_the_names_is_let_go_of_from_the_quotes(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        await reader.press("slash")
        await reader.type("keel")
        await shown(reader, "It was not the company")
        await reader.press("enter", "slash")
        await reader.type("company")
        await shown(reader, "Oren Dask")
        assert "It was not the company" in reader.text
        await reader.press("escape")
        await shown(reader, "Oren Dask")


async def test_a_quote_is_opened_where_it_stands(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        await reader.press("enter", "j", "enter")
        await reader.until(lambda: reader.app.screen is reader.main)
        await reader.settle()
        assert reader.headline == "Harbour strike enters second week"
        quote = reader.main.article.selected
        assert quote is not None
        assert quote.speaker == "Oren Dask"
        assert "quote 1 of 1 · Oren Dask" in reader.lines[-1]


async def test_a_quote_is_kept_and_noted_from_the_index(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        await reader.press("a")
        assert "Put the cursor on a quote first" in reader.lines[-1]
        await reader.press("tab", "a")
        assert "kept the quote" in reader.lines[-1]
        await reader.press("a")
        await reader.pilot.press(*"why")
        await reader.press("escape")
        (saved,) = reader.main.library.state.notebook.all()
        assert (saved.speaker, saved.note) == ("Oren Dask", "why")


async def test_a_quote_is_opened_by_mouse(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        line = next(n for n, text in enumerate(reader.lines) if "Nobody has rung" in text)
        await reader.click(70, line)
        await reader.until(lambda: reader.app.screen is reader.main)
        await reader.settle()
        assert reader.headline == "Harbour strike enters second week"


async def test_a_voice_is_chosen_by_mouse(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        line = next(n for n, text in enumerate(reader.lines) if "Sunniva Tait" in text)
        await reader.click(5, line)
        await shown(reader, "Nine days is a long time")
        assert "Nobody has rung" not in reader.text


async def test_the_voices_of_the_sidebar_lead_there_too(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", "r")
        for _ in range(20):
            await reader.press("j")
            voice = reader.main.related.voice
            if voice is not None and voice.speaker == "Oren Dask":
                break
        await reader.press("asterisk")
        await shown(reader, "Nobody has rung")
        assert "OREN DASK" in reader.text


async def test_outside_text_is_shown_as_it_is(desk: Open) -> None:
    text = "Odd [/x] name\n1 March 2026\nMARRAM: So.\n‘It [b]is[/b] odd,’ said Ivo [/x] Sand.\n"
    async with desk({"odd.txt": text, "two.txt": text.replace("So", "\x1b]0;x\x07So")}) as reader:
        await reader.press("g", "Q")
        await reader.until(lambda: "VOICES" in reader.lines[0])
        await reader.pilot.pause(0.1)
        assert "\x1b" not in reader.text


async def test_voices_are_filtered_as_one_types(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        await reader.press("slash")
        await reader.type("sunn")
        await shown(reader, "Nine days is a long time")
        assert "Oren Dask" not in reader.text
        await reader.type("xx")
        await shown(reader, "Nobody who is quoted is called")
        await reader.press("escape")
        await shown(reader, "Oren Dask")
        await reader.press("tab", "slash")
        await reader.type("second week")
        await shown(reader, "Nobody has rung")
        assert "something to talk about" not in reader.text
        assert "Harbour strike enters second week" in reader.text
        await reader.press("escape")
        await shown(reader, "something to talk about")
        await reader.press("q")
        assert reader.app.screen is reader.main


async def test_one_side_at_a_time_where_it_is_narrow(desk: Open) -> None:
    async with desk(size=(80, 24)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Oren Dask")
        assert "Nobody has rung" not in reader.text
        await reader.press("enter")
        await shown(reader, "Nobody has rung")
        await reader.press("h")
        await reader.until(lambda: "Nobody has rung" not in reader.text)
        assert "Sunniva Tait" in reader.text


async def test_a_selected_quote_leads_to_everything_its_speaker_says(desk: Open) -> None:
    async with desk() as reader:
        await reader.press("enter", *["right_parenthesis"] * 3)
        await reader.press("asterisk")
        await shown(reader, "MARA KEEL")
        await shown(reader, "It was not the company")
        await reader.press("escape", "escape", "asterisk")
        assert "Select a quote first" in reader.lines[-1]


async def test_two_voices_are_merged_and_split_and_it_is_undone(desk: Open) -> None:
    async with desk(size=(120, 40)) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody has rung")
        await reader.press("j", "j", "j", "plus")
        await reader.type("dask")
        await reader.press("enter")
        await shown(reader, "OREN DASK")
        await reader.until(lambda: "Oren Dask +1" in reader.text and "the lights on" in reader.text)
        assert "Mara Keel is Oren Dask now" in reader.lines[-1]
        await reader.press("tab", "u")
        await reader.until(lambda: "Oren Dask +1" not in reader.text)
        assert "undone: " in reader.lines[-1]
        await reader.press("tab", "U")
        await reader.until(lambda: "Oren Dask +1" in reader.text)
        await reader.press("g", "g", "minus")
        await reader.until(lambda: "Oren Dask +1" not in reader.text)
        await reader.press("minus")
        assert "only one name" in reader.lines[-1]


async def test_nobody_is_quoted(desk: Open) -> None:
    async with desk({"quiet.txt": "Quiet day\n1 March 2026\nMARRAM: Nothing came in.\n"}) as reader:
        await reader.press("g", "Q")
        await shown(reader, "Nobody is quoted in this collection")
