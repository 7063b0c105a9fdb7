"""Reading files that were handed in, in the worker: with the command that makes example data, the only place that sees
rows."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from django.utils import timezone

from tallystick.account.approve import Asked
from tallystick.account.cubes import cube_to_bytes
from tallystick.account.pay import PayAsked, pay_releases_of
from tallystick.account.pay_approved import approve_pay
from tallystick.account.pay_read import PayRead
from tallystick.account.pay_stock import PayStock, pay_stock_to_document
from tallystick.account.stock import Stock, stock_to_document
from tallystick.account.taking_pay_stock import PaySaid, PayTaken, take_pay_stock
from tallystick.account.taking_stock import Taken, take_stock
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.definitions.pay import profile
from tallystick.disclosure.policies import internal
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import World, make_world
from tallystick.release.canonical import to_bytes
from tallystick_web.core import jobs, registry
from tallystick_web.core.fence import inside
from tallystick_web.deposits import (
    incoming,
    pay_uploading,
    queries_pay,
    queries_stopped,
    queries_uploads,
    stop_rules,
    uploading,
)
from tallystick_web.deposits.models import Upload
from tallystick_web.deposits.received import receive_counted
from tallystick_web.deposits.upload_rules import Kind, Stage
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import RoleId


def read_upload(organisation: str, upload: str) -> None:
    """Read and count staff files that were handed in. Nothing is used of them until a person has looked."""
    key = UUID(organisation)
    with inside(key):
        row = _standing(key, upload, Kind.STAFF, Stage.RECEIVED)
        if row is None:
            return
        files = incoming.files(row.pk)
        if not files:  # a backup was restored, in which such files never are
            uploading.expire(upload=row, at=timezone.now())
            return
        taken = _taken(row, files)
        reading = uuid4()
        cubes = {one.made.standard: cube_to_bytes(one) for one in taken.accounts}
        incoming.keep_read(
            row.pk, reading, {incoming.EXCLUDED: taken.excluded, **{f"{one}.json": cubes[one] for one in cubes}}
        )
        uploading.record_reading(
            upload=row,
            reading=reading,
            stock=stock_to_document(taken.stock),
            counted={standard: hashlib.sha256(content).hexdigest() for standard, content in cubes.items()},
            is_refused=bool(taken.stock.problems),
            at=timezone.now(),
        )
        incoming.forget_other_readings(row.pk, reading)


def _standing(organisation: UUID, upload: str, kind: Kind, stage: Stage) -> Upload | None:
    """An upload of this kind that stands so; None where it does not, or there is none such: then nothing is to do."""
    row = queries_uploads.find(organisation, UUID(upload), kind=kind)
    return row if row is not None and Stage(queries_uploads.last_step(row).stage) is stage else None


def _taken(upload: Upload, files: Sequence[Path]) -> Taken:
    """What came of reading the files; with a list of people to leave out that cannot be read, nothing."""
    key = upload.organisation_id
    if queries_stopped.is_of_another_secret(key):
        return Taken(stock=Stock(problems=(stop_rules.MADE_OTHERWISE,)))
    return take_stock(
        files,
        organisation=upload.organisation.name,
        year=upload.year,
        answers=queries_uploads.as_deposit(queries_uploads.answers(key)),
        progress=_telling(len(files)),
        is_stopped=queries_stopped.is_stopped(key),
    )


def read_pay(organisation: str, upload: str) -> None:
    """Read files of pay that were handed in. Nobody's pay is kept: only what was understood of the files."""
    key = UUID(organisation)
    with inside(key):
        row = _standing(key, upload, Kind.PAY, Stage.RECEIVED)
        if row is None:
            return
        files = incoming.files(row.pk)
        if not files:  # a backup was restored, in which such files never are
            uploading.expire(upload=row, at=timezone.now())
            return
        taken, reading = _pay_taken(row, files), uuid4()
        _keep_lists(row, reading, taken)
        uploading.record_reading(
            upload=row,
            reading=reading,
            stock=pay_stock_to_document(taken.stock),
            counted={},
            is_refused=bool(taken.stock.stock.problems),
            at=timezone.now(),
        )
        incoming.forget_other_readings(row.pk, reading)


def make_pay(organisation: str, upload: str) -> None:
    """Make the sets of pay of signed files for everybody, from the files themselves, which are then erased.

    Where they are understood otherwise now than when they were signed, nothing is made and somebody has to look again.
    """
    key = UUID(organisation)
    with inside(key):
        row = _standing(key, upload, Kind.PAY, Stage.SIGNED)
        if row is None:
            return
        files, signed = incoming.files(row.pk), queries_pay.sign_off_of(row)
        if not files or signed is None:
            uploading.expire(upload=row, at=timezone.now())
            return
        taken = _pay_taken(row, files)
        document = pay_stock_to_document(taken.stock)
        if taken.read is None or queries_pay.sha256_of(document) != signed.stock_sha256:
            _keep_read_otherwise(row, taken, document)
            return
        registry.keep_pay(key, row.pk, _making(row, taken.read))
        pay_uploading.record_pay_made(upload=row, at=timezone.now())


def _making(upload: Upload, read: PayRead) -> registry.MakePay:
    """What makes a set of pay for an audience. Who is paid what stays in here."""
    asked = _pay_asked(upload)

    def make(for_whom: Asked | None) -> bytes:
        if for_whom is not None:
            return to_bytes(approve_pay(read, asked, for_whom=for_whom))
        [desk] = pay_releases_of(read, asked, internal())
        return to_bytes(desk)

    return make


def _keep_read_otherwise(upload: Upload, taken: PayTaken, document: dict[str, object]) -> None:
    reading = uuid4()
    _keep_lists(upload, reading, taken)
    pay_uploading.record_read_otherwise(upload=upload, reading=reading, stock=document, at=timezone.now())
    incoming.forget_other_readings(upload.pk, reading)


def _keep_lists(upload: Upload, reading: UUID, taken: PayTaken) -> None:
    incoming.keep_read(upload.pk, reading, {incoming.EXCLUDED: taken.excluded, incoming.TO_LOOK_AT: taken.flagged})


def _pay_taken(upload: Upload, files: Sequence[Path]) -> PayTaken:
    """What came of reading the files of pay; with a list of people to leave out that cannot be read, nothing."""
    key, choices = upload.organisation_id, queries_pay.choices_of(upload)
    if queries_stopped.is_of_another_secret(key):
        return PayTaken(stock=PayStock(stock=Stock(problems=(stop_rules.MADE_OTHERWISE,))))
    said = PaySaid(
        organisation=upload.organisation.name,
        snapshot=None if choices.takes_every_day else choices.snapshot,
        asked=_pay_asked(upload),
        options=choices.options,
        answers=queries_uploads.as_deposit(queries_uploads.answers(key)),
    )
    return take_pay_stock(
        files[0].parent, said, progress=_telling(len(files)), is_stopped=queries_stopped.is_stopped(key)
    )


def _pay_asked(upload: Upload) -> PayAsked:
    choices = queries_pay.choices_of(upload)
    return PayAsked(profile=profile(choices.profile), characteristic=choices.characteristic)


def erase_upload(organisation: str, upload: str) -> None:
    """Erase staff files that are not needed any more, at once. What this does not come to, ``run_due`` does."""
    key = UUID(organisation)
    with inside(key):
        row = queries_uploads.find(key, UUID(upload))
        if row is not None and queries_uploads.handed(row).stage.is_due_to_erase:
            uploading.erase(upload=row, at=timezone.now())


def _telling(files: int) -> Callable[[str], None]:
    """Say how many of the files were begun, whatever is said of them: their names go nowhere."""
    begun = count(1)
    return lambda _: jobs.tell(min(next(begun), files), files)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """Which people are made up: the same arguments give the same people, in every year they live through."""

    people: str
    staff: int
    seed: int
    earliest: int
    newest: int

    @property
    def world(self) -> World:
        """Their organisation through its years."""
        years = self.newest - self.earliest + 1
        return make_world(
            OrganisationKind(self.people), staff=self.staff, years=years, seed=self.seed, last=self.newest
        )


def count_example(organisation: str, by: str, *, first: int, last: int, **people: str | int) -> None:
    """Make up the staff files of some years of an example organisation, count them, and have its figures made.

    ``people`` are the fields of MadeUp.
    """
    key, world = UUID(organisation), MadeUp(**people).world
    with inside(key):
        analyst = person_called(key, UUID(by))
        if analyst is None:
            return
        for year in range(first, last + 1):
            _count(world, year, analyst)
        jobs.later("numbers.jobs.make_releases", organisation=key)


def _count(world: World, year: int, analyst: Person) -> None:
    name = analyst.organisation.name
    with tempfile.TemporaryDirectory() as folder:
        for file, content in folder_of(world, year).items():
            (Path(folder) / file).write_bytes(content)
        understood = understand(Path(folder), HandedIn(year=year, organisation=name))
    for account in understood.accounts:
        if account.made.organisation == name:
            receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=timezone.now())
