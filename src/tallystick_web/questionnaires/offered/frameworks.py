"""What frameworks offer to other applications: assessments to attach evidence to, and what waits for somebody."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import Subject, add_duties, add_subject
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.queries.frameworks import AssessmentWaits, titles_of, waiting
from tallystick_web.questionnaires.rules import AssessmentState

ASSESSMENT = "assessment"


def offer() -> None:
    """Offer everything of this."""
    add_subject(
        ASSESSMENT,
        Subject(
            text="assessment by a framework",
            find=titles_of,
            href=lambda slug, key: reverse("assessment", kwargs={"organisation": slug, "assessment": key}),
            reads=frozenset({Capability.READ_PLAN}),
            attaches=frozenset({Capability.SCORE_FRAMEWORKS}),
        ),
    )
    add_duties("assessments", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:  # noqa: ARG001  # the face of duties
    """One line for each assessment that waits: for a second person, or for whoever offered it and has it back."""
    decide = who_may(who, Capability.DECIDE_REVIEWS)
    score = who_may(who, Capability.SCORE_FRAMEWORKS)
    if not decide | score:
        return []
    return [duty for one in waiting(organisation) for duty in _of(one, decide, score)]


def _of(one: AssessmentWaits, decide: frozenset[UUID], score: frozenset[UUID]) -> Iterator[Duty]:
    if one.state is AssessmentState.OFFERED:
        second = decide - {one.offered_by}
        # Where everybody else scored a part, they can send it back, and nobody would if it waited for none of them.
        yield from _duty("Assessment to agree to", "assessment-decide", one, second - one.scored_by or second)
    else:
        yield from _duty("Assessment that was sent back to you", "assessment", one, score & {one.offered_by})


def _duty(kind: str, route: str, one: AssessmentWaits, people: frozenset[UUID]) -> Iterator[Duty]:
    if people:
        parts = {"assessment": one.id}
        yield Duty(kind=kind, text=one.title, route=route, parts=parts, people=people, waits_since=one.since)
