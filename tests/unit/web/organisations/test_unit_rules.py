"""The tree of units on a day."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.organisations import unit_rules
from tallystick_web.organisations.rules import UnitKind
from tallystick_web.organisations.unit_rules import DEEPEST, Place, places_on, tree_of

APRIL, JULY = date(2026, 4, 1), date(2026, 7, 1)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def place(number, name, *, part_of=None, since=APRIL, closed=False, at=NOON, kind=UnitKind.DIRECTORATE):
    above = UUID(int=part_of) if part_of else None
    return Place(unit=UUID(int=number), kind=kind, name=name, part_of=above, since=since, is_closed=closed, at=at)


def test_of_two_changes_from_one_day_the_later_written_holds():
    places = [place(1, "Second", at=NOON + timedelta(hours=1)), place(1, "First")]
    assert places_on(places, APRIL)[UUID(int=1)].name == "Second"


def test_a_closed_unit_is_gone_from_its_day_on():
    places = [place(1, "Nursing"), place(1, "Nursing", since=JULY, closed=True)]
    assert len(places_on(places, JULY - timedelta(days=1))) == 1
    assert places_on(places, JULY) == {}


def test_what_was_part_of_a_closed_unit_stands_at_the_top():
    places = [place(1, "Nursing"), place(2, "Wards", part_of=1), place(1, "Nursing", since=JULY, closed=True)]
    assert [one.name for one in tree_of(places, JULY)] == ["Wards"]


def test_units_stand_by_name():
    assert [one.name for one in tree_of([place(1, "b"), place(2, "A"), place(3, "c")], APRIL)] == ["A", "b", "c"]


def test_nothing_is_part_of_a_network():
    there = places_on([place(1, "Network", kind=UnitKind.NETWORK)], APRIL)
    with pytest.raises(Refused, match="staff network"):
        unit_rules.check_place(unit=None, part_of=UUID(int=1), there=there)


def test_a_tree_is_only_so_deep():
    chain = [place(1, "1"), *(place(number, str(number), part_of=number - 1) for number in range(2, DEEPEST + 1))]
    there = places_on(chain, APRIL)
    unit_rules.check_place(unit=None, part_of=UUID(int=DEEPEST - 1), there=there)
    with pytest.raises(Refused, match="levels deep"):
        unit_rules.check_place(unit=None, part_of=UUID(int=DEEPEST), there=there)


def test_two_units_in_one_place_have_two_names():
    there = places_on([place(1, "Nursing"), place(2, "Wards", part_of=1)], APRIL)
    with pytest.raises(Refused, match="another name"):
        unit_rules.check_name_is_free(name="NURSING", unit=None, part_of=None, there=there)
    unit_rules.check_name_is_free(name="Wards", unit=None, part_of=None, there=there)
    unit_rules.check_name_is_free(name="Nursing", unit=UUID(int=1), part_of=None, there=there)


@pytest.mark.parametrize("kind", [one for one in UnitKind if one is not UnitKind.NETWORK])
def test_every_other_kind_lists_its_members(kind):
    unit_rules.check_member(kind=kind, is_officer=False)
