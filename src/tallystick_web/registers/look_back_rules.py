"""The quarter's look-back: which outputs are read again, what their marks come to, and how far two readers agree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.registers.described.outputs import GOOD_MARKS, Mark
from tallystick_web.registers.sample_rules import Drawn, draw, ordinal

MOST_OUTPUTS = 20
_QUARTER = 3


@dataclass(frozen=True, kw_only=True)
class Published:
    """An output of the quarter, as the sample sees it."""

    id: UUID
    title: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Score:
    """In how many outputs race was considered, of those where it matters; how many it does not matter to, or wait.

    ``benchmark`` is a percentage; None where none was set.
    """

    considered: int
    matters: int
    not_relevant: int
    waiting: int
    benchmark: Decimal | None

    @property
    def share(self) -> Fraction | None:
        """The share in per cent, exactly; None where race matters to none of them."""
        return Fraction(100 * self.considered, self.matters) if self.matters else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the benchmark is reached; None where there is none, nothing to hold against it, or marks to come."""
        if self.share is None or self.benchmark is None or self.waiting:
            return None
        return self.share >= Fraction(self.benchmark)


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How many outputs two readers marked, and how many of these alike."""

    alike: int
    both: int


def quarter_of(ended: date) -> tuple[date, date]:
    """The days of the quarter that ended on one, both included."""
    return months_after(ended + timedelta(days=1), -_QUARTER), ended


def check_quarter(ended: date) -> None:
    """Raise Refused where no quarter ends on a day."""
    if (ended + timedelta(days=1)).day != 1 or ended.month % _QUARTER:
        raise Refused("A quarter ends with March, June, September or December. Enter the last day of one of these.")


def sample_of(outputs: Iterable[Published], *, seed: int) -> Drawn[Published]:
    """The outputs to read again: all of the quarter, or every so many of them by day."""
    return draw(sorted(outputs, key=lambda one: (one.on, str(one.id))), most=MOST_OUTPUTS, seed=seed)


def rule_in_words(drawn: Drawn[Published]) -> str:
    """How a sample was drawn, so that somebody else can draw it again."""
    if drawn.takes_all:
        return f"Every output of the quarter: {drawn.of}."
    return (
        f"Of {drawn.of} outputs of the quarter, in the order of the days on which they went out, every "
        f"{ordinal(drawn.step)}, beginning with the {ordinal(drawn.first)}: {len(drawn.chosen)}. The start is what is "
        f"left of the seed {drawn.seed} divided by {drawn.step}, plus one; the seed comes from this look-back’s id."
    )


def check_outputs(drawn: Drawn[Published]) -> None:
    """Raise Refused for a look-back at nothing."""
    if not drawn.of:
        raise Refused(
            "The register has no output that went out in this quarter. Add what was published, with the day, first."
        )


def check_open(*, is_open: bool) -> None:
    """Raise Refused where a look-back is closed."""
    if not is_open:
        raise Refused("This look-back is closed. Open it again in its register before you change its marks.")


def check_other_reader(*, first: UUID | None, second: UUID) -> None:
    """Raise Refused where whoever read first would read a second time, or nobody has read yet."""
    if first is None:
        raise Refused("Nobody has read these outputs yet. Give the first marks instead.")
    if first == second:
        raise Refused("You gave the first marks. A second reading is by somebody else who has not seen them.")


def score(marks: Sequence[str], *, benchmark: Decimal | None) -> Score:
    """What the marks of one reader come to. Blank is a mark that was not given yet."""
    given = [Mark(one) for one in marks if one]
    relevant = [one for one in given if one is not Mark.NOT_RELEVANT]
    return Score(
        considered=sum(1 for one in relevant if one in GOOD_MARKS),
        matters=len(relevant),
        not_relevant=len(given) - len(relevant),
        waiting=len(marks) - len(given),
        benchmark=benchmark,
    )


def agreement(first: Mapping[UUID, str], second: Mapping[UUID, str]) -> Agreement:
    """How far the marks of two readers agree, by output."""
    both = [(one, second[key]) for key, one in first.items() if one and second.get(key)]
    return Agreement(alike=sum(1 for one, other in both if one == other), both=len(both))
