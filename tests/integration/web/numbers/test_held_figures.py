"""Figures that are held back: who reads them, how it ends, and the pages by which it is done."""

from copy import copy
from datetime import timedelta

import pytest
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import embargoed, embargoes, queries, sharing
from tallystick_web.numbers.models import Embargo, EmbargoLift, Release
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tests.integration.web.numbers import people
from tests.integration.web.numbers.handed_in import (
    make,
    trust,
    words,
)
from tests.integration.web.numbers.holding import (
    HELD,
    LATER,
    LISTED,
    UNTIL,
    Trust,
    do_what_is_due,
    hold,
    hold_by_form,
    send,
)

pytestmark = pytest.mark.django_db


# HOW IT ENDS


@pytest.fixture(scope="module")
def begun(shared_database, still_clock):
    """Begun once for all tests here: what one of them writes is taken back after it."""
    made = Trust()
    made.sign()
    return made


@pytest.fixture
def northmoor(begun, db):
    return copy(begun)


def test_who_is_named_and_the_desk_read_them_and_a_director_who_is_not_named_does_not(northmoor):
    reads = {role: northmoor.sees(role) for role in HELD}
    assert [role for role in HELD if reads[role]] == [RoleId.ANALYST, LISTED]
    assert northmoor.sees(RoleId.ANALYST, "?for=public")
    assert northmoor.years(RoleId.EXECUTIVE) == {b"2025"}


def test_who_may_read_them_is_told_that_others_may_not(northmoor):
    page, said = "/o/northmoor/where-we-stand/wres/", "The figures of 31 March 2024 are held back from others."
    told = [role for role in HELD if said in words(northmoor.browsers[role].get(page))]
    assert told == [RoleId.ANALYST, LISTED]
    do_what_is_due(UNTIL)
    assert [role for role in HELD if said in words(northmoor.browsers[role].get(page))] == []


def test_it_is_over_at_the_first_run_at_or_after_the_instant(northmoor):
    assert do_what_is_due(UNTIL - timedelta(microseconds=1)) == 0
    assert not northmoor.sees(RoleId.EXECUTIVE)
    assert do_what_is_due(UNTIL) == 1
    assert northmoor.sees(RoleId.EXECUTIVE)
    assert do_what_is_due(UNTIL + timedelta(hours=1)) == 0


def test_it_is_never_over_by_the_clock_alone(northmoor, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: UNTIL + timedelta(days=40))
    with northmoor.inside():
        held = embargoed.held_from_others(northmoor.where.pk)
        assert (len(held), EmbargoLift.objects.of(northmoor.where).count()) == (1, 0)


def test_somebody_may_end_it_earlier_by_hand(northmoor):
    director = northmoor.browsers[RoleId.HR_DIRECTOR]
    page = f"/o/northmoor/held-figures/{northmoor.embargo.pk}/end/"
    assert "everybody who may see approved figures sees these at once" in words(director.get(page))
    assert send(director, page).status_code == 303
    assert northmoor.sees(RoleId.EXECUTIVE)
    assert do_what_is_due(UNTIL) == 0
    assert "ended by Northmoor hr-director" in words(director.get(page))
    with northmoor.inside(), pytest.raises(Refused, match="held back no longer"):
        embargoes.lift(embargo=northmoor.embargo, by=northmoor.person(RoleId.ANALYST), at=LATER)


def test_each_thing_done_is_one_event(northmoor):
    with northmoor.inside():
        embargoes.lift(embargo=northmoor.embargo, by=northmoor.person(RoleId.ANALYST), at=LATER)
    hold(northmoor.where, northmoor.person(RoleId.ANALYST))
    do_what_is_due(UNTIL)
    kinds = AuditEvent.objects.filter(kind__startswith="figures-held-back").order_by("number")
    who = northmoor.person(RoleId.ANALYST).pk
    assert [(one.kind, one.by) for one in kinds] == [
        ("figures-held-back", who),
        ("figures-held-back-no-longer", who),
        ("figures-held-back", who),
        ("figures-held-back-no-longer", None),
    ]


def test_the_service_does_not_end_it_before_its_time_whoever_asks(northmoor):
    with northmoor.inside(), pytest.raises(Refused, match="has not come"):
        embargoes.lift_at_its_time(embargo=northmoor.embargo, at=UNTIL - timedelta(seconds=1))
    assert not northmoor.sees(RoleId.EXECUTIVE)


def test_what_somebody_ended_in_the_same_moment_stops_nothing_that_is_due(northmoor, monkeypatch):
    with northmoor.inside():
        embargoes.lift(embargo=northmoor.embargo, by=northmoor.person(RoleId.ANALYST), at=LATER)
    monkeypatch.setattr(embargoed, "due", lambda _: [(northmoor.where.pk, northmoor.embargo.pk)])
    assert do_what_is_due(UNTIL) == 1


# WHAT IT HOLDS


def test_two_that_overlap_each_hold_what_they_are_of(northmoor):
    analyst = northmoor.person(RoleId.ANALYST)
    later = hold(northmoor.where, analyst, year=2023, until=UNTIL + timedelta(days=1), at=LATER)
    northmoor.sign(year=2023, at=LATER)
    assert northmoor.years(LISTED) == {b"2024", b"2025"}  # named for 2024 alone
    do_what_is_due(UNTIL)
    assert northmoor.years(RoleId.EXECUTIVE) == {b"2024", b"2025"}
    with northmoor.inside():
        embargoes.lift(embargo=later, by=analyst, at=LATER)
    assert northmoor.years(RoleId.EXECUTIVE) == {b"2023", b"2024", b"2025"}


def test_other_figures_that_come_meanwhile_reach_everybody_as_if_the_held_ones_were_not_there(northmoor):
    northmoor.sign(year=2023, appointed=260)
    assert northmoor.years(RoleId.EXECUTIVE) == {b"2023", b"2025"}
    assert northmoor.years(LISTED) == {b"2023", b"2024", b"2025"}
    page = words(northmoor.browsers[RoleId.EXECUTIVE].get("/o/northmoor/where-we-stand/wres/"))
    assert "Number 2 for these readers" in page
    assert "made ready" not in page
    assert "2024" not in page
    with northmoor.inside():
        assert list(sharing.numbers_of(sharing.shareable(northmoor.where.pk)).values()) == [2, 2]
        kept = Release.objects.of(northmoor.where).filter(audience=Audience.PUBLIC).order_by("vintage")
        assert [one.years for one in kept] == [[2025], [2024, 2025], [2023, 2025], [2023, 2024, 2025]]
    make(northmoor.where)
    do_what_is_due(UNTIL)
    make(northmoor.where)
    with northmoor.inside():
        assert Release.objects.of(northmoor.where).filter(audience=Audience.PUBLIC).count() == 4
    assert northmoor.years(RoleId.EXECUTIVE) == {b"2023", b"2024", b"2025"}


def test_the_same_figures_are_held_back_once(northmoor):
    with pytest.raises(Refused, match="held back already"):
        hold(northmoor.where, northmoor.person(RoleId.ANALYST))


def test_somebody_of_another_organisation_is_never_named(northmoor):
    other, _ = trust("southmoor", HELD)
    with inside(other.pk):
        stranger = Person.objects.of(other).get(email="executive@southmoor.example.org")
    made = hold(northmoor.where, northmoor.person(RoleId.ANALYST), stranger.pk, year=2023)
    with northmoor.inside():
        assert made.readers.count() == 0


# NOTICES AND SHARING


def test_a_set_that_is_held_back_cannot_be_shared_and_is_not_offered(northmoor):
    host = people.organisation("beacon", "Beacon", people.OrganisationKind.MEMBERSHIP_BODY)
    people.joins(northmoor.where, host)
    with northmoor.inside():
        held = queries.latest(northmoor.where.pk, Audience.PUBLIC, Subject.STANDARDS)
        offered = sharing.shareable(northmoor.where.pk)
        assert {one.vintage for one in offered} == {1}
        with pytest.raises(Refused, match="held back, so it cannot be shared yet"):
            sharing.share(release=held, host=host, by=northmoor.person(RoleId.HR_DIRECTOR), at=LATER)
    do_what_is_due(UNTIL)
    with northmoor.inside():
        assert held in sharing.shareable(northmoor.where.pk)
        sharing.share(release=held, host=host, by=northmoor.person(RoleId.HR_DIRECTOR), at=LATER)


# THE PAGES


def test_the_analyst_and_the_director_of_human_resources_may_and_nobody_else():
    may = {one.id for one in roles().values() if Capability.HOLD_FIGURES in one.capabilities}
    assert may == {RoleId.ANALYST, RoleId.HR_DIRECTOR}


def test_figures_are_held_back_by_a_form_that_offers_those_who_read_figures_and_not_the_desk(northmoor):
    browser, named = northmoor.browsers[RoleId.ANALYST], northmoor.person(RoleId.EXECUTIVE)
    page = words(browser.get("/o/northmoor/held-figures/add/"))
    assert "Northmoor executive" in page
    assert "Northmoor information-governance" in page
    assert page.count("Northmoor analyst") == 1  # who is signed in
    assert hold_by_form(browser, which="wdes/2025", readers=[named.pk]).status_code == 303
    shown = words(browser.get("/o/northmoor/held-figures/"))
    assert "Held back until 15 January 2027, 9:30am" in shown
    assert "May be read by those who read the analyst’s desk and Northmoor executive" in shown
    assert "Reason: Statistics day" in shown


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        ({"on": "28 3 2027", "time": "1:30"}, "There is no such time on that night"),
        ({"on": "31 10 2027", "time": "1:30am"}, "This time comes twice on that night"),
        ({"on": "1 1 2020"}, "The time must be in the future"),
        ({"on": "1 1 2090"}, "The time must be within two years"),
        ({"time": "half nine"}, "Time on that day must be a time, for example 9:30am or 14:00"),
        ({"time": ""}, "Enter the time on that day"),
        ({"on": "31 2 2027"}, "must be a real date"),
        ({"why": ""}, "Enter why they are held back"),
        ({"which": "wres/1999"}, "Choose which figures"),
        ({"readers": ["nobody"]}, "Somebody you chose reads no figures any more"),
        ({"which": "wres/2024"}, "held back already"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_held_back(northmoor, entered, says):
    answer = hold_by_form(northmoor.browsers[RoleId.ANALYST], **entered)
    assert says in words(answer)
    with northmoor.inside():
        assert Embargo.objects.of(northmoor.where).count() == 1


def test_what_is_over_says_how_it_ended(northmoor):
    do_what_is_due(UNTIL)
    page = words(northmoor.browsers[RoleId.ANALYST].get("/o/northmoor/held-figures/"))
    assert "No figures are held back" in page
    assert "Were to be held back until 15 January 2027, 9:30am; over, as the time had come" in page
