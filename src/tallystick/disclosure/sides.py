"""One side of a comparison at the gate: its counts as readers meet them, and every count they may stand for."""

from dataclasses import dataclass

from tallystick.disclosure.places import Exactly, Place
from tallystick.disclosure.rules import CountRule, possible, shown_count
from tallystick.release.comparison import Side
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Guarded, Withheld


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A count at the gate: what stands in its place, and which true counts a reader must reckon with."""

    stands: Guarded
    may_be: range


@dataclass(frozen=True, kw_only=True)
class SeenSide:
    """A side at the gate. ``happened`` and ``people`` are None where the side has no such count."""

    side: Side[Guarded]
    happened: Seen | None
    people: Seen | None
    years: int = 1

    @property
    def is_exact(self) -> bool:
        """Whether both counts are there and known to a reader."""
        return all(one is not None and len(one.may_be) == 1 for one in (self.happened, self.people))

    @property
    def withheld(self) -> int:
        """How many of its counts are withheld."""
        return sum(one is not None and isinstance(one.stands, Withheld) for one in (self.happened, self.people))


def at_the_gate(
    side: Side[Quantity], place: Place, *, of_everybody: bool, exactly: Exactly, rule: CountRule
) -> SeenSide:
    """Return ``side`` with each count shown exactly, rounded or withheld. Its rate goes only with exact counts.

    Of nobody there is no rate. Beside counts that are not known that is withheld as well, or it would tell of nobody.

    ``of_everybody`` says that its people are those of all groups, as in a share.
    """
    people = _people(side, place, of_everybody=of_everybody, exactly=exactly, rule=rule)
    happened = _happened(side, place, people, exactly=exactly, rule=rule)
    exact = all(one is not None and len(one.may_be) == 1 for one in (happened, people))
    return SeenSide(
        side=Side(
            group=side.group,
            happened=None if happened is None else happened.stands,
            people=None if people is None else people.stands,
            years=side.years,
            rate=side.rate if exact else None if happened is None and side.rate is None else Withheld(),
        ),
        happened=happened,
        people=people,
        years=1 if side.years is None else int(side.years.amount),
    )


def _people(
    side: Side[Quantity], place: Place, *, of_everybody: bool, exactly: Exactly, rule: CountRule
) -> Seen | None:
    if side.people is None:
        return None
    if exactly.shows_everybody(place) if of_everybody else exactly.shows(place, side.group, "people"):
        return _exact(side.people)
    return _protected(side.people, rule=rule, zero_allowed=False)


def _happened(
    side: Side[Quantity], place: Place, people: Seen | None, *, exactly: Exactly, rule: CountRule
) -> Seen | None:
    if side.happened is None:
        return None
    if exactly.shows(place, side.group, "happened"):
        return _exact(side.happened)
    return _protected(side.happened, rule=rule, zero_allowed=place.is_whole and _shows_zero_beside(people, rule))


def _shows_zero_beside(people: Seen | None, rule: CountRule) -> bool:
    """Whether so many people are shown beside it that a zero tells nothing about any one of them."""
    return people is not None and isinstance(people.stands, Quantity) and int(people.stands.amount) >= rule.zero_from


def _exact(count: Quantity) -> Seen:
    amount = int(count.amount)
    return Seen(stands=count, may_be=range(amount, amount + 1))


def _protected(count: Quantity, *, rule: CountRule, zero_allowed: bool) -> Seen:
    shown = shown_count(int(count.amount), rule=rule, zero_allowed=zero_allowed)
    stands: Guarded = Withheld() if shown is None else Quantity(shown, Unit.PEOPLE)
    return Seen(stands=stands, may_be=possible(shown, rule=rule, zero_allowed=zero_allowed))
