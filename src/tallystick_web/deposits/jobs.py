"""Counting staff files, in the worker: with the command that makes example data, the only place that sees rows."""

import tempfile
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import make_world
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.organisations.queries import person
from tallystick_web.organisations.rules import RoleId


def count_example(organisation: str, by: str, kind: str, staff: int, seed: int, first: int, last: int, newest: int) -> None:
    """Make up the staff files of some years of an example organisation, count them, and have its figures made.

    ``newest`` is the last year that the made-up people live through, so that every call meets the same people.
    """
    years = newest - first + 1
    world = make_world(OrganisationKind(kind), staff=staff, years=years, seed=seed, last=newest)
    key = UUID(organisation)
    with inside(key):
        analyst = person(key, UUID(by))
        for year in range(first, last + 1):
            with tempfile.TemporaryDirectory() as folder:
                for name, content in folder_of(world, year).items():
                    (Path(folder) / name).write_bytes(content)
                understood = understand(Path(folder), HandedIn(year=year, organisation=analyst.organisation.name))
            for account in understood.accounts:
                receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=timezone.now())
        jobs.later("numbers.jobs.make_releases", organisation=key)
