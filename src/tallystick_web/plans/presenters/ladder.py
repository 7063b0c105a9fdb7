"""A ladder of bands in words and tables: what holds the top back, and every band year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words
from tallystick.statistics.forecasts import BandForecast, BandLever, BandPulled
from tallystick_web.plans.ladder_rules import Ladder
from tallystick_web.plans.presenters.road_words import in_a_hundred
from tallystick_web.plans.road_rules import THIN_YEARS

LEVERS: Mapping[BandLever, str] = {
    BandLever.MORE_PROMOTED: "Ten more in every 100 promoted into the band are of the group",
    BandLever.MORE_APPOINTED: "Ten more in every 100 appointed from outside are of the group",
    BandLever.MEMBERS_STAY: "People of the group leave half as often",
}
_SHOWN_FROM = 0.005
_THIN = (
    "The history is thin. With so few years and events the sum starts near half and half, so for a group that gets "
    "under half of appointments it leans towards hope. Three years or more are better."
)


@dataclass(frozen=True, kw_only=True)
class LadderPage:
    """The answer as people read it. ``today`` is the day it was asked."""

    ladder: Ladder
    today: date

    @property
    def says(self) -> str:
        """The first sentence: the band that holds the top back most."""
        most, top = self.ladder.bottleneck.most, self.ladder.lines[-1].band
        if most is None or most.change < _SHOWN_FROM:
            return f"None of these changes alone would move band {top} by as much as a hundredth of a person."
        years = "a year" if len(self.ladder.years) == 1 else f"{in_words(len(self.ladder.years))} years"
        what = LEVERS[most.lever]
        where = f"band {top} itself" if most.band == top else f"band {most.band}"
        return (
            f"What holds band {top} back most is {where}. The one change that would move the top most within {years} "
            f"is there: {what[:1].lower()}{what[1:]}. {_heads(most.change)} more of the group would then be expected "
            f"in band {top}."
        )

    @property
    def cautions(self) -> tuple[str, ...]:
        """What a reader must not make of the numbers."""
        smallest = min(one.people for one in self.ladder.lines)
        point = f"{100 / smallest:.1f}".removesuffix(".0")
        said = f"In the smallest band one person is {point} points of its share, so a change there may be chance."
        return (said, _THIN) if self.ladder.counted < THIN_YEARS else (said,)

    @property
    def course(self) -> Grid:
        """Every band, the highest first: the share now and at the end of each year, with its range."""
        lines, years = self.ladder.lines, self.ladder.years
        rows = tuple(
            (
                one.band,
                f"{_percent(one.members, one.people)} ({one.members} of {one.people})",
                *(_share(year[at], one.people) for year in years),
                str(years[-1][at].heads),
                in_a_hundred(years[-1][at].chance),
            )
            for at, one in reversed(tuple(enumerate(lines)))
        )
        heads = ("Band", "Now", *(f"{self.today.year + at}" for at in range(1, len(years) + 1)))
        return Grid(
            caption="Share of the group in each band, if things go on as they are",
            heads=(*heads, "Target asks for", "Chance of meeting it"),
            rows=rows,
            text_columns=(0, *range(1, len(heads)), len(heads) + 1),
            note=(
                "At this time of each year. In brackets, where four cases of five lie. Another draw of 10,000 would "
                f"move a chance by about {max(100 * one.error for one in years[-1]):.1f} in 100 at most."
            ),
        )

    @property
    def changes(self) -> Grid:
        """Every change in every band, and what each would add at the top; the largest first."""
        top = self.ladder.lines[-1].band
        pulled = sorted(self.ladder.bottleneck.pulled, key=lambda one: -one.change)
        return Grid(
            caption=f"What one change would add to band {top}",
            heads=("Change", "In band", f"People of the group added to band {top}"),
            rows=tuple((LEVERS[one.lever], one.band, _added(one)) for one in pulled),
            text_columns=(0, 1),
            note="It says where change would show, not why it has not come.",
        )


def _share(found: BandForecast, people: int) -> str:
    low, high = (100 * one / people for one in (found.low, found.high))
    return f"{100 * found.expected / people:.0f}% ({low:.0f} to {high:.0f})"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


def _added(one: BandPulled) -> str:
    return f"{one.change:+.2f}".replace("-", "−") if abs(one.change) >= _SHOWN_FROM else "0"


def _heads(change: float) -> str:
    return f"About {change:.1f} people" if change >= 0.05 else f"About {change:.2f} people"
