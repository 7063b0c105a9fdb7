"""Who can be asked, when nobody can answer any more, and what of people's own words may leave."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires import rules
from tallystick_web.questionnaires.comment_rules import (
    STRUCK_OUT,
    check_can_read_comments,
    check_only_struck_out,
    check_theme,
    said_by,
)
from tallystick_web.questionnaires.letters import invites
from tallystick_web.questionnaires.rules import MOST_ADDRESSES, Way
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import (
    WaveNow,
    addresses_in,
    check_addresses,
    check_can_invite,
    check_can_move_on,
    check_can_remind,
    check_least,
    check_takes_answers,
    in_tens,
    is_behind,
)

FIRST, LAST = date(2026, 11, 2), date(2026, 11, 30)
WAVE = WaveNow(
    id=UUID(int=1),
    of=sets()["pulse"],
    title="Autumn",
    way=Way.INVITED,
    opens_on=FIRST,
    closes_on=LAST,
    least=10,
    asked=120,
    told="",
    method="",
    closed_on=None,
)
CLOSED = replace(WAVE, closed_on=LAST)
ONE_LINK = replace(WAVE, way=Way.OPEN)


def days(number):
    return timedelta(days=number)


# DAYS


@pytest.mark.parametrize(
    ("wave", "on", "said"),
    [
        (WAVE, FIRST, None),
        (WAVE, LAST, None),
        (WAVE, LAST + days(1), "has closed"),
        (WAVE, FIRST - days(1), "opens on 2 November 2026"),
        (CLOSED, FIRST, "has closed"),
    ],
)
def test_answers_are_taken_from_the_first_day_to_the_last(wave, on, said):
    if said is None:
        check_takes_answers(wave, on=on)
    else:
        with pytest.raises(Refused, match=said):
            check_takes_answers(wave, on=on)


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "is_refused"),
    [
        (FIRST, FIRST, False),
        (FIRST, FIRST - days(1), True),
        (FIRST - days(9), FIRST - days(1), True),
        (FIRST, FIRST + days(180), False),
        (FIRST, FIRST + days(181), True),
    ],
)
def test_a_survey_is_open_for_half_a_year_at_most_and_ends_after_it_began(opens_on, closes_on, is_refused):
    def check():
        rules.check_days(opens_on=opens_on, closes_on=closes_on, today=FIRST)

    if is_refused:
        with pytest.raises(Refused):
            check()
    else:
        check()


def test_nobody_is_invited_to_what_is_over_or_has_one_link_for_all_and_may_be_before_it_opens():
    check_can_invite(WAVE, on=FIRST - days(20))
    with pytest.raises(Refused, match="has closed"):
        check_can_invite(WAVE, on=LAST + days(1))
    with pytest.raises(Refused, match="one link for all"):
        check_can_invite(ONE_LINK, on=FIRST)


def test_people_are_reminded_once_in_seven_days_and_of_one_link_for_all_never():
    check_can_remind(WAVE, reminded_on=None, on=FIRST)
    check_can_remind(WAVE, reminded_on=FIRST, on=FIRST + days(7))
    with pytest.raises(Refused, match="less than a week"):
        check_can_remind(WAVE, reminded_on=FIRST, on=FIRST + days(6))
    with pytest.raises(Refused, match="nobody knows whom to remind"):
        check_can_remind(ONE_LINK, reminded_on=None, on=FIRST)


@pytest.mark.parametrize(
    ("answered", "reminded_on", "on", "expected"),
    [
        (59, None, LAST - days(6), True),
        (60, None, LAST - days(6), False),
        (0, None, LAST - days(7), False),
        (0, None, LAST + days(1), False),
        (0, LAST - days(10), LAST - days(6), False),
        (0, LAST - days(13), LAST - days(6), True),
    ],
)
def test_a_reminder_is_due_in_the_last_week_of_a_survey_that_fewer_than_half_have_answered(
    answered, reminded_on, on, expected
):
    assert is_behind(WAVE, answered=answered, reminded_on=reminded_on, on=on) is expected


@given(tens=st.integers(0, 12), one=st.integers(0, 9), other=st.integers(0, 9), asked=st.integers(1, 140))
def test_neither_page_nor_reminder_tells_how_many_within_ten_answered(tens, one, other, asked):
    wave = replace(WAVE, asked=asked)

    def seen(answered):
        return in_tens(answered), is_behind(wave, answered=answered, reminded_on=None, on=LAST)

    assert seen(10 * tens + one) == seen(10 * tens + other)


def test_a_survey_shows_figures_of_no_fewer_people_than_its_questions_allow():
    check_least(WAVE.of, WAVE.of.least)
    with pytest.raises(Refused, match="10 or more"):
        check_least(WAVE.of, 9)


def test_a_survey_moves_on_to_a_newer_version_alone():
    check_can_move_on(WAVE, replace(WAVE.of, version=2))
    with pytest.raises(Refused, match="newest version already"):
        check_can_move_on(WAVE, WAVE.of)
    with pytest.raises(Refused, match="closed"):
        check_can_move_on(CLOSED, replace(WAVE.of, version=2))


# ADDRESSES


def test_addresses_are_read_as_people_paste_them_each_once():
    found = addresses_in(
        "Ann Other <Ann@Example.org>\n\n  ben@example.org;cleo@example.org, \n“o'dee@example.org”\n"
        "mailto:ann@example.org.\n(eve@example.org)"
    )
    assert found.good == (
        "ann@example.org",
        "ben@example.org",
        "cleo@example.org",
        "o'dee@example.org",
        "eve@example.org",
    )
    assert found.unread == ()


def test_lines_without_an_address_are_named_by_number_and_never_repeated():
    found = addresses_in("ann@example.org\nZoe Zzcanary\n\nzzcanary@nowhere\n")
    assert found.unread == (2, 4)
    with pytest.raises(Refused) as refused:
        check_addresses(found)
    assert "line 2, 4" in str(refused.value)
    assert "canary" not in str(refused.value).casefold()


def test_nothing_pasted_and_too_much_are_refused():
    with pytest.raises(Refused, match="at least one"):
        check_addresses(addresses_in(" \n\n"))
    lines = [f"person{number}@example.org" for number in range(MOST_ADDRESSES + 1)]
    assert len(addresses_in("\n".join(lines[1:])).good) == MOST_ADDRESSES
    with pytest.raises(Refused, match="Paste fewer"):
        addresses_in("\n".join(lines))


@given(st.lists(st.from_regex(r"[a-z0-9]{1,9}@[a-z]{1,9}\.org", fullmatch=True), max_size=30), st.sampled_from("\n;, "))
def test_whatever_stands_between_addresses_all_are_found_and_none_twice(addresses, between):
    assert addresses_in(between.join(addresses)).good == tuple(dict.fromkeys(addresses))


# WHAT PEOPLE WROTE


def test_what_people_wrote_is_read_of_closed_and_counted_surveys_that_enough_people_answered():
    check_can_read_comments(CLOSED, answered=10, is_counted=True)
    for wave, answered, is_counted, said in (
        (WAVE, 50, True, "once the survey is closed"),
        (CLOSED, 50, False, "still being made"),
        (CLOSED, 9, True, "Fewer than 10"),
    ):
        with pytest.raises(Refused, match=said):
            check_can_read_comments(wave, answered=answered, is_counted=is_counted)


BEFORE = "Zoe on ward 4 is not fair.\nAsk Zoe to stop."


@pytest.mark.parametrize(
    "after",
    [
        f"{STRUCK_OUT} on ward 4 is not fair.\r\nAsk {STRUCK_OUT} to stop.",
        f"Zoe on ward 4 {STRUCK_OUT}",
        f"{STRUCK_OUT} to stop.",
        f"Zoe {STRUCK_OUT} stop.",
        STRUCK_OUT,
        " ",
    ],
)
def test_words_are_struck_out_anywhere(after):
    check_only_struck_out(before=BEFORE, after=after)


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        "Zoe on ward 4 is fair.\nAsk Zoe to stop.",
        f"{STRUCK_OUT} on ward 4 is fair.\nAsk {STRUCK_OUT} to stop.",
        f"{STRUCK_OUT} on ward 4 is never fair.",
        f"Ask {STRUCK_OUT} Zoe on ward 4 {STRUCK_OUT}",
        f"Zoe on ward 4 {STRUCK_OUT} 4 is not fair.\nAsk Zoe to stop. Now.",
        f"Zoe on ward 4 is not fair. {STRUCK_OUT} not fair. Ask Zoe to stop.",
    ],
)
def test_nothing_is_added_changed_moved_or_left_out_in_silence(after):
    with pytest.raises(Refused):
        check_only_struck_out(before=BEFORE, after=after)


@given(st.lists(st.sampled_from(["he", "is", "not", "fair", "Zoe"]), min_size=1, max_size=12), st.data())
def test_whatever_words_of_a_comment_are_struck_out_it_is_taken(words, data):
    gone = data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1))
    after = " ".join(STRUCK_OUT if number in gone else word for number, word in enumerate(words))
    check_only_struck_out(before=" ".join(words), after=after)


WRITTEN = ("My manager in theatres laughed at my name twice.", "More time to learn", "Nothing")


def test_a_theme_that_repeats_five_words_in_a_row_is_refused_however_they_are_written():
    check_theme("Some say that a manager laughed at my name", WRITTEN, comments=1)
    with pytest.raises(Refused, match="words of your own"):
        check_theme(
            "Somebody’s MANAGER in theatres, laughed at names", ["manager in theatres laughed at me"], comments=1
        )


def test_a_theme_is_never_the_whole_of_what_somebody_wrote_unless_that_is_a_subject():
    with pytest.raises(Refused, match="word for word"):
        check_theme("“Matron Okoro, bullies me.”", ["Matron Okoro bullies me", "Nothing"], comments=1)
    check_theme("Matron Okoro bullies some", ["Matron Okoro bullies me", "Nothing"], comments=1)
    check_theme("More training.", ["more training", "Nothing"], comments=2)


def test_a_theme_comes_from_as_many_people_as_wrote_at_most():
    check_theme("People want time for learning.", WRITTEN, comments=3)
    for many in (0, 4):
        with pytest.raises(Refused, match="3 people wrote"):
            check_theme("People want time for learning.", WRITTEN, comments=many)
    with pytest.raises(Refused, match="sentence of your own"):
        check_theme("  ", WRITTEN, comments=1)


@pytest.mark.parametrize(
    ("comments", "said"), [(1, "a few"), (9, "a few"), (10, "about 10"), (19, "about 10"), (140, "about 140")]
)
def test_how_many_said_something_is_told_in_tens(comments, said):
    assert said_by(comments) == f"Said by {said} people"


# LETTERS


def test_a_letter_says_who_asks_until_when_and_that_nobody_learns_who_said_what():
    said = {"organisation": "Northmoor", "title": "Pulse, Autumn", "told": ("Three minutes.", ""), "link": "LINK"}
    letter = invites(**said, days=(FIRST, LAST), is_reminder=False)
    assert letter.subject == "Northmoor asks for your view"
    for words in ("Three minutes.", "from 2 November 2026 until 30 November 2026", "\n\nLINK\n\n", "Nobody learns"):
        assert words in letter.text
    again = invites(**said, days=(FIRST, LAST), is_reminder=True)
    assert again.subject.startswith("Reminder: ")
    assert "stands in for the one you had before" in again.text
