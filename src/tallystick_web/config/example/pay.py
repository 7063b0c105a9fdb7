"""What a made-up organisation pays: two years of files of pay, read and released as the command line does."""

import tempfile
from pathlib import Path

from django.utils import timezone

from tallystick.account.approve import Asked
from tallystick.account.pay import PayAsked, pay_releases_of
from tallystick.account.pay_approved import approve_pay
from tallystick.account.pay_files import read_pay
from tallystick.account.pay_read import PayRead
from tallystick.attack.facts import Facts
from tallystick.definitions.pay import profile
from tallystick.disclosure.policies import internal
from tallystick.errors import DisclosureRefused
from tallystick.example.extracts.pay_files import pay_file
from tallystick.example.make import folder_of
from tallystick.example.world import World
from tallystick.release.canonical import to_bytes
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick_web.numbers import actions, queries
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Organisation

_PROFILE = "govuk-2023"


def release_pay(organisation: Organisation, world: World, newest: int) -> None:
    """Make the releases of pay of the newest two years, for each audience that can have one."""
    read = _read(world, newest)
    asked = PayAsked(profile=profile(_PROFILE), characteristic=ETHNICITY)
    [desk] = pay_releases_of(read, asked, internal())
    _record(organisation, desk)
    for audience in (Audience.ORGANISATION, Audience.PUBLIC):
        whom = Asked(
            audience=audience,
            decisions=queries.decisions(organisation.pk),
            earlier=queries.earlier(organisation.pk, audience, Subject.PAY),
            facts=Facts(),
        )
        try:
            _record(organisation, approve_pay(read, asked, for_whom=whom))
        except DisclosureRefused:
            continue  # a small organisation has no pay that can be protected: its pages say that there is none


def _read(world: World, newest: int) -> PayRead:
    with tempfile.TemporaryDirectory() as folder:
        for year in (newest - 1, newest):
            place = Path(folder) / str(year)
            place.mkdir()
            for file, content in {**folder_of(world, year), **pay_file(world, year)}.items():
                (place / file).write_bytes(content)
        return read_pay(Path(folder), organisation=world.organisation)


def _record(organisation: Organisation, release: PayRelease) -> None:
    actions.record_release(
        organisation=organisation.pk,
        subject=Subject.PAY,
        content=to_bytes(release),
        deposits=[],
        tests={},
        ledger_seen=[one.pk for one in queries.ledger(organisation.pk, Subject.PAY)],
        at=timezone.now(),
    )
