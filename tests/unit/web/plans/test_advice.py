"""What a plan is told about itself: a small plan in which everything is right, and one thing taken out at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from tallystick_web.plans.advice import Gap, told_of
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.rules import Direction, Expected, Intervention, Kind, Stage, Voice, Wording

PLAN = UUID(int=99)
COMMITMENT, OBJECTIVE, OUTCOME, ACTION, SUCCESS = (UUID(int=one) for one in range(1, 6))


def node(key, kind, *, uppers=(), lowers=(), measures=(), **said):
    return Node(
        id=key,
        plan=PLAN,
        kind=kind,
        place=1,
        version=1,
        wording=Wording(text=f"A {kind}", **said),
        stage=Stage.DRAFT,
        changed_at=datetime(2026, 11, 26, tzinfo=UTC),
        uppers=uppers,
        lowers=lowers,
        measures=measures,
    )


def whole():
    """A plan with nothing to tell."""
    nodes = (
        node(COMMITMENT, Kind.COMMITMENT, lowers=(OUTCOME,)),
        node(OBJECTIVE, Kind.OBJECTIVE, lowers=(OUTCOME,)),
        node(
            OUTCOME,
            Kind.OUTCOME,
            uppers=(OBJECTIVE, COMMITMENT),
            lowers=(ACTION, SUCCESS),
            measures=("wres/2",),
            voice=Voice.STAFF_SURVEY,
            accountable=UUID(int=11),
        ),
        node(
            ACTION,
            Kind.ACTION,
            uppers=(OUTCOME,),
            measures=("wres/2",),
            intervention=Intervention.PROCESS_CHANGE,
            how="Panels decide on what was written down before.",
            lead=UUID(int=12),
        ),
        node(SUCCESS, Kind.SUCCESS, uppers=(OUTCOME,)),
    )
    return Network(nodes={one.id: one for one in nodes})


def changed(key, **fields):
    network = whole()
    return Network(nodes={**network.nodes, key: replace(network.nodes[key], **fields)})


def said_otherwise(key, **fields):
    network = whole()
    return changed(key, wording=replace(network.nodes[key].wording, **fields))


def gaps(network, **more):
    return {one.gap: one.items for one in told_of(network, **more)}


def test_a_whole_plan_is_told_nothing():
    assert told_of(whole()) == ()


def test_a_role_alone_answers_for_nothing():
    assert gaps(said_otherwise(ACTION, lead=None, lead_title="Director of people")) == {
        Gap.ACTION_WITHOUT_LEAD: (ACTION,)
    }
    assert gaps(said_otherwise(OUTCOME, accountable=None, accountable_title="Chair")) == {
        Gap.OUTCOME_WITHOUT_ACCOUNTABLE: (OUTCOME,)
    }


def test_what_nobody_has_agreed_to_is_not_late():
    due = said_otherwise(ACTION, due_on=date(2026, 6, 1)).nodes[ACTION]

    assert not due.is_late(date(2026, 11, 27))
    assert replace(due, stage=Stage.AGREED).is_late(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("network", "gap", "item"),
    [
        (changed(ACTION, measures=()), Gap.ACTION_WITHOUT_MEASURE, ACTION),
        (changed(ACTION, uppers=()), Gap.ACTION_WITHOUT_OUTCOME, ACTION),
        (said_otherwise(ACTION, how=" "), Gap.ACTION_WITHOUT_REASON, ACTION),
        (changed(OUTCOME, measures=()), Gap.OUTCOME_WITHOUT_MEASURE, OUTCOME),
        (changed(OUTCOME, lowers=(SUCCESS,)), Gap.OUTCOME_WITHOUT_ACTION, OUTCOME),
        (changed(OUTCOME, lowers=(ACTION,)), Gap.OUTCOME_WITHOUT_SUCCESS, OUTCOME),
        (changed(OUTCOME, uppers=(COMMITMENT,)), Gap.OUTCOME_WITHOUT_OBJECTIVE, OUTCOME),
        (said_otherwise(OUTCOME, voice=None), Gap.OUTCOME_WITHOUT_VOICE, OUTCOME),
        (changed(COMMITMENT, lowers=()), Gap.COMMITMENT_WITH_NOTHING, COMMITMENT),
    ],
)
def test_what_is_missing_is_told_with_the_item(network, gap, item):
    assert gaps(network)[gap] == (item,)


def test_an_expected_effect_is_a_measure_of_its_action():
    expected = Expected(measure="wres/2", direction=Direction.TOWARDS_ONE, size=Decimal("0.2"), by=date(2027, 3, 31))
    network = whole()
    action = replace(network.nodes[ACTION], measures=())
    with_effect = replace(action, wording=replace(action.wording, expected=expected))

    assert Gap.ACTION_WITHOUT_MEASURE not in gaps(Network(nodes={**network.nodes, ACTION: with_effect}))


@pytest.mark.parametrize("kind", [Intervention.TRAINING, Intervention.COMMUNICATION])
def test_a_plan_of_training_and_telling_alone_is_told_so(kind):
    assert gaps(said_otherwise(ACTION, intervention=kind))[Gap.NOTHING_BUT_TALK] == (ACTION,)


def test_a_plan_whose_actions_say_no_kind_is_not_called_talk():
    assert Gap.NOTHING_BUT_TALK not in gaps(said_otherwise(ACTION, intervention=None))


def test_what_was_dropped_counts_for_nothing():
    assert gaps(changed(ACTION, stage=Stage.DROPPED))[Gap.OUTCOME_WITHOUT_ACTION] == (OUTCOME,)


def test_a_measure_that_got_worse_and_that_no_action_is_aimed_at_is_told():
    [told] = told_of(whole(), worsening={"wres/2", "wres/7"})

    assert (told.gap, told.measures) == (Gap.WORSENING_WITHOUT_ACTION, ("wres/7",))
