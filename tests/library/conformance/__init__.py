"""What every library must do: a subclass of `LibraryConformance` runs it for an implementation."""

import pytest

pytest.register_assert_rewrite(
    *(f"tests.library.conformance.{part}" for part in ("listings", "articles", "updates"))
)

from tests.library.conformance.articles import Articles  # noqa: E402
from tests.library.conformance.base import names  # noqa: E402
from tests.library.conformance.listings import Listings  # noqa: E402
from tests.library.conformance.updates import Updates  # noqa: E402

__all__ = ["LibraryConformance", "names"]


class LibraryConformance(Listings, Articles, Updates):
    """Every test of the suite; a subclass gives the fixture `opened`."""
