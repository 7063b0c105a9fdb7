"""The measures of a plan as a reader sees them: what each came to, its baseline, and how its targets stand.

Everything is read for an audience. What is withheld from a reader is withheld here as well: a baseline or a target is
held against the figures of that reader's own approved set, and against no other.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.numbers.measure_rules import Measure, MeasurePoint
from tallystick_web.numbers.measures import measures_called, series_of
from tallystick_web.plans import queries_knowing
from tallystick_web.plans.models import Baseline, Target
from tallystick_web.plans.target_rules import Aim, Course, Point, Standing, Whose, standing_of


@dataclass(frozen=True, kw_only=True)
class Reads:
    """As whom a plan is read: an audience, the deposits that are held back from the reader, and the day."""

    organisation: UUID
    audience: Audience
    without: frozenset[str]
    on: date


@dataclass(frozen=True, kw_only=True)
class Aimed:
    """A target, what it is held against, and what the figures say of it. ``course`` is None without a baseline."""

    id: UUID
    item: UUID | None
    whose: Whose
    aim: Aim
    starts_on: date
    due_on: date
    rationale: str
    agreed_by: str
    standing: Standing
    course: Course | None
    other: Measure | None = None


@dataclass(frozen=True, kw_only=True)
class Watched:
    """One measure with everything that is known of it. ``baseline`` is as this reader may see it, or None."""

    measure: Measure
    points: tuple[MeasurePoint, ...]
    baseline: Point | None
    baseline_agreed_by: str
    targets: tuple[Aimed, ...]

    @property
    def latest(self) -> MeasurePoint | None:
        """What it came to last."""
        return self.points[-1] if self.points else None


def watch(reads: Reads, measures: Collection[str], *, aimed_alone: bool = False) -> Mapping[str, Watched]:
    """These measures as a reader sees them. A handful of questions, however many there are.

    ``aimed_alone`` leaves out the baselines of measures that have no target.
    """
    targets = queries_knowing.targets_of(reads.organisation, measures)
    others = {Aim.of(one.expression).other for one in targets} - {""}
    known = measures_called(reads.organisation, {*measures, *others})
    counted = [one for one, measure in known.items() if measure.is_counted]
    series = series_of(reads.organisation, counted, reads.audience, without=reads.without)
    held_against = {one.measure for one in targets} if aimed_alone else series.keys() & set(measures)
    baselines = queries_knowing.baselines_now(reads.organisation, held_against) if held_against else {}
    return {
        one: _watched(known, one, series, baselines.get(one), [each for each in targets if each.measure == one], reads)
        for one in measures
        if one in known
    }


def _watched(
    known: Mapping[str, Measure],
    measure: str,
    series: Mapping[str, Sequence[MeasurePoint]],
    agreed: Baseline | None,
    targets: Sequence[Target],
    reads: Reads,
) -> Watched:
    points = tuple(series.get(measure, ()))
    baseline = _baseline(agreed, points)
    return Watched(
        measure=known[measure],
        points=points,
        baseline=baseline,
        baseline_agreed_by=agreed.agreement if agreed else "",
        targets=tuple(_aimed(one, baseline, points, known, series, reads) for one in targets),
    )


def _baseline(agreed: Baseline | None, points: Sequence[MeasurePoint]) -> Point | None:
    """The agreed baseline, where this reader's own figures have that day; otherwise nothing is told of it."""
    if agreed is None:
        return None
    there = next((one for one in points if one.as_of == agreed.as_of), None)
    return point_of(there) if there is not None else None


def _aimed(
    target: Target,
    baseline: Point | None,
    points: Sequence[MeasurePoint],
    known: Mapping[str, Measure],
    series: Mapping[str, Sequence[MeasurePoint]],
    reads: Reads,
) -> Aimed:
    aim = Aim.of(target.expression)
    course = None
    if baseline is not None:
        other = plain(series.get(aim.other, ()))
        course = Course(aim=aim, baseline=baseline, due_on=target.due_on, other=other)
    return Aimed(
        id=target.pk,
        item=target.item_id,
        whose=Whose(target.whose),
        aim=aim,
        starts_on=target.starts_on,
        due_on=target.due_on,
        rationale=target.rationale,
        agreed_by=target.agreement,
        standing=standing_of(course, plain(points), on=reads.on) if course else Standing.NO_FIGURES,
        course=course,
        other=known.get(aim.other),
    )


def plain(points: Sequence[MeasurePoint]) -> list[Point]:
    """The points that have a value, as the rules of targets take them; only those since the last break."""
    since = max((place for place, one in enumerate(points) if one.broken_by), default=0)
    found = (point_of(one) for one in points[since:])
    return [one for one in found if one is not None]


def point_of(point: MeasurePoint) -> Point | None:
    """A released value as the rules of targets take it; None where it is withheld."""
    if point.value is None:
        return None
    return Point(as_of=point.as_of, value=point.value, low=point.low, high=point.high)


def latest_of(reads: Reads, measure: str) -> Point | None:
    """What a measure came to last, as this reader may see it."""
    points = plain(series_of(reads.organisation, [measure], reads.audience, without=reads.without).get(measure, ()))
    return points[-1] if points else None
