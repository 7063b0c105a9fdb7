"""What is read about tokens, by which programs read figures."""

from uuid import UUID

from tallystick_web.core.fence import everywhere
from tallystick_web.organisations.models import ApiToken


def token_with(key_hash: str) -> ApiToken | None:
    """The token whose key has this hash, whoever's it is: nothing else says whose a request is."""
    with everywhere("to find whose a token is"):
        return ApiToken.objects.filter(key_hash=key_hash).select_related("organisation", "end").first()


def tokens_of(organisation: UUID) -> list[ApiToken]:
    """Every token of an organisation, the newest first, with who made and who ended it."""
    found = ApiToken.objects.of(organisation).select_related("by", "end", "end__by")
    return list(found.order_by("-at", "what_for", "audience"))


def token_called(organisation: UUID, token: UUID) -> ApiToken | None:
    """One token of an organisation."""
    return ApiToken.objects.of(organisation).select_related("by", "end", "end__by").filter(pk=token).first()
