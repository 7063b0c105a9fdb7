"""How signing in behaves: nobody signs up, and a provider's account is joined by its own number, never by e-mail."""

import time
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.sealing import seal, unseal
from tallystick_web.organisations import letters, post
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP, SET_UP_SECOND_STEP
from tallystick_web.organisations.actions.accounts import end_sessions
from tallystick_web.organisations.models import Account
from tallystick_web.organisations.providers import BoundProvider, did_second_step

INVITATION = "invitation"  # in a session: the invitation whose link was opened
JOINING = "joining"  # in a session: who a provider says is taking an invitation up

_SAID = {
    "account/messages/password_changed.txt": "Your password was changed.",
    "mfa/messages/totp_activated.txt": "Your authenticator app is set up.",
    "mfa/messages/totp_deactivated.txt": "Your authenticator app was taken away.",
    "mfa/messages/webauthn_added.txt": "Your passkey was added.",
    "mfa/messages/webauthn_removed.txt": "Your passkey was taken away.",
    "usersessions/messages/sessions_logged_out.txt": "You are signed out everywhere else.",
}
_ERRORS = {
    "email_password_mismatch": "The e-mail address or the password is not right. Check both, and try again.",
    "too_many_login_attempts": "There were too many attempts. Wait five minutes, then try again.",
    "rate_limited": "There were too many attempts. Wait five minutes, then try again.",
    "incorrect_password": "The password is not right.",
    "enter_current_password": "The password you use now is not right.",
    "invalid_password_reset": "This link no longer works. Ask for a new one.",
}
_WAYS = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code from your app, or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}
_SECOND_STEP_ERRORS = {
    "incorrect_code": "This code is not right. Codes change every 30 seconds: enter the one that is shown now.",
}


def address_of(request: HttpRequest) -> str:
    """The address that a request came from, behind as many proxies as the settings trust. Lock-out counts by it."""
    return get_client_ip(request) or ""


def name_of(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The account that somebody tries to sign in to, in one spelling. Lock-out counts by it."""
    return str((credentials or {}).get("email") or request.POST.get("login") or "").strip().casefold()


class AccountAdapter(DefaultAccountAdapter):
    """Passwords and second steps."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **_ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # the package's signature
        """Nobody signs up: people are invited."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count no wrong passwords here. The package counts by account alone, so that anybody could lock it for its
        owner; django-axes counts by account and address together.
        """

    def add_message(
        self,
        request: HttpRequest,
        level: int,  # noqa: ARG002  # the package's signature
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,  # noqa: ARG002  # the package's signature
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done, in our words, where there is something to say."""
        said = message or _SAID.get(message_template or "")
        if said:
            messages.add_message(request, messages.ERROR if message else messages.SUCCESS, said, extra_tags=extra_tags)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        """Send nothing: an address is known to be somebody's own because an invitation reached it."""

    def respond_email_verification_sent(self, request: HttpRequest, user: Any) -> HttpResponse:  # noqa: ARG002  # the package's signature
        """Lead an account whose address no invitation reached to the page that says how one is let in."""
        return HttpResponseRedirect(reverse("account_signup"))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to confirm that it is still the same person, in our words."""
        return [
            {**one, "description": _WAYS.get(one["id"], one["description"])}
            for one in super().get_reauthentication_methods(user)
        ]

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Whether a change needs the password or a code again. Who has neither, signed in through a provider a moment
        ago instead.
        """
        request = context.request
        if super().get_reauthentication_methods(request.user):
            return super().is_reauthentication_required(app=app)
        records = get_authentication_records(request, request.user)
        return not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in our words, with links that are made from the settings."""
        if template_prefix == "account/email/password_reset_key":
            path = reverse("account_reset_password_from_key", kwargs={"uidb36": context["uid"], "key": context["key"]})
            letter = letters.new_password(link=post.whole(path))
        else:
            letter = letters.of_change(template_prefix, link=post.link_to("my-account"))
        if letter is not None:
            post.send(letter, to=email)


class SecondStepAdapter(DefaultMFAAdapter):
    """Authenticator apps and passkeys."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **_SECOND_STEP_ERRORS}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Whom a passkey is for: the host of the settings' address, not what a browser asked for."""
        return {"id": urlsplit(settings.TALLYSTICK_ADDRESS).hostname or "", "name": "Tallystick"}

    def encrypt(self, text: str) -> str:
        """What an authenticator app counts from, as its row holds it."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The same, to check a code by. Raises InvalidToken where the service has another secret than it had."""
        return unseal(encrypted_text)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Signing in through an organisation's own provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002  # the package's signature
        """A provider's account opens nothing by itself: it is joined by taking up an invitation."""
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> BoundProvider:
        """The provider, with our rules of what an account of it is."""
        return BoundProvider(request, app=super().get_provider(request, provider, client_id=client_id).app)

    def list_providers(self, request: HttpRequest) -> list[BoundProvider]:
        """The providers there are."""
        return [BoundProvider(request, app=one.app) for one in super().list_providers(request)]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Where an invitation is being taken up, note who the provider says it is, and ask before anything is done."""
        if sociallogin.is_existing or INVITATION not in request.session:
            return
        account = sociallogin.account
        request.session[JOINING] = {
            "provider": account.provider,
            "number": account.uid,
            "email": sociallogin.user.email if sociallogin.user else "",
            "second_step": did_second_step(account.extra_data),
        }
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("invitation")))


def end_other_sessions(request: HttpRequest | None = None, user: Account | None = None, **_: Any) -> None:
    """Sign an account out everywhere else when a second step is added: other sessions never went through one."""
    if request is None or not isinstance(user, Account):
        return
    end_sessions(user.pk, at=timezone.now())
    user.refresh_from_db(fields=["sessions_ended_at"])
    update_session_auth_hash(request, user)
    request.session[SET_UP_SECOND_STEP] = True


def note_second_step(sociallogin: SocialLogin | None = None, request: HttpRequest | None = None, **_: Any) -> None:
    """Note in a new session whether the provider asked for a second step. Sent at every sign-in."""
    if request is None:
        return
    request.session.pop(PROVIDER_DID_SECOND_STEP, None)
    if sociallogin is not None and did_second_step(sociallogin.account.extra_data):
        request.session[PROVIDER_DID_SECOND_STEP] = True
