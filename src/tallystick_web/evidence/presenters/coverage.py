"""A framework and the evidence held for it. It says what is held and what is not, and never that anything is met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick.publishing.words import listed
from tallystick_web.evidence.frameworks import Clause, Framework
from tallystick_web.evidence.presenters.pieces import PieceLine, apart
from tallystick_web.evidence.queries import Piece

NOT_MET = (
    "That evidence is held does not mean that what is asked is met, and evidence that something changed does not say "
    "why. People judge both."
)


@dataclass(frozen=True, kw_only=True)
class ClauseBox:
    """A clause, and what is held for it: what was done and what changed stand apart."""

    clause: Clause
    activity: tuple[PieceLine, ...]
    effect: tuple[PieceLine, ...]
    is_marked: bool

    @property
    def is_held(self) -> bool:
        """Whether anything is held."""
        return bool(self.activity or self.effect)


@dataclass(frozen=True, kw_only=True)
class PartBox:
    """Clauses that stand together."""

    title: str
    boxes: tuple[ClauseBox, ...]


@dataclass(frozen=True, kw_only=True)
class CoveragePage:
    """The whole framework."""

    framework: Framework
    parts: tuple[PartBox, ...]

    @property
    def lead(self) -> str:
        """What nothing is held on, named."""
        return held_in_words(self.framework, {one.clause.id for one in self._boxes if one.is_held})

    @property
    def only_done(self) -> str:
        """The clauses with evidence of what was done and none of what changed; blank where there are none."""
        named = [one.clause.name for one in self._boxes if one.activity and not one.effect]
        return f"Only what was done, and nothing yet of what changed: {listed(named)}." if named else ""

    @property
    def provenance(self) -> str:
        """Where the words come from, and whether they were held against the original."""
        if self.framework.checked:
            return "The words are ours. They were held against the original."
        return "The words are ours. They were not held against the original, except where it says so."

    @property
    def _boxes(self) -> tuple[ClauseBox, ...]:
        return tuple(box for part in self.parts for box in part.boxes)


@dataclass(frozen=True, kw_only=True)
class FrameworkLine:
    """A framework in the list of all of them."""

    framework: Framework
    says: str


def coverage_page(framework: Framework, held: Mapping[str, Sequence[Piece]]) -> CoveragePage:
    """The page of a framework, from the evidence held for each of its clauses."""
    parts = tuple(
        PartBox(title=part.title, boxes=tuple(_box(framework, one, held.get(one.id, ())) for one in part.clauses))
        for part in framework.parts
    )
    return CoveragePage(framework=framework, parts=parts)


def framework_lines(frameworks: Iterable[Framework], held: Mapping[str, frozenset[str]]) -> tuple[FrameworkLine, ...]:
    """Every framework, and what nothing is held on."""
    return tuple(
        FrameworkLine(framework=one, says=held_in_words(one, held.get(one.id, frozenset()))) for one in frameworks
    )


def held_in_words(framework: Framework, held: Iterable[str]) -> str:
    """What nothing is held on, named; or that there is something on everything, or nothing at all."""
    there = set(held)
    without = [one.name for one in framework.clauses if one.id not in there]
    if not without:
        return "Evidence is held on everything it asks about."
    if len(without) == len(framework.clauses):
        return "No evidence is held for it yet."
    return f"No evidence is held yet on {listed(without)}."


def _box(framework: Framework, clause: Clause, pieces: Sequence[Piece]) -> ClauseBox:
    activity, effect = apart(pieces)
    return ClauseBox(
        clause=clause, activity=activity, effect=effect, is_marked=clause.checked and not framework.checked
    )
