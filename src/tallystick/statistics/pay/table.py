"""Everything that is said of the pay of one organisation on one snapshot date, in the order it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from tallystick.definitions.pay import PayComparator, Profile
from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity
from tallystick.statistics.pay.bonuses import bonus_figures
from tallystick.statistics.pay.change import change_figures
from tallystick.statistics.pay.closing import closing_figures
from tallystick.statistics.pay.compared import Compared, compared
from tallystick.statistics.pay.composition import (
    breakdown_figures,
    not_disclosed_figures,
    people_at_rate_figures,
    population_figures,
)
from tallystick.statistics.pay.explained import (
    between_and_within_figures,
    decile_figures,
    superiority_figures,
)
from tallystick.statistics.pay.hourly import (
    Figures,
    How,
    bound_figures,
    gap_figures,
    pay_level_figures,
    quarter_figures,
)
from tallystick.statistics.pay.models import adjusted_figures, decomposition_figures
from tallystick.statistics.pay.parts import part_figures
from tallystick.tallies.paid_people import PaidPeople

# Resampling begins here, so that the same counts give the same ranges: the day the duty to report pay gaps began.
SEED = 31_03_2017


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What is to be measured: whose pay, under which profile, by what people are grouped, for how small a group.

    ``before`` are the same organisation's people a year earlier, ``left_out`` how many rows were left out by reason.
    Groups and bands of fewer than ``minimum`` people are counted together where they may be.
    """

    people: PaidPeople = field(repr=False)
    profile: Profile
    characteristic: str
    minimum: int
    before: PaidPeople | None = field(default=None, repr=False)
    left_out: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def pay_figures(ask: Ask) -> tuple[PayFigure[Quantity], ...]:
    """Every figure that can be made, and for each comparator that cannot be used the reason.

    Raises WrongArguments where the profile does not compare people by this characteristic.
    """
    how = How(seed=SEED, advise=ask.profile.minimum.advise, fewest=ask.minimum, left_over=ask.profile.left_over)
    comparators = ask.profile.compared(ask.characteristic)
    found: list[PayFigure[Quantity]] = []
    for comparator in comparators:
        found += _of_one(comparator, ask, how, is_headline=comparator is comparators[0])
    return (*found, *population_figures(ask.people, ask.left_out))


def _of_one(comparator: PayComparator, ask: Ask, how: How, *, is_headline: bool) -> Iterator[PayFigure[Quantity]]:
    placed = compared(ask.people, comparator, minimum=ask.minimum)
    if isinstance(placed, NotPayable):
        yield PayFigure(measure=PayMeasure.MEAN_HOURLY_GAP, comparator=comparator.id, why_not=placed)
        return
    yield from _for_all(placed, how, is_headline=is_headline)
    if is_headline:
        yield from _for_the_headline(placed, ask, how)


def _for_all(placed: Compared, how: How, *, is_headline: bool) -> Figures:
    plain = PayFigure[Quantity](measure=PayMeasure.MEAN_HOURLY_GAP)
    yield from gap_figures(placed, placed.counts, how, plain)
    yield from between_and_within_figures(placed, how)
    yield from quarter_figures(placed, how)
    yield from bonus_figures(placed, how, by_type=is_headline)
    yield from breakdown_figures(placed)
    yield from not_disclosed_figures(placed)
    yield from pay_level_figures(placed)
    yield from superiority_figures(placed)


def _for_the_headline(placed: Compared, ask: Ask, how: How) -> Figures:
    yield from bound_figures(placed, how)
    yield from _variants(placed, how)
    yield from part_figures(placed, how)
    yield from decile_figures(placed, how)
    yield from adjusted_figures(placed)
    yield from decomposition_figures(placed)
    yield from closing_figures(placed, how)
    yield from people_at_rate_figures(placed)
    if ask.before is not None:
        earlier = compared(ask.before, placed.comparator, minimum=ask.minimum)
        if isinstance(earlier, Compared):
            yield from change_figures(placed, earlier, how)


def _variants(placed: Compared, how: How) -> Figures:
    """The headline gaps with another rate of the same people, such as with salary sacrifice added back."""
    for variant, rate in placed.people.variants.items():
        people = replace(placed.people, rate=rate, variants={})
        again = Compared(people=people, comparator=placed.comparator, groups=placed.groups, group=placed.group)
        like = PayFigure[Quantity](measure=PayMeasure.MEAN_HOURLY_GAP, variant=variant)
        yield from gap_figures(again, again.counts, how, like)
