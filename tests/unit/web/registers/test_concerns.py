"""Concerns as counts: what is refused, what is counted, which counts stand, and what of them others may see."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import product
from uuid import UUID, uuid4

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.recorded_rules import WITHHELD
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.concerns import CONCERN_COUNTS, Group, Source, is_period
from tallystick_web.registers.measured.standing import Counted, standing_periods
from tallystick_web.registers.measured.together import shown, shown_together
from tallystick_web.registers.presenters.concerns import CORRECTED, NOT_COUNTED, ConcernsPage, tenths
from tests.unit.web.registers.drawn import HALF, YEAR, book, number_of, refused, share_of
from tests.unit.web.registers.test_ethnicity_kept_out import refusal, table

SINCE, UNTIL = date(2026, 4, 1), date(2026, 9, 30)
COUNT = {"source": "speaking-up", "group": "all", "since": SINCE, "until": UNTIL, "raised": 20}


# WHAT IS REFUSED


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"note": "A nurse said that"}, "there is no note"),
        ({"title": "Case ER-20417"}, "that of a case"),
        ({"title": "Grievance 118"}, "that of a case"),
        ({"until": date(2026, 8, 31)}, "half year"),
        ({"since": date(2026, 7, 1)}, "half year"),
        ({"since": date(2026, 10, 1), "until": date(2027, 3, 31)}, "cannot be in the future"),
        ({"group": "white", "part": uuid4()}, "never by group"),
        ({"acknowledged": 21}, "More concerns were acknowledged"),
        ({"closed": 21, "days": 30}, "More concerns are closed"),
        ({"closed": 5}, "Give both"),
        ({"days": 5}, "Give both"),
        ({"closed": 0, "days": 5}, "Give both"),
        ({"closed": 5, "days": 9, "upheld": 2, "partly": 2, "not_upheld": 2}, "have an outcome"),
        ({"answered": 1}, "More people answered"),
        ({"closed": 5, "days": 9, "answered": 3, "again": 4}, "would raise it again"),
        ({"due_three": 4}, "Give both for the checks after 3 months"),
        ({"due_six": 4, "held_six": 5}, "More checks after 6 months"),
        ({"due_twelve": 4, "held_twelve": 2, "harm": 3}, "Harm was found"),
    ],
)
def test_a_count_of_concerns_says_nothing_of_a_case_and_adds_up(values, found):
    assert found in refused_count(**COUNT | values)


def refused_count(**values):
    try:
        CONCERN_COUNTS.check(values, date(2026, 11, 27))
    except Refused as found:
        return str(found)
    return ""


@pytest.mark.parametrize("title", ["Guardian's log, April to September 2026", "Speaking up 2026/27 H1", "Datix Q2"])
def test_a_count_can_be_called_by_its_tool_and_its_period(title):
    assert refused_count(**COUNT, title=title, closed=4, days=0, acknowledged=20) == ""


def test_periods_are_half_years_and_years_that_end_with_march_and_no_others():
    days = [date(year, month, day) for year in (2024, 2025, 2026) for month in (3, 4, 9, 10) for day in (1, 30)]
    days += [date(year, 3, 31) for year in (2024, 2025, 2026)]
    found = {(one, other) for one, other in product(days, days) if is_period(one, other)}
    assert found == {
        *((date(y, 4, 1), date(y, 9, 30)) for y in (2024, 2025, 2026)),
        *((date(y, 4, 1), date(y + 1, 3, 31)) for y in (2024, 2025)),
        *((date(y, 10, 1), date(y + 1, 3, 31)) for y in (2024, 2025)),
    }


def test_no_column_of_concerns_takes_words():
    assert {str(one.kind) for one in CONCERN_COUNTS.columns} == {"choice", "day", "unit", "whole"}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"as_of": date(2026, 11, 28), "in_place": 4}, "cannot be in the future"),
        ({"as_of": SINCE, "in_place": 4, "due": 5}, "More passports are due"),
        ({"as_of": SINCE, "in_place": 9, "part": uuid4()}, "Fewer than 10 passports"),
        ({"as_of": SINCE, "in_place": 12, "due": 1, "part": uuid4()}, "whole organisation alone"),
        ({"as_of": SINCE, "in_place": 9, "due": 9}, ""),
        ({"as_of": SINCE, "in_place": 10, "part": uuid4()}, ""),
    ],
)
def test_carers_passports_of_a_part_are_counted_only_where_they_are_many(values, found):
    says = refused("carers-passports", **values)
    assert found in says if found else says == ""


# WHAT IS COUNTED

HALVES = """
    source           | group    | part    | since      | until      | raised | closed | days | answered | again | due_three | held_three | due_six | held_six | state
    speaking-up      | all      |         | 2026-04-01 | 2026-09-30 | 40     | 30     | 25   | 20       | 15    | 12        | 9          | 8       | 8        |
    speaking-up      | all      |         | 2026-10-01 | 2027-03-31 | 30     | 20     | 45   | 10       | 9     |           |            |         |          |
    speaking-up      | white    |         | 2026-04-01 | 2026-09-30 | 25     | 20     | 20   | 12       | 10    |           |            |         |          |
    speaking-up      | all      | surgery | 2026-04-01 | 2026-09-30 | 11     | 10     | 90   | 5        | 5     |           |            |         |          |
    formal-grievance | all      |         | 2026-04-01 | 2026-09-30 | 9      | 9      | 70   | 9        | 1     |           |            |         |          |
    speaking-up      | all      |         | 2026-04-01 | 2026-09-30 | 41     | 31     | 99   | 21       | 1     |           |            |         |          | struck-out
"""  # noqa: E501  # a table is read across


def test_days_to_close_are_those_of_everybody_who_spoke_up_with_how_many_stand_behind_them():
    assert number_of("concern-days", book(concern_counts=HALVES), HALF) == Decimal(25)
    assert number_of("concern-days", book(), HALF) is None


def test_of_two_half_years_nobody_knows_the_middle_one():
    assert number_of("concern-days", book(concern_counts=HALVES), YEAR) is None


def test_people_who_would_raise_it_again_are_those_of_both_half_years():
    assert share_of("concern-satisfaction", book(concern_counts=HALVES), YEAR) == (24, 30)


def test_checks_for_harm_are_counted_after_three_six_and_twelve_months_together():
    assert share_of("harm-checks-done", book(concern_counts=HALVES), HALF) == (17, 20)


def test_fewer_than_ten_checks_for_harm_are_not_counted():
    few = "source|group|since|until|raised|due_three|held_three\nspeaking-up|all|2026-04-01|2026-09-30|9|9|9"
    assert share_of("harm-checks-done", book(concern_counts=few), HALF) is None


# COUNTS SIDE BY SIDE


def test_no_count_by_group_can_be_worked_out_even_by_somebody_who_knows_the_whole():
    """Every way in which up to 64 concerns can be of three groups, held against what is shown of it.

    Whoever reads the page knows the rule. Of all tables with one whole that are shown alike, each group must have at
    least three values. Under ten nobody is told the whole, and the tables of all such wholes are alike.
    """
    alike = {}
    for whole in range(65):
        for white in range(whole + 1):
            for minority in range(whole - white + 1):
                table = (white, minority, whole - white - minority)
                known = whole if whole >= 10 else "few"
                alike.setdefault((known, shown_together(whole, table)), []).append(table)
    shown_at_all = 0
    for (_, out), tables in alike.items():
        shown_at_all += any(one is not None for one in out)
        for group in range(3):
            assert len({one[group] for one in tables}) >= 3, (out, tables[:5])
    assert shown_at_all > 100


def test_what_is_shown_by_group_tells_nothing_of_the_whole():
    """Each whole that is rounded alike can have any set of group counts that is shown with it."""
    found = {}
    for whole in range(10, 65):
        for white in range(whole + 1):
            for minority in range(whole - white + 1):
                out = shown_together(whole, (white, minority, whole - white - minority))
                if set(out) != {None}:
                    found.setdefault((shown(whole), out), set()).add(whole)
    for (rounded, _), wholes in found.items():
        every = {one for one in range(10, 68) if shown(one) == rounded}
        assert wholes == every or max(every) > 64


def test_many_parts_are_shown_where_subtraction_finds_none():
    # About 30 may be 28, and about 20 and about 10 are no fewer than 18 and 10: then all three would be known.
    assert shown_together(30, (20, 10, 0)) == (None, None, None)
    # About 35 is no fewer than 33, which leaves 0, 1 or 2 beside 18 to 20 and 13 to 15.
    assert shown_together(34, (20, 14, 0)) == (20, 15, None)
    assert shown_together(100, (40, 30, 17, 13)) == (40, 30, 15, 15)
    assert shown_together(100, (40, 30, 26, 4)) == (40, 30, 25, None)


# WHICH COUNTS STAND

TODAY = date(2026, 11, 27)
FIRST = datetime(2026, 10, 5, 9, tzinfo=UTC)
BLANK = {one.name: None for one in CONCERN_COUNTS.columns if str(one.kind) == "whole"}


def counted(group=Group.ALL, *, since=SINCE, until=UNTIL, later=0, is_corrected=False, part=None, **numbers):
    at = FIRST + timedelta(days=later)
    return Counted(
        source=Source.SPEAKING_UP,
        group=group,
        since=since,
        until=until,
        part=part,
        numbers=BLANK | {"raised": 0} | numbers,
        added_at=at,
        added_on=at.date(),
        is_corrected=is_corrected,
    )


def standing(*counts, today=TODAY):
    return standing_periods(counts, today=today).get(Source.SPEAKING_UP, ())


def test_a_count_is_shown_from_the_day_after_it_came_in():
    assert standing(counted(raised=20), today=FIRST.date()) == ()
    [period] = standing(counted(raised=20), today=FIRST.date() + timedelta(days=1))
    assert period.everybody["raised"] == 20


def test_a_corrected_count_withholds_its_whole_period():
    [period] = standing(counted(raised=20), counted(Group.WHITE, raised=12, later=1, is_corrected=True))
    assert (period.is_corrected, period.everybody, period.groups) == (True, None, {})


def test_of_periods_that_overlap_the_one_that_came_in_first_stands():
    half, year = counted(raised=20), counted(raised=45, since=SINCE, until=date(2027, 3, 31), later=1)
    assert [one.until for one in standing(half, year, today=date(2027, 5, 1))] == [UNTIL]
    before = counted(raised=45, since=date(2025, 10, 1), until=date(2026, 3, 31), later=2)
    assert [one.until for one in standing(before, half)] == [UNTIL, date(2026, 3, 31)]


def test_groups_without_everybody_are_no_period():
    assert standing(counted(Group.WHITE, raised=20)) == ()


# WHAT OTHERS SEE


def cells(*counts):
    page = ConcernsPage(periods=standing_periods(counts, today=TODAY))
    [part] = page.sources
    grids = [one for one in (part.dealt_with, part.by_group) if one is not None]
    return page.lead, {row[0]: row[1:] for grid in grids for row in grid.rows}


def groups(white, minority, unknown, **more):
    numbers = {Group.WHITE: white, Group.MINORITY: minority, Group.UNKNOWN: unknown}
    return [counted(group, raised=number, **more) for group, number in numbers.items()]


def test_the_page_says_about_how_many_and_how_fast():
    numbers = {"raised": 104, "acknowledged": 97, "closed": 80, "days": 21, "upheld": 25, "partly": 15}
    lead, said = cells(counted(**numbers, not_upheld=30, harm=2), *groups(52, 34, 18))
    assert lead == (
        "In April to September 2026 about 105 concerns were counted under speaking up. About 9 in 10 were "
        "acknowledged within five days. Of those closed, half took 21 days or less."
    )
    assert said["Raised"] == ("About 105",)
    assert said["Checks that found harm"] == (WITHHELD,)
    assert said["Raised: white"] == ("About 50",)
    assert said["Raised: ethnic minority"] == ("About 35",)
    assert said["Raised: not known"] == ("About 20",)
    assert said["Days to close: white"] == (NOT_COUNTED,)
    assert "about 40 of 70" in said["Upheld, wholly or in part, of those with an outcome"][0]


def test_few_concerns_are_withheld_and_so_is_what_was_done_with_them():
    lead, said = cells(
        counted(raised=9, acknowledged=9, closed=9, days=14, answered=9, again=9, due_three=2, held_three=2)
    )
    assert "or none, that the number is withheld" in lead
    assert {one for row in said.values() for one in row} == {WITHHELD, NOT_COUNTED}
    assert "14" not in str(said.values())


def test_no_table_by_group_stands_where_no_group_was_counted():
    _, without = cells(counted(raised=104))
    _, within = cells(counted(raised=104), *groups(52, 34, 18))
    assert "Raised: white" not in without
    assert "Raised: white" in within


def test_groups_that_are_not_everybody_together_are_not_shown():
    _, said = cells(counted(raised=104), *groups(52, 34, 17))
    assert said["Raised: white"] == ("Not given: the three groups are not everybody together",)


def test_days_of_a_group_do_not_tell_that_a_withheld_count_is_large():
    _, said = cells(counted(raised=30), *groups(20, 10, 0, closed=10, days=33))
    assert said["Days to close: white"] == said["Raised: white"] == (WITHHELD,)


def test_a_corrected_period_says_so_in_each_cell():
    lead, said = cells(counted(raised=104, is_corrected=True), *groups(52, 34, 18))
    assert "was corrected, and so it is withheld" in lead
    assert {one for row in said.values() for one in row} == {CORRECTED}


@pytest.mark.parametrize(
    ("happened", "of", "says"),
    [
        (9, 9, WITHHELD),
        (10, 10, "All"),
        (0, 10, "None"),
        (99, 100, "Nearly all"),
        (1, 100, "Hardly any"),
        (17, 20, "About 9 in 10"),
        (None, 20, NOT_COUNTED),
    ],
)
def test_what_was_done_is_told_in_tenths(happened, of, says):
    assert tenths(happened, of) == says


def test_a_part_of_the_organisation_is_no_group():
    [period] = standing(counted(raised=20), counted(raised=11, part=UUID(int=1)))
    assert period.everybody["raised"] == 20
    assert period.parts[UUID(int=1)]["raised"] == 11


# FILES

HEADS = ("What this count is called", "Case type", "Ethnic group", "From", "To", "Received")


def of_groups(*groups, heading="Ethnic group"):
    heads = [heading if one == "Ethnic group" else one for one in HEADS]
    return table(heads, *(("H1", "speaking up", group, "1 April 2026", "30 September 2026", "20") for group in groups))


def test_a_file_of_counts_by_group_is_taken_and_one_of_cases_with_ethnicity_is_not():
    assert refusal(CONCERN_COUNTS, of_groups("Everybody", "White", "Ethnic minority", "Not known")) == ""
    assert "never guessed" in refusal(CONCERN_COUNTS, of_groups("White British", "Indian", "Black African"))
    assert "never guessed" in refusal(CONCERN_COUNTS, of_groups("White", "Indian", heading="Who"))
    assert "never guessed" in refusal(registers()["policies"], of_groups("White", "Ethnic minority"))
