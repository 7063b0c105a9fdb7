"""Somebody whom only one standard cannot place keeps that standard back, and not the other."""

import pytest

from tallystick.account.deposit import understand_deposit
from tallystick.account.sorted_files import sort_files
from tallystick.account.understood import HandedIn
from tallystick.errors import InputRefused
from tests.unit.account.folders import staff_list, written


def understood(folder, *, analysis=False):
    return understand_deposit(sort_files(folder), (), HandedIn(year=2025, analysis=analysis))


def standards(made):
    return [account.made.standard for account in made.accounts]


def left_out_notices(made):
    return [notice for notice in made.notices if "is left out, because" in notice]


def test_both_standards_are_made_where_everybody_is_placed(tmp_path):
    made = understood(written(tmp_path, staff=staff_list()))
    assert standards(made) == ["wres", "wdes"]
    assert left_out_notices(made) == []
    assert not made.is_analysis


def test_an_unlisted_disability_keeps_back_the_disability_standard_alone(tmp_path):
    made = understood(written(tmp_path, staff=staff_list(disabled="Sometimes")))
    assert standards(made) == ["wres"]
    (notice,) = left_out_notices(made)
    assert "because 1 person could not be placed in a group that it compares" in notice
    assert "--analysis" in notice
    assert "Sometimes" not in "".join(made.notices)
    assert not made.is_analysis, "a return of the other standard may be made"


def test_an_analysis_goes_on_without_the_person_and_makes_no_return(tmp_path):
    made = understood(written(tmp_path, staff=staff_list(disabled="Sometimes")), analysis=True)
    assert standards(made) == ["wres", "wdes"]
    assert made.is_analysis
    heads = {account.made.standard: account.made.find("1", "workforce") for account in made.accounts}
    assert [sum(tally.happened for tally in groups.values()) for groups in heads.values()] == [30, 29]


def test_an_unlisted_ethnicity_keeps_back_both(tmp_path):
    with pytest.raises(InputRefused, match="could not be placed"):
        understood(written(tmp_path, staff=staff_list(origins=("A", "H", "Sometimes"))))
