"""The pages about how we would know: a measure with its baselines and targets, and what was expected of actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_rules import Measure, MeasurePoint, MeasureUnit
from tallystick_web.plans.presenters.item import MeasureLine, measure_line
from tallystick_web.plans.presenters.words import step
from tallystick_web.plans.rules import Direction
from tallystick_web.plans.target_rules import Finding, Point, finding_of, told_apart
from tallystick_web.plans.watching import Watched, plain


@dataclass(frozen=True, kw_only=True)
class MeasurePage:
    """A measure as the plan holds it: its values, what they are held against, and the items it is looked at for."""

    watched: Watched
    baselines: Sequence[Any]
    items: Sequence[tuple[UUID, str]]
    shows_baselines: bool

    @property
    def line(self) -> MeasureLine:
        """Its newest value, its baseline and its targets."""
        return measure_line(self.watched)

    @property
    def says(self) -> str:
        """The first sentence."""
        return f"{self.line.says}." if self.watched.latest else "There are no figures yet."

    @property
    def smallest(self) -> str:
        """The smallest change that could be told from chance, from the newest value; blank where it has no range."""
        latest = self.watched.latest
        return smallest_sentence(self.watched.measure, latest) if latest else ""

    @property
    def earlier(self) -> tuple[str, ...]:
        """Every baseline there was, the newest first. Only where this reader's figures show them."""
        if not self.shows_baselines:
            return ()
        seen = {one.as_of for one in self.watched.points if one.value is not None}
        return tuple(self._baseline(one) for one in self.baselines if one.as_of in seen)

    def _baseline(self, one: Any) -> str:
        unit = self.watched.measure.unit
        why = f" {one.reason}" if one.reason else ""
        return f"{unit.say(one.value)} on {day(one.as_of)}, agreed by {one.agreement}.{why}"


def smallest_sentence(measure: Measure, latest: MeasurePoint) -> str:
    """What could be told from chance by a later value like this one."""
    if latest.value is None:
        return ""
    point = Point(as_of=latest.as_of, value=latest.value, low=latest.low, high=latest.high)
    apart = told_apart(point, is_ratio=measure.unit is MeasureUnit.RATIO)
    if apart is None:
        return ""
    below, above = (measure.unit.say(one.quantize(Decimal("0.01"))) for one in apart)
    return (
        f"With as many people as in {latest.label}, a later value can be told from chance only below {below} or above "
        f"{above}. A target between the two can be met without anybody being able to see it in one year."
    )


@dataclass(frozen=True, kw_only=True)
class ExpectationLine:
    """What was expected of an action, and what became of it."""

    id: UUID
    item: UUID
    action: str
    expected: str
    how: str
    then: str
    now: str
    finding: Finding
    due_on: date
    readings: tuple[str, ...]


def expectation_line(row: Any, action: str, watched: Watched | None, *, on: date, may_see: bool) -> ExpectationLine:
    """An expectation beside what this reader's figures say of it today.

    What the measure was then is printed where ``may_see``, since it was read off the figures for the organisation, and
    where this reader's own figures still have that day: they may be held back by now.
    """
    days = {one.as_of for one in watched.points if one.value is not None} if watched else set()
    sees_then = may_see and row.as_of in days
    unit = watched.measure.unit if watched else MeasureUnit.SCORE
    points = plain(watched.points) if watched else []
    latest = points[-1] if points else None
    return ExpectationLine(
        id=row.pk,
        item=row.item_id,
        action=action,
        expected=_expected(row, watched),
        how=row.how,
        then=f"{unit.say(row.value)} on {day(row.as_of)}"
        if row.value is not None and sees_then
        else "No figure to show",
        now=f"{unit.say(latest.value)} on {day(latest.as_of)}" if latest else "No figures yet",
        finding=found_of(row, points, on=on, may_see=sees_then),
        due_on=row.due_on,
        readings=tuple(_reading(one, may_see=may_see) for one in row.readings.all()),
    )


def _reading(one: Any, *, may_see: bool) -> str:
    """What a person said of it; with what the organisation's own figures said then, for whoever may see those."""
    said = f"aid on {day(one.at)}: {one.said}"
    return f"{Finding(one.finding).label}, s{said}" if may_see else f"S{said}"


def found_of(row: Any, points: Sequence[Point], *, on: date, may_see: bool = True) -> Finding:
    """What the figures say of an expectation on a day, to a reader who may see what the measure was then or may not."""
    before = None
    if may_see and row.value is not None and row.as_of is not None:
        before = Point(as_of=row.as_of, value=row.value, low=row.low, high=row.high)
    return finding_of(
        direction=Direction(row.direction), size=row.size, due_on=row.due_on, before=before, points=points, on=on
    )


def _expected(row: Any, watched: Watched | None) -> str:
    name = watched.measure.name if watched else "A measure that is no longer there"
    unit = watched.measure.unit if watched else MeasureUnit.SCORE
    way = {Direction.UP: "to rise", Direction.DOWN: "to fall", Direction.TOWARDS_ONE: "to come closer to 1"}
    direction = Direction(row.direction)
    return f"“{name}” {way[direction]}{step(row.size, direction, unit)} by {day(row.due_on)}"
