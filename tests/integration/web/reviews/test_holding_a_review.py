"""A review is held step by step: nothing before its turn, and nothing decided without frozen figures."""

from datetime import date, timedelta

import pytest

from tallystick_web.core.fence import OutsideFence, everywhere, inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.actions.consulting import begin_consultation, reply
from tallystick_web.reviews.actions.network import ask_network
from tallystick_web.reviews.cycle_rules import Timeliness
from tallystick_web.reviews.models import ReviewStep, StepEvent
from tallystick_web.reviews.queries.frozen import frozen_sets_of
from tallystick_web.reviews.queries.reviews import (
    decisions_of,
    review_called,
    reviews_of,
    step_called,
    steps_of,
    steps_of_all,
)
from tallystick_web.reviews.rules import Body, StepState, Verdict
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.reviews.held import Held, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
DAY = timedelta(days=1)


@pytest.fixture
def where():
    organisation = opened("northmoor", "Northmoor Hospitals")
    with inside(organisation.pk):
        yield organisation


@pytest.fixture
def held(where):
    return Held(where, plan=made.plan(where))


# BEGINNING


def test_a_review_begins_with_every_step_of_its_cycle_and_the_first_can_be_done(held):
    steps = steps_of(held.review)

    assert [one.key for one in steps][:2] == ["ask-owners", "freeze"]
    assert steps[-1].key == "publish"
    assert [one.key for one in steps if one.is_ready] == ["ask-owners"]
    assert held.now("freeze").due_on == date(2026, 6, 29)


def test_the_same_review_is_not_begun_twice_on_a_day(held, where):
    with pytest.raises(Refused, match="begins on this day already"):
        Held(where, plan=held.review.plan)
    Held(where, plan=held.review.plan, begins_on=date(2026, 12, 1))


def test_a_year_of_a_standard_is_reviewed_without_a_plan(where):
    held = Held(where, cycle="wres-year", year=2026)
    assert (held.review.standard, held.review.year, held.review.plan) == ("wres", 2026, None)


# THE CHAIN


def test_a_review_goes_from_owners_to_publication(held):
    held.come_to("board")
    held.decide("board", Verdict.CONDITIONS, said="Name who leads the work on panels")
    held.finish("publish", role=RoleId.BOARD_SECRETARY)

    assert {one.state.is_over for one in steps_of(held.review)} == {True}
    said = [(one.step.body, one.verdict, one.frozen.number) for one in decisions_of(held.review)]
    assert said == [("executive", "approve", 1), ("sub-group", "approve", 1), ("board", "approve-with-conditions", 1)]


def test_a_body_cannot_decide_on_figures_that_nobody_froze(held):
    held.finish("ask-owners")
    with pytest.raises(Refused, match="frozen once"):
        held.leave_out("freeze")
    with pytest.raises(Refused, match="“Freeze the plan and its figures”"):
        held.decide("executive")


def test_what_is_referred_back_is_done_again_before_anybody_decides(held):
    held.come_to("sub-group")
    held.decide("sub-group", Verdict.REFER_BACK, said="Figures of May are missing", again=["freeze"])

    assert held.now("freeze").state is StepState.OPENED_AGAIN
    assert held.now("freeze").said == "Figures of May are missing"
    assert held.now("sub-group").state is StepState.WAITING
    assert not held.now("sub-group").is_ready
    with pytest.raises(Refused, match="Freeze the plan"):
        held.decide("sub-group")

    held.freeze(reason="With the figures of May")
    held.decide("sub-group")
    assert [one.frozen.number for one in decisions_of(held.review)] == [1, 1, 2]


def test_a_decision_stays_with_the_figures_it_was_taken_on_when_they_are_corrected(held):
    held.come_to("board")
    held.decide("board")
    held.freeze(reason="A count was wrong")

    assert [one.number for one in frozen_sets_of(held.review)] == [1, 2]
    assert decisions_of(held.review)[-1].frozen.number == 1


def test_a_decision_is_on_the_figures_that_the_meeting_had(held):
    held.come_to("executive")
    held.at = NOON + 2 * DAY
    held.freeze(reason="A count was wrong")
    held.decide("executive", on=NOON.date() + DAY)

    assert decisions_of(held.review)[0].frozen.number == 1


def test_of_two_sets_of_one_day_a_decision_is_on_the_one_that_the_meeting_had(held):
    held.come_to("executive")
    held.freeze(reason="A count was wrong")
    held.decide("executive", number=1)
    held.decide("sub-group", number=2)

    assert [one.frozen.number for one in decisions_of(held.review)] == [1, 2]


def test_no_meeting_had_figures_that_were_frozen_after_it(held):
    held.come_to("executive")
    held.at = NOON + 2 * DAY
    held.freeze(reason="A count was wrong")
    with pytest.raises(Refused, match="frozen after the meeting"):
        held.decide("executive", on=NOON.date() + DAY, number=2)


def test_whoever_holds_no_role_of_a_step_does_not_decide_it(held):
    held.come_to("board")
    with pytest.raises(Refused, match="Board secretary"):
        held.decide("board", role=RoleId.EXECUTIVE)


def test_nothing_is_published_while_what_was_decided_is_open_again(held):
    held.come_to("board")
    held.decide("board")
    held.open_again("board")
    with pytest.raises(Refused, match="The whole board"):
        held.finish("publish")


# STEPS


def test_a_step_left_out_lets_others_go_on_and_keeps_its_reason(held):
    held.leave_out("ask-owners")

    assert held.now("freeze").is_ready
    assert held.now("ask-owners").said == "There is nobody to ask"
    with pytest.raises(Refused, match="over already"):
        held.leave_out("ask-owners")


def test_a_step_that_was_moved_keeps_its_first_day(held):
    held.move("ask-owners", date(2026, 12, 1))
    held.move("ask-owners", date(2026, 12, 8))
    now = held.now("ask-owners")

    assert (now.due_on, now.first_due_on) == (date(2026, 12, 8), date(2026, 6, 22))
    assert now.timeliness(NOON.date()) is Timeliness.MISSED


def test_opening_a_step_again_has_what_comes_after_it_wait(held):
    held.come_to("executive")
    held.open_again("ask-owners")

    assert not held.now("executive").is_ready
    assert held.now("ask-owners").is_ready


def test_people_are_consulted_before_it_is_said_that_they_were(held):
    held.finish("ask-owners")
    held.freeze()
    with pytest.raises(Refused, match="Nobody was asked"):
        held.finish("consult-network")

    asked = begin_consultation(
        body=Body.NETWORK,
        title="What do you say to the plan?",
        asks="Tell us what is missing.",
        closes_on=NOON.date(),
        reply_due_on=NOON.date() + DAY,
        unit=None,
        step=held.row("consult-network"),
        by=held.by(RoleId.EDI_LEAD),
        at=NOON,
    )
    with pytest.raises(Refused, match="no reply yet"):
        held.finish("consult-network")

    reply(
        consultation=asked, heard="Nobody wrote.", did="We ask again.", by=held.by(RoleId.EDI_LEAD), at=NOON + 2 * DAY
    )
    held.finish("consult-network")


def test_the_network_is_asked_before_it_is_said_that_it_was_and_its_silence_holds_nothing_up(held):
    made.go(made.outcome(held.review.plan), "agree")
    held.finish("ask-owners")
    held.freeze()
    with pytest.raises(Refused, match="Nobody was asked"):
        held.finish("network-view")

    ask_network(review=held.review, by=held.by(RoleId.EDI_LEAD), at=held.later())
    held.finish("network-view")


# WHAT IS KEPT


def test_each_thing_that_is_done_is_one_event_and_one_that_is_refused_is_none(held):
    before = AuditEvent.objects.count()
    held.finish("ask-owners")
    held.freeze()
    held.move("executive", date(2026, 12, 1))
    assert AuditEvent.objects.count() == before + 3

    with pytest.raises(Refused):
        held.finish("publish")
    assert AuditEvent.objects.count() == before + 3
    assert StepEvent.objects.of(held.where).count() == 2


def test_the_questions_do_not_grow_with_the_reviews(held, where, django_assert_num_queries):
    for month in range(1, 7):
        Held(where, plan=held.review.plan, begins_on=date(2026, month, 15))
    every = reviews_of(where.pk)

    with django_assert_num_queries(1):
        assert len(steps_of_all(where.pk, every)) == 7


def test_nothing_of_another_organisation_is_reached(held, where):
    step = held.row("freeze")
    with everywhere("to open another organisation"):
        theirs = opened("canary-beck", "Canary Beck Hospitals")
    with inside(theirs.pk):
        assert reviews_of(theirs.pk) == []
        assert review_called(theirs.pk, held.review.pk) is None
        assert step_called(theirs.pk, step.pk) is None
        with pytest.raises(OutsideFence):
            list(ReviewStep.objects.of(where))
