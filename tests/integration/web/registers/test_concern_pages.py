"""Pages about concerns: who sees what, how to raise one, and the carers passport that goes nowhere."""

from datetime import date, timedelta

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.rules import RoleId, UnitKind
from tallystick_web.registers.actions.entries import change_entry, move_entry
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.concerns import Group, Source
from tallystick_web.registers.models import ConcernCount
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import TODAY, House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
BEFORE = NOON - timedelta(days=9)
WHOLE = {"raised": 104, "acknowledged": 97, "closed": 80, "days": 21}
BY_GROUP = {Group.WHITE: 52, Group.MINORITY: 34, Group.UNKNOWN: 18}


@pytest.fixture
def north():
    return House()


def count(house, group=Group.ALL, *, at=BEFORE, source=Source.SPEAKING_UP, **numbers):
    said = {"source": source, "group": group, "since": date(2026, 4, 1), "until": date(2026, 9, 30), **numbers}
    return house.keep("concern-counts", today=at.date(), at=at, title="Speaking up, 2026", **said)


def by_group(house, **more):
    return [count(house, group, raised=raised, **more) for group, raised in BY_GROUP.items()]


def plain(page):
    return " ".join(page.split())


def later(house, entry, **values):
    with inside(house.organisation.pk):
        row = ConcernCount.objects.of(house.organisation.pk).get(pk=entry)
        change_entry(
            register=registers()["concern-counts"],
            entry=entry,
            values=values,
            seen=row.version,
            by=house.person(),
            at=NOON,
            today=TODAY,
        )


def test_a_board_member_reads_rounded_counts_and_never_those_of_the_register(north):
    count(north, **WHOLE)
    by_group(north)
    said = plain(north.page("concerns", RoleId.BOARD_MEMBER))
    assert "In April to September 2026 about 105 concerns were counted under speaking up." in said
    assert "About 9 in 10" in said
    assert all(f"About {number}" in said for number in (50, 35, 20))
    assert not any(f">{number}<" in said for number in (104, 97, 80, 52, 34, 18))
    assert north.get("register", RoleId.BOARD_MEMBER, register="concern-counts").status_code == 403
    assert "Counts as you keep them" not in said


def test_who_reads_no_concerns_opens_no_page_of_them(north):
    entry = count(north, **WHOLE)
    for role in (RoleId.EVENTS_LEAD, RoleId.STAFF, RoleId.EDI_LEAD):
        assert north.get("concerns", role).status_code == 403
        assert north.get("register", role, register="concern-counts").status_code == 403
        assert north.get("entry", role, register="concern-counts", entry=entry).status_code == 403
        assert north.get("entry-anywhere", role, register_entry=entry).status_code == 403


def test_a_count_is_shown_from_the_next_day_on(north):
    count(north, at=NOON, **WHOLE)
    assert "No concerns have been counted here yet." in north.page("concerns", RoleId.BOARD_MEMBER)


def test_a_count_that_was_corrected_later_is_withheld_and_so_is_its_old_period(north):
    entry = count(north, **WHOLE)
    later(north, entry, raised=103)
    assert "was corrected, and so it is withheld" in north.page("concerns", RoleId.BOARD_MEMBER)
    later(north, entry, since=date(2025, 4, 1), until=date(2025, 9, 30))
    count(north, at=BEFORE + timedelta(days=1), **WHOLE)
    said = north.page("concerns", RoleId.BOARD_MEMBER)
    assert "April to September 2026" in said
    assert "About 105" not in said


def test_a_count_that_was_struck_out_later_is_not_given_again_by_a_new_one(north):
    entry = count(north, **WHOLE)
    with inside(north.organisation.pk):
        register = registers()["concern-counts"]
        move_entry(
            register=register, entry=entry, to="struck-out", why="Wrong", by=north.person(), at=NOON, today=TODAY
        )
    count(north, at=BEFORE + timedelta(days=1), **WHOLE | {"raised": 105})
    assert "was corrected" in north.page("concerns", RoleId.BOARD_MEMBER)


def test_another_title_corrects_nothing(north):
    entry = count(north, **WHOLE)
    later(north, entry, title="Speaking up, April to September 2026")
    assert "about 105 concerns" in north.page("concerns", RoleId.BOARD_MEMBER)


def test_a_form_with_a_note_or_the_number_of_a_case_keeps_nothing(north):
    with pytest.raises(Refused, match="there is no note"):
        count(north, note="She said", **WHOLE)
    with inside(north.organisation.pk):
        assert not ConcernCount.objects.of(north.organisation.pk).exists()


# HOW TO RAISE ONE

ROUTE = {
    "title": "Freedom to Speak Up guardian",
    "reached": "speakup@northmoor.example.org",
    "confidential": True,
    "anonymous": False,
    "next": "You meet within a week.",
    "days": 5,
}


def test_every_member_of_staff_reads_how_to_raise_a_concern(north):
    north.keep("concern-routes", **ROUTE)
    said = plain(north.page("route-to-raise", RoleId.STAFF))
    assert "Freedom to Speak Up guardian" in said
    assert "Within 5 days" in said
    assert "Do not write about a concern in this service." in said
    assert "Concerns as counts" not in said
    assert "Concerns as counts" in north.page("route-to-raise", RoleId.BOARD_MEMBER)


def test_a_route_that_nobody_confirmed_says_so_and_stands_last(north):
    north.keep("concern-routes", today=TODAY - timedelta(days=400), **ROUTE)
    north.keep("concern-routes", **ROUTE | {"title": "Trade union"})
    said = plain(north.page("route-to-raise", RoleId.STAFF))
    assert "Nobody has confirmed this since 22 October 2025. It may have changed." in said
    assert said.index("Trade union") < said.index("Freedom to Speak Up guardian")


def test_before_there_are_routes_the_page_says_whom_to_ask(north):
    assert "Until they are here, ask your" in north.page("route-to-raise", RoleId.STAFF)


# CARERS PASSPORT


def test_the_passport_has_no_form_to_send_and_is_counted_without_small_numbers(north):
    said = north.page("carers-passport", RoleId.STAFF)
    main = said[said.index("<main") : said.index("</main>")]
    assert "<form" not in main
    assert ' name="' not in main
    assert "Nobody has counted yet" in main
    for number, says in ((9, "fewer than ten"), (23, "About 25 passports")):
        day = date(2026, 9, 30) + timedelta(days=number)
        north.keep("carers-passports", title="Passports", as_of=day, in_place=number, at=BEFORE)
        assert says in north.page("carers-passport", RoleId.STAFF)
    assert north.get("register", RoleId.BOARD_MEMBER, register="carers-passports").status_code == 403


# WHERE TO LOOK


def test_concerns_by_directorate_are_for_those_who_read_concerns(north):
    with inside(north.organisation.pk):
        said = {"kind": UnitKind.DIRECTORATE, "part_of": None, "since": date(2025, 4, 1), "by": north.person()}
        units = [
            add_unit(organisation=north.organisation, name=name, at=NOON, **said) for name in ("Surgery", "Estates")
        ]
    count(north, **WHOLE)
    for unit, raised in zip(units, (61, 38), strict=True):
        count(north, part=unit.pk, raised=raised)
    said = plain(north.page("where-to-look", RoleId.BOARD_MEMBER))
    assert "Concerns alone are counted by directorate so far" in said
    assert said.index("Estates") < said.index("Surgery")
    assert "Surgery" not in plain(north.page("where-to-look", RoleId.EDI_LEAD))
    assert north.get("where-to-look", RoleId.STAFF).status_code == 403
