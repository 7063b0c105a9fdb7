"""What made-up people said of themselves: asked by a link, sealed, counted in batches, and made into mixes."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import make_aware

from tallystick.vocabulary.ethnicity import Category
from tallystick_web.config.example.registered import Keeper
from tallystick_web.core import jobs
from tallystick_web.declarations import actions
from tallystick_web.declarations.actions.reading import Asked
from tallystick_web.declarations.mix_rules import MAKE_MIXES
from tallystick_web.declarations.rules import Characteristic, Choice, Purpose, Said, Unknown
from tallystick_web.organisations.rules import RoleId

_KIND = "contact"
_SEED = 23
_NOTICE_OF_TRUST = (
    "The Vale asks staff how they describe themselves, to see whether those who speak for us and join panels are a "
    "wide mix. You need not answer, and no manager sees what you say. Questions go to equality@vale-hospitals.example."
)
_NOTICE = (
    "The Alliance asks people who speak, write and train for us how they describe themselves, to see whether our "
    "panels are a wide mix. You need not answer. Questions go to equality@alliance-of-boards.example."
)
_MINORITY = tuple(
    one for one in Category if one not in (Category.WHITE_BRITISH, Category.WHITE_IRISH, Category.OTHER_WHITE)
)
_WHITE = (Category.WHITE_BRITISH, Category.WHITE_BRITISH, Category.WHITE_IRISH, Category.OTHER_WHITE)
_WORDS = ("", "", "", "Scottish and Nigerian", "", "Londoner, of Bengali family", "", "Traveller")
_ALLOW = 0.4
_LATER = 14  # people who were asked, or answered, in the second half year


def ask_of_staff(keeper: Keeper) -> None:
    """Choose what staff of a trust are asked. Nobody has said anything yet."""
    _choose(keeper, _NOTICE_OF_TRUST)


def declare(keeper: Keeper, people: Sequence[UUID]) -> None:
    """Ask most people on the list in two rounds, and make the mixes of the half year that followed each."""
    drawn = random.Random(_SEED)  # noqa: S311  # made-up answers, which hang on no name
    _choose(keeper, _NOTICE)
    first, later = people[:-_LATER], people[-_LATER:]
    for some, ended in ((first[:-3], keeper.period("h1").until), (later, keeper.period("h0").until)):
        _ask(keeper, drawn, some, _noon(ended) - timedelta(days=40))
        counted = min(_noon(ended) + timedelta(days=20), keeper.now)
        actions.close_batch(organisation=keeper.made.organisation.pk, at=counted)
        jobs.now(MAKE_MIXES, organisation=keeper.made.organisation.pk, at=counted.isoformat())
    _afterwards(keeper, people)


def _choose(keeper: Keeper, notice: str) -> None:
    choice = Choice(characteristics=(Characteristic.DISABILITY,), purposes=tuple(Purpose), notice=notice, months=24)
    at = _noon(keeper.period("h1").until) - timedelta(days=60)
    actions.choose(choice=choice, by=keeper.made.people[RoleId.INFORMATION_GOVERNANCE], at=at)


def _ask(keeper: Keeper, drawn: random.Random, people: Sequence[UUID], at: datetime) -> None:
    """Send links to some people. Seven in eight of them answer, some without a group."""
    by = keeper.made.people[RoleId.EDI_LEAD]
    for place, link in enumerate(actions.ask_people(kind=_KIND, subjects=people, by=by, at=at)):
        if place % 8 == 5:
            continue
        others = [one for one in (Purpose.INVITATION, Purpose.PUBLICATION) if drawn.random() < _ALLOW]
        actions.say(
            link=link.pk,
            organisation=keeper.made.organisation.pk,
            said=_said(drawn),
            allowed=[Purpose.MONITORING, *others],
            at=at + timedelta(days=drawn.randrange(1, 12)),
        )


def _said(drawn: random.Random) -> Said:
    chance = drawn.random()
    if chance < 0.1:
        return Said(ethnicity=Unknown.PREFER_NOT_TO_SAY)
    ethnicity = drawn.choice(_MINORITY if chance < 0.52 else _WHITE)
    return Said(ethnicity=ethnicity, words=drawn.choice(_WORDS))


def _afterwards(keeper: Keeper, people: Sequence[UUID]) -> None:
    """Somebody gives notice, and the co-ordinator looks for people who allowed it."""
    organisation, who = keeper.made.organisation.pk, keeper.made.people
    by = who[RoleId.INFORMATION_GOVERNANCE]
    actions.stop(organisation=organisation, kind=_KIND, subject=people[7], by=by, at=keeper.now)
    asked = Asked(kind=_KIND, what_for="Panel of the spring conference", group="black")
    actions.read_for_invitation(asked=asked, by=who[RoleId.INVITATIONS_COORDINATOR], at=keeper.now)


def _noon(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(12)))
