"""Is this fit for the board? Each rule with its answer, and what to do about each gap."""

from dataclasses import dataclass

from tallystick_web.core.chrome import Link
from tallystick_web.numbers.board_answers import Check, Fitness
from tallystick_web.numbers.presenters.reading import Reader

ABOUT = (
    "A board can be misled by figures that are all correct: bands put together, one year alone, a figure with nothing "
    "to hold it against. This check names what is missing. It stops nothing, and it says nothing of what the figures "
    "show."
)


@dataclass(frozen=True, kw_only=True)
class BoardCheckPage:
    """The answers for one standard."""

    fitness: Fitness
    reader: Reader
    standards: tuple[Link, ...]

    @property
    def caption(self) -> str:
        """The standard and the year."""
        return f"{self.fitness.title}, 31 March {self.fitness.year}"

    @property
    def gaps(self) -> tuple[Check, ...]:
        """What is missing."""
        return self.fitness.gaps

    @property
    def met(self) -> tuple[Check, ...]:
        """What is there."""
        return tuple(one for one in self.fitness.checks if one.is_met)

    @property
    def back(self) -> Link:
        """The page of the standard."""
        return Link(text="Where we stand", href=self.reader.href("standard", standard=self.fitness.standard))

    @property
    def switches(self) -> tuple[Link, ...]:
        """The same page for other readers."""
        return self.reader.switches("board-check", standard=self.fitness.standard)
