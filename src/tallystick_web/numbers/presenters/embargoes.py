"""What the pages about figures that are held back say."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from tallystick.definitions import available, load
from tallystick.publishing.words import listed
from tallystick_web.core.templating import day, moment
from tallystick_web.numbers.embargoed import HeldLine


@dataclass(frozen=True, kw_only=True)
class Held:
    """Figures that are or were held back, in words."""

    id: UUID
    title: str
    says: tuple[str, ...]
    is_over: bool


def held(lines: Iterable[HeldLine]) -> tuple[Held, ...]:
    """The lines of the page."""
    return tuple(held_one(one) for one in lines)


def held_one(line: HeldLine) -> Held:
    """One of them: until when, who may read it, why, who decided it, and how it ended."""
    says = (_until(line), _who_reads(line), f"Reason: {line.why}", f"Held back by {line.by} on {day(line.at)}")
    return Held(id=line.id, title=_title(line.standard, line.year), says=says, is_over=line.ended_at is not None)


def _until(line: HeldLine) -> str:
    if line.ended_at is None:
        return f"Held back until {moment(line.until)}"
    how = f"ended by {line.ended_by}" if line.ended_by else "over, as the time had come"
    return f"Were to be held back until {moment(line.until)}; {how}, {moment(line.ended_at)}"


def _who_reads(line: HeldLine) -> str:
    """Who may read them beside the desk."""
    others = f" and {listed(line.readers)}" if line.readers else " and nobody else"
    verb = "May be read" if line.ended_at is None else "Could be read until then"
    return f"{verb} by those who read the analyst’s desk{others}"


def _title(standard: str, year: int) -> str:
    """The title of figures; their short names where this program has no such definition."""
    if f"{standard}/{year}" not in available():
        return f"{standard} {year}"
    return f"{load(standard, year).title}, {year}"
