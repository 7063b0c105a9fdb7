"""What the calendar of obligations says, and what a calendar program is told of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.duties import Duty
from tallystick_web.core.templating import day
from tallystick_web.desk.feed import Entry
from tallystick_web.organisations.obligation_rules import Obligation, Occurrence, Rule


@dataclass(frozen=True, kw_only=True)
class Line:
    """An obligation in a list. ``layer`` says what stands behind it, and ``says`` what is to be known of its date."""

    id: str
    title: str
    on: str
    layer: str
    colour: str
    says: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Month:
    """The dates of a month."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class CalendarPage:
    """The calendar of two years: what is to come by month, what has no date yet, and what was earlier this year.

    ``overdue`` is what was to be done by a day that is over, and nobody has said that it was.
    """

    lead: str
    overdue: tuple[Line, ...]
    coming: tuple[Month, ...]
    undated: tuple[Line, ...]
    earlier: tuple[Month, ...]


def calendar_page(found: Sequence[Occurrence], *, on: date) -> CalendarPage:
    """The page, as of a day."""
    overdue = [one for one in found if one.is_overdue(on)]
    dated = [one for one in found if one.on is not None and one not in overdue]
    this_month = (on.year, on.month)
    return CalendarPage(
        lead=_lead(found, len(overdue)),
        overdue=tuple(_line(one, on) for one in overdue),
        coming=_months((one for one in dated if _month(one) >= this_month), on),
        undated=tuple(_undated(one for one in found if one.on is None)),
        earlier=_months((one for one in dated if _month(one) < this_month), on),
    )


def layer_of(obligation: Obligation) -> tuple[str, str]:
    """What stands behind an obligation in words, and the colour of the tag."""
    if obligation.is_event and not obligation.layer.binds:
        return "For information", "white"
    return obligation.layer.label, "blue" if obligation.layer.binds else "grey"


def what_is_known(one: Occurrence, on: date) -> tuple[str, ...]:
    """What is to be known of a date: that it was done, that it is over, who set it, and what was not confirmed."""
    said = []
    if one.done_on:
        said.append(f"Done on {day(one.done_on)}")
    elif one.on and one.on < on and one.is_open():
        said.append("Nobody said yet that it was done")
    if one.own:
        said.append(f"Your organisation set this date: {one.own.reason}")
    elif one.obligation.unconfirmed:
        said.append(f"Date not confirmed: {one.obligation.unconfirmed}")
    return tuple(said)


def entries_of(found: Iterable[Occurrence], address: str, host: str) -> list[Entry]:
    """The obligations as a calendar program is told of them. ``address`` ends with a stroke."""
    return [
        Entry(
            uid=f"{one.obligation.id}-{one.year}@{host}",
            on=one.on,
            title=one.obligation.title,
            text=f"{layer_of(one.obligation)[0]}. {one.obligation.asks}",
            href=f"{address}{one.obligation.id}/",
        )
        for one in found
        if one.on is not None
    ]


def entry_of(duty: Duty, address: str, host: str) -> Entry:
    """Something that is due from a person, as their calendar program is told of it."""
    parts = "-".join(str(one) for one in duty.parts.values())
    return Entry(
        uid=f"{duty.route}-{parts}@{host}",
        on=duty.due_on or date.max,
        title=duty.text,
        text=duty.kind,
        href=address,
    )


def _lead(found: Sequence[Occurrence], overdue: int) -> str:
    duties = {one.obligation.id: one.obligation for one in found if not one.obligation.is_event}
    binding = sum(one.layer.binds for one in duties.values())
    are, rest = "is" if binding == 1 else "are", len(duties) - binding
    good = f"{in_words(rest)} {'is' if rest == 1 else 'are'} good practice, which binds nobody"
    if not overdue:
        return f"{capitalised(in_words(binding))} of these {are} by law or by contract, and {good}."
    return f"{past(overdue)} Of all that stands here, {in_words(binding)} {are} by law or by contract, and {good}."


def past(overdue: int) -> str:
    """How many obligations are past their date, in a sentence."""
    return f"{capitalised(in_words(overdue))} {'is' if overdue == 1 else 'are'} past the date and not marked as done."


def _month(one: Occurrence) -> tuple[int, int]:
    return (one.on.year, one.on.month) if one.on else (0, 0)


def _months(found: Iterable[Occurrence], on: date) -> tuple[Month, ...]:
    return tuple(
        Month(heading=f"{date(year, month, 1):%B} {year}", lines=tuple(_line(one, on) for one in there))
        for (year, month), there in groupby(found, key=_month)
    )


def _line(one: Occurrence, on: date) -> Line:
    layer, colour = layer_of(one.obligation)
    return Line(
        id=one.obligation.id,
        title=one.obligation.title,
        on=day(one.on) if one.on else "",
        layer=layer,
        colour=colour,
        says=what_is_known(one, on),
    )


def _undated(found: Iterable[Occurrence]) -> Iterable[Line]:
    """What has no date: each obligation once, with what would give it one."""
    for obligation, there in groupby(found, key=lambda one: one.obligation):
        layer, colour = layer_of(obligation)
        years = " or ".join(str(one.year) for one in there)
        needs = (
            f"{obligation.when}. Say when that was"
            if obligation.rule is Rule.AFTER_LAST
            else f"We do not know the date for {years}"
        )
        yield Line(id=obligation.id, title=obligation.title, on="", layer=layer, colour=colour, says=(needs,))
