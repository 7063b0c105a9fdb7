"""Figures that are held back from another beginning than those of test_held_figures.py: each test makes its own."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import embargoes, queries, webhooks
from tallystick_web.numbers.became import what_became_of
from tallystick_web.numbers.models import Embargo
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import (
    ROWS,
    make,
    person_of_analyst,
    return_of,
    sign,
    trust,
)
from tests.integration.web.numbers.holding import (
    HELD,
    LATER,
    LISTED,
    SOON,
    UNTIL,
    Trust,
    do_what_is_due,
    hold,
    hold_by_form,
)
from tests.integration.web.test_non_interference import seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


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


def test_figures_that_were_signed_before_stay_seen():
    made = Trust()
    hold(made.where, made.person(RoleId.ANALYST), year=2025, at=NOON)  # the very instant at which they were signed
    assert made.years(RoleId.EXECUTIVE) == {b"2025"}


@pytest.mark.parametrize("clock", [NOON, NOON - timedelta(days=1)])
def test_a_clock_that_is_set_back_lets_nothing_through_that_was_signed_since(clock):
    made = Trust()
    made.sign(at=clock)  # it began at a minute past noon
    assert [role for role in HELD if made.sees(role)] == [RoleId.ANALYST, LISTED]


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
