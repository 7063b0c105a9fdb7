"""From exact tables to an approved set: through the gate, tested by the attacker, coarsened until the test is passed.

The gate and the attacker know nothing of one another; they meet here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.account.corrections import without_corrections
from tallystick.attack import Report, attack_releases
from tallystick.attack.facts import Facts
from tallystick.definitions import load
from tallystick.disclosure.decisions import Decisions
from tallystick.disclosure.gate import WITH_ITS_WHOLE, Gate, LeftOut, finer_tables, guard
from tallystick.disclosure.menus import CONTRACT
from tallystick.errors import DisclosureRefused
from tallystick.release.canonical import from_bytes, to_bytes
from tallystick.release.make import make
from tallystick.release.policy import Audience
from tallystick.release.release import GuardedTable, Release, Table

UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """For whom a release is to be made, and under what: the decisions, the earlier releases, the outside facts.

    ``earlier`` holds the canonical files of all that each audience which will read the new release already has.
    """

    audience: Audience
    decisions: Decisions
    earlier: Mapping[Audience, Sequence[bytes]]
    facts: Facts


@dataclass(frozen=True, kw_only=True)
class Approved:
    """A release that the attacker could not undo, its canonical file, and the reports of what was tried."""

    release: Release
    content: bytes
    reports: Mapping[Audience, Report]


def approve(tables: Sequence[Table], asked: Asked) -> Approved:
    """Return the finest release of ``tables`` that the attacker cannot undo, beside all that its readers have.

    Raises DisclosureRefused where even the figures of the whole organisation would give a withheld count away.
    """
    gate = without_corrections(tables, Gate(audience=asked.audience, decisions=asked.decisions), _seen(asked))
    policy = gate.policy_for(sorted({table.standard for table in tables}))
    while True:
        guarded = guard(tables, gate)
        release = make(guarded, policy)
        content = to_bytes(release)
        reports = _attacked(content, asked)
        if not any(report.won for report in reports.values()):
            _check_duties(gate)
            return Approved(release=release, content=content, reports=reports)
        gate = _coarser(gate, guarded, reports.values())


def _seen(asked: Asked) -> list[Release]:
    """Every release that a reader of the new one has."""
    return [from_bytes(content) for content in dict.fromkeys(c for those in asked.earlier.values() for c in those)]


def _check_duties(gate: Gate) -> None:
    """Raise DisclosureRefused where a duty to publish cannot be met: nothing may say that it was."""
    ids = {table.by: table.id for table in gate.menu.table}
    for cell in (cell for duty in gate.decisions.duty_to_publish for cell in duty.cells):
        where = LeftOut(
            standard=cell.standard, year=cell.year, table=ids.get(cell.by, CONTRACT), indicator=cell.indicator
        )
        if where in gate.left_out:
            raise DisclosureRefused(
                "Nothing was released. The duty to publish names a count of "
                f"{_named((where.standard, where.year, where.table, where.indicator))}. To show it would give away "
                "others that it does not name. Name those as well, with their consents, or take the duty out."
            )


def _attacked(content: bytes, asked: Asked) -> dict[Audience, Report]:
    """What each audience could recover with all it has, up to the first that could."""
    reports: dict[Audience, Report] = {}
    for audience, earlier in asked.earlier.items():
        reports[audience] = attack_releases([*earlier, content], asked.facts)
        if reports[audience].won:
            break
    return reports


def _coarser(gate: Gate, guarded: Sequence[GuardedTable], reports: Collection[Report]) -> Gate:
    """The next rung down: without what was beaten; where nothing new was, without all that is finer."""
    there = _could_be_left_out(guarded) - gate.left_out
    beaten = {_left_out(where, report) for report in reports for where in report.beaten}
    rows_gone = {one for one in beaten & gate.left_out if one.table == CONTRACT}
    new = {one for one in beaten if replace(one, group="") in there}
    new = (new | {replace(one, group=WITH_ITS_WHOLE) for one in rows_gone}) - gate.left_out
    out = _first(new) or {one for one in there if one.table != CONTRACT} or there
    if not out:
        raise DisclosureRefused(
            "Nothing was released. Figures for the whole organisation, beside what its readers already have, would "
            "give away a count that is withheld. Nothing coarser is left to give. Wait for the figures of the next "
            "year, or leave out a year; or ask whoever answers for your information whether the figures of the "
            "contract may leave exactly (decisions.toml). "
            f"The test found this in: {_list_of(reports)}."
        )
    return replace(gate, left_out=gate.left_out | out)


def _first(beaten: Collection[LeftOut]) -> set[LeftOut]:
    """What goes first: of the whole organisation's figures, those that follow from others that stay."""
    derived = {
        one
        for one in beaten
        if one.table == CONTRACT and load(one.standard, one.year).indicator(one.indicator).derived_from
    }
    return derived | {one for one in beaten if one.table != CONTRACT or not derived}


def _list_of(reports: Collection[Report]) -> str:
    return ", ".join(sorted({_named(one) for report in reports for one in report.beaten}))


def _left_out(where: tuple[str, int, str, str], report: Report) -> LeftOut:
    """What to leave out of a table that was beaten: one group of it where it was that group alone."""
    standard, year, table, indicator = where
    groups = report.groups_beaten(*where)
    alone = UNKNOWN if groups == {UNKNOWN} and table != CONTRACT else ""
    return LeftOut(standard=standard, year=year, table=table, indicator=indicator, group=alone)


def _could_be_left_out(guarded: Sequence[GuardedTable]) -> frozenset[LeftOut]:
    """Every table of the release that does not leave by contract."""
    return frozenset(one for table in guarded for one in finer_tables(table))


def _named(beaten: tuple[str, int, str, str]) -> str:
    standard, year, table, indicator = beaten
    return f"{standard.upper()} {year}, indicator {indicator} ({'whole organisation' if table == CONTRACT else table})"
