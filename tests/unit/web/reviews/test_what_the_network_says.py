"""What the network says in words, in which order, and who replies when."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.reviews.heard_rules import ViewNow
from tallystick_web.reviews.network_rules import (
    check_can_freeze,
    check_can_reply,
    check_says_why_unheard,
    views_sentence,
)
from tallystick_web.reviews.queries.network import Spoken
from tallystick_web.reviews.rules import Side, StepKind, StepState, View
from tallystick_web.reviews.views_told import told
from tests.unit.web.reviews.stepped import step

ITEM, FIRST, SECOND = UUID(int=1), UUID(int=2), UUID(int=3)
MORNING, EVENING = datetime(2026, 5, 1, 9, tzinfo=UTC), datetime(2026, 5, 2, 18, tzinfo=UTC)


def now(view=None, *, was_asked=False):
    return ViewNow(item=ITEM, view=view, was_asked=was_asked)


def spoken(view="", *, review=FIRST, at=MORNING):
    return Spoken(item=ITEM, review=review, at=at, view=view)


def test_disagreement_is_said_first_and_silence_apart():
    views = [now(View.AGREE), now(View.AGREE), now(View.DISAGREE), now(was_asked=True), now()]
    assert views_sentence(views) == (
        "The staff network disagrees about one and agrees about two of five outcomes. It was asked about one outcome "
        "and has not replied yet. It was not asked about one outcome."
    )


def test_of_one_outcome_it_is_said_as_of_one():
    assert views_sentence([now(View.DISAGREE)]) == "The staff network disagrees about the one outcome there is."


def test_where_nothing_was_said_that_is_said():
    assert views_sentence([now(was_asked=True)]).startswith("The staff network has not said anything yet.")
    assert views_sentence([]) == "There is no agreed outcome to have a view of."


def test_every_way_to_stand_has_a_sign_of_its_own():
    ways = [*(now(one) for one in View), now(was_asked=True), now()]
    assert len({one.stands for one in ways}) == len(ways) == len({one.label for one in ways})


@pytest.mark.parametrize(
    ("rows", "says", "text", "is_given"),
    [
        ([spoken()], "Asked, no reply yet", "since 1 May 2026", False),
        ([spoken("agree")], "Agrees", "in its own words, 1 May 2026", True),
        ([spoken(), spoken("disagree", at=EVENING)], "Disagrees", "in its own words, 2 May 2026", True),
        # Asked in the same review after it was given unasked: the view is there already.
        ([spoken("partly"), spoken(at=EVENING)], "Agrees in part", "in its own words, 1 May 2026", True),
        (
            [spoken("disagree"), spoken(review=SECOND, at=EVENING)],
            "Asked, no reply yet",
            "since 2 May 2026. Before, on 1 May 2026: disagrees",
            True,
        ),
        (
            [spoken("disagree"), spoken(review=SECOND, at=EVENING), spoken("agree", review=SECOND, at=EVENING)],
            "Agrees",
            "in its own words, 2 May 2026",
            True,
        ),
    ],
)
def test_a_plan_shows_the_newest_view_and_never_an_older_one_as_the_answer_to_a_later_question(
    rows, says, text, is_given
):
    said = told(rows)
    assert (said.says, said.text, said.is_given) == (says, text, is_given)


@pytest.mark.parametrize(
    ("side", "before", "refused"),
    [
        (Side.ORGANISATION, [], ""),
        (Side.NETWORK, [], "has not replied"),
        (Side.NETWORK, [Side.ORGANISATION], ""),
        (Side.ORGANISATION, [Side.ORGANISATION], "There is a reply"),
        (Side.NETWORK, [Side.ORGANISATION, Side.NETWORK], "There is a reply"),
        (Side.ORGANISATION, [Side.ORGANISATION, Side.NETWORK], "There is a reply"),
    ],
)
def test_each_side_replies_once_and_the_network_last(side, before, refused):
    if not refused:
        check_can_reply(side, sides=before, is_newest=True, said="Yes")
        return
    with pytest.raises(Refused, match=refused):
        check_can_reply(side, sides=before, is_newest=True, said="Yes")


def test_a_reply_says_something():
    with pytest.raises(Refused, match="Write the reply"):
        check_can_reply(Side.ORGANISATION, sides=[], is_newest=True, said=" \n")


def test_outcomes_that_nobody_was_heard_of_need_a_reason():
    check_says_why_unheard(unheard=0, said="")
    check_says_why_unheard(unheard=3, said="The survey comes in March.")
    with pytest.raises(Refused, match="For three outcomes"):
        check_says_why_unheard(unheard=3, said=" ")


def test_figures_are_not_frozen_before_their_turn():
    steps = [step("owners", StepKind.ASK_OWNERS), step("freeze", StepKind.FREEZE, needs=["owners"])]
    with pytest.raises(Refused, match="This comes after: “Owners”"):
        check_can_freeze(steps, frozen_before=0, reason="")
    steps[0] = step("owners", StepKind.ASK_OWNERS, state=StepState.LEFT_OUT)
    check_can_freeze(steps, frozen_before=0, reason="")


def test_a_review_without_such_a_step_freezes_nothing():
    with pytest.raises(Refused, match="no step in which figures are frozen"):
        check_can_freeze([step("do", StepKind.TASK)], frozen_before=0, reason="")
