"""Programs that read figures: each shows a token with every request, and nothing else says who it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import Organisation
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.queries_tokens import token_with
from tallystick_web.organisations.token_rules import NOT_KNOWN, Fault, fault_of, read_with


@dataclass(frozen=True, kw_only=True)
class Program:
    """Who asks: a program of an organisation, and whose figures it reads, the widest first."""

    organisation: Organisation
    audiences: tuple[Audience, ...]


class TokenRefused(Exception):
    """A token that reads nothing, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.problem)
        self.fault = fault


def program_with(key: str, *, at: datetime) -> Program:
    """The program that shows a token. Raises TokenRefused where it reads nothing now.

    What its maker may is asked at every request, so that a role which is taken away takes the token with it.
    """
    token = token_with(hash_of_key(key))
    if token is None:
        raise TokenRefused(NOT_KNOWN)
    roles = roles_by_person(token.organisation_id, [token.by_id], on=localdate(at))
    audience = Audience(token.audience)
    fault = fault_of(
        audience=audience,
        ends_at=token.ends_at,
        is_ended=hasattr(token, "end"),
        roles=roles.get(token.by_id, frozenset()),
        at=at,
    )
    if fault is not None:
        raise TokenRefused(fault)
    return Program(organisation=token.organisation, audiences=read_with(audience))
