"""What is read about questions: each as it stands with its answers, in two questions of the database."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.rules import Capability, RoleId
from tallystick_web.organisations.rules import roles as every_role
from tallystick_web.reviews.models import Question, QuestionAnswer, Review, StepEvent
from tallystick_web.reviews.question_rules import AnswerNow, Meeting, QuestionNow, bodies_read, may_judge, state_of
from tallystick_web.reviews.rules import Body, Confidence, StepKind, StepState


def questions_of(
    organisation: UUID,
    *,
    only_open: bool = False,
    review: UUID | None = None,
    item: UUID | None = None,
    bodies: Collection[Body] | None = None,
    of_set: str = "",
) -> tuple[QuestionNow, ...]:
    """The questions of an organisation, the oldest first: all, or the open ones, those of a review or of an item.

    ``bodies`` are those on whose behalf they were asked, and ``of_set`` is the id of the set that they are from.
    """
    rows = Question.objects.of(organisation)
    rows = rows.filter(review=review) if review is not None else rows
    rows = rows.filter(item=item) if item is not None else rows
    rows = rows.filter(body__in=bodies) if bodies is not None else rows
    rows = rows.filter(set_question__startswith=f"{of_set}/") if of_set else rows
    if only_open:
        rows = rows.filter(~Exists(_accepted(organisation)), end=None)
    return _as_they_stand(organisation, rows)


def question_called(organisation: UUID, question: UUID) -> QuestionNow | None:
    """One question as it stands."""
    return next(iter(_as_they_stand(organisation, Question.objects.of(organisation).filter(pk=question))), None)


def row_of(organisation: UUID, question: UUID) -> Question | None:
    """The row of one question, for what is added to it."""
    return Question.objects.of(organisation).filter(pk=question).first()


def answer_called(organisation: UUID, answer: UUID) -> QuestionAnswer | None:
    """The row of one answer, for what is said of it."""
    return QuestionAnswer.objects.of(organisation).filter(pk=answer).first()


def texts_of(organisation: UUID, questions: Collection[UUID] | None = None) -> dict[UUID, str]:
    """What these questions ask, or all of them."""
    rows = Question.objects.of(organisation)
    rows = rows.filter(pk__in=questions) if questions is not None else rows
    return dict(rows.order_by("at").values_list("pk", "text"))


def asked_about(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, tuple[int, int]]:
    """Of each of these items about which something was asked: how many questions, and how many are open."""
    rows = Question.objects.of(organisation).filter(item__in=items)
    found: defaultdict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for item, accepted, end in rows.annotate(accepted=Exists(_accepted(organisation))).values_list(
        "item", "accepted", "end"
    ):
        every, still = found[item]
        found[item] = every + 1, still + (not accepted and end is None)
    return dict(found)


def questions_due(
    organisation: UUID,
    who: Mapping[UUID, Collection[str]],
    *,
    held: Callable[[], Mapping[UUID, Collection[RoleId]]],
) -> list[Duty]:
    """What open questions ask of people: to answer what was put to them, and to say whether an answer is accepted.

    ``held`` tells which roles these people hold, and is asked only where an answer waits for those who asked.
    """
    found = questions_of(organisation, only_open=True)
    waiting = [one for one in found if one.waiting is not None]
    asking = who_may(who, Capability.ASK_QUESTIONS)
    roles = {one: theirs for one, theirs in held().items() if one in asking} if waiting and asking else {}
    return [
        *(_to_answer(one) for one in found if one.waiting is None and _reads(one, who.get(one.to_person, ()))),
        *(_to_judge(one, people) for one in waiting if (people := _judges(one, roles))),
    ]


def _reads(question: QuestionNow, may: Collection[str]) -> bool:
    """Whether somebody who may do this opens a question: whoever it was put to can have lost that since."""
    opens = bool({Capability.READ_REVIEWS, Capability.ASK_QUESTIONS} & set(may))
    return opens and question.body in bodies_read(reads_reviews=Capability.READ_REVIEWS in may)


def _to_answer(question: QuestionNow) -> Duty:
    return Duty(
        kind=f"Question put to you, on behalf of: {question.body.label}",
        text=question.short,
        route="question-answer",
        parts={"question": question.id},
        people=frozenset({question.to_person}),
        due_on=question.due_on,
    )


def _to_judge(question: QuestionNow, people: frozenset[UUID]) -> Duty:
    return Duty(
        kind="Answer to accept or not",
        text=question.short,
        route="question-judge",
        parts={"question": question.id},
        people=people,
        waits_since=question.answers[-1].on,
    )


def _judges(question: QuestionNow, held: Mapping[UUID, Collection[RoleId]]) -> frozenset[UUID]:
    return frozenset(one for one, roles in held.items() if may_judge(question=question, roles=roles, by=one))


def meetings_held(organisation: UUID) -> tuple[Meeting, ...]:
    """The meetings that were held in reviews, whichever body met."""
    later = StepEvent.objects.of(organisation).filter(step=OuterRef("step"), at__gt=OuterRef("at"))
    rows = StepEvent.objects.of(organisation).filter(
        ~Exists(later), state=StepState.DONE, step__kind=StepKind.MEETING, held_on__isnull=False
    )
    return tuple(
        Meeting(body=Body(body) if body else None, on=on) for body, on in rows.values_list("step__body", "held_on")
    )


def review_titles(organisation: UUID) -> dict[UUID, str]:
    """What every review of an organisation is called, by its id; the newest first."""
    return dict(Review.objects.of(organisation).order_by("-at").values_list("pk", "title"))


def _accepted(organisation: UUID) -> OwnedQuerySet:
    rows: OwnedQuerySet = QuestionAnswer.objects.of(organisation).filter(
        question=OuterRef("pk"), judged__is_accepted=True
    )
    return rows


def _as_they_stand(organisation: UUID, rows: OwnedQuerySet) -> tuple[QuestionNow, ...]:
    found = list(rows.select_related("to", "end").order_by("at", "pk"))
    given = QuestionAnswer.objects.of(organisation).filter(question__in=[one.pk for one in found])
    by_question: defaultdict[UUID, list[QuestionAnswer]] = defaultdict(list)
    for one in given.select_related("judged").order_by("at") if found else ():
        by_question[one.question_id].append(one)
    return tuple(_question(one, by_question[one.pk]) for one in found)


def _question(row: Question, given: Iterable[QuestionAnswer]) -> QuestionNow:
    said = tuple(map(_answer, sorted(given, key=_when)))
    end = getattr(row, "end", None)
    state = state_of([one.is_accepted for one in said], is_taken_back=end is not None)
    accepted = next((one.judged_on for one in said if one.is_accepted), None)
    return QuestionNow(
        id=row.pk,
        text=row.text,
        body=Body(row.body),
        role=RoleId(row.role),
        role_label=every_role()[RoleId(row.role)].label,
        to=row.to_title,
        to_person=row.to_id,
        to_name=row.to.name if row.to else "",
        state=state,
        asked_on=localdate(row.at),
        due_on=row.due_on,
        answers=said,
        item=row.item_id,
        review=row.review_id,
        set_question=row.set_question,
        taken_back=end.said if end else "",
        closed_on=localdate(end.at) if end else accepted,
    )


def _when(row: QuestionAnswer) -> tuple[datetime, int]:
    """When an answer was given; of two at one instant, what was judged was given before what was not."""
    judged = getattr(row, "judged", None)
    return row.at, {False: 0, True: 1}[judged.is_accepted] if judged else 2


def _answer(row: QuestionAnswer) -> AnswerNow:
    judged = getattr(row, "judged", None)
    return AnswerNow(
        id=row.pk,
        said=row.said,
        from_data=row.from_data,
        confidence=Confidence(row.confidence) if row.confidence else None,
        next_step=row.next_step,
        next_on=row.next_on,
        on=localdate(row.at),
        is_accepted=judged.is_accepted if judged else None,
        why=judged.said if judged else "",
        by=row.by_id,
        judged_on=localdate(judged.at) if judged else None,
    )
