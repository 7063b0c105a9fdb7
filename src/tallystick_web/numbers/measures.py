"""The catalogue of measures, what each came to, and which got worse: always for an audience.

A measure of a standard is found under the newest definition; its values under whichever each year had. One that people
type in stands in the place of the planned one that it takes. Other applications offer theirs through core's registry.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.registry import measure_sources
from tallystick_web.numbers.gap_measures import measures_of_pay
from tallystick_web.numbers.measure_rules import Measure, MeasurePoint, can_tell, is_worse
from tallystick_web.numbers.measured import of_recorded, of_sets
from tallystick_web.numbers.recorded_queries import recorded
from tallystick_web.numbers.standard_measures import measures_of_standards
from tallystick_web.numbers.words import house_term


def catalogue(organisation: UUID) -> tuple[Measure, ...]:
    """Every measure on offer to an organisation: computed ones, those typed in, and what other applications offer."""
    found = dict(_computed(organisation))
    found |= {one.key: one.measure for one in recorded(organisation)}
    for source in measure_sources().values():
        found |= {one.id: one for one in source.catalogue(organisation, None) if one.id not in found}
    return tuple(found.values())


def measure_called(organisation: UUID, measure: str) -> Measure | None:
    """The measure with an id, where there is one for an organisation."""
    return measures_called(organisation, [measure]).get(measure)


def measures_called(organisation: UUID, measures: Collection[str]) -> dict[str, Measure]:
    """Those of these measures that there are, by id."""
    if not measures:
        return {}
    computed = _computed(organisation)
    found = {one: computed[one] for one in measures if one in computed}
    others = [one for one in measures if one not in found]
    found |= {one.key: one.measure for one in (recorded(organisation, others) if others else ())}
    for prefix, source in measure_sources().items():
        theirs = _under(prefix, set(others) - found.keys())
        found |= {one.id: one for one in source.catalogue(organisation, theirs)} if theirs else {}
    return found


def _computed(organisation: UUID) -> Mapping[str, Measure]:
    term = house_term(organisation)
    return {**measures_of_standards(term.id if term is not None else ""), **measures_of_pay()}


def _under(prefix: str, measures: Collection[str]) -> list[str]:
    return sorted(one for one in measures if one.startswith(f"{prefix}/"))


def series_of(
    organisation: UUID, measures: Collection[str], audience: Audience, *, without: Collection[str] = ()
) -> Mapping[str, tuple[MeasurePoint, ...]]:
    """What each of these measures came to, the oldest first, as the approved sets for an audience say.

    ``without`` are the ids of deposits that are held back from whoever reads. Three questions at most for those of this
    application, however many measures there are.
    """
    found = dict(of_sets(organisation, measures, audience, without))
    others = [one for one in measures if one not in measures_of_standards("") and one not in measures_of_pay()]
    found |= of_recorded(organisation, others, audience) if others else {}
    for prefix, source in measure_sources().items():
        theirs = _under(prefix, set(others) - found.keys())
        found |= source.series(organisation, theirs, audience, without) if theirs else {}
    return found


def worsened(
    organisation: UUID, measures: Collection[str], audience: Audience, *, without: Collection[str] = ()
) -> frozenset[str]:
    """Those of these measures whose newest value is worse than the one before, by more than chance usually gives."""
    series = series_of(organisation, measures, audience, without=without)
    known = measures_called(organisation, series)
    return frozenset(
        one
        for one, points in series.items()
        if one in known and is_worse(known[one].better, points[-2:]) and can_tell(known[one], points[-2:])
    )
