"""Indicators inside directorates, bands and so on."""

import pytest
from scipy.stats import false_discovery_control

from tallystick.definitions import load
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics.breakdowns import measure_breakdowns
from tallystick.statistics.funnel import measure_funnel
from tallystick.statistics.measure import measure
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By, Detail, FunnelLine
from tests.spec.statistics.drawn import number

title = "A part is a finding only if it survives the correction for all parts that were looked at"

DEFINITION = load("wres", 2025)


def drawn_part(indicator, row, by, stratum, groups):
    """A part drawn as white="300/1200" (happened of people) or white=17 (heads)."""
    return Breakdown(
        indicator=indicator,
        row=row,
        by=by,
        stratum=stratum,
        tallies=tuple(_tally(indicator, row, group, str(drawn)) for group, drawn in groups.items()),
    )


def _tally(indicator, row, group, drawn):
    happened, _, people = drawn.partition("/")
    years = 2 if row == "two-year" else 1
    people = int(people) if people else None
    return Tally(indicator=indicator, row=row, group=group, happened=int(happened), people=people, years=years)


def made(*parts, tallies=(), funnel=()):
    return Return(
        organisation="Example Trust",
        standard="wres",
        year=2025,
        definition_id=DEFINITION.id,
        tallies=tuple(tallies),
        detail=Detail(breakdowns=parts, funnel=funnel),
    )


def parts_of(*parts, tallies=()):
    return measure_breakdowns(made(*parts, tallies=tallies), DEFINITION)


def directorates(indicator, drawn, *, row="", by=By.DIRECTORATE):
    """Parts drawn as {name: (white, bme)}."""
    return [drawn_part(indicator, row, by, name, {"white": white, "bme": bme}) for name, (white, bme) in drawn.items()]


MANY = {f"Part {n}": (f"{30 + n}/100", "30/100") for n in range(0, 20, 2)}


# RATIOS


def test_a_part_is_measured_as_a_row_would_be():
    (part,) = parts_of(*directorates("2", {"Surgery": ("300/1200", "120/760")}))
    tallies = [_tally("2", "", "white", "300/1200"), _tally("2", "", "bme", "120/760")]
    (row,) = measure(made(tallies=tallies), DEFINITION)
    found = part.result
    assert (part.by, part.part) == ("directorate", "Surgery")
    for name in ("value", "low", "high", "p", "verdict", "favours", "top", "bottom"):
        assert getattr(found, name) == getattr(row, name)
    assert number(found.q) == number(found.p)  # one part alone needs no correction


def test_q_is_p_after_benjamini_and_hochberg_over_the_parts():
    found = [part.result for part in parts_of(*directorates("2", MANY))]
    assert len(found) == 10
    q = false_discovery_control([number(one.p) for one in found])
    assert [number(one.q) for one in found] == pytest.approx(list(q), rel=1e-9)


def test_a_part_that_chance_alone_could_give_among_so_many_is_not_a_finding():
    alike = {f"Part {n}": ("300/1000", "300/1000") for n in range(12)}
    found = parts_of(*directorates("2", {**alike, "Odd": ("60/150", "40/150")}))[-1].result
    assert number(found.p) < 0.05 < number(found.q)
    assert found.verdict is Verdict.CANNOT_TELL
    (alone,) = parts_of(*directorates("2", {"Odd": ("60/150", "40/150")}))
    assert alone.result.verdict is Verdict.CLEAR


def test_a_part_that_fails_and_whose_range_lies_in_the_band_is_close():
    alike = {f"Part {n}": ("3000/10000", "3000/10000") for n in range(12)}
    found = parts_of(*directorates("2", {**alike, "Odd": ("3140/10000", "3000/10000")}))[-1].result
    assert number(found.p) < 0.05 < number(found.q)
    assert found.verdict is Verdict.CLOSE


def test_each_way_of_breaking_down_and_each_indicator_is_a_family_of_its_own():
    alone = parts_of(*directorates("2", MANY))
    bands = directorates("2", {"8a": ("90/100", "10/100")}, by=By.BAND)
    training = directorates("4", {"Surgery": ("90/100", "10/100")})
    together = parts_of(*bands, *training, *directorates("2", MANY))
    assert [part for part in together if part.by == "directorate" and part.result.indicator == "2"] == list(alone)


def test_both_windows_of_an_indicator_are_one_family():
    one = directorates("3", {"Surgery": ("5/1000", "9/400"), "Medicine": ("4/900", "5/500")}, row="one-year")
    two = directorates("3", {"Surgery": ("9/1000", "15/400"), "Medicine": ("9/900", "9/500")}, row="two-year")
    found = [part.result for part in parts_of(*one, *two)]
    assert [result.row for result in found] == ["", "", "two-year", "two-year"]
    assert [number(one.q) for one in found] == pytest.approx(
        list(false_discovery_control([number(one.p) for one in found])), rel=1e-9
    )


@pytest.mark.parametrize(
    ("white", "bme", "reason"),
    [("0/10", "0/20", NotCalculable.NO_EVENTS), ("3/10", "0/0", NotCalculable.NO_PEOPLE)],
)
def test_a_part_that_cannot_be_compared_keeps_its_counts_and_leaves_the_family_alone(white, bme, reason):
    *others, found = parts_of(*directorates("2", {**MANY, "Zed": (white, bme)}))
    assert (found.result.verdict, found.result.not_calculable, found.result.q) == (
        Verdict.NOT_CALCULABLE,
        reason,
        None,
    )
    assert number(found.result.top.happened) == int(white.partition("/")[0])
    assert others == list(parts_of(*directorates("2", MANY)))


def test_a_group_without_a_tally_has_nobody_there():
    (found,) = parts_of(drawn_part("2", "", By.DIRECTORATE, "Surgery", {"white": "3/10"}))
    assert found.result.not_calculable is NotCalculable.NO_PEOPLE
    assert number(found.result.bottom.people) == 0


# SHARES

WORKFORCE = [Tally(indicator="1", row="workforce", group=g, happened=n) for g, n in (("white", 800), ("bme", 200))]


def staff(drawn):
    return [drawn_part("1", "workforce", By.DIRECTORATE, name, groups) for name, groups in drawn.items()]


def test_the_share_of_a_part_is_held_against_the_whole_workforce():
    found = parts_of(
        *staff({"Surgery": {"white": 300, "bme": 30}, "Medicine": {"white": 500, "bme": 170}}), tallies=WORKFORCE
    )
    surgery = [part.result for part in found if part.part == "Surgery"]
    (difference,) = [one for one in surgery if one.measure is Measure.POINT_DIFFERENCE]
    assert number(difference.value) == pytest.approx(100 * (30 / 330 - 0.2))
    assert number(difference.bottom.people) == 1000
    assert difference.verdict is Verdict.CLEAR
    assert {one.group: number(one.top.happened) for one in surgery if one.measure is Measure.SHARE} == {
        "white": 300,
        "bme": 30,
        "unknown": 0,
    }
    points = [part.result for part in found if part.result.measure is Measure.POINT_DIFFERENCE]
    assert [number(one.q) for one in points] == pytest.approx(
        list(false_discovery_control([number(one.p) for one in points])), rel=1e-9
    )


def test_a_part_is_judged_as_a_row_of_the_same_heads_is():
    heads = {"white": 300, "bme": 30}
    rows = [Tally(indicator="1", row="clinical/5", group=group, happened=n) for group, n in heads.items()]
    (row,) = [
        one
        for one in measure(made(tallies=[*rows, *WORKFORCE]), DEFINITION)
        if (one.indicator, one.row, one.measure) == ("1", "clinical/5", Measure.POINT_DIFFERENCE)
    ]
    (part,) = [
        one.result
        for one in parts_of(*staff({"Surgery": heads}), tallies=WORKFORCE)
        if one.result.measure is Measure.POINT_DIFFERENCE
    ]
    assert (part.value, part.low, part.high, part.p, part.verdict) == (row.value, row.low, row.high, row.p, row.verdict)


def test_without_the_workforce_there_is_nothing_to_hold_a_part_against():
    found = parts_of(*staff({"Surgery": {"white": 300, "bme": 30}}))
    (difference,) = [one.result for one in found if one.result.measure is Measure.POINT_DIFFERENCE]
    assert difference.not_calculable is NotCalculable.NO_WHOLE


def test_nothing_is_broken_down_where_nothing_was_counted():
    assert parts_of(tallies=WORKFORCE) == ()


# FUNNEL


def test_each_step_is_a_share_of_the_step_before():
    line = FunnelLine(by=None, stratum="", group="bme", reached=(200, 50, 40, 0, 0))
    (found,) = measure_funnel(made(funnel=(line,)))
    assert (found.by, found.part, found.group) == ("", "", "bme")
    assert [step.stage for step in found.steps] == ["applied", "shortlisted", "interviewed", "offered", "appointed"]
    assert [number(step.reached) for step in found.steps] == [200, 50, 40, 0, 0]
    assert [step.rate and number(step.rate) for step in found.steps] == [None, 0.25, 0.8, pytest.approx(0), None]


def test_a_step_that_more_reached_than_the_one_before_has_no_share():
    line = FunnelLine(by=By.BAND, stratum="8a", group="white", reached=(0, 50, 20, 30, 10))
    (found,) = measure_funnel(made(funnel=(line,)))
    assert (found.by, found.part) == ("band", "8a")
    assert [step.rate is None for step in found.steps] == [True, True, False, True, False]
