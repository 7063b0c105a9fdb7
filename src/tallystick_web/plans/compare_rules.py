"""One year's plan beside the next: what is here again and in which words, what is gone, and what was made easier.

What looks alike is only ever a suggestion. A person says that an item is one of the year before.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from rapidfuzz import fuzz, process

from tallystick_web.core.rules import Refused
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Direction, Kind, Stage, Wording
from tallystick_web.plans.target_rules import Aim, AimKind

LIKE = 65
"""From how much likeness of their words, of 100, two items are suggested to be one."""
Said = tuple[date | None, datetime]
"""The date that a version of an item gives, and when it was said."""
_LONGEST_CHAIN = 30  # years


class Fate(StrEnum):
    """What became of an item of the earlier plan in the later one."""

    SAME = "same"
    REWORDED = "reworded"
    PERHAPS = "perhaps"
    FINISHED = "finished"
    DROPPED = "dropped"
    MERGED = "merged"
    LEFT_OUT = "left-out"
    GONE = "gone"


_OVER = {Stage.FINISHED: Fate.FINISHED, Stage.DROPPED: Fate.DROPPED, Stage.MERGED: Fate.MERGED}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An item of the earlier plan and what became of it.

    ``later`` are the items of the later plan that it is, or, where nobody confirmed that, the one that it looks like.
    """

    earlier: Node
    fate: Fate
    later: tuple[Node, ...] = ()
    is_confirmed: bool = False

    @property
    def is_suggested(self) -> bool:
        """Whether a person still has to say that the two are one."""
        return bool(self.later) and not self.is_confirmed


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A plan beside an earlier one: what became of each item, and what is new."""

    kept: tuple[Kept, ...]
    new: tuple[Node, ...]

    def of(self, fate: Fate) -> tuple[Kept, ...]:
        """The items that became this."""
        return tuple(one for one in self.kept if one.fate is fate)

    @property
    def suggested(self) -> tuple[Kept, ...]:
        """What a person is asked to confirm."""
        return tuple(one for one in self.kept if one.is_suggested)

    def only(self, kind: Kind) -> "Compared":
        """The same of one kind of item."""
        return Compared(
            kept=tuple(one for one in self.kept if one.earlier.kind is kind),
            new=tuple(one for one in self.new if one.kind is kind),
        )


def compared(
    earlier: Collection[Node],
    later: Collection[Node],
    *,
    carried: Collection[tuple[UUID, UUID]],
    left_out: Collection[UUID],
) -> Compared:
    """Two plans beside each other. ``carried`` are pairs that a person confirmed, the earlier item first.

    ``left_out`` are the earlier items of which a person said why they are not in the later plan.
    """
    before = [one for one in _ordered(earlier) if one.stage is not Stage.WITHDRAWN]
    now = {one.id: one for one in _ordered(later) if one.stage is not Stage.WITHDRAWN}
    confirmed: dict[UUID, tuple[Node, ...]] = {one.id: () for one in before}
    for old, new in carried:
        if old in confirmed and new in now:
            confirmed[old] += (now[new],)
    said = {new for _, new in carried}
    open_still = [one for one in before if not confirmed[one.id] and one.id not in left_out and one.stage.is_open]
    alike = suggestions(open_still, [one for one in now.values() if one.id not in said])
    kept = tuple(_kept(one, confirmed[one.id], alike.get(one.id), is_left_out=one.id in left_out) for one in before)
    found = {one.id for each in kept for one in each.later}
    return Compared(kept=kept, new=tuple(one for one in now.values() if one.id not in found | said))


def _ordered(nodes: Collection[Node]) -> list[Node]:
    return sorted(nodes, key=lambda one: (list(Kind).index(one.kind), one.place, str(one.id)))


def _kept(earlier: Node, confirmed: tuple[Node, ...], like: Node | None, *, is_left_out: bool) -> Kept:
    if confirmed:
        same = any(same_words(earlier.wording.text, one.wording.text) for one in confirmed)
        return Kept(earlier=earlier, fate=Fate.SAME if same else Fate.REWORDED, later=confirmed, is_confirmed=True)
    if earlier.stage in _OVER:
        return Kept(earlier=earlier, fate=_OVER[earlier.stage])
    if is_left_out:
        return Kept(earlier=earlier, fate=Fate.LEFT_OUT)
    if like is None:
        return Kept(earlier=earlier, fate=Fate.GONE)
    same = same_words(earlier.wording.text, like.wording.text)
    return Kept(earlier=earlier, fate=Fate.SAME if same else Fate.PERHAPS, later=(like,))


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, whatever their case, spaces and punctuation."""
    return words_in(one) == words_in(other)


def words_in(text: str) -> str:
    """The words of a text in their order, without case, spaces and punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def suggestions(earlier: Sequence[Node], later: Sequence[Node]) -> dict[UUID, Node]:
    """For earlier items the later one of the same kind that their words are most like. Each is suggested once.

    The same words come first, whatever else is alike.
    """
    found: dict[UUID, Node] = {}
    taken: set[UUID] = set()
    pairs = [*_same(earlier, later), *(pair for kind in Kind for pair in _alike(kind, earlier, later))]
    for old, new in pairs:
        if old.id not in found and new.id not in taken:
            found[old.id] = new
            taken.add(new.id)
    return found


def _same(earlier: Sequence[Node], later: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    known: dict[tuple[Kind, str], list[Node]] = {}
    for new in later:
        known.setdefault((new.kind, words_in(new.wording.text)), []).append(new)
    for old in earlier:
        yield from ((old, new) for new in known.get((old.kind, words_in(old.wording.text)), ()))


def _alike(kind: Kind, earlier: Sequence[Node], later: Sequence[Node]) -> Iterator[tuple[Node, Node]]:
    """Pairs of a kind whose words are alike in any order, those that are most alike first."""
    before, now = ([one for one in each if one.kind is kind] for each in (earlier, later))
    if not before or not now:
        return
    texts = ([_sorted_words(one) for one in each] for each in (before, now))
    scores = process.cdist(*texts, scorer=fuzz.ratio, score_cutoff=LIKE)
    found = sorted((-scores[at, to], at, to) for at, to in zip(*scores.nonzero(), strict=True))
    yield from ((before[at], now[to]) for _, at, to in found)


def _sorted_words(node: Node) -> str:
    return " ".join(sorted(words_in(node.wording.text).split()))


# WHAT WAS MADE EASIER


def times_put_off(dates: Sequence[date]) -> int:
    """How often a date was moved to a later one."""
    return sum(after > before for before, after in pairwise(dates))


def promised(said: Sequence[Said], *, agreed_at: datetime | None) -> list[date]:
    """The dates by which an item was to be done, the oldest first, out of what its versions said, and when.

    A draft promised nothing before: of what was never agreed to, only the last date counts.
    """
    if agreed_at is None:
        held = said[-1:]
    else:
        drafted = [one for one in said if one[1] <= agreed_at]
        held = [*drafted[-1:], *said[len(drafted) :]]
    return [due for due, _ in held if due is not None]


def chain_of(item: UUID, earlier: Mapping[UUID, Sequence[UUID]]) -> tuple[UUID, ...]:
    """An item and, the newest first, those of earlier years that it was carried on from. Of several, the first."""
    chain = [item]
    while len(chain) < _LONGEST_CHAIN:
        before = next((one for one in earlier.get(chain[-1], ()) if one not in chain), None)
        if before is None:
            break
        chain.append(before)
    return tuple(chain)


class Easier(StrEnum):
    """How less is expected of an item than the year before."""

    SMALLER_EFFECT = "smaller-effect"
    NO_EFFECT = "no-effect"
    NO_DATE = "no-date"
    LOWER_TARGET = "lower-target"


def easier(was: Wording, now: Wording) -> tuple[Easier, ...]:
    """In what an item expects less than the one it was carried on from, by what the two say."""
    found = []
    if was.expected and not now.expected:
        found.append(Easier.NO_EFFECT)
    if was.expected and now.expected and was.expected.measure == now.expected.measure:
        before, after = was.expected.size, now.expected.size
        if before is not None and (after is None or after < before):
            found.append(Easier.SMALLER_EFFECT)
    if was.due_on and not now.due_on:
        found.append(Easier.NO_DATE)
    return tuple(found)


def asks_less(was: Aim, now: Aim) -> bool:
    """Whether a target of the same kind asks for less than another. Targets of two kinds are not held together."""
    alike = (was.kind, was.direction, was.other) == (now.kind, now.direction, now.other)
    if not alike or was.value is None or now.value is None:
        return False
    if was.kind in (AimKind.IMPROVEMENT, AimKind.TREND):
        return now.value < was.value
    if was.kind is AimKind.GAP:
        return now.value > was.value
    return {
        Direction.UP: now.value < was.value,
        Direction.DOWN: now.value > was.value,
        Direction.TOWARDS_ONE: abs(now.value - 1) > abs(was.value - 1),
    }[was.direction]


def lower_target(was: Collection[tuple[str, Aim]], now: Collection[tuple[str, Aim]]) -> bool:
    """Whether one of these targets asks for less than one of the same measure did."""
    return any(before == after and asks_less(old, new) for before, old in was for after, new in now)


# WHAT A PERSON SAYS


def check_can_carry(*, kind: Kind, earlier: Kind, starts_on: date, earlier_starts_on: date) -> None:
    """Raise Refused where an item of a plan cannot be one of another plan, carried on."""
    if kind is not earlier or earlier_starts_on >= starts_on:
        raise Refused("Choose an item of the same kind in an earlier plan.")


def check_says_one(*, into: str, reason: str) -> None:
    """Raise Refused unless either an item is named that another became, or a reason why it is in no plan any more."""
    if bool(into) == bool(reason.strip()):
        raise Refused("Either choose the item that it became, or say why it is not in this plan. Do one of the two.")
