"""What every page of questions begins with: the questions that a viewer reads, and what is said beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.allowed import reads_for_all
from tallystick_web.plans.queries import agreed_texts
from tallystick_web.plans.watching import Reads
from tallystick_web.reviews.answers_from_data import Found, answers_found
from tallystick_web.reviews.presenters.questions import Seen
from tallystick_web.reviews.queries import questions as queries
from tallystick_web.reviews.question_rules import READ_BY_ALL, QuestionNow, bodies_read
from tallystick_web.reviews.question_sets import question_of_set
from tallystick_web.reviews.rules import Body


def read_by(viewer: Viewer) -> frozenset[Body]:
    """Whose questions a viewer reads."""
    return bodies_read(reads_reviews=viewer.may(Capability.READ_REVIEWS))


def open_question(viewer: Viewer, question: UUID) -> QuestionNow:
    """A question that a viewer reads. Raises Http404 for every other."""
    found = or_404(queries.question_called(viewer.organisation.pk, question))
    return or_404(found if found.body in read_by(viewer) else None)


def seen_with(viewer: Viewer, questions: Sequence[QuestionNow]) -> Seen:
    """Questions with the meetings, items and reviews that are told beside them."""
    organisation = viewer.organisation.pk
    items = {one.item for one in questions if one.item is not None}
    reads_reviews = viewer.may(Capability.READ_REVIEWS)
    return Seen(
        questions=questions,
        meetings=queries.meetings_held(organisation) if questions else (),
        items=agreed_texts(organisation, items) if items else {},
        reviews=queries.review_titles(organisation) if reads_reviews else {},
        on=timezone.localdate(),
    )


def found_for(question: QuestionNow, reads: Callable[[], Reads]) -> Found | None:
    """What figures and plans say today of an open question of a set, as ``reads`` tells; None of every other."""
    of_set = question_of_set(question.set_question)
    if of_set is None or of_set.data is None or not question.is_open:
        return None
    return answers_found([of_set.data], reads())[of_set.data]


def reads_to_keep(viewer: Viewer, body: Body) -> Reads:
    """As whom figures are read that are written into an answer: as everybody who will read it there.

    What governors and the public ask is answered from figures for everybody; nothing held back is in any answer.
    """
    reads = reads_for_all(viewer)
    return replace(reads, audience=Audience.PUBLIC) if body in READ_BY_ALL else reads
