"""Deciding about exact figures, and sharing an approved set with a host."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core import registry
from tallystick_web.numbers import actions, sharing
from tallystick_web.numbers.deciding import decided, standards_of_the_contract
from tallystick_web.numbers.forms import AcceptForm, EndShareForm, ShareForm, TakeBackForm
from tallystick_web.numbers.presenters.decisions import DecisionPage, SetToShare, SharingPage, approved_set
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once
from tallystick_web.organisations.queries import hosts_of
from tallystick_web.organisations.rules import Capability

# EXACT FIGURES


@needs(Capability.DECIDE_PROTECTION)
def decisions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What it means that figures of the contract leave exactly; accept it, and see what was decided before."""
    form = AcceptForm(request.POST or None, standards=standards_of_the_contract())
    if request.method == "POST":
        answer = done_once(request, viewer, form, partial(_accept, viewer, form))
        if answer is not None:
            messages.success(request, "Your decision is recorded. New approved sets are being made.")
            return answer
    page = DecisionPage(decisions=tuple(decided(viewer.organisation.pk)))
    became = registry.what_became(viewer.organisation.pk, None, reads_desk=viewer.may(Capability.READ_DESK))
    said = {"page": page, "form": form, "viewer": viewer, "became": became}
    return render(request, "numbers/decisions.jinja", said)


@needs(Capability.DECIDE_PROTECTION)
def decision_take_back(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Take an acceptance back, for approved sets from then on."""
    page = DecisionPage(decisions=tuple(decided(viewer.organisation.pk)))
    form = TakeBackForm(request.POST or None)
    if request.method == "POST":
        answer = done_once(request, viewer, form, partial(_take_back, viewer, form))
        if answer is not None:
            messages.success(request, "Your decision is recorded. New approved sets are being made.")
            return answer
    if not page.is_accepted:
        raise Http404
    return render(request, "numbers/decision_take_back.jinja", {"page": page, "form": form, "viewer": viewer})


def _accept(viewer: Viewer, form: AcceptForm) -> str:
    chosen = form.cleaned_data
    actions.accept_contract(standards=chosen["standards"], role=chosen["role"], by=viewer.person, at=timezone.now())
    return _decisions(viewer)


def _take_back(viewer: Viewer, form: TakeBackForm) -> str:
    actions.take_back_contract(role=form.cleaned_data["role"], by=viewer.person, at=timezone.now())
    return _decisions(viewer)


def _decisions(viewer: Viewer) -> str:
    return reverse("decisions", kwargs={"organisation": viewer.organisation.slug})


# SHARING


@needs(Capability.SHARE_FIGURES)
def sharing_list(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is shared with whom, and share one more approved set."""
    hosts = {str(one.pk): one for one in hosts_of(viewer.organisation.pk, timezone.localdate())}
    sets = {str(one.pk): one for one in sharing.shareable(viewer.organisation.pk)}
    numbers = sharing.numbers_of(list(sets.values()))
    to_share = tuple(SetToShare(id=key, text=_named(one, numbers[one.pk])) for key, one in sets.items())
    form = ShareForm(
        request.POST or None,
        releases=[(one.id, one.text) for one in to_share],
        hosts=[(key, one.name) for key, one in hosts.items()],
    )

    def share() -> str:
        chosen = form.cleaned_data
        sharing.share(release=sets[chosen["release"]], host=hosts[chosen["host"]], by=viewer.person, at=timezone.now())
        return _sharing(viewer)

    if request.method == "POST":
        answer = done_once(request, viewer, form, share)
        if answer is not None:
            messages.success(request, "The approved set is shared.")
            return answer
    page = SharingPage(
        lines=tuple(sharing.shares_of(viewer.organisation.pk, timezone.localdate())),
        hosts=tuple(one.name for one in hosts.values()),
        sets=to_share,
    )
    return render(request, "numbers/decision_sharing.jinja", {"page": page, "form": form})


@needs(Capability.SHARE_FIGURES)
def share_take_back(request: HttpRequest, viewer: Viewer, share: UUID) -> HttpResponse:
    """Take one share back, at once."""
    found = sharing.share_called(viewer.organisation.pk, share)
    if found is None:
        raise Http404
    lines = sharing.shares_of(viewer.organisation.pk, timezone.localdate())
    line = next(one for one in lines if one.id == share)
    form = EndShareForm(request.POST or None)

    def end() -> str:
        sharing.take_back(share=found, by=viewer.person, at=timezone.now())
        return _sharing(viewer)

    if request.method == "POST":
        answer = done_once(request, viewer, form, end)
        if answer is not None:
            messages.success(request, f"{line.host} can no longer read this approved set.")
            return answer
    page = SharingPage(lines=(line,), hosts=(), sets=())
    return render(request, "numbers/decision_share_end.jinja", {"page": page, "form": form, "line": line})


def _sharing(viewer: Viewer) -> str:
    return reverse("sharing", kwargs={"organisation": viewer.organisation.slug})


def _named(release: sharing.Release, number: int) -> str:
    return approved_set(Subject(release.subject), Audience(release.audience), number, release.years)
