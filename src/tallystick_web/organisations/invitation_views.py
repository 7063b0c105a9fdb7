"""Taking up an invitation. Opening the link changes nothing: a form does."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import actions, rules, sign_in_methods
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.asking import seen_other
from tallystick_web.organisations.forms.account import JoinForm
from tallystick_web.organisations.queries_people import (
    account_of,
    invitation_called,
    invitation_with,
    is_latest_invitation,
)
from tallystick_web.organisations.signing_in import INVITATION, JOINING


@require_GET
def open_invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Exchange the key in a link for a note in this browser's session, and lead to a page without it."""
    found = invitation_with(hash_of_key(key))
    if found is not None:
        request.session[INVITATION] = str(found.pk)
    else:
        request.session.pop(INVITATION, None)  # an earlier one is not what this link opens
    request.session.pop(JOINING, None)
    return seen_other(reverse("invitation"))


@sensitive_post_parameters("password1", "password2")
def invitation(request: HttpRequest) -> HttpResponse:
    """The page of an invitation: who invites, and the ways to join. Its form sets a password."""
    found = _invitation(request)
    if found is None:
        return render(request, "organisations/invitation_over.jinja", status=410)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and not request.user.is_authenticated and form.is_valid():
        password = form.cleaned_data["password1"]
        try:
            with inside(found.organisation_id):
                account = actions.join_with_password(invitation=found, password=password, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _joined(request, account)
    return render(request, "organisations/invitation.jinja", _said(request, found, form))


@require_POST
def join(request: HttpRequest) -> HttpResponse:
    """Take an invitation up with the account that is signed in."""
    found = _invitation(request)
    if found is None or not request.user.is_authenticated:
        return seen_other(reverse("invitation"))
    try:
        with inside(found.organisation_id):
            actions.join_signed_in(invitation=found, account=request.user, at=timezone.now())
    except Refused:
        return seen_other(reverse("invitation"))
    request.session.pop(INVITATION, None)
    return seen_other(_first_page())


@require_POST
def join_with_provider(request: HttpRequest) -> HttpResponse:
    """Take an invitation up as the person a provider said is there."""
    found, joining = _invitation(request), request.session.get(JOINING)
    if found is None or not joining or request.user.is_authenticated:
        return seen_other(reverse("invitation"))
    try:
        with inside(found.organisation_id):
            account = actions.join_with_provider(
                invitation=found,
                provider=joining["provider"],
                number=joining["number"],
                email=joining["email"],
                at=timezone.now(),
            )
    except Refused as refused:
        return render(request, "organisations/invitation_refused.jinja", {"why": str(refused)}, status=409)
    response = _joined(request, account)
    if joining["second_step"]:
        request.session[PROVIDER_DID_SECOND_STEP] = True
    return response


def _invitation(request: HttpRequest) -> Any:
    """The invitation whose link this browser opened, if it still opens anything."""
    number = request.session.get(INVITATION)
    found = invitation_called(number) if number else None
    if found is None:
        return None
    with inside(found.organisation_id):
        is_latest = is_latest_invitation(found)
    try:
        rules.check_invitation(
            is_used=found.used_at is not None, is_latest=is_latest, ends_at=found.ends_at, at=timezone.now()
        )
    except Refused:
        return None
    return found


def _said(request: HttpRequest, found: Any, form: JoinForm) -> dict[str, Any]:
    joining = request.session.get(JOINING)
    return {
        "form": form,
        "organisation": found.organisation.name,
        "email": found.email,
        "is_signed_in": request.user.is_authenticated,
        "is_same_address": request.user.is_authenticated and request.user.email == found.email.casefold(),
        "has_account": account_of(found.email) is not None,
        "providers": sign_in_methods.providers(request),
        "joining": joining["email"] if joining else "",
    }


def _joined(request: HttpRequest, account: Any) -> HttpResponse:
    """Sign the new account in, in a session that begins anew."""
    request.session.flush()
    record_authentication(request, account, method="invitation")
    perform_login(request, account, email_verification="none", redirect_url=_first_page())
    return seen_other(_first_page())


def _first_page() -> str:
    return reverse("my-organisations")
