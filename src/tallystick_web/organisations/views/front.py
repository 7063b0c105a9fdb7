"""The first pages of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tallystick_web.core import registry
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability, OrganisationKind


@needs(None)
def organisation(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The first page of an organisation: what is due from its viewer; where nothing is, the first part of the service
    that their roles open.

    What opens for everybody says little about the organisation, so nobody is led there.
    """
    if _something_is_due(viewer):
        return redirect("my-work", organisation=viewer.organisation.slug)
    kind = viewer.organisation.kind
    opened = (one for one in registry.sections() if one.needs and one.opens_for(viewer.capabilities, kind))
    first = next(opened, None)
    if first is None:
        return render(request, "organisations/nothing_to_open.jinja")
    return redirect(first.route, organisation=viewer.organisation.slug)


def _something_is_due(viewer: Viewer) -> bool:
    who = {viewer.person.pk: frozenset(map(str, viewer.capabilities))}
    return registry.is_anything_owed(viewer.organisation.pk, who, timezone.localdate())


@needs(Capability.READ_SETTINGS)
def settings(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What an organisation keeps of itself: its units, its words and its tokens."""
    said = {
        "organisation": viewer.organisation,
        "kind": OrganisationKind(viewer.organisation.kind).label,
        "may_see_work": bool(viewer.capabilities & {Capability.READ_LOG, Capability.HAND_IN_FILES}),
        "may_issue_tokens": viewer.may(Capability.ISSUE_TOKENS),
    }
    return render(request, "organisations/settings.jinja", said)
