"""When the voices of the quote index were quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.news.voices import pulse, span_of
from reader.tui.render.voices import SLOTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.api import Library
    from reader.library.news.voices import Speaking

_MEASURED = 20
"""Voices whose times say over which time all bars are drawn."""
_AT_ONCE = 40


class Pulses:
    """Counts over time of each voice, found on a thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[object, ...], list[int]] = {}
        self._span: tuple[float, float] | None = None

    def of(self, voice: Speaking) -> list[int] | None:
        """The counts of a voice; None while they are not known."""
        return self._known.get(_name(voice))

    def find(self, voices: Sequence[Speaking], stopped: Callable[[], bool]) -> Iterator[None]:
        """Find those that are not known; yields when there is something new to show."""
        archive = self._library.archive
        if self._span is None and voices:
            measured = [archive.spoken_at(voice.names) for voice in voices[:_MEASURED]]
            self._span = span_of([moment for moments in measured for moment in moments])
        fresh = [voice for voice in voices if _name(voice) not in self._known]
        for number, voice in enumerate(fresh, 1):
            if stopped() or self._span is None:
                return
            moments = archive.spoken_at(voice.names)
            self._known[_name(voice)] = pulse(moments, *self._span, SLOTS)
            if number % _AT_ONCE == 0 or number == len(fresh):
                yield


def _name(voice: Speaking) -> tuple[object, ...]:
    return voice.articles, *voice.names
