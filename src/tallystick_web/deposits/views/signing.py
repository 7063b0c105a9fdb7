"""Checking, comparing with the year before, and signing off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.account.understood import Accounted
from tallystick_web.core.forms_once import once, sent_in
from tallystick_web.core.registry import what_became
from tallystick_web.core.rules import Refused
from tallystick_web.deposits import actions, queries
from tallystick_web.deposits.comparing import compared, corrected, parted
from tallystick_web.deposits.forms import SignForm
from tallystick_web.deposits.presenters.checking import CheckPage, ComparePage, SignPage
from tallystick_web.deposits.presenters.parts import title_of
from tallystick_web.deposits.rules import (
    STATEMENT,
    State,
    can_see_counts,
    check_can_change,
    check_can_sign,
    roles_that_sign,
)
from tallystick_web.deposits.views.finding import EITHER, Found, figures_page
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.rules import Capability, RoleId, roles


@figures_page(*EITHER)
def check(request: HttpRequest, found: Found) -> HttpResponse:
    """Everything that is wrong, and what was understood by a rule."""
    check_can_change(queries.state_of(found.deposit))
    found.check_sees_counts()
    reading = found.read()
    page = CheckPage(
        links=found.links,
        definition=found.definition,
        problems=reading.problems,
        notices=reading.account.notices if reading.account else reading.notices,
        is_empty=queries.problems_in(found.version) is None,
    )
    return render(request, "deposits/check.jinja", {"page": page})


@figures_page(*EITHER)
def compare(request: HttpRequest, found: Found) -> HttpResponse:
    """What moved since the signed figures of an earlier year."""
    check_can_sign(queries.state_of(found.deposit), problems=queries.problems_in(found.version))
    found.check_sees_counts()
    account, (before, unseen) = queries.account_of(found.version), _before(found)
    moved = (
        compared(account.made, before.made, definition=found.definition, notices=account.notices) if before else None
    )
    page = ComparePage(
        links=found.links,
        definition=found.definition,
        compared=moved,
        account=account,
        before=before,
        unseen=unseen,
        **_corrections(found, account, before),
    )
    return render(
        request, "deposits/compare.jinja", {"page": page, "may_sign": found.viewer.may(Capability.SIGN_FIGURES)}
    )


@figures_page(Capability.SIGN_FIGURES)
def sign(request: HttpRequest, found: Found) -> HttpResponse:
    """What is frozen, the statement, and who signs in which role."""
    signs_as = [(str(one), roles()[one].label) for one in roles_that_sign(found.viewer.roles)]
    form = SignForm(request.POST or None, roles=signs_as, initial={"version": found.number})
    if request.method == "POST" and form.is_valid():
        return _sign(request, found, form)
    check_can_sign(queries.state_of(found.deposit), problems=queries.problems_in(found.version))
    found.check_sees_counts()
    before, unseen = _before(found)
    page = SignPage(
        links=found.links,
        definition=found.definition,
        account=queries.account_of(found.version),
        is_own=found.version.by_id == found.viewer.person.pk,
        before=before,
        unseen=unseen,
    )
    return render(request, "deposits/sign.jinja", {"page": page, "form": form, "statement": STATEMENT})


def _before(found: Found) -> tuple[Accounted | None, int | None]:
    """The signed figures of the nearest year before; where this reader does not see their counts, only that year."""
    before = queries.signed_before(found.viewer.organisation.pk, found.deposit.standard, found.deposit.year)
    if before is None or can_see_counts(State.SIGNED, is_of_desk=False, held=found.viewer.capabilities):
        return before, None
    return None, before.made.year


def _corrections(found: Found, account: Accounted, before: Accounted | None) -> dict[str, Any]:
    """What is corrected data: of this year, and of the year before. Nothing for who does not see signed counts."""
    if not can_see_counts(State.SIGNED, is_of_desk=False, held=found.viewer.capabilities):
        return {}
    organisation, standard, definition = found.viewer.organisation.pk, found.deposit.standard, found.definition
    same = queries.last_sign_off(organisation, standard, found.deposit.year)
    first = queries.signed_first(organisation, standard, before.made.year) if before else None
    return {
        "corrected": corrected(account.made, queries.account_of(same.version).made, definition=definition)
        if same
        else (),
        "parted": parted(account.made, before.made, first.made, definition=definition) if before and first else (),
    }


def _sign(request: HttpRequest, found: Found, form: SignForm) -> HttpResponse:
    now = timezone.now()

    def do() -> str:
        found.check_sees_counts()
        actions.sign_off(
            deposit=found.deposit,
            seen=form.cleaned_data["version"],
            role=RoleId(form.cleaned_data["role"]),
            agreed=form.cleaned_data["agreed"],
            by=found.viewer.person,
            at=now,
        )
        return found.links.to("signed")

    key = form.cleaned_data["form_key"]
    address = once(found.viewer.organisation.pk, key, now, do, sent=sent_in(request))
    return seen_other(address)


@figures_page(Capability.SIGN_FIGURES)
def signed(request: HttpRequest, found: Found) -> HttpResponse:
    """After signing: what happens now, and where figures will be."""
    held = queries.held_one(found.deposit)
    if held.signature is None:
        raise Refused("These figures are not signed yet.")
    said = what_became(
        found.viewer.organisation.pk, found.deposit.pk, reads_desk=found.viewer.may(Capability.READ_DESK)
    )
    page = {"title": title_of(found.definition), "links": found.links, "held": held, "became": said}
    return render(request, "deposits/signed.jinja", {"page": page})
