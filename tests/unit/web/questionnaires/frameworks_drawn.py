"""Frameworks and assessments as tests of them are written down: as few words as will do."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from tallystick_web.questionnaires.framework_rules import AssessmentNow, Given, Score, Step
from tallystick_web.questionnaires.rules import AssessmentState
from tallystick_web.questionnaires.set_rules import (
    AnswerKind,
    AnswerSet,
    Band,
    Domain,
    Option,
    Question,
    Scoring,
    SetKind,
)

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
ANN, BEN = UUID(int=1), UUID(int=2)
YEAR = date(2027, 3, 31)
THREE = tuple(Option(id=str(one), text=f"Score {one}", score=one, is_good=one > 1) for one in range(4))
FIVE = tuple(Option(id=str(one), text=f"Step {one}", score=one) for one in range(1, 6))
MET = (
    Option(id="met", text="Met", is_good=True),
    Option(id="not-met", text="Not met", to_follow=True),
    Option(id="aside", text="It does not apply", is_aside=True, to_follow=True),
)


def part(name, option=THREE, **said):
    return Question(id=name, kind=AnswerKind.CHOICE, text=f"Part {name}?", option=option, **said)


def a_framework(scoring, *questions, **said):
    return AnswerSet(
        id=said.pop("id", "made-up-framework"),
        version=said.pop("version", 1),
        kind=SetKind.FRAMEWORK,
        title="Made-up framework",
        one="assessment",
        place="questionnaire/frameworks",
        about="Parts of tests.",
        source="Made up.",
        question=questions,
        scoring=scoring,
        **said,
    )


# Eleven parts of three domains, each from 0 to 3: the shape of the Equality Delivery System, bands as published.
BANDS = (
    Band(id="undeveloped", text="Undeveloped", low=0, high=7),
    Band(id="developing", text="Developing", low=8, high=21),
    Band(id="achieving", text="Achieving", low=22, high=32),
    Band(id="excelling", text="Excelling", low=33, high=33),
)
ELEVEN = a_framework(
    Scoring.SUM,
    *(
        part(f"{domain}{letter}", domain=domain)
        for domain, many in (("1", 4), ("2", 4), ("3", 3))
        for letter in "abcd"[:many]
    ),
    domain=tuple(Domain(id=one, title=f"Domain {one}") for one in "123"),
    band=BANDS,
)
EXPLAINED = a_framework(Scoring.EXPLAIN, *(part(one, MET) for one in ("a", "b", "c", "d")))
LEVELS = a_framework(
    Scoring.LEVELS,
    *(part(f"{level}{number}", MET, level=level) for level in ("bronze", "silver", "gold") for number in (1, 2)),
    level=tuple(Domain(id=one, title=one.capitalize()) for one in ("bronze", "silver", "gold")),
)
RISKS = a_framework(
    Scoring.RISKS,
    *(part(f"{risk}-{half}", FIVE, domain=risk) for risk in ("trust", "leavers") for half in ("likelihood", "impact")),
    Question(id="trust-gaps", kind=AnswerKind.TEXT, text="Which assurance is missing?", domain="trust"),
    domain=(Domain(id="trust", title="Staff lose trust"), Domain(id="leavers", title="People leave")),
)


def a_score(question, answer="", *, why="", minute=0, by=ANN, **said):
    given = Given(answer=answer, explanation=why, **said)
    return Score(question=question, given=given, by=by, name="Ann", at=AT + timedelta(minutes=minute))


def a_step(state, *, by=ANN, summary="What we found.", is_public=False, why=""):
    return Step(state=state, summary=summary, is_public=is_public, why=why, by=by, name="Ann", at=AT)


OFFERED = a_step(AssessmentState.OFFERED)
AGREED = a_step(AssessmentState.AGREED, by=BEN, is_public=True)


def an_assessment(of, scores=(), steps=(), year=YEAR):
    return AssessmentNow(
        id=uuid4(),
        of=of,
        title="Made-up framework, year to March 2027",
        year_ended=year,
        begun_by="Ann",
        begun_at=AT,
        scores=tuple(scores),
        steps=tuple(steps),
    )


def scored(of, *answers, steps=(), year=YEAR):
    """An assessment whose first parts have these answers, in order."""
    given = [a_score(one.id, str(answer)) for one, answer in zip(of.question, answers, strict=False)]
    return an_assessment(of, given, steps, year)


def adding_up_to(total, of=ELEVEN):
    """An assessment with every part scored that adds up to a total: as many threes as go in, then the rest."""
    left, answers = total, []
    for _ in of.question:
        answers.append(min(3, left))
        left -= answers[-1]
    assert left == 0
    return scored(of, *answers)
