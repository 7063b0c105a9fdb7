"""The stages of recruitment, in any of the ways in which extracts give them: marks, dates, numbers or one status."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick.records.interpret.dates import DatesDiffer, read_dates
from tallystick.tallies.detail import Stage
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.events import read_stage

_NUMBER = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.0+)?")
# 1 January 2000 and later, as spreadsheets number days. No organisation shortlists so many at a time.
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 65_000
_NOT_REACHED = ("", "not reached")


@dataclass(frozen=True)
class StageCells:
    """What the distinct texts of one stage column mean: how many applications reached the stage."""

    reached: dict[str, int]
    unread: frozenset[str]
    are_dates: bool

    @property
    def are_counts(self) -> bool:
        """Whether some cell stands for several applications."""
        return any(number > 1 for number in self.reached.values())


def read_stage_cells(stage: Stage, texts: Iterable[str], *, latest: int) -> StageCells:
    """Read the distinct texts of a column of one stage."""
    distinct = frozenset(texts)
    as_dates = _dates(distinct, latest)
    serial = _are_serials(distinct)
    reached: dict[str, int] = {}
    unread = set()
    for text in distinct:
        number = _cell(stage, text, serial=serial, dated=as_dates.get(text, False))
        reached[text] = number or 0
        if number is None:
            unread.add(text)
    dated = serial or any(as_dates.get(text, False) and not _NUMBER.fullmatch(text) for text in distinct)
    return StageCells(reached, frozenset(unread), dated)


def whole_number(text: str) -> int | None:
    """A whole number as people write it: "1,204", "12.0"; None where it is none."""
    found = _NUMBER.fullmatch(text)
    return int(found[1].replace(",", "")) if found else None


def _cell(stage: Stage, text: str, *, serial: bool, dated: bool) -> int | None:
    number = whole_number(text)
    if number is not None:
        return int(number > 0) if serial else number
    if text.casefold() in _NOT_REACHED:
        return 0
    if dated:
        return 1
    said = read_yes_no(text)
    if said is not None:
        return int(said)
    named = read_stage(text)
    return None if named is None else int(_at_least(named.stage, stage))


def _at_least(reached: str, stage: Stage) -> bool:
    order = list(Stage)
    return order.index(Stage(reached)) >= order.index(stage)


def _are_serials(texts: frozenset[str]) -> bool:
    numbers = [number for text in texts if (number := whole_number(text))]
    return bool(numbers) and all(_FIRST_SERIAL <= number <= _LAST_SERIAL for number in numbers)


def _dates(texts: frozenset[str], latest: int) -> dict[str, bool]:
    try:
        return {text: day is not None for text, day in read_dates(texts, latest=latest).meaning.items()}
    except DatesDiffer as differ:
        # Whichever way round, each of them is a date; only that there is one matters here.
        return dict.fromkeys(differ.day_first | differ.month_first, True)
