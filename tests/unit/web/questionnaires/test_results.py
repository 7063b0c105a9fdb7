"""What the page of a closed survey says of who answered, beside the workforce."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tallystick_web.numbers.measure_rules import MeasurePoint
from tallystick_web.questionnaires.presenters.results import results_of
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import WaveNow

WORKFORCE = MeasurePoint(as_of=date(2026, 3, 31), label="2026", value=Decimal("24.5"), says="24.5%")


def wave():
    return WaveNow(
        id=uuid4(),
        of=sets()["pulse"],
        title="Autumn",
        way=Way.INVITED,
        opens_on=date(2026, 10, 1),
        closes_on=date(2026, 10, 14),
        least=10,
        asked=400,
        told="",
        method="",
        closed_on=date(2026, 10, 14),
    )


def said(minority, workforce=WORKFORCE, answers=200):
    shown = {
        ("", "all"): {"answers": answers},
        ("", "white"): {"answers": 140} if minority else {},
        ("", "bme"): {"answers": minority} if minority else {},
    }
    return results_of(wave(), shown, workforce)


def test_who_answered_stands_beside_the_workforce_with_all_that_rounding_leaves_open():
    found = said(50)  # 48 to 52 of 200
    assert found.who_says == (
        "Of all who answered, 24% to 26% said that they are from an ethnic minority group. In the whole workforce "
        "24.5% are, as of 31 March 2026. People whose group is not known are counted in both."
    )
    assert [one.says for one in found.who] == ["about 140", "about 50"]


@pytest.mark.parametrize(("minority", "fewer"), [(45, True), (50, False), (80, False)])
def test_fewer_is_said_only_where_all_that_rounding_leaves_open_is_below(minority, fewer):
    """45 stands for 43 to 47 of 200, which is 23.5 % at most."""
    assert ("fewer of them answered" in said(minority).who_says) is fewer


def test_without_approved_figures_nothing_is_set_beside():
    assert said(50, workforce=None).who_says.endswith("said that they are from an ethnic minority group.")


def test_where_who_answered_is_withheld_what_questions_show_is_the_least_there_can_be():
    """Shown are 138 to 142 white answers to one question, and 43 to 47 of ethnic minority people to another."""
    shown = {
        ("", "all"): {"answers": 200},
        ("", "white"): {},
        ("", "bme"): {},
        ("belonging", "white"): {"good": 70, "judged": 140, "low": 47, "high": 53},
        ("belonging", "bme"): {"good": 20, "judged": 40, "low": 40, "high": 60},
        ("safe-to-speak", "bme"): {"good": 20, "judged": 45, "low": 38, "high": 52},
    }
    found = results_of(wave(), shown, WORKFORCE)
    assert [one.says for one in found.who] == ["at least 138", "at least 43"]
    assert found.who_says.startswith("Of all who answered, 22% to 31% said")  # 43 of 200, and 200 less 138
    assert "fewer of them" not in found.who_says


def test_what_is_withheld_is_said_to_be_and_not_set_beside():
    found = said(0)
    assert [one.says for one in found.who] == ["withheld to protect people"] * 2
    assert found.who_says == ""
