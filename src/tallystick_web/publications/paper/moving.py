"""Which way measures went, in sentences: better or worse beyond what chance gives, or that it cannot be said."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tallystick.publishing.sentences.common import within
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Sign
from tallystick_web.reviews.frozen_rules import FrozenMeasure, FrozenPoint


class Way(StrEnum):
    """How the newest value of a measure stands to the one before."""

    BETTER = "better"
    WORSE = "worse"
    STEADY = "steady"
    BROKEN = "broken"
    FIRST = "first"
    WITHHELD = "withheld"
    NONE = "none"

    @property
    def label(self) -> str:
        """The way as people read it."""
        return {
            Way.BETTER: "Better than before",
            Way.WORSE: "Worse than before",
            Way.STEADY: "No clear change",
            Way.BROKEN: "Cannot be compared with before",
            Way.FIRST: "First value",
            Way.WITHHELD: "Withheld to protect people",
            Way.NONE: "No value yet",
        }[self]

    @property
    def sign(self) -> Sign:
        """The shape that says the same."""
        return {
            Way.BETTER: Sign.BETTER,
            Way.WORSE: Sign.WORSE,
            Way.STEADY: Sign.STEADY,
            Way.BROKEN: Sign.UNSURE,
            Way.FIRST: Sign.NONE,
            Way.WITHHELD: Sign.NONE,
            Way.NONE: Sign.NONE,
        }[self]


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A measure with its newest value, the one before, and which way it went."""

    measure: FrozenMeasure
    way: Way
    was: FrozenPoint | None
    now: FrozenPoint | None

    @property
    def says(self) -> str:
        """It in a sentence."""
        return self.said_of(self.measure.name)

    @property
    def in_short(self) -> str:
        """The same, of its short name."""
        return self.said_of(short_name(self.measure))

    def said_of(self, called: str) -> str:
        """It in a sentence, under a name."""
        name = capitalised(called)
        if self.now is None:
            return f"{name}: {'no value yet' if self.measure.is_counted else 'nobody counts this yet'}."
        told = f"{name}: {_with_label(self.now)}"
        before = f"{name} was {_with_label(self.was)}" if self.was else name
        return {
            Way.BETTER: f"{before} and is {_with_label(self.now)}: better, by more than chance usually gives.",
            Way.WORSE: f"{before} and is {_with_label(self.now)}: worse, by more than chance usually gives.",
            Way.STEADY: f"{before} and is {_with_label(self.now)}: no change that is clearly more than chance.",
            Way.BROKEN: f"{told}. It cannot be compared with the value before. {self.now.broken_by}".rstrip(),
            Way.FIRST: f"{told}, its first value. There is nothing before it to compare it with.",
            Way.WITHHELD: f"{name}: {_why(self.now)} ({self.now.label}).",
            Way.NONE: told,
        }[self.way]


def moved(measure: FrozenMeasure) -> Moved:
    """Which way a measure went, from the value before its newest one."""
    now = measure.points[-1] if measure.points else None
    was = measure.points[-2] if len(measure.points) > 1 else None
    return Moved(measure=measure, way=_way(measure, was, now), was=was, now=now)


def short_name(measure: FrozenMeasure) -> str:
    """What a measure is called, without the brackets at its end that say which standard it is of."""
    name, bracket, of = measure.name.removesuffix(")").rpartition(" (")
    standard = measure.source.partition(":")[0]
    return name if bracket and standard and of.startswith(standard) else measure.name


def of_way(every: Iterable[Moved], *ways: Way) -> tuple[Moved, ...]:
    """Those that went one of these ways."""
    return tuple(one for one in every if one.way in ways)


def _way(measure: FrozenMeasure, was: FrozenPoint | None, now: FrozenPoint | None) -> Way:
    if now is None:
        return Way.NONE
    if not now.value:
        return Way.WITHHELD
    if now.broken_by:
        return Way.BROKEN
    if was is None or not was.value:
        return Way.FIRST if was is None else Way.BROKEN
    if measure.is_worse:
        return Way.WORSE
    return Way.BETTER if measure.is_better else Way.STEADY


def _with_label(point: FrozenPoint) -> str:
    return f"{point.says} ({point.label})"


def _why(point: FrozenPoint) -> str:
    return within(point.why or "withheld to protect people")
