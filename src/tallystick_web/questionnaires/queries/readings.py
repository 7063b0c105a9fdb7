"""What measures of question sets came to: of each wave that was closed, and of periods that are over."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick_web.numbers.measure_rules import MeasurePoint, RangeIs
from tallystick_web.numbers.period_rules import period_of
from tallystick_web.questionnaires.measured.readings import WITHHELD
from tallystick_web.questionnaires.measured.waves import OF_WAVES, measure_row
from tallystick_web.questionnaires.models import Assessment, ReflectionDone, SetReading, Sheet, Wave
from tallystick_web.questionnaires.queries.figures import waves_with_figures
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind, SetMeasure
from tallystick_web.questionnaires.sets import PREFIX, sets
from tallystick_web.questionnaires.shown_rules import ALL
from tallystick_web.questionnaires.wave_rules import WaveNow

Series = Mapping[str, tuple[MeasurePoint, ...]]


def every_measure() -> Mapping[str, tuple[AnswerSet, SetMeasure]]:
    """Every measure of the newest sets with its set, by its id in the catalogue."""
    return {f"{PREFIX}/{one.id}": (of, one) for of in sets().values() for one in of.measure}


def is_of_each_wave(of: AnswerSet, measure: SetMeasure) -> bool:
    """Whether a measure has a value for each wave, and not for a period."""
    return of.kind is SetKind.SURVEY and measure.statistic in OF_WAVES and not measure.is_pooled


def series(organisation: UUID, measures: Collection[str]) -> Series:
    """What each of some measures came to, the oldest first. Three questions of the database at most."""
    known = {one: every_measure()[one] for one in measures if one in every_measure()}
    of_waves = {one: pair for one, pair in known.items() if is_of_each_wave(*pair)}
    found = {**_of_waves(organisation, of_waves), **_of_periods(organisation, set(known) - set(of_waves))}
    return {one: points for one, points in found.items() if points}


def counted_periods(organisation: UUID) -> set[tuple[str, date]]:
    """Which measures were counted for periods that ended on which days."""
    return set(SetReading.objects.of(organisation).values_list("measure", "until"))


def sets_in_use(organisation: UUID) -> set[str]:
    """The sets that an organisation has asked, filled in, scored or reflected on at least once."""
    tables = (Wave, Sheet, Assessment, ReflectionDone)
    return {name for table in tables for name in table.objects.of(organisation).values_list("set_id", flat=True)}


def _of_waves(organisation: UUID, measures: Mapping[str, tuple[AnswerSet, SetMeasure]]) -> Series:
    if not measures:
        return {}
    waves = waves_with_figures(organisation, {of.id for of, _ in measures.values()})
    found = {}
    for name, (of, measure) in measures.items():
        row = (measure_row(measure.id), ALL)
        there = [(now, shown[row]) for now, shown in waves if now.of.id == of.id and row in shown]
        found[name] = tuple(_wave_points(measure, there))
    return found


def _wave_points(measure: SetMeasure, there: Sequence[tuple[WaveNow, Mapping[str, Any]]]) -> Iterator[MeasurePoint]:
    before: WaveNow | None = None
    for now, shown in there:
        value = _number(shown, "value")
        yield MeasurePoint(
            as_of=now.closes_on,
            label=now.title,
            value=value,
            low=_number(shown, "low"),
            high=_number(shown, "high"),
            says="" if value is None else f"{measure.unit.say(value)}, of {shown['people']:,} answers",
            why=WITHHELD if value is None else "",
            source=f"wave/{now.id}",
            broken_by=_broken_by(measure, before, now) if before else "",
        )
        before = now


def _number(shown: Mapping[str, Any], name: str) -> Decimal | None:
    return Decimal(shown[name]) if name in shown else None


def _broken_by(measure: SetMeasure, before: WaveNow, now: WaveNow) -> str:
    """Why a wave cannot be set beside the one before it; blank where it can."""
    if before.way is not now.way:
        return "Asked by one link for all." if now.way is Way.OPEN else "No longer asked by one link for all."
    if _asked(measure, before.of) != _asked(measure, now.of):
        return "The questions were changed."
    return ""


def _asked(measure: SetMeasure, of: AnswerSet) -> Sequence[tuple[str, str]]:
    """The questions that a measure is taken of, with their words."""
    named = {measure.question, measure.beside} - {""}
    return [(one.id, one.text) for one in of.question if one.is_counted and (not named or one.id in named)]


def _of_periods(organisation: UUID, measures: Collection[str]) -> Series:
    if not measures:
        return {}
    found: dict[str, list[MeasurePoint]] = defaultdict(list)
    names = [one.removeprefix(f"{PREFIX}/") for one in measures]
    for row in SetReading.objects.of(organisation).filter(measure__in=names).order_by("until"):
        found[f"{PREFIX}/{row.measure}"].append(_point(row))
    return {name: tuple(points) for name, points in found.items()}


def _point(row: SetReading) -> MeasurePoint:
    return MeasurePoint(
        as_of=row.until,
        label=period_of(row.since, row.until).label,
        value=row.value,
        low=row.low,
        high=row.high,
        says=row.says,
        why=row.why,
        source=f"set-reading/{row.pk}",
        range_is=RangeIs(row.range_is) if row.range_is else RangeIs.CHANCE,
    )
