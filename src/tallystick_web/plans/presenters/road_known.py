"""What is filled in before anybody typed: only what the figures approved for this reader show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.plans.presenters.road_words import percent, plain_number
from tallystick_web.plans.target_rules import Point, Whose
from tallystick_web.plans.watching import Watched


@dataclass(frozen=True, kw_only=True)
class Known:
    """Boxes with their values, and where each is from in words."""

    initial: Mapping[str, object]
    says: tuple[str, ...] = ()


def filled_in(watched: Watched, today: date) -> Known:
    """What a measure's own target asks for, as this reader's figures show it. The plan's own target goes first."""
    if watched.measure.unit is not MeasureUnit.SHARE:
        return Known(
            initial={},
            says=("This measure is not a share of people, so nothing is filled in. Type the share that you aim for.",),
        )
    ours_first = sorted(watched.targets, key=lambda one: one.whose is not Whose.LOCAL)
    for one in ours_first:
        goal = one.course.goal if one.course is not None else None
        if goal is not None and 0 < goal <= 100 and one.due_on > today:
            share = goal.quantize(Decimal("0.1"))
            said = (
                f"The share ({percent(share)}) and the day are those of the target “{one.whose.label}” of this measure."
            )
            return Known(initial={"share": plain_number(share), "by": one.due_on}, says=(said,))
    return Known(initial={}, says=("This measure has no target in the future yet, so nothing is filled in.",))


def parity_with_staff(staff: Point | None) -> Known:
    """The share of the workforce, where this reader's approved figures show it: what parity would ask for."""
    if staff is None or not 0 < staff.value <= 100:
        return Known(initial={})
    share = staff.value.quantize(Decimal("0.1"))
    said = (
        f"The share asked for is filled in with {percent(share)}: what the approved figures show of all staff on "
        f"{day(staff.as_of)}. That is parity. Type another where your target is another."
    )
    return Known(initial={"share": plain_number(share)}, says=(said,))
