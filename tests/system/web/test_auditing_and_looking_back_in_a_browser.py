"""The yearly audit of buying and the quarter's look-back, as browsers meet them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.registers.house import House
from tests.system.web.people import fill_day, go_on_as, heading

LONG = "Supply of agency nursing, midwifery and allied health staff for all sites, with the option of two more years"
YEAR = date(2026, 3, 31)

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_procurement_lead_prepares_the_annual_audit_and_an_auditor_tests_it(service, page, looked_at):
    house = given_contracts_and_partners()
    when_the_lead_prepares_the_audit(service, page, looked_at, house)
    when_an_auditor_writes_what_was_found(service, page, looked_at, house)
    then_the_lead_answers_the_finding(service, page, looked_at, house)


def test_a_communications_lead_runs_a_quarters_look_back(service, page, looked_at):
    house = given_outputs_of_the_quarter()
    when_the_sample_is_drawn_and_marked(service, page, looked_at, house)
    then_the_score_and_what_was_missed_stand_on_one_page(page, looked_at)


# THE AUDIT


def given_contracts_and_partners():
    house, now = House(), {"at": timezone.now(), "today": timezone.localdate()}
    for number in range(6):
        said = {"kind": "tender", "value": 10_000 * number, "is_above_limit": True, "state": "in-force"}
        title = LONG if number == 5 else f"Contract {number}"
        house.keep("contracts", title=title, starts_on=date(2025, 5, 1), **said, **now)
    house.keep("suppliers", title="Friends of Health", kind="partner", is_major=True, state="in-use", **now)
    return house


def when_the_lead_prepares_the_audit(service, page, looked_at, house):
    go_on_as(page, service, house.browser(RoleId.PROCUREMENT_LEAD))
    page.goto(f"{service}/o/northmoor/registers/audits/")
    page.get_by_role("button", name="Prepare the annual audit").click()
    assert heading(page) == "Prepare the annual audit"
    fill_day(page, "The year that is audited ended on", YEAR)
    page.get_by_label("What the audit covers (optional)").fill("Every tender of the year, and major partners.")
    page.get_by_text("How the sample is drawn").click()
    looked_at("audit-prepare")
    page.get_by_role("button", name="Prepare this audit").click()
    page.get_by_text("None of the 8 tests has a result yet.").wait_for()
    looked_at("audit-prepared")


def when_an_auditor_writes_what_was_found(service, page, looked_at, house):
    here = page.url
    go_on_as(page, service, house.browser(RoleId.AUDITOR))
    page.goto(here)
    page.get_by_role("row").filter(has_text=LONG).get_by_role("link").click()
    page.get_by_role("button", name="Save the result").click()
    looked_at("audit-test-wrong")
    page.get_by_label("Not passed").check()
    page.get_by_label("What was seen (optional)").fill("The weight was 5 per cent; the policy fixes 10.")
    looked_at("audit-test")
    page.get_by_role("button", name="Save the result").click()
    page.get_by_role("link", name="Add a finding").click()
    page.get_by_label("The finding in one sentence").fill("The fixed weight is not always used.")
    page.get_by_label("High").check()
    page.get_by_label("What is recommended").fill("Check the weight before a contract is awarded.")
    looked_at("audit-finding")
    page.get_by_role("button", name="Add this finding").click()
    page.get_by_role("button", name="Write the opinion").click()
    page.get_by_label("Opinion (optional)").select_option("limited")
    page.get_by_label("What the opinion rests on (optional)").fill("One tender of six.")
    looked_at("audit-opinion")
    page.get_by_role("button", name="Save the opinion").click()
    page.get_by_text("Opinion: limited assurance.").wait_for()
    looked_at("audit-by-its-auditor")


def then_the_lead_answers_the_finding(service, page, looked_at, house):
    here = page.url
    go_on_as(page, service, house.browser(RoleId.PROCUREMENT_LEAD))
    page.goto(here)
    page.get_by_role("link", name="Answer it").click()
    page.get_by_label("Agreed", exact=True).check()
    fill_day(page, "To be done by", timezone.localdate() + timedelta(days=90))
    looked_at("finding-answer")
    page.get_by_role("button", name="Save the answer").click()
    page.get_by_role("link", name="Say that it is done").click()
    looked_at("finding-close")
    fill_day(page, "Closed on", timezone.localdate())
    page.get_by_label("How it was closed").fill("The form for awards asks for it now.")
    page.get_by_role("button", name="Close the finding").click()
    page.get_by_text("One finding: 1 closed.").wait_for()
    looked_at("audit-answered")


# THE LOOK-BACK


def given_outputs_of_the_quarter():
    house, now = House(), {"at": timezone.now(), "today": timezone.localdate()}
    titles = ("Winter briefing", "What waiting lists hide: a podcast in three parts with people who wait", "Pay review")
    for number, title in enumerate(titles):
        said = {"kind": "report", "published_on": last_day_of_the_quarter() - timedelta(days=number), "state": "in-use"}
        house.keep("outputs", title=title, link="https://example.org/output", **said, **now)
    return house


def last_day_of_the_quarter():
    today = timezone.localdate()
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)


def when_the_sample_is_drawn_and_marked(service, page, looked_at, house):
    go_on_as(page, service, house.browser(RoleId.COMMUNICATIONS_LEAD))
    page.goto(f"{service}/o/northmoor/registers/look-backs/")
    page.get_by_role("button", name="Look back at a quarter").click()
    page.get_by_label("Benchmark in per cent (optional)").fill("60")
    looked_at("look-back-begin")
    page.get_by_role("button", name="Draw the sample").click()
    assert heading(page) == "Mark each output"
    page.get_by_role("group", name="Winter briefing").get_by_label("3: race shaped").check()
    page.get_by_role("group", name="What waiting lists hide").get_by_label("0: race matters").check()
    page.get_by_label("What was found in “What waiting lists hide").fill("Nothing on who waits longest.")
    looked_at("look-back-mark")
    page.get_by_role("button", name="Save the marks").click()
    page.get_by_text("Race was considered in 1 of 2 outputs where it matters (50%).").wait_for()


def then_the_score_and_what_was_missed_stand_on_one_page(page, looked_at):
    page.get_by_role("link", name="Name a chance that was missed").click()
    page.get_by_label("What could have been said").fill("That waiting lists differ between groups.")
    fill_day(page, "When it could have been said", last_day_of_the_quarter())
    looked_at("look-back-missed")
    page.get_by_role("button", name="Add this chance").click()
    page.get_by_text("That waiting lists differ between groups.").wait_for()
    looked_at("look-back")
