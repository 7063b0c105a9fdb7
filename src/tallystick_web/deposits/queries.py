"""What is read about deposits."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from tallystick.account.cubes import cube_from_bytes
from tallystick.account.understood import Accounted
from tallystick_web.core.files import Shelf, read
from tallystick_web.deposits.lines import Line, cells_of, replaced
from tallystick_web.deposits.models import Deposit, DepositVersion, SignOff
from tallystick_web.deposits.reading import FileSource, HeldIn
from tallystick_web.deposits.rules import How, State


@dataclass(frozen=True, kw_only=True)
class Signed:
    """A signed deposit that no later one replaced, with what it holds."""

    deposit: UUID
    account: Accounted


def signed(organisation: UUID) -> list[Signed]:
    """The newest signed deposit of each standard and year, in that order: what figures are made from."""
    newest: dict[tuple[str, int], SignOff] = {}
    for sign_off in SignOff.objects.of(organisation).select_related("deposit", "version").order_by("at"):
        newest[sign_off.deposit.standard, sign_off.deposit.year] = sign_off
    return [Signed(deposit=one.deposit_id, account=account_of(one.version)) for _, one in sorted(newest.items())]


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Who signed, in which role, when, and to what."""

    name: str
    role: str
    at: datetime
    statement: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """One deposit as lists and pages show it, without what it holds."""

    id: UUID
    standard: str
    year: int
    state: State
    opened_by: str
    opened_at: datetime
    why: str
    changed_at: datetime
    changed_by: str
    problems: int | None
    signature: Signature | None


def held(organisation: UUID) -> list[Held]:
    """Every deposit of an organisation, the newest year first, and of one year the newest first. Two queries."""
    versions = _last_versions(organisation)
    rows = (
        Deposit.objects.of(organisation)
        .select_related("opened_by", "sign_off__by", "withdrawal")
        .order_by("standard", "-year", "-opened_at")
    )
    found = list(rows)
    last_signed = _last_signed(found)
    return [_held(one, versions.get(one.pk), last_signed) for one in found]


def held_one(deposit: Deposit) -> Held:
    """One deposit, as ``held`` gives it."""
    return next(one for one in held(deposit.organisation_id) if one.id == deposit.pk)


def find(organisation: UUID, deposit: UUID) -> Deposit | None:
    """One deposit of an organisation; None where it has no such deposit."""
    return Deposit.objects.of(organisation).filter(pk=deposit).first()


def being_prepared(organisation: UUID, standard: str, year: int) -> Deposit | None:
    """The deposit of a standard and year that is neither signed nor withdrawn."""
    of_year = Deposit.objects.of(organisation).filter(standard=standard, year=year)
    return of_year.filter(sign_off=None, withdrawal=None).first()


def last_sign_off(organisation: UUID, standard: str, year: int) -> SignOff | None:
    """The sign-off that holds for a standard and year."""
    of_year = SignOff.objects.of(organisation).filter(deposit__standard=standard, deposit__year=year)
    return of_year.select_related("version", "deposit").order_by("at").last()


def signed_before(organisation: UUID, standard: str, year: int) -> Accounted | None:
    """The signed counts of the nearest year before."""
    earlier = SignOff.objects.of(organisation).filter(deposit__standard=standard, deposit__year__lt=year)
    last = earlier.select_related("version", "deposit").order_by("deposit__year", "at").last()
    return account_of(last.version) if last else None


def signed_first(organisation: UUID, standard: str, year: int) -> Accounted | None:
    """What was signed first of a standard and year, before any correction; None where nothing was."""
    of_year = SignOff.objects.of(organisation).filter(deposit__standard=standard, deposit__year=year)
    first = of_year.select_related("version").order_by("at").first()
    return account_of(first.version) if first else None


def latest(deposit: Deposit) -> DepositVersion | None:
    """What a deposit holds now; None where nothing was saved yet."""
    return DepositVersion.objects.of(deposit.organisation_id).filter(deposit=deposit).order_by("number").last()


def versions(deposit: Deposit) -> list[DepositVersion]:
    """Everything a deposit held, the oldest first."""
    rows = DepositVersion.objects.of(deposit.organisation_id).filter(deposit=deposit)
    return list(rows.select_related("by").order_by("number"))


def state_of(deposit: Deposit) -> State:
    """Where a deposit stands."""
    return held_one(deposit).state


def account_of(version: DepositVersion) -> Accounted:
    """The counts a version makes. Only of one that makes any."""
    return cube_from_bytes(read(Shelf.CUBES, version.cube_sha256))


def is_of_desk(version: DepositVersion | None) -> bool:
    """Whether some of the counts of a version were made from staff files, or copied from figures that were signed."""
    if version is None:
        return False
    copied = DepositVersion.objects.of(version.organisation_id).filter(deposit=version.deposit_id, how=How.COPY)
    return bool(_counted_sha256(version)) or copied.exists()


def held_in(version: DepositVersion | None) -> HeldIn:
    """What a version holds: what was typed in, and what staff files gave under it."""
    if version is None:
        return HeldIn(cells={})
    sha256 = _counted_sha256(version)
    return HeldIn(
        cells=version.cells,
        sources=tuple(FileSource.of(one) for one in version.sources),
        counted_sha256=sha256,
        counted=cube_from_bytes(read(Shelf.CUBES, sha256)) if sha256 else None,
    )


def cells_held(version: DepositVersion | None) -> Mapping[str, Mapping[str, str]]:
    """Every count of a version as cells: those that were typed in, and of the other indicators those counted."""
    held = held_in(version)
    if held.counted is None:
        return held.cells
    typed = frozenset(Line.of(key).indicator for key in held.cells)
    return replaced(cells_of(held.counted.made), typed, held.cells)


def sources_of(version: DepositVersion | None) -> tuple[FileSource, ...]:
    """The files that some of a version's indicators were taken from."""
    held = held_in(version)
    return held.sources if held.counted is None else (*held.sources, *_staff_files(held.counted))


def _counted_sha256(version: DepositVersion) -> str:
    # Before staff files could be handed in beside counts, what they gave was all there was.
    return version.counted_sha256 or (version.cube_sha256 if version.how == How.EXTRACTS else "")


def kept(sources: tuple[FileSource, ...]) -> list[dict[str, object]]:
    """Sources as a version keeps them."""
    return [{**asdict(one), "notices": list(one.notices), "indicators": list(one.indicators)} for one in sources]


def _staff_files(account: Accounted) -> tuple[FileSource, ...]:
    indicators = tuple(dict.fromkeys(tally.indicator for tally in account.made.tallies))
    return tuple(
        FileSource(file=one.file, sha256=one.sha256, rows=one.rows, notices=(), indicators=indicators)
        for one in account.made_from
    )


def _last_versions(organisation: UUID) -> dict[UUID, DepositVersion]:
    rows = DepositVersion.objects.of(organisation).select_related("by").defer("cells", "sources")
    return {one.deposit_id: one for one in rows.order_by("number")}


def _last_signed(deposits: list[Deposit]) -> set[UUID]:
    newest: dict[tuple[str, int], Deposit] = {}
    for one in sorted((one for one in deposits if hasattr(one, "sign_off")), key=lambda one: one.sign_off.at):
        newest[one.standard, one.year] = one
    return {one.pk for one in newest.values()}


def _held(deposit: Deposit, version: DepositVersion | None, last_signed: set[UUID]) -> Held:
    sign_off = getattr(deposit, "sign_off", None)
    return Held(
        id=deposit.pk,
        standard=deposit.standard,
        year=deposit.year,
        state=_state(deposit, is_last=deposit.pk in last_signed),
        opened_by=_name(deposit.opened_by),
        opened_at=deposit.opened_at,
        why=deposit.why,
        changed_at=version.at if version else deposit.opened_at,
        changed_by=_name(version.by if version else deposit.opened_by),
        problems=problems_in(version),
        signature=Signature(name=_name(sign_off.by), role=sign_off.role, at=sign_off.at, statement=sign_off.statement)
        if sign_off
        else None,
    )


def problems_in(version: DepositVersion | None) -> int | None:
    """How many problems stop a version; None where nothing is in it."""
    if version is None or not (version.problems or version.cube_sha256):
        return None
    return version.problems


def _state(deposit: Deposit, *, is_last: bool) -> State:
    if hasattr(deposit, "withdrawal"):
        return State.WITHDRAWN
    if not hasattr(deposit, "sign_off"):
        return State.OPEN
    return State.SIGNED if is_last else State.SUPERSEDED


def _name(person: object) -> str:
    return str(person) if person else ""
