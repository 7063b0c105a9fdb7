"""Pages about people: who holds which role, and giving and ending roles."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.forms.people import EndRoleForm, InviteForm, NameForm, PlainForm, RoleForm
from tallystick_web.organisations.presenters.people import (
    Waiting,
    people_page,
    role_line,
    waiting_reset,
    waiting_role,
)
from tallystick_web.organisations.queries_people import (
    appointment_called,
    has_second_step,
    holdings_of,
    last_invitations,
    people_of,
    person_called,
    requests_of,
    resets_of,
    who_decides,
)
from tallystick_web.organisations.rules import Capability, OrganisationKind, offered_roles


@needs(Capability.READ_PEOPLE)
def people(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Who holds which role, who will, and who did."""
    today, organisation = timezone.localdate(), viewer.organisation.pk
    to_answer = _to_answer(viewer)
    waiting = [to_answer(waiting_role(one), one) for one in requests_of(organisation) if not hasattr(one, "decision")]
    page = people_page(
        holdings_of(organisation),
        waiting=waiting,
        everybody={one.pk: one.name for one in people_of(organisation)},
        on=today,
    )
    resets = [to_answer(waiting_reset(one), one) for one in resets_of(organisation) if not hasattr(one, "decision")]
    said = {"page": page, "resets": resets, "may_manage": _manages(viewer), "may_decide": may_decide(viewer)}
    return render(request, "organisations/people.jinja", said)


@needs(Capability.READ_PEOPLE)
def person(request: HttpRequest, viewer: Viewer, person: UUID) -> HttpResponse:
    """One person: their roles now, before and to come, and how they were given."""
    found = or_404(person_called(viewer.organisation.pk, person))
    today, organisation = timezone.localdate(), viewer.organisation.pk
    sees_account, to_answer = may_decide(viewer), _to_answer(viewer)
    said = {
        "person": found,
        "roles": [role_line(one, on=today) for one in holdings_of(organisation, person)],
        "requests": [to_answer(waiting_role(one), one) for one in requests_of(organisation, person)],
        "resets": [to_answer(waiting_reset(one), one) for one in resets_of(organisation, person)]
        if sees_account
        else [],
        "may_manage": _manages(viewer),
        "sees_account": sees_account,
        "invitation": last_invitations(organisation).get(person) if sees_account else None,
        "has_second_step": sees_account and has_second_step(found.account_id),
    }
    return render(request, "organisations/person.jinja", said)


@needs(Capability.MANAGE_PEOPLE)
def invite(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Invite somebody, with their first role."""
    form = InviteForm(request.POST or None, **role_choices(viewer))

    def do(entered: Mapping[str, Any]) -> str:
        invited = actions.invite_person(
            organisation=viewer.organisation,
            name=entered["name"],
            email=entered["email"],
            **_role(viewer, entered),
        )
        return to(viewer, "person", person=invited.pk)

    done = "They were added. The invitation is sent as soon as they hold the role."
    return ask(request, viewer, form, page="organisations/invite.jinja", do=do, done=done)


@needs(Capability.MANAGE_PEOPLE)
def give_role(request: HttpRequest, viewer: Viewer, person: UUID) -> HttpResponse:
    """Give a person a further role."""
    found = or_404(person_called(viewer.organisation.pk, person))
    form = RoleForm(request.POST or None, **role_choices(viewer))

    def do(entered: Mapping[str, Any]) -> str:
        actions.give_role(person=found, **_role(viewer, entered))
        return to(viewer, "person", person=found.pk)

    done = "Done. A role that reads figures waits for a second person."
    return ask(request, viewer, form, page="organisations/give_role.jinja", do=do, done=done, said={"person": found})


@needs(Capability.MANAGE_PEOPLE)
def end_role(request: HttpRequest, viewer: Viewer, appointment: UUID) -> HttpResponse:
    """End a role, at once."""
    found = or_404(appointment_called(viewer.organisation.pk, appointment))
    form = EndRoleForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.end_role(appointment=found, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "person", person=found.person_id)

    holding = next(one for one in holdings_of(viewer.organisation.pk, found.person_id) if one.id == found.pk)
    said = {"line": role_line(holding, on=timezone.localdate())}
    done = "The role ended. The person was signed out everywhere, and told by e-mail."
    return ask(request, viewer, form, page="organisations/end_role.jinja", do=do, done=done, said=said)


@needs(Capability.MANAGE_PEOPLE)
def correct_name(request: HttpRequest, viewer: Viewer, person: UUID) -> HttpResponse:
    """Correct how a name is written."""
    found = or_404(person_called(viewer.organisation.pk, person))
    form = NameForm(request.POST or None, initial={"name": found.name})

    def do(entered: Mapping[str, Any]) -> str:
        actions.correct_name(person=found, name=entered["name"], by=viewer.person, at=timezone.now())
        return to(viewer, "person", person=found.pk)

    said = {"person": found}
    done = "The name was corrected."
    return ask(request, viewer, form, page="organisations/correct_name.jinja", do=do, done=done, said=said)


@needs(Capability.MANAGE_PEOPLE)
def send_invitation(request: HttpRequest, viewer: Viewer, person: UUID) -> HttpResponse:
    """Send an invitation again."""
    found = or_404(person_called(viewer.organisation.pk, person))
    form = PlainForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.send_invitation_again(person=found, by=viewer.person, at=timezone.now())
        return to(viewer, "person", person=found.pk)

    said = {"person": found}
    done = "A new invitation was sent. Earlier ones no longer work."
    return ask(request, viewer, form, page="organisations/send_invitation.jinja", do=do, done=done, said=said)


def may_decide(viewer: Viewer) -> bool:
    """Whether a viewer may be the second person for what needs two."""
    return viewer.may(Capability.AGREE_PEOPLE) or viewer.may(Capability.MANAGE_PEOPLE)


def role_choices(viewer: Viewer) -> dict[str, Any]:
    """What a form about a role offers."""
    kind = OrganisationKind(viewer.organisation.kind)
    return {"roles": offered_roles(kind), "today": timezone.localdate()}


def _to_answer(viewer: Viewer) -> Callable[[Waiting, Any], Waiting]:
    """Adds to what waits whether a viewer can answer, and who else can. One query."""
    deciders = who_decides(viewer.organisation.pk, on=timezone.localdate())
    names = {key: one.name for key, one in deciders.items()}

    def to_answer(waiting: Waiting, asked: Any) -> Waiting:
        return waiting.to_answer(names, asked_by=asked.asked_by_id, viewer=viewer.person.pk)

    return to_answer


def _manages(viewer: Viewer) -> bool:
    return viewer.may(Capability.MANAGE_PEOPLE)


def _role(viewer: Viewer, entered: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "role": entered["role"],
        "unit": None,
        "since": entered["since"],
        "until": entered["until"],
        "by": viewer.person,
        "at": timezone.now(),
    }
