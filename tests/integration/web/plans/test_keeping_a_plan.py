"""A plan is kept by adding: nobody's words are lost, what was agreed changes only by agreement, and never alone."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.rules import RoleId, UnitKind
from tallystick_web.plans import actions, queries, queries_knowing
from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.target_rules import Aim, AimKind, Finding, Point, Whose
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def where():
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    with inside(organisation.pk):
        yield organisation


@pytest.fixture
def of(where):
    return made.plan(where)


def test_a_plan_is_read_whole_with_what_stands_under_what(of):
    outcome = made.outcome(of)
    action = made.action(of, outcome)
    network = queries.network_of(of)

    [found] = network.of(Kind.OUTCOME)
    assert [one.id for one in network.under(found, Kind.ACTION)] == [action.pk]
    assert [one.wording.text for one in network.over(found, Kind.OBJECTIVE)] == ["Be fair to everybody who applies"]
    assert network.nodes[action.pk].wording.expected == made.EXPECTED


def test_a_team_action_serves_an_outcome_of_the_organisations_plan(where, of):
    lead = made.person(where, RoleId.EDI_LEAD)
    unit = add_unit(
        organisation=where, kind=UnitKind.TEAM, name="Recruitment", part_of=None, since=NOON.date(), by=lead, at=NOON
    )
    outcome, team = made.outcome(of), made.plan(where, unit=unit, title="Recruitment's plan")
    action = made.action(team, outcome)

    network = queries.network_of(of)
    assert [one.id for one in network.under(network.nodes[outcome.pk], Kind.ACTION)] == [action.pk]
    assert queries.network_of(team).outside[outcome.pk].wording.text == "People are appointed equally often"


def test_the_questions_do_not_grow_with_the_plan(of, django_assert_max_num_queries):
    outcome = made.outcome(of)
    for _ in range(5):
        made.action(of, outcome)

    with django_assert_max_num_queries(12):
        queries.network_of(of)


def test_of_two_people_who_change_one_item_the_second_is_told(where, of):
    item = made.outcome(of)
    lead, other = made.person(where, RoleId.EDI_LEAD), made.person(where, RoleId.TEAM_LEAD)
    wording = queries.node_of(item).wording
    actions.save_wording(item=item, wording=replace(wording, text="First"), seen=1, by=lead, at=NOON)

    with pytest.raises(Refused, match="Somebody else changed this item"):
        actions.save_wording(item=item, wording=replace(wording, text="Second"), seen=1, by=other, at=NOON)
    assert [one.text for one in queries.versions_of(item)] == ["First", "People are appointed equally often"]


def test_an_action_is_agreed_to_only_where_something_would_show_that_it_worked(of):
    outcome = made.outcome(of)
    action = made.action(of, outcome, expected=None)

    with pytest.raises(Refused, match="Nothing would show"):
        made.go(action, "agree")
    actions.set_task(
        item=action,
        text="Ask panels to keep their score sheets",
        lead=made.person(of.organisation, RoleId.TEAM_LEAD),
        due_on=date(2027, 1, 31),
        by=made.person(of.organisation, RoleId.EDI_LEAD),
        at=NOON,
    )
    made.go(action, "agree")
    assert queries.node_of(action).stage is Stage.AGREED


def test_an_outcome_is_agreed_to_only_with_one_director_who_answers_for_it(of):
    outcome = made.item(of, Kind.OUTCOME, "Everybody is heard")

    with pytest.raises(Refused, match="accountable"):
        made.go(outcome, "agree")


def test_what_was_expected_is_locked_when_the_action_is_agreed_to(of):
    action = made.action(of, made.outcome(of))
    then = Point(as_of=date(2026, 3, 31), value=Decimal("1.8"), low=Decimal("1.5"), high=Decimal("2.2"))
    made.go(action, "agree", then=then)

    [expectation] = queries_knowing.expectations_of(of.organisation_id)
    assert (expectation.measure, expectation.size, expectation.value) == ("wres/2", Decimal("0.3"), Decimal("1.8"))


def test_a_change_of_what_was_agreed_needs_a_reason_and_another_person(where, of):
    action = made.action(of, made.outcome(of))
    made.go(action, "agree")
    lead, director = made.person(where, RoleId.EDI_LEAD), made.person(where, RoleId.EXECUTIVE)
    later = replace(queries.node_of(action).wording, due_on=date(2027, 9, 30))

    with pytest.raises(Refused, match="agreed to meanwhile"):
        actions.save_wording(item=action, wording=later, seen=1, by=lead, at=NOON)
    with pytest.raises(Refused, match="Say why"):
        actions.ask_change(item=action, wording=later, seen=1, reason=" ", by=lead, at=NOON)
    change = actions.ask_change(item=action, wording=later, seen=1, reason="The supplier is late.", by=lead, at=NOON)
    assert queries.node_of(action).wording.due_on == date(2027, 3, 31)
    with pytest.raises(Refused, match="yourself"):
        actions.decide_change(change=change, is_agreed=True, why="", by=lead, at=NOON)
    actions.decide_change(change=change, is_agreed=True, why="", by=director, at=NOON)

    newest = queries.versions_of(action)[0]
    assert (newest.due_on, newest.reason, newest.by, newest.agreed_by) == (
        date(2027, 9, 30),
        "The supplier is late.",
        lead,
        director,
    )


def test_a_change_that_is_refused_changes_nothing_and_says_why(where, of):
    action = made.action(of, made.outcome(of))
    made.go(action, "agree")
    lead, director = made.person(where, RoleId.EDI_LEAD), made.person(where, RoleId.EXECUTIVE)
    easier = replace(queries.node_of(action).wording, text="Some panels score in writing")
    change = actions.ask_change(item=action, wording=easier, seen=1, reason="It is hard.", by=lead, at=NOON)

    with pytest.raises(Refused, match="why you refuse"):
        actions.decide_change(change=change, is_agreed=False, why="", by=director, at=NOON)
    actions.decide_change(change=change, is_agreed=False, why="Hard is the point.", by=director, at=NOON)
    with pytest.raises(Refused, match="decided"):
        actions.decide_change(change=change, is_agreed=True, why="", by=director, at=NOON)
    assert len(queries.versions_of(action)) == 1


def test_what_people_did_is_added_and_the_newest_holds(where, of):
    action = made.action(of, made.outcome(of))
    owner = made.person(where, RoleId.TEAM_LEAD)
    for day, delivery in enumerate((Delivery.UNDER_WAY, Delivery.HELD_UP)):
        actions.update_item(
            item=action,
            delivery=delivery,
            said="Two panels of nine do it.",
            next_step="",
            by=owner,
            at=NOON + timedelta(days=day),
        )

    assert queries.node_of(action).delivery is Delivery.HELD_UP
    assert len(queries.updates_of(action)) == 2


def test_what_is_owned_is_found_by_its_owner_alone(where, of):
    action = made.action(of, made.outcome(of))
    made.go(action, "agree")

    def owned(role):
        promised = queries.promised_by(where.pk, [made.person(where, role).pk], on=NOON.date())
        return {one.item_id for one in promised}

    assert owned(RoleId.TEAM_LEAD) == {action.pk}
    assert owned(RoleId.STAFF) == set()


def test_a_target_is_held_against_a_baseline_that_is_never_lost(where):
    lead = made.person(where, RoleId.EDI_LEAD)
    aim = Aim(kind=AimKind.LEVEL, direction=made.EXPECTED.direction, value=Decimal("1.2"))
    asked = {
        "measure": "wres/2",
        "item": None,
        "whose": Whose.LOCAL,
        "aim": aim,
        "starts_on": date(2026, 4, 1),
        "due_on": date(2029, 3, 31),
        "rationale": "The board asked for it.",
        "agreed_by": "Board, 4 June 2026",
        "by": lead,
        "at": NOON,
    }
    baseline = {"measure": "wres/2", "source": "typed", "agreed_by": "Board", "by": lead}
    with pytest.raises(Refused, match="baseline"):
        actions.set_target(**asked)
    first = Point(as_of=date(2025, 3, 31), value=Decimal("1.8"))
    actions.agree_baseline(point=first, reason="", at=NOON, **baseline)
    target = actions.set_target(**asked)
    with pytest.raises(Refused, match="Say why"):
        actions.agree_baseline(point=first, reason="", at=NOON, **baseline)
    second = Point(as_of=date(2026, 3, 31), value=Decimal("1.6"))
    actions.agree_baseline(point=second, reason="A fault in the list was found.", at=NOON + timedelta(1), **baseline)

    assert [one.value for one in queries_knowing.baselines_of(where.pk, "wres/2")] == [Decimal("1.6"), Decimal("1.8")]
    assert Aim.of(target.expression) == aim
    actions.end_target(target=target, reason="The definition changed.", by=lead, at=NOON)
    assert queries_knowing.targets_of(where.pk, ["wres/2"]) == []


def test_a_reading_of_an_expectation_says_what_a_person_makes_of_it(where, of):
    action = made.action(of, made.outcome(of))
    made.go(action, "agree")
    [expectation] = queries_knowing.expectations_of(where.pk)
    reading = {"finding": Finding.WORKED, "figures": {"now": "1.2"}, "by": made.person(where, RoleId.EDI_LEAD)}

    with pytest.raises(Refused):
        actions.read_expectation(expectation=expectation, said="", at=NOON, **reading)
    actions.read_expectation(expectation=expectation, said="Moved, probably not because of us.", at=NOON, **reading)
    [again] = queries_knowing.expectations_of(where.pk)
    assert [one.said for one in again.readings.all()] == ["Moved, probably not because of us."]


def test_each_verb_leaves_one_event(where, of):
    before = AuditEvent.objects.filter(chain=where.pk).count()
    action = made.action(of, made.outcome(of))
    made.go(action, "agree")
    made.go(action, "drop", reason="The supplier closed.")

    kinds = list(AuditEvent.objects.filter(chain=where.pk).order_by("number").values_list("kind", flat=True))[before:]
    assert kinds == ["plan-item-added"] * 3 + ["plan-item-moved"] * 2


def test_a_plan_of_another_organisation_is_behind_the_fence(where, of):
    stranger = made.opened("abbeydale", "Abbeydale Hospitals")

    with inside(stranger.pk):
        assert queries.plan_called(stranger.pk, of.pk) is None
        assert queries.plans_of(stranger.pk) == []


def test_from_what_was_agreed_nothing_is_taken_away(where, of):
    outcome = made.outcome(of)
    lead = made.person(where, RoleId.EDI_LEAD)
    objective = made.item(of, Kind.OBJECTIVE, "Be heard")
    actions.link(lower=outcome, upper=objective, by=lead, at=NOON)
    made.go(outcome, "agree")

    with pytest.raises(Refused, match="nothing is taken from it"):
        actions.leave_measure(item=outcome, measure="wres/2", by=lead, at=NOON)
    with pytest.raises(Refused, match="nothing is taken from it"):
        actions.unlink(lower=outcome, upper=objective, by=lead, at=NOON)
    actions.choose_measure(item=outcome, measure="wres/7", by=lead, at=NOON)
    assert queries.node_of(outcome).measures == ("wres/2", "wres/7")


def test_a_task_for_what_was_dropped_is_nobodys_any_more(where, of):
    action = made.action(of, made.outcome(of))
    lead = made.person(where, RoleId.EDI_LEAD)
    who = made.person(where, RoleId.TEAM_LEAD)
    actions.set_task(item=action, text="Ask", lead=who, due_on=date(2027, 1, 31), by=lead, at=NOON)
    made.go(action, "agree")
    assert len(queries.tasks_of(where.pk, [who.pk])) == 1
    made.go(action, "drop", reason="The supplier closed.")
    assert queries.tasks_of(where.pk, [who.pk]) == []
