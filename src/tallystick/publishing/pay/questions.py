"""Nine questions for a board, answered from the figures where they can answer, and named as open where they cannot.

The questions are those of the guide "Counting the cost" (NHS Providers and Hempsons, October 2024), in our own words.
Source: https://nhsproviders.org/counting-the-cost-understanding-your-ethnicity-pay-gap
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tallystick.publishing.pay.lead import headline_comparator
from tallystick.publishing.pay.sentences import sentence_of
from tallystick.publishing.pay.words import amount_of, group_of, sign_of
from tallystick.release.pay import PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Figure, Shown
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.staff_types import StaffType

ETHNICITY = "ethnicity"
_Figures = Iterator[PayFigure[Figure]]


@dataclass(frozen=True, kw_only=True)
class BoardQuestion:
    """One question: what the figures answer, each answer a sentence, and what stays open.

    ``open`` says what these figures cannot answer, who could, and with what. It is never blank.
    """

    number: int
    question: str
    answers: tuple[str, ...]
    open: str

    @property
    def is_answered(self) -> bool:
        """Whether the figures answer any of it."""
        return bool(self.answers)


@dataclass(frozen=True, kw_only=True)
class _Asked:
    question: str
    figures: Callable[[PayTable[Figure], str], _Figures] | None
    open: str


def board_questions(table: PayTable[Figure]) -> tuple[BoardQuestion, ...]:
    """The nine questions with what this table answers; none where people are compared by anything but ethnicity."""
    if table.characteristic != ETHNICITY:
        return ()
    comparator = headline_comparator(table).id
    return tuple(
        BoardQuestion(
            number=number, question=asked.question, answers=_answers(asked, table, comparator), open=asked.open
        )
        for number, asked in enumerate(QUESTIONS, start=1)
    )


def _answers(asked: _Asked, table: PayTable[Figure], comparator: str) -> tuple[str, ...]:
    found = asked.figures(table, comparator) if asked.figures is not None else iter(())
    said = [sentence_of(figure, table) for figure in found if isinstance(figure.value, Shown)]
    return (*said, *_beside(table, comparator)) if asked.figures is _seniority else tuple(said)


# WHICH FIGURES SPEAK


def _intersections(table: PayTable[Figure], comparator: str) -> _Figures:
    """The mean gap among women and among men, or among ethnic groups, and the gaps of finer groups."""
    for figure in table.of(PayMeasure.MEAN_HOURLY_GAP, variant=""):
        if figure.by == "sex" or (figure.comparator != comparator and not figure.by):
            yield figure


def _bonuses(table: PayTable[Figure], comparator: str) -> _Figures:
    for measure in (PayMeasure.BONUS_SHARE, PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP):
        yield from table.of(measure, comparator=comparator)
    doctors = {"by": "staff_type", "part": str(StaffType.MEDICAL_AND_DENTAL)}
    yield from table.of(PayMeasure.MEAN_HOURLY_GAP, comparator=comparator, **doctors)


def _progression(table: PayTable[Figure], comparator: str) -> _Figures:
    yield from table.of(PayMeasure.BETWEEN, comparator=comparator)
    yield from table.of(PayMeasure.MEAN_HOURLY_GAP, comparator=comparator, by="staff_type")


def _changes(table: PayTable[Figure], comparator: str) -> _Figures:
    yield from table.of(PayMeasure.MEAN_GAP_CHANGE, comparator=comparator)
    yield from table.of(PayMeasure.MEDIAN_GAP_CHANGE, comparator=comparator)


def _composition(table: PayTable[Figure], comparator: str) -> _Figures:
    yield from table.of(PayMeasure.BREAKDOWN, comparator=comparator)
    yield from table.of(PayMeasure.NOT_DISCLOSED, comparator=comparator, detail="")


def _seniority(table: PayTable[Figure], comparator: str) -> _Figures:
    return iter(table.of(PayMeasure.QUARTER_SHARE, comparator=comparator, quarter="upper", variant=""))


def _beside(table: PayTable[Figure], comparator: str) -> Iterator[str]:
    """The share of the upper quarter beside the share of everybody, for each group that is held against another."""
    gaps = table.of(PayMeasure.MEAN_HOURLY_GAP, comparator=comparator, by="", variant="")
    for group in dict.fromkeys(figure.group for figure in gaps if figure.group):
        shares = [
            *table.of(PayMeasure.QUARTER_SHARE, comparator=comparator, group=group, quarter="upper", variant=""),
            *table.of(PayMeasure.BREAKDOWN, comparator=comparator, group=group),
        ]
        if len(shares) == 2 and all(sign_of(figure.value) for figure in shares):
            upper, everybody = shares
            yield (
                f"{capitalised(group_of(upper))} are {amount_of(upper.value)} of the best paid quarter and "
                f"{amount_of(everybody.value)} of everybody employed."
            )


QUESTIONS = (
    _Asked(
        question="Do we know the gaps inside groups, such as women of an ethnic group, and is our plan public?",
        figures=_intersections,
        open="Whether a plan is published: the board secretary, with the plan and the date it went on the website.",
    ),
    _Asked(
        question="Do we read the pay gap beside our race equality figures, our staff survey and who works here?",
        figures=_composition,
        open=(
            "How people are recruited, disciplined and treated: the workforce analyst, with the report on the "
            "Workforce Race Equality Standard and the staff survey of the same year."
        ),
    ),
    _Asked(
        question="Is it clear who on the board answers for this, and how often they report?",
        figures=None,
        open="The chair and the board secretary, with the named member, the committee and its calendar.",
    ),
    _Asked(
        question="Do our policies weigh excellence awards and other bonuses, and what consultants are paid?",
        figures=_bonuses,
        open=("Who applied for awards and who decided: the medical director, with applications by ethnic group."),
    ),
    _Asked(
        question="Is access to training and promotion fair for clinical, medical and non-clinical staff?",
        figures=_progression,
        open=(
            "Who applied for posts and training and who was chosen: the director of people, with applications and "
            "appointments by ethnic group and staff type."
        ),
    ),
    _Asked(
        question="How do staff networks take part in reading these figures and in deciding what to do?",
        figures=None,
        open="The chair of the staff network, in the network's own words.",
    ),
    _Asked(
        question="How do we reach the communities around us, also where few people of other ethnic groups live?",
        figures=None,
        open="The head of recruitment, with where posts were advertised and who applied.",
    ),
    _Asked(
        question="How do we measure whether our actions work, and change course where they do not?",
        figures=_changes,
        open="What was done since the year before: the owner of each action, with dates and what it was meant to move.",
    ),
    _Asked(
        question="Has the share of people of other ethnic groups in senior posts grown?",
        figures=_seniority,
        open=(
            "Whether it has grown: the workforce analyst, with the same shares of an earlier snapshot date, and the "
            "board's own composition."
        ),
    ),
)
