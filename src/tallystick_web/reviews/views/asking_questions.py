"""Pages on which a question is asked, answered, accepted or not, and taken back."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask as ask_form
from tallystick_web.organisations.asking import or_404, or_denied, to
from tallystick_web.organisations.queries import people_in_roles
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import Capability, capabilities_of
from tallystick_web.plans import queries as plans
from tallystick_web.reviews.actions import questions as actions
from tallystick_web.reviews.forms_questions import AnswerForm, AskForm, JudgeForm, TakeBackForm
from tallystick_web.reviews.presenters.questions import answer_part
from tallystick_web.reviews.queries import questions as queries
from tallystick_web.reviews.queries.reviews import review_called
from tallystick_web.reviews.question_rules import (
    QuestionNow,
    bodies_for,
    check_may_answer,
    check_may_judge,
    check_may_take_back,
    shortened,
)
from tallystick_web.reviews.question_sets import question_of_set, set_called
from tallystick_web.reviews.rules import Body, Confidence
from tallystick_web.reviews.views.finding_questions import found_for, open_question, reads_to_keep


@needs(Capability.ASK_QUESTIONS)
def ask(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Ask a question: one of one's own, or one of a set."""
    organisation = viewer.organisation.pk
    key = request.GET.get("question", "")
    of_set = question_of_set(key)
    form = AskForm(
        request.POST or None,
        bodies=bodies_for(viewer.roles),
        people=_people(viewer),
        reviews=queries.review_titles(organisation) if viewer.may(Capability.READ_REVIEWS) else {},
        items=_items(viewer),
        initial=_initial(request, viewer, key) | ({"text": of_set.text} if of_set else {}),
    )

    def do(entered: Mapping[str, Any]) -> str:
        chosen = {name: UUID(entered[name]) if entered.get(name) else None for name in ("to", "review", "item")}
        asked = actions.ask(
            text=entered["text"],
            body=Body(entered["body"]),
            roles=viewer.roles,
            to=or_404(person_called(organisation, chosen["to"])) if chosen["to"] else None,
            to_title=entered["to_title"],
            due_on=entered["due_on"],
            review=or_404(review_called(organisation, chosen["review"])) if chosen["review"] else None,
            item=or_404(plans.item_called(organisation, chosen["item"])) if chosen["item"] else None,
            set_question=entered["set_question"] if question_of_set(entered["set_question"]) else "",
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "question", question=asked.pk)

    said = {"why": of_set.why if of_set else ""}
    done = "The question is asked. It stands on every agenda until an answer is accepted."
    return ask_form(request, viewer, form, page="reviews/question_ask.jinja", do=do, done=done, said=said)


@needs(Capability.READ_REVIEWS, Capability.ASK_QUESTIONS)
def answer(request: HttpRequest, viewer: Viewer, question: UUID) -> HttpResponse:
    """Answer a question: in one's own words, or with what was found from figures."""
    now, keeps = open_question(viewer, question), viewer.may(Capability.KEEP_REVIEWS)
    or_denied(lambda: check_may_answer(question=now, by=viewer.person.pk, keeps_reviews=keeps))
    there = found_for(now, lambda: reads_to_keep(viewer, now.body))
    found = there.says if there else ""
    takes_over = request.GET.get("from") == "figures"
    form = AnswerForm(request.POST or None, initial={"said": found} if takes_over else {})

    def do(entered: Mapping[str, Any]) -> str:
        actions.answer(
            question=or_404(queries.row_of(viewer.organisation.pk, now.id)),
            said=entered["said"],
            from_data=bool(found) and _plain(entered["said"]) == _plain(found),
            confidence=Confidence(entered["confidence"]),
            next_step=entered["next_step"],
            next_on=entered["next_on"],
            keeps_reviews=keeps,
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "question", question=now.id)

    said = {"found": found, "takes_over": takes_over}
    done = "Your answer is saved. Those who asked now say whether they accept it."
    return _ask(request, viewer, form, now, "reviews/question_answer.jinja", do, done, said)


@needs(Capability.ASK_QUESTIONS)
def judge(request: HttpRequest, viewer: Viewer, question: UUID) -> HttpResponse:
    """Say whether the newest answer is accepted."""
    now = open_question(viewer, question)
    or_denied(lambda: check_may_judge(question=now, roles=viewer.roles, by=viewer.person.pk))
    waiting = or_404(now.waiting)
    form = JudgeForm(request.POST or None, initial={"answer": waiting.id})

    def do(entered: Mapping[str, Any]) -> str:
        organisation = viewer.organisation.pk
        actions.judge_answer(
            question=or_404(queries.row_of(organisation, now.id)),
            answer=or_404(queries.answer_called(organisation, entered["answer"])),
            is_accepted=form.accepts,
            said=entered["said"],
            roles=viewer.roles,
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "question", question=now.id)

    said = {"answer": answer_part(waiting)}
    return _ask(request, viewer, form, now, "reviews/question_judge.jinja", do, "It is written down.", said)


@needs(Capability.ASK_QUESTIONS)
def take_back(request: HttpRequest, viewer: Viewer, question: UUID) -> HttpResponse:
    """Take a question back, with a reason."""
    now = open_question(viewer, question)
    or_denied(lambda: check_may_take_back(question=now, roles=viewer.roles))
    form = TakeBackForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.take_back(
            question=or_404(queries.row_of(viewer.organisation.pk, now.id)),
            said=entered["said"],
            roles=viewer.roles,
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "question", question=now.id)

    done = "The question is taken back. It stays on record."
    return _ask(request, viewer, form, now, "reviews/question_take_back.jinja", do, done, {})


def _ask(
    request: HttpRequest,
    viewer: Viewer,
    form: Any,
    question: QuestionNow,
    page: str,
    do: Callable[[Mapping[str, Any]], str],
    done: str,
    said: Mapping[str, Any],
) -> HttpResponse:
    return ask_form(request, viewer, form, page=page, do=do, done=done, said={"question": question, **said})


def _plain(text: str) -> str:
    """A text without what a browser does to the ends of its lines."""
    return " ".join(text.split())


def _people(viewer: Viewer) -> dict[UUID, str]:
    """To whom a question can be put by name: those who read reviews, for whoever may see who holds which role."""
    if not viewer.may(Capability.READ_PEOPLE):
        return {}
    held = people_in_roles(viewer.organisation.pk, on=timezone.localdate())
    reading = [one for one, roles in held.items() if Capability.READ_REVIEWS in capabilities_of(roles)]
    return {one.pk: one.name for one in sorted(reading, key=lambda one: one.name)}


def _items(viewer: Viewer) -> dict[UUID, str]:
    """What of today's plan a question can be about: what was agreed to."""
    plan = plans.plan_on(viewer.organisation.pk, timezone.localdate())
    if plan is None:
        return {}
    found = plans.agreed_texts(viewer.organisation.pk, plans.items_of(plan).keys())
    return {key: shortened(text) for key, text in found.items()}


def _initial(request: HttpRequest, viewer: Viewer, key: str) -> dict[str, Any]:
    """What the page that led here knows already."""
    of = set_called(key.partition("/")[0])
    body = {"body": str(of.body)} if of and of.body in bodies_for(viewer.roles) else {}
    return body | {"set_question": key, "review": request.GET.get("review"), "item": request.GET.get("item")}
