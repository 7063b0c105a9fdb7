"""Last year's plan beside this year's: a person confirms what is one, nothing is gone unseen, and drafts stay shut."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions, queries, queries_years
from tallystick_web.plans.rules import Kind
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

LATER = NOON + timedelta(minutes=1)
PANELS = "Every panel scores in writing before it talks"
REWORDED = "Every panel of three or more scores in writing before it talks"


@pytest.fixture
def house():
    return House("northmoor", "Northmoor Hospitals")


@pytest.fixture
def old(house):
    with inside(house.organisation.pk):
        return made.plan(house.organisation, starts_on=date(2025, 4, 1), title="Plan of 2025")


@pytest.fixture
def new(house, old):
    with inside(house.organisation.pk):
        return made.plan(house.organisation, title="Plan of 2026")


@pytest.fixture
def outcome(old):
    with inside(old.organisation_id):
        return made.outcome(old)


@pytest.fixture
def action(old, outcome):
    with inside(old.organisation_id):
        action = made.action(old, outcome)
        made.go(action, "agree")
    return action


def lead(plan):
    return made.person(plan.organisation, RoleId.EDI_LEAD)


def put_off(item, to):
    """Move the date of an agreed item, as two people do."""
    node = queries.node_of(item)
    change = actions.ask_change(
        item=item,
        wording=replace(node.wording, due_on=to),
        seen=node.version,
        reason="More time is needed.",
        by=made.person(item.organisation, RoleId.EDI_LEAD),
        at=LATER,
    )
    director = made.person(item.organisation, RoleId.EXECUTIVE)
    actions.decide_change(change=change, is_agreed=True, why="", by=director, at=LATER)


def test_the_page_says_what_became_of_every_action(house, old, new, outcome, action):
    with inside(old.organisation_id):
        made.item(old, Kind.ACTION, "Report on adverts to the board", outcome)
        made.item(new, Kind.ACTION, PANELS)
        made.item(new, Kind.ACTION, "Speak to suppliers")
    page = text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=new.pk))

    said = "Of two actions of the earlier plan, one is here again in the same words and one is gone without a reason."
    assert f"{said} One action is new." in page
    assert "Gone without a reason" in page


def test_a_suggestion_is_nothing_until_a_person_confirms_it(house, old, new, action):
    with inside(old.organisation_id):
        now = made.item(new, Kind.ACTION, REWORDED)
    before = text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=new.pk))
    with inside(old.organisation_id):
        assert queries_years.carried_into(new) == []
    sent = {"pairs": [f"{action.pk}/{now.pk}"]}
    answer = house.post(RoleId.EDI_LEAD, "plan-compare", sent, plan=new.pk)

    assert "one may be here in other words" in before
    assert answer.status_code == 303
    assert "one is here in other words" in text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=new.pk))
    with inside(old.organisation_id):
        assert queries_years.carried_into(new) == [(action.pk, now.pk)]


def test_two_people_who_confirm_the_same_say_it_once(old, new, action):
    with inside(old.organisation_id):
        now = made.item(new, Kind.ACTION, REWORDED)
        for role in (RoleId.EDI_LEAD, RoleId.HR_DIRECTOR):
            actions.confirm_carried(item=now, earlier=action, by=made.person(old.organisation, role), at=NOON)
        assert queries_years.carried_into(new) == [(action.pk, now.pk)]


def test_a_reason_is_asked_for_what_is_gone_and_the_page_shows_it(house, old, new, action):
    wrong = house.post(RoleId.EDI_LEAD, "plan-compare-item", {"into": "", "reason": " "}, plan=new.pk, item=action.pk)
    sent = {"into": "", "reason": "It is how every panel works now."}
    house.post(RoleId.EDI_LEAD, "plan-compare-item", sent, plan=new.pk, item=action.pk)
    page = text(house.get(RoleId.STAFF, "plan-compare", plan=new.pk))

    assert "Do one of the two" in text(wrong)
    assert "one is left out with a reason" in page
    assert "Why: It is how every panel works now." in page


def test_a_person_finds_what_no_words_tell(house, old, new, action):
    with inside(old.organisation_id):
        now = made.item(new, Kind.ACTION, "Nobody decides alone")
    sent = {"into": str(now.pk), "reason": ""}
    house.post(RoleId.EDI_LEAD, "plan-compare-item", sent, plan=new.pk, item=action.pk)

    assert "one is here in other words" in text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=new.pk))


def test_the_newest_word_holds_whether_something_is_here(old, new, action):
    with inside(old.organisation_id):
        now, by = made.item(new, Kind.ACTION, PANELS), lead(new)
        actions.confirm_carried(item=now, earlier=action, by=by, at=NOON)
        actions.say_not_carried(earlier=action, plan=new, reason="Another panel is meant.", by=by, at=LATER)
        assert queries_years.carried_into(new) == []
        actions.confirm_carried(item=now, earlier=action, by=by, at=LATER + timedelta(minutes=1))
        assert queries_years.carried_into(new) == [(action.pk, now.pk)]


def test_a_date_is_followed_over_the_years_and_the_item_says_how_often_it_moved(house, old, new, action):
    with inside(old.organisation_id):
        put_off(action, date(2027, 9, 30))
        now = made.item(new, Kind.ACTION, PANELS, due_on=date(2028, 3, 31))
        actions.confirm_carried(item=now, earlier=action, by=lead(new), at=NOON)
    page = text(house.get(RoleId.EDI_LEAD, "plan-item", item=now.pk))
    beside = text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=new.pk))

    assert "Carried over from 2025/26. Put off twice: it was first due 31 March 2027." in page
    assert "One has been put off to a later date, and one more than once." in beside


def test_a_date_that_was_only_drafted_promised_nothing(house, old):
    with inside(old.organisation_id):
        draft = made.item(old, Kind.ACTION, "Speak to suppliers", due_on=date(2026, 3, 31))
        later = replace(queries.node_of(draft).wording, due_on=date(2027, 3, 31))
        actions.save_wording(item=draft, wording=later, seen=1, by=lead(old), at=NOON)

    assert "Put off" not in text(house.get(RoleId.EDI_LEAD, "plan-item", item=draft.pk))


def test_who_reads_no_drafts_reads_none_of_them_here(house, old, new, action):
    with inside(old.organisation_id):
        draft = made.item(new, Kind.ACTION, REWORDED)
        actions.confirm_carried(item=draft, earlier=action, by=lead(new), at=NOON)
    page = text(house.get(RoleId.STAFF, "plan-compare", plan=new.pk))

    assert REWORDED not in page
    assert "one is not in what is agreed so far" in page
    assert "gone without a reason" not in page


@pytest.mark.parametrize("route", ["plan-compare", "plan-take-over"])
def test_only_those_who_keep_the_plan_say_what_became_of_it(house, old, new, action, route):
    assert house.post(RoleId.STAFF, route, {"pairs": []}, plan=new.pk).status_code == 403


def test_a_plan_of_another_organisation_cannot_be_put_beside_ones_own(house, old, new):
    other = House("canary-beck", "Canary Beck")
    with inside(other.organisation.pk):
        theirs = made.plan(other.organisation, starts_on=date(2025, 4, 1))
    here = house.address("plan-compare", plan=new.pk)

    assert house.browser(RoleId.EDI_LEAD).get(f"{here}?with={theirs.pk}").status_code == 404
    assert house.browser(RoleId.EDI_LEAD).get(f"{here}?with=nonsense").status_code == 404
    assert house.browser(RoleId.EDI_LEAD).get(f"{here}?with={old.pk}").status_code == 200


def test_a_plan_begins_with_what_goes_on_of_last_years(house, old, new, outcome, action):
    offered = text(house.get(RoleId.EDI_LEAD, "plan-take-over", plan=new.pk))
    sent = {"items": [str(outcome.pk), str(action.pk)]}
    answer = house.post(RoleId.EDI_LEAD, "plan-take-over", sent, plan=new.pk)

    assert PANELS in offered
    assert answer.status_code == 303
    with inside(old.organisation_id):
        network = queries.network_of(new)
        carried = dict(queries_years.carried_into(new))
    [kept], [done] = network.of(Kind.OUTCOME), network.of(Kind.ACTION)
    assert network.under(kept, Kind.ACTION) == (done,)
    assert kept.measures == ("wres/2",)
    assert done.wording.expected == made.EXPECTED
    assert carried == {outcome.pk: kept.id, action.pk: done.id}


def test_what_is_carried_over_later_still_stands_under_what_came_before(old, new, outcome, action):
    with inside(old.organisation_id):
        for one in (action, outcome):
            actions.take_over(plan=new, earlier=[one], by=lead(new), at=NOON)
        network = queries.network_of(new)
        [kept], [done] = network.of(Kind.OUTCOME), network.of(Kind.ACTION)
        assert network.under(kept, Kind.ACTION) == (done,)


def test_of_two_people_who_carry_over_the_same_the_second_is_told(old, new, action):
    with inside(old.organisation_id):
        actions.take_over(plan=new, earlier=[action], by=lead(new), at=NOON)
        with pytest.raises(Refused, match="carried over meanwhile"):
            actions.take_over(plan=new, earlier=[action], by=lead(new), at=NOON)
        assert len(queries.network_of(new).of(Kind.ACTION)) == 1


def test_the_pages_ask_little_however_long_the_plans_are(house, old, new, action, django_assert_max_num_queries):
    with inside(old.organisation_id):
        for number in range(6):
            before = made.item(old, Kind.ACTION, f"Promise of the year {number}")
            now = made.item(new, Kind.ACTION, f"Promise of the year {number}")
            actions.confirm_carried(item=now, earlier=before, by=lead(new), at=NOON)
    for route, parts in (("plan-compare", {"plan": new.pk}), ("plan-item", {"item": now.pk})):
        house.get(RoleId.EDI_LEAD, route, **parts)
        with django_assert_max_num_queries(15):
            house.get(RoleId.EDI_LEAD, route, **parts)


def test_without_an_earlier_plan_the_page_says_so(house, old):
    assert "There is no earlier plan" in text(house.get(RoleId.EDI_LEAD, "plan-compare", plan=old.pk))
    assert house.post(RoleId.EDI_LEAD, "plan-compare", {"form_key": str(uuid4())}, plan=old.pk).status_code == 200
