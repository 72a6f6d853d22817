"""Every action can be found and reached; every key leads somewhere."""

from importlib import import_module

import pytest

from reader.config.keymap import PRESETS, resolve_keymap
from reader.tui import actions
from reader.tui.control.finding import Finding
from reader.tui.control.later import Later
from reader.tui.control.likening import Likening
from reader.tui.control.marking import Marking
from reader.tui.control.moving import Moving
from reader.tui.control.outside import Outside
from reader.tui.control.reading import Reading
from reader.tui.control.searching import Searching
from reader.tui.control.updating import Updating
from reader.tui.panes.article import ArticlePane
from reader.tui.panes.headlines import HeadlinesPane
from reader.tui.panes.related import RelatedPane

IDS = [action.id for action in actions.ACTIONS]
LATER = [
    getattr(import_module(f"reader.tui.control.{module}"), name)
    for module, _, name in (home.partition(".") for home in Later.homes)
]
PERFORMERS = (
    *LATER,
    Finding,
    Likening,
    Moving,
    Marking,
    Outside,
    Reading,
    Searching,
    Updating,
    ArticlePane,
    HeadlinesPane,
    RelatedPane,
)


@pytest.mark.parametrize("preset", PRESETS)
def test_every_action_has_a_key_in_every_preset(preset: str) -> None:
    keymap, errors = resolve_keymap(preset, {}, IDS)
    assert errors == ()
    assert set(keymap.keys) == set(IDS)


def test_ids_are_unique() -> None:
    assert len(IDS) == len(set(IDS))


def test_every_action_is_done_by_somebody() -> None:
    done = {action for performer in PERFORMERS for action in performer.performs}
    done |= {f"related.{digit}" for digit in range(1, 10)}
    assert done == set(IDS)


def test_what_is_made_later_performs_what_is_said_of_it() -> None:
    for performer, said in zip(LATER, Later.homes.values(), strict=True):
        assert set(performer.performs) == set(said)


def test_who_performs_an_action_has_the_method() -> None:
    for performer in PERFORMERS:
        for method in performer.performs.values():
            assert callable(getattr(performer, method))


def test_each_place_offers_keys() -> None:
    for place in ("headlines", "article", "sidebar"):
        assert len(actions.for_place(place)) >= 4
