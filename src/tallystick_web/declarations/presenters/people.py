"""What is said of who can be asked: whether they were, and never whether they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tallystick_web.core.templating import day
from tallystick_web.declarations.queries.people import CanBeAsked
from tallystick_web.declarations.rules import can_be_asked


@dataclass(frozen=True, kw_only=True)
class CannotAsk:
    """Somebody who cannot be asked now, and why."""

    name: str
    why: str


def may_ask(one: CanBeAsked, today: date) -> bool:
    """Whether somebody can be sent a link today."""
    return one.has_address and can_be_asked(one.asked_on, is_stopped=one.is_stopped, today=today)


def line(one: CanBeAsked) -> str:
    """Somebody with the day on which they were last asked."""
    return f"{one.name} (last asked on {day(one.asked_on)})" if one.asked_on else one.name


def cannot(people: Iterable[CanBeAsked], today: date) -> tuple[CannotAsk, ...]:
    """Those who cannot be asked today."""
    return tuple(CannotAsk(name=one.name, why=_why(one)) for one in people if not may_ask(one, today))


def _why(one: CanBeAsked) -> str:
    if one.is_stopped:
        return "asked that nothing about them is used"
    if not one.has_address:
        return "no e-mail address"
    return f"was asked on {day(one.asked_on)}, and not again within 30 days" if one.asked_on else ""


def asked_line(text: str, asked: int, answered: int | None) -> str:
    """How many people of a kind were asked, and roughly how many answered, where that tells of nobody."""
    if not asked:
        return f"No {text} was asked yet."
    were = "1 person was" if asked == 1 else f"{asked} people were"
    if answered is None:
        return f"{were} asked. How many answered is said from ten on."
    return f"{were} asked, and at least {answered} of them answered."
