"""Where to look: directorates side by side in the order of the alphabet, what agrees, and what is missing."""

from functools import cache

import pytest

from tallystick.account.approve import Asked, approve
from tallystick.account.wres import tables_of
from tallystick.attack.facts import Facts
from tallystick.definitions import load
from tallystick.disclosure.decisions import Decisions
from tallystick.release.canonical import from_bytes
from tallystick.release.policy import Audience
from tallystick_web.numbers.breakdowns import State
from tallystick_web.numbers.recorded_rules import WITHHELD
from tallystick_web.registers.presenters.where_to_look import INDICATORS, WhereToLook
from tallystick_web.registers.queries.where_to_look import Looked, Sign, SourceOfSigns, signs_in
from tests.integration.made_up_trusts import understood, years_of

UNSURE = Sign(says="too few people to be sure")
FOR_WHITE = Sign(says="a clear difference", favours="white")
FOR_BME = Sign(says="a real but small difference", favours="bme")
NAMES = frozenset(f"Directorate {letter}" for letter in "ABCDEFGHIJ")
LAST = "Directorates with few people, counted together"


def looked(cases, recruitment=None, training=None):
    found = (("3", "Formal cases", cases), ("2", "Recruitment", recruitment), ("4", "Training", training))
    sources = tuple(
        SourceOfSigns(indicator=key, title=title, state=State.GIVEN if signs else State.WITHHELD, signs=signs or {})
        for key, title, signs in found
    )
    return Looked(year=2025, sources=sources, whole=frozenset({"6"}), groups={"white": "white", "bme": "BME"})


def rows(page):
    return {row[0]: row[1:] for row in page.grid.rows}


def test_two_sources_that_favour_the_same_group_point_the_same_way():
    page = WhereToLook(looked=looked({"Surgery": FOR_WHITE}, {"Surgery": FOR_WHITE}, {"Surgery": UNSURE}))
    assert rows(page)["Surgery"][-1] == "Two sources point the same way: in favour of white people"
    assert "at least two sources point the same way in Surgery" in page.lead


@pytest.mark.parametrize("other", [UNSURE, FOR_BME, Sign(says="close to equal")])
def test_one_source_alone_or_two_that_disagree_point_nowhere(other):
    page = WhereToLook(looked=looked({"Surgery": FOR_WHITE}, {"Surgery": other}))
    assert rows(page)["Surgery"][-1] == "No"
    assert "no two sources point the same way" in page.lead
    assert "no finding of equal treatment" in page.lead


def test_it_is_said_as_well_where_two_sources_favour_ethnic_minority_people():
    page = WhereToLook(looked=looked({"Surgery": FOR_BME}, {"Surgery": FOR_BME}, {"Surgery": FOR_WHITE}))
    assert rows(page)["Surgery"][-1].endswith("in favour of BME people")


def test_directorates_stand_in_the_order_of_the_alphabet_whatever_was_found():
    names = ["women and children", "Estates", "Surgery", LAST]
    signs = {name: FOR_WHITE if name == "Surgery" else UNSURE for name in names}
    page = WhereToLook(looked=looked(signs, signs))
    assert [row[0] for row in page.grid.rows] == ["Estates", "Surgery", "women and children", LAST]


def test_a_count_of_concerns_is_shown_and_points_nowhere():
    concerns = {"Surgery": 40, "Estates": None}
    page = WhereToLook(looked=looked({"Surgery": FOR_WHITE}), concerns=concerns, concerns_of="April to September 2026")
    assert rows(page) == {
        "Estates": ("Not given", WITHHELD, "No"),
        "Surgery": ("A clear difference", "About 40", "No"),
    }
    assert page.grid.heads[2] == "Concerns raised, April to September 2026"


def test_what_is_not_here_is_named_with_the_reason():
    page = WhereToLook(looked=looked({"Surgery": UNSURE}, {"Surgery": UNSURE}))
    said = " ".join(page.missing)
    assert "Training: it was counted, and is left out because somebody could have been recognised from it." in said
    assert all(one in said for one in ("staff survey", "Leavers", "Concerns by directorate"))
    assert page.surveys == ("6",)


def test_without_an_approved_set_there_is_nothing_to_look_at():
    page = WhereToLook(looked=None)
    assert page.lead == "There is nothing to look at by directorate yet."
    assert page.directorates == page.surveys == ()


def test_concerns_alone_are_shown_and_said_to_be_alone():
    page = WhereToLook(looked=None, concerns={"Surgery": 40}, concerns_of="the year to March 2026")
    assert rows(page) == {"Surgery": ("About 40", "No")}
    assert page.lead.startswith("Concerns alone are counted by directorate so far")


# OF AN APPROVED SET


@cache
def approved(audience):
    [tables] = tables_of(understood("Made-up", 2025, next(years_of(3, years=1)))).values()
    asked = Asked(audience=audience, decisions=Decisions(), earlier={}, facts=Facts())
    return from_bytes(approve(tables, asked).content)


def test_what_an_approved_set_says_of_each_directorate_is_what_its_table_says():
    [table] = approved(Audience.ORGANISATION).tables
    found = signs_in(table, None, INDICATORS)
    headlines = {one.id: one.headline for one in load("wres", 2025).indicators}
    there = {
        (one.result.indicator, one.part): one.result.verdict.is_finding
        for one in table.breakdowns
        if one.by == "directorate" and one.result.indicator in INDICATORS and one.part in NAMES
        if one.result.row in ("", headlines[one.result.indicator])
    }
    signs = {(one.indicator, name): sign for one in found.sources for name, sign in one.signs.items() if name in NAMES}
    assert {key: bool(one.favours) for key, one in signs.items()} == there
    assert len(signs) > 3


def test_a_public_set_has_no_directorates_to_look_at():
    [table] = approved(Audience.PUBLIC).tables
    found = signs_in(table, None, INDICATORS)
    assert not any(one.signs for one in found.sources)
    assert WhereToLook(looked=found).lead == "There is nothing to look at by directorate yet."
