"""What a plan tells to nobody before its time: drafts of other plans, changes nobody agreed to, and held figures."""

from datetime import date

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.organisations.actions.units import add_member
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions, queries, queries_knowing
from tallystick_web.plans.rules import Kind, Stage, Wording
from tallystick_web.plans.target_rules import Finding, Point
from tests.integration.web.clock import NOON
from tests.integration.web.numbers import handed_in, holding
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

SECRET = "Merge the two recruitment teams"
BEGIN = {
    "title": "A plan",
    "template": "",
    "starts_on_day": "1",
    "starts_on_month": "4",
    "starts_on_year": "2026",
    "ends_on_day": "31",
    "ends_on_month": "3",
    "ends_on_year": "2027",
}


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
def team(house):
    """A team to which the lead of a team belongs."""
    where = house.organisation
    with inside(where.pk):
        unit = made.team(where, "Recruitment")
        by, member = made.person(where, RoleId.EDI_LEAD), made.person(where, RoleId.TEAM_LEAD)
        add_member(unit=unit, person=member, is_officer=False, since=NOON.date(), by=by, at=NOON)
    return unit


# DRAFTS OF ANOTHER PLAN


def test_the_lead_of_a_team_reads_no_draft_of_the_organisations_plan_beside_their_own(house, plan, team):
    where = house.organisation
    with inside(where.pk):
        theirs = made.plan(where, unit=team, title="Recruitment’s plan")
        above = made.item(plan, Kind.OUTCOME, SECRET)
        action = made.item(theirs, Kind.ACTION, "Score in writing", above)
    pages = [
        ("plan", {"plan": theirs.pk}),
        ("plan-item", {"item": action.pk}),
        ("plan-item-link", {"item": action.pk}),
        ("plan-item-add", {"plan": theirs.pk, "kind": "action"}),
        ("plan-file", {"plan": theirs.pk, "form": "csv"}),
    ]
    read = [house.get(RoleId.TEAM_LEAD, route, **parts) for route, parts in pages]
    assert [one.status_code for one in read] == [200] * len(pages)
    assert [route for (route, _), one in zip(pages, read, strict=True) if SECRET in text(one)] == []
    assert SECRET in text(house.get(RoleId.EDI_LEAD, "plan-item", item=action.pk))


def test_a_file_is_held_against_no_draft_that_whoever_brings_it_may_not_read(house, plan, team):
    from tallystick_web.plans import queries_bringing

    where = house.organisation
    with inside(where.pk):
        theirs = made.plan(where, unit=team)
        made.item(plan, Kind.OUTCOME, SECRET)
        known = {
            may: queries_bringing.around(theirs, people={}, measures={}, may_read=lambda _, may=may: may).outcomes
            for may in (True, False)
        }
    assert (len(known[True]), len(known[False])) == (1, 0)


# WHOSE PLAN


def test_the_lead_of_a_team_begins_neither_the_organisations_plan_nor_that_of_another_team(house, team):
    where = house.organisation
    with inside(where.pk):
        other = made.team(where, "Payroll")
    assert "Payroll" not in text(house.get(RoleId.TEAM_LEAD, "plan-begin"))
    for unit in ("", str(other.pk)):
        answer = house.post(RoleId.TEAM_LEAD, "plan-begin", BEGIN | {"unit": unit})
        assert answer.status_code == 200, "nothing was begun"
    assert house.post(RoleId.TEAM_LEAD, "plan-begin", BEGIN | {"unit": str(team.pk)}).status_code == 303
    with inside(where.pk):
        assert [one.unit_id for one in queries.plans_of(where.pk)] == [team.pk]


# WHAT NOBODY AGREED TO


def test_a_change_that_nobody_agreed_to_is_read_by_those_who_write_or_agree_and_by_nobody_else(house, outcome):
    with inside(outcome.organisation_id):
        made.go(outcome, "agree")
        change = actions.ask_change(
            item=outcome,
            wording=Wording(text=SECRET),
            seen=1,
            reason="The trust is short of money",
            by=made.person(house.organisation, RoleId.EDI_LEAD),
            at=NOON,
        )
    shut = house.get(RoleId.STAFF, "plan-change", change=change.pk)
    assert shut.status_code == 403
    assert SECRET not in text(shut)
    assert "short of money" not in text(house.get(RoleId.STAFF, "plan-changes"))
    assert "plans/changes/" not in text(house.get(RoleId.STAFF, "plan-item", item=outcome.pk))
    for role in (RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.HR_DIRECTOR):
        assert SECRET in text(house.get(role, "plan-change", change=change.pk))
        assert "short of money" in text(house.get(role, "plan-changes"))
    assert house.post(RoleId.EXECUTIVE, "plan-change", {"decision": "agree"}, change=change.pk).status_code == 303
    assert SECRET in text(house.get(RoleId.STAFF, "plan-change", change=change.pk))


def test_what_an_item_said_while_it_was_a_draft_is_not_told_in_its_history(house, plan):
    where = house.organisation
    edi, director = (RoleId.EDI_LEAD, RoleId.EXECUTIVE)
    with inside(where.pk):
        item = made.item(plan, Kind.COMMITMENT, SECRET)
        by = made.person(where, edi)
        actions.save_wording(item=item, wording=Wording(text="Hear both teams"), seen=1, by=by, at=NOON)
        made.go(item, "agree")
        change = actions.ask_change(
            item=item, wording=Wording(text="Hear every team"), seen=2, reason="A third came.", by=by, at=NOON
        )
        actions.decide_change(change=change, is_agreed=True, why="", by=made.person(where, director), at=NOON)
    read = text(house.get(RoleId.STAFF, "plan-item-history", item=item.pk))
    assert SECRET not in read
    assert "Hear both teams" in read
    assert "Hear every team" in read
    assert SECRET in text(house.get(director, "plan-item-history", item=item.pk))


def test_nobody_agrees_to_a_draft_that_says_something_else_than_what_they_read(house, plan):
    with inside(plan.organisation_id):
        item = made.item(plan, Kind.COMMITMENT, "Hear both teams")
    assert 'name="seen" value="1"' in text(house.get(RoleId.EXECUTIVE, "plan-item-move", item=item.pk, way="agree"))
    with inside(plan.organisation_id):
        by = made.person(house.organisation, RoleId.EDI_LEAD)
        actions.save_wording(item=item, wording=Wording(text=SECRET), seen=1, by=by, at=NOON)
    answer = house.post(RoleId.EXECUTIVE, "plan-item-move", {"seen": "1"}, item=item.pk, way="agree")
    assert "Somebody else changed this item" in text(answer)
    with inside(plan.organisation_id):
        assert queries.node_of(item).stage is Stage.DRAFT


# FIGURES THAT ARE HELD BACK


@pytest.fixture
def held():
    """A trust with figures of 2024 that everybody read, and of 2025 that only the lead reads so far."""
    roles = (RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.INFORMATION_GOVERNANCE)
    where, browsers = handed_in.trust("southmoor", roles)
    rows, analyst = handed_in.ROWS, handed_in_analyst(where)
    with inside(where.pk):
        accept_contract(standards=["wres"], role="IG lead", by=analyst, at=NOON)
    handed_in.sign(where, handed_in.return_of(where.name, rows.format(a=300, b=420), year=2024))
    handed_in.make(where)
    with inside(where.pk):
        lead = Person.objects.of(where).get(email__startswith="edi-lead@")
    holding.hold(where, analyst, lead.pk, year=2025, at=holding.SOON)
    handed_in.sign(where, handed_in.return_of(where.name, rows.format(a=500, b=420), year=2025), at=holding.LATER)
    handed_in.make(where)
    return where, browsers


def handed_in_analyst(where):
    with inside(where.pk):
        return handed_in.person_of_analyst(where)


def test_held_figures_are_not_written_into_the_plan_by_whoever_may_read_them(held):
    where, browsers = held
    lead, measure = browsers[RoleId.EDI_LEAD], {"measure": "wres/2"}
    figures = handed_in.address("plan-measure", where, **measure)
    pages = {role: handed_in.words(browsers[role].get(figures)) for role in (RoleId.EDI_LEAD, RoleId.EXECUTIVE)}
    assert [role for role, said in pages.items() if "2025" in said] == [RoleId.EDI_LEAD], "the lead alone reads them"

    page = handed_in.address("plan-baseline", where, **measure)
    assert 'value="2024-03-31"' in text(lead.get(page))
    answer = holding.send(lead, page, point="2025-03-31", agreed_by="The board")
    assert answer.status_code == 200, "no baseline was agreed"
    with inside(where.pk):
        assert queries_knowing.baselines_of(where.pk, "wres/2") == []


def test_what_was_expected_is_not_held_against_held_figures_for_others_to_read(held):
    where, browsers = held
    with inside(where.pk):
        lead = Person.objects.of(where).get(email__startswith="edi-lead@")
        plan = actions.begin_plan(
            title="A plan", starts_on=date(2024, 4, 1), ends_on=date(2025, 3, 31), unit=None, by=lead, at=NOON
        )
        wording = Wording(
            text="Score in writing", lead=lead.pk, lead_title="Lead", due_on=date(2025, 3, 31), expected=made.EXPECTED
        )
        outcome = actions.add_item(
            plan=plan, kind=Kind.OUTCOME, wording=Wording(text="Fair"), under=[], by=lead, at=NOON
        )
        action = actions.add_item(plan=plan, kind=Kind.ACTION, wording=wording, under=[outcome], by=lead, at=NOON)
    moved = handed_in.address("plan-item-move", where, item=action.pk, way="agree")
    assert holding.send(browsers[RoleId.EXECUTIVE], moved).status_code == 303
    with inside(where.pk):
        [expected] = queries_knowing.expectations_of(where.pk)
    read = handed_in.address("expectation-read", where, expectation=expected.pk)
    assert holding.send(browsers[RoleId.EDI_LEAD], read, said="We shall see.").status_code == 303
    with inside(where.pk):
        [reading] = queries_knowing.expectation_called(where.pk, expected.pk).readings.all()
    assert reading.figures["as_of"] == "2024-03-31"
    assert reading.finding in (Finding.TOO_EARLY, Finding.CANNOT_TELL)


def test_what_the_organisations_own_figures_said_of_an_action_is_not_told_to_readers_of_public_ones(house, plan):
    where = house.organisation
    with inside(where.pk):
        outcome = made.outcome(plan)
        made.go(outcome, "agree")
        made.go(made.action(plan, outcome), "agree", then=Point(as_of=date(2025, 3, 31), value=2))
        [expected] = queries_knowing.expectations_of(where.pk)
        by = made.person(where, RoleId.EDI_LEAD)
        said = {"finding": Finding.WORKED, "figures": {}, "said": "We looked at it."}
        actions.read_expectation(expectation=expected, by=by, at=NOON, **said)
    told = {role: text(house.get(role, "expectations")) for role in (RoleId.STAFF, RoleId.EXECUTIVE)}
    assert ["We looked at it." in one for one in told.values()] == [True, True]
    assert [f"{Finding.WORKED.label}, said" in one for one in told.values()] == [False, True]


@pytest.mark.parametrize(("route", "name"), [("plan-item-link", "under"), ("plan-item-measures", "measures")])
def test_of_two_who_choose_what_it_serves_or_what_shows_it_the_second_is_told(house, plan, outcome, route, name):
    with inside(plan.organisation_id):
        objective = str(made.item(plan, Kind.OBJECTIVE, "Be heard").pk)
        before = queries.node_of(outcome)
    theirs, mine = (objective, objective) if name == "under" else ("wres/7", "wres/3")
    seen = " ".join(sorted(map(str, before.uppers if name == "under" else before.measures)))
    assert f'name="seen" value="{seen}"' in text(house.get(RoleId.EDI_LEAD, route, item=outcome.pk))
    first = house.post(RoleId.EDI_LEAD, route, {name: [*seen.split(), theirs], "seen": seen}, item=outcome.pk)
    second = house.post(RoleId.EDI_LEAD, route, {name: [mine], "seen": seen}, item=outcome.pk)
    assert first.status_code == 303
    assert "Somebody else chose otherwise" in text(second)
    with inside(plan.organisation_id):
        now = queries.node_of(outcome)
    assert {str(one) for one in (now.uppers if name == "under" else now.measures)} == {*seen.split(), theirs}
