"""The pages of a plan: who writes, agrees, updates and reads, and what a draft keeps to itself."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.actions.units import add_member, add_unit
from tallystick_web.organisations.rules import RoleId, UnitKind
from tallystick_web.plans import actions, queries, queries_knowing
from tallystick_web.plans.advice import Gap, told_of
from tallystick_web.plans.rules import Kind, Stage
from tallystick_web.plans.target_rules import Point
from tallystick_web.plans.template_rules import template
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def house():
    return House("northmoor", "Northmoor Hospitals")


@pytest.fixture
def plan(house):
    with inside(house.organisation.pk):
        return made.plan(house.organisation)


@pytest.fixture
def outcome(plan):
    with inside(plan.organisation_id):
        return made.outcome(plan)


@pytest.fixture
def action(plan, outcome):
    with inside(plan.organisation_id):
        return made.action(plan, outcome)


def agree(*items):
    for item in items:
        with inside(item.organisation_id):
            made.go(item, "agree")


def node(item):
    with inside(item.organisation_id):
        return queries.node_of(item)


def test_without_a_plan_the_lead_is_led_to_begin_one_and_others_wait(house):
    assert "Begin a plan" in text(house.get(RoleId.EDI_LEAD, "plan-now"))
    assert "Begin a plan" not in text(house.get(RoleId.STAFF, "plan-now"))


def test_the_first_sentence_says_how_much_of_what_it_counts_is_a_draft(house, outcome, action):
    def says(role):
        return text(house.get(role, "plan-now")).split('nhsuk-lede-text">')[1].split("</p>")[0]

    assert says(RoleId.EDI_LEAD).startswith("One outcome and one action. All of it is a draft that nobody has agreed")
    agree(outcome)
    assert "Of these, one is a draft that nobody has agreed to yet." in says(RoleId.EDI_LEAD)
    assert "draft" not in says(RoleId.STAFF)
    assert says(RoleId.STAFF).startswith("One outcome and no actions.")
    agree(action)
    assert "draft" not in says(RoleId.EDI_LEAD)


def test_a_plan_is_begun_once_however_often_the_form_is_sent(house):
    sent = {
        "form_key": str(uuid4()),
        "title": "Race equality plan",
        "template": "",
        "unit": "",
        "starts_on_day": "1",
        "starts_on_month": "4",
        "starts_on_year": "2026",
        "ends_on_day": "31",
        "ends_on_month": "3",
        "ends_on_year": "2027",
    }
    first = house.post(RoleId.EDI_LEAD, "plan-begin", sent)
    again = house.post(RoleId.EDI_LEAD, "plan-begin", sent)

    assert (first.status_code, again.status_code) == (303, 303)
    assert first["Location"] == again["Location"]
    with inside(house.organisation.pk):
        assert len(queries.plans_of(house.organisation.pk)) == 1


def test_an_item_is_added_under_what_it_serves(house, plan, outcome):
    sent = {"text": "Every advert says what is scored", "under": [str(outcome.pk)]}
    answer = house.post(RoleId.EDI_LEAD, "plan-item-add", sent, plan=plan.pk, kind="success")

    assert answer.status_code == 303
    with inside(plan.organisation_id):
        network = queries.network_of(plan)
    [success] = network.under(network.nodes[outcome.pk], Kind.SUCCESS)
    assert success.wording.text == "Every advert says what is scored"


def test_what_is_missing_is_said_beside_its_box(house, plan):
    sent = {"text": "", "expected_measure": "wres/2"}
    answer = text(house.post(RoleId.EDI_LEAD, "plan-item-add", sent, plan=plan.pk, kind="action"))

    assert "Say which way the measure should move" in answer
    assert "There is a problem" in answer


@pytest.mark.parametrize("role", [RoleId.STAFF, RoleId.TEAM_LEAD, RoleId.EXECUTIVE])
def test_only_those_who_keep_the_plan_add_to_it(house, plan, role):
    assert house.get(role, "plan-item-add", plan=plan.pk, kind="outcome").status_code == 403


def test_a_team_lead_keeps_the_plan_of_a_team_they_belong_to_by_now(house):
    where = house.organisation
    with inside(where.pk):
        lead, member = made.person(where, RoleId.EDI_LEAD), made.person(where, RoleId.TEAM_LEAD)
        teams = {}
        for name, days in (("Pay", 0), ("Learning", 1), ("Payroll", None)):
            unit = add_unit(
                organisation=where, kind=UnitKind.TEAM, name=name, part_of=None, since=NOON.date(), by=lead, at=NOON
            )
            teams[name] = made.plan(where, unit=unit, title=f"{name}'s plan")
            if days is not None:
                since = NOON.date() + timedelta(days=days)
                add_member(unit=unit, person=member, is_officer=False, since=since, by=lead, at=NOON)

    opens = {
        name: house.get(RoleId.TEAM_LEAD, "plan-item-add", plan=team.pk, kind="action").status_code
        for name, team in teams.items()
    }
    assert opens == {"Pay": 200, "Learning": 403, "Payroll": 403}


def test_a_draft_is_read_by_those_who_write_or_agree_and_by_nobody_else(house, plan, outcome):
    words = "People are appointed equally often"

    assert words in text(house.get(RoleId.EXECUTIVE, "plan", plan=plan.pk))
    assert words not in text(house.get(RoleId.STAFF, "plan", plan=plan.pk))
    assert house.get(RoleId.STAFF, "plan-item", item=outcome.pk).status_code == 404
    agree(outcome)
    assert words in text(house.get(RoleId.STAFF, "plan", plan=plan.pk))
    assert house.get(RoleId.STAFF, "plan-item", item=outcome.pk).status_code == 200


def test_whoever_leads_an_action_says_what_was_done_and_others_do_not(house, action):
    sent = {"delivery": "under-way", "said": "Two panels of nine score in writing.", "next_step": ""}

    assert house.post(RoleId.TEAM_LEAD, "plan-item-update", sent, item=action.pk).status_code == 303
    assert "Two panels of nine" in text(house.get(RoleId.TEAM_LEAD, "plan-item", item=action.pk))
    agree(action)
    assert house.post(RoleId.STAFF, "plan-item-update", sent, item=action.pk).status_code == 403


def test_an_objective_shows_what_stands_under_it_and_an_outcome_what_it_serves(house, outcome):
    [objective] = node(outcome).uppers
    above = text(house.get(RoleId.EXECUTIVE, "plan-item", item=objective))
    below = text(house.get(RoleId.EXECUTIVE, "plan-item", item=outcome.pk))
    assert house.address("plan-item", item=outcome.pk) in above
    assert house.address("plan-item", item=objective) in below


def test_an_action_is_agreed_to_by_somebody_who_may(house, action):
    assert house.post(RoleId.EDI_LEAD, "plan-item-move", {}, item=action.pk, way="agree").status_code == 403
    assert house.post(RoleId.EXECUTIVE, "plan-item-move", {}, item=action.pk, way="agree").status_code == 303
    assert node(action).stage is Stage.AGREED


def test_what_was_agreed_is_changed_by_asking_and_another_person_decides(house, action):
    agree(action)
    page = text(house.get(RoleId.EDI_LEAD, "plan-item-edit", item=action.pk))
    assert "Ask to change this action" in page
    sent = {"text": "Most panels score in writing", "seen": "1", "reason": "Two are too small."}
    assert house.post(RoleId.EDI_LEAD, "plan-item-edit", sent, item=action.pk).status_code == 303

    waiting = node(action).waiting
    before = node(action).wording.text
    page = text(house.get(RoleId.EXECUTIVE, "plan-change", change=waiting))
    assert "Most panels" in page
    assert f">{before}</a>" in page, "who decides sees which action it is about"
    assert f">{before}</a>" in text(house.get(RoleId.EXECUTIVE, "plan-changes"))
    decision = {"decision": "agree", "why": ""}
    assert house.post(RoleId.EDI_LEAD, "plan-change", decision, change=waiting).status_code == 403
    assert house.post(RoleId.EXECUTIVE, "plan-change", decision, change=waiting).status_code == 303
    assert node(action).wording.text == "Most panels score in writing"


def test_the_second_of_two_editors_is_told_and_keeps_what_they_typed(house, outcome):
    first = {"text": "People are appointed fairly", "seen": "1"}
    second = {"text": "My long and careful sentence", "seen": "1"}

    assert house.post(RoleId.EDI_LEAD, "plan-item-edit", first, item=outcome.pk).status_code == 303
    answer = text(house.post(RoleId.EDI_LEAD, "plan-item-edit", second, item=outcome.pk))
    assert "Somebody else changed this item" in answer
    assert "My long and careful sentence" in answer
    assert "The plan says now: “People are appointed fairly”" in answer


def test_what_an_item_serves_and_what_shows_it_are_chosen_and_left(house, plan, outcome):
    with inside(plan.organisation_id):
        other = made.item(plan, Kind.OBJECTIVE, "Be heard")
    house.post(RoleId.EDI_LEAD, "plan-item-link", {"under": [str(other.pk)]}, item=outcome.pk)
    house.post(RoleId.EDI_LEAD, "plan-item-measures", {"measures": ["wres/7"]}, item=outcome.pk)

    assert node(outcome).uppers == (other.pk,)
    assert node(outcome).measures == ("wres/7",)


def test_a_task_to_get_a_measure_is_closed_by_whoever_has_it(house, action):
    who = str(node(action).wording.lead)
    sent = {"text": "Ask panels for their sheets", "lead": who}
    day = {"due_on_day": "31", "due_on_month": "1", "due_on_year": "2027"}
    assert house.post(RoleId.EDI_LEAD, "plan-item-task", sent | day, item=action.pk).status_code == 303
    [task] = node(action).tasks

    assert house.post(RoleId.TEAM_LEAD, "plan-task", {"said": "They are counted now."}, task=task.id).status_code == 303
    assert node(action).tasks == ()


def test_a_measure_without_figures_can_have_no_baseline_and_says_so(house):
    page = text(house.get(RoleId.EDI_LEAD, "plan-baseline", measure="wres/2"))

    assert "no value yet" in page


def test_a_target_is_set_and_ended_with_a_reason(house):
    where = house.organisation
    with inside(where.pk):
        actions.agree_baseline(
            measure="wres/2",
            point=Point(as_of=date(2025, 3, 31), value=2),
            source="typed",
            agreed_by="the board",
            reason="",
            by=made.person(where, RoleId.EDI_LEAD),
            at=NOON,
        )
    sent = {
        "whose": "local",
        "kind": "into-band",
        "rationale": "The board asked for it.",
        "agreed_by": "the board, 4 June 2026",
        "starts_on_day": "1",
        "starts_on_month": "4",
        "starts_on_year": "2026",
        "due_on_day": "31",
        "due_on_month": "3",
        "due_on_year": "2029",
    }
    assert house.post(RoleId.EDI_LEAD, "plan-target", sent, measure="wres/2").status_code == 303
    page = text(house.get(RoleId.STAFF, "plan-measure", measure="wres/2"))
    assert "between 0.80 and 1.25 by 31 March 2029" in page
    assert "2 times" not in page, "a baseline that this reader has no figures of is not told"
    with inside(where.pk):
        [target] = queries_knowing.targets_of(where.pk, ["wres/2"])
    ended = house.post(RoleId.EDI_LEAD, "plan-target-end", {"reason": "The definition changed."}, target=target.pk)
    assert ended.status_code == 303
    assert "No target is set" in text(house.get(RoleId.STAFF, "plan-measure", measure="wres/2"))


def test_a_measure_that_does_not_exist_is_not_there(house):
    assert house.get(RoleId.EDI_LEAD, "plan-measure", measure="wres/99").status_code == 404


def test_what_was_expected_is_shown_and_found(house, action):
    agree(action)

    page = text(house.get(RoleId.STAFF, "expectations"))
    assert "Too early to tell" in page
    assert "Every panel scores in writing" in page
    found = house.browser(RoleId.STAFF).get(house.address("expectations"), {"q": "nothing like it"})
    assert "Nothing here has these words" in text(found)


def test_the_plan_of_another_organisation_is_not_there(house, plan, outcome):
    stranger = House("abbeydale", "Abbeydale Hospitals")

    for route, parts in (("plan", {"plan": plan.pk}), ("plan-item", {"item": outcome.pk})):
        assert stranger.get(RoleId.EDI_LEAD, route, **parts).status_code == 404


BEGIN = {
    "title": "Race equality plan",
    "unit": "",
    "starts_on_day": "1",
    "starts_on_month": "4",
    "starts_on_year": "2026",
    "ends_on_day": "31",
    "ends_on_month": "3",
    "ends_on_year": "2027",
}


def test_a_plan_that_begins_with_a_starting_plan_has_everything_of_it(house, django_assert_max_num_queries):
    began = house.post(RoleId.EDI_LEAD, "plan-begin", BEGIN | {"template": "trust"})
    assert began.status_code == 303
    start = template("trust")

    with inside(house.organisation.pk):
        [plan] = queries.plans_of(house.organisation.pk)
        network = queries.network_of(plan)
    for kind, items in (
        (Kind.COMMITMENT, start.commitments),
        (Kind.OBJECTIVE, start.objectives),
        (Kind.OUTCOME, start.outcomes),
        (Kind.ACTION, start.actions),
        (Kind.SUCCESS, start.successes),
    ):
        assert [one.wording.text for one in network.of(kind)] == [one.text for one in items]
    told = told_of(network)
    people = {Gap.ACTION_WITHOUT_LEAD, Gap.OUTCOME_WITHOUT_ACCOUNTABLE}
    assert {one.gap for one in told} <= {Gap.OUTCOME_WITHOUT_ACTION, *people}, "a starting plan lacks people alone"
    house.get(RoleId.EDI_LEAD, "plan", plan=plan.pk)
    with django_assert_max_num_queries(24):
        house.get(RoleId.EDI_LEAD, "plan", plan=plan.pk)


def test_an_empty_plan_after_another_begins_with_what_to_carry_over(house, outcome):
    page = text(house.get(RoleId.EDI_LEAD, "plan-begin"))
    assert "Empty: I choose what to carry over" in page
    dates = {"starts_on_day": "1", "starts_on_month": "4", "ends_on_day": "31", "ends_on_month": "3"}
    sent = {"title": "The next one", "template": "", "unit": "", "starts_on_year": "2027", "ends_on_year": "2028"}

    answer = house.post(RoleId.EDI_LEAD, "plan-begin", sent | dates)
    assert answer.headers["Location"].endswith("/carry-over/")
    assert "People are appointed equally often" in text(house.browser(RoleId.EDI_LEAD).get(answer.headers["Location"]))


def test_a_membership_body_is_offered_its_own_starting_plan_and_a_trust_the_other(house):
    page = text(house.get(RoleId.EDI_LEAD, "plan-begin"))

    assert template("trust").title in page
    assert template("membership-body").title not in page
