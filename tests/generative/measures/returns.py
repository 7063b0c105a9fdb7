"""Whole returns of every standard: every indicator, in every form that a return file may give it, empty and full
cells among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from tallystick.definitions import Definition, Kind, Row, available, load
from tallystick.statistics.measure import measure
from tallystick.vocabulary.bands import tiers
from tests.spec.statistics.drawn import return_of


def newest_of_each_standard():
    """A standard that is added is drawn from without anybody remembering."""
    newest = dict(name.split("/") for name in sorted(available()))
    return tuple(load(standard, int(year)) for standard, year in newest.items())


DEFINITIONS = newest_of_each_standard()
WRES = load("wres", 2025)


@dataclass(frozen=True)
class Drawn:
    """The lines of a return file, and the definition they follow."""

    definition: Definition
    lines: tuple[Mapping[str, str], ...]

    @property
    def results(self):
        """Every result of the return."""
        definition = self.definition
        return measure(return_of(self.lines, standard=definition.standard, year=definition.year), definition)


def groups_of(definition):
    return (definition.beside, definition.about, "unknown")


sizes = st.one_of(st.just(0), st.integers(1, 12), st.integers(1, 400), st.integers(1, 4000))
# Real but small differences are seen among many people only.
crowds = st.integers(2000, 20_000)
tenths = st.integers(0, 1000).map(lambda tenth: f"{tenth / 10}")
percents = st.one_of(st.sampled_from(["0", "100", "50", "24.9"]), tenths)
chance = st.booleans()


def line(indicator, row, group, **numbers):
    """One line of a return file."""
    return {"indicator": indicator, "row": row, "group": group, **{key: str(value) for key, value in numbers.items()}}


@st.composite
def counted_groups(draw, definition, *, years=1):
    """Happened and people for both groups and perhaps unknown. Equal and nearly equal rates are common."""
    rate = draw(st.one_of(st.sampled_from([0, 0.004, 0.02, 0.5, 0.9, 1]), st.floats(0, 1)))
    found, many = {}, draw(st.integers(0, 2)) == 0
    for group in groups_of(definition)[: draw(st.sampled_from([2, 3]))]:
        people = draw(crowds if many else sizes)
        near = rate * draw(st.sampled_from([1, 1, 0.95, 1.05, 0.9, 1.1, 0.5, 2]))
        found[group] = (min(people * years, round(near * people * years)), people)
    return found


@st.composite
def likelihoods(draw, definition, indicator):
    """Relative likelihoods, one for each window: from counts, from published rates, or from one of each."""
    windows = draw(st.sets(st.sampled_from(indicator.rows or (Row(id="", label=""),)), min_size=1))
    lines = []
    for window in sorted(windows, key=lambda row: row.years):
        for group, (happened, people) in draw(counted_groups(definition, years=window.years)).items():
            if draw(st.integers(0, 5)):
                lines.append(line(indicator.id, window.id, group, happened=happened, people=people))
            else:
                lines.append(line(indicator.id, window.id, group, percent=draw(percents)))
    return lines


@st.composite
def surveys(draw, definition, indicator):
    """Answers as counts, as a percentage of so many people, or as a percentage alone."""
    lines, drawn = [], draw(counted_groups(definition))
    asked = [indicator.top] if indicator.asks_one_group else drawn
    for group, (happened, people) in ((group, drawn[group]) for group in asked):
        form = draw(st.sampled_from(["counts", "counts", "percent of people", "percent"]))
        if form == "counts":
            numbers = {"happened": happened, "people": people}
        else:
            own = f"{100 * happened / people:.1f}" if people else "0"
            numbers = {"percent": draw(st.sampled_from([own, draw(percents)]))}
            if form == "percent of people":
                numbers["people"] = max(1, people)
        lines.append(line(indicator.id, "", group, **numbers))
    return lines


@st.composite
def workforces(draw, definition, indicator, held=()):
    """Representation: some rows with counts or published shares, with or without the whole and the subset.

    The rows ``held`` are there, and then all are counted. The second answer is the workforce, where it is known.
    """
    share, many = draw(st.floats(0, 1)), draw(chance)
    chosen = draw(st.lists(st.sampled_from([row.id for row in indicator.sub_rows]), unique=True, max_size=8))
    counted, lines = {}, []
    for row in dict.fromkeys([*held, *chosen]):
        if held or draw(st.integers(0, 7)):
            counted[row] = draw(heads_near(share, many))
            lines += heads_lines(definition, indicator, row, counted[row])
        else:
            lines.append(line(indicator.id, row, definition.about, percent=draw(percents)))
    for part in (row for row in indicator.rows if row.part_of):
        most = counted.get(part.part_of)
        if most is None and part.part_of not in chosen:
            # The row they belong to may be missing; they are within the workforce all the same.
            most = summed(counted.values())
        if most and draw(chance):
            lines += heads_lines(definition, indicator, part.id, [draw(st.integers(0, heads)) for heads in most])
    if counted and draw(chance):
        lines += heads_lines(definition, indicator, indicator.whole, summed(counted.values()))
    elif not counted and (not lines or draw(chance)):
        lines += draw(wholes(definition, indicator, indicator.whole))
        return lines, None
    return lines, summed(counted.values()) if counted else None


@st.composite
def heads_near(draw, share, many):
    """Heads by group in one row, its BME share near the workforce's or anywhere."""
    people = draw(crowds if many else sizes)
    unknown = draw(st.integers(0, people // 4))
    near = draw(st.sampled_from([share, 0.95 * share, 0.9 * share, draw(st.floats(0, 1))]))
    bme = round(near * (people - unknown))
    return [people - unknown - bme, bme, unknown]


def summed(rows):
    return [sum(column) for column in zip([0, 0, 0], *rows, strict=True)]


def heads_lines(definition, indicator, row, heads):
    counts = zip(groups_of(definition), heads, strict=True)
    return [line(indicator.id, row, group, happened=count) for group, count in counts]


@st.composite
def wholes(draw, definition, indicator, row):
    """A workforce by itself: counted, or only its published share."""
    if draw(chance):
        return heads_lines(definition, indicator, row, [draw(sizes), draw(sizes), draw(sizes)])
    return [line(indicator.id, row, definition.about, percent=draw(percents))]


@st.composite
def boards(draw, definition, indicator):
    """The board in two parts, and as a whole where they add up; or in whole only, where it has no parts."""
    # Many seats of unknown ethnicity would leave every board open.
    seats = [st.integers(0, 9), st.integers(0, 4), st.sampled_from([0, 0, 0, 1, 5])]
    halves = [[draw(count) for count in seats] for _ in range(2)]
    parts = next(iter(indicator.row(indicator.headline).adds_up), ())
    form = draw(st.sampled_from(["whole", "published", "empty", *(["parts", "whole and parts"] if parts else [])]))
    if form == "published":
        return [line(indicator.id, indicator.headline, definition.about, percent=draw(percents))]
    if form == "empty":
        return heads_lines(definition, indicator, indicator.headline, [0, 0, 0])
    lines = []
    if form != "whole":
        for part, heads in zip(parts, halves, strict=True):
            lines += heads_lines(definition, indicator, part, heads)
    if form != "parts":
        lines += heads_lines(definition, indicator, indicator.headline, summed(halves))
    return lines


@st.composite
def boards_beside(draw, definition, indicator, said, workforce):
    """A board with what it is held against: the workforce, if it was not ``said`` before, and any other whole."""
    lines = draw(boards(definition, indicator))
    for row in (row.id for row in indicator.rows if row.is_whole and draw(chance)):
        if row != indicator.whole or (workforce is None and not said):
            lines += draw(wholes(definition, indicator, row))
        elif workforce is not None:
            lines += heads_lines(definition, indicator, row, workforce)
    return lines


# How the lines of an indicator are drawn, by its kind; those that are worked out from others have none of their own.
STRATEGIES = {
    Kind.REPRESENTATION: workforces,
    Kind.LIKELIHOOD: likelihoods,
    Kind.SURVEY: surveys,
    Kind.BOARD: boards_beside,
}


@st.composite
def returns(draw, definitions=DEFINITIONS, holding=""):
    """A whole return of one of ``definitions``, each indicator being there or not; the one ``holding`` names is."""
    definition = draw(st.sampled_from(definitions))
    given = {indicator.id: indicator for indicator in definition.given}
    wanted = draw(st.sets(st.sampled_from(sorted(given)), min_size=1))
    held = ()
    if holding:
        indicator = definition.indicator(holding)
        wanted.add(indicator.derived_from or holding)
        held = one_row_of_each_tier() if indicator.kind is Kind.DISPARITY else ()
    return Drawn(definition, tuple(draw(lines_of(definition, [given[key] for key in given if key in wanted], held))))


def one_row_of_each_tier():
    return tuple(f"clinical/{min(tier.levels)}" for tier in tiers())


@st.composite
def lines_of(draw, definition, indicators, held):
    lines, workforce = [], None
    for indicator in indicators:
        strategy = STRATEGIES[indicator.kind]
        if indicator.kind is Kind.REPRESENTATION:
            found, workforce = draw(strategy(definition, indicator, held))
        elif indicator.kind is Kind.BOARD:
            said = any(one["row"] == indicator.whole for one in lines)
            found = draw(strategy(definition, indicator, said, workforce))
        else:
            found = draw(strategy(definition, indicator))
        lines += found
    return lines


FIXED = {
    Kind.REPRESENTATION: lambda n: {"happened": 20 + 7 * n},
    Kind.BOARD: lambda n: {"happened": 6 - 2 * n},
    Kind.LIKELIHOOD: lambda n: {"happened": 9 + n, "people": 300 - 50 * n},
    Kind.SURVEY: lambda n: {"happened": 40 + 9 * n, "people": 200 - 30 * n},
}


def full(definition):
    """The same return every time: every indicator of a standard, in all rows that need not add up with others."""
    lines = []
    for indicator in definition.given:
        parts = {part for row in indicator.rows for parts in row.adds_up for part in parts}
        own = [row.id for row in indicator.rows if not (row.is_whole or row.part_of or row.id in parts)]
        groups = [indicator.top] if indicator.asks_one_group else groups_of(definition)
        for row in own or [""]:
            lines += [line(indicator.id, row, group, **FIXED[indicator.kind](n)) for n, group in enumerate(groups)]
    return Drawn(definition, tuple(lines))
