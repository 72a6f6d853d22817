"""Back, forward and the trail."""

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.history import History, Visit


def visited(*ids: str) -> History:
    history = History().start(Visit(ids[0], ids[0].upper()))
    for article_id in ids[1:]:
        history = history.follow(Visit(article_id, article_id.upper()))
    return history


def test_following_links_leaves_a_trail() -> None:
    assert visited("a", "b", "c").trail() == ("A", "B", "C")


def test_choosing_from_the_list_begins_a_new_trail() -> None:
    assert visited("a", "b").start(Visit("c", "C")).trail() == ()


def test_back_comes_to_the_place_that_was_left() -> None:
    history = visited("a").leave_at(scroll=12, quote=3).follow(Visit("b", "B")).back()
    assert history is not None
    assert history.present == Visit("a", "A", scroll=12, quote=3)


def test_forward_undoes_back() -> None:
    there = visited("a", "b", "c")
    back = there.back()
    assert back is not None
    assert back.forward() == there


def test_following_anew_forgets_what_lay_ahead() -> None:
    back = visited("a", "b").back()
    assert back is not None
    assert back.follow(Visit("c", "C")).forward() is None


def test_a_long_trail_shows_its_end() -> None:
    assert visited("a", "b", "c", "d", "e", "f").trail(most=4) == ("C", "D", "E", "F")


def test_the_beginning_has_nothing_before_it() -> None:
    assert visited("a").back() is None
    assert History().back() is None


def test_back_leads_to_an_earlier_session_where_nothing_is_shown_yet() -> None:
    history = History(past=(Visit("a", "A"), Visit("b", "B"))).back()
    assert history is not None
    assert history.present == Visit("b", "B")
    assert history.future == ()
    assert history.past == (Visit("a", "A"),)


def test_what_was_only_shown_beside_the_list_is_no_step() -> None:
    history = visited("a").glance(Visit("b", "B")).glance(Visit("c", "C")).start(Visit("d", "D"))
    assert [visit.article_id for visit in history.past] == ["a"]


def test_what_was_shown_and_then_opened_is_a_step() -> None:
    history = visited("a").glance(Visit("b", "B")).opened().glance(Visit("c", "C"))
    assert [visit.article_id for visit in history.past] == ["a", "b"]


def test_a_link_of_what_is_only_shown_leads_back_to_it() -> None:
    back = visited("a").glance(Visit("b", "B")).follow(Visit("c", "C")).back()
    assert back is not None
    assert back.present == Visit("b", "B")


def test_glancing_aside_and_back_leaves_no_step() -> None:
    history = visited("a").glance(Visit("b", "B")).glance(Visit("a", "A"))
    assert history.past == ()


@given(st.lists(st.sampled_from(["start", "follow", "back", "forward"]), max_size=60))
def test_no_walk_loses_the_present(steps: list[str]) -> None:
    history = History().start(Visit("0", "0"))
    for number, step in enumerate(steps, 1):
        visit = Visit(str(number), str(number))
        if step == "start":
            history = history.start(visit)
        elif step == "follow":
            history = history.follow(visit)
        else:
            history = (history.back() if step == "back" else history.forward()) or history
        assert history.present is not None
        assert history.followed <= len(history.past)


def test_what_is_open_already_is_no_step() -> None:
    tarn, ferry = Visit("t", "Tarn Head"), Visit("f", "Ferry")
    opened = History().start(ferry).follow(tarn).follow(tarn)
    assert opened.trail() == ("Ferry", "Tarn Head")
    assert opened.start(tarn).past == (ferry,)
