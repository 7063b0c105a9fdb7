"""The pack, the race equality report, the pay gap report and the line of a board assurance framework."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from tallystick.release.verdict import Measure
from tallystick_web.publications.paper.assurance import build_assurance
from tallystick_web.publications.paper.document import Bullets, CellKind, Chart, Table
from tallystick_web.publications.paper.pack import build_pack
from tallystick_web.publications.paper.pay import build_pay
from tallystick_web.publications.paper.wres import build_wres
from tallystick_web.publications.rules import PaperKind
from tests.unit.publishing.guarded import guarded
from tests.unit.publishing.pay import pay_releases
from tests.unit.publishing.releases import example, figures_of
from tests.unit.web.publications import inputs_made as made

RATIO_AS_PERCENT = re.compile(r"\d(?:\.\d+)? times ?%|\d% times|\btimes as often\b[^.]*?\d%\s+(?:as|times)")


@pytest.fixture(scope="module")
def release():
    return guarded()


@pytest.fixture(scope="module")
def wres(release):
    return build_wres(made.inputs(PaperKind.WRES, standards=release))


def section(document, key):
    return next(one for one in document.sections if one.key == key)


def tables(document):
    return [block for one in document.sections for block in one.blocks if isinstance(block, Table)]


# THE PACK


def pack(**said):
    return build_pack(made.inputs(PaperKind.PACK, **said))


def test_what_was_done_and_what_the_measures_show_stand_apart():
    done, late = section(pack(), "actions").blocks[1].rows
    assert [cell.text for cell in done][1:3] == ["Done", "Its measure got worse"]
    assert [cell.text for cell in late][1:3] == ["Late. Held up", "No measure watches it"]


def test_nothing_of_a_text_is_shortened_in_the_pack():
    long = "A sentence of some length that goes on for a while. " * 20
    document = pack(texts={("successes", made.OBJECTIVE): long})
    assert long.strip() in made.texts_of(section(document, "objective-1"))


def test_concerns_that_nobody_counts_are_said_not_to_be_collected():
    assert section(pack(), "concerns").blocks[0].text == "Not collected here yet."
    said = pack(texts={("concerns", ""): "Twelve were raised."})
    assert section(said, "concerns").blocks[0].text == "Twelve were raised."


def test_the_sign_off_log_has_each_step_with_whether_it_was_in_time_and_each_decision():
    steps, decisions = section(pack(), "signed").blocks
    assert [cell.text for cell in steps.rows[0]] == ["Freeze the figures", "1 November 2026", "2 November 2026", "Late"]
    assert [cell.text for cell in decisions.rows[0]][:4] == [
        "Executive team",
        "Approved with conditions",
        "16 November 2026",
        "Executive",
    ]


def test_teams_without_a_plan_are_in_the_table():
    rows = section(pack(), "teams").blocks[1].rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["Surgery", "A plan of its own", "1 of 3"],
        ["Estates", "No plan yet", "None"],
    ]


def test_the_workbook_holds_every_value_of_every_measure_and_the_sets_they_are_from():
    values, sets = pack().annex
    assert len(values.rows) == sum(len(one.points) for one in made.FROZEN.measures)
    withheld = next(row for row in values.rows if row[4].kind is CellKind.WITHHELD)
    assert withheld[4].text == "Withheld to protect people"
    assert [cell.text for cell in sets.rows[0]] == ["standards", made.SET]


def test_what_was_dropped_stands_in_the_appendix_and_nowhere_else():
    dropped = made.item("dropped", "action", "Nobody does this any more", stage="dropped")
    document = pack(frozen=replace(made.FROZEN, items=(*made.ITEMS, dropped)))
    keys = [one.key for one in document.sections if "Nobody does this any more" in made.texts_of(one)]
    assert keys == ["plan-dropped"]


# THE RACE EQUALITY REPORT


def test_a_ratio_never_has_a_per_cent_sign(wres, release):
    headline = section(wres, "indicators").blocks[0]
    measures = {one.indicator: one.measure for one in release.tables[0].results if not one.row}
    ratios = [
        row
        for row in headline.rows
        if any(
            f"(indicator {key})" in row[0].text for key, kind in measures.items() if kind is Measure.RELATIVE_LIKELIHOOD
        )
    ]
    assert ratios
    assert all("%" not in row[1].text and row[1].text.endswith("times") for row in ratios)
    assert not [text for text in made.texts_of(wres) if RATIO_AS_PERCENT.search(text)]


def test_every_figure_of_the_headline_table_was_released(wres, release):
    released = {str(one.value) for one in figures_of(release) if hasattr(one, "value")}
    numbers = [
        cell for row in section(wres, "indicators").blocks[0].rows for cell in row if cell.kind is CellKind.NUMBER
    ]
    assert numbers
    assert {cell.value for cell in numbers} <= released
    assert {cell.figure.partition("#")[0] for cell in numbers} == {made.SET}


def test_the_numbers_of_charts_were_released(wres, release):
    released = {str(one.value) for one in figures_of(release) if hasattr(one, "value")}
    charts = [block for one in wres.sections for block in one.blocks if isinstance(block, Chart)]
    assert charts
    assert {number for one in charts for mark in one.marks for number in (mark.value, mark.low, mark.high)} <= released


def test_each_national_figure_has_its_year():
    document = build_wres(made.inputs(PaperKind.WRES, standards=example()))
    national = [row[-2].text for row in section(document, "indicators").blocks[0].rows]
    given = [text for text in national if any(letter.isdigit() for letter in text)]
    assert given
    assert all(re.search(r", 20\d\d\)", one) for text in given for one in text.split("; "))


def test_the_survey_is_named_with_its_own_year():
    document = build_wres(made.inputs(PaperKind.WRES, standards=example()))
    note = section(document, "indicators").blocks[1].text
    assert note == "Indicators 5, 6, 7, 8 are of the staff survey in the autumn before, that of 2024."


def test_contract_and_law_are_told_apart(wres):
    assert "NHS Standard Contract" in section(wres, "background").blocks[0].text
    assert "not a law of its own" in section(wres, "background").blocks[0].text


def test_the_action_plan_has_what_is_aimed_at_its_measures_alone(wres):
    headings = [one.heading for one in wres.sections if one.key.startswith("aim-")]
    assert headings == ["People are appointed equally often"]
    [actions] = [block for block in section(wres, "aim-1").blocks if isinstance(block, Table)]
    assert [cell.text for cell in actions.rows[0]][:4] == [
        "Every panel scores in writing before it talks",
        "Panels decide on what was written down before.",
        "Not said",
        "It should come closer to 1 by 0.3 by 31 March 2027",
    ]


def test_without_an_approved_set_it_says_so():
    document = build_wres(made.inputs(PaperKind.WRES))
    assert section(document, "indicators").blocks[0].text == (
        "These frozen figures hold no approved set of the workforce race equality standard."
    )


# PAY


def test_the_gap_never_stands_without_where_it_comes_from_and_how_many_are_unknown():
    document = build_pay(made.inputs(PaperKind.PAY_GAP, pay=pay_releases.two_years()))
    front = section(document, "ethnicity-1")
    first, parts = [block for block in front.blocks if isinstance(block, Table)]
    assert [row[0].text for row in first.rows] == [
        "Mean hourly pay gap",
        "Median hourly pay gap",
        "Ethnicity not known",
    ]
    points = [Decimal(row[1].text.replace("\N{MINUS SIGN}", "-")) for row in parts.rows]
    assert abs(sum(points[:-1]) - points[-1]) <= Decimal("0.2")  # each was rounded by itself


def test_all_parts_of_the_skeleton_that_the_set_has_are_there():
    document = build_pay(made.inputs(PaperKind.PAY_GAP, pay=pay_releases.two_years()))
    headings = [one.heading for one in document.sections]
    for heading in ("The eight measures", "Method", "Who works here", "Pay quarters", "What lies behind the gap"):
        assert heading in headings
    assert "Nobody is obliged by law" in dict(document.cover.rows)["Law"]


def test_keys_of_sections_are_unique():
    for build, kind in ((build_pay, PaperKind.PAY_GAP), (build_pack, PaperKind.PACK)):
        document = build(made.inputs(kind, pay=pay_releases.two_years()))
        keys = [one.key for one in document.sections]
        assert len(keys) == len(set(keys))


# ASSURANCE


def assurance(**said):
    return build_assurance(made.inputs(PaperKind.ASSURANCE, **said))


def test_the_score_is_worked_out_from_what_was_typed():
    assert dict(assurance().cover.rows)["Score now"] == "12: likelihood 4 times impact 3"
    assert dict(assurance(texts={("impact", ""): "3"}).cover.rows)["Score now"] == "Not said yet"


def test_controls_are_actions_and_gaps_name_what_nothing_watches():
    document = assurance()
    controls = section(document, "controls").blocks[0].rows
    assert [row[0].text for row in controls] == [
        "Every panel scores in writing before it talks",
        "A second person looks at each case before it starts",
    ]
    [gaps] = [block for block in section(document, "assurance-gaps").blocks if isinstance(block, Bullets)]
    assert gaps.items[0] == "No measure watches: Nobody is disciplined who would not be elsewhere."


def test_only_what_was_done_or_moved_is_assurance():
    [found] = section(assurance(), "assurances").blocks
    assert [one.partition(",")[0] for one in found.items] == [
        "Freeze the figures",
        "Executive team",
        "Relative likelihood of a formal process was 2.00 times (2024) and is 1.10 times (2025): better",
    ]
