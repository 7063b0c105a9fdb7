"""Making mixes, in the worker: the one place where who appeared meets what they said of themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from tallystick_web.core.declaring import Appearances, declarants, populations
from tallystick_web.core.fence import inside
from tallystick_web.declarations.actions.mixes import keep_mixes
from tallystick_web.declarations.mix_rules import (
    ALL,
    GivenRow,
    RowMade,
    ShownMix,
    Side,
    Voice,
    cadence_of,
    shown_of,
    shown_people,
    side_of,
    tells_too_much,
    whole,
)
from tallystick_web.declarations.queries.batches import waiting_changes
from tallystick_web.declarations.queries.mixes import made_until, mixes, newest_batch
from tallystick_web.declarations.queries.said import said_for
from tallystick_web.declarations.rules import Purpose, Unknown
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import Period, newest_over


@dataclass(frozen=True, kw_only=True)
class _Row:
    """A row of a population in a period that ended on a day, and who appears in it."""

    population: str
    row: str
    until: date
    appearances: Sequence[Appearances]

    @property
    def name(self) -> str:
        """What tells it from any other."""
        return f"{self.population}/{self.row}/{self.until}"

    @property
    def part_of(self) -> str:
        """The row that holds it."""
        return "" if self.row == ALL else f"{self.population}/{ALL}/{self.until}"


def make_mixes(organisation: str, at: str = "") -> None:
    """Make the mixes of an organisation for the periods that are over, each once. Nothing while changes wait.

    ``at`` is a time in ISO format, where periods are meant that were over then.
    """
    key, when = UUID(organisation), datetime.fromisoformat(at) if at else timezone.now()
    with inside(key):
        for cadence in (Cadence.HALF_YEARLY, Cadence.YEARLY):
            if not waiting_changes(key):
                _make(key, cadence, when)


def _make(organisation: UUID, cadence: Cadence, at: datetime) -> None:
    period = newest_over(cadence, on=timezone.localdate(at))
    there, batch = made_until(organisation), newest_batch(organisation)
    by_kind: dict[str, list[str]] = defaultdict(list)
    for name, population in sorted(populations().items()):
        if cadence_of(name) is cadence and (name, period.until) not in there:
            by_kind[population.kind].append(name)
    made = [row for kind, names in by_kind.items() for row in _Kind(organisation, kind, batch, period, names).made()]
    keep_mixes(organisation=organisation, period=period, made=made, batch=batch, at=at)


class _Kind:
    """The populations of one kind of people in a period: they are looked at together, since people recur in them."""

    def __init__(self, organisation: UUID, kind: str, batch: int, period: Period, names: Sequence[str]) -> None:
        self.rows = [row for name in names for row in _rows(organisation, name, period.since, period.until)]
        before = [one for one in mixes(organisation) if one.batch == batch and one.shown is not None]
        known = [
            one for one in before if one.population in populations() and populations()[one.population].kind == kind
        ]
        rows_before = [(one, row) for one in known for row in _rows(organisation, one.population, one.since, one.until)]
        every = [*self.rows, *(row for _, row in rows_before)]
        subjects = {one.subject for row in every for one in row.appearances if one.subject is not None}
        also = declarants()[kind].also(organisation, subjects) if kind in declarants() else {}
        said = said_for(organisation, kind, also, Purpose.MONITORING, timezone.localdate())
        self.same = {subject: min(those) for subject, those in also.items()}
        self.sides = {self.same[subject]: side_of(one) for subject, one in said.items() if one is not Unknown.NOT_ASKED}
        self.given = [
            self._given(row, mix.shown) for mix, row in rows_before if row.row == mix.row and mix.shown is not None
        ]

    def made(self) -> Iterator[RowMade]:
        """What is kept of each row. What was given, or is given before it, is taken into account."""
        for row in self.rows:
            voices = [self._voice(one, times) for one, times in self._times(row).items()]
            shown = shown_of(voices)
            if shown is not None:
                given = self._given(row, shown)
                shown = None if tells_too_much([*self.given, given], self.sides) else shown
                self.given += [given] if shown is not None else []
            invited = shown_people(sum(one.may_have_said for one in voices))
            yield RowMade(population=row.population, row=row.row, shown=shown, invited=invited)

    def _given(self, row: _Row, shown: ShownMix) -> GivenRow:
        return GivenRow(name=row.name, shown=shown, times=self._times(row), part_of=row.part_of)

    def _times(self, row: _Row) -> Mapping[UUID, int]:
        """How often each person appears in a row; entries that somebody merged are one person."""
        times: dict[UUID, Decimal] = defaultdict(Decimal)
        for one in row.appearances:
            times[one.person if one.subject is None else self.same.get(one.subject, one.person)] += one.times
        return {one: whole(many) for one, many in times.items()}

    def _voice(self, person: UUID, times: int) -> Voice:
        side = self.sides.get(person, Side.UNKNOWN)
        return Voice(person=person, times=times, side=side, may_have_said=person in self.sides)


def _rows(organisation: UUID, name: str, since: date, until: date) -> Iterator[_Row]:
    """The rows of a population that anybody stands in: the one that holds every appearance first, for it goes first."""
    population = populations()[name]
    found = population.find(organisation, since, until)
    for row in sorted(population.rows, key=lambda one: one != ALL):
        if found.get(row):
            yield _Row(population=name, row=row, until=until, appearances=found[row])
