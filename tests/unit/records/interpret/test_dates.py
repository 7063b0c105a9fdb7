from datetime import date

import pytest

from tallystick.errors import InputRefused
from tallystick.records.interpret.dates import DatesDiffer, Order, read_dates
from tests.spec.records.drawn import findings, interpreted, read, table


def one(text, **options):
    return read_dates([text], latest=2055, **options).meaning[text]


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-01", "2024-04-01T09:30:00", "2024-04-01 00:00:00", "2024/04/01", "01/04/2024", "1/4/24", "01.04.2024",
        "01/04/2024 09:30", "01-Apr-24", "01-APR-2024", "1 April 2024", "1st April 2024", "20240401",
        "20240401093000", "45383", "45383.75",
    ],
)  # fmt: skip  # a text to a line would fill a page
def test_every_way_to_write_one_day(text):
    assert one(text) == date(2024, 4, 1)


@pytest.mark.parametrize("text", ["", "n/a", "-", "4712-12-31", "47121231", "Present"])
def test_no_day(text):
    found = read_dates([text], latest=2055)
    assert (found.meaning[text], found.unread) == (None, frozenset())


@pytest.mark.parametrize("text", ["31/02/2024", "2024-13-01", "soon", "12", "99999", "0001-01-01", "01-Foo-24"])
def test_no_day_of_any_calendar_is_named(text):
    assert read_dates([text], latest=2055).unread == {text}


def test_a_year_of_two_figures_is_the_last_that_can_be():
    assert read_dates(["01-Apr-68"], latest=2011).meaning["01-Apr-68"] == date(1968, 4, 1)
    assert read_dates(["01-Apr-27"], latest=2055).meaning["01-Apr-27"] == date(2027, 4, 1)
    assert read_dates(["01-Apr-12"], latest=2011).meaning["01-Apr-12"] == date(1912, 4, 1)


def test_the_whole_column_decides_the_order_of_day_and_month():
    assert read_dates(["03/04/2024", "04/25/2024"], latest=2055).meaning["03/04/2024"] == date(2024, 3, 4)
    assert read_dates(["03/04/2024", "25/04/2024"], latest=2055).meaning["03/04/2024"] == date(2024, 4, 3)
    assert read_dates(["03/04/2024"], latest=2055).order is Order.DAY_FIRST


def test_two_orders_in_one_column_are_refused():
    with pytest.raises(DatesDiffer):
        read_dates(["25/04/2024", "04/25/2024"], latest=2055)
    drawn = "person | ethnicity | start\n1 | A | 25/04/2024\n2 | A | 04/25/2024\n3 | A | 01/02/2024"
    with pytest.raises(InputRefused) as refused:
        interpreted(table("staff", drawn))
    assert "line 2 can only be day first and line 3 can only be month first" in str(refused.value)
    assert "25" not in str(refused.value).replace("2025", "")


def test_a_month_stands_for_its_last_day_where_that_is_asked_for():
    assert [one(text, months=True) for text in ("2025-MAR", "202502", "Dec-24")] == [
        date(2025, 3, 31),
        date(2025, 2, 28),
        date(2024, 12, 31),
    ]
    assert one("2025-MAR") is None


def test_a_day_that_no_calendar_has_is_left_empty_and_said():
    drawn = "person | ethnicity | start\n1 | A | 31/04/2024\n2 | A | 01/05/2024"
    assert read("staff", drawn, "start") == [None, date(2024, 5, 1)]
    (found,) = findings("staff", drawn, of="unread-date")
    assert (found.people, found.blocks_return) == (1, False)
    assert "line 2" in found.sentence
    assert "31/04" not in found.sentence


def test_age_is_that_of_31_march():
    drawn = "person | ethnicity | date_of_birth\n1 | A | 31/03/2000\n2 | A | 01/04/2000\n3 | A | 01/01/1900\n4 | A |"
    assert read("staff", drawn, "age_band") == ["25-34", "under-25", "", ""]
