"""Pages to read about questions: what was asked and is still open, one question, and sets of questions to ask."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallystick_web.evidence.attached import box_for
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.allowed import reads_of
from tallystick_web.reviews.answers_from_data import answers_found
from tallystick_web.reviews.forms_questions import SortForm
from tallystick_web.reviews.presenters.questions import QuestionPage, counted_sets, set_lines
from tallystick_web.reviews.queries import questions as queries
from tallystick_web.reviews.question_rules import Sorted, may_answer, may_judge, may_take_back
from tallystick_web.reviews.question_sets import question_sets, set_called
from tallystick_web.reviews.subjects import QUESTION
from tallystick_web.reviews.views.finding_questions import found_for, open_question, read_by, seen_with


@require_safe
@needs(Capability.READ_REVIEWS, Capability.ASK_QUESTIONS)
def questions(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was asked, what was answered, and what is still open: of everything, or of one outcome or action."""
    form = SortForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    item = _id_of(request.GET.get("item", ""))
    seen = seen_with(viewer, queries.questions_of(viewer.organisation.pk, item=item, bodies=read_by(viewer)))
    shows_all = chosen.get("show") == "all" or item is not None
    said = {
        "seen": seen,
        "groups": seen.groups(Sorted(chosen.get("by") or Sorted.BODY), only_open=not shows_all),
        "shows_all": shows_all,
        "sorting": form,
        "item": item,
        "about": seen.items.get(item, ""),
        "may_ask": viewer.may(Capability.ASK_QUESTIONS),
    }
    return render(request, "reviews/questions.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS)
def review_questions(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """The questions on the agenda of a review: all that are open, whichever meeting asked, and what it closed."""
    every = queries.questions_of(viewer.organisation.pk)
    seen = seen_with(viewer, [one for one in every if one.is_open or one.review == review])
    title = or_404(seen.reviews.get(review))
    said = {"seen": seen, "title": title, "review": review, "may_ask": viewer.may(Capability.ASK_QUESTIONS)}
    return render(request, "reviews/review_questions.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS, Capability.ASK_QUESTIONS)
def question(request: HttpRequest, viewer: Viewer, question: UUID) -> HttpResponse:
    """One question, with every answer that was given to it."""
    now = open_question(viewer, question)
    keeps = viewer.may(Capability.KEEP_REVIEWS)
    asks = viewer.may(Capability.ASK_QUESTIONS)
    page = QuestionPage(
        question=now,
        seen=seen_with(viewer, [now]),
        found=found_for(now, lambda: reads_of(viewer)),
        from_set=set_called(now.set_question.partition("/")[0]),
        may_answer=may_answer(question=now, by=viewer.person.pk, keeps_reviews=keeps),
        may_judge=asks and may_judge(question=now, roles=viewer.roles, by=viewer.person.pk),
        may_take_back=asks and may_take_back(question=now, roles=viewer.roles),
    )
    said = {"page": page, "question": now, "evidence": box_for(viewer, QUESTION, now.id)}
    return render(request, "reviews/question.jinja", said)


@require_safe
@needs(Capability.READ_REVIEWS, Capability.ASK_QUESTIONS)
def all_sets(request: HttpRequest, viewer: Viewer) -> HttpResponse:  # noqa: ARG001  # a page of an organisation
    """The sets of questions that there are."""
    return render(request, "reviews/question_sets.jinja", {"sets": counted_sets(question_sets().values())})


@require_safe
@needs(Capability.READ_REVIEWS, Capability.ASK_QUESTIONS)
def question_set(request: HttpRequest, viewer: Viewer, question_set: str) -> HttpResponse:
    """The questions of a set: each with what is found for it today, and with the last answer that was given."""
    of = or_404(set_called(question_set))
    asked = queries.questions_of(viewer.organisation.pk, bodies=read_by(viewer), of_set=of.id)
    reads = reads_of(viewer)
    found = answers_found({one.data for one in of.questions if one.data is not None}, reads)
    said = {
        "set": of,
        "lines": set_lines(of, found, asked),
        "on": reads.on,
        "may_ask": viewer.may(Capability.ASK_QUESTIONS),
    }
    return render(request, "reviews/question_set.jinja", said)


def _id_of(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
