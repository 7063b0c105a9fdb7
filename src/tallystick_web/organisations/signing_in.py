"""How signing in behaves: nobody signs up, and a provider's account is joined by its own number, never by e-mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Passwords and second steps."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # the package's signature
        """Nobody signs up: people are invited."""
        return False


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Signing in through an organisation's own provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002  # the package's signature
        """A provider's account opens nothing by itself: it is joined by taking up an invitation."""
        return False
