"""What pages about people, the log and words say."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest

from tallystick.vocabulary.terms import term
from tallystick_web.organisations.holdings import Holding
from tallystick_web.organisations.presenters.log import kind_in_words, log_lines, people_in
from tallystick_web.organisations.presenters.people import people_page, role_line
from tallystick_web.organisations.presenters.words import Choice, words_page
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.rules import Event as Reviews

DAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def holding(number=1, **given):
    made = {
        "id": UUID(int=number),
        "person": UUID(int=100 + number),
        "name": f"Person {number}",
        "role": RoleId.EXECUTIVE,
        "since": DAY,
        "until": None,
        "given_by": "Ada Marsh",
        "agreed_by": "Ian Holt",
        "ended_at": None,
        "ended_by": "",
        "why": "",
    }
    return Holding(**made | given)


def page(*holdings, **given):
    made = {"waiting": (), "everybody": {}, "on": DAY}
    return people_page(holdings, **made | given)


def test_people_stand_under_what_holds_today_what_comes_and_what_ended():
    drawn = page(
        holding(1),
        holding(2, since=DAY + timedelta(days=1)),
        holding(3, until=DAY - timedelta(days=1), since=DAY - timedelta(days=9)),
        holding(4, ended_at=NOON),
    )
    assert [[one.name for one in part] for part in (drawn.current, drawn.coming, drawn.ended)] == [
        ["Person 1"],
        ["Person 2"],
        ["Person 3", "Person 4"],
    ]


def test_one_person_is_one_person_and_two_roles_are_not_two_people():
    assert page(holding(1), holding(1, role=RoleId.STAFF)).lead == "1 person holds a role today."
    assert page(holding(1), holding(2)).lead == "2 people hold a role today."


def test_who_lost_their_role_is_still_found():
    everybody = {UUID(int=101): "Person 1", UUID(int=102): "Person 2"}
    assert page(holding(1), holding(2, ended_at=NOON), everybody=everybody).without_role == (
        (UUID(int=102), "Person 2"),
    )


def test_a_role_says_when_and_who_gave_it():
    line = role_line(
        holding(ended_at=NOON, ended_by="Ada Marsh", why="Left"),
        on=DAY,
    )
    assert line.when == "From 26 November 2026, ended on 26 November 2026"
    assert line.by == "Given by Ada Marsh, agreed by Ian Holt. Ended by Ada Marsh: Left"
    assert not line.may_end


def test_what_the_operator_gave_says_so():
    line = role_line(holding(given_by="", agreed_by=""), on=DAY)
    assert line.by == "Given by the operator of the service"


def event(**given):
    made = {"number": 1, "at": NOON, "kind": "role-ended", "by": None, "about": "x", "about_id": None, "more": {}}
    return SimpleNamespace(**made | given)


def test_the_log_names_people_and_prints_no_id():
    ann, thing = UUID(int=1), UUID(int=2)
    events = [event(by=ann, more={"person": str(ann)}), event(about_id=thing), event(by=UUID(int=3))]
    lines = log_lines(events, {ann: "Ann"})
    assert [one.who for one in lines] == ["Ann", "The service", "Somebody no longer known"]
    assert [one.about for one in lines] == ["Ann", "", ""]
    assert people_in(events) == {ann, thing, UUID(int=3)}
    assert kind_in_words("second-step-reset-asked") == "Taking away a second step of signing in was asked for"


@pytest.mark.parametrize("kind", [Reviews.COMMENTED, Reviews.TIME_USED, Reviews.TIME_TAKEN_BACK])
def test_what_people_did_of_whom_no_name_is_kept_is_not_laid_to_the_service(kind):
    [line] = log_lines([event(kind=str(kind))], {})
    assert line.who == "Not kept, to protect people"


def choice(term_id):
    return Choice(term=term(term_id), reason="why", consulted="", review_on=None, by="Ann", at=NOON)


def test_without_a_choice_the_word_of_the_standard_holds():
    drawn = words_page("Northmoor", ())
    assert drawn.term.id == "bme"
    assert drawn.choice is None


def test_a_term_names_the_same_people_whichever_it_is():
    drawn = [words_page("Northmoor", (choice(one),)) for one in ("bme", "global-majority")]
    assert drawn[0].groups[0].who == "White British, White Irish, any other White background"
    assert [one.who for one in drawn[0].groups] == [one.who for one in drawn[1].groups]
    assert [one.heading for one in drawn[0].groups] != [one.heading for one in drawn[1].groups]


def test_terms_for_quotations_alone_are_named_as_such():
    assert words_page("Northmoor", ()).quoted_only == ("BAME",)
