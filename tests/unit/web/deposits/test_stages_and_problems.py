"""How far an indicator has come, and where each problem leads."""

import pytest

from tallystick.definitions import available, load
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.lines import Line, lines_of, without_unseen, written
from tallystick_web.deposits.presenters.parts import aimed, box_id, said_of
from tallystick_web.deposits.progress import Stage, progress_of
from tallystick_web.deposits.reading import TYPED_IN, read_cells
from tallystick_web.deposits.rules import (
    ASKED,
    BY_CHOICE,
    NEXT,
    State,
    check_can_open,
    check_signs_as,
    years_to_start,
)
from tallystick_web.organisations.rules import OrganisationKind, RoleId

WRES = load("wres", 2026)
BOTH = {"2||white": {"happened": "150", "people": "1200"}, "2||bme": {"happened": "60", "people": "760"}}


def read(cells):
    return read_cells(cells, (), organisation="Northmoor", standard="wres", year=2026)


def stage_of(indicator, cells):
    found = progress_of(WRES, cells, read(cells).problems)
    return next(one.stage for one in found if one.indicator.id == indicator)


@pytest.mark.parametrize(
    ("cells", "stage"),
    [
        ({}, Stage.NOT_STARTED),
        ({"2||white": BOTH["2||white"]}, Stage.STARTED),
        ({**BOTH, "2||bme": {"happened": "60"}}, Stage.STARTED),
        ({**BOTH, "2||bme": {"people": "760"}}, Stage.STARTED),
        (BOTH, Stage.COMPLETE),
        ({**BOTH, "2||bme": {"happened": "many", "people": "760"}}, Stage.PROBLEMS),
    ],
)
def test_an_indicator_is_complete_once_its_headline_is_there_and_right(cells, stage):
    assert stage_of("2", cells) is stage


def test_where_rows_make_up_a_whole_the_whole_alone_is_enough():
    groups = ("white", "bme", "unknown")
    assert stage_of("1", {f"1|clinical/5|{group}": {"happened": "5"} for group in groups}) is Stage.STARTED
    assert stage_of("1", {f"1|workforce|{group}": {"happened": "5"} for group in groups}) is Stage.COMPLETE


def test_a_row_that_only_the_longer_window_has_does_not_speak_for_the_indicator():
    cells = {f"3|two-year|{group}": {"happened": "1", "people": "9"} for group in ("white", "bme")}
    assert stage_of("3", cells) is Stage.STARTED


def test_a_problem_leads_to_the_box_it_is_about():
    (problem,) = read({**BOTH, "2||bme": {"happened": "60", "people": "many"}}).problems
    assert aimed(problem, WRES) == (Line("2", "", "bme"), "people")
    assert said_of(problem, WRES) == "Indicator 2, BME: “Out of” is not a whole number; people are counted whole"


def test_a_missing_group_leads_to_the_box_of_that_group():
    (problem,) = read({"2||white": BOTH["2||white"]}).problems
    assert aimed(problem, WRES) == (Line("2", "", "bme"), "happened")


def test_the_same_problem_in_many_boxes_is_as_many_problems():
    cells = {f"1|clinical/{band}|{group}": {"happened": "x"} for band in range(2, 8) for group in ("white", "bme")}
    assert len(read(cells).problems) == 12


def test_no_problem_repeats_a_count():
    cells = {**BOTH, "2||white": {"happened": "987654", "people": "12"}}
    assert not any("987654" in problem.text for problem in read(cells).problems)


def test_what_was_typed_has_one_source_and_no_lines_of_a_file_nobody_saw():
    cells = BOTH | {f"3|one-year|{group}": {"happened": "1", "people": "9"} for group in ("white", "bme")}
    cells |= {f"1|workforce|{group}": {"happened": "5"} for group in ("white", "bme", "unknown")}
    account = read(cells).account
    assert [one.file for one in account.made_from] == [TYPED_IN]
    assert any(notice.startswith("Indicator 3 is out of another workforce") for notice in account.notices)


def test_a_name_that_begins_like_a_formula_is_harmless_in_the_file_and_read_as_it_is():
    file = written(BOTH, organisation="=Northmoor", standard="wres", year=2026)
    assert b"\n'=Northmoor," in file.content
    account = read_cells(BOTH, (), organisation="=Northmoor", standard="wres", year=2026).account
    assert account.made.organisation == "=Northmoor"


def test_no_two_boxes_share_an_id():
    for name in available():
        definition = load(*name.split("/")[:1], int(name.split("/")[1]))
        for indicator in definition.given:
            ids = [box_id(line, "happened") for line in lines_of(definition, indicator)]
            assert len(ids) == len(set(ids)), (name, indicator.id)


def test_unseen_characters_are_taken_out_and_spaces_kept_single():
    assert without_unseen(" 1\u202e\x00 2\t3 ") == "1 2 3"


# RULES


def test_every_kind_of_organisation_is_asked_for_something_or_nothing():
    assert set(ASKED) == set(BY_CHOICE) == set(OrganisationKind)


def test_every_state_says_what_may_follow():
    assert set(NEXT) == set(State)


def test_a_year_can_be_handed_in_once_its_31_march_has_come():
    from datetime import date

    assert years_to_start("wres", available(), on=date(2026, 3, 30))[0] == 2025
    assert years_to_start("wres", available(), on=date(2026, 3, 31))[0] == 2026


def test_signed_figures_are_handed_in_again_with_a_reason_only():
    check_can_open(is_signed=False, why="")
    with pytest.raises(Refused, match="Say why"):
        check_can_open(is_signed=True, why="  ")


def test_a_role_that_does_not_sign_is_refused():
    check_signs_as(RoleId.HR_DIRECTOR)
    with pytest.raises(Refused):
        check_signs_as(RoleId.EDI_LEAD)
