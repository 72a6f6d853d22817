"""Where the reader has been: back, forward and the trail above an article. Pure."""

from __future__ import annotations

from typing import NamedTuple


class Visit(NamedTuple):
    """An article as it was left."""

    article_id: str
    headline: str
    scroll: int = 0
    quote: int | None = None


class History(NamedTuple):
    """Visits before and after the present one."""

    past: tuple[Visit, ...] = ()
    present: Visit | None = None
    future: tuple[Visit, ...] = ()
    followed: int = 0
    """How many of the latest visits in `past` led here by following a link."""
    limit: int = 500
    glanced: bool = False
    """Whether the present article is only shown beside the list: it has not been opened."""

    def start(self, visit: Visit) -> History:
        """The reader chose an article from the list: the trail begins anew."""
        past = self._left(visit)
        return self._replace(past=past, present=visit, future=(), followed=0, glanced=False)

    def glance(self, visit: Visit) -> History:
        """An article is shown beside the list; unless it is opened it is no step."""
        return self.start(visit)._replace(glanced=True)

    def opened(self) -> History:
        """The article that was only shown is opened."""
        return self._replace(glanced=False)

    def follow(self, visit: Visit) -> History:
        """The reader followed a link: the trail grows, also from what was only shown."""
        if self.glanced:
            return self.opened().follow(visit)
        past = self._left(visit)
        grown = len(past) > len(self.past) or len(past) == self.limit
        followed = min(self.followed + grown, len(past))
        return self._replace(past=past, present=visit, future=(), followed=followed, glanced=False)

    def leave_at(self, scroll: int, quote: int | None) -> History:
        """Remember the place in the present article."""
        if self.present is None:
            return self
        return self._replace(present=self.present._replace(scroll=scroll, quote=quote))

    def moved(self, old: str, new: str) -> History:
        """The article `old` is called `new` now, wherever it was visited."""

        def at(visit: Visit) -> Visit:
            return visit._replace(article_id=new) if visit.article_id == old else visit

        return self._replace(
            past=tuple(map(at, self.past)),
            present=at(self.present) if self.present is not None else None,
            future=tuple(map(at, self.future)),
        )

    def back(self, steps: int = 1) -> History | None:
        """So many visits back, one at least; None if there are not as many."""
        if not 1 <= steps <= len(self.past):
            return None
        left = self.past[-steps:]
        present = () if self.present is None else (self.present,)
        return self._replace(
            past=self.past[:-steps],
            present=left[0],
            future=(*left[1:], *present, *self.future),
            followed=max(self.followed - steps, 0),
            glanced=False,
        )

    def forward(self) -> History | None:
        """One visit forward; None if there is none."""
        if not self.future or self.present is None:
            return None
        return self._replace(
            past=(*self.past, self.present),
            present=self.future[0],
            future=self.future[1:],
            followed=self.followed + 1,
            glanced=False,
        )

    def trail(self, most: int = 4) -> tuple[str, ...]:
        """Headlines that led to the present article by links, oldest first, at most `most`."""
        if not self.followed or self.present is None:
            return ()
        steps = [visit.headline for visit in self.past[-self.followed :]][-(most - 1) :]
        return (*steps, self.present.headline)

    def _left(self, visit: Visit) -> tuple[Visit, ...]:
        """The visits before `visit`; what was open already, or only glanced at, is no step."""
        past = self.past
        if self.present is not None and not self.glanced:
            if self.present.article_id == visit.article_id:
                return past
            past = (*past, self.present)[-self.limit :]
        if self.glanced and past and past[-1].article_id == visit.article_id:
            return past[:-1]
        return past
