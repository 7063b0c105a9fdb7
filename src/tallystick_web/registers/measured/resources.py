"""What the registers of resources, case studies and learning count."""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.cases import MEASURED
from tallystick_web.registers.described.resources import LearnedFrom
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.spans import spans_in


def _used(book: Book, period: Period) -> Typed | None:
    current = {one.id for one in book.of("resources") if one.counts}
    counts = [one for one in book.live("resource-use") if one["resource"] in current]
    found = spans_in(counts, period, of=lambda count: count["resource"])
    return Typed(value=Decimal(sum(one["opened"] for one in found))) if found else None


def _rewritten(book: Book, period: Period) -> Typed | None:
    if not book.of("learning-notes"):
        return None
    notes = [one for one in _written(book, period) if one["source"] == LearnedFrom.PROJECT and one["plans_kept"]]
    return Typed(value=Decimal(len(notes)))


def _reused(book: Book, period: Period) -> Typed | None:
    notes = _written(book, period)
    return share(sum(1 for one in notes if one["used_on"] and one["used_on"] <= period.until), len(notes))


def _written(book: Book, period: Period) -> list[Kept]:
    return [one for one in book.live("learning-notes") if one["learned"].strip() and period.has(one["written_on"])]


def _shared(book: Book, period: Period) -> Typed | None:
    finished = [one for one in book.live("learning-notes") if one["source"] == LearnedFrom.ACTION]
    by_now = [one for one in finished if one["finished_on"] <= period.until]
    return share(sum(1 for one in by_now if one["page"].strip()), len(by_now))


def _with_effect(book: Book, period: Period) -> Typed | None:
    cases = [one for one in book.of("cases") if one.counts and _may_be_told(one, period)]
    return share(sum(1 for one in cases if one["grade"] in MEASURED), len(cases))


def _may_be_told(case: Kept, period: Period) -> bool:
    return case["agreed_until"] is None or case["agreed_until"] >= period.until


MEASURES = (
    RegisterMeasure(
        id="resources-used",
        name="Use of the learning resources",
        what="Times a resource was opened in the quarter, never by whom.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.QUARTERLY,
        reads=("resources", "resource-use"),
        count=_used,
    ),
    RegisterMeasure(
        id="projects-rewritten",
        name="Projects rewritten with race in mind",
        what="Projects with a plan before and after on file and a note of what was learned.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("learning-notes",),
        count=_rewritten,
    ),
    RegisterMeasure(
        id="learning-reused",
        name="Notes of learning that others used",
        what="Notes that another team or body says it used, out of all notes.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("learning-notes",),
        count=_reused,
    ),
    RegisterMeasure(
        id="learning-shared",
        name="Finished actions with a page of learning",
        what="Finished actions with a page shared outside, out of all finished actions.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("learning-notes",),
        count=_shared,
    ),
    RegisterMeasure(
        id="cases-with-effect",
        name="Case studies with a measured effect",
        what="Case studies whose effect was measured, out of all that are published, confirmed and may be told.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("cases",),
        count=_with_effect,
    ),
)
