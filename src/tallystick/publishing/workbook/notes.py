"""The notes of a workbook: the words used, how sure figures are, and what every indicator counts."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tallystick.definitions import Indicator
from tallystick.publishing.words import NOT_GIVEN, Words, listed
from tallystick.publishing.workbook import cells
from tallystick.publishing.workbook.parts import Part, named
from tallystick.publishing.workbook.sheets import Column, Sheet
from tallystick.release.shown import Reason
from tallystick.release.verdict import Verdict
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.terms import definition as groups_definition


class Note(NamedTuple):
    """A subject, and what is to be known of it."""

    subject: str
    text: str


VERDICTS: tuple[tuple[Verdict, str], ...] = (
    (Verdict.CLEAR, "Chance alone is an unlikely explanation, and the difference is large."),
    (Verdict.SMALL, "Chance alone is an unlikely explanation, and the difference is small."),
    (Verdict.CLOSE, "These numbers are hard to square with a large difference."),
    (
        Verdict.CANNOT_TELL,
        "These numbers fit a large difference, a small one or none. It is not a finding of no difference.",
    ),
    (Verdict.NOT_CALCULABLE, "Something is missing. The reason stands beside it."),
)
_UNKNOWN = (
    "Percentages of staff and of seats include people whose group is unknown in what they are a percentage of. "
    "Ratios compare two groups and leave them out of both."
)
_HOW_SURE: tuple[Note, ...] = (
    Note(
        "95% range",
        "Everyone was counted, so a figure is what happened. The range says how far it could move by chance if "
        "nothing had changed. Figures from a survey rest on those who answered.",
    ),
    Note(
        "p-value",
        "How often chance alone would give a difference at least this large, from 0 to 1. Where many rows are "
        "compared at once, some look beyond chance by accident: the second p-value allows for that, and the "
        "verdict follows it.",
    ),
    Note(
        "At equal rates",
        "The count that equal rates would have meant, in whole people, beside the count there was. "
        "It is no target and names no cause.",
    ),
    Note(
        "Rounding",
        "Each figure was rounded once, when these figures were made. A cell holds that figure and shows fewer of "
        "its decimals. No cell holds a formula.",
    ),
    Note(
        "Percentages",
        "A column headed with the percent sign holds fractions that are shown as percentages (0.25 is shown as "
        "25.0%). A column headed percent holds numbers from 0 to 100. A difference of two percentages is in "
        "percentage points.",
    ),
    Note("Ratio", "One group's rate over the other's: 1.5 is one and a half times as often. It is never a percentage."),
    Note("Year", "The year of the 31 March on which people were counted. Events are of the time up to that day."),
)
_NATIONAL = Note(
    "National figures",
    "What others published, as it was printed. The newest figure up to the year of a return stands beside it, if it is "
    "at most three years older and the indicator counted the same in between. Figures that stand beside different "
    "years may count differently. One that was quoted by another body or by the press has not been confirmed.",
)
_INSTEAD_OF_A_NUMBER: tuple[Note, ...] = (
    Note(NOT_GIVEN, "The return does not hold it."),
    Note(cells.NONE, "There is no such figure: these counts do not allow it, or it is not made for this row."),
    Note(cells.NOT_COMPARED, "The row is not compared with another, or the figure carries no verdict of its own."),
    Note(cells.NOT_ASKED, "The definition does not ask what equal rates would have meant."),
    Note(f"{cells.NO_UPPER}, {cells.NO_LOWER}", "The counts leave that end of the range open."),
    Note(
        str(Reason.PROTECTS_PEOPLE),
        "The number exists and is not shown, as it could point at people. It is not 0.",
    ),
)


def notes_sheet(parts: Sequence[Part]) -> Sheet:
    """All notes. One that holds for several years is said once, and names them."""
    told: dict[Note, list[Part]] = {}
    for part in parts:
        for note in _notes_of(part):
            told.setdefault(note, []).append(part)
    return Sheet(
        name="Notes",
        title="Notes: the words used here, and what every indicator counts",
        columns=(Column("Subject", 46), Column("Applies to", 22), Column("Note", 100)),
        rows=tuple((subject, _whom(of_one, parts), text) for (subject, text), of_one in told.items()),
    )


def _whom(those: Sequence[Part], every: Sequence[Part]) -> str:
    return "all figures here" if len(those) == len(every) else named(those)


def _notes_of(part: Part) -> Iterator[Note]:
    words = part.words
    yield Note("Groups", f"{words.collective}{_groups(words)}")
    yield Note(words.heading("unknown"), _UNKNOWN)
    yield from _HOW_SURE
    yield from (Note(f"Verdict: {verdict.in_words}", meaning) for verdict, meaning in VERDICTS)
    yield from (Note(f"In place of a number: {word}", meaning) for word, meaning in _INSTEAD_OF_A_NUMBER)
    if part.table.comparators:
        yield _NATIONAL
    for indicator in part.definition.indicators:
        if part.table.of_indicator(indicator.id):
            yield from _about_indicator(indicator, part.definition.short_title)
    yield from (Note("Who was counted", choice) for choice in part.table.choices)
    yield Note("The definition", f"{capitalised(part.definition.status.in_words)}.")
    yield from (Note("What is different in the definition", change) for change in part.definition.changes)
    yield from (Note("How the file was read", notice) for notice in part.table.notices)


def _groups(words: Words) -> str:
    return groups_definition(grouping(words.definition.grouping), term=words.term)


def _about_indicator(indicator: Indicator, short_title: str) -> Iterator[Note]:
    name = f"{short_title}: {indicator.title}" if indicator.ours else f"{short_title} {indicator.id}: {indicator.title}"
    questions = indicator.survey_questions
    asked = f" Survey question: {listed(questions)}." if questions else ""
    yield Note(name, f"{indicator.asks} {indicator.why}")
    yield Note(name, f"Counted: {indicator.event}. Out of: {indicator.pool}. When: {indicator.window}.{asked}")
    for point in indicator.points:
        doubt = "" if point.confirmed else " (Not yet confirmed against the original guidance.)"
        yield Note(name, f"{point.text}{doubt}")
