"""What a made-up organisation wrote for its board and published: papers of its review, and its public pages."""

from datetime import timedelta
from types import MappingProxyType

from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.config.example.people import Filled
from tallystick_web.core import jobs
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.queries import items_of, network_of
from tallystick_web.plans.rules import Kind
from tallystick_web.publications import actions, editions
from tallystick_web.publications.edition_rules import MAKE_EDITION
from tallystick_web.publications.paper_rules import part_called
from tallystick_web.publications.queries_editions import edition_called
from tallystick_web.publications.rules import PaperKind, PublicationKind
from tallystick_web.reviews.models import Review
from tallystick_web.reviews.queries.reviews import steps_of
from tallystick_web.reviews.rules import StepKind

_WRITTEN = MappingProxyType(
    {
        "meeting": "Board of directors, in public",
        "meeting-date": "30 October 2026",
        "agenda": "Item 9",
        "author": "Equality, diversity and inclusion lead",
        "lead": "Director of human resources",
        "purpose": "decision",
        "assurance": "limited",
        "risks": "Strategic risk 4: we do not keep or promote staff fairly",
        "domain": "Well-led",
        "session": "in-public",
        "decision": "Approve the review, and ask for a measure of every action that has none by January.",
        "moved": "Two directorates changed their panels. Whether that shows in appointments is too early to tell.",
        "worries": "What was begun depends on three people. Protected time for the network is promised and not kept.",
        "leaders": "Two of fourteen board members are from an ethnic minority. We said so last year, too.",
    }
)
_OF_OBJECTIVES = MappingProxyType(
    {
        "successes": "Panels in surgery and in estates score in writing, and say why.",
        "challenges": "Managers who are short of staff skip the second interviewer.",
        "learning": "What is built into the form is done. What is asked for in an e-mail is not.",
    }
)


def publish(made: Filled, review: Review) -> None:
    """Write the paper of a review, have it made, and publish how the plan stands."""
    for audience in (Audience.ORGANISATION, Audience.PUBLIC):
        _write(made, review, audience)
    _publish(made, review)


def _write(made: Filled, review: Review, audience: Audience) -> None:
    lead, now, today = made.people[RoleId.EDI_LEAD], timezone.now(), timezone.localdate()
    kind = PaperKind.BOARD
    whose = "for the public" if audience is Audience.PUBLIC else "for the board"
    title = f"Race equality: the spring review, {whose}"
    paper = actions.begin_paper(review=review, kind=kind, audience=audience, title=title, by=lead, at=now)
    for name, text in _WRITTEN.items():
        part = part_called(kind, name, of_item=False)
        actions.write_part(paper=paper, part=part, text=text, seen=0, by=lead, at=now)
    first = network_of(review.plan).of(Kind.OBJECTIVE)[0]
    for name, text in _OF_OBJECTIVES.items():
        part, item = part_called(kind, name, of_item=True), items_of(review.plan)[first.id]
        actions.write_part(paper=paper, part=part, text=text, seen=0, by=lead, at=now, item=item)
    actions.give_gap(
        paper=paper, rule="wres/years", who="Workforce analyst", due_on=today + timedelta(days=60), by=lead, at=now
    )
    actions.ask_for_paper(paper=paper, on=today, by=lead, at=now)


def _publish(made: Filled, review: Review) -> None:
    lead, secretary, now = made.people[RoleId.EDI_LEAD], made.people[RoleId.BOARD_SECRETARY], timezone.now()
    publication = editions.begin_publication(
        kind=PublicationKind.PROGRESS, title="Our race equality plan: how it goes", slug="our-plan", by=lead, at=now
    )
    due_on = next(one.first_due_on for one in steps_of(review) if one.kind is StepKind.PUBLISH)
    begun = editions.begin_edition(publication=publication, review=review, due_on=due_on, until=None, by=lead, at=now)
    jobs.now(MAKE_EDITION, organisation=made.organisation.pk, edition=begun.pk)
    edition = edition_called(made.organisation.pk, begun.pk).row
    said = "As the board decided on 30 October 2026."
    editions.sign_edition(edition=edition, said=said, by=secretary, at=timezone.now())
    editions.publish_edition(edition=edition, by=secretary, at=timezone.now())
