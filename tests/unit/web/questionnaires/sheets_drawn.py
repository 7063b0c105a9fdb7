"""Sets and sheets as tests of them are written down: as few words as will do."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.questionnaires.set_rules import (
    AnswerKind,
    AnswerSet,
    Option,
    Question,
    SetKind,
    SetMeasure,
    Statistic,
)
from tallystick_web.questionnaires.sheet_rules import Marks, Settled, SheetNow

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
ANN, BEN, CLEO = UUID(int=1), UUID(int=2), UUID(int=3)
CODE = Question(
    id="code",
    kind=AnswerKind.CHOICE,
    text="How was race considered?",
    must=True,
    rubric="Mentioned: the word is there.\nDecided: something was decided otherwise because of it.",
    option=(
        Option(id="none", text="Not at all", score=0),
        Option(id="mentioned", text="It was mentioned", score=1),
        Option(id="decided", text="It changed the decision", score=3, is_good=True),
        Option(id="aside", text="It does not matter here", is_aside=True, to_follow=True),
    ),
)
CHECK = Question(
    id="check",
    kind=AnswerKind.CHOICE,
    text="Do the pictures fit?",
    option=(Option(id="yes", text="Yes", is_good=True), Option(id="no", text="No")),
)
WORDS = Question(id="words", kind=AnswerKind.TEXT, text="What did you see?")
SHOWN = Question(id="shown", kind=AnswerKind.EVIDENCE, text="Where is the evidence?", must=True)
HELD = Question(id="held", kind=AnswerKind.NUMBER, text="Conversations held")
OFFERED = Question(id="offered", kind=AnswerKind.NUMBER, text="Conversations offered")


def a_set(*questions, measure=(), **said):
    return AnswerSet(
        id=said.pop("id", "made-up"),
        version=1,
        kind=SetKind.SHEET,
        title="Made-up checklist",
        one="checklist",
        place="questionnaire/made-up",
        about="Questions of tests.",
        source="Made up.",
        question=questions,
        measure=measure,
        **said,
    )


def a_measure(statistic, *, question="", beside="", role="", unit=MeasureUnit.SHARE):
    return SetMeasure(
        id="made-up",
        name="Made up",
        what="Made up.",
        unit=unit,
        better=Better.HIGHER,
        cadence=Cadence.QUARTERLY,
        statistic=statistic,
        question=question,
        beside=beside,
        role=role,
    )


SUMMED = a_measure(Statistic.SUM_SHARE, question="held", beside="offered")


def marks(by, **answers):
    return Marks(answers=answers, by=by, name={ANN: "Ann", BEN: "Ben", CLEO: "Cleo"}[by], at=AT)


def a_sheet(of, first=None, second=None, *, settled=None, done=None, **said):
    """``first`` and ``second`` are answers; Ann gives the first and Ben the second."""
    return SheetNow(
        id=uuid4(),
        of=of,
        title="A paper",
        first=None if first is None else marks(ANN, **first),
        second=None if second is None else marks(BEN, **second),
        settled=None if settled is None else Settled(answers=settled, why="We read it again.", name="Ann", at=AT),
        done_on=done,
        **said,
    )


MAY = date(2026, 5, 4)
