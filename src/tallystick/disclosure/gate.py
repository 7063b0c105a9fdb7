"""The gate: exact tables in, tables that may leave out. What is not on the menu does not pass.

A whole menu is protected together. Which tables of it are left out is said by ``left_out``: the account of the whole
job asks the attacker, and comes back with more of them until nothing can be recovered.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from tallystick.definitions import Definition, SourceKind, load
from tallystick.disclosure.adding_up import that_add_up
from tallystick.disclosure.comparisons import Asked, family_of, is_of_everybody, protected
from tallystick.disclosure.contract import answered_by_too_few, by_contract
from tallystick.disclosure.decisions import Decisions
from tallystick.disclosure.knowable import still_known
from tallystick.disclosure.menus import CONTRACT, Menu, MenuTable, menus
from tallystick.disclosure.places import ETHNIC_CATEGORY, Exactly, Place
from tallystick.disclosure.policies import SignedPolicy, policies, strictest
from tallystick.release.comparison import Comparison
from tallystick.release.detail import OtherSide, PartResult
from tallystick.release.policy import Audience, Policy
from tallystick.release.protection import Coarsened, Protection
from tallystick.release.quantity import Quantity
from tallystick.release.release import GuardedTable, Provenance, Table
from tallystick.release.shown import Guarded, Withheld
from tallystick.vocabulary.characteristics import grouping

WRES_CONTRACT = "wres-contract"
WITH_ITS_WHOLE = "whole"


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A table of the menu, of one indicator, standard and year, that is left out because it could not be protected.

    ``group`` is given where only people of that group are left out of it, and WITH_ITS_WHOLE where the whole that the
    rows of an indicator make up is left out as well as they are.
    """

    standard: str
    year: int
    table: str
    indicator: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """The rules of one audience and what the organisation decided, with what is left out so far."""

    audience: Audience
    decisions: Decisions
    left_out: frozenset[LeftOut] = field(default=frozenset())

    @property
    def menu(self) -> Menu:
        """The tables this audience may have."""
        return menus()[self.audience]

    @property
    def finer(self) -> SignedPolicy:
        """The policy of everything that is not a figure of the contract: the strictest of those that apply."""
        chosen = (self.decisions.stricter,) if self.decisions.stricter else ()
        return strictest((self.menu.finer, *chosen))

    @property
    def survey(self) -> SignedPolicy:
        """The policy that holds for survey results beside any other."""
        return policies()[self.menu.survey]

    def contract(self, standard: str) -> SignedPolicy:
        """The policy of organisation-level figures: exact where somebody accepted that by name, else as all others."""
        return self.finer if self.decisions.accepted_for(standard) is None else policies()[WRES_CONTRACT]

    def policy_for(self, standards: Iterable[str]) -> Policy:
        """What the release needs to know to round: its policies by name, its audience, and the decimals."""
        contract = [self.contract(one) for one in standards]
        names = dict.fromkeys([*(one.id for one in contract), self.finer.id, self.survey.id])
        most = max(contract, key=lambda one: max(one.decimals.values()))
        return most.for_audience(self.audience, name=", ".join(names), watermark=self.menu.title)


def guard(tables: Sequence[Table], gate: Gate) -> tuple[GuardedTable, ...]:
    """Return the tables of one organisation as ``gate`` lets them leave.

    Earlier years have their figures of the contract alone: what is finer stood in their own releases.
    """
    newest = {table.standard: max(t.year for t in tables if t.standard == table.standard) for table in tables}
    return tuple(_guarded(table, gate, is_newest=table.year == newest[table.standard]) for table in tables)


def _guarded(table: Table, gate: Gate, *, is_newest: bool) -> GuardedTable:
    definition = load(table.standard, table.year)
    exactly = _exactly(table, definition, gate)
    results = _results(table, definition, gate, exactly)
    parts = _parts(table, definition, gate, exactly) if is_newest else ()
    accepted = gate.decisions.accepted_for(table.standard)
    coarsened = tuple(_coarsened(table, gate))
    served = tuple(dict.fromkeys((CONTRACT, *(one.id for one in gate.menu.table if _has(one, parts)))))
    return GuardedTable(
        organisation=table.organisation,
        standard=table.standard,
        year=table.year,
        provenance=_without_inputs(table.provenance),
        results=results,
        breakdowns=parts,
        comparators=tuple(one for one in table.comparators if one.source_kind is SourceKind.PRIMARY),
        choices=table.choices,
        others=_others(table) if accepted is not None else (),
        protection=Protection(
            contract=gate.contract(table.standard).id,
            finer=gate.finer.id,
            survey=gate.survey.id,
            menu=served,
            coarsened=coarsened,
            withheld=_withheld_in(results, parts, definition),
            still_known=still_known(definition, gate.menu, parts, coarsened, has_categories=_has_categories(table)),
            accepted=accepted,
            exceptions=gate.decisions.duty_to_publish,
        ),
    )


def finer_tables(table: GuardedTable) -> frozenset[LeftOut]:
    """Every table that could be left out of ``table``: all but those that leave by contract."""
    ids = {one.by: one.id for menu in menus().values() for one in menu.table}
    there = {(ids[part.by], part.result.indicator) for part in table.breakdowns}
    if table.protection.accepted is None:
        there |= {(CONTRACT, result.indicator) for result in table.results}
    return frozenset(
        LeftOut(standard=table.standard, year=table.year, table=name, indicator=indicator) for name, indicator in there
    )


def _coarsened(table: Table, gate: Gate) -> Iterator[Coarsened]:
    for one in sorted(gate.left_out, key=_order):
        if (one.standard, one.year) == (table.standard, table.year):
            yield Coarsened(table=one.table, indicator=one.indicator, group=one.group)


def _has_categories(table: Table) -> bool:
    return any(part.by == ETHNIC_CATEGORY for part in table.breakdowns)


def _order(one: LeftOut) -> tuple[str, str, str]:
    return one.table, one.indicator, one.group


def _has(table: MenuTable, parts: Sequence[PartResult[Guarded]]) -> bool:
    return any(part.by == table.by for part in parts)


def _exactly(table: Table, definition: Definition, gate: Gate) -> Exactly:
    accepted = gate.decisions.accepted_for(table.standard) is not None
    groups = grouping(definition.grouping).groups if accepted else ()
    named = frozenset(
        (cell.indicator, cell.row, cell.by, cell.part, cell.group, cell.what)
        for duty in gate.decisions.duty_to_publish
        for cell in duty.cells
        if (cell.standard, cell.year) == (table.standard, table.year)
    )
    return Exactly(contract_groups=frozenset(group.code for group in groups), named=named)


def _results(table: Table, definition: Definition, gate: Gate, exactly: Exactly) -> tuple[Comparison[Guarded], ...]:
    """The figures of the whole organisation: by contract where that was accepted, else protected like all others."""
    contract, survey = gate.contract(table.standard), gate.survey
    if gate.decisions.accepted_for(table.standard) is not None:
        return tuple(
            by_contract(one, definition.indicator(one.indicator), contract=contract, survey=survey)
            for one in table.results
        )
    kept: dict[int, Comparison[Guarded]] = {}
    asked = {
        place: _asked(one, definition)
        for place, one in enumerate(table.results)
        if _is_served(one, table, definition, gate)
    }
    families: dict[object, list[int]] = {}
    for place, one in asked.items():
        families.setdefault(family_of(one) or place, []).append(place)
    for places in families.values():
        made = protected([asked[place] for place in places], exactly=exactly, rule=contract.rule)
        kept.update(zip(places, made, strict=True))
    return tuple(kept[place] for place in sorted(kept))


def _is_served(one: Comparison[Quantity], table: Table, definition: Definition, gate: Gate) -> bool:
    """Whether a protected figure of the whole organisation is there: enough answered, and it was not left out.

    Where the rows of an indicator are left out, the whole they make up stays, unless it is left out too.
    """
    indicator = definition.indicator(one.indicator)
    if answered_by_too_few(one, indicator, gate.survey):
        return False
    left = LeftOut(standard=table.standard, year=table.year, table=CONTRACT, indicator=indicator.id)
    stays = indicator.kind.adds_up and one.row == indicator.whole
    return left not in gate.left_out or (stays and replace(left, group=WITH_ITS_WHOLE) not in gate.left_out)


def _asked(one: Comparison[Quantity], definition: Definition, *, by: str = "", part: str = "", since: int = 0) -> Asked:
    indicator = definition.indicator(one.indicator)
    row = one.row or indicator.headline
    place = Place(indicator=indicator.id, row=row, by=by, part=part, is_pooled=since > 0)
    return Asked(result=one, place=place, indicator=indicator, about=definition.about, beside=definition.beside)


def _parts(table: Table, definition: Definition, gate: Gate, exactly: Exactly) -> tuple[PartResult[Guarded], ...]:
    """The finer tables that are on the menu and not left out, each family protected and corrected together."""
    served = [one for one in table.breakdowns if _is_on_the_menu(one, table, definition, gate)]
    whole = that_add_up(served, table.results, definition)
    served = [one for one in served if (one.by, one.result.indicator) in whole]
    families: dict[tuple[str, str, str], list[PartResult[Quantity]]] = {}
    for one in served:
        families.setdefault((one.result.indicator, one.by, one.result.measure), []).append(one)
    found: list[PartResult[Guarded]] = []
    for family in families.values():
        there = [_without_group_left_out(one, table, gate) for one in family]
        asked = [_asked(one.result, definition, by=one.by, part=one.part, since=one.since) for one in there]
        made = protected(asked, exactly=exactly, rule=gate.finer.rule)
        found += [
            PartResult(by=one.by, part=one.part, result=result, since=one.since)
            for one, result in zip(family, made, strict=True)
        ]
    return tuple(found)


def _is_on_the_menu(one: PartResult[Quantity], table: Table, definition: Definition, gate: Gate) -> bool:
    served = gate.menu.find(one.by)
    if served is None or definition.indicator(one.result.indicator).kind not in served.kinds:
        return False
    covers = table.year - (one.since or table.year) + 1 == served.years and one.result.row == ""
    left = LeftOut(standard=table.standard, year=table.year, table=served.id, indicator=one.result.indicator)
    out = {left, replace(left, group=one.result.group)} if one.result.group else {left}
    return covers and served.ends_in(table.year) and not out & gate.left_out


def _without_group_left_out(one: PartResult[Quantity], table: Table, gate: Gate) -> PartResult[Quantity]:
    """A comparison without the side of unknown ethnicity, where that alone could not be protected."""
    menu = gate.menu.find(one.by)
    unknown = one.result.unknown
    if menu is None or unknown is None:
        return one
    left = LeftOut(
        standard=table.standard, year=table.year, table=menu.id, indicator=one.result.indicator, group=unknown.group
    )
    return replace(one, result=replace(one.result, unknown=None)) if left in gate.left_out else one


def _others(table: Table) -> tuple[OtherSide[Guarded], ...]:
    """Seats of the board that no comparison shows: figures of the contract like all of its."""
    return cast(tuple[OtherSide[Guarded], ...], table.others)


def _without_inputs(provenance: Provenance) -> Provenance:
    """Whoever knows the hash of a small file can try which counts give it, and its rows are counts themselves."""
    return replace(provenance, made_from=())


def _withheld_in(
    results: Iterable[Comparison[Guarded]], parts: Iterable[PartResult[Guarded]], definition: Definition
) -> int:
    """How many counts are withheld; one that stands in several comparisons is one."""
    found = {cell for result in results for cell in _withheld_cells(result, definition)}
    for part in parts:
        found |= set(_withheld_cells(part.result, definition, by=part.by, part=part.part))
    return len(found)


def _withheld_cells(
    result: Comparison[Guarded], definition: Definition, *, by: str = "", part: str = ""
) -> Iterator[tuple[str, ...]]:
    indicator = definition.indicator(result.indicator)
    everybody = is_of_everybody(result.measure, indicator)
    place = Place(indicator=result.indicator, row=result.row or indicator.headline, by=by, part=part)
    whole = place.of_the_whole(indicator.whole) if everybody else place
    for side, where in ((result.top, place), (result.bottom, whole), (result.unknown, place)):
        cell = (where.indicator, where.row, where.by, "" if where.is_whole else where.part)
        if side is not None and isinstance(side.happened, Withheld):
            yield (*cell, side.group, "happened")
        if side is not None and isinstance(side.people, Withheld):
            yield (*cell, "" if everybody else side.group, "people")
