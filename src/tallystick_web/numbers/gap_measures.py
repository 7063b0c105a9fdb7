"""The measures of pay: the gaps and shares that an approved set of pay holds, for each way of comparing people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tallystick.definitions.pay import pay_comparator
from tallystick.definitions.pay.comparators import UNKNOWN, PayComparator, comparators
from tallystick.publishing.pay.words import NAMES, characteristic_called
from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.vocabulary.groups import capitalised
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureKind, MeasureUnit

PREFIX = "pay"
SOURCE = "Pay gaps"
_BY_ITSELF = "white-rest"  # who is compared where an id does not say
_TOP = "upper"
_ALSO_QUARTERS = ("lower", "lower middle", "upper middle")
# A comparator with more groups than one beside its reference has these for each of them, and nothing else.
_OF_EACH_GROUP = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP)
# Small categories are counted together as numbers ask, so the same group is not there every year.
_CHANGES = frozenset({"category"})


@dataclass(frozen=True, kw_only=True)
class _Kind:
    """What is said of one kind of figure; ``{group}`` and ``{reference}`` are people, ``{it}`` what they are asked."""

    what: str
    unit: MeasureUnit
    better: Better


_KINDS: Mapping[PayMeasure, _Kind] = MappingProxyType(
    {
        PayMeasure.MEDIAN_HOURLY_GAP: _Kind(
            what=(
                "How much less the middle earner of {group} is paid an hour, in per cent of what the middle earner of "
                "{reference} is paid. Below 0 it is more."
            ),
            unit=MeasureUnit.GAP,
            better=Better.LOWER,
        ),
        PayMeasure.MEAN_HOURLY_GAP: _Kind(
            what=(
                "How much less {group} are paid an hour on average, in per cent of the average of {reference}. Below 0 "
                "it is more."
            ),
            unit=MeasureUnit.GAP,
            better=Better.LOWER,
        ),
        PayMeasure.QUARTER_SHARE: _Kind(
            what="Of the quarter of staff with the {quarter} pay for an hour, the share who are {group}.",
            unit=MeasureUnit.SHARE,
            better=Better.HIGHER,
        ),
        PayMeasure.WITHIN: _Kind(
            what=(
                "The part of the average gap between {reference} and {group} that lies within bands, in percentage "
                "points."
            ),
            unit=MeasureUnit.POINTS,
            better=Better.LOWER,
        ),
        PayMeasure.BETWEEN: _Kind(
            what=(
                "The part of the average gap between {reference} and {group} that lies between bands, in percentage "
                "points."
            ),
            unit=MeasureUnit.POINTS,
            better=Better.LOWER,
        ),
        PayMeasure.BONUS_SHARE: _Kind(
            what="Of {group}, the share who were paid a bonus in the twelve months.",
            unit=MeasureUnit.SHARE,
            better=Better.NEITHER,
        ),
        PayMeasure.MEDIAN_BONUS_GAP: _Kind(
            what=(
                "Of those who were paid a bonus: how much less that of the middle earner of {group} is, in per cent of "
                "that of {reference}."
            ),
            unit=MeasureUnit.GAP,
            better=Better.LOWER,
        ),
        PayMeasure.MEAN_BONUS_GAP: _Kind(
            what=(
                "Of those who were paid a bonus: how much less the average of {group} is, in per cent of that of "
                "{reference}."
            ),
            unit=MeasureUnit.GAP,
            better=Better.LOWER,
        ),
        PayMeasure.NOT_DISCLOSED: _Kind(
            what="Of everybody who is counted for the pay gap, the share whose {it} is not known.",
            unit=MeasureUnit.SHARE,
            better=Better.LOWER,
        ),
    }
)
_QUARTERS = {"lower": "lowest", "lower middle": "second lowest", "upper middle": "second highest", _TOP: "highest"}


@dataclass(frozen=True, kw_only=True)
class PayPlace:
    """Where a figure stands in a set of pay. Parts of the workforce, variants and details are no measures."""

    measure: PayMeasure
    comparator: str
    group: str
    quarter: str = ""

    @property
    def characteristic(self) -> str:
        """What people are grouped by."""
        return pay_comparator(self.comparator).characteristic

    def holds(self, figure: PayFigure[object]) -> bool:
        """Whether a figure is the one that stands here."""
        here = (figure.measure, figure.comparator, figure.group, figure.quarter)
        plain = not (figure.by or figure.part or figure.variant or figure.detail)
        return plain and here == (self.measure, self.comparator, self.group, self.quarter)


@cache
def measures_of_pay() -> Mapping[str, Measure]:
    """Every measure of pay, by id."""
    return {key: _measure(key, place) for key, place in places().items()}


@cache
def places() -> Mapping[str, PayPlace]:
    """Where the figure of each measure of pay stands, by id."""
    return dict(_places())


def _places() -> Iterator[tuple[str, PayPlace]]:
    for comparator in comparators().values():
        beside = [one for one in comparator.order if one not in (comparator.reference, UNKNOWN)]
        if comparator.id in _CHANGES:
            continue
        if _is_of_two(comparator):
            yield from _of_two(comparator, beside[0])
        else:
            yield from (
                (f"{PREFIX}/{kind}:{comparator.id}:{one}", PayPlace(measure=kind, comparator=comparator.id, group=one))
                for kind in _OF_EACH_GROUP
                for one in beside
            )


def _is_of_two(comparator: PayComparator) -> bool:
    """Whether one group is held against the rest, and what stands beside both is few or not known."""
    return comparator.id in (_BY_ITSELF, "white-british-rest", "men-women", "disability")


def _of_two(comparator: PayComparator, group: str) -> Iterator[tuple[str, PayPlace]]:
    behind = "" if comparator.id == _BY_ITSELF else f":{comparator.id}"
    asked_already = comparator.characteristic == "ethnicity" and behind  # how many are not known, of the same people
    for kind in _KINDS:
        if kind is PayMeasure.NOT_DISCLOSED and asked_already:
            continue
        of = UNKNOWN if kind is PayMeasure.NOT_DISCLOSED else group
        quarter = _TOP if kind is PayMeasure.QUARTER_SHARE else ""
        yield f"{PREFIX}/{kind}{behind}", PayPlace(measure=kind, comparator=comparator.id, group=of, quarter=quarter)
    for quarter in _ALSO_QUARTERS:
        key = f"{PREFIX}/{PayMeasure.QUARTER_SHARE}:{comparator.id}:{quarter.replace(' ', '-')}"
        kind = PayMeasure.QUARTER_SHARE
        yield key, PayPlace(measure=kind, comparator=comparator.id, group=group, quarter=quarter)


def _measure(key: str, place: PayPlace) -> Measure:
    comparator, kind = pay_comparator(place.comparator), _KINDS[place.measure]
    group, reference = (comparator.named(one).people for one in (place.group, comparator.reference))
    it = characteristic_called(comparator.characteristic)
    better = Better.NEITHER if place.quarter in _ALSO_QUARTERS else kind.better
    return Measure(
        id=key,
        name=_name(place, group, it),
        what=kind.what.format(group=group, reference=reference, it=it, quarter=_QUARTERS.get(place.quarter, "")),
        kind=MeasureKind.COMPUTED,
        unit=kind.unit,
        better=better,
        cadence=Cadence.YEARLY,
        counts_people=True,
        source=SOURCE,
    )


def _name(place: PayPlace, group: str, it: str) -> str:
    comparator = pay_comparator(place.comparator)
    if place.measure is PayMeasure.QUARTER_SHARE:
        return f"{capitalised(_QUARTERS[place.quarter])} quarter of pay: share who are {group}"
    if place.measure is PayMeasure.NOT_DISCLOSED:
        return f"Counted for the pay gap: share whose {it} is not known"
    if place.measure is PayMeasure.BONUS_SHARE:
        return f"Paid a bonus: share of {group}"
    name = capitalised(NAMES[place.measure])
    if _is_of_two(comparator):
        return f"{name}: {comparator.title}"
    return f"{name} of {group}, held against {comparator.named(comparator.reference).people}"
