"""When an article counts as published: one number for newest-first, the same in every library."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

_SHORTEST = {4: "-01-01", 7: "-01"}


def moment_of(iso: str | None, otherwise: float) -> float:
    """Seconds since the epoch of an ISO 8601 date; `otherwise` where there is none or a bad one.

    Less precise dates stand for their beginning; those without an offset are taken as UTC.
    """
    moment = _moment_said(iso) if iso else None
    return otherwise if moment is None else moment


@lru_cache(4096)
def _moment_said(iso: str) -> float | None:
    try:
        moment = datetime.fromisoformat(iso + _SHORTEST.get(len(iso), ""))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (OverflowError, ValueError, OSError):
        return None
