"""Concerns as counts, the routes to raise one, and the carers passport, in words.

Counts of people leave as typed ones do, to the nearest five and withheld under ten. What the organisation did with
concerns (acknowledged, closed, checked) is given in tenths, since a late answer is a fact about the organisation.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.report.views import Grid
from tallystick_web.core.templating import capitalize_first, day, number
from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.numbers.recorded_rules import WITHHELD, Typed, given, to_step
from tallystick_web.registers.described.concerns import CHECKED_AFTER, PARTS_OF_ALL, Group, Source
from tallystick_web.registers.measured.standing import ConcernPeriod, Numbers
from tallystick_web.registers.measured.together import RULE, shown, shown_together
from tallystick_web.registers.queries.concerns import PassportsNow
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.rules import Freshness

_SIDE_BY_SIDE = 4
_TENTHS = 10
NOT_COUNTED = "Not counted"
CORRECTED = f"{WITHHELD}: this count was corrected"
_DOES_NOT_ADD_UP = "Not given: the three groups are not everybody together"

Say = Callable[[Numbers], str]


@dataclass(frozen=True, kw_only=True)
class SourcePart:
    """Concerns of one kind: how they were dealt with, and by group, in the newest periods side by side."""

    title: str
    dealt_with: Grid
    by_group: Grid | None


@dataclass(frozen=True, kw_only=True)
class ConcernsPage:
    """Concerns as counts, as whoever keeps none reads them."""

    periods: Mapping[Source, Sequence[ConcernPeriod]]

    @property
    def lead(self) -> str:
        """What the newest period of the first kind says, in a few sentences."""
        if not self.periods:
            return "No concerns have been counted here yet."
        source, periods = next(iter(self.periods.items()))
        newest = periods[0]
        if newest.everybody is None:
            return f"The count of {source.label} in {period_in_words(newest)} was corrected, and so it is withheld."
        return " ".join(_sentences(source, newest, newest.everybody))

    @property
    def sources(self) -> tuple[SourcePart, ...]:
        """Each kind of case that was counted."""
        return tuple(
            SourcePart(
                title=capitalize_first(source.label),
                dealt_with=_dealt_with(source, periods[:_SIDE_BY_SIDE]),
                by_group=_by_group(source, periods[:_SIDE_BY_SIDE]),
            )
            for source, periods in self.periods.items()
        )


def period_in_words(period: ConcernPeriod) -> str:
    """“April to September 2026”, “October 2025 to March 2026”, “the year to March 2026”."""
    since, until = period.since, period.until
    if since.month == until.month + 1:
        return f"the year to {until:%B %Y}"
    return f"{since:%B} to {until:%B %Y}" if since.year == until.year else f"{since:%B %Y} to {until:%B %Y}"


# HOW CONCERNS WERE DEALT WITH


def _sentences(source: Source, period: ConcernPeriod, numbers: Numbers) -> list[str]:
    count = shown(numbers["raised"])
    where = capitalize_first(f"in {period_in_words(period)}")
    if count is None:
        return [f"{where} so few concerns were counted under {source.label}, or none, that the number is withheld."]
    found = [f"{where} about {number(count)} concerns were counted under {source.label}."]
    if numbers["acknowledged"] is not None:
        found.append(f"{tenths(numbers['acknowledged'], numbers['raised'])} were acknowledged within five days.")
    if _has_enough(numbers["closed"]) and numbers["days"] is not None:
        found.append(f"Of those closed, half took {number(numbers['days'])} days or less.")
    return found


def _dealt_with(source: Source, periods: Sequence[ConcernPeriod]) -> Grid:
    rows: list[tuple[str, Say]] = [
        ("Raised", lambda said: about(said["raised"])),
        ("Acknowledged within five days", lambda said: tenths(said["acknowledged"], said["raised"])),
        ("Closed by the day of the count", lambda said: tenths(said["closed"], said["raised"])),
        ("Days from raising to closing, the middle one", days),
        ("Upheld, wholly or in part, of those with an outcome", _upheld),
        ("Would raise it again, of those who answered", lambda said: _share(said["again"], said["answered"])),
        *(_harm_checks(name, months) for name, months in CHECKED_AFTER.items()),
        ("Checks that found harm", lambda said: about(said["harm"])),
    ]
    return Grid(
        caption=f"{capitalize_first(source.label)}: how concerns were dealt with",
        heads=("What was counted", *(capitalize_first(period_in_words(one)) for one in periods)),
        rows=tuple((text, *(_said(one, say) for one in periods)) for text, say in rows),
        text_columns=tuple(range(len(periods) + 1)),
    )


def _said(period: ConcernPeriod, say: Say) -> str:
    if period.everybody is None:
        return CORRECTED
    return say(period.everybody)


def _harm_checks(name: str, months: int) -> tuple[str, Say]:
    return (
        f"Checks for harm after {months} months, held by their date",
        lambda said: tenths(said[f"held_{name}"], said[f"due_{name}"]),
    )


def _upheld(said: Numbers) -> str:
    outcomes = [said[one] for one in ("upheld", "partly", "not_upheld")]
    if set(outcomes) == {None}:
        return NOT_COUNTED
    upheld, partly, not_upheld = (one or 0 for one in outcomes)
    return _share(upheld + partly, upheld + partly + not_upheld)


def about(count: int | None) -> str:
    """A count of people as others read it: “about 35”."""
    if count is None:
        return NOT_COUNTED
    found = shown(count)
    return WITHHELD if found is None else f"About {number(found)}"


def tenths(happened: int | None, of: int | None) -> str:
    """What was done with concerns, in tenths: “about 9 in 10”. Withheld of fewer than ten."""
    if happened is None or of is None:
        return NOT_COUNTED
    if not _has_enough(of):
        return WITHHELD
    if happened in (0, of):
        return "All" if happened else "None"
    found = to_step(happened, of, 100 // _TENTHS) // _TENTHS
    return {0: "Hardly any", _TENTHS: "Nearly all"}.get(found, f"About {found} in {_TENTHS}")


def days(said: Numbers) -> str:
    """The middle one of the days to close. Withheld of fewer than ten."""
    if said["days"] is None:
        return NOT_COUNTED
    if not _has_enough(said["closed"]):
        return WITHHELD
    return "1 day" if said["days"] == 1 else f"{number(said['days'])} days"


def _share(happened: int | None, people: int | None) -> str:
    if happened is None or not people:
        return NOT_COUNTED
    typed = Typed(happened=happened, people=people)
    return given(typed, MeasureUnit.SHARE, is_protected=True, counts_people=True).says


def _has_enough(count: int | None) -> bool:
    return count is not None and count >= RULE.hide_below


# BY GROUP


def _by_group(source: Source, periods: Sequence[ConcernPeriod]) -> Grid | None:
    """The numbers by group; None where nobody counted any."""
    if all(not one.groups and not one.is_corrected for one in periods):
        return None
    raised = [_raised_by_group(one) for one in periods]
    lines = [(f"Raised: {group.label}", [one[at] for one in raised]) for at, group in enumerate(PARTS_OF_ALL)]
    lines += [(f"Days to close: {group.label}", [_days_of(group, one) for one in periods]) for group in PARTS_OF_ALL]
    return Grid(
        caption=f"{capitalize_first(source.label)}: by ethnic group of whoever raised it, as they say it themselves",
        heads=("Group", *(capitalize_first(period_in_words(one)) for one in periods)),
        rows=tuple((text, *cells) for text, cells in lines),
        text_columns=tuple(range(len(periods) + 1)),
    )


def _raised_by_group(period: ConcernPeriod) -> list[str]:
    if not _is_by_group(period):
        return [_why_not_by_group(period)] * len(PARTS_OF_ALL)
    return [WITHHELD if one is None else f"About {number(one)}" for one in _counts_by_group(period).values()]


def _days_of(group: Group, period: ConcernPeriod) -> str:
    """The days of a group whose count is shown: others would tell that it has ten or more."""
    if not _is_by_group(period):
        return _why_not_by_group(period)
    return WITHHELD if _counts_by_group(period)[group] is None else days(period.groups[group])


def _is_by_group(period: ConcernPeriod) -> bool:
    return not period.is_corrected and period.adds_up


def _why_not_by_group(period: ConcernPeriod) -> str:
    if period.is_corrected:
        return CORRECTED
    return _DOES_NOT_ADD_UP if period.groups else NOT_COUNTED


def _counts_by_group(period: ConcernPeriod) -> Mapping[Group, int | None]:
    whole = (period.everybody or {}).get("raised") or 0
    counts = shown_together(whole, [period.groups[one]["raised"] or 0 for one in PARTS_OF_ALL])
    return dict(zip(PARTS_OF_ALL, counts, strict=True))


# ROUTES, AND THE CARERS PASSPORT


@dataclass(frozen=True, kw_only=True)
class RouteBox:
    """A route to raise a concern, in lines. ``warns`` is blank where it was confirmed in time."""

    title: str
    rows: tuple[dict[str, str], ...]
    link: str
    warns: str


def route_boxes(routes: Sequence[EntryNow], *, today: date) -> tuple[RouteBox, ...]:
    """The routes that are open, those that were confirmed in time first."""
    boxes = [_route_box(one, today) for one in routes]
    return tuple(sorted(boxes, key=lambda one: bool(one.warns)))


def _route_box(route: EntryNow, today: date) -> RouteBox:
    said = route.values
    lines = [
        ("How to reach them", said["reached"]),
        ("In confidence", "Yes" if said["confidential"] else "No"),
        ("Without saying who you are", "Yes" if said["anonymous"] else "No"),
        ("Outside the organisation", {True: "Yes", False: "No"}.get(said["outside"], "")),
        ("What happens next", said["next"]),
        ("When you hear", "The same day" if not said["days"] else f"Within {_days_in_words(said['days'])}"),
    ]
    is_stale = route.freshness(today) is Freshness.STALE
    return RouteBox(
        title=route.title,
        rows=tuple({"key": key, "value": value} for key, value in lines if value),
        link=said["link"],
        warns=f"Nobody has confirmed this since {day(route.confirmed_on)}. It may have changed." if is_stale else "",
    )


def _days_in_words(count: int) -> str:
    return "a day" if count == 1 else f"{number(count)} days"


def passports_in_words(found: PassportsNow | None) -> str:
    """How many carers passports are in place, as everybody reads it."""
    if found is None:
        return "Nobody has counted yet how many passports are in place."
    if found.is_corrected:
        return f"The count of {day(found.as_of)} was corrected, and so it is withheld until the next one."
    count = shown(found.in_place)
    if count is None:
        return f"On {day(found.as_of)} there were none, or fewer than ten. The number is withheld to protect people."
    return f"About {number(count)} passports were in place on {day(found.as_of)}."
