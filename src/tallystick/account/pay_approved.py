"""One organisation's approved set of pay: through the gate, beside all that its readers have, listed before it leaves.

Pay is outside the attacker of counts. A gap is guarded by the people behind it, and what was given once of a snapshot
date is never given again with a difference: two gaps of nearly the same people tell of the few they differ by. Days
less than eleven months apart hold nearly the same people, and are taken for one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallystick.account.approve import Asked
from tallystick.account.ledger_folder import open_ledger, record
from tallystick.account.pay import PayAsked, pay_tables_of
from tallystick.account.pay_read import PayRead
from tallystick.account.released import ForWhom, ledger_of, of_one
from tallystick.definitions.pay import profile
from tallystick.disclosure.ledger import Entry, readers_of
from tallystick.disclosure.pay import PayGate, PayMenu, guard_pay, pay_menus
from tallystick.disclosure.policies import policies, strictest
from tallystick.errors import DisclosureRefused
from tallystick.release.canonical import fingerprint, pay_from_bytes, to_bytes
from tallystick.release.make import make_pay
from tallystick.release.pay import PayFigure, PayRelease, PayTable, identity
from tallystick.release.quantity import Quantity
from tallystick.release.shown import Figure

PAY = "pay"  # the folder of a ledger that keeps releases of pay
_NUMBERS = ("value", "low", "high", "n", "n_reference", "happened")
_ONE_DAY = timedelta(days=334)


@dataclass(frozen=True, kw_only=True)
class _Given:
    """A table that readers of the new release have, and the menu it was made by."""

    table: PayTable[Figure]
    menu: PayMenu


def released_pay(read: PayRead, asked: PayAsked, for_whom: ForWhom) -> PayRelease:
    """Make and list the release of one organisation's pay for an audience outside the analyst's desk.

    Raises DisclosureRefused where no ledger is named, and as ``approve_pay`` does.
    """
    path = ledger_of(for_whom)
    organisation, _ = of_one({one.organisation: [one] for one in read.people})
    decisions = open_ledger(path, organisation=organisation).decisions
    folder = open_ledger(path / PAY, organisation=organisation)
    earlier = {reader: folder.seen_by(reader) for reader in readers_of(for_whom.audience)}
    release = approve_pay(
        read,
        asked,
        for_whom=Asked(audience=for_whom.audience, decisions=decisions, earlier=earlier, facts=folder.facts),
    )
    entry = Entry(audience=for_whom.audience, sha256=fingerprint(release), on=for_whom.on)
    record(folder, to_bytes(release), {}, entry)
    return release


def approve_pay(read: PayRead, asked: PayAsked, *, for_whom: Asked) -> PayRelease:
    """Return the release of one organisation's pay that its readers may have, beside all that they have.

    Raises DisclosureRefused where its readers have other figures of the same snapshot date, and WrongArguments where
    the pay is of several organisations.
    """
    organisation, _ = of_one({one.organisation: [one] for one in read.people})
    given = _given(for_whom)
    gate = _gate(for_whom, asked)
    newest, *before = pay_tables_of(read, asked, minimum=gate.fewest)[organisation]
    without = frozenset(each.snapshot for each in (newest, *before) if any(_is_other(each, one.table) for one in given))
    gate = replace(gate, without_pounds=without)
    release = _made([newest, *_years_that_stand(newest, before, gate, given)], gate)
    if _differs(release.tables[0], gate, given):
        raise DisclosureRefused(
            f"Nothing was released. Its readers have other figures of pay by {newest.characteristic} on "
            f"{newest.snapshot.isoformat()}, or on a day near it. Pay of a snapshot date is given once, under one "
            "profile: two gaps of nearly the same people tell what the few are paid by whom they differ. Corrections "
            "wait for the next year's figures."
        )
    return release


def _gate(for_whom: Asked, asked: PayAsked) -> PayGate:
    menu, stricter = pay_menus()[for_whom.audience], for_whom.decisions.stricter
    policy = strictest((menu.policy, stricter) if stricter else (menu.policy,))
    return PayGate(menu=menu, fewest=max(asked.profile.minimum.publish, policy.hide_below), rule=policy.rule)


def _given(for_whom: Asked) -> list[_Given]:
    """Every table of pay that a reader of the new release has."""
    contents = dict.fromkeys(one for contents in for_whom.earlier.values() for one in contents)
    releases = [pay_from_bytes(content) for content in contents]
    return [_Given(table=table, menu=pay_menus()[one.audience]) for one in releases for table in one.tables]


def _made(tables: Sequence[PayTable[Quantity]], gate: PayGate) -> PayRelease:
    menu = gate.menu
    policy = policies()[gate.rule.name].for_audience(menu.audience, name=gate.rule.name, watermark=menu.title)
    return make_pay(guard_pay(tables, gate), policy)


def _years_that_stand(
    newest: PayTable[Quantity], before: Iterable[PayTable[Quantity]], gate: PayGate, given: Sequence[_Given]
) -> list[PayTable[Quantity]]:
    """The earlier years that are years apart, and no other than readers were given."""
    found = [newest]
    for table in before:
        is_apart = all(not _is_one_day(table.snapshot, one.snapshot) for one in found)
        if is_apart and not _differs(_made([table], gate).tables[0], gate, given):
            found.append(table)
    return found[1:]


def _is_one_day(one: date, other: date) -> bool:
    return abs(one - other) < _ONE_DAY


def _is_other(table: PayTable[Quantity], given: PayTable[Figure]) -> bool:
    """Whether readers have pay of the same people by another characteristic."""
    return _is_one_day(table.snapshot, given.snapshot) and table.characteristic != given.characteristic


def _differs(table: PayTable[Figure], gate: PayGate, given: Iterable[_Given]) -> bool:
    """Whether readers have another table of these people by the same characteristic that does not hold all of this."""
    return any(
        (one.table.snapshot, one.table.profile) != (table.snapshot, table.profile) or _adds(table, gate.menu, one)
        for one in given
        if _is_one_day(one.table.snapshot, table.snapshot) and one.table.characteristic == table.characteristic
    )


def _adds(table: PayTable[Figure], menu: PayMenu, given: _Given) -> bool:
    """Whether a figure on both menus is another now, or was not given. A change from the year before may be new."""
    headline = profile(table.profile).compared(table.characteristic)[0].id
    there = {identity(one): _numbers(one) for one in given.table.figures}
    return any(
        there.get(identity(one)) != _numbers(one)
        for one in table.figures
        if not one.measure.is_change and all(each.has(one, headline=headline) for each in (menu, given.menu))
    )


def _numbers(one: PayFigure[Figure]) -> tuple[object, ...]:
    return (*(getattr(one, name) for name in _NUMBERS), one.why_not)
