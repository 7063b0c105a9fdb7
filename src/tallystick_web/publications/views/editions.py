"""Pages about what an organisation publishes: its publications, their editions, and the way of each to its readers."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.waiting import Stage, progress_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications import editions, queries_editions
from tallystick_web.publications.edition_rules import MAKE_EDITION
from tallystick_web.publications.forms_editions import (
    CorrectForm,
    EditionForm,
    PublicationForm,
    PublishForm,
    SignForm,
    WithdrawForm,
)
from tallystick_web.publications.gathering import checked, missing_in
from tallystick_web.publications.presenters.editions import edition_line, edition_page, shown
from tallystick_web.publications.queries_editions import EditionNow
from tallystick_web.publications.rules import EditionStage, PublicationKind
from tallystick_web.reviews.queries.frozen import newest_frozen_of_all
from tallystick_web.reviews.queries.reviews import review_called, reviews_of

_READS = (Capability.READ_REVIEWS, Capability.WRITE_PAPERS, Capability.PUBLISH)
_WRITES = (Capability.WRITE_PAPERS, Capability.PUBLISH)


@require_safe
@needs(*_READS)
def publications(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Everything that is published again and again, with its newest editions."""
    organisation, on = viewer.organisation.pk, timezone.localdate()
    lines = [edition_line(one, on) for one in queries_editions.editions_of(organisation)]
    said = {
        "publications": [
            (
                one,
                PublicationKind(one.kind).label,
                shown([line for line in lines if line.edition.row.publication_id == one.pk]),
            )
            for one in queries_editions.publications_of(organisation)
        ],
        "may_begin": _may_write(viewer),
        "is_published": any(line.edition.published_on for line in lines),
    }
    return render(request, "publications/publications.jinja", said)


@needs(*_WRITES)
def publication_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin something that is published again and again."""
    form = PublicationForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        made = editions.begin_publication(
            kind=PublicationKind(entered["kind"]),
            title=entered["title"],
            slug=entered["slug"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "publication", publication=made.pk)

    said = {
        "heading": "Begin a publication",
        "button": "Begin this publication",
        "back": ("Published", to(viewer, "publications")),
    }
    done = "The publication is begun. Begin its first edition next."
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done=done, said=said)


@require_safe
@needs(*_READS)
def publication(request: HttpRequest, viewer: Viewer, publication: UUID) -> HttpResponse:
    """One publication: its editions, what is late, what was corrected."""
    found = or_404(queries_editions.publication_called(viewer.organisation.pk, publication))
    on = timezone.localdate()
    lines = [edition_line(one, on) for one in queries_editions.editions_of(viewer.organisation.pk, found.pk)]
    said = {
        "publication": found,
        "kind": PublicationKind(found.kind).label,
        "lines": lines,
        "is_published": any(line.edition.published_on for line in lines),
        "may_begin": _may_write(viewer),
    }
    return render(request, "publications/publication.jinja", said)


@needs(*_WRITES)
def edition_begin(request: HttpRequest, viewer: Viewer, publication: UUID) -> HttpResponse:
    """Begin an edition from the newest frozen figures of a review."""
    organisation = viewer.organisation.pk
    of = or_404(queries_editions.publication_called(organisation, publication))
    reviews = reviews_of(organisation)
    frozen = newest_frozen_of_all(organisation, [one.pk for one in reviews])
    form = EditionForm(request.POST or None, reviews=[(str(one.pk), one.title) for one in reviews if one.pk in frozen])

    def do(entered: Mapping[str, Any]) -> str:
        made = editions.begin_edition(
            publication=of,
            review=or_404(review_called(organisation, UUID(entered["review"]))),
            due_on=entered["due_on"],
            until=entered["until"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "edition", edition=made.pk)

    said = {
        "heading": "Begin an edition",
        "button": "Begin this edition",
        "caption": of.title,
        "back": (of.title, to(viewer, "publication", publication=of.pk)),
        "nothing": "" if frozen else "No figures were frozen for any review yet. An edition is made from those.",
    }
    done = "The edition is begun, and its pages are being made."
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done=done, said=said)


@require_safe
@needs(*_READS)
def edition(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """One edition: what it holds, how far it has come, and what comes next."""
    found = _edition(viewer, edition)
    page = edition_page(
        found,
        decisions=editions.decisions_in(found.row.review) if found.stage is EditionStage.MADE else (),
        viewer_is_author=found.row.by_id == viewer.person.pk,
        now=timezone.now(),
        on=timezone.localdate(),
    )
    is_out = found.stage in (EditionStage.PUBLISHED, EditionStage.WITHDRAWN)
    broke = found.stage is EditionStage.DRAFT and _broke(viewer, found)
    said = {
        "broke": broke,
        "may_make_again": broke and _may_write(viewer),
        "edition": found,
        "page": page,
        "checked": checked(found) if found.files else None,
        "missing": missing_in(found) if found.files else (),
        "may_sign": page.may_sign and viewer.may(Capability.DECIDE_REVIEWS),
        "may_publish": _can_be_published(found) and viewer.may(Capability.PUBLISH),
        "may_correct": is_out and _may_write(viewer),
        "may_withdraw": found.stage is EditionStage.PUBLISHED and viewer.may(Capability.PUBLISH),
        "is_out": is_out,
    }
    return render(request, "publications/edition.jinja", said)


def _broke(viewer: Viewer, edition: EditionNow) -> bool:
    """Whether making its pages broke when it was tried last."""
    made = progress_of(viewer.organisation.pk, MAKE_EDITION, edition=str(edition.row.pk))
    return made is not None and made.stage is Stage.BROKEN


def _can_be_published(edition: EditionNow) -> bool:
    until = edition.row.until
    return edition.stage is EditionStage.SIGNED_OFF and (until is None or timezone.now() >= until)


@needs(*_WRITES)
def edition_make_again(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """Have the pages of an edition made once more."""
    found = _edition(viewer, edition)
    form = PublishForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        editions.make_again(edition=found.row, by=viewer.person, at=timezone.now())
        return to(viewer, "edition", edition=found.row.pk)

    said = _about(viewer, found, heading="Make its pages again", button="Make them again")
    done = "Its pages are being made again."
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done=done, said=said)


@needs(Capability.DECIDE_REVIEWS)
def edition_sign(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """Sign an edition off: by somebody else than who began it."""
    found = _edition(viewer, edition)
    form = SignForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        editions.sign_edition(edition=found.row, said=entered["said"], by=viewer.person, at=timezone.now())
        return to(viewer, "edition", edition=found.row.pk)

    said = _about(viewer, found, heading="Sign this edition off", button="Sign off") | {
        "says": "You say that these pages may be published as they are. Look at them first: nothing in them changes."
    }
    return ask(
        request, viewer, form, page="publications/edition_form.jinja", do=do, done="It is signed off.", said=said
    )


@needs(Capability.PUBLISH)
def edition_publish(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """Publish an edition: everybody reads it from then on, and it cannot be taken out."""
    found = _edition(viewer, edition)
    form = PublishForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        editions.publish_edition(edition=found.row, by=viewer.person, at=timezone.now())
        return to(viewer, "edition", edition=found.row.pk)

    said = _about(viewer, found, heading="Publish this edition", button="Publish now") | {
        "becomes_public": (
            f"Everybody will read its {len(found.files)} files without signing in, the approved sets of figures among "
            "them."
        )
    }
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done="It is published.", said=said)


@needs(*_WRITES)
def edition_correct(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """Begin an edition that corrects a published one."""
    found = _edition(viewer, edition)
    form = CorrectForm(request.POST or None, today=timezone.localdate())

    def do(entered: Mapping[str, Any]) -> str:
        made = editions.correct_edition(
            edition=found.row,
            reason=entered["reason"],
            due_on=entered["due_on"],
            until=entered["until"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "edition", edition=made.pk)

    said = _about(viewer, found, heading="Correct this edition", button="Begin the correction") | {
        "says": "Freeze the figures of the review again first, if they are what was wrong."
    }
    done = "The correction is begun, and its pages are being made."
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done=done, said=said)


@needs(Capability.PUBLISH)
def edition_withdraw(request: HttpRequest, viewer: Viewer, edition: UUID) -> HttpResponse:
    """Say of a published edition that it holds no longer."""
    found = _edition(viewer, edition)
    form = WithdrawForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        editions.withdraw_edition(edition=found.row, reason=entered["reason"], by=viewer.person, at=timezone.now())
        return to(viewer, "edition", edition=found.row.pk)

    said = _about(viewer, found, heading="Withdraw this edition", button="Withdraw it") | {
        "says": (
            "It stays to be read, because it was published. The list of editions says that it was withdrawn, and why."
        )
    }
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done="It is withdrawn.", said=said)


def _about(viewer: Viewer, edition: EditionNow, *, heading: str, button: str) -> dict[str, Any]:
    name = f"{edition.row.publication.title}, edition {edition.row.number}"
    return {
        "heading": heading,
        "button": button,
        "caption": name,
        "back": (name, to(viewer, "edition", edition=edition.row.pk)),
    }


def _edition(viewer: Viewer, edition: UUID) -> EditionNow:
    return or_404(queries_editions.edition_called(viewer.organisation.pk, edition))


def _may_write(viewer: Viewer) -> bool:
    return any(viewer.may(one) for one in _WRITES)
