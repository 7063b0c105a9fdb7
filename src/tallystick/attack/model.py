"""Printed counts as knowledge: which cells each is a sum of, and what holds between them whatever was printed.

The cells are people by the finest groups that were printed for the whole organisation, and by the groups of the
standard in each part. Both come to the same whole. Events are people of their group, and years of a pooled table its
parts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tallystick.attack.cells import Atom, difference, is_cell, once, table_and_group
from tallystick.attack.facts import Facts, KnownCell
from tallystick.attack.knowledge import Fact, Knowledge, Sum, Target
from tallystick.attack.printed import EVERYBODY, OF_THE_WHOLE, Printed, quantity_of
from tallystick.attack.search import interval
from tallystick.definitions import Definition, Indicator, load
from tallystick.vocabulary.bands import tiers
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.ethnicity.groupings import members

# Indicators that several standards ask of the same people, by the title they share.
_COUNTED_BY_MANY = ("Appointment from shortlisting",)

Where = tuple[str, str, int]


@dataclass(frozen=True, kw_only=True)
class Named:
    """What a target is: the printed count, or what is left of its people without it."""

    count: Printed
    is_complement: bool = False


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """What the attacker takes for granted.

    That a table was never corrected, that nobody has two cases in one row, that two years are the sum of both, that two
    standards count the same people.
    """

    never_corrected: bool = True
    once_each: bool = True
    years_add_up: bool = True
    standards_alike: bool = True


def knowledge_of(counts: Sequence[Printed], facts: Facts, assumed: Assumed) -> Knowledge:
    """Everything that the printed counts and the outside facts say together.

    Where tables may have been corrected, a correction is taken to move as few people as the issues allow.
    """
    model = _Model(counts, facts, assumed)
    knowledge = model.knowledge()
    moved = {cell: 1 for key, cell in model.numbers.items() if isinstance(key, tuple) and key[0] in ("more", "fewer")}
    if not moved:
        return knowledge
    fewest, _ = interval(knowledge, Target(name="moved", sum=moved))
    return replace(knowledge, facts=(*knowledge.facts, Fact(sum=moved, low=0, high=fewest)))


class _Model:
    def __init__(self, counts: Sequence[Printed], facts: Facts, assumed: Assumed) -> None:
        self.counts, self.outside, self.assumed = counts, facts, assumed
        self.definitions: dict[Where, Definition] = {}
        for count in counts:
            for year in range(count.since or count.year, count.year + 1):
                place = (count.organisation, count.standard, year)
                self.definitions.setdefault(place, load(count.standard, year))
        self.atoms = {where: self._atoms(where) for where in self.definitions}
        self.issues = {where: self._issues(where) for where in self.definitions}
        self.parts = self._parts()
        self.people_beside = {table_and_group(count): count for count in counts if count.what == "people"}
        self.numbers: dict[object, int] = {}
        self.known: list[Fact] = []

    # GROUPS

    def _atoms(self, where: Where) -> tuple[Atom, ...]:
        """The sets of people that every group printed for the whole organisation is made of."""
        definition = self.definitions[where]
        atoms = [group.members for group in grouping(definition.grouping).groups]
        for count in self.counts:
            covers = count.standard == where[1] and (count.since or count.year) <= where[2] <= count.year
            if covers and count.organisation == where[0] and not count.part and count.group != EVERYBODY:
                people = self._people(where, count.group)
                atoms = [piece for atom in atoms for piece in (atom & people, atom - people) if piece]
        return tuple(frozenset(atom) for atom in atoms)

    def _people(self, where: Where, code: str) -> Atom:
        standard = {group.code: group.members for group in grouping(self.definitions[where].grouping).groups}
        if code == EVERYBODY:
            return frozenset(member for people in standard.values() for member in people)
        return standard.get(code) or members(code)

    def _issues(self, where: Where) -> tuple[int, ...]:
        """The releases that hold this table, each an issue of it; one where it was never corrected."""
        found = tuple(dict.fromkeys(c.release for c in self.counts if c.where == where))
        return found[:1] if self.assumed.never_corrected else found

    def _issue(self, count: Printed) -> int:
        return count.release if count.release in self.issues[count.where] else self.issues[count.where][0]

    def _parts(self) -> dict[tuple[Where, int, str, str], list[str]]:
        """The parts printed of each quantity."""
        found: dict[tuple[Where, int, str, str], list[str]] = {}
        for count in self.counts:
            if count.by not in OF_THE_WHOLE:
                there = found.setdefault((count.where, self._issue(count), count.quantity, count.by), [])
                if count.part not in there:
                    there.append(count.part)
        return found

    # CELLS

    def _cell(self, key: object) -> int:
        return self.numbers.setdefault(key, len(self.numbers))

    def _sum(self, where: Where, issue: int, quantity: str, by: str, part: str, people: Atom) -> Sum:
        if quantity.startswith("tier:"):
            return self._tier(where, issue, quantity, people)
        standard = [group.members for group in grouping(self.definitions[where].grouping).groups]
        fine = not by and not quantity.startswith(("stock:", "seats:"))
        atoms = self.atoms[where] if fine else standard
        return {self._cell((*where, issue, quantity, by, part, atom)): 1 for atom in atoms if atom <= people}

    def _tier(self, where: Where, issue: int, quantity: str, people: Atom) -> Sum:
        """Both tiers of a group, or its upper one."""
        _, row, what = quantity.split(":")
        setting, _, steps = row.partition("/")
        lower, upper = steps.split("-")
        atoms = [
            group.members for group in grouping(self.definitions[where].grouping).groups if group.members <= people
        ]
        return {
            self._cell((*where, issue, f"level:{setting}/{tier}", "", "", atom)): 1
            for tier in ([upper] if what == "happened" else [lower, upper])
            for atom in atoms
        }

    def _levels_are_their_rows(self) -> None:
        """A tier is all its rows, and no fewer than those that are printed of them."""
        levels = {tier.code: sorted(tier.levels) for tier in tiers()}
        for key, cell in list(self.numbers.items()):
            if not (is_cell(key) and key[4].startswith("level:")):
                continue
            setting, _, tier = key[4].removeprefix("level:").partition("/")
            asked = {row for one in self.definitions[key[:3]].given for row in one.row_ids}
            rows = [f"stock:{setting}/{level}" for level in levels[tier] if f"{setting}/{level}" in asked]
            there = [row for row in rows if (*key[:4], row, *key[5:]) in self.numbers]
            both = {cell: 1, **{self.numbers[*key[:4], row, *key[5:]]: -1 for row in there}}
            self.known.append(Fact(sum=both, low=0, high=0 if there == rows else None))

    def _of(self, count: Printed, quantity: str) -> Sum:
        """The sum a printed count stands for, or the people beside it."""
        by = "" if not count.part and count.by in OF_THE_WHOLE else count.by
        found: dict[int, int] = {}
        for year in range(count.since or count.year, count.year + 1):
            where = (count.organisation, count.standard, year)
            issue = self._issue(count) if year == count.year or where not in self.issues else self._first(where)
            found |= self._sum(where, issue, quantity, by, count.part, self._people(where, count.group))
        return found

    def _first(self, where: Where) -> int:
        return self.issues[where][0] if self.issues[where] else 0

    # KNOWLEDGE

    def knowledge(self) -> Knowledge:
        targets: list[Target] = []
        beside: list[Target] = []
        for count in self.counts:
            own = self._of(count, count.quantity)
            self.known.append(Fact(sum=own, low=count.low, high=count.high))
            if not count.is_known and not count.leaks:
                targets.append(Target(name=Named(count=count), sum=own))
                beside += self._complement(count, own)
        self._same_people()
        self._levels_are_their_rows()
        self._outside_facts()
        insiders = self._events_within_people()
        self._issues_alike()
        every = self._people_cells()
        return Knowledge(
            cells=len(self.numbers),
            facts=tuple(once(self.known)),
            targets=(*targets, *beside),
            insiders=(*({cell: 1} for cell in every), *insiders),
        )

    def _complement(self, count: Printed, own: Sum) -> Iterator[Target]:
        """Those it did not happen to, where both numbers are protected."""
        if count.what != "happened" or not count.quantity.startswith("happened:") or not self.assumed.once_each:
            return
        people = self.people_beside.get(table_and_group(count))
        if people is not None and not people.is_known:
            rest = {**self._of(people, people.quantity), **{cell: -times for cell, times in own.items()}}
            yield Target(name=Named(count=count, is_complement=True), sum=rest)

    def _same_people(self) -> None:
        """Parts come to the whole, rows to the whole, and rows that others are made of to those."""
        for (where, issue, quantity, by), parts in list(self.parts.items()):
            for group in grouping(self.definitions[where].grouping).groups:
                whole = self._sum(where, issue, quantity, "", "", group.members)
                inside = [self._sum(where, issue, quantity, by, part, group.members) for part in parts]
                self._equal(whole, inside)
        for where, definition in self.definitions.items():
            for issue in self.issues[where]:
                self._rows_add_up(where, issue, definition)
        if self.assumed.standards_alike:
            self._standards_count_the_same_people()
        for made in self.outside.made_of:
            self._made_of(made.organisation, (made.by, made.part), (made.smaller_by, made.smaller_parts))

    def _rows_add_up(self, where: Where, issue: int, definition: Definition) -> None:
        printed = {count.quantity for count in self.counts if count.where == where}
        for indicator in definition.given:
            self._years_add_up(where, issue, indicator)
            rows = [row.id for row in indicator.sub_rows if quantity_of(indicator, row.id, "happened") in printed]
            for group in grouping(definition.grouping).groups:
                if indicator.kind.adds_up and rows:
                    whole = self._sum(where, issue, "stock", "", "", group.members)
                    self._equal(whole, [self._sum(where, issue, f"stock:{row}", "", "", group.members) for row in rows])
                for whole_row, parts in ((one, parts) for one in indicator.rows for parts in one.adds_up):
                    names = [f"seats:{one}" for one in (whole_row.id, *parts)]
                    if set(names) <= printed:
                        first, *others = (self._sum(where, issue, name, "", "", group.members) for name in names)
                        self._equal(first, others)

    def _standards_count_the_same_people(self) -> None:
        """However two standards group the same staff of a year, seats or applications, they come to the same number."""
        for where in self.definitions:
            for other in [one for one in self.definitions if one > where and (one[0], one[2]) == (where[0], where[2])]:
                for quantity in sorted(self._alike(where) & self._alike(other)):
                    first, second = (
                        self._sum(one, self._first(one), quantity, "", "", self._people(one, EVERYBODY))
                        for one in (where, other)
                    )
                    self._equal(first, [second])

    def _alike(self, where: Where) -> set[str]:
        """What is counted of the whole organisation that other standards count too."""
        definition = self.definitions[where]
        too = {one.id for one in definition.given if one.title in _COUNTED_BY_MANY}
        printed = {one for one in self.counts if one.where == where and one.table == "contract"}
        return {one.quantity for one in printed if one.quantity.startswith(("stock", "seats:")) or one.indicator in too}

    def _years_add_up(self, where: Where, issue: int, indicator: Indicator) -> None:
        """What happened in two years happened in this one or in the one before."""
        one_year = [row.id for row in indicator.rows if row.years == 1][:1]
        for row in (row.id for row in indicator.rows if row.years == 2 and self.assumed.years_add_up):
            for this in (quantity_of(indicator, one, "happened") for one in one_year):
                self._two_years(where, issue, quantity_of(indicator, row, "happened"), this)

    def _two_years(self, where: Where, issue: int, both: str, this: str) -> None:
        before = (*where[:2], where[2] - 1)
        earlier = self._places_of(before, self._first(before), this) if before in self.definitions else set()
        for place in self._places_of(where, issue, both, this):
            for group in grouping(self.definitions[where].grouping).groups:
                years = [self._sum(where, issue, this, *place, group.members)]
                if place in earlier:
                    years.append(self._sum(before, self._first(before), this, *place, group.members))
                left = difference(self._sum(where, issue, both, *place, group.members), years)
                self.known.append(Fact(sum=left, low=0, high=0 if place in earlier else None))

    def _places_of(self, where: Where, issue: int, *quantities: str) -> set[tuple[str, str]]:
        """The whole and the parts of it for which all these quantities are printed."""
        found = []
        for quantity in quantities:
            there = {
                (by, part)
                for (place, number, what, by), parts in self.parts.items()
                for part in parts
                if (place, number, what) == (where, issue, quantity)
            }
            if any(one.quantity == quantity and one.where == where and one.table == "contract" for one in self.counts):
                there.add(("", ""))
            found.append(there)
        return set.intersection(*found)

    def _made_of(self, organisation: str, larger: tuple[str, str], smaller: tuple[str, tuple[str, ...]]) -> None:
        for (where, issue, quantity, by), parts in list(self.parts.items()):
            if where[0] != organisation or by != larger[0] or larger[1] not in parts:
                continue
            for group in grouping(self.definitions[where].grouping).groups:
                whole = self._sum(where, issue, quantity, by, larger[1], group.members)
                self._equal(
                    whole, [self._sum(where, issue, quantity, smaller[0], part, group.members) for part in smaller[1]]
                )

    def _outside_facts(self) -> None:
        for cell in self.outside.known:
            where = (cell.organisation, cell.standard, cell.year)
            if where in self.definitions:
                self._known_cell(cell, where)
        for umbrella in self.outside.umbrella:
            for where in [one for one in self.definitions if one[0] == umbrella.organisation]:
                self._umbrella(where, umbrella.members)

    def _known_cell(self, cell: KnownCell, where: Where) -> None:
        indicator = self.definitions[where].indicator(cell.indicator)
        quantity = quantity_of(indicator, cell.row or indicator.headline, cell.what)
        by = "" if cell.by in OF_THE_WHOLE else cell.by
        for issue in self.issues[where]:
            own = self._sum(where, issue, quantity, by, cell.part, self._people(where, cell.group))
            if own:
                self.known.append(Fact(sum=own, low=cell.count, high=cell.count))

    def _umbrella(self, where: Where, names: Sequence[str]) -> None:
        there = [(name, *where[1:]) for name in names]
        if any(one not in self.definitions for one in there):
            there = [one for one in there if one in self.definitions]
        quantities = {count.quantity for count in self.counts if count.where == where and not count.part}
        for quantity in sorted(one for one in quantities if not one.startswith("tier:")):
            for group in grouping(self.definitions[where].grouping).groups:
                whole = self._sum(where, self._first(where), quantity, "", "", group.members)
                members_of = [self._sum(one, self._first(one), quantity, "", "", group.members) for one in there]
                if len(there) == len(names):
                    self._equal(whole, members_of)
                else:
                    both = difference(whole, members_of)
                    self.known.append(Fact(sum=both, low=0, high=None))

    def _events_within_people(self) -> list[Sum]:
        """No more events than people, cell by cell; and those it did not happen to are people as well."""
        found: list[Sum] = []
        pools = self._pools()
        for key, cell in list(self.numbers.items()):
            if not (is_cell(key) and key[4] in pools.get(key[:3], {})):
                continue
            people = self._cell((*key[:4], pools[key[:3]][key[4]], *key[5:]))
            if self.assumed.once_each:
                self.known.append(Fact(sum={people: 1, cell: -1}, low=0, high=None))
                found.append({people: 1, cell: -1})
        return found

    def _pools(self) -> dict[Where, dict[str, str]]:
        """The people that each quantity of events is of. A row over several years may hold a person more than once."""
        found: dict[Where, dict[str, str]] = {}
        for where, definition in self.definitions.items():
            for indicator in definition.given:
                for row in indicator.row_ids or ("",):
                    event, people = (quantity_of(indicator, row, what) for what in ("happened", "people"))
                    if event.startswith("happened:") and indicator.row(row).years == 1:
                        found.setdefault(where, {})[event] = people
        return found

    def _people_cells(self) -> list[int]:
        return [cell for key, cell in self.numbers.items() if is_cell(key)]

    def _issues_alike(self) -> None:
        """A count in a later issue is what the issue before that holds it said, with some people more or fewer."""
        for key, cell in list(self.numbers.items()):
            if is_cell(key):
                issues = self.issues[key[:3]]
                before = [(*key[:3], issue, *key[4:]) for issue in issues[: issues.index(key[3])]]
                there = [one for one in before if one in self.numbers]
                if there:
                    self._moved(self.numbers[there[-1]], cell)

    def _moved(self, before: int, after: int) -> None:
        more, fewer = (self._cell((way, after)) for way in ("more", "fewer"))
        self.known.append(Fact(sum={after: 1, before: -1, more: -1, fewer: 1}, low=0, high=0))

    def _equal(self, whole: Sum, parts: Iterable[Sum]) -> None:
        both = difference(whole, parts)
        if both:
            self.known.append(Fact(sum=both, low=0, high=0))
