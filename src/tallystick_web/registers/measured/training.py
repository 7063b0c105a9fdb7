"""What the registers of training count."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.training import CourseKind, Whom
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.spans import spans_in

_A_YEAR = 12
_FINELY = Decimal("0.0001")
_COUNTS = ("courses", "training-counts")


def _led(whom: Whom) -> Callable[[Book, Period], Typed | None]:
    """Of those who lead: how many had done inclusive leadership. Of several courses the one that is furthest behind."""

    def count(book: Book, period: Period) -> Typed | None:
        courses = [one for one in book.live("courses") if (one["kind"], one["whom"]) == (CourseKind.LEADERSHIP, whom)]
        return _furthest_behind([_on_the_day(book, one, period) for one in courses])

    return count


def _starters(book: Book, period: Period) -> Typed | None:
    courses = [one for one in book.live("courses") if one["kind"] == CourseKind.SPEAKING_UP]
    return _furthest_behind([_over_the_days(book, one, period) for one in courses])


def _current(book: Book, period: Period) -> Typed | None:
    courses = [one for one in book.live("courses") if one["kind"] == CourseKind.ROLE and _is_yearly(one)]
    counts = [count for course in courses for count in _on_the_day(book, course, period)]
    not_exempt = sum(one["people"] - (one["exempt"] or 0) for one in counts)
    return share(sum(one["done"] for one in counts), not_exempt)


def _is_yearly(course: Kept) -> bool:
    return course["every"] is not None and course["every"] <= _A_YEAR


def _on_the_day(book: Book, course: Kept, period: Period) -> Sequence[Kept]:
    """The newest count in a period of each group that must take a course."""
    newest: dict[UUID | None, Kept] = {}
    for one in sorted(_counts_of(book, course), key=lambda count: count["as_of"]):
        if period.has(one["as_of"]):
            newest[one["group"]] = one
    return _whole_or_parts(newest.values(), "group")


def _over_the_days(book: Book, course: Kept, period: Period) -> Sequence[Kept]:
    """The counts of those who started in a period. A count that does not say since when is of the whole period."""

    def days(count: Kept) -> tuple[date, date]:
        return count["since"] or period.since, count["as_of"]

    counts = _counts_of(book, course)
    return _whole_or_parts(spans_in(counts, period, of=lambda count: count["group"], span=days), "group")


def _counts_of(book: Book, course: Kept) -> list[Kept]:
    return [one for one in book.live("training-counts") if one["course"] == course.id]


def _whole_or_parts(counts: Iterable[Kept], group: str) -> Sequence[Kept]:
    """The counts of everybody where there are such, and otherwise those of the parts."""
    every = list(counts)
    return [one for one in every if one[group] is None] or every


def _furthest_behind(courses: Iterable[Sequence[Kept]]) -> Typed | None:
    totals = [(sum(one["done"] for one in counts), sum(one["people"] for one in counts)) for counts in courses]
    counted = [one for one in totals if one[1]]
    return share(*min(counted, key=lambda total: Fraction(*total))) if counted else None


def _panels(book: Book, period: Period) -> Typed | None:
    counts = spans_in(book.live("panels"), period, of=lambda count: None)  # noqa: ARG005  # all are of the same thing
    return share(sum(one["trained"] for one in counts), sum(one["held"] for one in counts))


def _recruiters(book: Book, period: Period) -> Typed | None:
    counts = [one for one in book.live("panels") if period.has(one["until"]) and one["managers"] is not None]
    newest = max(counts, key=lambda count: count["until"], default=None)
    return None if newest is None else share(newest["managers_current"], newest["managers"])


def _learning_hours(book: Book, period: Period) -> Typed | None:
    counts = _whole_or_parts(spans_in(book.live("learning-time"), period, of=lambda count: count["team"]), "team")
    newest = {one["team"]: one["heads"] for one in sorted(counts, key=lambda count: count["until"])}
    heads = sum(newest.values())
    used = sum((one["used"] for one in counts), Decimal(0))
    return Typed(value=(used / heads).quantize(_FINELY)) if heads else None


MEASURES = (
    RegisterMeasure(
        id="senior-team-trained",
        name="Senior team that completed the training",
        what="Members of the senior team who completed training in inclusive leadership, out of all members on the "
        "day.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=_COUNTS,
        count=_led(Whom.SENIOR_TEAM),
    ),
    RegisterMeasure(
        id="line-managers-trained",
        name="Line managers who completed the training",
        what="Line managers who completed training in inclusive leadership, out of all line managers on the day.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=_COUNTS,
        count=_led(Whom.LINE_MANAGERS),
    ),
    RegisterMeasure(
        id="starters-told",
        name="Starters told how to raise a concern",
        what="Starters whose induction list shows the item done within a month, out of all starters.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=_COUNTS,
        count=_starters,
    ),
    RegisterMeasure(
        id="training-current",
        name="Staff with current training for their role",
        what="Staff whose yearly training for their role has not lapsed, out of all staff not exempt.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=_COUNTS,
        count=_current,
    ),
    RegisterMeasure(
        id="panels-trained",
        name="Panels of which every member was trained",
        what="Panels whose members all had training that was current on the day, out of all panels.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.QUARTERLY,
        reads=("panels",),
        count=_panels,
    ),
    RegisterMeasure(
        id="managers-recruitment-trained",
        name="Recruiting managers whose training is current",
        what="Managers with training in inclusive recruitment that has not lapsed, out of those who recruited.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("panels",),
        count=_recruiters,
    ),
    RegisterMeasure(
        id="learning-hours",
        name="Hours of learning used of those set aside",
        what="Hours used per head, beside the six set aside.",
        unit=MeasureUnit.HOURS,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("learning-time",),
        count=_learning_hours,
    ),
)
