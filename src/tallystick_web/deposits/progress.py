"""How far each indicator has come while figures are prepared."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tallystick.definitions import Definition, Indicator
from tallystick_web.deposits.lines import Cells, Line, groups_asked, lines_of
from tallystick_web.deposits.reading import Problem

_UNKNOWN = "unknown"


class Stage(StrEnum):
    """Where one indicator stands."""

    NOT_STARTED = "not-started"
    STARTED = "started"
    COMPLETE = "complete"
    PROBLEMS = "problems"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Stage.NOT_STARTED: "Not started",
            Stage.STARTED: "Started",
            Stage.COMPLETE: "Complete",
            Stage.PROBLEMS: "Has problems",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One indicator: its stage, how many of its lines are filled in, and how many problems are about it."""

    indicator: Indicator
    stage: Stage
    filled: int
    of: int
    problems: int


def progress_of(definition: Definition, cells: Cells, problems: Sequence[Problem]) -> list[Progress]:
    """How far each indicator that is handed in has come, in order."""
    return [_progress(definition, one, cells, problems) for one in definition.given]


def _progress(definition: Definition, indicator: Indicator, cells: Cells, problems: Sequence[Problem]) -> Progress:
    lines = lines_of(definition, indicator)
    filled = sum(is_filled(line, cells) for line in lines)
    own = [one for one in problems if one.indicator == indicator.id]
    return Progress(
        indicator=indicator,
        stage=_stage(definition, indicator, cells, own, filled=filled),
        filled=filled,
        of=len(lines),
        problems=len(own),
    )


def _stage(
    definition: Definition, indicator: Indicator, cells: Cells, problems: Sequence[Problem], *, filled: int
) -> Stage:
    if any(not one.is_unfinished for one in problems):
        return Stage.PROBLEMS
    if not filled:
        return Stage.NOT_STARTED
    return Stage.STARTED if problems or not _is_enough(definition, indicator, cells) else Stage.COMPLETE


def is_filled(line: Line, cells: Cells) -> bool:
    """Whether anything was entered in a line."""
    return any(cells.get(line.key, {}).values())


def _is_enough(definition: Definition, indicator: Indicator, cells: Cells) -> bool:
    """The row that speaks for the indicator is there; where rows make up a whole, all of them or the whole itself."""
    if indicator.kind.adds_up and all(_has(definition, indicator, row.id, cells) for row in indicator.sub_rows):
        return True
    return _has(definition, indicator, indicator.headline, cells)


def _has(definition: Definition, indicator: Indicator, row: str, cells: Cells) -> bool:
    groups = [group.code for group in groups_asked(definition, indicator) if group.code != _UNKNOWN]
    return all(is_filled(Line(indicator.id, row, group), cells) for group in groups)
