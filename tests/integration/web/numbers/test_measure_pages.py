"""The catalogue and one measure, for the reader who asks: figures of the newest approved set for them alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.numbers.measures import catalogue, measures_called, series_of, worsened
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.actions.words import choose_words
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.approved_sets import list_pay, list_set, standards_set
from tests.integration.web.numbers.people import browser_of, holder, organisation
from tests.unit.publishing.pay import pay_releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
NAME = "Northmoor Hospitals"
# Of 1,200 white people shortlisted 300 were appointed, of 600 others 90: 0.25 against 0.15.
RATIO = Decimal("1.67")
FEW = ((3, 12), (1, 6))


@pytest.fixture
def north():
    return organisation("northmoor", NAME)


@pytest.fixture
def south():
    return organisation("abbeydale", "Abbeydale Hospitals")


def address(name="measures", **parts):
    return reverse(name, kwargs={"organisation": "northmoor", **parts})


def text(answer):
    return answer.content.decode()


def series(where, measure, audience=Audience.PUBLIC, **asked):
    with inside(where.pk):
        return series_of(where.pk, [measure], audience, **asked).get(measure, ())


# WHAT A MEASURE CAME TO


def test_a_measure_of_a_standard_is_what_the_newest_approved_set_for_the_audience_says(north):
    list_set(north, standards_set(NAME))
    [point] = series(north, "wres/2")
    assert (point.value, point.as_of, point.label) == (RATIO, date(2025, 3, 31), "2025")
    assert point.low < RATIO < point.high
    assert series(north, "wres/2", Audience.ORGANISATION) == ()
    assert series(north, "wres/3") == ()


def test_figures_that_are_held_back_are_not_there(north):
    release = list_set(north, standards_set(NAME))
    held = str(uuid4())
    with inside(north.pk):
        # Rows of approved sets never change: this one stands for one that was made from figures held back.
        later = Release.objects.of(north).get(pk=release.pk)
        later.pk, later.vintage, later.deposits = uuid4(), 2, [held]
        later.save(force_insert=True)
    assert series(north, "wres/2") == ()
    assert [one.value for one in series(north, "wres/2", without=[held])] == [RATIO]


def test_what_is_withheld_has_no_value_and_says_why(north):
    list_set(north, standards_set(NAME, FEW, exact=False))
    [point] = series(north, "wres/2")
    assert point.value is None
    assert point.why == point.says == "Withheld to protect people"


def test_pay_is_a_series_of_the_snapshots_in_its_sets(north):
    list_pay(north, replace(pay_releases.two_years(), audience=Audience.PUBLIC))
    found = series(north, "pay/median_hourly_gap")
    # As the library prints them for the desk: 7.9, then 5.9; and of the highest quarter 18.7, then 24.6.
    assert [(one.label, one.says) for one in found] == [("2025", "7.85%"), ("2026", "5.9%")]
    assert [one.as_of for one in found] == [date(2025, 3, 31), date(2026, 3, 31)]
    assert [one.says for one in series(north, "pay/quarter_share")] == ["18.67%", "24.57%"]
    assert series(north, "pay/median_hourly_gap:men-women") == ()


def test_withheld_pay_says_so(north):
    list_pay(north, pay_releases.all_hidden())
    assert {one.says for one in series(north, "pay/mean_hourly_gap")} == {"Withheld to protect people"}


MEASURES_ASKED = {"registers": 1, "declarations": 1, "questionnaires": 3}  # surveys, what they show, and periods


def test_any_number_of_measures_is_read_in_three_questions_and_few_for_each_other_source(north):
    list_set(north, standards_set(NAME))
    list_pay(north, replace(pay_releases.full(), audience=Audience.PUBLIC))
    with inside(north.pk):
        every = [one.id for one in catalogue(north.pk)]
        with CaptureQueriesContext(connection) as asked:
            found = series_of(north.pk, every, Audience.PUBLIC)
    assert len(every) > 250
    assert len(found) > 20
    others = {
        source: [one["sql"] for one in asked if f"{source}_" in one["sql"]]
        for source in ("registers", "declarations", "questionnaires")
    }
    assert {source: len(questions) for source, questions in others.items()} == MEASURES_ASKED
    assert len(asked) - sum(MEASURES_ASKED.values()) <= 3, [one["sql"] for one in asked]


def test_a_ratio_that_moved_away_from_one_by_more_than_chance_got_worse(north):
    years = {2024: ((300, 1200), (140, 600)), 2025: ((300, 1200), (60, 600))}
    text_of = "".join(
        f"{NAME},wres,{year},2,,{group},{appointed},{of},\n"
        for year, groups in years.items()
        for group, (appointed, of) in zip(("white", "bme"), groups, strict=True)
    )
    list_set(north, standards_set(NAME, rows=text_of))
    with inside(north.pk):
        assert worsened(north.pk, ["wres/2", "wres/3"], Audience.PUBLIC) == {"wres/2"}


def test_names_use_the_term_that_the_organisation_chose(north):
    with inside(north.pk):
        choose_words(
            organisation=north,
            term="global-majority",
            reason="Our network asked for it.",
            consulted="The staff network",
            review_on=date(2027, 11, 26),
            by=holder(north, RoleId.EDI_LEAD),
            at=NOON,
        )
        [found] = measures_called(north.pk, ["wres/1:workforce:share:bme"]).values()
    assert found.name.startswith("Whole workforce: share of global majority people")


# ITS PAGES


def test_an_organisation_with_nothing_finds_every_measure_and_no_figure(north):
    client = browser_of(north, RoleId.EDI_LEAD)
    said = text(client.get(address()))
    assert "measures can show whether something came about" in said
    assert "Workforce Race Equality Standard: pay bands" in said
    found = text(client.get(f"{address()}?words=shortlisting"))
    assert "Three measures, none with figures yet." in found
    assert "No measure fits what you look for" in text(client.get(f"{address()}?words=unicorns"))
    assert "There are no figures yet." in text(client.get(address("measure", measure="wres/2")))


def test_a_reader_finds_what_a_measure_came_to_and_the_page_it_is_from(north):
    list_set(north, standards_set(NAME))
    client = browser_of(north, RoleId.GOVERNOR)
    found = text(client.get(f"{address()}?from=workforce-race-equality-standard"))
    assert "1.67 times (2025)" in found
    said = text(client.get(address("measure", measure="wres/2")))
    assert "For 2025 it was 1.67 times." in said
    assert "The range shows how far the figure could move by chance" in said
    assert f'href="{address("indicator", standard="wres", indicator="2")}"' in said
    assert f'href="{address("plan-measure", measure="wres/2")}"' in said
    assert "As the public sees it" in said


def test_a_reader_of_the_public_sees_nothing_that_is_for_the_organisation(north):
    list_set(north, standards_set(NAME, audience=Audience.ORGANISATION))
    governor, lead = browser_of(north, RoleId.GOVERNOR), browser_of(north, RoleId.EDI_LEAD)
    page = address("measure", measure="wres/2")
    assert "1.67 times" in text(lead.get(page))
    assert "There are no figures yet." in text(governor.get(page))
    assert governor.get(f"{page}?for=organisation").status_code == 404
    assert "There are no figures yet." in text(lead.get(f"{page}?for=public"))


def test_where_everything_is_withheld_the_page_says_so_and_shows_no_number(north):
    list_set(north, standards_set(NAME, FEW, exact=False))
    said = text(browser_of(north, RoleId.EDI_LEAD).get(address("measure", measure="wres/2")))
    assert "There is no figure for 2025: withheld to protect people." in said
    assert "3 of 12" not in said


def test_a_measure_that_there_is_not_and_one_of_another_organisation_are_not_there(north, south):
    client = browser_of(north, RoleId.EDI_LEAD)
    for measure in ("wres/99", f"recorded/{uuid4()}", "planned/trust/none", "x"):
        assert client.get(address("measure", measure=measure)).status_code == 404
    theirs = reverse("measures", kwargs={"organisation": "abbeydale"})
    assert client.get(theirs).status_code == 404
