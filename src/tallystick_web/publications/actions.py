"""What people do with papers: begin one, write its parts, say who closes a gap, and have it made."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from tallystick.release.policy import Audience
from tallystick_web.core import audit, jobs
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models import Item
from tallystick_web.publications import queries
from tallystick_web.publications.models import Paper, PaperGap, PaperText, PaperVersion
from tallystick_web.publications.paper_rules import (
    MAKE_PAPER,
    Part,
    check_gap_day,
    check_has_frozen,
    check_written,
    check_written_last,
)
from tallystick_web.publications.rules import Event, PaperKind
from tallystick_web.reviews.models import FrozenSet, Review
from tallystick_web.reviews.queries.frozen import newest_frozen


@transaction.atomic
def begin_paper(*, review: Review, kind: PaperKind, audience: Audience, title: str, by: Person, at: datetime) -> Paper:
    """Begin a paper for a review. There is one of each kind for each audience."""
    organisation = review.organisation_id
    audit.hold(organisation)
    if queries.paper_like(review, kind, audience) is not None:
        raise Refused("This review has such a paper already. Open that one: what was written for it is kept there.")
    paper = Paper.objects.create(
        organisation_id=organisation, review=review, kind=kind, audience=audience, title=title.strip(), by=by, at=at
    )
    audit.record(Event.PAPER_BEGUN, organisation=organisation, by=by.pk, at=at, about=paper, more={"kind": kind})
    return paper


@transaction.atomic
def write_part(
    *, paper: Paper, part: Part, text: str, seen: int, by: Person, at: datetime, item: Item | None = None
) -> PaperText:
    """Write a part of a paper, or of an objective in it. What stood there before is kept.

    ``seen`` is how often the part was written when the page was opened.
    """
    audit.hold(paper.organisation_id)
    latest = queries.times_written(paper, part.id, item.pk if item else None)
    check_written_last(seen=seen, latest=latest)
    check_written(part, text.strip())
    written = PaperText.objects.create(
        organisation_id=paper.organisation_id, paper=paper, part=part.id, item=item, text=text.strip(), by=by, at=at
    )
    audit.record(
        Event.PAPER_WRITTEN, organisation=paper.organisation_id, by=by.pk, at=at, about=written, more={"part": part.id}
    )
    return written


@transaction.atomic
def give_gap(*, paper: Paper, rule: str, who: str, due_on: date, by: Person, at: datetime) -> PaperGap:
    """Say who closes something that is missing in the figures, by when. The newest holds."""
    audit.hold(paper.organisation_id)
    check_gap_day(due_on=due_on, on=at.date())
    gap = PaperGap.objects.create(
        organisation_id=paper.organisation_id, paper=paper, rule=rule, who=who.strip(), due_on=due_on, by=by, at=at
    )
    audit.record(Event.GAP_GIVEN, organisation=paper.organisation_id, by=by.pk, at=at, about=gap)
    return gap


@transaction.atomic
def ask_for_paper(*, paper: Paper, on: date, by: Person, at: datetime) -> Paper:
    """Have a paper made from the newest frozen set of its review, as of a day."""
    audit.hold(paper.organisation_id)
    check_has_frozen(has_frozen=newest_frozen(paper.review) is not None)
    jobs.later(MAKE_PAPER, organisation=paper.organisation_id, paper=paper.pk, by=by.pk, on=on.isoformat())
    audit.record(Event.PAPER_ASKED, organisation=paper.organisation_id, by=by.pk, at=at, about=paper)
    return paper


@transaction.atomic
def record_version(
    *, paper: Paper, frozen: FrozenSet, document: str, files: Mapping[str, Any], by: Person | None, at: datetime
) -> PaperVersion:
    """Note what was made of a paper. Where it is what was made last, nothing is added."""
    organisation = paper.organisation_id
    audit.hold(organisation)
    jobs.check_held()
    last = queries.newest_version(paper)
    if last is not None and (last.frozen_id, last.document, last.files) == (frozen.pk, document, dict(files)):
        return last
    version = PaperVersion.objects.create(
        organisation_id=organisation,
        paper=paper,
        number=last.number + 1 if last else 1,
        frozen=frozen,
        document=document,
        files=dict(files),
        by=by,
        at=at,
    )
    audit.record(
        Event.PAPER_MADE,
        organisation=organisation,
        by=by.pk if by else None,
        at=at,
        about=version,
        more={"number": version.number},
    )
    return version
