"""What the page of tokens says."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Protocol
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.templating import day
from tallystick_web.organisations.rules import RoleId
from tallystick_web.organisations.token_rules import ENDED, RAN_OUT, TOO_WEAK, Fault, fault_of

_READS: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ORGANISATION: "figures for the organisation and for the public",
        Audience.PUBLIC: "figures for the public",
    }
)


class Called(Protocol):
    """Somebody who has a name."""

    name: str


class Token(Protocol):
    """A token as it is stored."""

    pk: UUID
    what_for: str
    audience: str
    ends_at: datetime
    by: Called
    by_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TokenLine:
    """One token in words. ``can_end`` says whether there is anything to end."""

    id: UUID
    what_for: str
    reads: str
    made: str
    says: str
    works: bool
    can_end: bool


def token_lines(
    tokens: Iterable[Token], roles: Mapping[UUID, Collection[RoleId]], *, at: datetime
) -> tuple[TokenLine, ...]:
    """The lines of the page. ``roles`` are those that the makers of the tokens hold now."""
    return tuple(token_line(one, roles.get(one.by_id, ()), at=at) for one in tokens)


def token_line(token: Token, roles: Collection[RoleId], *, at: datetime) -> TokenLine:
    """One token: what it reads, who answers for it, and whether it works."""
    end, audience = getattr(token, "end", None), Audience(token.audience)
    fault = fault_of(audience=audience, ends_at=token.ends_at, is_ended=end is not None, roles=roles, at=at)
    return TokenLine(
        id=token.pk,
        what_for=token.what_for,
        reads=f"Reads {_READS[audience]}",
        made=f"Made by {token.by.name} on {day(token.at)}",
        says=_says(token, fault),
        works=fault is None,
        can_end=fault not in (ENDED, RAN_OUT),
    )


def _says(token: Token, fault: Fault | None) -> str:
    if fault is ENDED:
        end = token.end  # type: ignore[attr-defined]  # the other side of a row, which is there where it was ended
        return f"Ended on {day(end.at)} by {end.by.name if end.by else 'the service'}"
    if fault is RAN_OUT:
        return f"Ran out on {day(token.ends_at)}"
    if fault is TOO_WEAK:
        return "Reads nothing now: whoever made it may no longer read these figures or make tokens"
    return f"Works until {day(token.ends_at)}"
