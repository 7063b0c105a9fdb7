"""What the page of one's own work says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.duties import Duty
from tallystick_web.core.templating import day
from tallystick_web.desk.rules import Freshness, Work


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is due, as a row that one can tap. ``status`` and ``hint`` say why it stands here."""

    text: str
    href: str
    hint: str
    status: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """Things that are due at about the same time, or for the same reason."""

    id: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Owner:
    """Somebody whose updates are old."""

    name: str
    says: str


def lead(work: Work) -> str:
    """The first sentence: what is due from somebody this week."""
    counted = [
        *([_are(len(work.overdue), "overdue")] if work.overdue else []),
        *([_waits(len(work.waiting))] if work.waiting else []),
        *([_are(len(work.this_week), "due in the next seven days")] if work.this_week else []),
        *([_had_none(len(work.stale))] if work.stale else []),
    ]
    return f"{capitalised(listed(counted))}." if counted else "Nothing is due from you this week."


def parts(work: Work, *, organisation: str, on: date) -> tuple[Part, ...]:
    """The lists of the page in their order, without empty ones."""
    said = (
        ("overdue", "Overdue", work.overdue, "Overdue"),
        ("waiting", "Waits for you", work.waiting, "Waits"),
        ("this-week", "Due in the next seven days", work.this_week, "This week"),
        ("stale", "Say how it goes", work.stale, "No update"),
        ("later", "What comes next", work.later, "Later"),
    )
    return tuple(
        Part(id=key, heading=heading, lines=tuple(_line(one, status, organisation, on) for one in found))
        for key, heading, found, status in said
        if found
    )


def fresh(freshness: Freshness) -> str:
    """How many actions were updated lately; blank where somebody leads none."""
    if not freshness.of:
        return ""
    if freshness.of == 1:
        return f"Your one action was {'' if freshness.fresh else 'not '}updated in the last 30 days."
    many = capitalised(in_words(freshness.fresh)) if freshness.fresh else "None"
    were = "were" if freshness.fresh > 1 else "was"
    return f"{many} of your {in_words(freshness.of)} actions {were} updated in the last 30 days."


def owners(stale: Mapping[UUID, Freshness], names: Mapping[UUID, str]) -> Sequence[Owner]:
    """Those whose updates are old, by name."""
    return [
        Owner(name=names[key], says=_stale(one)) for key, one in sorted(stale.items(), key=lambda pair: names[pair[0]])
    ]


def _stale(one: Freshness) -> str:
    if one.of == 1:
        return "their one action had no update in the last 30 days"
    return f"{in_words(one.of - one.fresh)} of their {in_words(one.of)} actions had no update in the last 30 days"


def _line(duty: Duty, status: str, organisation: str, on: date) -> Line:
    return Line(
        text=duty.text,
        href=reverse(duty.route, kwargs={"organisation": organisation, **duty.parts}),
        hint=f"{duty.kind}. {_when(duty, on)}".strip(),
        status=status,
    )


def _when(duty: Duty, on: date) -> str:
    said = []
    if duty.waits_since:
        said.append(f"Since {day(duty.waits_since)}")
    if duty.due_on:
        said.append(f"{'Was due' if duty.is_overdue(on) else 'Due'} {day(duty.due_on)}")
    if duty.is_stale(on):
        said.append(f"Last updated {day(duty.updated_on)}" if duty.updated_on else "Never updated")
    return "".join(f"{one}. " for one in said)


def _things(count: int) -> str:
    return f"{in_words(count)} thing{'' if count == 1 else 's'}"


def _had_none(count: int) -> str:
    return f"{_things(count)} had no update in the last 30 days"


def _are(count: int, what: str) -> str:
    return f"{_things(count)} {'is' if count == 1 else 'are'} {what}"


def _waits(count: int) -> str:
    return f"{_things(count)} {'waits' if count == 1 else 'wait'} for you"
