"""Frozen figures: what is in them, what never is, and that nothing that comes later changes them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from tallystick.release.policy import Audience
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId, UnitKind
from tallystick_web.plans import actions as plan_actions
from tallystick_web.plans.rules import Delivery, Kind, Wording
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.freezing import LEFT_OUT, frozen_of
from tallystick_web.reviews.frozen_rules import to_bytes
from tallystick_web.reviews.models import FrozenSet
from tallystick_web.reviews.queries.frozen import content_of, frozen_called, frozen_sets_of, newest_frozen
from tallystick_web.reviews.queries.reviews import steps_of
from tallystick_web.reviews.rules import StepState
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.holding import LATER, SOON, hold
from tests.integration.web.reviews.frozen_stories import ACTION, OUTCOME, SAID, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

BOTH = (Audience.ORGANISATION, Audience.PUBLIC)
WEEK_LATER = NOON + timedelta(days=7)


@pytest.fixture
def story():
    made = Story()
    with made.inside():
        made.aim()
    return made


def freeze(story, *, at=NOON, reason="", by=RoleId.EDI_LEAD):
    with story.inside():
        return freeze_figures(review=story.review, at=at, by=story.person(by), reason=reason)


def contents(story, frozen):
    with story.inside():
        return {one: content_of(frozen, one) for one in BOTH}


def as_now(story, audience):
    """The bytes of a set as it would be frozen now."""
    with story.inside():
        return to_bytes(frozen_of(review=story.review, cut_off=NOON, number=1, reason="")[audience])


# WHAT IS IN IT


@pytest.mark.parametrize("audience", BOTH)
def test_the_plan_as_agreed_and_its_measures_are_in_it(story, audience):
    frozen = contents(story, freeze(story))[audience]
    assert [(one.kind, one.text) for one in frozen.items] == [
        ("objective", "Be fair to everybody who applies"),
        ("outcome", OUTCOME),
        ("action", ACTION),
    ]
    [measure] = frozen.measures
    # Of 1,200 white applicants 300 and then 420 were appointed, of 760 others 120: 1.58 and 2.22 times as often.
    assert [(one.label, one.value) for one in measure.points] == [("2024", "1.58"), ("2025", "2.22")]
    assert measure.baseline == measure.points[0]
    assert (measure.is_worse, measure.is_better) == (True, False)
    [target] = measure.targets
    assert (target.standing, target.line) == ("behind", "1.25")


def test_an_action_that_should_have_been_done_is_late_in_it(story):
    [action] = [one for one in contents(story, freeze(story))[Audience.PUBLIC].items if one.kind == "action"]
    assert (action.is_late, action.due_on, action.delivery) == (True, "2026-10-31", "under-way")


def test_what_nobody_agreed_to_is_in_neither_file(story):
    for one in contents(story, freeze(story)).values():
        assert "Nobody has agreed to this yet" not in to_bytes(one).decode()


def test_each_figure_names_the_approved_set_of_its_own_audience(story):
    for audience, frozen in contents(story, freeze(story)).items():
        [release] = frozen.releases
        assert release.audience == audience
        assert {one.source.partition("#")[0] for one in frozen.measures[0].points} == {release.sha256}


def test_what_teams_do_for_an_outcome_is_in_it_with_the_name_of_the_team(story):
    with story.inside():
        by = story.person(RoleId.EDI_LEAD)
        unit = add_unit(
            organisation=story.where,
            kind=UnitKind.TEAM,
            name="Pharmacy",
            part_of=None,
            since=NOON.date(),
            by=by,
            at=NOON,
        )
        days = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
        plan = plan_actions.begin_plan(title="Pharmacy’s plan", unit=unit, by=by, at=NOON, **days)
        wording = Wording(text="Score here too", lead=by.pk, due_on=date(2027, 1, 31))
        item = plan_actions.add_item(
            plan=plan,
            kind=Kind.ACTION,
            wording=wording,
            under=[story.outcome],
            measures=("wres/2",),
            by=by,
            at=NOON,
        )
        story.go(item, "agree")
    [theirs] = [one for one in contents(story, freeze(story))[Audience.PUBLIC].items if one.of_team]
    assert (theirs.text, theirs.of_team, theirs.uppers) == ("Score here too", "Pharmacy", (str(story.outcome.pk),))


def test_a_review_of_a_year_of_a_standard_reads_its_headlines_up_to_that_year(story):
    with story.inside():
        story.review = story.begin(plan=None, standard="wres", year=2024)
    frozen = contents(story, freeze(story))[Audience.ORGANISATION]
    assert frozen.items == ()
    assert {"wres/2", "wres/3", "wres/4"} <= {one.id for one in frozen.measures}
    assert not [one.id for one in frozen.measures if ":" in one.id or not one.id.startswith("wres/")]
    assert {point.label for one in frozen.measures for point in one.points} == {"2024"}


# WHAT NEVER IS


@pytest.mark.parametrize("audience", BOTH)
def test_figures_that_are_held_back_leave_no_trace_in_either_file(story, audience):
    before = as_now(story, audience)
    hold(story.where, *held_by(story), year=2026, at=SOON)
    story.hand_in(2026, 500, at=LATER)
    assert as_now(story, audience) == before


def test_figures_that_nobody_holds_back_are_seen_at_once(story):
    before = as_now(story, Audience.PUBLIC)
    story.hand_in(2026, 500, at=LATER)
    assert as_now(story, Audience.PUBLIC) != before


def test_whoever_may_read_held_figures_freezes_none_of_them(story):
    hold(story.where, *held_by(story, RoleId.EDI_LEAD), year=2026, at=SOON)
    story.hand_in(2026, 500, at=LATER)
    for frozen in contents(story, freeze(story)).values():
        assert [one.label for one in frozen.measures[0].points] == ["2024", "2025"]


def held_by(story, *listed):
    with story.inside():
        return story.person(RoleId.ANALYST), *(story.person(one).pk for one in listed)


def test_a_value_that_is_withheld_stays_withheld_and_says_so():
    story = Story(is_exact=False)
    frozen = contents(story, freeze(story))[Audience.PUBLIC]
    withheld = [one for one in frozen.measures[0].points if not one.value]
    assert withheld
    assert all(one.why and one.says == one.why for one in withheld)


def test_no_name_of_anybody_stands_in_what_the_public_reads(story):
    with story.inside():
        names = list(Person.objects.of(story.where).values_list("name", flat=True))
    public, within = (read(Shelf.FROZEN, sha) for sha in hashes(freeze(story)))
    assert [name for name in names if name.encode() in public] == []
    assert SAID.encode() in within  # what people wrote is within the organisation as they wrote it


def test_no_name_stands_in_what_the_public_reads_however_it_was_spaced(story):
    with story.inside():
        by = story.person(RoleId.TEAM_LEAD)
        said = " and ".join(by.name.replace(" ", space) for space in ("\N{NO-BREAK SPACE}", "  ", "\n"))
        plan_actions.update_item(
            item=story.action, delivery=Delivery.UNDER_WAY, said=said, next_step=said, by=by, at=WEEK_LATER
        )
    [action] = [one for one in contents(story, freeze(story, at=WEEK_LATER))[Audience.PUBLIC].items if one.said]
    assert action.said == action.next == f"{LEFT_OUT} and {LEFT_OUT} and {LEFT_OUT}"


def test_who_answers_is_told_by_title_or_else_by_role_in_both(story):
    for frozen in contents(story, freeze(story)).values():
        told = {one.kind: (one.accountable, one.lead) for one in frozen.items}
        assert told["outcome"] == ("Director of human resources", "")
        assert told["action"] == ("", "Head of recruitment")


def hashes(frozen):
    return frozen.for_public, frozen.for_organisation


# NOTHING LATER CHANGES IT


def test_what_comes_later_changes_no_stored_byte_and_not_what_pages_show(story):
    frozen = freeze(story)
    before = [read(Shelf.FROZEN, one) for one in hashes(frozen)]
    page = story.words(RoleId.BOARD_MEMBER, "review-frozen", review=story.review.pk)
    story.hand_in(2026, 500, at=LATER)
    with story.inside():
        story.go(story.action, "drop", reason="Nobody scores.", at=LATER)
    assert [read(Shelf.FROZEN, one) for one in hashes(frozen)] == before
    assert story.words(RoleId.BOARD_MEMBER, "review-frozen", review=story.review.pk) == page


def test_the_same_rows_give_the_same_bytes(story):
    assert as_now(story, Audience.PUBLIC) == as_now(story, Audience.PUBLIC)


# FREEZING AGAIN


def test_freezing_finishes_its_step(story):
    freeze(story)
    with story.inside():
        first, second = steps_of(story.review)
    assert (first.state, first.held_on) == (StepState.DONE, NOON.date())
    assert second.is_ready


def test_freezing_again_needs_a_reason_and_keeps_the_set_before(story):
    first = freeze(story)
    with pytest.raises(Refused, match="Say why they are frozen again"):
        freeze(story, at=WEEK_LATER, reason="  ")
    story.hand_in(2026, 500, at=LATER)
    second = freeze(story, at=WEEK_LATER, reason="A year was missing.")
    with story.inside():
        assert [one.pk for one in frozen_sets_of(story.review)] == [first.pk, second.pk]
        assert newest_frozen(story.review) == second
        assert content_of(second, Audience.PUBLIC).reason == "A year was missing."
        assert [one.label for one in content_of(first, Audience.PUBLIC).measures[0].points] == ["2024", "2025"]
        assert [one.label for one in content_of(second, Audience.PUBLIC).measures[0].points] == ["2024", "2025", "2026"]


def test_an_earlier_set_is_read_by_its_number_and_says_that_a_later_one_took_its_place(story):
    freeze(story)
    freeze(story, at=WEEK_LATER, reason="A year was missing.")
    newest = story.words(RoleId.EXECUTIVE, "review-frozen", review=story.review.pk)
    assert "This is number 2, because: A year was missing." in newest
    earlier = story.words(RoleId.EXECUTIVE, "review-frozen-set", review=story.review.pk, number=1)
    assert "A later set took its place." in earlier
    assert story.get(RoleId.EXECUTIVE, "review-frozen-set", review=story.review.pk, number=3).status_code == 404


def test_two_sets_of_one_review_never_have_the_same_number(story):
    frozen = freeze(story)
    frozen.pk = None
    with story.inside(), pytest.raises(IntegrityError):
        FrozenSet(**{one.attname: getattr(frozen, one.attname) for one in frozen._meta.concrete_fields[1:]}).save()


# ON PAGES


def test_whoever_keeps_reviews_freezes_on_a_page_and_a_form_sent_twice_freezes_once(story):
    page, key = {"review": story.review.pk}, {"form_key": "0f0e8f51-7b39-4d1c-a1b0-6a2f4a0f5a11"}
    for _ in range(2):
        assert story.post(RoleId.EDI_LEAD, "review-freeze", key, **page).status_code == 303
    with story.inside():
        assert len(frozen_sets_of(story.review)) == 1
    assert "got worse by more than chance usually gives" in story.words(RoleId.BOARD_MEMBER, "review-frozen", **page)


@pytest.mark.parametrize("role", [RoleId.BOARD_SECRETARY])
def test_only_a_role_of_the_step_freezes(story, role):
    answer = story.post(role, "review-freeze", review=story.review.pk)
    assert "This step is done by somebody in the role of" in answer.content.decode()
    with story.inside():
        assert newest_frozen(story.review) is None


def test_before_anything_is_frozen_the_page_says_what_freezing_is(story):
    assert "No figures are frozen yet" in story.words(RoleId.BOARD_MEMBER, "review-frozen", review=story.review.pk)


def test_another_organisation_finds_none_of_it(story):
    frozen, theirs = freeze(story), Story("eastmoor")
    for route in ("review-frozen", "review-freeze", "review-views", "review-voices", "review-network-ask"):
        assert theirs.get(RoleId.EDI_LEAD, route, review=story.review.pk).status_code == 404
    with theirs.inside():
        assert frozen_called(theirs.where.pk, frozen.pk) is None
    with story.inside():
        assert frozen_called(story.where.pk, frozen.pk) == frozen


def test_a_set_of_nothing_is_a_set_all_the_same(story):
    with story.inside():
        story.review = story.begin(plan=None)
    frozen = contents(story, freeze(story))[Audience.PUBLIC]
    assert frozen == replace(frozen, items=(), measures=(), releases=())
    assert "Nothing was agreed in this plan" in story.words(
        RoleId.BOARD_MEMBER, "review-frozen", review=story.review.pk
    )


def test_nobody_is_warned_where_there_are_figures_to_freeze(story):
    assert "There is no figure yet" not in story.words(RoleId.EDI_LEAD, "review-freeze", review=story.review.pk)
