"""Tokens, by which programs read figures: whose figures one may read, for how long, and whether it still works."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability, RoleId, audiences_of, capabilities_of

DAYS = (30, 90, 180, 365)
LONGEST_PURPOSE = 200
_LONGEST = max(DAYS)
_NEEDED = frozenset({Capability.ISSUE_TOKENS, Capability.READ_NUMBERS})
_READERS = (Audience.ORGANISATION, Audience.PUBLIC)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Why a token reads nothing, and what to do about it: two sentences."""

    problem: str
    what_to_do: str


_MAKE_ANOTHER = "Have somebody who may make tokens make another one, under Settings."
NOT_GIVEN = Fault(
    problem="No token was given.",
    what_to_do="Send one with the request, in a header that reads “Authorization: Bearer” and then the token.",
)
NOT_KNOWN = Fault(
    problem="This token is not one of this service.",
    what_to_do="Check that it was copied whole, with nothing before or behind it.",
)
ENDED = Fault(problem="This token was ended.", what_to_do=_MAKE_ANOTHER)
RAN_OUT = Fault(problem="This token has run out.", what_to_do=_MAKE_ANOTHER)
TOO_WEAK = Fault(
    problem="Whoever made this token may no longer read these figures or make tokens, so it reads nothing.",
    what_to_do=_MAKE_ANOTHER,
)


def offered_audiences(roles: Collection[RoleId]) -> tuple[Audience, ...]:
    """Whose figures a token made by somebody with these roles may read, the widest first: never the analyst's desk."""
    if not capabilities_of(roles) >= _NEEDED:
        return ()
    return tuple(one for one in _READERS if one in audiences_of(roles))


def read_with(audience: Audience) -> tuple[Audience, ...]:
    """Whose figures a token for an audience reads, the widest first: what the public may read, everybody may."""
    return _READERS[_READERS.index(audience) :]


def check_can_make(*, audience: Audience, days: int, roles: Collection[RoleId]) -> None:
    """Raise Refused where a token would read more than its maker, or for longer than a year."""
    if audience not in _READERS:
        raise Refused(
            "Figures of the analyst's desk have not been through the privacy check, so no token reads them. Choose the "
            "figures for the organisation or for the public."
        )
    if audience not in offered_audiences(roles):
        raise Refused("Your roles do not let you make a token for these figures. Nothing was changed.")
    if not 1 <= days <= _LONGEST:
        raise Refused(f"A token works for at most {_LONGEST} days. Choose fewer.")


def check_can_end(*, is_ended: bool) -> None:
    """Raise Refused where a token was ended already."""
    if is_ended:
        raise Refused("This token was ended in the meantime. Nothing was changed.")


def ends_at(*, at: datetime, days: int) -> datetime:
    """When a token made at a time runs out."""
    return at + timedelta(days=days)


def fault_of(
    *, audience: Audience, ends_at: datetime, is_ended: bool, roles: Collection[RoleId], at: datetime
) -> Fault | None:
    """Why a token reads nothing; None where it works. ``roles`` are those that its maker holds now."""
    if is_ended:
        return ENDED
    if at >= ends_at:
        return RAN_OUT
    if audience not in offered_audiences(roles):
        return TOO_WEAK
    return None
