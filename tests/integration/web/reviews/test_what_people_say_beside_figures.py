"""What people say themselves of an outcome stands beside its records, and where nobody does, that is said."""

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.actions.reviews import finish_step
from tallystick_web.reviews.actions.voices import add_voice
from tallystick_web.reviews.models import ReviewStep
from tallystick_web.reviews.queries.network import voices_of
from tallystick_web.reviews.rules import StepKind
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.frozen_stories import OUTCOME, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def story():
    return Story()


def test_what_people_say_stands_beside_the_records_of_its_outcome(story):
    with story.inside():
        freeze_figures(review=story.review, at=NOON, by=story.person(RoleId.EDI_LEAD))
    page = {"review": story.review.pk}
    assert "Nothing that people say themselves" in story.words(RoleId.BOARD_MEMBER, "review-voices", **page)
    said = {"source": "staff-survey", "said": "Four in ten of 600 say so.", "measure": "wres/2"}
    answer = story.post(RoleId.EDI_LEAD, "review-voice-add", said, item=story.outcome.pk, **page)
    assert answer.status_code == 303
    shown = story.words(RoleId.BOARD_MEMBER, "review-voices", **page)
    assert "Beside the records of every outcome stands what people say themselves." in shown
    assert shown.index(OUTCOME) < shown.index("2.22 times (2025)") < shown.index("Four in ten of 600 say so.")
    with story.inside():
        [voice] = voices_of(story.review)[story.outcome.pk]
    assert (voice.source, voice.said, voice.on) == (Voice.STAFF_SURVEY, "Four in ten of 600 say so.", NOON.date())


def test_an_outcome_without_a_voice_needs_a_reason_before_the_step_is_over(story):
    with story.inside():
        by = story.person(RoleId.EDI_LEAD)
        freeze_figures(review=story.review, at=NOON, by=by)
        beside = ReviewStep.objects.of(story.where).get(kind=StepKind.TRIANGULATE)
        with pytest.raises(Refused, match="For one outcome nothing stands here"):
            finish_step(step=beside, held_on=NOON.date(), said="", by=by, at=NOON)
        add_voice(review=story.review, item=story.outcome, source=Voice.PULSE, said="Yes.", measure="", by=by, at=NOON)
        finish_step(step=beside, held_on=NOON.date(), said="", by=by, at=NOON)


def test_what_people_say_is_set_beside_outcomes_alone(story):
    with story.inside(), pytest.raises(Refused):
        add_voice(
            review=story.review,
            item=story.action,
            source=Voice.PULSE,
            said="Yes.",
            measure="",
            by=story.person(RoleId.EDI_LEAD),
            at=NOON,
        )
