"""The rules of declarations by hand: when a link opens something, when an answer ends, and what is shown of counts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tallystick.vocabulary.ethnicity import Category
from tallystick_web.core.rules import Refused
from tallystick_web.declarations.rules import (
    Characteristic,
    Choice,
    LinkNow,
    Purpose,
    Said,
    Unknown,
    What,
    can_be_asked,
    categories,
    check_choice,
    check_link,
    check_said,
    for_purpose,
    groups,
    in_words,
    is_like,
    shown_count,
)

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
CHOICE = Choice(characteristics=(Characteristic.SEX,), purposes=tuple(Purpose), notice="Told.", months=24)


def link(what=What.SAY, ends_at=AT + timedelta(hours=1), *, is_spent=False):
    return LinkNow(what=what, ends_at=ends_at, is_spent=is_spent)


@pytest.mark.parametrize(
    ("said_on", "months", "ends"),
    [
        (date(2026, 11, 26), 24, date(2028, 11, 26)),
        (date(2026, 11, 26), 6, date(2027, 5, 26)),
        (date(2026, 12, 31), 12, date(2027, 12, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_an_answer_ends_after_so_many_months_and_never_later(said_on, months, ends):
    choice = Choice(characteristics=(), purposes=(), notice="", months=months)
    assert choice.until(said_on) == ends


def test_a_link_opens_what_it_was_sent_for_until_it_ends_or_is_used():
    check_link(link(), what=What.SAY, at=AT)
    for wrong in (link(What.SEE), link(is_spent=True), link(ends_at=AT), link(ends_at=AT - timedelta(1))):
        with pytest.raises(Refused):
            check_link(wrong, what=What.SAY, at=AT)


def test_a_link_to_see_lasts_thirty_minutes_and_one_to_say_two_weeks():
    assert (What.SEE.lasts, What.SAY.lasts) == (timedelta(minutes=30), timedelta(days=14))


@pytest.mark.parametrize(
    "wrong",
    [
        {"purposes": (Purpose.INVITATION,)},
        {"notice": " \n"},
        {"months": 5},
        {"months": 37},
    ],
)
def test_a_choice_that_nobody_could_be_asked_by_is_refused(wrong):
    good = {"characteristics": (), "purposes": (Purpose.MONITORING,), "notice": "Told.", "months": 12}
    check_choice(Choice(**good))
    with pytest.raises(Refused):
        check_choice(Choice(**good | wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"ethnicity": "Z"},
        {"ethnicity": ""},
        {"ethnicity": "withdrawn"},
        {"others": {"disability": "disabled"}},
        {"others": {"sex": "maybe"}},
        {"words": "x" * 201},
    ],
)
def test_what_is_not_asked_is_not_kept(wrong):
    good = {"ethnicity": "N", "words": "Ghanaian", "others": {"sex": "prefer-not-to-say"}}
    check_said(Said(**good), CHOICE)
    with pytest.raises(Refused):
        check_said(Said(**good | wrong), CHOICE)


def test_people_choose_among_all_sixteen_categories_each_once_under_five_groups():
    listed = list(categories())
    assert [name for name, _ in listed] == ["Asian", "Black", "Mixed", "White", "Other"]
    assert sorted(code for _, inside in listed for code, _ in inside) == sorted(Category)
    assert groups().keys() == {"asian", "black", "mixed", "white", "other"}


def test_other_characteristics_are_kept_for_counting_alone():
    said = Said(ethnicity="N", words="Ghanaian", others={"sex": "female"})
    assert for_purpose(said, Purpose.MONITORING) == said
    for purpose in (Purpose.INVITATION, Purpose.PUBLICATION):
        assert for_purpose(said, purpose) == Said(ethnicity="N", words="Ghanaian")


@pytest.mark.parametrize(
    ("said", "group", "words", "found"),
    [
        (Said(ethnicity="R"), "asian", "", True),
        (Said(ethnicity="R"), "other", "", False),
        (Said(ethnicity="not-stated", words="Roma"), "", "ROMA", True),
        (Said(ethnicity="not-stated", words="Roma"), "white", "", False),
        (Said(ethnicity="not-stated"), "", "", False),
        (Said(ethnicity="prefer-not-to-say"), "", "", False),
    ],
)
def test_somebody_is_found_by_what_they_said_and_never_by_what_they_did_not(said, group, words, found):
    assert is_like(said, group=group, words=words) is found


def test_people_are_described_in_the_words_of_the_list_and_then_in_their_own():
    assert in_words(Said(ethnicity="C", words="Roma")) == "Any other White background. In their own words: Roma"
    assert in_words(Said(ethnicity=Unknown.PREFER_NOT_TO_SAY)) == "Prefer not to say"
    assert in_words(Said(ethnicity=Unknown.NOT_STATED)) == "No ethnic group chosen"


@pytest.mark.parametrize(("count", "shown"), [(0, None), (9, None), (10, 10), (19, 10), (20, 20), (119, 110)])
def test_how_many_answered_is_said_in_whole_tens_from_ten_on(count, shown):
    assert shown_count(count) == shown


def test_nobody_is_asked_twice_in_thirty_days_or_after_notice_to_stop():
    today = date(2026, 11, 26)
    assert can_be_asked(None, is_stopped=False, today=today)
    assert can_be_asked(today - timedelta(days=30), is_stopped=False, today=today)
    assert not can_be_asked(today - timedelta(days=29), is_stopped=False, today=today)
    assert not can_be_asked(None, is_stopped=True, today=today)
