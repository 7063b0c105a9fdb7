"""Every register there is, through the one set of pages: its list, a form for it, and an entry that says something."""

import html

import pytest

from tallystick_web.organisations.rules import capabilities_of
from tallystick_web.registers.columns import ColumnKind
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import tables
from tests.integration.web.registers.house import HELD, House
from tests.integration.web.rows import row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def keeper_of(register):
    """A role of the house that reads and keeps a register."""
    return next(
        role for role in HELD if register.keeps & capabilities_of([role]) and register.reads & capabilities_of([role])
    )


def a_row(house, register):
    """An entry that says something in each column."""
    known = {
        tables()[one.id].__name__: {"state": min(one.live_states), "ended_on": None} | _answers(one)
        for one in registers().values()
    }
    return row_of(tables()[register.id], house.organisation, text="Said", known=known)


def _answers(register):
    links = {one.name: "https://example.org/a" for one in register.columns if one.kind is ColumnKind.LINK}
    several = {one.name: f",{next(iter(one.choices))}," for one in register.columns if one.kind is ColumnKind.SEVERAL}
    return links | several


def test_every_register_is_listed_added_to_read_and_changed_by_the_same_pages():
    house, faults = House(), []
    for register in registers().values():
        if register.has_own_pages:
            continue
        role, row = keeper_of(register), a_row(house, register)
        parts = {"register": register.id, "entry": row.pk}
        pages = {
            "list": house.page("register", role, register=register.id),
            "add": house.page("entry-add", role, register=register.id),
            "entry": house.page("entry", role, **parts),
            "change": house.page("entry-change", role, **parts),
            "confirm": house.page("entry-confirm", role, **parts),
        }
        labels = [html.escape(one.label, quote=True) for one in register.columns]
        faults += [(register.id, name) for name in ("list", "entry") if html.escape(row.title) not in pages[name]]
        faults += [
            (register.id, name, label)
            for name in ("add", "change", "entry")
            for label in labels
            if label not in pages[name]
        ]
        faults += [
            (register.id, "move", way.id)
            for way in register.ways_from(row.state)
            if house.get("entry-move", role, state=way.id, **parts).status_code != 200
        ]
    assert faults == []


def test_a_register_with_pages_of_its_own_is_not_added_to_or_changed_by_these():
    """Who prepared an audit and holds both roles, or answers for an entry, would go past the second person here."""
    house, own = House(), [one for one in registers().values() if one.has_own_pages]
    assert {one.id for one in own} >= {"audits", "audit-tests", "findings", "finding-responses", "look-back-marks"}
    for register in own:
        role = keeper_of(register)
        row = row_of(
            tables()[register.id],
            house.organisation,
            text="Said",
            known={
                tables()[register.id].__name__: {
                    "state": min(register.live_states),
                    "ended_on": None,
                    "owner": house.person(role),
                },
            },
        )
        parts = {"register": register.id, "entry": row.pk}
        for route in ("entry-change", "entry-confirm"):
            assert house.get(route, role, **parts).status_code == 403
            assert house.send(route, {"title": "Mine"}, role, **parts).status_code == 403
        for route in ("entry-add", "register-bring-in"):
            assert house.get(route, role, register=register.id).status_code == 403
            assert house.send(route, {"title": "Mine"}, role, register=register.id).status_code == 403
        if not register.is_blind:
            page = house.page("entry", role, **parts) + house.page("register", role, register=register.id)
            here = f"/registers/{register.id}"
            ways = (f"{here}/add/", f"{here}/bring-in/", f"{here}/{row.pk}/change/", f"{here}/{row.pk}/confirm/")
            assert [one for one in ways if one in page] == []
