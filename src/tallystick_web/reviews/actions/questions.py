"""What is done with questions: they are asked, answered, judged by those who asked, and taken back."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.models import Item
from tallystick_web.reviews.models import AnswerJudged, Question, QuestionAnswer, QuestionEnd, Review
from tallystick_web.reviews.queries.questions import question_called
from tallystick_web.reviews.question_rules import (
    QuestionNow,
    check_day,
    check_may_answer,
    check_may_ask,
    check_may_judge,
    check_may_take_back,
    check_says_why,
)
from tallystick_web.reviews.rules import Body, Confidence, Event


@transaction.atomic
def ask(
    *,
    text: str,
    body: Body,
    roles: Collection[RoleId],
    to: Person | None,
    to_title: str,
    due_on: date | None,
    by: Person,
    at: datetime,
    review: Review | None = None,
    item: Item | None = None,
    set_question: str = "",
) -> Question:
    """Ask a question on behalf of a body, in the one of these roles that speaks for it."""
    organisation = by.organisation_id
    audit.hold(organisation)
    role = check_may_ask(roles=roles, body=body, text=text)
    if not to_title.strip():
        raise Refused("Say to which role the question is put: it stays with the question when people change.")
    check_day(due_on, asked_on=localdate(at), what="An answer")
    question = Question.objects.create(
        organisation_id=organisation,
        text=text.strip(),
        body=body,
        role=role,
        to=to,
        to_title=to_title.strip(),
        review=review,
        item=item,
        set_question=set_question,
        due_on=due_on,
        by=by,
        at=at,
    )
    audit.record(Event.ASKED, organisation=organisation, by=by.pk, at=at, about=question)
    return question


@transaction.atomic
def answer(
    *,
    question: Question,
    said: str,
    confidence: Confidence | None,
    next_step: str,
    next_on: date | None,
    keeps_reviews: bool,
    by: Person,
    at: datetime,
    from_data: bool = False,
) -> QuestionAnswer:
    """Answer a question, as the person it was put to or as somebody who keeps reviews."""
    organisation = question.organisation_id
    audit.hold(organisation)
    check_may_answer(question=_now(question), by=by.pk, keeps_reviews=keeps_reviews)
    if not said.strip():
        raise Refused("Enter the answer. If it is not known, say so, and what is done to find out.")
    if next_on is not None and not next_step.strip():
        raise Refused("Say what is done by that day, or leave the day blank.")
    check_day(next_on, asked_on=localdate(at), what="The next step")
    given = QuestionAnswer.objects.create(
        organisation_id=organisation,
        question=question,
        said=said.strip(),
        from_data=from_data,
        confidence=confidence or "",
        next_step=next_step.strip(),
        next_on=next_on,
        by=by,
        at=at,
    )
    audit.record(Event.ANSWERED, organisation=organisation, by=by.pk, at=at, about=given)
    return given


@transaction.atomic
def judge_answer(
    *,
    question: Question,
    answer: QuestionAnswer,
    is_accepted: bool,
    said: str,
    roles: Collection[RoleId],
    by: Person,
    at: datetime,
) -> AnswerJudged:
    """Say, as one of those who asked, whether the newest answer is accepted, and why not."""
    organisation = question.organisation_id
    audit.hold(organisation)
    now = _now(question)
    check_may_judge(question=now, roles=roles, by=by.pk)
    if now.waiting is None or now.waiting.id != answer.pk:
        raise Refused("Another answer was given after you opened the page. Read that one first.")
    check_says_why(is_accepted=is_accepted, said=said)
    judged = AnswerJudged.objects.create(
        organisation_id=organisation, answer=answer, is_accepted=is_accepted, said=said.strip(), by=by, at=at
    )
    audit.record(Event.JUDGED, organisation=organisation, by=by.pk, at=at, about=answer)
    return judged


@transaction.atomic
def take_back(*, question: Question, said: str, roles: Collection[RoleId], by: Person, at: datetime) -> QuestionEnd:
    """Take a question back, as one of those who asked, with a reason. It stays on record."""
    organisation = question.organisation_id
    audit.hold(organisation)
    check_may_take_back(question=_now(question), roles=roles)
    if not said.strip():
        raise Refused("Say why the question is taken back. The reason is kept with it.")
    end = QuestionEnd.objects.create(organisation_id=organisation, question=question, said=said.strip(), by=by, at=at)
    audit.record(Event.TAKEN_BACK, organisation=organisation, by=by.pk, at=at, about=question)
    return end


def _now(question: Question) -> QuestionNow:
    """The question as it stands inside this transaction: what a page showed may be over."""
    now: QuestionNow | None = question_called(question.organisation_id, question.pk)
    if now is None:
        raise Refused("This question is not there any more. Open the list of questions again.")
    return now
