"""The way of an edition: begun, made, signed off, published, corrected by another, withdrawn."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from tallystick_web.core import audit, jobs
from tallystick_web.organisations.models import Person
from tallystick_web.publications import edition_rules as rules
from tallystick_web.publications.models import Edition, EditionFiles, EditionStep, Publication
from tallystick_web.publications.queries_editions import EditionNow, edition_called, publications_of
from tallystick_web.publications.rules import EditionStage, Event, PublicationKind
from tallystick_web.reviews.actions.reviews import end_publishing
from tallystick_web.reviews.models import FrozenSet, Review
from tallystick_web.reviews.queries.frozen import newest_frozen
from tallystick_web.reviews.queries.reviews import decisions_of, steps_of
from tallystick_web.reviews.rules import Body, StepKind, StepState, Verdict


@transaction.atomic
def begin_publication(*, kind: PublicationKind, title: str, slug: str, by: Person, at: datetime) -> Publication:
    """Begin something that is published again and again, under an address that stays."""
    organisation = by.organisation_id
    audit.hold(organisation)
    rules.check_address(slug=slug, taken=[one.slug for one in publications_of(organisation)])
    publication = Publication.objects.create(
        organisation_id=organisation, kind=kind, title=title.strip(), slug=slug, by=by, at=at
    )
    audit.record(Event.PUBLICATION_BEGUN, organisation=organisation, by=by.pk, at=at, about=publication)
    return publication


@transaction.atomic
def begin_edition(
    *, publication: Publication, review: Review, due_on: date, until: datetime | None, by: Person, at: datetime
) -> Edition:
    """Begin an edition from the newest frozen set of a review, once it was decided on. The worker makes its pages."""
    audit.hold(publication.organisation_id)
    return _begun(publication, _newest(review), due_on=due_on, until=until, by=by, at=at)


@transaction.atomic
def correct_edition(
    *, edition: Edition, reason: str, due_on: date, until: datetime | None, by: Person, at: datetime
) -> Edition:
    """Begin an edition that corrects a published one, with a reason that everybody reads. The old one stays."""
    audit.hold(edition.organisation_id)
    rules.check_can_correct(stage=_now(edition).stage, reason=reason)
    return _begun(
        edition.publication,
        _newest(edition.review),
        due_on=due_on,
        until=until,
        by=by,
        at=at,
        corrects=edition,
        reason=reason.strip(),
    )


def _newest(review: Review) -> FrozenSet:
    """The newest frozen set, where it was decided on: what was decided is among the pages, which are made now."""
    frozen = newest_frozen(review)
    rules.check_can_begin(has_frozen=frozen is not None)
    rules.check_decided(frozen=frozen.pk, decisions=decisions_in(review))
    return frozen


def _begun(
    publication: Publication,
    frozen: FrozenSet,
    *,
    due_on: date,
    until: datetime | None,
    by: Person,
    at: datetime,
    corrects: Edition | None = None,
    reason: str = "",
) -> Edition:
    organisation = publication.organisation_id
    last = Edition.objects.of(organisation).filter(publication=publication).order_by("-number").first()
    edition = Edition.objects.create(
        organisation_id=organisation,
        publication=publication,
        number=last.number + 1 if last else 1,
        review_id=frozen.review_id,
        frozen=frozen,
        corrects=corrects,
        reason=reason,
        due_on=due_on,
        until=until,
        by=by,
        at=at,
    )
    more = {"number": edition.number}
    audit.record(Event.EDITION_BEGUN, organisation=organisation, by=by.pk, at=at, about=edition, more=more)
    jobs.later(rules.MAKE_EDITION, organisation=organisation, edition=edition.pk)
    return edition


@transaction.atomic
def make_again(*, edition: Edition, by: Person, at: datetime) -> Edition:
    """Have the pages of an edition made once more, where that broke."""
    organisation = edition.organisation_id
    audit.hold(organisation)
    rules.check_can_come_to(stage=_now(edition).stage, wanted=EditionStage.MADE)
    jobs.later(rules.MAKE_EDITION, organisation=organisation, edition=edition.pk)
    audit.record(Event.EDITION_ASKED, organisation=organisation, by=by.pk, at=at, about=edition)
    return edition


@transaction.atomic
def record_made(*, edition: Edition, manifest: str, files: Mapping[str, str], at: datetime) -> EditionFiles:
    """Note the files of an edition, once: what was made is never made anew."""
    organisation = edition.organisation_id
    audit.hold(organisation)
    jobs.check_held()
    rules.check_can_come_to(stage=_now(edition).stage, wanted=EditionStage.MADE)
    made = EditionFiles.objects.create(
        organisation_id=organisation, edition=edition, manifest=manifest, files=dict(files), at=at
    )
    _step(edition, EditionStage.MADE, said="", by=None, at=at)
    more = {"files": len(files)}
    audit.record(Event.EDITION_MADE, organisation=organisation, by=None, at=at, about=edition, more=more)
    return made


@transaction.atomic
def sign_edition(*, edition: Edition, said: str, by: Person, at: datetime) -> EditionStep:
    """Sign an edition off: not by whoever began it, and of figures that a body approved alone."""
    organisation = edition.organisation_id
    audit.hold(organisation)
    rules.check_can_sign(
        stage=_now(edition).stage,
        begun_by=edition.by_id,
        signing=by.pk,
        frozen=edition.frozen_id,
        decisions=decisions_in(edition.review),
    )
    step = _step(edition, EditionStage.SIGNED_OFF, said=said, by=by, at=at)
    audit.record(Event.EDITION_SIGNED, organisation=organisation, by=by.pk, at=at, about=edition)
    return step


def decisions_in(review: Review) -> list[rules.DecisionSeen]:
    """What meetings decided in a review, the oldest first. A sign-off of data is not of a meeting."""
    meetings = [one for one in steps_of(review) if one.kind is StepKind.MEETING]
    final = next((one.id for one in reversed(meetings) if one.state is not StepState.LEFT_OUT), None)
    there = {one.id for one in meetings}
    return [
        rules.DecisionSeen(
            body=Body(one.step.body) if one.step.body else None,
            frozen=one.frozen_id,
            verdict=Verdict(one.verdict),
            is_final=one.step_id == final,
        )
        for one in decisions_of(review)
        if one.step_id in there
    ]


@transaction.atomic
def publish_edition(*, edition: Edition, by: Person | None, at: datetime) -> EditionStep:
    """Publish what is signed off: by a person, or by the service at the time that was named. No clock undoes it."""
    organisation = edition.organisation_id
    audit.hold(organisation)
    rules.check_can_publish(
        stage=_now(edition).stage,
        until=edition.until,
        at=at,
        frozen=edition.frozen_id,
        decisions=decisions_in(edition.review),
    )
    step = _step(edition, EditionStage.PUBLISHED, said="", by=by, at=at)
    end_publishing(review=edition.review, by=by, at=at)
    who = by.pk if by is not None else None
    audit.record(Event.EDITION_PUBLISHED, organisation=organisation, by=who, at=at, about=edition)
    return step


@transaction.atomic
def withdraw_edition(*, edition: Edition, reason: str, by: Person, at: datetime) -> EditionStep:
    """Say of a published edition that it holds no longer, and why. It stays to be read."""
    organisation = edition.organisation_id
    audit.hold(organisation)
    rules.check_can_withdraw(stage=_now(edition).stage, reason=reason)
    step = _step(edition, EditionStage.WITHDRAWN, said=reason, by=by, at=at)
    audit.record(Event.EDITION_WITHDRAWN, organisation=organisation, by=by.pk, at=at, about=edition)
    return step


def _now(edition: Edition) -> EditionNow:
    """How an edition stands now, inside the transaction that changes it."""
    found = edition_called(edition.organisation_id, edition.pk)
    if found is None:
        raise LookupError("an edition that is not there")
    return found


def _step(edition: Edition, stage: EditionStage, *, said: str, by: Person | None, at: datetime) -> EditionStep:
    return EditionStep.objects.create(
        organisation_id=edition.organisation_id, edition=edition, stage=stage, said=said.strip(), by=by, at=at
    )
