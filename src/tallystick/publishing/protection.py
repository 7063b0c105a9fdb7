"""What a release withholds, and what a reader can still know, in sentences: one text for page, workbook and data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.inside import by_label
from tallystick.publishing.words import in_words
from tallystick.release.protection import Coarsened, DutyToPublish, ExactCell, Protection
from tallystick.release.release import ReleasedTable

TITLE = "What is withheld, and what you can still know"
GUARANTEE = (
    "Someone who holds everything released to this audience, the listed outside facts, our rules and their own record "
    "still has at least three possible values for each hidden count."
)
NOT_COVERED = (
    "We do not protect against somebody who knows who joined or left, colleagues pooling what they know, publications "
    "not listed, or likely guesses."
)
_ROUNDED: Mapping[str, str] = {
    "hes": "Counts of 1 to 7 are withheld. All others are rounded to the nearest 5, totals too.",
    "ten-five": "Counts under 10 are withheld. All others are rounded to the nearest 5, totals too.",
}
_NOUGHTS = "Inside parts of the organisation a withheld count may also be nought."
_ENVELOPE = (
    "No rate or ratio is worked out from a rounded count. What is said holds for every count that the shown ones may "
    "stand for; where those disagree, it cannot be told."
)
_SURVEY = {"survey-11": "Survey results are withheld where fewer than 11 people of a group answered."}
_TABLES = {
    "contract": "of the whole organisation",
    "broad": f"by {by_label('broad-ethnic-group')}",
    "category": f"by {by_label('ethnic-category')}",
    "directorate": f"by {by_label('directorate')}",
}


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """The sentences of one table: its rules, how much is withheld, what is left out, what is still known."""

    is_rounded: bool  # figures of the whole organisation as well
    rules: tuple[str, ...]
    how_much: str
    left_out: tuple[str, ...]
    still_known: tuple[str, ...]
    exceptions: tuple[str, ...]


def withheld_in(table: ReleasedTable) -> Withheld | None:
    """What is withheld in a table; None on the analyst's desk, where nothing is."""
    protection = table.protection
    if protection is None:
        return None
    return Withheld(
        is_rounded=protection.accepted is None,
        rules=tuple(_rules(protection)),
        how_much=_how_much(protection.withheld, len(protection.coarsened)),
        left_out=tuple(left_out(one) for one in protection.coarsened),
        still_known=protection.still_known,
        exceptions=tuple(_exception(one) for one in protection.exceptions),
    )


def _rules(protection: Protection) -> Iterator[str]:
    if protection.accepted is not None:
        yield (
            "Figures of the whole organisation are exact, because the NHS Standard Contract has them published. "
            f"{protection.accepted.name}, {protection.accepted.role}, accepted this on {_day(protection.accepted.on)}."
        )
        yield f"For everything finer: {_ROUNDED[protection.finer][:1].lower()}{_ROUNDED[protection.finer][1:]}"
    else:
        yield _ROUNDED[protection.finer]
    yield _NOUGHTS
    yield _ENVELOPE
    yield _SURVEY[protection.survey]


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _how_much(withheld: int, left_out: int) -> str:
    counts = f"{in_words(withheld).capitalize()} {'count is' if withheld == 1 else 'counts are'} withheld"
    said = f"{counts if withheld else 'No count is withheld'} in the tables that are given."
    if not left_out:
        return said
    return f"{said} {in_words(left_out).capitalize()} {'table is' if left_out == 1 else 'tables are'} not given at all."


_WHOSE = {"unknown": ", of people of unknown ethnicity,", "whole": ", even the workforce together,"}


def left_out(one: Coarsened) -> str:
    """``Indicator 3 by directorate``, or only the people of one group in it."""
    whose = _WHOSE.get(one.group, "")
    return f"Indicator {one.indicator}{whose} {_TABLES[one.table]}"


def _exception(one: DutyToPublish) -> str:
    cells = "; ".join(map(_cell, one.cells))
    return (
        f"Shown exactly under a duty to publish: {cells}. Legal basis: {one.legal_basis}. Consents: {one.consents}. "
        f"Signed by {one.signed_by}, {one.role}, on {_day(one.on)}."
    )


def _cell(cell: ExactCell) -> str:
    where = ", ".join(filter(None, (cell.row, cell.part, cell.group, cell.what)))
    return f"{cell.standard.upper()} {cell.year}, indicator {cell.indicator}, {where}"


def _left_out_data(one: Coarsened) -> dict[str, str | None]:
    return {"table": one.table, "indicator": one.indicator, "group": one.group or None}


def as_data(table: ReleasedTable) -> dict[str, object] | None:
    """The same for programs; None on the analyst's desk."""
    protection, said = table.protection, withheld_in(table)
    if protection is None or said is None:
        return None
    return {
        "contract": protection.contract,
        "finer": protection.finer,
        "survey": protection.survey,
        "tables": list(protection.menu),
        "left_out": [_left_out_data(one) for one in protection.coarsened],
        "withheld": protection.withheld,
        "still_known": list(protection.still_known),
        "exceptions": list(said.exceptions),
        "rules": list(said.rules),
        "guarantee": GUARANTEE,
        "not_covered": NOT_COVERED,
    }
