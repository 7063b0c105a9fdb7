"""Which providers people sign in through, read from the environment. It reads no setting: they are not there yet.

TALLYSTICK_OIDC lists short names; for each of them, TALLYSTICK_OIDC_<NAME>_ISSUER, _CLIENT, _SECRET and _LABEL.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_FOR = {
    "ISSUER": "the provider's address, for example https://login.microsoftonline.com/<tenant>/v2.0",
    "CLIENT": "the name the provider knows Tallystick by",
    "SECRET": "the secret the provider gave for that name",
}


class Environment(Protocol):
    """What is read of config.environment."""

    def text(self, name: str, default: str = "") -> str:
        """A setting that may be missing."""


def providers_from(environment: Environment) -> list[dict[str, Any]]:
    """The providers, as the sign-in package takes them. Raises ImproperlyConfigured where something is missing."""
    names = [one.strip() for one in environment.text("TALLYSTICK_OIDC").split(",") if one.strip()]
    return [_provider(environment, name) for name in names]


def origins_of(providers: Iterable[Mapping[str, Any]]) -> list[str]:
    """Where browsers are sent to sign in: the scheme and host of each provider."""
    parts = [urlsplit(one["settings"]["server_url"]) for one in providers]
    return sorted({f"{one.scheme}://{one.netloc}" for one in parts})


def _provider(environment: Environment, name: str) -> dict[str, Any]:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name):
        raise ImproperlyConfigured(
            f"TALLYSTICK_OIDC holds '{name}'. A name is small letters, digits and hyphens, for example nhs-mail: it "
            "stands in the address that the provider sends people back to."
        )
    prefix = f"TALLYSTICK_OIDC_{name.upper().replace('-', '_')}"
    issuer = _needed(environment, prefix, "ISSUER").rstrip("/")
    if not issuer.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise ImproperlyConfigured(f"{prefix}_ISSUER is {issuer}. Who signs in must not cross a network in the open.")
    return {
        "provider_id": name,
        "name": environment.text(f"{prefix}_LABEL", name),
        "client_id": _needed(environment, prefix, "CLIENT"),
        "secret": _needed(environment, prefix, "SECRET"),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }


def _needed(environment: Environment, prefix: str, part: str) -> str:
    value = environment.text(f"{prefix}_{part}")
    if not value:
        raise ImproperlyConfigured(
            f"{prefix}_{part} is not set, and TALLYSTICK_OIDC names this provider. It is {_FOR[part]}. Set it, or take "
            "the provider out of TALLYSTICK_OIDC."
        )
    return value
