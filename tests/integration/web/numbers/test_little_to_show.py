"""Few people, one year, figures that are on their way, and none at all: each is normal, and each is said."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache

from tallystick.definitions import load
from tallystick.publishing import words as publishing_words
from tallystick.release.policy import Audience
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import queries
from tallystick_web.numbers.actions import record_no_release
from tallystick_web.numbers.rules import Subject, WhyNone
from tallystick_web.organisations.models import ChosenWords
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import (
    RETURNS,
    ROWS,
    TWELVE_STAFF,
    address,
    make,
    return_of,
    sign,
    trust,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
LATER = NOON + timedelta(days=1)
KENT = RETURNS / "kent-and-medway-2020.csv"


def test_the_published_figure_of_kent_and_medway_is_on_the_page_and_in_its_file():
    where, people = trust("kent")
    sign(where, KENT.read_bytes())
    make(where)
    said = words(people[RoleId.ANALYST].get(address("indicator", where, standard="wres", indicator="3")))
    assert "Too few people to be sure" in said
    assert "1.83 times as often as white staff (9 of 725 against 17 of 2,505)" in said
    assert "anything from 0.83 to 4.00 times fits" in said
    file = people[RoleId.ANALYST].get(address("indicator-figures", where, standard="wres", indicator="3", form="json"))
    [result] = json.loads(file.content)["results"]
    assert [round(result[one], 3) for one in ("value", "low", "high")] == [1.829, 0.835, 3.999]
    assert result["verdict"] == "cannot-tell"


def test_a_first_year_says_that_there_is_no_trend_yet():
    where, people = trust("kent")
    sign(where, KENT.read_bytes())
    make(where)
    assert "nothing can be said of change yet" in words(
        people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where))
    )


def test_the_house_words_are_on_pages_and_not_in_what_is_handed_on():
    where, people = trust("northmoor")
    with inside(where.pk):
        ChosenWords.objects.create(organisation=where, term="global-majority", reason="Our staff chose it.", at=NOON)
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    make(where)
    page = words(people[RoleId.ANALYST].get(address("indicator", where, standard="wres", indicator="2")))
    assert "global majority applicants" in page
    assert "BME applicants" not in page
    report = people[RoleId.ANALYST].get(address("whole-set", where, kind="report")).content.decode()
    assert "BME applicants" in report


def test_an_organisation_with_nothing_says_what_to_do_first_to_those_who_can_do_it():
    where, people = trust("northmoor", (RoleId.EDI_LEAD, RoleId.BOARD_MEMBER))
    first = people[RoleId.EDI_LEAD].get(address("where-we-stand", where))
    assert "Start with the figures of one year" in words(first)
    assert f'href="{address("hand-in", where)}"' in first.content.decode()
    assert "Staff files cannot be handed in here yet." in words(first)
    others = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "In your organisation these can hand them in: the equality, diversity and inclusion lead." in others


def test_an_organisation_where_nobody_hands_in_yet_says_who_can_change_that():
    where, people = trust("northmoor", (RoleId.ADMINISTRATOR, RoleId.BOARD_MEMBER))
    said = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "Nobody in your organisation holds a role that hands them in yet. It is given by the service admin" in said
    assert "workforce analyst" not in said


def test_twelve_staff_are_told_why_nothing_is_shown_and_what_can_be_known():
    where, people = trust("tiny")
    sign(where, return_of(where.name, TWELVE_STAFF))
    make(where)
    said = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "So few people are behind these figures" in said
    assert "Where we stand The figures are withheld to protect people." in said
    assert "Withheld to protect people (" in said
    assert "oo few people to be sure" not in said
    assert "In each picture" not in said
    assert "What is withheld, and what you can still know" in said
    assert "1.33" not in said
    one = words(people[RoleId.BOARD_MEMBER].get(address("indicator", where, standard="wres", indicator="3")))
    assert "withheld to protect people" in one.lower()
    assert "upwards" not in one
    assert "Too few people to be sure" not in one


def test_figures_that_are_signed_and_not_made_yet_are_said_to_be_coming():
    where, people = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    said = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "The first figures are being made ready" in said
    assert "The figures of 31 March 2025 are signed off and are being made ready." in said
    make(where)
    sign(where, return_of(where.name, ROWS.format(a=300, b=420), year=2023), at=LATER)
    said = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "The figures of 31 March 2023 are signed off and are being made ready." in said


def test_a_correction_is_said_to_be_coming_at_the_desk_and_nowhere_else():
    where, people = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    make(where)
    sign(where, return_of(where.name, ROWS.format(a=310, b=420)), at=LATER)
    page = address("where-we-stand", where)
    before = words(people[RoleId.BOARD_MEMBER].get(page))
    assert "New figures of 31 March 2025 are signed off" in words(people[RoleId.ANALYST].get(page))
    make(where)
    assert "Other readers keep those they have" in words(people[RoleId.ANALYST].get(page))
    assert words(people[RoleId.BOARD_MEMBER].get(page)) == before


def test_figures_that_could_not_be_protected_are_said_to_be_so():
    where, people = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    with inside(where.pk):
        record_no_release(
            organisation=where.pk,
            subject=Subject.STANDARDS,
            audience="organisation",
            deposits=[one.deposit for one in signed_by(where.pk)],
            why=WhyNone.CANNOT_BE_PROTECTED,
            at=NOON,
        )
    said = words(people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where)))
    assert "These figures cannot be shown to you" in said
    assert "passed the re-identification test" in said


def test_years_that_the_worker_still_counts_are_said_to_be_coming():
    where, people = trust("northmoor")
    other, _ = trust("southmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    make(where)
    page = address("where-we-stand", where)
    waiting_for(other)
    assert "still being counted" not in words(people[RoleId.BOARD_MEMBER].get(page))
    waiting_for(where)
    assert "Figures of other years are still being counted." in words(people[RoleId.BOARD_MEMBER].get(page))


def waiting_for(where):
    """A job of an organisation that the worker has not begun."""
    with inside(where.pk):
        jobs.later("deposits.jobs.count_example", organisation=where.pk)


def test_a_name_that_a_spreadsheet_would_take_for_a_formula_is_made_harmless():
    where, people = trust("northmoor")
    type(where).objects.filter(pk=where.pk).update(name="=1+1")
    sign(where, return_of("=1+1", ROWS.format(a=300, b=420)))
    make(where)
    file = people[RoleId.ANALYST].get(address("standard-figures", where, standard="wres", form="csv"))
    lines = file.content.decode().splitlines()[1:]
    assert lines
    assert all(line.startswith("'=1+1,") for line in lines)


def test_an_indicator_that_is_withheld_altogether_has_a_page_that_says_why():
    where, people = trust("northmoor", (RoleId.ANALYST, RoleId.BOARD_MEMBER))
    sign(where, (RETURNS / "northmoor-2025.csv").read_bytes())
    make(where)
    front = people[RoleId.BOARD_MEMBER].get(address("where-we-stand", where))
    assert "Withheld to protect people (1) Race disparity ratio (our method)" in words(front)
    page = address("indicator", where, standard="wres", indicator="rdr")
    assert f'href="{page}"' in front.content.decode()
    said = words(people[RoleId.BOARD_MEMBER].get(page))
    assert "No figure of this year could be shown so that nobody can be recognised from it." in said
    assert "Whole organisation Withheld to protect people" in said
    file = people[RoleId.BOARD_MEMBER].get(
        address("indicator-figures", where, standard="wres", indicator="rdr", form="csv")
    )
    assert len(file.content.decode().splitlines()) == 1
    assert "No figure of this year" not in words(people[RoleId.ANALYST].get(page))


def test_figures_made_under_a_definition_that_has_changed_since_say_so_and_are_made_again(monkeypatch):
    where, people = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    make(where)
    cache.clear()
    changed = replace(load("wres", 2025), sha256="0" * 64)
    for module in (publishing_words, queries):
        monkeypatch.setattr(module, "load", lambda *_: changed)
    for page in (address("where-we-stand", where), address("whole-set", where, kind="report")):
        said = words(people[RoleId.ANALYST].get(page))
        assert "These figures have to be made again" in said
    with inside(where.pk):
        deposits = [one.deposit for one in signed_by(where.pk)]
        assert not queries.is_made(where.pk, Audience.INTERNAL, Subject.STANDARDS, deposits)
        monkeypatch.undo()
        assert queries.is_made(where.pk, Audience.INTERNAL, Subject.STANDARDS, deposits)
