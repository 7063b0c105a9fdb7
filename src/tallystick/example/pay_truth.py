"""What a pay report of a made-up organisation has to come to: worked out here from the people, by plain arithmetic."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay import Paid, paid_people
from tallystick.example.pay.month import hourly_of, months_of
from tallystick.example.pay.scales import staff_type
from tallystick.example.people import Person
from tallystick.example.world import World

WHITE, BME = "white", "bme"
GROUPS = (WHITE, BME, "unknown")
QUARTERS = ("lower", "lower middle", "upper middle", "upper")
_FROM_PAYROLL = (OrganisationKind.AMBULANCE, OrganisationKind.MEMBERSHIP_BODY)
# The pay gap report of a staff system lists nobody who is on leave, and no bonus.
_ONLY_FULL_PAY = (OrganisationKind.MENTAL_HEALTH,)


@dataclass(frozen=True)
class Known:
    """One relevant employee as the file of pay shows them. ``rate`` is None for somebody not on full pay."""

    group: str
    staff_type: str
    band: str
    rate: Fraction | None
    bonus: int


def pay_truth(world: World, year: int) -> bytes:
    """The true figures of one year, as JSON: counts are exact, pounds and per cent have ten decimals."""
    people = known_people(world, year)
    full_pay = [one for one in people if one.rate is not None]
    told = {
        "organisation": world.organisation,
        "snapshot": world.year(year).snapshot.date.isoformat(),
        "relevant": _counts(people),
        "full_pay": _counts(full_pay),
        "hourly": {group: _middle([_rate(one) for one in full_pay if one.group == group]) for group in GROUPS},
        "gaps": {part: _gaps(those) for part, those in _parts(full_pay)},
        "within_bands": _decimals(within_bands(full_pay)),
        "quarters": dict(zip(QUARTERS, quarters(full_pay), strict=True)),
        "bonus": {
            group: _middle([Fraction(one.bonus) for one in people if one.bonus and one.group == group])
            for group in GROUPS
        },
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def known_people(world: World, year: int) -> list[Known]:
    """Everybody in the file of pay of 31 March."""
    everybody = paid_people(world, year)
    there = [paid for paid in everybody if paid.is_full_pay or world.kind not in _ONLY_FULL_PAY]
    return [_known(paid, world.kind) for paid in there]


def _known(paid: Paid, kind: OrganisationKind) -> Known:
    if kind in _FROM_PAYROLL:
        rate = hourly_of(months_of(paid, kind)) if paid.is_full_pay else None
    else:
        rate = None if paid.hourly is None else Fraction(paid.hourly)
    return Known(
        group=_group(paid.person),
        staff_type=staff_type(paid.post.job.row),
        band=paid.post.job.row.rpartition("/")[2],
        rate=rate,
        bonus=0 if kind in _ONLY_FULL_PAY else paid.bonus.pounds,
    )


def _group(person: Person) -> str:
    return GROUPS[2] if person.is_unknown else WHITE if person.is_white else BME


# MEANS, MEDIANS AND GAPS


def _rate(one: Known) -> Fraction:
    return one.rate if one.rate is not None else Fraction(0)


def _rates(people: Iterable[Known], group: str) -> list[Fraction]:
    return [_rate(one) for one in people if one.group == group]


def _counts(people: Iterable[Known]) -> dict[str, int]:
    counted = Counter(one.group for one in people)
    return {group: counted[group] for group in GROUPS}


def _middle(amounts: Sequence[Fraction]) -> dict[str, float | int]:
    if not amounts:
        return {"people": 0}
    return {"people": len(amounts), "mean": _decimals(_mean(amounts)), "median": _decimals(median(amounts))}


def _parts(people: Sequence[Known]) -> Iterator[tuple[str, list[Known]]]:
    yield "everybody", list(people)
    for part in sorted({one.staff_type for one in people}):
        yield part, [one for one in people if one.staff_type == part]


def _gaps(people: Sequence[Known]) -> dict[str, float]:
    """How much less ethnic minorities are paid than white people, in per cent of white people's pay."""
    white, bme = _rates(people, WHITE), _rates(people, BME)
    if not (white and bme):
        return {}
    return {"mean": _gap(_mean(white), _mean(bme)), "median": _gap(median(white), median(bme))}


def _gap(white: Fraction, bme: Fraction) -> float:
    return _decimals(100 * (white - bme) / white)


def within_bands(people: Sequence[Known]) -> Fraction:
    """Pounds an hour that white people are paid more inside the bands of their staff type.

    Each staff type weighs as much as both groups have people there, and so does each band in it, among those that hold
    both groups (Kitagawa, 1955).
    """
    return _weighed(people, lambda one: one.staff_type, lambda those: _weighed(those, lambda one: one.band, _apart))


def _weighed(
    people: Iterable[Known], by: Callable[[Known], str], inside: Callable[[Sequence[Known]], Fraction]
) -> Fraction:
    parts: defaultdict[str, list[Known]] = defaultdict(list)
    for one in people:
        parts[by(one)].append(one)
    heads = [(those, _counts(those)) for those in parts.values()]
    both = [(those, counts) for those, counts in heads if counts[WHITE] and counts[BME]]
    white, bme = (sum(counts[group] for _, counts in both) for group in (WHITE, BME))
    return sum(
        ((Fraction(counts[WHITE], white) + Fraction(counts[BME], bme)) / 2 * inside(those) for those, counts in both),
        Fraction(0),
    )


def _apart(people: Sequence[Known]) -> Fraction:
    """White people's mean less that of ethnic minorities."""
    return _mean(_rates(people, WHITE)) - _mean(_rates(people, BME))


def _mean(amounts: Sequence[Fraction]) -> Fraction:
    return sum(amounts, Fraction(0)) / len(amounts)


def _decimals(number: Fraction) -> float:
    return float(round(number, 10))


# QUARTERS


def quarters(people: Sequence[Known]) -> list[dict[str, int]]:
    """How many of each group are in each quarter, from the lowest.

    Those left over by four go to the lower, then the upper middle, then the lower middle quarter. People on one rate
    who stand on both sides of a boundary are shared in the proportions of their groups; a place that does not come out
    whole goes to the group with the largest part left over.
    """
    by_rate: defaultdict[Fraction, Counter[str]] = defaultdict(Counter)
    for one in people:
        by_rate[_rate(one)][one.group] += 1
    rooms = _sizes(len(people))
    found = [dict.fromkeys(GROUPS, 0) for _ in QUARTERS]
    quarter = 0
    for _, left in sorted(by_rate.items()):
        while left.total():
            while not rooms[quarter]:
                quarter += 1
            taken = _shared(left, min(rooms[quarter], left.total()))
            rooms[quarter] -= taken.total()
            left.subtract(taken)
            for group, number in taken.items():
                found[quarter][group] += number
    return found


def _sizes(number: int) -> list[int]:
    sizes = [number // 4] * 4
    for quarter in (0, 2, 1)[: number % 4]:
        sizes[quarter] += 1
    return sizes


def _shared(left: Counter[str], places: int) -> Counter[str]:
    """So many of those on one rate, in the proportions of their groups."""
    total = left.total()
    taken = Counter({group: left[group] * places // total for group in GROUPS})
    by_remainder = sorted(GROUPS, key=lambda group: -(left[group] * places % total))
    for group in by_remainder[: places - taken.total()]:
        taken[group] += 1
    return taken
