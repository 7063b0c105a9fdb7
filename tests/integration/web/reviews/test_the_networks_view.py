"""The staff network’s view: asked for and never owed, printed as it was written, and never read from silence."""

from uuid import uuid4

import pytest

from tallystick_web.core.registry import views_said
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions.units import add_member, add_unit
from tallystick_web.organisations.rules import RoleId, UnitKind
from tallystick_web.plans.advice import Gap, Kept, finished_of, told_of
from tallystick_web.plans.queries import network_of
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.actions.network import ask_network, give_view, reply_to_view
from tallystick_web.reviews.actions.reviews import finish_step
from tallystick_web.reviews.models import NetworkView, ReviewStep, ViewAsked, ViewReply
from tallystick_web.reviews.queries.network import given_of, views_of
from tallystick_web.reviews.rules import Side, StepKind, View
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.frozen_stories import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

LATER = NOON.replace(hour=13)
WORDS = "  Panels still talk first.\r\n\r\nAsk anybody who sat on one.  "
REPLY = "The panels of two wards score in writing now."


@pytest.fixture
def story():
    return Story()


def ask_everything(story):
    with story.inside():
        return ask_network(review=story.review, by=story.person(RoleId.EDI_LEAD), at=NOON)


def give(story, view=View.DISAGREE, said=WORDS, *, at=NOON):
    with story.inside():
        return give_view(
            review=story.review,
            item=story.outcome,
            unit=None,
            view=view,
            said=said,
            by=story.person(RoleId.NETWORK_CHAIR),
            at=at,
        )


def reply(story, view, side=Side.ORGANISATION, said=REPLY):
    role = RoleId.EDI_LEAD if side is Side.ORGANISATION else RoleId.NETWORK_CHAIR
    with story.inside():
        return reply_to_view(view=view, side=side, said=said, by=story.person(role), at=NOON)


def stands(story):
    with story.inside():
        return views_of(story.review, [story.outcome.pk])[story.outcome.pk]


def told(story, item=None):
    key = (item or story.outcome).pk
    with story.inside():
        return views_said(story.where.pk, [key]).get(key)


# ASKING


def test_the_network_is_asked_about_every_agreed_outcome_once(story):
    assert list(ask_everything(story)) == [story.outcome.pk]
    with pytest.raises(Refused, match="asked about every outcome already"):
        ask_everything(story)
    with story.inside():
        assert [one.item_id for one in ViewAsked.objects.of(story.where)] == [story.outcome.pk]


def test_silence_is_told_as_silence(story):
    assert stands(story).label == "Not asked"
    ask_everything(story)
    assert (stands(story).view, stands(story).label) == (None, "Asked, no reply yet")
    page = story.words(RoleId.BOARD_MEMBER, "review-views", review=story.review.pk)
    assert "It was asked about one outcome and has not replied yet." in page
    assert "That is no agreement and no disagreement." in page


def test_nothing_of_a_review_waits_for_the_network(story):
    ask_everything(story)
    with story.inside():
        by = story.person(RoleId.EDI_LEAD)
        freeze_figures(review=story.review, at=NOON, by=by)
        beside = ReviewStep.objects.of(story.where).get(kind=StepKind.TRIANGULATE)
        finish_step(step=beside, held_on=NOON.date(), said="The survey comes in March.", by=by, at=NOON)


# GIVING


def test_what_the_network_writes_is_kept_and_shown_as_it_was_typed(story):
    page = {"review": story.review.pk, "item": story.outcome.pk}
    entered = {"view": "disagree", "said": WORDS}
    assert story.post(RoleId.NETWORK_CHAIR, "review-view-give", entered, **page).status_code == 303
    with story.inside():
        assert NetworkView.objects.of(story.where).get().said == WORDS
    shown = story.words(RoleId.BOARD_MEMBER, "review-view", **page)
    assert "Panels still talk first. Ask anybody who sat on one." in shown


def test_it_may_be_given_without_being_asked_for(story):
    give(story, View.AGREE, "")
    assert (stands(story).label, stands(story).was_asked) == ("Agrees", False)


def test_another_view_takes_its_place_and_the_one_before_stays(story):
    give(story)
    give(story, View.PARTLY, "Better.", at=LATER)
    assert stands(story).view is View.PARTLY
    with story.inside():
        assert [one.now.view for one in given_of(story.review, story.outcome.pk)] == [View.PARTLY, View.DISAGREE]
    page = story.words(RoleId.EXECUTIVE, "review-view", review=story.review.pk, item=story.outcome.pk)
    assert page.index("Better.") < page.index("What the network said before") < page.index("Panels still talk first.")


@pytest.mark.parametrize("role", [RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.STAFF])
def test_nobody_but_who_speaks_for_the_network_gives_its_view(story, role):
    page = {"review": story.review.pk, "item": story.outcome.pk}
    assert story.post(role, "review-view-give", {"view": "agree", "said": ""}, **page).status_code == 403
    assert stands(story).view is None


def test_a_form_that_is_sent_twice_gives_one_view(story):
    page, key = {"review": story.review.pk, "item": story.outcome.pk}, str(uuid4())
    for _ in range(2):
        entered = {"form_key": key, "view": "agree", "said": "Yes."}
        assert story.post(RoleId.NETWORK_CHAIR, "review-view-give", entered, **page).status_code == 303
    with story.inside():
        assert NetworkView.objects.of(story.where).count() == 1


def test_a_draft_has_no_view(story):
    page = {"review": story.review.pk, "item": story.draft.pk}
    assert story.get(RoleId.NETWORK_CHAIR, "review-view-give", **page).status_code == 404
    with story.inside(), pytest.raises(Refused):
        give_view(
            review=story.review,
            item=story.draft,
            unit=None,
            view=View.AGREE,
            said="",
            by=story.person(RoleId.NETWORK_CHAIR),
            at=NOON,
        )


def test_pages_name_the_network_and_nobody_in_it(story):
    with story.inside():
        by, chair = story.person(RoleId.EDI_LEAD), story.person(RoleId.NETWORK_CHAIR)
        unit = add_unit(
            organisation=story.where,
            kind=UnitKind.NETWORK,
            name="Race equality network",
            part_of=None,
            since=NOON.date(),
            by=by,
            at=NOON,
        )
        add_member(unit=unit, person=chair, is_officer=True, since=NOON.date(), by=by, at=NOON)
        name = chair.name
    page = {"review": story.review.pk, "item": story.outcome.pk}
    entered = {"view": "disagree", "said": WORDS}
    assert story.post(RoleId.NETWORK_CHAIR, "review-view-give", entered, **page).status_code == 303
    shown = [
        story.words(RoleId.EDI_LEAD, "review-view", **page),
        story.words(RoleId.EDI_LEAD, "review-views", review=story.review.pk),
        story.words(RoleId.EDI_LEAD, "plan-item", item=story.outcome.pk),
    ]
    assert all("Race equality network" in one for one in shown[:2])
    assert not [one for one in shown if name in one]


def test_the_form_says_who_reads_it_before_anything_is_written(story):
    page = story.words(RoleId.NETWORK_CHAIR, "review-view-give", review=story.review.pk, item=story.outcome.pk)
    before, _, form = page.partition("What does the staff network say?")
    assert form
    assert "printed unedited in the board paper" in before
    assert "Freedom of Information Act" in before


# REPLYING


def test_disagreement_stands_after_the_organisation_replied(story):
    view = give(story)
    reply(story, view)
    now = stands(story)
    assert (now.view, now.said) == (View.DISAGREE, WORDS)
    assert [(one.side, one.said) for one in now.replies] == [(Side.ORGANISATION, REPLY)]
    page = story.words(RoleId.BOARD_MEMBER, "review-views", review=story.review.pk)
    assert page.index("Disagrees") < page.index("Panels still talk first.") < page.index(REPLY)


def test_the_network_has_the_last_word_and_both_are_kept(story):
    view = give(story)
    with pytest.raises(Refused, match="has not replied"):
        reply(story, view, Side.NETWORK, "Two wards of forty.")
    reply(story, view)
    reply(story, view, Side.NETWORK, "Two wards of forty.")
    with pytest.raises(Refused, match="There is a reply to this view already"):
        reply(story, view, said="And a third.")
    with story.inside():
        assert [one.side for one in ViewReply.objects.of(story.where).order_by("pk")].count(Side.ORGANISATION) == 1
        assert {one.said for one in ViewReply.objects.of(story.where)} == {REPLY, "Two wards of forty."}


def test_nobody_replies_to_a_view_that_was_given_anew(story):
    view = give(story)
    give(story, View.PARTLY, "Better.", at=LATER)
    with pytest.raises(Refused, match="gave a newer view"):
        reply(story, view)


@pytest.mark.parametrize(
    ("role", "status"),
    [(RoleId.EDI_LEAD, 303), (RoleId.HR_DIRECTOR, 303), (RoleId.BOARD_MEMBER, 403), (RoleId.STAFF, 403)],
)
def test_whoever_keeps_reviews_or_is_accountable_replies(story, role, status):
    parts = {"review": story.review.pk, "item": story.outcome.pk, "network_view": give(story).pk}
    assert story.post(role, "review-view-reply", {"said": REPLY}, **parts).status_code == status


# IN THE PLAN


def test_the_third_box_of_an_outcome_says_what_the_network_says(story):
    assert "Not asked yet" in story.words(RoleId.STAFF, "plan", plan=story.plan.pk)
    ask_everything(story)
    assert "Asked, no reply yet" in story.words(RoleId.STAFF, "plan", plan=story.plan.pk)
    give(story)
    for role, route, parts in (
        (RoleId.STAFF, "plan", {"plan": story.plan.pk}),
        (RoleId.STAFF, "plan-item", {"item": story.outcome.pk}),
        (RoleId.BOARD_MEMBER, "plan-item", {"item": story.outcome.pk}),
    ):
        assert "Disagrees" in story.words(role, route, **parts)


def test_where_it_says_more_is_linked_for_those_who_read_reviews_alone(story):
    give(story)
    link = story.address("review-view", review=story.review.pk, item=story.outcome.pk)
    reads, does_not = (
        story.get(role, "plan-item", item=story.outcome.pk).content.decode()
        for role in (RoleId.BOARD_MEMBER, RoleId.STAFF)
    )
    assert link in reads
    assert link not in does_not


def test_a_later_review_that_asks_anew_hides_no_disagreement(story):
    give(story)
    with story.inside():
        later = story.begin()
        ask_network(review=later, by=story.person(RoleId.EDI_LEAD), at=LATER)
    said = told(story)
    assert said.says == "Asked, no reply yet"
    assert said.text.endswith("Before, on 26 November 2026: disagrees")
    assert said.is_given


def test_what_was_finished_without_evidence_or_a_view_is_told_and_not_stopped(story):
    with story.inside():
        for one in (story.action, story.outcome):
            story.go(one, "finish", reason="It is done.", at=LATER)
        network = network_of(story.plan)
        finished = {one.id for one in finished_of(network)}
        gaps = {one.gap: set(one.items) for one in told_of(network, kept=Kept())}
    assert finished == {story.action.pk, story.outcome.pk}
    assert gaps[Gap.FINISHED_WITHOUT_EVIDENCE] == gaps[Gap.FINISHED_WITHOUT_VIEW] == finished
    page = story.words(RoleId.EDI_LEAD, "plan-told", plan=story.plan.pk)
    assert "the staff network has given no view" in page
    give(story)
    assert "the staff network has given no view" not in story.words(RoleId.EDI_LEAD, "plan-told", plan=story.plan.pk)


def test_another_organisation_finds_and_changes_none_of_it(story):
    view, theirs = give(story), Story("eastmoor")
    page = {"review": story.review.pk, "item": story.outcome.pk}
    for role, route, parts in (
        (RoleId.EDI_LEAD, "review-view", page),
        (RoleId.NETWORK_CHAIR, "review-view-give", page),
        (RoleId.EDI_LEAD, "review-view-reply", page | {"network_view": view.pk}),
        (RoleId.EDI_LEAD, "review-voice-add", page),
        (RoleId.EDI_LEAD, "review-view", {"review": theirs.review.pk, "item": story.outcome.pk}),
    ):
        assert theirs.get(role, route, **parts).status_code == 404
        assert theirs.post(role, route, {"view": "agree", "said": "Ours"}, **parts).status_code in (404, 405)
    assert told(theirs) is None


# WHAT IS DUE


def work(story, role):
    return story.words(role, "my-work")


def test_who_speaks_for_the_network_finds_that_it_is_asked_and_owes_nothing(story):
    assert "is asked for its view" not in work(story, RoleId.NETWORK_CHAIR)
    ask_everything(story)
    page = work(story, RoleId.NETWORK_CHAIR)
    assert "One outcome of “Autumn review”" in page
    assert "The staff network is asked for its view, and gives it if it wants to." in page
    assert "Nothing is due from you this week." in page
    assert (
        story.address("review-views", review=story.review.pk)
        in story.get(RoleId.NETWORK_CHAIR, "my-work").content.decode()
    )
    assert "is asked for its view" not in work(story, RoleId.EDI_LEAD)
    give(story)
    assert "is asked for its view" not in work(story, RoleId.NETWORK_CHAIR)


def test_disagreement_waits_for_a_reply_and_the_reply_is_told_to_the_network(story):
    view = give(story)
    asked = story.get(RoleId.EDI_LEAD, "my-work").content.decode()
    parts = {"review": story.review.pk, "item": story.outcome.pk}
    assert "The staff network disagrees: reply" in asked
    assert story.address("review-view-reply", network_view=view.pk, **parts) in asked
    for role in (RoleId.NETWORK_CHAIR, RoleId.BOARD_MEMBER, RoleId.STAFF):
        assert "disagrees" not in work(story, role)
    reply(story, view)
    assert "disagrees" not in work(story, RoleId.EDI_LEAD)
    assert "The organisation replied" in work(story, RoleId.NETWORK_CHAIR)
    reply(story, view, Side.NETWORK, "Two wards of forty.")
    assert "The organisation replied" not in work(story, RoleId.NETWORK_CHAIR)


def test_a_newer_view_is_what_waits_and_agreement_waits_for_nobody(story):
    give(story)
    give(story, View.PARTLY, "Better.", at=LATER)
    page = work(story, RoleId.EDI_LEAD)
    assert "The staff network agrees in part: reply" in page
    assert "disagrees" not in page
    give(story, View.AGREE, "", at=LATER.replace(hour=14))
    assert "The staff network" not in work(story, RoleId.EDI_LEAD)


def test_nothing_is_asked_of_the_network_in_a_review_that_is_over(story):
    ask_everything(story)
    with story.inside():
        by = story.person(RoleId.EDI_LEAD)
        freeze_figures(review=story.review, at=NOON, by=by)
        assert "is asked for its view" in work(story, RoleId.NETWORK_CHAIR)
        beside = ReviewStep.objects.of(story.where).get(kind=StepKind.TRIANGULATE)
        finish_step(step=beside, held_on=NOON.date(), said="The survey comes in March.", by=by, at=NOON)
    assert "is asked for its view" not in work(story, RoleId.NETWORK_CHAIR)
