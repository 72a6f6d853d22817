"""Seeing what somebody may who is not root."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOBODY = 65534


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may look at everything, so that what is refused to others is tried as one of them.

    The folders above the current one may then be closed: paths must be relative to it.
    """
    if os.geteuid() != 0:
        yield
        return
    before = os.getresuid()
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(*before)
