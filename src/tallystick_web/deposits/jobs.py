"""Counting staff files, in the worker: with the command that makes example data, the only place that sees rows."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from django.utils import timezone

from tallystick.account.cubes import cube_to_bytes
from tallystick.account.stock import Stock, stock_to_document
from tallystick.account.taking_stock import Taken, take_stock
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import World, make_world
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.deposits import incoming, queries_stopped, queries_uploads, stop_rules, uploading
from tallystick_web.deposits.models import Upload
from tallystick_web.deposits.received import receive_counted
from tallystick_web.deposits.upload_rules import Stage
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import RoleId


def read_upload(organisation: str, upload: str) -> None:
    """Read and count staff files that were handed in. Nothing is used of them until a person has looked."""
    key = UUID(organisation)
    with inside(key):
        row = queries_uploads.find(key, UUID(upload))
        if row is None or Stage(queries_uploads.last_step(row).stage) is not Stage.RECEIVED:
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
