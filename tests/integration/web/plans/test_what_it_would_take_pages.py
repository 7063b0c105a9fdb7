"""What it would take, as a page: who may ask, what is answered, and that nothing which was typed stays anywhere."""

import logging
import re

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallystick.release.policy import Audience
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.ladder_rules import EXAMPLE
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.plans.house import House, text
from tests.integration.web.world import RETURN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

MAY_ASK = (RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.TEAM_LEAD)
MAY_NOT = (RoleId.STAFF, RoleId.ADMINISTRATOR)
ROUTES = ("plan-road", "plan-ladder")
TYPED = {
    "posts": "20",
    "members": "2",
    "share": "28%",
    "by_day": "31",
    "by_month": "3",
    "by_year": "2029",
    "leavers": "7",
    "years": "3",
    "appointed": "13",
    "appointed_members": "4",
}
LADDER = {"rows": EXAMPLE, "counted": "1", "share": "28", "years": "3"}


@pytest.fixture
def house():
    return House("northmoor", "Northmoor Hospitals")


@pytest.mark.parametrize("route", ROUTES)
def test_only_those_who_keep_or_agree_to_plans_may_ask(house, route):
    assert [house.get(role, route).status_code for role in MAY_ASK] == [200] * len(MAY_ASK)
    assert [house.get(role, route).status_code for role in MAY_NOT] == [403] * len(MAY_NOT)


def test_the_way_there_is_shown_to_whom_it_opens(house):
    lead = text(house.get(RoleId.EDI_LEAD, "plan-measure", measure="wres/2"))
    staff = text(house.get(RoleId.STAFF, "plan-measure", measure="wres/2"))
    address = house.address("plan-measure-road", measure="wres/2")
    assert address in lead
    assert address not in staff


def test_the_answer_is_the_page_itself(house):
    answer = house.post(RoleId.TEAM_LEAD, "plan-road", TYPED)
    page = text(answer)
    assert answer.status_code == 200
    assert "the chance of at least 6 of 20 on 31 March 2029 is about" in page
    assert '<svg class="chart"' in page
    assert "Not reached, even if every appointment went to the group" in page
    assert "legislation.gov.uk/ukpga/2010/15/section/159" in page
    assert 'value="28%"' in page, "what was typed can be changed"


def test_the_law_and_what_is_kept_are_said_before_anything_is_typed(house):
    page = text(house.get(RoleId.EDI_LEAD, "plan-road"))
    assert "Quotas are unlawful" in page
    assert "as qualified as each other" in page
    assert "not stored, not logged and not put into the address" in page
    assert "not stored, not logged and not put into the address" in text(house.get(RoleId.EDI_LEAD, "plan-ladder"))


@pytest.mark.parametrize(
    ("route", "sent", "canary"),
    [
        ("plan-road", TYPED | {"years": "3.77"}, "3.77"),
        ("plan-ladder", LADDER | {"rows": EXAMPLE.replace("8c", "Canary")}, "Canary"),
    ],
)
def test_nothing_that_was_typed_stays_anywhere(house, route, sent, canary, caplog):
    browser = house.browser(RoleId.EDI_LEAD)
    house.get(RoleId.EDI_LEAD, route)
    before = list(Session.objects.values_list("session_data", flat=True))
    with CaptureQueriesContext(connection) as asked, caplog.at_level(logging.DEBUG):
        answer = browser.post(house.address(route), sent)
    assert answer.status_code == 200
    assert canary in text(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert [one["sql"] for one in asked if not one["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []
    assert list(Session.objects.values_list("session_data", flat=True)) == before
    said = [str(one.__dict__) for one in caplog.records if one.name != "django.db.backends"]
    assert [one for one in said if canary in one] == []


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_is_typed_through_an_address(house, route):
    plain = text(house.get(RoleId.EDI_LEAD, route))
    asked = text(house.browser(RoleId.EDI_LEAD).get(house.address(route), TYPED | LADDER))
    assert 'value="28%"' not in asked
    assert "8a, 60" not in asked.replace("<code>8a, 60", "")
    assert asked.count("nhsuk-error") == plain.count("nhsuk-error") == 0


@pytest.mark.parametrize(
    ("changed", "box", "said"),
    [
        ({"posts": ""}, "posts", "Answer the question: How many posts does the team have?"),
        ({"posts": "many"}, "posts", "Enter a whole number, such as 12"),
        ({"posts": "101"}, "posts", "for a team of up to 100 posts"),
        ({"posts": "41", "months_to_fill": "2"}, "months_to_fill", "a team of up to 40 posts"),
        ({"members": "21"}, "members", "more people of the group than people in post"),
        ({"share": "0"}, "share", "Enter a share above 0"),
        ({"share": "101"}, "share", "Enter a number up to 100"),
        ({"by_year": "2026", "by_month": "1"}, "by-day", "between one month and 10 years"),
        ({"by_day": "32"}, "by-day", "must be a real date"),
        ({"leavers": ""}, "leavers", "Enter how many people left"),
        ({"years": "0"}, "years", "Enter in how many years they left"),
        ({"later_posts": "21"}, "later_on-day", "Enter from when there will be that many posts"),
    ],
    ids=str,
)
def test_what_is_wrong_is_said_at_its_box(house, changed, box, said):
    page = text(house.post(RoleId.EDI_LEAD, "plan-road", TYPED | changed))
    assert f'href="#id_{box}"' in page
    assert said in page
    assert '<svg class="chart"' not in page


def test_a_wrong_box_in_the_second_place_is_in_sight(house):
    right = text(house.post(RoleId.EDI_LEAD, "plan-road", TYPED))
    wrong = text(house.post(RoleId.EDI_LEAD, "plan-road", TYPED | {"turnover": "lots"}))
    assert '<details class="nhsuk-details" open' not in right
    assert '<details class="nhsuk-details" open' in wrong


def test_a_measure_that_is_no_share_fills_nothing_in_and_can_be_asked_about(house):
    page = text(house.get(RoleId.EDI_LEAD, "plan-measure-road", measure="wres/2"))
    assert "not a share of people, so nothing is filled in" in page
    answer = house.post(RoleId.EDI_LEAD, "plan-measure-road", TYPED, measure="wres/2")
    assert "the chance of at least 6 of 20" in text(answer)


def test_a_measure_that_does_not_exist_is_not_there_to_be_asked_about(house):
    assert house.get(RoleId.EDI_LEAD, "plan-measure-road", measure="wres/99").status_code == 404


def test_without_approved_figures_nothing_is_filled_in(house):
    assert "filled in with" not in text(house.get(RoleId.EDI_LEAD, "plan-road"))


def test_a_ladder_is_answered_with_the_band_that_holds_the_top_back(house):
    page = text(house.post(RoleId.EDI_LEAD, "plan-ladder", LADDER))
    assert "What holds band 8c back most is band 8c itself." in page
    assert "from a fixed seed (1)" in page
    assert "8a, 60, 16" in page


def test_every_line_of_a_ladder_that_cannot_be_is_named(house):
    rows = "8a, 60, 61, 6, 0, 8, 2\n8b, 40, 8, 50, 3, 2, 0"
    page = text(house.post(RoleId.EDI_LEAD, "plan-ladder", LADDER | {"rows": rows}))
    assert "Line 1: there are more people of the group than people" in page
    assert "Line 2: more people left than were there" in page
    assert 'href="#id_rows"' in page


def workforce(house, audience):
    """Lists what the example return says of pay bands, approved for an audience."""
    name = house.organisation.name
    lines = [line.split(",", 1)[1] for line in RETURN.read_text(encoding="utf-8").splitlines() if ",2025,1," in line]
    rows = "".join(f"{name},{line}\n" for line in lines)
    list_set(house.organisation, standards_set(name, rows=rows, audience=audience))


def test_parity_is_filled_in_from_figures_approved_for_the_organisation_and_no_others(house):
    workforce(house, Audience.PUBLIC)
    assert "filled in with" not in text(house.get(RoleId.EDI_LEAD, "plan-road"))
    workforce(house, Audience.ORGANISATION)
    page = text(house.get(RoleId.EDI_LEAD, "plan-road"))
    [share] = re.findall(r"The share asked for is filled in with ([\d.]+)%", page)
    assert f'value="{share}"' in page
    assert share in text(house.get(RoleId.EDI_LEAD, "plan-measure", measure="wres/1:workforce:share:bme"))
