"""Mixes as measures: the lowest share, with the highest it may be, and how alike the invited came."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from uuid import UUID

from tallystick_web.declarations.mix_rules import ALL, WITHHELD, cadence_of, ratio_of
from tallystick_web.declarations.queries.mixes import MadeMix, mixes
from tallystick_web.numbers.measure_rules import Better, Measure, MeasureKind, MeasurePoint, MeasureUnit, RangeIs

PREFIX = "declarations"
Series = Mapping[str, tuple[MeasurePoint, ...]]
_SOURCE = "Register: who took part, and what they say of themselves"
_INVITED, _CAME = "roundtables-invited", "came"


@dataclass(frozen=True, kw_only=True)
class MixMeasure:
    """A measure: its name, what it counts, and which row of which population it is. ``held_against`` is another row."""

    name: str
    what: str
    population: str
    row: str = ALL
    held_against: str = ""


@cache
def mix_measures() -> Mapping[str, MixMeasure]:
    """Every measure of mixes, by its id without the prefix."""
    said = "of people who said they are from an ethnic minority, out of all, as a lowest and a highest value"
    return {
        "contribution-mix": MixMeasure(
            name="Mix of contributions", what=f"Contributions to outputs {said}.", population="contributions"
        ),
        "spokesperson-mix": MixMeasure(
            name="Mix of spokespeople's appearances",
            what=f"Appearances as spokespeople {said}.",
            population="spokespeople",
        ),
        "scoping-mix": MixMeasure(
            name="Ethnic minority voices in scoping", what=f"Parts taken in scoping {said}.", population="scoping"
        ),
        "speaker-mix": MixMeasure(
            name="Mix of speakers' appearances", what=f"Appearances at events {said}.", population="speakers"
        ),
        "main-slot-mix": MixMeasure(
            name="Mix in main slots and chairs",
            what=f"Main talks and chairs {said}.",
            population="speakers",
            row="main",
        ),
        "trainer-mix": MixMeasure(
            name="Mix of days bought from trainers", what=f"Days of trainers {said}.", population="trainers"
        ),
        "candidate-mix": MixMeasure(
            name="Mix of candidates", what=f"Candidates of election rounds {said}.", population="candidates"
        ),
        "roundtable-mix": MixMeasure(
            name="Mix at roundtables", what=f"Places taken at round tables {said}.", population="roundtables"
        ),
        "invited-who-came": MixMeasure(
            name="Invited people who came",
            what=(
                "Share of invited white people who came, divided by the share of invited ethnic minority people who "
                "came, of those who said how they describe themselves."
            ),
            population=_INVITED,
            row=_CAME,
            held_against=ALL,
        ),
    }


def catalogue(measures: Collection[str] | None) -> tuple[Measure, ...]:
    """The measures as every organisation has them."""
    return tuple(one for one in _every() if measures is None or one.id in measures)


@cache
def _every() -> tuple[Measure, ...]:
    return tuple(
        Measure(
            id=f"{PREFIX}/{key}",
            name=one.name,
            what=one.what,
            kind=MeasureKind.REGISTER,
            unit=MeasureUnit.RATIO if one.held_against else MeasureUnit.SHARE,
            better=Better.NEAR_ONE if one.held_against else Better.HIGHER,
            cadence=cadence_of(one.population),
            counts_people=True,
            source=_SOURCE,
        )
        for key, one in mix_measures().items()
    )


def series(organisation: UUID, measures: Collection[str]) -> Series:
    """What each of some measures came to, the oldest first. One question."""
    wanted = {one: mix_measures()[key] for one in measures if (key := one.removeprefix(f"{PREFIX}/")) in mix_measures()}
    if not wanted:
        return {}
    made = mixes(organisation, {one.population for one in wanted.values()})
    found = {key: _points(one, made) for key, one in wanted.items()}
    return {key: points for key, points in found.items() if points}


def _points(measure: MixMeasure, made: Collection[MadeMix]) -> tuple[MeasurePoint, ...]:
    """A point for each mix of the row, the oldest first."""
    whole = {one.until: one for one in made if (one.population, one.row) == (measure.population, measure.held_against)}
    rows = [one for one in made if (one.population, one.row) == (measure.population, measure.row)]
    return tuple(_ratio(one, whole.get(one.until)) if measure.held_against else _share(one) for one in rows)


def _share(mix: MadeMix) -> MeasurePoint:
    if mix.bounds is None:
        return _withheld(mix)
    low, high = Decimal(mix.bounds.low), Decimal(mix.bounds.high)
    return _point(mix, value=low, low=low, high=high, says=f"at least {low}%, at most {high}%")


def _ratio(came: MadeMix, invited: MadeMix | None) -> MeasurePoint:
    """The middle of what the counts shown leave possible, which tells no more than they do."""
    if came.shown is None or invited is None or invited.shown is None:
        return _withheld(came)
    ends = ratio_of(invited.shown, came.shown)
    if ends is None or not ends[0]:
        return _withheld(came)
    low, high = ends
    middle = (low * high).sqrt().quantize(Decimal("0.1"))
    return _point(came, value=middle, low=low, high=high, says=f"between {low} and {high} times")


def _withheld(mix: MadeMix) -> MeasurePoint:
    return MeasurePoint(
        as_of=mix.until, label=mix.label, value=None, says=WITHHELD, why=WITHHELD, source=f"mix/{mix.id}"
    )


def _point(mix: MadeMix, *, value: Decimal, low: Decimal, high: Decimal, says: str) -> MeasurePoint:
    return MeasurePoint(
        as_of=mix.until,
        label=mix.label,
        value=value,
        low=low,
        high=high,
        says=says,
        source=f"mix/{mix.id}",
        range_is=RangeIs.BOUNDS,
    )
