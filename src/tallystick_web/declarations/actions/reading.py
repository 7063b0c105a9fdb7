"""Reading how people describe themselves who allowed that for invitations. Each time is kept, for them to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.declaring import declarants
from tallystick_web.core.rules import Refused
from tallystick_web.declarations.actions.links import row_for
from tallystick_web.declarations.models import DeclarationRead
from tallystick_web.declarations.queries.choices import choice_now
from tallystick_web.declarations.queries.said import allowed_for
from tallystick_web.declarations.rules import PAGE, Event, Purpose, Said, in_words, is_like
from tallystick_web.organisations.models import Person


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whom the co-ordinator looks for, and for which invitation."""

    kind: str
    what_for: str
    group: str = ""
    words: str = ""
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Willing:
    """Somebody who allows to be invited by how they describe themselves."""

    subject: UUID
    name: str
    describes: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of them, and whether there are more."""

    people: tuple[Willing, ...]
    has_more: bool


@transaction.atomic
def read_for_invitation(*, asked: Asked, by: Person, at: datetime) -> Page:
    """One page of people who allowed it, and for each of them a note of who read it and what for."""
    organisation = by.organisation_id
    audit.hold(organisation)
    choice = choice_now(organisation)
    if choice is None or Purpose.INVITATION not in choice.purposes:
        raise Refused("People are not asked whether they may be invited this way, so there is nobody to find.")
    first = (asked.page - 1) * PAGE
    found = tuple(islice(_willing(organisation, asked, at), first, first + PAGE + 1))
    page = Page(people=found[:PAGE], has_more=len(found) > PAGE)
    for one in page.people:
        declarant = row_for(organisation, asked.kind, one.subject)
        DeclarationRead.objects.create(
            organisation_id=organisation, declarant=declarant, what_for=asked.what_for.strip(), by=by, at=at
        )
    audit.record(Event.READ, organisation=organisation, by=by.pk, at=at, more={"people": len(page.people)})
    return page


def _willing(organisation: UUID, asked: Asked, at: datetime) -> Iterator[Willing]:
    """Everybody of a kind who allowed it and is like what is looked for, by name."""
    allowed = allowed_for(organisation, asked.kind, Purpose.INVITATION, localdate(at))
    known = declarants()[asked.kind].find(organisation, allowed.keys())
    for subject in sorted(known, key=lambda one: (known[one].name.casefold(), one)):
        said: Said = allowed[subject]
        if is_like(said, group=asked.group, words=asked.words):
            yield Willing(subject=subject, name=known[subject].name, describes=in_words(said))
