"""Parts of the workforce: which may be spoken of so that what is left of a group is not a few people either."""

from collections.abc import Iterable, Sequence

from tallystick.disclosure.pay.groups import Exact, number
from tallystick.release.pay import PayMeasure, PayNote

Part = tuple[str, str]
# The people of the reference group and of the other group.
Sizes = tuple[int, int]


def parts_spoken_of(figures: Sequence[Exact], *, fewest: int, fewest_unknown: int) -> frozenset[tuple[Part, str]]:
    """The parts, each with the group that may be spoken of in it.

    Both groups have enough people there, and so has what is left of each of them. Two parts of different kinds that
    differ by a few people could be nearly the same people, so the later one is left out. Where the people of unknown
    group in a part are a few, no part of that kind is spoken of: beside figures of the same parts by themselves, such
    as women's, theirs would follow.
    """
    found: set[tuple[Part, str]] = set()
    unknown = [one for one in figures if one.measure is PayMeasure.NOT_DISCLOSED and one.by]
    with_few = {one.by for one in unknown if 0 < number(one.n) < fewest_unknown}
    for group in dict.fromkeys(one.group for one in figures if _is_in_a_part(one)):
        whole = next((_sizes(one) for one in figures if _is_whole(one, group)), (0, 0))
        parts = {
            (one.by, one.part): _sizes(one)
            for one in figures
            if _is_in_a_part(one) and one.group == group and one.by not in with_few
        }
        found |= {(part, group) for part in _kept(parts, whole, fewest)}
    return frozenset(found)


def parts_made_by_one(figures: Sequence[Exact]) -> frozenset[tuple[str, str]]:
    """The kinds of parts, each with the group, in one of which one person makes a mean: it would follow from others."""
    return frozenset((one.by, one.group) for one in figures if _is_in_a_part(one) and PayNote.ONE_PERSON in one.notes)


def _is_whole(one: Exact, group: str) -> bool:
    return one.measure is PayMeasure.MEAN_HOURLY_GAP and one.group == group and not (one.by or one.variant)


def _is_in_a_part(one: Exact) -> bool:
    return one.measure is PayMeasure.MEAN_HOURLY_GAP and bool(one.by)


def _sizes(one: Exact) -> Sizes:
    return number(one.n_reference), number(one.n)


def _kept(parts: dict[Part, Sizes], whole: Sizes, fewest: int) -> Iterable[Part]:
    kept: dict[Part, Sizes] = {}
    for by in dict.fromkeys(by for by, _ in parts):
        large = {part: sizes for part, sizes in parts.items() if part[0] == by and min(sizes) >= fewest}
        large = {part: sizes for part, sizes in large.items() if not _nearly_there(sizes, kept.values(), whole, fewest)}
        kept |= _with_enough_left(large, whole, fewest)
    return kept


def _with_enough_left(parts: dict[Part, Sizes], whole: Sizes, fewest: int) -> dict[Part, Sizes]:
    """The parts without the smallest ones, until what is left of each group is nobody or enough people."""
    parts = dict(sorted(parts.items(), key=lambda item: -min(item[1])))
    while parts and any(_is_few(of_whole - taken, fewest) for of_whole, taken in zip(whole, _sum(parts), strict=True)):
        parts.popitem()
    return parts


def _sum(parts: dict[Part, Sizes]) -> Sizes:
    return sum(sizes[0] for sizes in parts.values()), sum(sizes[1] for sizes in parts.values())


def _nearly_there(sizes: Sizes, kept: Iterable[Sizes], whole: Sizes, fewest: int) -> bool:
    """Whether a part, or all but it, has nearly the size of one that is kept: a few people could lie in between."""
    rest = (whole[0] - sizes[0], whole[1] - sizes[1])
    return any(
        _is_few(abs(one - other), fewest)
        for before in kept
        for now in (sizes, rest)
        for one, other in zip(now, before, strict=True)
    )


def _is_few(people: int, fewest: int) -> bool:
    return 0 < people < fewest
