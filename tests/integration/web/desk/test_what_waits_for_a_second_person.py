"""What waits for a second person is due from those who may be it, never from whoever asked: in each application."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.numbers import recorded
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.organisations.actions.people import give_role
from tallystick_web.organisations.actions.second_step import ask_second_step_reset
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.deposits.handing_in import trust
from tests.integration.web.world import person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
MAY_ANSWER = {RoleId.EDI_LEAD, RoleId.HR_DIRECTOR}
TODAY = NOON.date()


@pytest.fixture
def ours():
    return trust("northmoor")


def see(of, text):
    """The roles on whose page something stands."""
    address = reverse("my-work", kwargs={"organisation": of.where.slug})
    return {role for role in of.accounts if text in of.of(role).get(address).content.decode()}


def person(of, role):
    return person_of(of.accounts[role], of.where)


def test_a_role_waits_for_those_who_may_agree_but_for_whoever_asked(ours):
    with inside(ours.where.pk):
        about, by = person(ours, RoleId.BOARD_MEMBER), person(ours, RoleId.EDI_LEAD)
        give_role(person=about, role=RoleId.ANALYST, unit=None, since=TODAY, until=None, by=by, at=NOON)
    assert see(ours, "“Workforce analyst” for Northmoor Board member") == MAY_ANSWER - {RoleId.EDI_LEAD}


def test_a_second_step_waits_but_not_for_whoever_lost_it(ours):
    with inside(ours.where.pk):
        about, by = person(ours, RoleId.HR_DIRECTOR), person(ours, RoleId.BOARD_MEMBER)
        ask_second_step_reset(person=about, why="The phone broke.", by=by, at=NOON)
    assert see(ours, "Taking away the second step of signing in of") == {RoleId.EDI_LEAD}


def test_figures_in_which_nothing_is_wrong_wait_for_those_who_sign(ours):
    figures = ours.start("wres/2026")
    assert see(ours, "Figures to sign off") == set(), "nothing was entered"
    ours.take_in(figures, ours.file())
    assert see(ours, "Workforce Race Equality Standard 2026") == {RoleId.ANALYST, RoleId.HR_DIRECTOR}
    ours.sign(figures)
    assert see(ours, "Figures to sign off") == set()


def typed_in(of, by):
    """A value of a measure that somebody typed."""
    with inside(of.where.pk):
        lead = person(of, RoleId.EDI_LEAD)
        meaning = recorded.Meaning(title="Places taken", what="Places.", better=Better.HIGHER, population="All")
        measure = recorded.begin_measure(
            meaning=meaning,
            unit=MeasureUnit.SHARE,
            cadence=Cadence.YEARLY,
            counts_people=False,
            takes="",
            by=lead,
            at=NOON,
        )
        typed = Typed(happened=40, people=200)
        reading = recorded.Reading(typed=typed, as_of=TODAY, data_date=TODAY, label="autumn", obtained="A list")
        recorded.type_value(measure=measure.pk, reading=reading, today=TODAY, by=person(of, by), at=NOON)


def test_figures_that_are_asked_wait_for_those_who_hand_in_until_they_can_be_signed(ours):
    asked = f"Figures to hand in. Since 31 March {TODAY.year}"
    hand_in = {RoleId.EDI_LEAD, RoleId.ANALYST}
    assert see(ours, asked) == hand_in
    figures = ours.start("wres/2026")
    other = ours.start("wdes/2026")
    assert see(ours, f"/figures/{figures}/") == see(ours, f"/figures/{other}/") == hand_in, "they are begun"
    ours.take_in(figures, ours.file())
    assert see(ours, "Figures to sign off") == {RoleId.ANALYST, RoleId.HR_DIRECTOR}
    ours.sign(figures)
    assert see(ours, "Workforce Race Equality Standard 2026") == set()


def test_a_body_of_whom_no_figures_are_asked_is_not_told_to_hand_any_in():
    body = trust("alliance", kind=OrganisationKind.MEMBERSHIP_BODY)
    assert see(body, "Figures to hand in") == set()


def test_a_value_waits_for_those_who_check_but_for_whoever_typed_it(ours):
    typed_in(ours, RoleId.EDI_LEAD)
    assert see(ours, "Places taken, autumn") == {RoleId.ANALYST, RoleId.HR_DIRECTOR}


def test_the_page_asks_the_database_no_more_where_all_of_it_waits(ours):
    """Of whoever keeps the plan, who is asked most.

    Where nothing of theirs is there, figures ask four times and the calendar twice; reviews, consultations, questions,
    publications and registers still ask once each, and questionnaires three times: of surveys, of samples and of
    frameworks.
    """
    with inside(ours.where.pk):
        about, by = person(ours, RoleId.BOARD_MEMBER), person(ours, RoleId.HR_DIRECTOR)
        give_role(person=about, role=RoleId.ANALYST, unit=None, since=TODAY, until=None, by=by, at=NOON)
    typed_in(ours, RoleId.ANALYST)
    browser, address = ours.of(RoleId.EDI_LEAD), reverse("my-work", kwargs={"organisation": "northmoor"})
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        said = browser.get(address).content.decode()
    assert "Places taken, autumn" in said
    assert "“Workforce analyst”" in said
    assert len(asked) <= 26, [one["sql"] for one in asked]
