"""What the boxes of an outcome say, and by how much a measure should move, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.plans.network import Node, Update
from tallystick_web.plans.presenters.words import did, step
from tallystick_web.plans.rules import Delivery, Direction, Kind, Stage, Wording

TODAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 26, tzinfo=UTC)
ACTION = Node(
    id=UUID(int=1),
    plan=UUID(int=99),
    kind=Kind.ACTION,
    place=1,
    version=1,
    wording=Wording(text="Panels score in writing"),
    stage=Stage.AGREED,
    changed_at=NOW,
)


def told(delivery):
    return replace(ACTION, update=Update(delivery=delivery, said="So it is.", next="", by=None, at=NOW))


@pytest.mark.parametrize(
    ("actions", "says"),
    [
        ([], "Nobody does anything for this yet"),
        ([ACTION], "One action: not started"),
        ([ACTION, ACTION], "Two actions: none started"),
        ([told(Delivery.DONE), told(Delivery.DONE)], "Two actions: both done"),
        ([told(Delivery.UNDER_WAY)] * 3, "Three actions: all under way"),
        ([ACTION, told(Delivery.DONE), ACTION], "Three actions: one done and two not started"),
    ],
)
def test_a_number_is_not_said_twice_where_all_actions_stand_alike(actions, says):
    assert did(actions, TODAY) == says


def test_the_way_to_one_is_a_plain_number_and_other_steps_have_their_unit():
    assert step(Decimal("0.2"), Direction.TOWARDS_ONE, MeasureUnit.RATIO) == " by 0.2"
    assert step(Decimal(2), Direction.DOWN, MeasureUnit.POINTS) == " by 2 percentage points"
    assert step(None, Direction.UP, MeasureUnit.SHARE) == ""
