"""Values as they were typed are for who typed them and who checks; others are told that there is one."""

from datetime import date
from uuid import UUID

import pytest

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.presenters.recorded import QueuePage, Sees, ValuePage, lines_of
from tallystick_web.numbers.recorded_queries import Recorded, Value, Words
from tallystick_web.numbers.recorded_rules import Typed
from tests.integration.web.clock import NOON

ANN, BEN = UUID(int=1), UUID(int=2)
MEASURE = UUID(int=9)


def value(*, counts_people=True, is_agreed=None, why=""):
    return Value(
        id=UUID(int=5),
        measure=MEASURE,
        unit=MeasureUnit.SHARE,
        counts_people=counts_people,
        series=1,
        as_of=date(2026, 3, 31),
        data_date=date(2026, 4, 2),
        label="2025 to 2026",
        typed=Typed(happened=4, people=30),
        obtained="Four of thirty, by the list",
        link="https://lists.example/four",
        by_id=ANN,
        by="Ann",
        at=NOON,
        is_agreed=is_agreed,
        why=why,
        checked_by="Ben" if is_agreed is not None else "",
        checked_at=NOON if is_agreed is not None else None,
    )


def measure(*, counts_people=True, title="Places"):
    words = Words(title=title, what="Taken.", better=Better.HIGHER, population="", series=1, by="Ann", at=NOON)
    return Recorded(
        id=MEASURE,
        takes="",
        unit=MeasureUnit.SHARE,
        cadence=Cadence.YEARLY,
        counts_people=counts_people,
        versions=(words,),
    )


def sees(person=BEN, *, may_record=True, may_check=False):
    return Sees(person=person, may_record=may_record, may_check=may_check)


def everything(of, who):
    """All that somebody is told of a value: on its page, and in a list."""
    page = ValuePage(of=measure(counts_people=of.counts_people), value=of, sees=who)
    [line] = lines_of([of], {MEASURE: "Places"}, who)
    return " ".join([page.lead, *(str(row["value"]) for row in page.rows), line.says, line.state])


@pytest.mark.parametrize("who", [sees(ANN), sees(may_check=True)], ids=["who typed it", "who checks"])
def test_who_typed_a_number_of_people_and_who_checks_it_see_it(who):
    said = everything(value(is_agreed=False, why="It is 5 of 30."), who)
    for shown in ("4 of 30", "Four of thirty, by the list", "lists.example", "It is 5 of 30"):
        assert shown in said


def test_another_person_who_may_type_is_told_of_it_and_sees_no_number():
    said = everything(value(is_agreed=False, why="It is 5 of 30."), sees())
    for kept in ("4 of 30", "13.3", "Four of thirty", "lists.example", "5 of 30"):
        assert kept not in said
    assert "Refused by Ben, 26 November 2026" in said


def test_a_number_of_things_is_seen_by_everybody_who_may_type():
    assert "4 of 30" in everything(value(counts_people=False), sees())


def test_the_second_person_is_one_who_checks_and_did_not_type_it():
    assert sees(may_check=True).may_decide(value())
    assert not sees(ANN, may_check=True).may_decide(value())
    assert not sees().may_decide(value())
    assert not sees(may_check=True).may_decide(value(is_agreed=True))


def test_the_second_person_is_asked_where_words_of_a_measure_of_things_name_people():
    named = ValuePage(
        of=measure(counts_people=False, title="Asian staff met"), value=value(), sees=sees(may_check=True)
    )
    assert "(“asian”)" in named.warning
    assert ValuePage(of=measure(title="Asian staff met"), value=value(), sees=sees()).warning == ""
    assert ValuePage(of=measure(counts_people=False), value=value(), sees=sees()).warning == ""


def test_the_queue_says_for_how_many_one_can_be_the_second_person():
    lines = lines_of([value(), value()], {}, sees())
    assert QueuePage(lines=(), mine=0).lead == "No value is waiting."
    assert QueuePage(lines=lines, mine=1).lead == (
        "Two values are waiting for a second person. You can be that person for one of them."
    )
