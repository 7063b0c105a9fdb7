"""How an account signs in: what its holder has set up, and what they could."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest

from tallystick_web.organisations.models import Account


@dataclass(frozen=True, kw_only=True)
class SignInMethods:
    """What an account signs in with."""

    has_password: bool
    has_app: bool
    passkeys: int
    unused_codes: int
    has_provider: bool
    can_wait: bool

    @property
    def has_second_step(self) -> bool:
        """Whether a second step is set up here."""
        return self.has_app or self.passkeys > 0


def of(account: Account) -> SignInMethods:
    """How an account signs in."""
    held = list(Authenticator.objects.filter(user=account))
    kinds = [one.type for one in held]
    codes = next((one.wrap().get_unused_codes() for one in held if one.type == Authenticator.Type.RECOVERY_CODES), [])
    return SignInMethods(
        has_password=account.has_usable_password(),
        has_app=Authenticator.Type.TOTP in kinds,
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        unused_codes=len(codes),
        has_provider=SocialAccount.objects.filter(user=account).exists(),
        can_wait=settings.TALLYSTICK_SECOND_STEP_CAN_WAIT,
    )


@dataclass(frozen=True, kw_only=True)
class ProviderChoice:
    """A provider that people may sign in through."""

    id: str
    name: str


def providers(request: HttpRequest) -> list[ProviderChoice]:
    """The providers there are, as people know them."""
    return [ProviderChoice(id=one.app.provider_id, name=one.app.name) for one in get_adapter().list_providers(request)]
