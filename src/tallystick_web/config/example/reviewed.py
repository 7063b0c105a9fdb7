"""What a made-up organisation has held itself to: a review that went to the board, and one that is under way."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from tallystick_web.config.example.people import Filled
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import queries as plans
from tallystick_web.plans.queries import Item
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.actions import consulting, network, questions, reviews, time, voices
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.models import Review, ReviewStep
from tallystick_web.reviews.queries.network import outcomes_of
from tallystick_web.reviews.queries.reviews import step_called, steps_of
from tallystick_web.reviews.rules import Body, Confidence, Side, StepKind, Verdict, View

_BEGAN = 112  # days ago: then the last step of the first review is just over
_VIEWS = (
    (View.DISAGREE, "Panels score in writing in three directorates. In the others nothing changed, and we said so."),
    (View.PARTLY, "People who raise a concern are answered sooner. They are not told what was done about it."),
    (View.AGREE, "We were asked before it was decided, and what we said is in it."),
    (View.NO_COMMENT, ""),
)
_VOICES = (
    (Voice.STAFF_SURVEY, "Fewer people than last year say that everybody has the same chance of promotion."),
    (Voice.NETWORK, "Members say that secondments still go to whoever is known already."),
    (Voice.PULSE, "Half of those who answered in June had seen the new way of appointing panels."),
)
_ASKS = {
    Body.NETWORK: "Which of the actions would you stop, and which would you do first?",
    Body.ADVISERS: "Is there evidence that what we plan works elsewhere?",
    Body.STAFF: "What would make it easier to say that something is unfair?",
}
_COMMENTS = {
    Body.NETWORK: (RoleId.NETWORK_CHAIR, "Stop the poster campaign. Begin with who is asked to act up."),
    Body.ADVISERS: (RoleId.ADVISER, "Scoring in writing has good evidence. Training alone has none that we know of."),
    Body.STAFF: (RoleId.STAFF, "Knowing who reads it, and being told what came of it."),
}
_MINUTES = {Body.EXECUTIVE: "ET/26/41", Body.SUB_GROUP: "RE/26/07", Body.BOARD: "TB/26/63"}


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """A question: who asks it for whom, what, and the answer if there was one and whether it was accepted."""

    body: Body
    role: RoleId
    text: str
    answer: str = ""
    confidence: Confidence | None = None
    why_not: str = ""


_QUESTIONS = (
    _Asked(
        body=Body.BOARD,
        role=RoleId.BOARD_MEMBER,
        text="Which of last year’s actions did we issue again, and why should they work now?",
        answer="Four. Each has a new owner and a date, and two of them a new reason why it should work.",
        confidence=Confidence.FAIRLY,
    ),
    _Asked(
        body=Body.SUB_GROUP,
        role=RoleId.BOARD_MEMBER,
        text="How many appointments at band 8a and above went to somebody who was acting up already?",
        answer="We do not count that yet.",
        confidence=Confidence.UNSURE,
        why_not="Then say by when you will.",
    ),
    _Asked(
        body=Body.NETWORK,
        role=RoleId.NETWORK_CHAIR,
        text="Why is protected time promised and not put on the rota?",
    ),
)


def hold_to_account(made: Filled) -> Review:
    """Go through one six-monthly review to its end, and begin the next one."""
    began = timezone.now() - timedelta(days=_BEGAN)
    done = _begin(made, "Six-monthly review, spring", began)
    for step in steps_of(done):
        at = _noon(step.due_on, began)
        _prepare(made, done, step, at)
        _finish(made, step, at)
    _begin(made, "Six-monthly review, autumn", timezone.now() - timedelta(days=5))
    _promise_time(made)
    return done


def _begin(made: Filled, title: str, at: datetime) -> Review:
    return reviews.begin_review(
        cycle=cycles()["six-monthly"],
        title=title,
        plan=plans.plan_on(made.organisation.pk, timezone.localdate()),
        year=None,
        begins_on=timezone.localdate(at),
        by=made.people[RoleId.EDI_LEAD],
        at=at,
    )


def _noon(day: date, began: datetime) -> datetime:
    """The hour of the beginning on a day, and never after now."""
    return min(began + timedelta(days=(day - timezone.localdate(began)).days), timezone.now())


# WHAT COMES BEFORE A STEP IS OVER


def _prepare(made: Filled, review: Review, step: StepNow, at: datetime) -> None:
    if step.kind is StepKind.FREEZE:
        freeze_figures(review=review, by=made.people[RoleId.EDI_LEAD], at=at)
    elif step.kind is StepKind.TRIANGULATE:
        _hear(made, review, at)
    elif step.kind is StepKind.NETWORK_VIEW:
        _ask_network(made, review, at)
    elif step.kind is StepKind.CONSULT and step.body is not None:
        _consult(made, step, step.body, at)
    elif step.body is Body.BOARD:
        _question(made, review, at)


def _items(review: Review) -> list[Item]:
    there = plans.items_of(review.plan)
    return [there[one.id] for one in outcomes_of(review)]


def _hear(made: Filled, review: Review, at: datetime) -> None:
    for item, (source, said) in zip(_items(review), _VOICES, strict=False):
        by = made.people[RoleId.ANALYST]
        voices.add_voice(review=review, item=item, source=source, said=said, measure="", by=by, at=at)


def _ask_network(made: Filled, review: Review, at: datetime) -> None:
    lead, chair = made.people[RoleId.EDI_LEAD], made.people[RoleId.NETWORK_CHAIR]
    network.ask_network(review=review, by=lead, at=at)
    for item, (view, said) in zip(_items(review), _VIEWS, strict=False):
        given = network.give_view(review=review, item=item, unit=None, view=view, said=said, by=chair, at=at)
        if view is View.DISAGREE:
            we = "The others begin in January. We should have told you sooner."
            network.reply_to_view(view=given, side=Side.ORGANISATION, said=we, by=lead, at=at)
            they = "We were promised that last year as well. We still disagree."
            network.reply_to_view(view=given, side=Side.NETWORK, said=they, by=chair, at=at + timedelta(hours=1))


def _consult(made: Filled, step: StepNow, body: Body, at: datetime) -> None:
    lead, (role, said) = made.people[RoleId.EDI_LEAD], _COMMENTS[body]
    asked_at, closed = at - timedelta(days=10), timezone.localdate(at) - timedelta(days=1)
    asked = consulting.begin_consultation(
        step=_row(made, step),
        body=body,
        unit=None,
        title=f"The spring review: {body.label.lower()}",
        asks=_ASKS[body],
        closes_on=closed,
        reply_due_on=closed + timedelta(days=14),
        by=lead,
        at=asked_at,
    )
    consulting.give_comment(consultation=asked, said=said, held=[role], by=made.people[role], at=asked_at)
    did = "It goes to the board with the review, and the owner of the action answers there."
    consulting.reply(consultation=asked, heard=said, did=did, by=lead, at=at)


def _question(made: Filled, review: Review, at: datetime) -> None:
    director = made.people[RoleId.HR_DIRECTOR]
    for one in _QUESTIONS:
        asker = made.people[one.role]
        question = questions.ask(
            text=one.text,
            body=one.body,
            roles=[one.role],
            to=director,
            to_title="Director of human resources",
            due_on=timezone.localdate(at) + timedelta(days=14),
            by=asker,
            at=at,
            review=review,
        )
        if one.answer:
            said = {"said": one.answer, "confidence": one.confidence, "next_step": "", "next_on": None}
            given = questions.answer(question=question, keeps_reviews=False, by=director, at=at, **said)
            judged = {"is_accepted": not one.why_not, "said": one.why_not, "roles": [one.role]}
            questions.judge_answer(question=question, answer=given, by=asker, at=at, **judged)


# HOW A STEP ENDS


def _finish(made: Filled, step: StepNow, at: datetime) -> None:
    if step.kind is StepKind.FREEZE:
        return
    row, day = _row(made, step), timezone.localdate(at)
    if step.kind is StepKind.MEETING and step.body is not None:
        has_conditions = step.body is Body.SUB_GROUP
        reviews.decide(
            step=row,
            verdict=Verdict.CONDITIONS if has_conditions else Verdict.APPROVE,
            said="The board is told which actions have no measure yet." if has_conditions else "",
            minute=_MINUTES[step.body],
            decided_on=day,
            role=RoleId.BOARD_SECRETARY,
            again=[],
            by=made.people[RoleId.BOARD_SECRETARY],
            at=at,
        )
    elif step.kind is not StepKind.PUBLISH:
        said = "The survey of members is in October, so two outcomes have no voice yet."
        reviews.finish_step(
            step=row,
            held_on=day,
            said=said if step.kind is StepKind.TRIANGULATE else "",
            by=_does(made, step),
            at=at,
        )


def _does(made: Filled, step: StepNow) -> Person:
    return next(made.people[role] for role in sorted(step.roles) if role in made.people)


def _row(made: Filled, step: StepNow) -> ReviewStep:
    row = step_called(made.organisation.pk, step.id)
    if row is None:
        raise LookupError("a step that was just read is not there")
    return row


def _promise_time(made: Filled) -> None:
    chair, director = made.people[RoleId.NETWORK_CHAIR], made.people[RoleId.HR_DIRECTOR]
    now, today = timezone.now(), timezone.localdate()
    time.name_coordinator(person=made.people[RoleId.EDI_LEAD], by=director, at=now)
    time.promise_time(
        person=chair,
        what_for="Chair of the staff network",
        hours=Decimal(15),
        starts_on=today - timedelta(days=90),
        ends_on=today + timedelta(days=275),
        by=director,
        at=now,
    )
    for back, hours, what_for, is_protected in (
        (40, Decimal(6), "Interview panels", True),
        (12, Decimal("4.5"), "Reading the spring review", True),
        (3, Decimal(3), "Mentoring a director", False),
    ):
        on = today - timedelta(days=back)
        time.note_time(person=chair, on=on, hours=hours, what_for=what_for, in_protected=is_protected, by=chair, at=now)
