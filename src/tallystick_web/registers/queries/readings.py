"""What measures of registers came to in periods that are over, and what of it each audience is given."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.numbers.measure_rules import MeasurePoint
from tallystick_web.numbers.recorded_rules import Typed, given
from tallystick_web.registers.measured.every import PREFIX, register_measures
from tallystick_web.registers.models import RegisterReading

Series = Mapping[str, tuple[MeasurePoint, ...]]


def readings(organisation: UUID, measures: Collection[str], audience: str) -> Series:
    """What each of some measures came to, the oldest first. One question."""
    known = {one: register_measures()[name] for one in measures if (name := _name(one)) in register_measures()}
    if not known:
        return {}
    rows = RegisterReading.objects.of(organisation).filter(measure__in=[_name(one) for one in known])
    found: dict[str, list[MeasurePoint]] = defaultdict(list)
    for row in rows.order_by("as_of"):
        found[f"{PREFIX}/{row.measure}"].append(_point(row, audience))
    return {one: tuple(points) for one, points in found.items()}


def counted_days(organisation: UUID) -> set[tuple[str, date]]:
    """Which measures were counted for periods that ended on which days."""
    return set(RegisterReading.objects.of(organisation).values_list("measure", "as_of"))


def _name(measure: str) -> str:
    return measure.removeprefix(f"{PREFIX}/")


def _point(row: RegisterReading, audience: str) -> MeasurePoint:
    measure = register_measures()[row.measure]
    typed = Typed(happened=row.happened, people=row.people, value=row.value)
    is_protected = audience != Audience.INTERNAL
    says = given(typed, measure.unit, is_protected=is_protected, counts_people=measure.counts_people)
    return MeasurePoint(
        as_of=row.as_of,
        label=row.label,
        value=says.value,
        low=says.low,
        high=says.high,
        says=says.says,
        why="" if says.value is not None else says.says,
        source=f"register-reading/{row.pk}",
    )
