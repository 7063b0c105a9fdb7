"""What measures offer to other applications: their places in the catalogue, and counting them when a period is over."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core import jobs
from tallystick_web.core.registry import Job, MeasureSource, add_due, add_job, add_measures
from tallystick_web.numbers.measure_rules import Measure, MeasureKind
from tallystick_web.organisations.queries import in_every_organisation
from tallystick_web.questionnaires.queries.due_measures import measures_due
from tallystick_web.questionnaires.queries.readings import every_measure, series
from tallystick_web.questionnaires.rules import COUNT_SETS
from tallystick_web.questionnaires.set_rules import SetKind
from tallystick_web.questionnaires.sets import PREFIX

_SOURCES = {
    SetKind.SURVEY: "Survey",
    SetKind.SHEET: "Checklist",
    SetKind.FRAMEWORK: "Framework",
    SetKind.REFLECTION: "Reflection",
}


def offer() -> None:
    """Put the measures into the catalogue, and have them counted."""
    add_measures(
        PREFIX,
        MeasureSource(
            catalogue=_catalogue,
            series=lambda organisation, measures, audience, held: series(organisation, measures),  # noqa: ARG005  # released to every audience alike
        ),
    )
    add_job(
        COUNT_SETS,
        Job(
            text="Counting surveys and checklists for a period that is over",
            when_broken="Begin it again: what was counted is not counted twice.",
        ),
    )
    add_due("measures of question sets counted", _have_counted)


def _have_counted(at: datetime) -> int:
    """Have the worker count what is due in each organisation. Returns in how many."""
    return in_every_organisation(lambda one: _have_counted_in(one, at))


def _have_counted_in(organisation: UUID, at: datetime) -> int:
    if not measures_due(organisation, localdate(at)):
        return 0
    jobs.later(COUNT_SETS, organisation=organisation)
    return 1


def _catalogue(organisation: UUID, measures: Collection[str] | None) -> tuple[Measure, ...]:  # noqa: ARG001  # every organisation has them all
    return tuple(one for one in _every() if measures is None or one.id in measures)


@cache
def _every() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=name,
            name=one.name,
            what=one.what,
            kind=MeasureKind.QUESTIONNAIRE,
            unit=one.unit,
            better=one.better,
            cadence=one.cadence,
            counts_people=one.counts_people,
            source=f"{_SOURCES[of.kind]}: {of.title}",
        )
        for name, (of, one) in every_measure().items()
    )
