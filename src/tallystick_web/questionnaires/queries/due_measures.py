"""Which measures of question sets are to be counted, and what they are counted from beside answers."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.timezone import localtime

from tallystick_web.core.asked_about import PieceOfWork, kinds_of_work
from tallystick_web.numbers.period_rules import Period, newest_over
from tallystick_web.questionnaires.models import Theme, Wave
from tallystick_web.questionnaires.queries.readings import counted_periods, every_measure, is_of_each_wave, sets_in_use
from tallystick_web.questionnaires.set_rules import AnswerSet, SetMeasure

FOR_WHAT_COMES_LATE = timedelta(days=28)
"""A period is counted so long after it was over: what is filled in of it comes in the weeks after."""
Due = tuple[AnswerSet, SetMeasure, Period]


def measures_due(organisation: UUID, on: date) -> list[Due]:
    """The measures of sets in use whose newest period was over four weeks before a day and was not counted."""
    used = sets_in_use(organisation)
    there = counted_periods(organisation) if used else set()
    periodic = [(of, one) for of, one in every_measure().values() if of.id in used and not is_of_each_wave(of, one)]
    due = [(of, one, newest_over(one.cadence, on=on - FOR_WHAT_COMES_LATE)) for of, one in periodic]
    return [(of, one, period) for of, one, period in due if (one.id, period.until) not in there]


def closed_in(organisation: UUID, of: AnswerSet, period: Period) -> Sequence[Wave]:
    """The waves of a set that were closed in a period, the oldest first."""
    rows = Wave.objects.of(organisation).filter(set_id=of.id).exclude(closed_at=None).order_by("closed_at", "pk")
    return [one for one in rows if one.closed_at and period.has(localtime(one.closed_at).date())]


def themes_followed(organisation: UUID, of: AnswerSet, period: Period) -> tuple[int, int]:
    """Of the themes that were named in a period, how many say what they changed, and how many there are."""
    themes = Theme.objects.of(organisation).filter(wave__set_id=of.id).prefetch_related("followed")
    named = [one for one in themes if period.has(localtime(one.at).date())]
    return sum(bool(one.followed.all()) for one in named), len(named)


def work_asked_about(organisation: UUID, of: AnswerSet, period: Period) -> tuple[int, int]:
    """Of the pieces of work that were done in a period, how many a wave asked about, and how many there are."""
    done: dict[tuple[str, UUID], PieceOfWork] = {}
    for name in of.things:
        kind = kinds_of_work().get(name)
        for key, piece in kind.find(organisation, None).items() if kind else ():
            if period.has(piece.done_on) and not piece.is_over:
                done[name, key] = piece
    waves = Wave.objects.of(organisation).filter(set_id=of.id).exclude(piece=None)
    asked = set(waves.values_list("piece_kind", "piece"))
    return len(done.keys() & asked), len(done)
