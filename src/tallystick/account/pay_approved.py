"""One organisation's approved set of pay: through the gate, beside all that its readers have, listed before it leaves.

Pay is outside the attacker of counts. A gap is guarded by the people behind it, and what was given once of a snapshot
date is never given again with a difference: two gaps of nearly the same people tell of the few they differ by.
"""

from collections.abc import Iterable, Sequence

from tallystick.account.ledger_folder import LedgerFolder, open_ledger, record
from tallystick.account.pay import PayAsked, pay_tables_of
from tallystick.account.pay_read import PayRead
from tallystick.account.released import ForWhom, ledger_of, of_one
from tallystick.disclosure.ledger import Entry, readers_of
from tallystick.disclosure.pay import PayGate, guard_pay, pay_menus
from tallystick.disclosure.policies import policies, strictest
from tallystick.errors import DisclosureRefused
from tallystick.release.canonical import fingerprint, pay_from_bytes, to_bytes
from tallystick.release.make import make_pay
from tallystick.release.pay import PayFigure, PayRelease, PayTable
from tallystick.release.quantity import Quantity
from tallystick.release.shown import Figure

PAY = "pay"  # the folder of a ledger that keeps releases of pay
_NAMES = ("measure", "comparator", "group", "reference", "quarter", "by", "part", "variant", "detail")
_NUMBERS = ("value", "n", "n_reference", "happened")


def released_pay(read: PayRead, asked: PayAsked, for_whom: ForWhom) -> PayRelease:
    """Make and list the release of one organisation's pay for an audience outside the analyst's desk.

    Raises DisclosureRefused where no ledger is named, or its readers have other figures of the same snapshot date, and
    WrongArguments where the pay is of several organisations.
    """
    path = ledger_of(for_whom)
    organisation, _ = of_one({one.organisation: [one] for one in read.people})
    gate = _gate(for_whom, asked, stricter=open_ledger(path, organisation=organisation).decisions.stricter)
    folder = open_ledger(path / PAY, organisation=organisation)
    earlier = _earlier(folder, for_whom)
    newest, *before = pay_tables_of(read, asked, minimum=gate.fewest)[organisation]
    release = _made([newest, *(one for one in before if not _is_corrected(one, gate, earlier))], gate)
    if _differs(release.tables[0], earlier):
        raise DisclosureRefused(
            f"Nothing was released. Its readers have other figures of pay on {newest.snapshot.isoformat()}, by "
            f"{newest.characteristic}. Pay of a snapshot date is given once, under one profile: two gaps of nearly the "
            "same people tell what the few are paid by whom they differ. Corrections wait for the next year's figures."
        )
    entry = Entry(audience=for_whom.audience, sha256=fingerprint(release), on=for_whom.on)
    record(folder, to_bytes(release), {}, entry)
    return release


def _gate(for_whom: ForWhom, asked: PayAsked, *, stricter: str) -> PayGate:
    menu = pay_menus()[for_whom.audience]
    policy = strictest((menu.policy, stricter) if stricter else (menu.policy,))
    return PayGate(menu=menu, fewest=max(asked.profile.minimum.publish, policy.hide_below), rule=policy.rule)


def _earlier(folder: LedgerFolder, for_whom: ForWhom) -> list[PayTable[Figure]]:
    """Every table of pay that a reader of the new release has."""
    contents = dict.fromkeys(one for reader in readers_of(for_whom.audience) for one in folder.seen_by(reader))
    return [table for content in contents for table in pay_from_bytes(content).tables]


def _made(tables: Sequence[PayTable[Quantity]], gate: PayGate) -> PayRelease:
    menu = gate.menu
    policy = policies()[gate.rule.name].for_audience(menu.audience, name=gate.rule.name, watermark=menu.title)
    return make_pay(guard_pay(tables, gate), policy)


def _is_corrected(table: PayTable[Quantity], gate: PayGate, earlier: Sequence[PayTable[Figure]]) -> bool:
    """Whether an earlier year's table is no longer what readers were given; then the year is left out."""
    return _differs(_made([table], gate).tables[0], earlier)


def _differs(table: PayTable[Figure], earlier: Iterable[PayTable[Figure]]) -> bool:
    """Whether readers have another table of the same day and characteristic that does not agree with this one."""
    same_day = [one for one in earlier if (one.snapshot, one.characteristic) == (table.snapshot, table.characteristic)]
    return any(one.profile != table.profile or _disagree(one.figures, table.figures) for one in same_day)


def _disagree(before: Iterable[PayFigure[Figure]], now: Iterable[PayFigure[Figure]]) -> bool:
    """Whether a figure of the day itself is another now. A change from the year before may be there or not."""
    there = {_where(one): _numbers(one) for one in before if not one.measure.is_change}
    return any(there.get(_where(one), _numbers(one)) != _numbers(one) for one in now)


def _where(one: PayFigure[Figure]) -> tuple[str, ...]:
    return tuple(str(getattr(one, name)) for name in _NAMES)


def _numbers(one: PayFigure[Figure]) -> tuple[Figure | None, ...]:
    return tuple(getattr(one, name) for name in _NUMBERS)
