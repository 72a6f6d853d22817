"""The command line as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.commands import VERBS, CommandError, proposals, understand

KNOWN = {"TAG": lambda: ["coast", "later"]}


@pytest.mark.parametrize(
    ("line", "name", "arguments", "query"),
    [
        ("star", "star", (), ""),
        (":star is:unread", "star", (), "is:unread"),
        ("tag add coast speaker:dask since:2w", "tag add", ("coast",), "speaker:dask since:2w"),
        ("tag add coast", "tag add", ("coast",), ""),
        ("  untag   coast  place:ellery ", "untag", ("coast",), "place:ellery"),
        ('read "harbour strike"', "read", (), '"harbour strike"'),
    ],
)
def test_a_line_is_a_verb_its_words_and_a_query(
    line: str, name: str, arguments: tuple[str, ...], query: str
) -> None:
    command = understand(line)
    assert command.verb is not None
    assert (command.verb.name, command.arguments, command.query) == (name, arguments, query)


@pytest.mark.parametrize("line", ["quote.next", "Next quote", "next QUOTE"])
def test_an_action_is_known_by_id_and_title(line: str) -> None:
    action = understand(line).action
    assert action is not None
    assert action.id == "quote.next"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("strr is:unread", "Did you mean :star?"),
        ("tag add", "TAG is missing:  :tag add TAG [QUERY]"),
        ("quote.nxt", "Did you mean :quote.next?"),
        ("rule frob x", "There is no “rule frob”: :rule star QUERY or :rule tag TAG QUERY?"),
        ("rlue tag x y", "Did you mean :rule star or :rule tag?"),
        ("tag x", "There is no “tag x”: :tag add TAG [QUERY] or :tag remove TAG [QUERY]?"),
        ("", "There is no command"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(line: str, said: str) -> None:
    with pytest.raises(CommandError, match=re.escape(said)):
        understand(line)


@pytest.mark.parametrize(
    ("line", "proposed"),
    [
        ("sta", "star "),
        ("tag", "tag add "),
        ("tag add ", "tag add coast"),
        ("tag add la", "tag add later"),
        ("star is:unr", "star is:unread"),
        ("star -has:quo", "star -has:quote"),
        ("star spe", "star speaker:"),
        ("quote n", "quote.next"),
    ],
)
def test_what_may_follow_is_proposed(line: str, proposed: str) -> None:
    assert proposed in [whole for _, _, whole in proposals(line, KNOWN)]


@given(st.text(max_size=40) | st.sampled_from([f"{v.name} " for v in VERBS]).flatmap(
    lambda verb: st.text(max_size=20).map(lambda rest: verb + rest)
))  # fmt: skip
def test_any_line_is_understood_or_refused_in_words(line: str) -> None:
    proposals(line, KNOWN)
    try:
        command = understand(line)
    except CommandError as error:
        said = str(error)
    else:
        said = command.verb.name if command.verb else str(command.action)
    assert said


def test_white_space_of_any_kind_ends_a_word() -> None:
    assert list(proposals("star \r", KNOWN)) == list(proposals("star ", KNOWN))
