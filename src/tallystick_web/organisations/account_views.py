"""Pages of a person's own account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.adapter import get_adapter as second_step_adapter
from allauth.mfa.totp.internal.auth import get_totp_secret
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView, OAuth2View
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from requests import RequestException

from tallystick_web.core.chrome import Chrome, footer
from tallystick_web.organisations import sign_in_methods
from tallystick_web.organisations.access import account_links
from tallystick_web.organisations.providers import BoundAdapter
from tallystick_web.organisations.queries import name_of, standings_of


@login_required
def my_organisations(request: HttpRequest) -> HttpResponse:
    """Where a person can go. With one organisation there is nothing to choose."""
    standings = standings_of(request.user, on=timezone.localdate())
    if len(standings) == 1:
        return redirect("organisation", organisation=standings[0].organisation.slug)
    request.chrome = own_chrome(request)
    return render(request, "organisations/my_organisations.jinja", {"standings": standings})


@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    """How a person signs in, and where they are signed in."""
    request.chrome = own_chrome(request)
    return render(request, "organisations/my_account.jinja", {"methods": sign_in_methods.of(request.user)})


@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Why a second step is needed, and how to set one up."""
    request.chrome = own_chrome(request)
    return render(request, "organisations/second_step.jinja", {"methods": sign_in_methods.of(request.user)})


@login_required
def second_step_picture(request: HttpRequest) -> HttpResponse:
    """The square code of the secret that is being set up, as a picture of its own: a page holds none inside itself."""
    if not request.session.get("mfa.totp.secret"):
        raise Http404
    adapter = second_step_adapter()
    secret = get_totp_secret(regenerate=False)
    picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")


class SignIn(LoginView):
    """The page to sign in, with the providers there are."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        return super().get_context_data(**kwargs) | {"providers": sign_in_methods.providers(self.request)}


def sign_up(request: HttpRequest) -> HttpResponse:
    """Nobody signs up: a page that says how one is let in."""
    return render(request, "account/signup_closed.jinja")


@require_POST
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send a person to their organisation's own sign-in. What an address could ask of the package is left out."""
    request.GET = QueryDict()
    request.POST = request.POST.copy()
    for name in ("process", "scope", "action", "auth_params"):
        request.POST.pop(name, None)
    return _at_provider(OAuth2LoginView, request, provider_id)


def from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """A person comes back from their organisation's own sign-in."""
    return _at_provider(OAuth2CallbackView, request, provider_id)


def _at_provider(view: type[OAuth2View], request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return view.adapter_view(BoundAdapter(request, provider_id))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (OAuth2Error, RequestException):  # it is down, or is not who it should be
        return render(request, "socialaccount/authentication_error.jinja", status=502)


def framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of the sign-in package inside the frame of the service.

    Who signed in through a provider has no password or code to confirm a change with. They are asked to sign in again.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            request.chrome = own_chrome(request)
        try:
            return view(request, *args, **kwargs)
        except ReauthenticationRequired:
            if request.user.is_anonymous or get_adapter().get_reauthentication_methods(request.user):
                raise
            return render(request, "organisations/sign_in_again.jinja", status=403)

    return answer


@login_required
def change_password(request: HttpRequest) -> HttpResponse:
    """A new password in the place of the old one. Who has none is led to the page that sends a link to set one."""
    if not request.user.has_usable_password():
        return redirect("account_reset_password")
    return framed(account.password_change)(request)


def own_chrome(request: HttpRequest) -> Chrome:
    """The frame round the pages of an account, which belong to no organisation."""
    return Chrome(account=account_links(name_of(request.user)), footer=footer())
