"""An organisation's own sign-in (OpenID Connect): an account there is its issuer and its subject, and nothing else."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

from tallystick_web.organisations.post import whole

# What a provider says in ``amr`` (RFC 8176) or ``acr`` when more than a password was asked for.
_SECOND_STEP_METHODS = frozenset({"mfa", "otp", "hwk", "swk", "fpt", "face", "sc", "fido"})
_SECOND_STEP_CLASSES = frozenset({"mfa", "multifactor", "aal2", "aal3"})


class BoundAdapter(OpenIDConnectOAuth2Adapter):
    """Talks to the provider. Where it sends people back to is made from the settings, not from the request."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises OAuth2Error where it says that it is another issuer."""
        said = super().openid_config
        if str(said.get("issuer", "")).rstrip("/") != self.get_provider().app.settings["server_url"]:
            raise OAuth2Error("the provider says that it is another issuer than the one in the settings")
        return said

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002  # the package's signature
        """The address that the provider knows us by."""
        return whole(reverse("openid_connect_callback", kwargs={"provider_id": self.provider_id}))


class BoundProvider(OpenIDConnectProvider):
    """A provider whose accounts are told apart by issuer and subject. Of what it says, nothing else is kept."""

    oauth2_adapter_class = BoundAdapter

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        """The number of an account. Raises KeyError where the provider sent no identity."""
        token = data["id_token"]
        return number_of(issuer=token["iss"], subject=token["sub"])

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """How the person signed in there, and not their name or anything else."""
        token = data.get("id_token", {})
        return {name: token[name] for name in ("amr", "acr") if name in token}


def number_of(*, issuer: str, subject: str) -> str:
    """The number by which an account of a provider is known: of the issuer and the subject together."""
    return hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()


def did_second_step(said: Mapping[str, Any]) -> bool:
    """Whether a provider says that it asked for more than a password."""
    methods, level = said.get("amr") or (), str(said.get("acr") or "").casefold()
    methods = [methods] if isinstance(methods, str) else methods
    did = {str(one).casefold() for one in methods} & _SECOND_STEP_METHODS
    return bool(did or set(re.split(r"[^a-z0-9]+", level)) & _SECOND_STEP_CLASSES)
