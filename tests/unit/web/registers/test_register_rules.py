"""The rules of every register, by hand-worked days and by what they must never allow."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.registers import rules
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Column, ColumnKind, Register, State
from tallystick_web.registers.described import registers
from tallystick_web.registers.rules import Freshness, freshness

POLICIES = registers()["policies"]
TODAY = date(2026, 11, 26)
COLUMNS = (
    Column(name="size", label="Size", kind=ColumnKind.WHOLE),
    Column(name="cost", label="Cost", kind=ColumnKind.MONEY),
    Column(name="site", label="Site", kind=ColumnKind.LINK),
    Column(name="mail", label="Mail", kind=ColumnKind.ADDRESS),
    Column(name="said", label="Was it said?", kind=ColumnKind.YES, is_needed=True),
    Column(name="on", label="Day", kind=ColumnKind.DAY),
)


def register(**changed):
    given = {
        "id": "things",
        "place": "register/policies",
        "title": "Things",
        "one": "thing",
        "several": "things",
        "lead": "Things.",
        "title_label": "Name of the thing",
        "counts": "things in use",
        "columns": COLUMNS,
        "states": (OPEN, CLOSED, OPEN_AGAIN),
        "months": 12,
        "keeps": frozenset(),
    }
    return Register(**given | changed)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 24, date(2028, 11, 30)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_that_month(day, months, after):
    assert months_after(day, months) == after


@pytest.mark.parametrize(
    ("review_on", "is_live", "stands"),
    [
        (date(2026, 11, 25), True, Freshness.STALE),
        (date(2026, 11, 26), True, Freshness.DUE),
        (date(2026, 12, 26), True, Freshness.DUE),
        (date(2026, 12, 27), True, Freshness.CURRENT),
        (None, True, Freshness.CURRENT),
        (date(2020, 1, 1), False, Freshness.OVER),
    ],
)
def test_an_entry_is_stale_from_the_day_after_it_should_have_been_confirmed(review_on, is_live, stands):
    assert freshness(is_live=is_live, review_on=review_on, today=TODAY) is stands


def test_a_key_does_not_hang_on_letters_and_spaces_but_on_every_key_column():
    of = register(key=("title", "on"))
    said = {"title": "Night  Shift", "on": date(2026, 5, 1)}
    same = {"title": " night shift ", "on": date(2026, 5, 1), "size": 3}
    assert rules.key_of(of, said) == rules.key_of(of, same)
    assert rules.key_of(of, said) != rules.key_of(of, said | {"on": date(2026, 5, 2)})
    assert rules.key_of(of, said) != rules.key_of(of, {"title": "Night Shift 2026-05-01", "on": None})
    assert len(rules.key_of(of, {})) == 64


def test_an_entry_begins_where_it_counts_or_was_not_begun_and_never_where_it_is_over():
    assert [one.id for one in rules.starting_states(POLICIES)] == ["draft", "in-force"]
    assert [rules.has_ended(POLICIES, one.id) for one in POLICIES.states] == [False, False, True]
    assert [rules.has_ended(register(), one) for one in ("open", "closed")] == [False, True]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"title": "x" * 201}, "200 characters or fewer"),
        ({"said": None}, "“Was it said\\?” needs an answer"),
        ({"size": -1}, "less than nought"),
        ({"size": 3_000_000_000}, "too large"),
        ({"cost": Decimal("-0.01")}, "less than nought"),
        ({"site": "http://example.org"}, "must begin with https"),
        ({"site": "https://name:word@example.org"}, "not the address of a page"),
        ({"mail": "nobody"}, "must be an email address"),
        ({"mail": "a b@example.org"}, "must be an email address"),
        ({"mail": "a@example.org, b@example.org"}, "must be an email address"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(values, says):
    said = {"title": "One", "said": False}
    rules.check_values(register(), said, TODAY)
    with pytest.raises(Refused, match=says):
        rules.check_values(register(), said | values, TODAY)


def test_no_is_an_answer_and_so_is_nought():
    assert not rules.is_blank(False)
    assert not rules.is_blank(0)
    assert all(rules.is_blank(one) for one in (None, "", "  ", ()))


def test_a_step_back_to_a_state_is_the_one_that_can_be_taken():
    of = register()
    assert of.way_to("open", "closed") is OPEN_AGAIN
    assert of.way_to("closed", "open") is CLOSED
    assert of.way_to("gone", "open") is None
    first_alone = register(states=(State(id="new", label="New"), State(id="over", label="Over", follows=("new",))))
    assert first_alone.way_to("new", "over") is None
