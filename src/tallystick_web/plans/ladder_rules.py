"""A ladder of bands: from the lines that were typed or pasted to a forecast of every band, and what holds the top back.

Nothing here is stored, as in `road_rules`; problems name a line and never repeat a number of it.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tallystick.statistics.forecasts import (
    Band,
    BandForecast,
    Bottleneck,
    ObservedRate,
    Target,
    bottleneck,
    ladder_years,
)

COLUMNS = (
    "band",
    "people",
    "people of the group",
    "left",
    "promoted into it",
    "appointed from outside",
    "of the group appointed from outside",
)
EXAMPLE = """\
8a, 60, 16, 6, 0, 8, 2
8b, 40, 8, 4, 3, 2, 0
8c, 20, 2, 2, 2, 1, 0"""
FEWEST_BANDS, MOST_BANDS = 2, 10
MOST_PEOPLE = 3_000
MOST_YEARS = 5
LONGEST_NAME = 40
SEED = 1
_QUARTERS = 4


@dataclass(frozen=True, kw_only=True)
class Line:
    """One band as it was typed: who is in it, and who left it and came into it over the years that were counted.

    ``members`` are those of the group. ``promoted`` came from the band below, ``outside`` from outside.
    """

    number: int
    band: str
    people: int
    members: int
    left: int
    promoted: int
    outside: int
    outside_members: int


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """The answer: every band at the end of every year, the lowest first, and what would move the top most.

    ``counted`` is the years in which movements were counted.
    """

    lines: tuple[Line, ...]
    counted: int
    years: tuple[tuple[BandForecast, ...], ...]
    bottleneck: Bottleneck
    seed: int = SEED


def lines_in(text: str) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a table that was typed or pasted, and what cannot be read of it.

    Cells are parted by tabs, as a spreadsheet copies them, by semicolons or by commas. A first line of heads is passed
    over, and so are blank ones.
    """
    found: list[Line] = []
    wrong: list[str] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        cells = _cells(raw)
        is_heads = not (found or wrong) and not any(_whole(one) is not None for one in cells[1:])
        if not any(cells) or (is_heads and len(cells) > 1):
            continue
        problem = _problem_of(number, cells)
        if problem:
            wrong.append(problem)
        else:
            counts = [_whole(one) or 0 for one in cells[1:]]
            found.append(Line(number=number, band=_name_of(cells[0]), **dict(zip(_COUNTED, counts, strict=True))))
    return tuple(found), tuple(wrong)


def _name_of(cell: str) -> str:
    """What a band is called: “8a” for “Band 8a” too, as sentences say “band” themselves."""
    return cell[5:].strip() or cell if cell.casefold().startswith("band ") else cell


def problems(lines: Sequence[Line], years: int) -> Iterator[str]:
    """Everything about the lines that cannot be, over so many years in which people were counted."""
    if not FEWEST_BANDS <= len(lines) <= MOST_BANDS:
        yield f"Enter {FEWEST_BANDS} to {MOST_BANDS} bands, one on each line, the lowest first."
        return
    if sum(one.people for one in lines) > MOST_PEOPLE:
        yield (
            f"This page plays through up to {MOST_PEOPLE:,} people. Leave out the lowest bands, and count who is "
            "promoted out of them as appointed from outside."
        )
    if any(many > 1 for many in Counter(one.band.casefold() for one in lines).values()):
        yield "Two lines have the same band. Give each band one line."
    for at, one in enumerate(lines):
        yield from (f"Line {one.number}: {problem}" for problem in _problems_of(one, years, is_lowest=at == 0))


def ladder_of(lines: Sequence[Line], *, counted: int, share: Decimal, years: int) -> Ladder:
    """The answer for lines without problems: ``counted`` years of movements, a share in per cent, years ahead."""
    bands = bands_of(lines, counted)
    target = Target.level(Fraction(share) / 100)
    return Ladder(
        lines=tuple(lines),
        counted=counted,
        years=ladder_years(bands, target, years=years, seed=SEED),
        bottleneck=bottleneck(bands, quarters=years * _QUARTERS),
    )


def bands_of(lines: Sequence[Line], counted: int) -> tuple[Band, ...]:
    """The bands, with rates as unsure as the counts behind them. Promotions are taken as if by lot."""
    return tuple(
        Band(
            name=one.band,
            members=one.members,
            others=one.people - one.members,
            wastage=ObservedRate(happened=one.left, out_of=one.people * counted),
            outside_share=ObservedRate(happened=one.outside_members, out_of=one.outside),
            from_below=one.promoted / (one.promoted + one.outside),
        )
        for one in lines
    )


_COUNTED = ("people", "members", "left", "promoted", "outside", "outside_members")


def _cells(raw: str) -> list[str]:
    mark = next((one for one in "\t;" if one in raw), ",")
    return [one.strip() for one in next(csv.reader([raw], delimiter=mark), [])]


def _whole(cell: str) -> int | None:
    """A whole number, with or without a comma between its thousands."""
    digits = cell.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None


def _problem_of(number: int, cells: Sequence[str]) -> str:
    if len(cells) != len(COLUMNS):
        return f"Line {number} has {len(cells)} values. Enter {len(COLUMNS)}: {', '.join(COLUMNS)}."
    if not 0 < len(cells[0]) <= LONGEST_NAME:
        return f"Line {number}: begin with the name of the band, in {LONGEST_NAME} characters or fewer."
    wrong = [head for head, cell in zip(COLUMNS[1:], cells[1:], strict=True) if _whole(cell) is None]
    if wrong:
        return f"Line {number}: “{wrong[0]}” must be a whole number. None is 0."
    return ""


def _problems_of(one: Line, years: int, *, is_lowest: bool) -> Iterator[str]:
    if not one.people:
        yield "there is nobody in the band. Leave it out."
    if one.members > one.people:
        yield "there are more people of the group than people."
    if one.left > one.people * years:
        yield "more people left than were there. Check the number who left, and the years."
    if one.outside_members > one.outside:
        yield "there are more appointments of the group than appointments from outside."
    if is_lowest and one.promoted:
        yield "there is no band below the lowest. Count these people as appointed from outside, and enter 0 promoted."
    elif not one.promoted + one.outside:
        yield (
            "nobody came into the band, so nothing is known of who fills a post. Count more years together, or leave "
            "the band out."
        )
