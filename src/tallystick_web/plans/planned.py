"""Measures that starting plans name and nothing counts yet. They stand in the catalogue, and have no figures.

A register, a questionnaire or a person who types takes their place; until then a plan shows that it lacks them. A plan
that named one before something counted it goes on naming it so, and is given what that counts.
"""

from collections.abc import Collection, Mapping
from functools import cache
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.registry import MeasureSource, add_measures
from tallystick_web.numbers.measure_rules import Measure, MeasurePoint
from tallystick_web.numbers.measures import series_of
from tallystick_web.plans.models import Plan
from tallystick_web.plans.template_items import TemplateMeasure
from tallystick_web.plans.template_rules import templates

PREFIX = "planned"
_SOURCE = "Named by the plan, and not counted yet"


def measure_id(template: str, measure: TemplateMeasure) -> str:
    """The id in the catalogue of a measure that a starting plan names."""
    return measure.counts or _planned(template, measure)


def _planned(template: str, measure: TemplateMeasure) -> str:
    return f"{PREFIX}/{template}/{measure.id}"


def offer() -> None:
    """Put the measures of starting plans into the catalogue of organisations whose plans began with one."""
    add_measures(PREFIX, MeasureSource(catalogue=_catalogue, series=_series))


def _catalogue(organisation: UUID, measures: Collection[str] | None) -> tuple[Measure, ...]:
    if measures is not None:  # what a plan names is there, whoever asks
        return tuple(one for name in templates() for one in _of(name) if one.id in measures)
    began_with = set(Plan.objects.of(organisation).exclude(template="").values_list("template", flat=True))
    return tuple(one for name in sorted(began_with & templates().keys()) for one in _of(name) if not one.is_counted)


@cache
def _of(template: str) -> tuple[Measure, ...]:
    found = (one for one in templates()[template].measures if not one.computed)
    return tuple(
        Measure(
            id=_planned(template, one),
            name=one.name,
            what=one.what,
            kind=one.kind,
            unit=one.unit,
            better=one.better,
            cadence=one.cadence,
            counts_people=one.counts_people,
            source="" if one.counted_by else _SOURCE,
            is_counted=bool(one.counted_by),
        )
        for one in found
    )


def _series(
    organisation: UUID, measures: Collection[str], audience: str, without: Collection[str]
) -> Mapping[str, tuple[MeasurePoint, ...]]:
    counted = {one: _counted_by()[one] for one in measures if one in _counted_by()}
    found = series_of(organisation, set(counted.values()), Audience(audience), without=without) if counted else {}
    return {one: found[by] for one, by in counted.items() if by in found}


@cache
def _counted_by() -> Mapping[str, str]:
    """What counts a measure that a plan may still name as planned, by its id there."""
    every = ((name, one) for name, template in templates().items() for one in template.measures)
    return {_planned(name, one): one.counted_by for name, one in every if one.counted_by}
