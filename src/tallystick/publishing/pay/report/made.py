"""What the figures rest on: questions for the board, who was left out and why, how files were read, how it was made."""

from tallystick.publishing.pay.questions import board_questions
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.grids import Columns, grid
from tallystick.publishing.pay.report.names import population_name
from tallystick.publishing.pay.report.views import Question, Section
from tallystick.publishing.pay.report.year import PayYear
from tallystick.release.pay import PayMeasure

_DRAWN = (
    "Ranges of medians come from drawing people again, from the number {seed}: the same number gives the same ranges."
)


def questions_of(year: PayYear) -> tuple[Question, ...]:
    """The nine questions with what these figures answer, and what stays open."""
    return tuple(
        Question(
            number=one.number,
            question=one.question,
            answers=tuple(_short(text, year) for text in one.answers),
            open=one.open,
        )
        for one in board_questions(year.table)
    )


def _short(answer: str, year: PayYear) -> str:
    """An answer without whom it compares, which the report has said."""
    for comparator in year.comparators:
        answer = answer.removesuffix(f"Compared: {comparator.title}.").rstrip()
    return answer


def quality_section(year: PayYear, key: str) -> Section:
    """How many were counted and left out, by which choices, and what the files had in them."""
    figures = year.of(PayMeasure.POPULATION)
    columns: Columns = (("People", population_name), ("Number", lambda one: texts.amount(one.n)))
    return Section(
        key=f"{key}-quality",
        caption="Exclusions and data quality",
        title="Who was counted, and what was left out",
        grids=(grid("Counted and left out", columns, figures),) if figures else (),
        points_title="Choices that were made, and what the files had in them",
        points=(*year.table.choices, *year.table.notices, _DRAWN.format(seed=year.table.seed)),
    )
