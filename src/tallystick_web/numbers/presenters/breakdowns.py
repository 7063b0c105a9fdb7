"""Which breakdowns there are against those there could be, in tables."""

from dataclasses import dataclass

from tallystick.publishing.report.lines import title_of
from tallystick.publishing.report.views import Grid
from tallystick_web.core.chrome import Link
from tallystick_web.numbers.breakdowns import Breakdown, State
from tallystick_web.numbers.chapters import Front
from tallystick_web.numbers.presenters.reading import Reader

_MEANINGS = {
    State.GIVEN: "It is on the page of the indicator.",
    State.WITHHELD: "It was counted, and is left out, because somebody could have been recognised from it.",
    State.NOT_COLLECTED: "What was handed in does not hold it, or does not hold it for everybody.",
    State.NOT_ASKED: "It is not offered to these readers for an indicator of this kind, or not for this year.",
}


@dataclass(frozen=True, kw_only=True)
class BreakdownsPage:
    """Which breakdowns of a standard there are."""

    front: Front
    reader: Reader

    @property
    def switches(self) -> tuple[Link, ...]:
        """The same page for other readers."""
        return self.reader.switches("breakdowns", standard=self.front.contents.standard)

    @property
    def back(self) -> Link:
        """The page of the standard."""
        return Link(text="Where we stand", href=self.reader.href("standard", standard=self.front.contents.standard))

    @property
    def lead(self) -> str:
        """How many of those that are asked for are here."""
        asked = [one for _, there in self.front.breakdowns for one in there if one.state is not State.NOT_ASKED]
        given = sum(one.state is State.GIVEN for one in asked)
        return f"Of {len(asked)} breakdowns that are asked for, {given} are here."

    @property
    def meanings(self) -> tuple[tuple[str, str], ...]:
        """What each answer means."""
        return tuple((f"{state[:1].upper()}{state[1:]}", _MEANINGS[state]) for state in State)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """A table for each indicator."""
        return tuple(breakdowns_grid(title_of(indicator), there) for indicator, there in self.front.breakdowns)


def breakdowns_grid(caption: str, there: tuple[Breakdown, ...]) -> Grid:
    """The breakdowns of one indicator as a table."""
    rows = tuple((one.by, one.says[:1].upper() + one.says[1:]) for one in there)
    return Grid(caption=caption, heads=("Breakdown", "Is it here?"), rows=rows, text_columns=(0, 1))
