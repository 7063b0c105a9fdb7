"""What measures came to, always for an audience: from approved sets, and from values that two people looked at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from tallystick.definitions.breaks import break_between
from tallystick.release.pay import PayFigure, PayRelease, PayTable
from tallystick.release.policy import Audience
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick_web.numbers.gap_measures import PayPlace, measures_of_pay, places
from tallystick_web.numbers.measure_rules import MeasurePoint, MeasureUnit
from tallystick_web.numbers.models import Observation, Release
from tallystick_web.numbers.queries import pay_content_of, releases_for
from tallystick_web.numbers.recorded_queries import Value, values_of
from tallystick_web.numbers.recorded_rules import CORRECTED, WITHHELD, Given, given
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.standard_measures import measures_of_standards

_NOT_CALCULABLE = "Cannot be calculated"
_SAID_ANEW = "What is counted was said anew, and the figures before are of something else."

Place = tuple[str, str, str, str, str]
"""Where a value stands: standard, indicator, row, measure and group; the last three blank for what speaks for it."""
Series = Mapping[str, tuple[MeasurePoint, ...]]


# OF STANDARDS


def of_sets(organisation: UUID, measures: Collection[str], audience: Audience, without: Collection[str]) -> Series:
    """What computed measures came to, as the approved sets for an audience say. Two questions."""
    standards = {one: _place_of(one) for one in measures if one in measures_of_standards("")}
    pay = {one: places()[one] for one in measures if one in places()}
    if not standards and not pay:
        return {}
    sets = releases_for(organisation, [audience], without=without)
    newest = next((one for one in sets if one.subject == Subject.STANDARDS), None)
    found = _of_standards(standards, newest) if standards and newest is not None else {}
    return {**found, **_of_pay(pay, [one for one in sets if one.subject == Subject.PAY])}


def _of_standards(wanted: Mapping[str, Place], release: Release) -> Series:
    rows, known = _observations(release, set(wanted.values())), measures_of_standards("")
    return {one: _points(rows[place], known[one].unit, release) for one, place in wanted.items() if rows[place]}


def _place_of(measure: str) -> Place:
    indicator, *finer = measure.split(":")
    standard, _, number = indicator.partition("/")
    row, kind, group = finer or ("", "", "")
    return standard, number, row, kind, group


class _Seen(NamedTuple):
    """What is read of an observation: rows of tables take three times as long to make, and lists hold thousands."""

    standard: str
    indicator: str
    row: str
    measure: str
    group: str
    year: int
    is_headline: bool
    is_hidden: bool
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def _observations(release: Release, wanted: Collection[Place]) -> Mapping[Place, list[_Seen]]:
    """What was observed at each place, the oldest first. One question, whose length does not grow with the places."""
    indicators = defaultdict(set)
    for standard, indicator, *_ in wanted:
        indicators[standard].add(indicator)
    asked = Q(pk__in=[])
    for standard, numbers in indicators.items():
        asked |= Q(standard=standard, indicator__in=numbers)
    speaking = Q(is_headline=True) | Q(group__in={group for *_, group in wanted})
    rows = Observation.objects.of(release.organisation_id).filter(asked, speaking, release=release).order_by("year")
    found: defaultdict[Place, list[_Seen]] = defaultdict(list)
    for one in map(_Seen._make, rows.values_list(*_Seen._fields)):
        for place in _places_of(one):
            if place in wanted:
                found[place].append(one)
    return found


def _places_of(one: _Seen) -> Iterator[Place]:
    yield one.standard, one.indicator, one.row, one.measure, one.group
    if one.is_headline:
        yield one.standard, one.indicator, "", "", ""


def _points(rows: Sequence[_Seen], unit: MeasureUnit, release: Release) -> tuple[MeasurePoint, ...]:
    before = [None, *rows]
    return tuple(_point(one, earlier, unit, release) for earlier, one in zip(before, rows, strict=False))


def _point(one: _Seen, earlier: _Seen | None, unit: MeasureUnit, release: Release) -> MeasurePoint:
    broken = break_between(one.standard, one.indicator, earlier.year, one.year) if earlier is not None else ""
    why = "" if one.value is not None else WITHHELD if one.is_hidden else _NOT_CALCULABLE
    return MeasurePoint(
        as_of=date(one.year, 3, 31),
        label=str(one.year),
        value=one.value,
        low=one.low,
        high=one.high,
        says=unit.say(one.value) if one.value is not None else why,
        why=why,
        source=f"{release.sha256}#{one.standard}/{one.year}/{one.indicator}/{one.row}/{one.measure}/{one.group}",
        broken_by=broken,
    )


# OF PAY


def _of_pay(wanted: Mapping[str, PayPlace], sets: Sequence[Release]) -> Series:
    """Of each snapshot what the newest set that has it says."""
    if not wanted:
        return {}
    found: defaultdict[str, list[MeasurePoint]] = defaultdict(list)
    for sha256, table in _tables([(one.sha256, pay_content_of(one.sha256)) for one in sets]):
        for key, place in wanted.items():
            if place.characteristic == table.characteristic:
                found[key] += _paid(sha256, table, place, measures_of_pay()[key].unit)
    return {key: tuple(points) for key, points in found.items() if points}


def _tables(sets: Sequence[tuple[str, PayRelease]]) -> list[tuple[str, PayTable[Figure]]]:
    """Of each characteristic and snapshot the newest table, under the rules that its newest set has; oldest first.

    ``sets`` are the newest first.
    """
    rules: dict[str, str] = {}
    found: dict[tuple[str, date], tuple[str, PayTable[Figure]]] = {}
    for sha256, release in sets:
        for table in release.tables:
            if rules.setdefault(table.characteristic, table.profile) == table.profile:
                found.setdefault((table.characteristic, table.snapshot), (sha256, table))
    return sorted(found.values(), key=lambda one: one[1].snapshot)


def _paid(sha256: str, table: PayTable[Figure], place: PayPlace, unit: MeasureUnit) -> Iterator[MeasurePoint]:
    """The point of one table; none where the figure was not asked of it, or left out of it."""
    figure = next((one for one in table.figures if place.holds(one)), None)
    if figure is None:
        return
    numbers = (figure.value, figure.low, figure.high)
    value, low, high = (one.value if isinstance(one, Shown) else None for one in numbers)
    why = "" if value is not None else _why_not_paid(figure)
    yield MeasurePoint(
        as_of=table.snapshot,
        label=str(table.snapshot.year),
        value=value,
        low=low,
        high=high,
        says=unit.say(value) if value is not None else why,
        why=why,
        source=f"{sha256}#{place.comparator}/{table.snapshot}/{place.measure}/{place.group}/{place.quarter}",
    )


def _why_not_paid(figure: PayFigure[Figure]) -> str:
    if isinstance(figure.value, Hidden):
        return WITHHELD
    return f"{_NOT_CALCULABLE}: {figure.why_not}" if figure.why_not else _NOT_CALCULABLE


# TYPED IN


def of_recorded(organisation: UUID, measures: Collection[str], audience: Audience) -> Series:
    """What measures that are typed in came to: the values that a second person agreed to."""
    found = values_of(organisation, measures)
    return {key: points for key, values in found.items() if (points := _recorded(values, audience))}


def _recorded(values: Iterable[Value], audience: Audience) -> tuple[MeasurePoint, ...]:
    """One point for each day that has a value two people agreed to: the newest such."""
    agreed = (one for one in values if one.is_agreed)
    days = [list(those) for _, those in groupby(agreed, key=lambda one: one.as_of)]
    before = [None, *days]
    return tuple(_day(those, earlier, audience) for earlier, those in zip(before, days, strict=False))


def _day(values: Sequence[Value], earlier: Sequence[Value] | None, audience: Audience) -> MeasurePoint:
    """Outside the desk a count of people is given once: that it was corrected is told, and not to what."""
    newest_one, is_protected = values[-1], audience is not Audience.INTERNAL
    says = given(newest_one.typed, newest_one.unit, is_protected=is_protected, counts_people=newest_one.counts_people)
    if is_protected and newest_one.counts_people and len(values) > 1:
        says = Given(value=None, says=CORRECTED)
    is_broken = earlier is not None and earlier[-1].series != newest_one.series
    return _typed(newest_one, says, _SAID_ANEW if is_broken else "")


def _typed(value: Value, says: Given, broken: str) -> MeasurePoint:
    return MeasurePoint(
        as_of=value.as_of,
        label=value.label,
        value=says.value,
        low=says.low,
        high=says.high,
        says=says.says,
        why="" if says.value is not None else says.says,
        source=f"recorded-value/{value.id}",
        broken_by=broken,
    )
