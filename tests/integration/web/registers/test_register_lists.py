"""A register as a list: what counts, what is asked for, and in how many questions to the database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.across import tallies_of
from tallystick_web.registers.queries.lists import BY_REVIEW, NOT_OVER, Tally, Wanted, page_of
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import POLICIES, TODAY, House, ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

MOST_QUERIES = 15


@pytest.fixture
def north():
    """Four policies: one counts, one is stale, one is to be confirmed soon, one is a draft. And a policy elsewhere."""
    house = House()
    house.keep(title="Bullying at work", topic="conduct")
    house.keep(title="Acting up", today=ago(1000), owner=house.person().pk)
    house.keep(title="Talent boards", review_on=in_days(20), at=NOON + timedelta(minutes=1))
    house.keep(title="Zero tolerance", topic="conduct", state="draft")
    House("south", "South Hospitals").keep(title="Of somebody else")
    return house


def titles(house, **wanted):
    with inside(house.organisation.pk):
        page = page_of(house.organisation.pk, POLICIES, Wanted(**wanted), today=TODAY)
    assert page.count == len(page.entries)
    return [one.title for one in page.entries]


def test_stale_entries_leave_what_counts(north):
    with inside(north.organisation.pk):
        tallies = tallies_of(north.organisation.pk, registers().values(), today=TODAY)
    assert tallies["policies"] == Tally(counting=2, stale=1, every=4)
    assert {one for key, one in tallies.items() if key != "policies"} <= {Tally()}
    said = north.page("register", register="policies")
    assert "2 policies in force. One more is stale: not confirmed in time, and so not counted." in said
    assert "Of somebody else" not in said
    assert "2 policies in force, and 1 stale." in north.page("registers")


def test_a_list_is_narrowed_by_everything_that_can_be_asked(north):
    assert titles(north) == ["Acting up", "Bullying at work", "Talent boards", "Zero tolerance"]
    assert titles(north, text="ALENT b") == ["Talent boards"]
    assert titles(north, state="draft") == ["Zero tolerance"]
    assert titles(north, state=NOT_OVER) == titles(north)
    assert titles(north, chosen={"topic": "conduct"}) == ["Bullying at work", "Zero tolerance"]
    assert titles(north, is_stale=True) == ["Acting up"]
    assert titles(north, owner=north.person().pk) == ["Acting up"]
    assert titles(north, order=BY_REVIEW)[:2] == ["Acting up", "Talent boards"]
    assert titles(north, order="added")[0] == "Talent boards"


def test_the_address_asks_and_says_what_it_asked(north):
    said = north.page("register", query="?is-topic=conduct&state=in-force&owner=&page=1", register="policies")
    assert "What is it about: Conduct and discipline." in said
    assert "Bullying at work" in said
    assert "Zero tolerance" not in said
    assert "No policies like that." in north.page("register", query="?text=dragons", register="policies")
    assert "Acting up" in north.page("register", query="?is-topic=weather&page=x&order=none", register="policies")


def test_what_is_due_from_the_reader_comes_first(north):
    said = north.page("registers")
    assert "One entry is to be confirmed by you." in said
    assert said.index("Acting up") < said.index("Policies and training")
    assert "Nothing is due from you." in north.page("registers", RoleId.BOARD_MEMBER)


def test_a_long_register_has_pages(north):
    for number in range(45):
        north.keep(title=f"Procedure {number:02}")
    first = north.page("register", register="policies")
    assert "1 to 40 of 49 policies" in first
    assert first.count("<tr") == 41
    second = north.page("register", query="?page=2", register="policies")
    assert "41 to 49 of 49 policies" in second
    assert "41 to 49 of 49" in north.page("register", query="?page=77", register="policies")


def test_pages_ask_few_questions_however_many_registers_and_entries_there_are(north):
    for number in range(45):
        north.keep(title=f"Procedure {number:02}", owner=north.person().pk, today=ago(1000))
    for route, parts in (("registers", {}), ("register", {"register": "policies"})):
        address = north.address(route, **parts)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert north.browser().get(address).status_code == 200
        assert len(asked) <= MOST_QUERIES, [one["sql"][:160] for one in asked]
