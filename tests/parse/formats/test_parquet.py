import io
import sys

import pytest

from reader.parse.formats import parquet
from tests.parse.formats.examples import FIRST, HEADLINE


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = parquet.parse(b"PAR1", "x.parquet").problems
    assert 'pip install "newsfolder[parquet]"' in problem.reason


def test_each_row_is_an_article() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as writer

    buffer = io.BytesIO()
    columns = {
        "title": [HEADLINE, "B"],
        "text": [FIRST, FIRST],
        "date": ["2026-03-14", None],
        "n": [1, 2],
    }
    writer.write_table(pyarrow.table(columns), buffer)
    first, second = parquet.parse(buffer.getvalue(), "x.parquet").drafts
    assert (first.headline, first.body[0].text) == (HEADLINE, FIRST)
    assert second.published is None


def test_a_damaged_file_is_a_problem() -> None:
    pytest.importorskip("pyarrow")
    assert "cannot be read" in parquet.parse(b"PAR1 nothing", "x.parquet").problems[0].reason
