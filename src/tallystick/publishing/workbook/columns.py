"""The columns of an indicator's table: what each is called, and what of a result it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tallystick.definitions import Indicator, Kind
from tallystick.publishing.sentences.common import extra
from tallystick.publishing.words import Words
from tallystick.publishing.workbook import cells
from tallystick.publishing.workbook.cells import Result
from tallystick.publishing.workbook.sheets import Cell, Column
from tallystick.release.verdict import Extra


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of one year: the comparison, and by group the shares that it compares."""

    year: int
    label: str
    compared: Result | None
    shares: Mapping[str, Result]


@dataclass(frozen=True)
class Field:
    """A column, and how a row fills it."""

    column: Column
    cell: Callable[[Row], Cell]


Fields = tuple[Field, ...]


def fields_of(indicator: Indicator, words: Words) -> Fields:
    """The columns of an indicator, under the names its groups have in ``words``."""
    return (Field(Column("Year", 8), lambda row: row.year), *_FIELDS[indicator.kind](indicator, words))


def _number(head: str, cell: Callable[[Row], Cell], width: int = 14) -> Field:
    return Field(Column(head, width, numeric=True), cell)


def _label(head: str, width: int = 34) -> Field:
    return Field(Column(head, width), lambda row: row.label)


def _range(figure: str) -> Fields:
    return (
        _number(f"{figure}: lower limit of 95% range", lambda row: cells.low(row.compared)),
        _number(f"{figure}: upper limit of 95% range", lambda row: cells.high(row.compared)),
    )


def _p_value() -> Field:
    return _number("p-value", lambda row: cells.found(row.compared.p) if row.compared else cells.NOT_COMPARED, 18)


def _q_value() -> Field:
    head = "p-value allowing for the number of rows"
    return _number(head, lambda row: cells.found(row.compared.q) if row.compared else cells.NOT_COMPARED, 18)


def _verdict(indicator: Indicator, words: Words) -> Field:
    return Field(Column("What it says", 29), lambda row: cells.verdict(indicator, row.compared, words))


def _equal_rates(indicator: Indicator, head: str) -> Field:
    return _number(head, lambda row: cells.at_equal_rates(indicator, row.compared), 15)


def _counts(name: str, side: str, happened: str, people: str, rate: str) -> Fields:
    """How many, of how many, at what rate: for one side of the comparison."""
    return (
        _number(f"{name}: {happened}", lambda row: cells.happened(_side(row, side)), 15),
        _number(f"{name}: {people}", lambda row: cells.people(_side(row, side))),
        _number(f"{name}: {rate} (%)", lambda row: cells.rate(_side(row, side))),
    )


def _side(row: Row, name: str) -> cells.AnySide:
    return None if row.compared is None else getattr(row.compared, name)


def _likelihood(indicator: Indicator, words: Words) -> Fields:
    top, bottom, about = (words.heading(g) for g in (indicator.top, indicator.bottom, words.definition.about))
    event, people = indicator.wording.event, indicator.wording.people
    rate = "rate a year" if indicator.rows else "rate"
    windows = (_label("Window", 20), _number("Years in the window", _years)) if indicator.rows else ()
    return (
        *windows,
        *_counts(top, "top", event, people, rate),
        *_counts(bottom, "bottom", event, people, rate),
        *_counts(words.heading("unknown"), "unknown", event, people, rate),
        _number(f"Ratio, {top} rate over {bottom} rate", lambda row: cells.value(row.compared)),
        *_range("Ratio"),
        _verdict(indicator, words),
        _equal_rates(indicator, f"{about}: {event} at equal rates"),
        _p_value(),
    )


def _years(row: Row) -> Cell:
    side = _side(row, "top")
    return cells.given(None if side is None else side.years)


def _disparity(indicator: Indicator, words: Words) -> Fields:
    top, bottom, about = (words.heading(g) for g in (indicator.top, indicator.bottom, words.definition.about))
    people = ("in the upper bands", "in either group of bands", "share in the upper bands")
    return (
        _label("Step"),
        *_counts(top, "top", *people),
        *_counts(bottom, "bottom", *people),
        _number(f"Ratio, {top} odds over {bottom} odds", lambda row: cells.value(row.compared)),
        *_range("Ratio"),
        _verdict(indicator, words),
        _equal_rates(indicator, f"{about}: in the upper bands if spread alike"),
        _p_value(),
        _q_value(),
    )


def _survey(indicator: Indicator, words: Words) -> Fields:
    if indicator.asks_one_group:
        return _answers(indicator.top, words)
    return (
        *_answers(indicator.top, words),
        *_answers(indicator.bottom, words),
        _number("Difference (percentage points)", lambda row: cells.value(row.compared)),
        *_range("Difference"),
        _verdict(indicator, words),
        _p_value(),
    )


def _answers(group: str, words: Words) -> Fields:
    """One group's answers to a question of the survey."""
    name = words.heading(group)
    return (
        _number(f"{name}: people counted", lambda row: cells.happened(_top(row, group))),
        _number(f"{name}: people who answered", lambda row: cells.people(_top(row, group))),
        _number(f"{name}: percent", lambda row: cells.value(row.shares.get(group)), 11),
        _number(f"{name}: lower limit of 95% range", lambda row: cells.low(row.shares.get(group))),
        _number(f"{name}: upper limit of 95% range", lambda row: cells.high(row.shares.get(group))),
    )


def _top(row: Row, group: str) -> cells.AnySide:
    share = row.shares.get(group)
    return None if share is None else share.top


def _representation(indicator: Indicator, words: Words) -> Fields:
    about = words.heading(indicator.top)
    groups = [(group, words.heading(group)) for group in words.groups]
    return (
        _label("Row"),
        *(_heads(f"{name}: staff", group) for group, name in groups),
        _number("All staff", lambda row: cells.people(_top(row, indicator.top)), 10),
        *(_share(f"{name}: share of the row (%)", group) for group, name in groups),
        _number(f"{about}: share of the whole workforce (%)", lambda row: _of_whole(row, indicator), 14),
        _number("Difference (percentage points)", lambda row: cells.value(row.compared)),
        *_range("Difference"),
        _verdict(indicator, words),
        _equal_rates(indicator, f"{about}: staff at the workforce's share"),
        _p_value(),
        _q_value(),
    )


def _heads(head: str, group: str) -> Field:
    return _number(head, lambda row: cells.happened(_top(row, group)), 12)


def _share(head: str, group: str) -> Field:
    return _number(head, lambda row: cells.rate(_top(row, group)), 13)


def _of_whole(row: Row, indicator: Indicator) -> Cell:
    if row.compared is None:
        return cells.rate(_top(row, indicator.top))
    return cells.rate(row.compared.bottom)


def _board(indicator: Indicator, words: Words) -> Fields:
    about, unknown = words.heading(indicator.top), words.heading("unknown")
    return (
        _label("Board group", 24),
        _number(f"{about}: seats", lambda row: cells.happened(_side(row, "top"))),
        _number(f"{unknown}: seats", lambda row: cells.happened(_side(row, "unknown"))),
        _number("All seats", lambda row: cells.people(_side(row, "top"))),
        _number(f"{about}: share of seats (%)", lambda row: cells.rate(_side(row, "top"))),
        _number(f"{about}: share of the workforce (%)", lambda row: cells.rate(_side(row, "bottom"))),
        _number("Difference (percentage points)", lambda row: cells.value(row.compared)),
        _number("One seat (percentage points)", _one_seat),
        _verdict(indicator, words),
        _equal_rates(indicator, f"{about}: seats at the workforce's share"),
        _p_value(),
    )


def _one_seat(row: Row) -> Cell:
    seat = None if row.compared is None else extra(row.compared, Extra.ONE_SEAT)
    return cells.found(None if seat is None else seat.value)


_FIELDS: Mapping[Kind, Callable[[Indicator, Words], Fields]] = MappingProxyType(
    {
        Kind.REPRESENTATION: _representation,
        Kind.LIKELIHOOD: _likelihood,
        Kind.SURVEY: _survey,
        Kind.BOARD: _board,
        Kind.DISPARITY: _disparity,
    }
)
