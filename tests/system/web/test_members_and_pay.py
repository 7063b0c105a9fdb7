"""A member shares and takes back, a host reads, pay is read page by page, sources are kept: as a browser shows it."""

from datetime import date

import pytest
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.numbers import sharing
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.approved_sets import list_pay, list_set, standards_set
from tests.integration.web.numbers.people import account_of, holder, joins, organisation
from tests.integration.web.world import signed_in
from tests.system.web.looking import WIDTHS, fit_into
from tests.system.web.people import fill_day, go_on_as
from tests.unit.publishing.pay import pay_releases

NORTH = "Northmoor Teaching Hospitals (made up)"


@pytest.fixture
def seen(page, accessibility_problems):
    """Look at the page that is open, wide and narrow: nothing is out of reach and nothing sticks out."""

    def look():
        for width in WIDTHS:
            fit_into(page, width)
            assert accessibility_problems(page) == [], page.url
        page.set_viewport_size({"width": 1100, "height": 900})

    return look


class Browsing:
    """One browser in which different people sign in, one after the other."""

    def __init__(self, page, service):
        self.page, self.service = page, service

    def becomes(self, account):
        go_on_as(self.page, self.service, signed_in(account))

    def opens(self, name, where, **parts):
        return self.page.goto(self.service + reverse(name, kwargs={"organisation": where, **parts}))

    def follows(self, text):
        self.page.get_by_role("link", name=text, exact=False).first.click()

    def presses(self, text):
        self.page.get_by_role("button", name=text).click()

    def reads(self, text):
        self.page.get_by_text(text).first.wait_for()


@pytest.fixture
def browsing(page, service):
    return Browsing(page, service)


def a_member(host, place):
    """A member with figures of its own, that shares them."""
    name = f"{chr(ord('A') + place)}bbey Hospitals"
    member = organisation(f"member-{place}", name)
    by = holder(member, RoleId.EDI_LEAD)
    joins(member, host)
    appointed_of_white, appointed_of_bme = 280 + 17 * place, 95 + 7 * place * (-1) ** place
    content = standards_set(name, ((appointed_of_white, 1200 + 40 * place), (appointed_of_bme, 600 + 15 * place)))
    release = list_set(member, content)
    with inside(member.pk):
        sharing.share(release=release, host=host, by=by, at=NOON)


def test_a_set_is_shared_read_by_the_host_and_taken_back(browsing, seen, page):
    north = organisation("northmoor", NORTH)
    host = organisation("beacon", "Beacon Members", OrganisationKind.MEMBERSHIP_BODY)
    lead = account_of(north, RoleId.EDI_LEAD)
    analyst = account_of(host, RoleId.MEMBERSHIP_ANALYST)
    joins(north, host)
    for place in range(11):
        a_member(host, place)
    joins(organisation("quiet", "Quiet Hospitals"), host)
    list_set(north, standards_set(NORTH))

    browsing.becomes(lead)
    browsing.opens("sharing", "northmoor")
    browsing.reads("You share no figures with any other organisation.")
    browsing.presses("Share this set")
    browsing.reads("Choose the approved set to share")
    seen()
    page.get_by_label("Workforce standards, 2025, for publication").check()
    browsing.presses("Share this set")
    browsing.reads("The approved set is shared.")
    seen()

    browsing.becomes(analyst)
    browsing.opens("members", "beacon")
    browsing.reads("You have 13 members.")
    seen()
    browsing.follows(NORTH)
    browsing.reads("Shared by Northmoor Teaching Hospitals (made up) since")
    seen()
    browsing.follows("shortlisting")
    seen()
    shared = page.url
    browsing.opens("members-beside", "beacon")
    seen()
    browsing.follows("Appointment from shortlisting")
    assert page.locator("main svg").count() >= 1
    seen()

    browsing.becomes(lead)
    browsing.opens("sharing", "northmoor")
    browsing.follows("Take this back")
    seen()
    browsing.presses("Take it back from Beacon Members")
    browsing.reads("Beacon Members can no longer read this approved set.")

    browsing.becomes(analyst)
    assert page.goto(shared).status == 404


def test_pay_is_read_page_by_page(browsing, seen, page):
    north = organisation("northmoor", NORTH)
    browsing.becomes(account_of(north, RoleId.EDI_LEAD))
    browsing.opens("pay-gap", "northmoor")
    browsing.reads("There are no pay figures that you can read yet.")
    seen()
    tables = pay_releases.draft().tables
    list_pay(north, pay_releases.release_of(*tables, audience=Audience.ORGANISATION, watermark="For the organisation"))
    browsing.opens("pay-gap", "northmoor")
    browsing.reads("Where the mean gap comes from")
    pages = 0
    while True:
        seen()
        pages += 1
        ahead = page.locator(".nhsuk-pagination__link--next, nav[aria-labelledby=more-about-pay] a").first
        if not ahead.count():
            break
        ahead.click()
    assert pages >= 10
    browsing.reads("Who was counted, and how it was made")


def test_everything_withheld_is_said_in_a_browser(browsing, seen):
    north = organisation("northmoor", NORTH)
    hidden = pay_releases.all_hidden()
    list_pay(north, pay_releases.release_of(*hidden.tables, audience=Audience.ORGANISATION, watermark="For others"))
    list_set(north, standards_set(NORTH, ((3, 12), (1, 9)), exact=False, audience=Audience.ORGANISATION))
    browsing.becomes(account_of(north, RoleId.BOARD_MEMBER))
    browsing.opens("pay-gap", "northmoor")
    browsing.reads("Every figure of this report is withheld to protect people")
    seen()
    browsing.opens("board-check", "northmoor", standard="wres")
    browsing.reads("Is this fit for the board?")
    seen()


def test_a_source_is_kept_and_a_decision_recorded(browsing, seen, page):
    browsing.becomes(account_of(organisation("northmoor", NORTH), RoleId.EDI_LEAD))
    browsing.opens("sources", "northmoor")
    seen()
    browsing.presses("Add a source")
    browsing.presses("Add this source")
    browsing.reads("There is a problem")
    seen()
    page.get_by_label("Staff record").check()
    page.get_by_label("What is it called?").fill("Electronic Staff Record")
    page.get_by_label("Who answers for it?").fill("Workforce information team")
    fill_day(page, "Date when it is next renewed", date(2026, 2, 1))
    browsing.presses("Add this source")
    browsing.reads("The source is on the list.")
    seen()
    browsing.presses("Record a decision")
    page.get_by_label("What was decided?").fill("Ask new starters for their ethnic group")
    page.get_by_label("What is it needed for?").fill("To know whether appointments are fair.")
    page.get_by_label("On which lawful basis?").fill("Article 6(1)(e)")
    page.get_by_label("What are people told?").fill("We ask so that we can see whether we treat people fairly.")
    fill_day(page, "Date of the decision", date(2026, 2, 1))
    seen()
    browsing.presses("Record this decision")
    browsing.reads("Ask new starters for their ethnic group")
    seen()
    browsing.follows("Data sources")
    browsing.reads("Overdue by")
    seen()


def test_exact_figures_are_accepted_by_name_and_taken_back(browsing, seen, page):
    browsing.becomes(account_of(organisation("northmoor", NORTH), RoleId.INFORMATION_GOVERNANCE))
    browsing.opens("decisions", "northmoor")
    browsing.reads("Nobody has decided that figures published by contract leave exactly.")
    seen()
    page.get_by_label("Workforce Race Equality Standard").check()
    page.get_by_label("Your role in this decision").fill("Caldicott Guardian")
    page.get_by_label("I have read what this means").check()
    browsing.presses("Accept that these figures leave exactly")
    browsing.reads("Ines Governance, Caldicott Guardian, accepted this on")
    seen()
    browsing.follows("Take this back")
    page.get_by_label("Your role in this decision").fill("Caldicott Guardian")
    seen()
    browsing.presses("Take this back")
    browsing.reads("took back on")
