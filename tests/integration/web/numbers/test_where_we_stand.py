"""Where we stand and the page of an indicator: the right figures, for the right readers, and nobody else's."""

import csv
import io

import pytest

from tallystick_web.numbers.deciding import NOBODY_DECIDED
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.handed_in import ROWS, address, make, return_of, sign, trust, words

pytestmark = pytest.mark.django_db
READERS = (RoleId.ANALYST, RoleId.BOARD_MEMBER, RoleId.GOVERNOR, RoleId.EDI_LEAD, RoleId.ADVISER)


def every_page(where):
    return [
        address("where-we-stand", where),
        address("standard", where, standard="wres"),
        address("breakdowns", where, standard="wres"),
        address("indicator", where, standard="wres", indicator="2"),
        address("indicator", where, standard="wres", indicator="3"),
        address("standard-figures", where, standard="wres", form="csv"),
        address("indicator-figures", where, standard="wres", indicator="2", form="json"),
        address("whole-set", where, kind="workbook"),
        address("whole-set", where, kind="report"),
    ]


@pytest.fixture(scope="module")
def northmoor(shared_database, still_clock):
    """Two years of northmoor, and southmoor beside it with figures of its own. Read, never changed."""
    where, people = trust("northmoor", READERS)
    for year, appointed in ((2024, 250), (2025, 300)):
        sign(where, return_of(where.name, ROWS.format(a=appointed, b=420), year=year))
    make(where)
    other, _ = trust("southmoor")
    sign(other, return_of(other.name, ROWS.format(a=777, b=333)))
    make(other)
    return where, people


# FOR WHOM


def test_readers_outside_the_desk_are_told_what_was_decided_of_exact_figures(northmoor):
    where, people = northmoor
    page = address("where-we-stand", where)
    assert NOBODY_DECIDED in words(people[RoleId.BOARD_MEMBER].get(page))
    assert NOBODY_DECIDED not in words(people[RoleId.ANALYST].get(page))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (RoleId.ANALYST, "As the analyst’s desk sees it."),
        (RoleId.BOARD_MEMBER, "As the organisation sees it."),
        (RoleId.GOVERNOR, "As the public sees it."),
    ],
)
def test_a_reader_sees_what_is_made_for_the_widest_audience_they_belong_to(northmoor, role, said):
    where, people = northmoor
    for page in every_page(where)[:5]:
        assert said in words(people[role].get(page))


def test_a_reader_of_more_than_one_audience_can_see_the_page_as_the_others_do(northmoor):
    where, people = northmoor
    own = words(people[RoleId.ANALYST].get(address("where-we-stand", where)))
    assert "See it as the organisation does" in own
    public = people[RoleId.ANALYST].get(address("standard", where, standard="wres"), {"for": "public"})
    assert "As the public sees it." in words(public)
    assert f"{address('indicator', where, standard='wres', indicator='2')}?for=public" in public.content.decode()


def test_a_reader_of_one_audience_is_offered_no_other(northmoor):
    where, people = northmoor
    assert "See it as" not in words(people[RoleId.GOVERNOR].get(address("where-we-stand", where)))


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        (RoleId.GOVERNOR, "organisation"),
        (RoleId.GOVERNOR, "internal"),
        (RoleId.BOARD_MEMBER, "internal"),
        (RoleId.ANALYST, "everybody"),
    ],
)
def test_figures_of_an_audience_that_is_not_theirs_are_not_there_whatever_is_asked_for(northmoor, role, asked):
    where, people = northmoor
    assert {people[role].get(page, {"for": asked}).status_code for page in every_page(where)} == {404}


def test_a_public_reader_is_given_the_bytes_made_for_the_public(northmoor):
    where, people = northmoor
    page = address("standard-figures", where, standard="wres", form="json")
    as_public = people[RoleId.ANALYST].get(page, {"for": "public"}).content
    assert people[RoleId.GOVERNOR].get(page).content == as_public
    assert as_public != people[RoleId.ANALYST].get(page).content


def test_nothing_of_another_organisation_is_in_a_page_and_its_pages_are_not_there(northmoor):
    where, people = northmoor
    for page in every_page(where):
        given = people[RoleId.ANALYST].get(page)
        assert given.status_code == 200
        assert b"777" not in given.content.replace(b"\x00", b"") or "workbook" in page
        assert b"Southmoor" not in given.content
        assert people[RoleId.ANALYST].get(page.replace("northmoor", "southmoor")).status_code == 404


@pytest.mark.parametrize("role", READERS)
def test_a_page_asks_the_database_at_most_fifteen_times(northmoor, role, django_assert_max_num_queries):
    where, people = northmoor
    for page in every_page(where):
        with django_assert_max_num_queries(15):
            people[role].get(page)


# WHAT IT SAYS


def test_the_page_says_first_what_the_year_shows_then_each_indicator_under_it(northmoor):
    where, people = northmoor
    said = words(people[RoleId.ANALYST].get(address("where-we-stand", where)))
    order = [
        "Workforce Race Equality Standard, 31 March 2025 Where we stand One of the three indicators",
        "signed off by the workforce analyst on 26 November 2026",
        "On this page A clear difference (1)",
        "A clear difference (1) Appointment from shortlisting (indicator 2)",
        "Too few people to be sure (1) Formal disciplinary process (indicator 3)",
        "At the white rate, about 5 BME cases rather than 9.",
        "Two years at a glance",
        "Not handed in",
        "Take these figures away Each file is for the same readers",
        "Where these figures come from Signed off",
        "Files, definition and fingerprints",
    ]
    assert said.count("Counted on 31 March 2025, signed off by") == 1
    places = [said.index(one) for one in order]
    assert places == sorted(places)


def test_what_can_be_downloaded_is_what_the_page_shows(northmoor):
    where, people = northmoor
    said = words(people[RoleId.ANALYST].get(address("indicator", where, standard="wres", indicator="2")))
    given = people[RoleId.ANALYST].get(address("indicator-figures", where, standard="wres", indicator="2", form="csv"))
    lines = list(csv.DictReader(io.StringIO(given.content.decode())))
    assert [line["year"] for line in lines] == ["2024", "2025"]
    assert {line["indicator"] for line in lines} == {"2"}
    for line in lines:
        assert (
            f"{line['year']} {float(line['value']):.2f} {float(line['low']):.2f} to {float(line['high']):.2f}" in said
        )
    newest = lines[-1]
    assert f"({int(newest['top_happened']):,} of {int(newest['top_people']):,} against" in said
    assert newest["sentence"].split(". ")[0] in said
    assert given["Content-Disposition"] == 'attachment; filename="northmoor-internal-wres-indicator-2.csv"'
    assert given["X-Content-Type-Options"] == "nosniff"


def test_a_number_that_is_withheld_on_the_page_is_in_no_file(northmoor):
    where, people = northmoor
    given = people[RoleId.GOVERNOR].get(address("indicator-figures", where, standard="wres", indicator="3", form="csv"))
    for line in csv.DictReader(io.StringIO(given.content.decode())):
        assert line["value"] == "withheld to protect people"


def test_names_of_who_signed_are_for_those_who_may_read_people(northmoor):
    where, people = northmoor
    page = address("indicator", where, standard="wres", indicator="2")
    assert "By Northmoor analyst, workforce analyst on 26 November 2026" in words(people[RoleId.BOARD_MEMBER].get(page))
    assert "By the workforce analyst on 26 November 2026" in words(people[RoleId.ADVISER].get(page))
    assert "Northmoor analyst" not in words(people[RoleId.ADVISER].get(page))


def test_an_indicator_says_what_it_asks_when_it_was_updated_and_when_it_is_next(northmoor):
    where, people = northmoor
    said = words(people[RoleId.BOARD_MEMBER].get(address("indicator", where, standard="wres", indicator="2")))
    for part in (
        "Out of people shortlisted",
        "Last update 26 November 2026",
        "Next update The figures of 31 March 2026 can be handed in now. They are not here yet",
        "Number 1 for these readers, made on 26 November 2026",
        "Whole organisation Given",
        "Directorate Not collected",
    ):
        assert part in said


def test_an_indicator_that_is_not_in_the_figures_is_not_there(northmoor):
    where, people = northmoor
    for unknown in ("9", "nothing"):
        page = address("indicator", where, standard="wres", indicator=unknown)
        assert people[RoleId.ANALYST].get(page).status_code == 404
    assert people[RoleId.ANALYST].get(address("standard", where, standard="wdes")).status_code == 404
