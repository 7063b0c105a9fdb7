"""Pages of consultations: what is asked, saying what one thinks, and what was heard and done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, or_denied, to
from tallystick_web.organisations.queries_units import unit_called, units_on
from tallystick_web.organisations.rules import Capability, UnitKind
from tallystick_web.reviews.actions import consulting as actions
from tallystick_web.reviews.forms_heard import CommentForm, ConsultationForm, ReplyForm
from tallystick_web.reviews.heard_rules import ConsultationNow, check_may_comment, check_may_reply, days_for, may_read
from tallystick_web.reviews.presenters.consulting import ConsultationPage, ConsultationsPage, came, who_reads
from tallystick_web.reviews.queries import consulting as queries
from tallystick_web.reviews.rules import Body

_NOBODY = "Nobody commented."


@require_safe
@needs(Capability.GIVE_COMMENT, Capability.READ_REVIEWS)
def consultations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is open for the reader, what waits for a reply, and what became of what people said."""
    organisation = viewer.organisation.pk
    page = ConsultationsPage(
        every=queries.consultations_of(organisation),
        held=viewer.roles,
        commented=queries.commented_by(organisation, viewer.person.pk),
        on=timezone.localdate(),
    )
    said = {"page": page, "may_begin": viewer.may(Capability.KEEP_REVIEWS)}
    return render(request, "reviews/consultations.jinja", said)


@require_safe
@needs(Capability.GIVE_COMMENT, Capability.READ_REVIEWS)
def consultation(request: HttpRequest, viewer: Viewer, consultation: UUID) -> HttpResponse:
    """What is asked, what was said, and what was done about it."""
    now = _readable(viewer, consultation)
    page = ConsultationPage(
        now=now,
        held=viewer.roles,
        own=queries.own_comments_of(viewer.organisation.pk, now.id, viewer.person.pk),
        keeps=viewer.may(Capability.KEEP_REVIEWS),
        on=timezone.localdate(),
    )
    return render(request, "reviews/consultation.jinja", {"page": page})


@needs(Capability.KEEP_REVIEWS)
def consultation_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Ask a body for its comments or advice: in a step of a review, or by itself."""
    today, organisation = timezone.localdate(), viewer.organisation.pk
    step = _step(viewer, request.GET.get("step", ""))
    offered = {one.id: (title, one) for title, one in queries.steps_to_consult(organisation)}
    due_on = offered[step.pk][1].due_on if step and step.pk in offered else None
    units = units_on(organisation, today)
    networks = {key: one.name for key, one in units.items() if one.kind is UnitKind.NETWORK and not one.is_closed}
    form = ConsultationForm(
        request.POST or None,
        days=days_for(due_on, today),
        networks=networks,
        steps={} if step else {key: f"{one.text}, in “{title}”" for key, (title, one) in offered.items()},
        body=step.body if step else "",
    )

    def do(entered: Mapping[str, Any]) -> str:
        row = actions.begin_consultation(
            step=step or _step(viewer, entered.get("step", "")),
            body=Body(entered["body"]),
            unit=unit_called(organisation, UUID(entered["unit"])) if entered.get("unit") else None,
            title=entered["title"],
            asks=entered["asks"],
            closes_on=entered["closes_on"],
            reply_due_on=entered["reply_due_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "consultation", consultation=row.pk)

    done = "The consultation has begun. Whoever is asked finds it in their work."
    said = {"step": step}
    return ask(request, viewer, form, page="reviews/consultation_begin.jinja", do=do, done=done, said=said)


@needs(Capability.GIVE_COMMENT)
def consultation_comment(request: HttpRequest, viewer: Viewer, consultation: UUID) -> HttpResponse:
    """Say what one thinks, where one was asked."""
    now = _readable(viewer, consultation)
    if request.method != "POST":  # a form that was sent is told so with what was written
        or_denied(lambda: check_may_comment(now, viewer.roles, on=timezone.localdate()))
    form = CommentForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.give_comment(
            consultation=or_404(queries.row_called(viewer.organisation.pk, now.id)),
            said=entered["said"],
            held=viewer.roles,
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "consultation", consultation=now.id)

    said = {"now": now, "who_reads": who_reads(now.body, viewer.roles), "is_network": now.body is Body.NETWORK}
    done = "Your comment is saved. Thank you."
    return ask(request, viewer, form, page="reviews/consultation_comment.jinja", do=do, done=done, said=said)


@needs(Capability.KEEP_REVIEWS)
def consultation_reply(request: HttpRequest, viewer: Viewer, consultation: UUID) -> HttpResponse:
    """Say what was heard, and what was done about it."""
    now = _readable(viewer, consultation)
    if request.method != "POST":  # a form that was sent is told so with what was written
        or_denied(lambda: check_may_reply(now, on=timezone.localdate()))
    form = ReplyForm(request.POST or None, initial={} if now.comments else {"heard": _NOBODY})

    def do(entered: Mapping[str, Any]) -> str:
        actions.reply(
            consultation=or_404(queries.row_called(viewer.organisation.pk, now.id)),
            heard=entered["heard"],
            did=entered["did"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "consultation", consultation=now.id)

    done = "The reply is saved. Everybody who was asked can read it."
    said = {"now": now, "came": came(now)}
    return ask(request, viewer, form, page="reviews/consultation_reply.jinja", do=do, done=done, said=said)


def _readable(viewer: Viewer, consultation: UUID) -> ConsultationNow:
    """A consultation that the viewer may read. Raises Http404 where there is none."""
    now = or_404(queries.consultation_called(viewer.organisation.pk, consultation))
    if not may_read(now, viewer.roles):
        raise Http404
    return now


def _step(viewer: Viewer, key: str) -> queries.ReviewStep | None:
    """The step of a review that an address names, None where it names none. Raises Http404 where it is not one."""
    if not key:
        return None
    try:
        return or_404(queries.step_to_consult(viewer.organisation.pk, UUID(key)))
    except ValueError:
        raise Http404 from None
