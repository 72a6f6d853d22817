"""The line on which a key is set."""

import tomllib

import pytest

from reader.config.lines import line_of

DOCUMENT = '''# theme = "no"
theme = "salt"
text = """
measure = 1
[keys]
"""
  measure = 70

[keys] # the reader's own
"quote.next" = ")"
star = ["s",
  "x"]
find.next = "n"
'select.range' = "V"
[other.table]
star = 1
[[several]]
name = 1
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("theme", 2),
        ("measure", 7),
        ("keys", 9),
        ("keys.quote.next", 10),
        ("keys.star", 11),
        ("keys.find.next", 13),
        ("keys.find", 13),
        ("keys.select.range", 14),
        ("other.table.star", 16),
        ("other", 15),
        ("several.name", 18),
        ("nowhere", None),
        ("keys.theme", None),
        ("", None),
    ],
)
def test_lines(key: str, line: int | None) -> None:
    assert tomllib.loads(DOCUMENT)["measure"] == 70
    assert line_of(DOCUMENT, key) == line


@pytest.mark.parametrize("piece", [" ", "a.", '"', "=", "[", "a = '''\n", " = ", "\t", "a.b = 1\n"])
def test_a_long_document_is_no_trouble(piece: str) -> None:
    assert line_of(piece * 100_000, "nowhere") is None
