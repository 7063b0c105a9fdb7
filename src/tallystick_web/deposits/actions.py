"""What is done with deposits. Each function is one verb, one transaction and one event of the audit."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from tallystick.account.cubes import cube_to_bytes
from tallystick.account.understood import Accounted
from tallystick_web.core import audit, jobs
from tallystick_web.core.files import Shelf, keep
from tallystick_web.core.rules import Refused
from tallystick_web.deposits import queries, rules
from tallystick_web.deposits.lines import Cells, Line, changed_lines, of_indicator, replaced
from tallystick_web.deposits.models import Deposit, DepositVersion, SignOff, Withdrawal
from tallystick_web.deposits.reading import FileSource, HeldIn, read_held
from tallystick_web.deposits.rules import Event, How
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId


class Overtaken(Refused):
    """Somebody else changed the same lines after the page was opened. Nothing was saved."""


@transaction.atomic
def open_deposit(*, standard: str, year: int, why: str, by: Person, at: datetime, as_copy: bool = True) -> Deposit:
    """Begin to hand in the figures of a standard and year. Where some were signed, begin with a copy of those.

    Without ``as_copy`` it begins empty: for somebody who may not see the counts that were signed.
    """
    organisation = by.organisation_id
    audit.hold(organisation)
    if queries.being_prepared(organisation, standard, year) is not None:
        raise Refused("The figures of this year are being prepared already. Open them instead of starting again.")
    begin = _begun_with_copy if as_copy else _begun
    deposit = begin(standard, year, why=why, by=by, at=at)
    audit.record(Event.BEGUN, organisation=organisation, by=by.pk, at=at, about=deposit)
    return deposit


def prepared(standard: str, year: int, *, why: str, by: Person, at: datetime) -> Deposit:
    """The figures of a standard and year that are being prepared, begun where they are not. Part of a larger verb.

    Where some were signed they begin with a copy of those: what staff files do not count again stays as it was.
    """
    there = queries.being_prepared(by.organisation_id, standard, year)
    return there or _begun_with_copy(standard, year, why=why, by=by, at=at)


def _begun_with_copy(standard: str, year: int, *, why: str, by: Person, at: datetime) -> Deposit:
    deposit = _begun(standard, year, why=why, by=by, at=at)
    signed = queries.last_sign_off(by.organisation_id, standard, year)
    if signed is not None:
        _add_version(deposit, queries.held_in(signed.version), how=How.COPY, by=by, at=at)
    return deposit


def _begun(standard: str, year: int, *, why: str, by: Person, at: datetime) -> Deposit:
    is_signed = queries.last_sign_off(by.organisation_id, standard, year) is not None
    rules.check_can_open(is_signed=is_signed, why=why)
    return Deposit.objects.create(
        organisation_id=by.organisation_id,
        standard=standard,
        year=year,
        opened_by=by,
        opened_at=at,
        why=why.strip() if is_signed else "",
    )


def add_counted(deposit: Deposit, sha256: str, account: Accounted, *, by: Person, at: datetime) -> DepositVersion:
    """Put the counts that staff files gave under what was typed in. Part of a larger verb.

    What was typed in of an indicator that the files count as well gives way; the rest stays.
    """
    before = queries.held_in(queries.latest(deposit))
    counted = frozenset(tally.indicator for tally in account.made.tallies)
    typed = {key: held for key, held in before.cells.items() if Line.of(key).indicator not in counted}
    sources = tuple(one for one in (each.without(counted) for each in before.sources) if one.indicators)
    held = HeldIn(cells=typed, sources=sources, counted_sha256=sha256, counted=account)
    return _add_version(deposit, held, how=How.EXTRACTS, by=by, at=at)


@transaction.atomic
def save_lines(
    *,
    deposit: Deposit,
    indicators: frozenset[str],
    cells: Cells,
    seen: int,
    how: How,
    by: Person,
    at: datetime,
    source: FileSource | None = None,
) -> DepositVersion:
    """Put ``cells`` in the place of what some indicators held, as a new version.

    ``seen`` is the number of the version that the person saw. Raises Overtaken where somebody changed these indicators
    since; what was changed in others stays.
    """
    audit.hold(deposit.organisation_id)
    rules.check_can_change(queries.state_of(deposit))
    before = queries.latest(deposit)
    held = queries.held_in(before)
    if before is not None and before.number != seen:
        _check_not_overtaken(deposit, indicators, queries.cells_held(before), seen=seen)
    sources = [one.without(indicators) for one in held.sources] + ([source] if source else [])
    typed = replace(
        held,
        cells=replaced(held.cells, indicators, cells),
        sources=tuple(one for one in sources if one.indicators),
    )
    version = _add_version(deposit, typed, how=how, by=by, at=at)
    audit.record(
        Event.CHANGED,
        organisation=deposit.organisation_id,
        by=by.pk,
        at=at,
        about=deposit,
        more={"version": version.number},
    )
    return version


def _check_not_overtaken(deposit: Deposit, indicators: frozenset[str], held: Cells, *, seen: int) -> None:
    was = next((queries.cells_held(one) for one in queries.versions(deposit) if one.number == seen), {})
    if any(changed_lines(of_indicator(one, was), of_indicator(one, held)) for one in indicators):
        raise Overtaken(
            "Somebody else changed these figures after you opened this page. Nothing of yours was saved. What you "
            "entered stands below, beside what is saved now."
        )


def _add_version(deposit: Deposit, held: HeldIn, *, how: How, by: Person, at: datetime) -> DepositVersion:
    """A version with what the library understands of it. Its counts are kept once nothing is wrong."""
    before = queries.latest(deposit)
    read = read_held(held, organisation=by.organisation.name, standard=deposit.standard, year=deposit.year)
    return DepositVersion.objects.create(
        organisation_id=deposit.organisation_id,
        deposit=deposit,
        number=before.number + 1 if before else 1,
        how=how,
        cells=held.cells,
        sources=queries.kept(held.sources),
        counted_sha256=held.counted_sha256,
        cube_sha256=keep(Shelf.CUBES, cube_to_bytes(read.account)) if read.account else "",
        problems=len(read.problems),
        by=by,
        at=at,
    )


@transaction.atomic
def sign_off(*, deposit: Deposit, seen: int, role: RoleId, agreed: bool, by: Person, at: datetime) -> SignOff:
    """Sign figures off: they are frozen, take the place of earlier ones, and approved sets are made from them."""
    audit.hold(deposit.organisation_id)
    version = queries.latest(deposit)
    if version is None:
        raise Refused(rules.NOTHING_ENTERED)
    rules.check_can_sign(queries.state_of(deposit), problems=queries.problems_in(version))
    rules.check_is_latest(seen=seen, latest=version.number)
    rules.check_signs_as(role)
    rules.check_has_agreed(agreed)
    signed = SignOff.objects.create(
        organisation_id=deposit.organisation_id,
        deposit=deposit,
        version=version,
        role=role,
        statement=rules.STATEMENT,
        by=by,
        at=at,
    )
    audit.record(Event.SIGNED_OFF, organisation=deposit.organisation_id, by=by.pk, at=at, about=deposit)
    jobs.later("numbers.jobs.make_releases", organisation=deposit.organisation_id)
    return signed


@transaction.atomic
def withdraw(*, deposit: Deposit, by: Person, at: datetime) -> Withdrawal:
    """Give figures up before they were signed. What was entered stays on record."""
    audit.hold(deposit.organisation_id)
    rules.check_can_change(queries.state_of(deposit))
    withdrawn = Withdrawal.objects.create(organisation_id=deposit.organisation_id, deposit=deposit, by=by, at=at)
    audit.record(Event.TAKEN_BACK, organisation=deposit.organisation_id, by=by.pk, at=at, about=deposit)
    return withdrawn
