"""What the page of addresses that are told of new approved sets says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from tallystick.release.policy import Audience
from tallystick_web.core.templating import day
from tallystick_web.core.waiting import Stage
from tallystick_web.numbers.webhooks import WebhookLine

_OF: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ORGANISATION: "Told of new approved sets for the organisation and for the public",
        Audience.PUBLIC: "Told of new approved sets for the public",
    }
)
_NEWEST: Mapping[Stage | None, str] = MappingProxyType(
    {
        None: "No notice was sent in the last 30 days",
        Stage.WAITING: "A notice is waiting to be sent",
        Stage.RUNNING: "A notice is being sent",
        Stage.DONE: "The last notice arrived",
        Stage.BROKEN: (
            "The last notice did not arrive, though it was tried three times. Look whether the address is right, and "
            "whether it answers within 10 seconds with a certificate that is trusted"
        ),
    }
)


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One address in words."""

    id: UUID
    host: str
    says: tuple[str, ...]
    is_over: bool


def notices(lines: Iterable[WebhookLine]) -> tuple[Notice, ...]:
    """The lines of the page."""
    return tuple(notice(one) for one in lines)


def notice(line: WebhookLine) -> Notice:
    """One address: what it is told of, who answers for it, and how the last notice went."""
    return Notice(
        id=line.id,
        host=line.host,
        says=(_OF[line.audience], f"Added by {line.by} on {day(line.at)}", _stands(line)),
        is_over=line.ended_at is not None,
    )


def _stands(line: WebhookLine) -> str:
    if line.ended_at is not None:
        return f"Taken out on {day(line.ended_at)} by {line.ended_by}"
    if not line.is_told:
        return "Told nothing now: whoever added it may no longer read these figures or make tokens"
    return _NEWEST[line.newest]
