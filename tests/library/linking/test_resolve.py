from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.api import LinkState
from reader.library.linking.candidates import HeadlineIndex
from reader.library.linking.resolve import Candidate, Decision, Origin, resolve
from reader.text.safe import is_safe

DAY = 86_400.0
ORIGIN = Origin("origin", 10 * DAY, "Coast Wire")


def candidate(
    name: str, headline: str, day: float = 10, source: str = "", text: str = ""
) -> Candidate:
    return Candidate(name, headline, text or name, day * DAY, source)


def decide(headline: str, *headlines: str) -> Decision:
    named = [candidate(str(number), text) for number, text in enumerate(headlines)]
    return resolve(headline, named, ORIGIN, lambda word: word in ("new", "says"))


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        ("Dockers reject offer", "DOCKERS REJECT OFFER"),
        ("Dockers reject ‘offer’", 'Dockers reject "offer"'),
        ("LIVE: Dockers reject offer", "Dockers reject offer"),
        ("Dockers reject offer – again", "Dockers reject offer, again"),
        ("Cafe closes", "Café closes"),
    ],
)
def test_the_same_headline_is_here(headline: str, other: str) -> None:
    decision = decide(headline, other, "Something else entirely")
    assert (decision.state, decision.target) == (LinkState.EXACT, "0")
    assert decision.reason == "It has the same headline."


@pytest.mark.parametrize(
    ("headline", "other", "reason"),
    [
        (
            "Harbour strike enters its second week",
            "Harbour strike enters second week",
            "“its” is added: “Harbour strike enters second week”.",
        ),
        (
            "Harbour strike enters second week",
            "Harbour strike enters a second week",
            "“a” is left out: “Harbour strike enters a second week”.",
        ),
        (
            "Retired postwoman discovered comet from garden",
            "Retired postwoman discovers comet from garden",
            "“discovered” instead of “discovers”: “Retired postwoman discovers comet from garden”.",
        ),
        (
            "Salt levy will close us, say pans",
            "Salt levy will close us, pans say",
            "The same words in another order: “Salt levy will close us, pans say”.",
        ),
        (
            "Retired postwoman discovers a comet from…",
            "Retired postwoman discovers a comet from her own garden",
            "The headline is cut short: “Retired postwoman discovers a comet from her own garden”.",
        ),
    ],
)
def test_a_reworded_headline_is_here(headline: str, other: str, reason: str) -> None:
    decision = decide(headline, "Harbour talks end", other)
    assert (decision.state, decision.target) == (LinkState.NEAR, "1")
    assert decision.reason == reason
    assert 92 <= decision.score < 100


@pytest.mark.parametrize(
    ("headline", "other"),
    [
        ("Parliament passes salt levy today", "Parliament passes hated new levy on salt today"),
        ("Inflation rises to 3.4% in May", "Inflation rises to 3.5% in May"),
        ("Parliament passes salt levy", "Parliament passes sugar levy"),
        ("Minister does rule out a levy", "Minister does not rule out a levy"),
        ("Former minister opens bridge at Skerra", "Minister opens bridge at Skerra"),
        ("Dockers reject offer", "Dockers"),
        ("Dockers…", "Dockers reject offer"),
        ("", "Dockers reject offer"),
        ("…", "…"),
    ],
)
def test_another_headline_is_not_taken_for_it(headline: str, other: str) -> None:
    decision = decide(headline, other)
    assert (decision.state, decision.target) == (LinkState.ABSENT, None)
    assert decision.reason


def test_what_is_only_like_it_is_called_similar() -> None:
    decision = decide("Parliament passes salt levy after vote", "Parliament passes salt levy")
    assert (decision.state, decision.target) == (LinkState.SIMILAR, "0")
    assert 80 <= decision.score < 92


def test_no_candidate_is_absent() -> None:
    assert decide("Dockers reject offer").reason == "No article here has a headline like it."


def test_the_nearest_other_headline_is_named() -> None:
    decision = decide("Inflation rises to 3.4% in May", "Inflation rises to 3.5% in May")
    assert decision.reason == (
        "The nearest is another one (the numbers differ): “Inflation rises to 3.5% in May”."
    )


def test_two_headlines_equally_near_are_a_choice() -> None:
    decision = decide(
        "Harbour strike enters second week…",
        "Harbour strike enters second week without talks",
        "Harbour strike enters second week as islands wait",
    )
    assert (decision.state, decision.target) == (LinkState.CHOICE, None)
    assert set(decision.candidates) == {"0", "1"}


def among(*candidates: Candidate) -> Decision:
    return resolve("Weather", candidates, ORIGIN, lambda _: False)


def test_an_article_never_leads_to_itself() -> None:
    assert among(candidate("origin", "Weather")).state is LinkState.ABSENT
    assert among(candidate("origin", "Weather"), candidate("b", "Weather")).target == "b"


def test_copies_of_one_text_are_one_target() -> None:
    decision = among(
        candidate("far", "Weather", 2, text="same"), candidate("near", "Weather", 9, text="same")
    )
    assert (decision.state, decision.target) == (LinkState.EXACT, "near")


def test_of_equals_the_nearest_in_time_is_meant_if_it_is_clearly_nearer() -> None:
    decision = among(candidate("far", "Weather", 2), candidate("near", "Weather", 9))
    assert (decision.state, decision.target) == (LinkState.EXACT, "near")
    assert decision.reason == "2 articles have this headline; this one is nearest in time."
    close = among(candidate("one", "Weather", 9), candidate("other", "Weather", 8.5))
    assert (close.state, close.target) == (LinkState.CHOICE, None)
    assert close.candidates == ("one", "other")


def test_of_equals_the_one_from_the_same_source_is_meant() -> None:
    decision = among(
        candidate("ours", "Weather", 2, "Coast Wire"), candidate("theirs", "Weather", 9, "Post")
    )
    assert (decision.state, decision.target) == (LinkState.EXACT, "ours")
    assert decision.reason == "2 articles have this headline; this one is from the same source."


HEADLINES = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(["salt", "levy", "the", "no", "3", "pans", "…", "‘x’"]), max_size=8
    ).map(" ".join),
)


@given(HEADLINES, st.lists(HEADLINES, max_size=5))
def test_any_headlines_lead_to_a_decision_with_a_reason(headline: str, others: list[str]) -> None:
    decision = decide(headline, *others)
    assert decision.reason
    assert 0 <= decision.score <= 100
    assert (decision.target is None) == (decision.state in (LinkState.ABSENT, LinkState.CHOICE))
    assert decision.target is None or decision.target in decision.candidates
    assert is_safe(decision.reason) or not all(map(is_safe, others))


@given(HEADLINES, st.lists(HEADLINES, max_size=5))
def test_a_decision_does_not_depend_on_the_order_of_candidates(
    headline: str, others: list[str]
) -> None:
    named = [candidate(str(number), text) for number, text in enumerate(others)]
    forward = resolve(headline, named, ORIGIN, lambda _: False)
    backward = resolve(headline, named[::-1], ORIGIN, lambda _: False)
    assert (forward.state, forward.target) == (backward.state, backward.target)


def test_candidates_share_the_key_or_else_the_rarest_words() -> None:
    index = HeadlineIndex(
        {"a": "Salt levy passes", "b": "SALT levy passes!", "c": "Salt pans", "d": "Weather"}
    )
    assert sorted(index.candidates("‘Salt’ levy passes")) == ["a", "b"]
    assert index.candidates("New salt pans")[0] == "c"
    assert index.candidates("Nothing of it") == []
    assert index.candidates("!?") == []


def test_a_word_is_common_that_many_headlines_hold() -> None:
    index = HeadlineIndex({str(number): f"Levy {number}" for number in range(20)})
    assert index.is_common("levy")
    assert not index.is_common("7")
    assert not index.is_common("nothing")
