"""Figures that are held back: who reads them, how it ends, and the pages by which it is done."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import embargoed, embargoes, queries, sharing, webhooks
from tallystick_web.numbers.became import what_became_of
from tallystick_web.numbers.models import Embargo, EmbargoLift, Release
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.numbers import people
from tests.integration.web.numbers.handed_in import (
    ROWS,
    make,
    person_of_analyst,
    return_of,
    sign,
    trust,
    words,
)
from tests.integration.web.numbers.holding import (
    HELD,
    LATER,
    LIFTED,
    LISTED,
    SOON,
    UNTIL,
    Trust,
    hold,
    hold_by_form,
    send,
)
from tests.integration.web.test_non_interference import seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


# HOW IT ENDS


@pytest.fixture
def northmoor():
    made = Trust()
    made.sign()
    return made


def do_what_is_due(at):
    """How many were held back no longer by what is run from time to time."""
    return registry.due()[LIFTED](at)


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


# London is at UTC until 1am on 28 March 2027, and again from 2am on 31 October 2027, when that comes a second time.
@pytest.mark.parametrize(
    ("on", "at", "instant"),
    [
        ("28 3 2027", "12:30am", datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
        ("28 3 2027", "2:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("30 10 2027", "11pm", datetime(2027, 10, 30, 22, 0, tzinfo=UTC)),
        ("31 10 2027", "02.00", datetime(2027, 10, 31, 2, 0, tzinfo=UTC)),
    ],
)
def test_what_was_named_in_london_is_kept_over_both_clock_changes(on, at, instant):
    made = Trust(until=UNTIL)
    with made.inside():
        embargoes.lift(embargo=made.embargo, by=made.person(RoleId.ANALYST), at=LATER)
    assert hold_by_form(made.browsers[RoleId.HR_DIRECTOR], on=on, time=at, which="wres/2024").status_code == 303
    made.sign(at=timezone.now() + timedelta(minutes=1))
    with made.inside():
        assert Embargo.objects.of(made.where).get(lift=None).until == instant
    for minute in range(-180, 0, 20):
        assert do_what_is_due(instant + timedelta(minutes=minute)) == 0
    assert not made.sees(RoleId.EXECUTIVE)
    assert do_what_is_due(instant) == 1
    # An hour that comes again, or a clock that was set back, holds nothing back again.
    assert do_what_is_due(instant - timedelta(hours=1)) == 0
    assert made.sees(RoleId.EXECUTIVE)


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


def test_figures_that_were_signed_before_stay_seen():
    made = Trust()
    made.sign(at=NOON)  # a minute before it began
    assert made.sees(RoleId.EXECUTIVE)


def test_a_correction_that_is_held_back_leaves_the_earlier_figures_seen():
    made = Trust(is_exact=True)
    hold(made.where, made.person(RoleId.ANALYST), made.person(LISTED).pk, year=2025, at=SOON)
    pages = ("where-we-stand/wres/", "where-we-stand/wres/indicator/2/", "where-we-stand/wres/figures.json")
    before = {page: seen(made.browsers[RoleId.EXECUTIVE], f"/o/northmoor/{page}") for page in pages}
    named = {page: seen(made.browsers[LISTED], f"/o/northmoor/{page}") for page in pages}
    made.sign(year=2025, appointed=310)
    with made.inside():
        assert queries.latest(made.where.pk, Audience.ORGANISATION, Subject.STANDARDS).vintage == 2
    assert [one for one in pages if seen(made.browsers[RoleId.EXECUTIVE], f"/o/northmoor/{one}") != before[one]] == []
    assert [one for one in pages if seen(made.browsers[LISTED], f"/o/northmoor/{one}") == named[one]] == []


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


def test_where_all_that_is_signed_is_held_back_nothing_is_there():
    where, browsers = trust("northmoor", HELD)
    with inside(where.pk):
        analyst = person_of_analyst(where)
    hold(where, analyst)
    page = "/o/northmoor/where-we-stand/"
    before = seen(browsers[RoleId.EXECUTIVE], page)
    sign(where, return_of(where.name, ROWS.format(a=300, b=420), year=2024), at=LATER)
    make(where)
    assert seen(browsers[RoleId.EXECUTIVE], page) == before
    assert b"2024" in browsers[RoleId.ANALYST].get(f"{page}wres/").content


def test_the_same_figures_are_held_back_once(northmoor):
    with pytest.raises(Refused, match="held back already"):
        hold(northmoor.where, northmoor.person(RoleId.ANALYST))


def test_what_another_organisation_holds_back_is_nothing_to_ours():
    other, _ = trust("southmoor", HELD)
    with inside(other.pk):
        analyst = Person.objects.of(other).get(email="analyst@southmoor.example.org")
    hold(other, analyst)
    where, browsers = trust("northmoor", HELD)
    sign(where, return_of(where.name, ROWS.format(a=300, b=420), year=2024), at=LATER)
    make(where)
    page = browsers[RoleId.EXECUTIVE].get("/o/northmoor/where-we-stand/wres/figures.csv")
    assert b",2024," in page.content


def test_somebody_of_another_organisation_is_never_named(northmoor):
    other, _ = trust("southmoor", HELD)
    with inside(other.pk):
        stranger = Person.objects.of(other).get(email="executive@southmoor.example.org")
    made = hold(northmoor.where, northmoor.person(RoleId.ANALYST), stranger.pk, year=2023)
    with northmoor.inside():
        assert made.readers.count() == 0


# NOTICES, SHARING, AND WHAT BECAME OF THEM


def waiting():
    return Work.objects.filter(job="numbers.jobs.tell", ended_at=None).count()


def test_programs_are_told_once_it_is_over_and_not_before():
    made = Trust()
    with made.inside():
        added = webhooks.add_webhook(
            organisation=made.where,
            address="https://dashboard.example.nhs.uk/new",
            audience=Audience.PUBLIC,
            by=made.person(RoleId.INFORMATION_GOVERNANCE),
            at=NOON,
        )
    made.sign()
    with made.inside():
        release = queries.latest(made.where.pk, Audience.PUBLIC, Subject.STANDARDS)
        assert release.vintage == 2
        assert webhooks.telling(made.where.pk, added.webhook.pk, release.pk, at=NOON) is None
    assert waiting() == 0
    do_what_is_due(UNTIL)
    assert waiting() == 1
    with made.inside():
        assert webhooks.telling(made.where.pk, added.webhook.pk, release.pk, at=NOON) is not None


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


def test_what_became_of_them_is_the_same_sentence_whatever_became_of_them():
    made = Trust()
    sign(made.where, return_of(made.where.name, ROWS.format(a=250, b=400), year=2024), at=LATER)
    with made.inside():
        first, held = (one.deposit for one in signed_by(made.where.pk))
        before = [what_became_of(made.where.pk, one, False) for one in (first, held)]
        make(made.where)
        assert [what_became_of(made.where.pk, one, False) for one in (first, held)] == before
        assert "are held back until the time" in before[1][0]
        assert "An approved set with these figures was made" in what_became_of(made.where.pk, held, True)[0]
    do_what_is_due(UNTIL)
    with made.inside():
        assert "An approved set with these figures was made" in what_became_of(made.where.pk, held, False)[0]


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
