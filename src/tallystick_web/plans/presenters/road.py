"""What a target would take, in words and tables: the chance first, then what would change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words
from tallystick.statistics.forecasts import Lever, Needed, WhatItWouldTake
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.plans.presenters.road_chart import Chart, chart_of
from tallystick_web.plans.presenters.road_words import (
    in_a_hundred,
    month_called,
    number_in_a_hundred,
    percent,
    plain_number,
)
from tallystick_web.plans.road_rules import MONTHS_OF_A_YEAR, Road

LEVERS: Mapping[Lever, str] = {
    Lever.MEMBERS_STAY: "People of the group leave half as often",
    Lever.MORE_APPOINTED: "Ten more in every 100 appointments go to the group",
    Lever.ONE_MORE_POST: "There is one more post",
    Lever.FILLED_AT_ONCE: "Empty posts are filled at once",
}
_QUARTER, _MOST_QUARTERS = 3, 20
_TO_THE_MEAN = (
    "A team that had an unusually good or bad year will usually be nearer to its long course in the next. That alone "
    "is no effect of a plan."
)


@dataclass(frozen=True, kw_only=True)
class RoadPage:
    """The answer as people read it. ``by`` is the day of the target, ``today`` the day it was asked."""

    road: Road
    by: date
    today: date

    @property
    def says(self) -> str:
        """The first sentence: the chance on the day, and what is open about it."""
        found = self.road.forecast
        said = (
            f"{self._basis}, the chance of at least {found.heads} of {self.road.typed.posts_then} on {day(self.by)} is "
            f"{in_a_hundred(found.at_date)}."
        )
        if found.typed_rates == len(self.road.typed.flow.rates):
            return said
        low, high = number_in_a_hundred(found.at_date_low), number_in_a_hundred(found.at_date_high)
        return f"{said} What is known leaves, in four cases of five, anything from {low} to {high} in 100 possible."

    @property
    def ever(self) -> str:
        """By the day and ever before it, told apart."""
        found = self.road.forecast
        return (
            f"The chance that the target is met on {day(self.by)} is {in_a_hundred(found.at_date)}. The chance that it "
            f"is met at the end of at least one month until then is {in_a_hundred(found.ever)}. A team can reach a "
            "target and lose it again."
        )

    @property
    def now(self) -> str:
        """Where the team is today."""
        typed, found = self.road.typed, self.road.forecast
        asked = f"The share asked for today comes to {found.heads_now} of {typed.team.people} in post"
        reached = "which the team has" if typed.members >= found.heads_now else f"and the team has {typed.members}"
        return f"{asked}, {reached}. A share of people is rounded up: there is no part of a person."

    @property
    def flows(self) -> str:
        """The appointments and leavers to be expected, as forecasts."""
        found = self.road.forecast
        return (
            f"Until then about {found.appointments:.1f} appointments are to be expected, about "
            f"{found.appointments_of_members:.1f} of them of people of the group, and about "
            f"{found.leavers_of_members:.1f} people of the group are expected to leave. These are forecasts, never a "
            "number to appoint."
        )

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader must not make of the numbers."""
        typed, found = self.road.typed, self.road.forecast
        said = [
            _small(typed.posts_then),
            _TO_THE_MEAN,
            self.smallest,
            _thin(typed.is_thin),
            _typed_rates(found.typed_rates),
        ]
        return tuple(one for one in said if one)

    @property
    def smallest(self) -> str:
        """The smallest change that the figures alone could tell from chance."""
        found, typed = self.road.smallest, self.road.typed
        if found is None:
            return ""
        if found.higher_heads is None:
            return "No later count of so few people could be told from chance by the figures alone."
        return (
            f"{_people(typed.members)} of {typed.posts - typed.empty} would have to become {found.higher_heads} of "
            f"{typed.posts_then} before the figures alone could tell the change from chance. A target below that may "
            "be met, and nobody could show from the figures that it was more than luck."
        )

    @cached_property
    def chart(self) -> Chart:
        """The picture: what is expected, how far it may go, and what the target asks for."""
        return chart_of(self.road, self._months, self.today)

    @property
    def course(self) -> Grid:
        """The same as a table."""
        months = self.road.forecast.months
        rows = tuple(
            (
                month_called(self.today, at) if at < len(months) else day(self.by),
                f"{months[at - 1].expected:.1f}",
                f"{months[at - 1].low} to {months[at - 1].high}",
                str(months[at - 1].heads),
                in_a_hundred(months[at - 1].chance),
            )
            for at in self._months
        )
        return Grid(
            caption="People of the group in the team, if things go on as they are",
            heads=(
                "At the end of",
                "Expected",
                "In four cases of five",
                "Target asks for",
                "Chance of meeting it then",
            ),
            rows=rows,
            text_columns=(0, 4),
        )

    @property
    def takes(self) -> Grid:
        """What it would take, for each chance asked about."""
        take = self.road.take
        unreached = f"Not reached, even if every appointment went to the group ({in_a_hundred(take.bound)})"
        return Grid(
            caption="What would have to come about, by fair competition",
            heads=("For a chance of", "Share of appointments", "Appointments expected", "Of the group among them"),
            rows=tuple(self._take(one, unreached) for one in take.needed),
            text_columns=(0, 1),
            note="The last two columns are forecasts of what would come about. They are never a number to appoint.",
        )

    @property
    def bound(self) -> str:
        """What no plan that works through appointments alone can do better than."""
        return (
            "If every single appointment went to people of the group, the chance would be "
            f"{in_a_hundred(self.road.take.bound)}. No plan that works through appointments alone can do better. "
            "Beyond it a target needs more time, more posts or a lower aim."
        )

    @property
    def changes(self) -> Grid:
        """What each thing that can be changed would do."""
        rows = tuple(
            (LEVERS[one.lever], in_a_hundred(one.forecast.at_date), _points(one.change)) for one in self.road.pulled
        )
        return Grid(
            caption="What would change it, one thing at a time",
            heads=("If", "Chance on the day", "Change, in 100"),
            rows=rows,
            text_columns=(0, 1),
            note="One more post may ask for one more person. Every change is made today and lasts.",
        )

    @property
    def delay(self) -> tuple[str, ...]:
        """What a year's delay costs."""
        later, planned = self.road.later, self.road.planned
        if later is None:
            return ("The day is a year away or less: a plan that begins a year from now begins after it.",)
        said = []
        if planned is not None:
            share = percent(self.road.typed.planned or Decimal(0))
            said.append(
                f"With {share} of appointments going to the group from today the chance is {in_a_hundred(planned[0])}. "
                f"If that begins a year from now, it is {in_a_hundred(planned[1])}."
            )
        said.append(_waiting(self.road.take, later))
        return tuple(said)

    @property
    def _basis(self) -> str:
        typed, found = self.road.typed, self.road.forecast
        if found.typed_rates == len(typed.flow.rates):
            return "At the rates that were typed"
        if found.typed_rates or typed.years is None:
            return "At these rates"
        return f"At the rates of the last {_years(typed.years)}"

    @property
    def _months(self) -> tuple[int, ...]:
        """The months that are shown: every quarter, or every year of a long course; and the last."""
        last = len(self.road.forecast.months)
        step = _QUARTER if last <= _QUARTER * _MOST_QUARTERS else MONTHS_OF_A_YEAR
        return (*range(step, last, step), last)

    def _take(self, one: Needed, unreached: str) -> tuple[str, ...]:
        chance = f"{one.chance * 100:.0f} in 100"
        if one.share is None:
            return chance, unreached, "", ""
        if not one.share:
            return chance, "Any share: it is as likely without one", f"{one.appointments:.1f}", f"{one.of_members:.1f}"
        return chance, f"{one.share * 100:.0f}%", f"{one.appointments:.1f}", f"{one.of_members:.1f}"


def _points(change: float) -> str:
    """By how much a chance differs, with its sign."""
    rounded = round(change * 100)
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"


def _years(years: Decimal) -> str:
    if years == 1:
        return "year"
    return f"{in_words(int(years)) if years == int(years) else plain_number(years)} years"


def _people(count: int) -> str:
    return capitalised(in_words(count)) if count else "None"


def _small(posts: int) -> str:
    return (
        f"One person is {100 / posts:.0f} points of this team’s share. One arrival or one leaver can decide whether "
        "the target is met, so a hit or a miss may be chance."
    )


def _thin(is_thin: bool) -> str:
    if not is_thin:
        return ""
    return (
        "The history is thin. With so few appointments or years the sum starts near half and half, so for a group that "
        "gets under half of appointments it leans towards hope. Three years or more are better."
    )


def _typed_rates(count: int) -> str:
    if not count:
        return ""
    said = "One rate was typed and is" if count == 1 else f"{capitalised(in_words(count))} rates were typed and are"
    return f"{said} taken as certain. No real rate is, so the true chance is less sure than it looks."


def _waiting(now: WhatItWouldTake, later: WhatItWouldTake) -> str:
    """The share that an even chance asks for, begun now and begun in a year."""
    first, second = now.needed[0], later.needed[0]
    if first.share is None:
        return "An even chance cannot be reached through appointments alone, whenever the plan begins."
    asked = f"An even chance asks for {first.share * 100:.0f}% of appointments from today"
    if second.share is None:
        return f"{asked}. From a year on, not even every appointment would be enough."
    return f"{asked}, and for {second.share * 100:.0f}% if the plan begins a year from now."
