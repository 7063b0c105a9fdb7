"""Counting staff files, in the worker: with the command that makes example data, the only place that sees rows."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import World, make_world
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import RoleId


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
