"""The attacker: a program that knows the rules and holds everything that was released, and tries to undo it.

It shares no code with the check that it tests. It reads releases as they leave, and looks for the counts behind them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.attack.derived import given_away
from tallystick.attack.facts import Facts
from tallystick.attack.knowledge import Knowledge
from tallystick.attack.model import Assumed, Named, knowledge_of
from tallystick.attack.printed import Printed, Read, read_releases
from tallystick.attack.report import Attempt, Report
from tallystick.attack.search import Contradiction, Found, Outcome, Searched, search

__all__ = ["Attempt", "Facts", "Outcome", "Report", "attack_releases"]

# What is taken for granted, from the most that can be to the least.
_ASSUMED = tuple(
    Assumed(never_corrected=never, standards_alike=alike, years_add_up=years, once_each=once)
    for alike, years, once in ((True, True, True), (False, True, True), (False, False, True), (False, False, False))
    for never in (True, False)
)


def attack_releases(contents: Sequence[bytes], facts: Facts | None = None) -> Report:
    """Attack canonical release files together with ``facts`` from elsewhere.

    Raises InputRefused where a file is not a release for readers.
    """
    read = read_releases(contents)
    attempts, tables = _searched(read, facts or Facts())
    return Report(attempts=tuple(dict.fromkeys([*_given_away(read), *attempts])), tables=tables)


def _given_away(read: Read) -> Iterator[Attempt]:
    """Counts that break the rules as they stand, and those that figures beside them give away."""
    yield from (Attempt.on(count, Outcome.RECOVERED) for count in read.counts if count.leaks)
    for compared in read.compared:
        yield from (Attempt.on(count, Outcome.RECOVERED) for count in given_away(compared))


Tables = tuple[tuple[str, tuple[int, ...]], ...]


def _searched(read: Read, facts: Facts) -> tuple[list[Attempt], Tables]:
    """The search, of each count under the strongest assumptions that all it is connected with allows."""
    counts = [count for count in read.counts if not count.leaks]
    told = _Told()
    for assumed in _ASSUMED:
        if told.is_all_of(counts):
            break
        try:
            told.search(knowledge_of(counts, facts, assumed))
        except (Contradiction, TimeoutError):
            continue
    told.give_up_on(counts)
    return told.attempts, tuple(told.tables)


class _Told:
    """The attempts so far. A count that was searched for is not searched for again with less."""

    def __init__(self) -> None:
        self.attempts: list[Attempt] = []
        self.tables: list[tuple[str, tuple[int, ...]]] = []
        self.done: set[Named] = set()
        self.components = 0

    def is_all_of(self, counts: Sequence[Printed]) -> bool:
        return all(count.is_known or Named(count=count) in self.done for count in counts)

    def search(self, knowledge: Knowledge) -> None:
        for component in knowledge.components():
            if not {target.name for target in component.targets} <= self.done:
                try:
                    self._take(_search_once(component))
                except (Contradiction, TimeoutError):
                    continue

    def _take(self, searched: Searched) -> None:
        self.components += 1
        number = self.components
        self.tables += [(f"{number}.{place}", tuple(map(int, one))) for place, one in enumerate(searched.tables)]
        for found in searched.found:
            named = found.target.name
            if isinstance(named, Named) and named not in self.done:
                self.done.add(named)
                self.attempts.append(_attempt(found, named, number))

    def give_up_on(self, counts: Sequence[Printed]) -> None:
        """What no assumptions allowed to be searched for is not shown to be safe."""
        left = [count for count in counts if not count.is_known and Named(count=count) not in self.done]
        self.attempts += [Attempt.on(count, Outcome.UNDECIDED) for count in left]


_KEPT = 512
_Key = tuple[object, ...]
_searched_before: dict[_Key, Searched] = {}


def _search_once(component: Knowledge) -> Searched:
    """The search of a component; one with the same facts that was searched before is not searched again.

    The answer follows from the facts alone. Releases of earlier years stand in every attack of later ones.
    """
    key = component.key()
    before = _searched_before.get(key)
    if before is None:
        before = search(component)
        if len(_searched_before) >= _KEPT:
            _searched_before.pop(next(iter(_searched_before)))
        _searched_before[key] = before
    found = zip(before.found, component.targets, strict=True)
    return replace(before, found=tuple(replace(one, target=target) for one, target in found))


def _attempt(found: Found, named: Named, component: int) -> Attempt:
    witnesses = [f"{component}.{place}" for place in found.witnesses]
    what = f"people without {named.count.what}" if named.is_complement else ""
    return Attempt.on(named.count, found.outcome, what=what, witnesses=witnesses)
