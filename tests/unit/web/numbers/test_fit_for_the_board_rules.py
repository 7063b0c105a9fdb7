"""What a board needs to read a year's figures, rule by rule, from drawn returns."""

from dataclasses import replace

import pytest

from tallystick.definitions import load
from tallystick.release.comparison import Also
from tallystick.release.protection import Coarsened, Protection
from tallystick.release.shown import Hidden, Reason
from tallystick.release.verdict import Extra
from tallystick_web.numbers.board_answers import Rule
from tallystick_web.numbers.board_rules import fit_for_board
from tests.unit.web.numbers.drawn_returns import tables_of

title = "Bands stand apart, clinical and non-clinical too, three years side by side, and nothing is silent"

TWO_BANDS = """
    year | indicator | row            | group   | happened
    2025 | 1         | clinical/5     | white   | 60
    2025 | 1         | clinical/5     | bme     | 40
    2025 | 1         | non-clinical/5 | white   | 30
    2025 | 1         | non-clinical/5 | bme     | 10
    2025 | 1         | workforce      | white   | 90
    2025 | 1         | workforce      | bme     | 50
    2025 | 1         | workforce      | unknown | 0
"""
CLINICAL_ALONE = """
    year | indicator | row        | group | happened
    2025 | 1         | clinical/5 | white | 60
    2025 | 1         | clinical/5 | bme   | 40
    2025 | 1         | workforce  | white | 60
    2025 | 1         | workforce  | bme   | 40
"""
RECRUITMENT = """
    year | indicator | row | group | happened | people
    2025 | 2         |     | white | 20       | 100
    2025 | 2         |     | bme   | 10       | 100
"""
DISABILITY = """
    year | indicator | row | group        | happened | people
    2025 | 2         |     | disabled     | 20       | 100
    2025 | 2         |     | non-disabled | 30       | 100
"""
THREE_YEARS = """
    year | indicator | row | group | happened | people
    2023 | 2         |     | white | 20       | 100
    2023 | 2         |     | bme   | 10       | 100
    2024 | 2         |     | white | 20       | 100
    2024 | 2         |     | bme   | 10       | 100
    2025 | 2         |     | white | 20       | 100
    2025 | 2         |     | bme   | 10       | 100
"""
ONE_THAT_IS_NEW = (
    THREE_YEARS.rstrip()
    + """
    2025 | 4         |     | white | 20       | 100
    2025 | 4         |     | bme   | 10       | 100
"""
)


def the(rule, tables):
    return next((one for one in fit_for_board(tables).checks if one.rule is rule), None)


CASES = [
    # the rule, the drawn return, whether it is met, and what is said
    (
        Rule.BANDS,
        TWO_BANDS,
        False,
        "Indicator 1 has no line of its own for non-clinical, under band 1; non-clinical, band 1; ",
    ),
    (Rule.BANDS, RECRUITMENT, False, "There are no figures of indicator 1, representation by pay band."),
    (Rule.CLINICAL_SPLIT, TWO_BANDS, True, "Indicator 1 counts clinical and non-clinical staff apart."),
    (Rule.CLINICAL_SPLIT, CLINICAL_ALONE, False, "Indicator 1 has no bands of non-clinical staff."),
    (Rule.YEARS, THREE_YEARS, True, "The years 2023 to 2025 stand side by side."),
    (Rule.YEARS, RECRUITMENT, False, "Figures of 2023 and 2024 are not there, so three years cannot be compared."),
    (Rule.YEARS, ONE_THAT_IS_NEW, False, "Indicator 4 is not in each of the three years from 2023 to 2025."),
    (
        Rule.INTERNATIONAL_RECRUITS,
        RECRUITMENT,
        False,
        "Indicator 2 counts people recruited abroad with everybody else.",
    ),
    (
        Rule.INTERNATIONAL_RECRUITS,
        TWO_BANDS,
        False,
        "There are no figures of indicator 2, appointment from shortlisting.",
    ),
    (Rule.UNKNOWN, TWO_BANDS, True, "Of 0.0% of the workforce, ethnicity is not known."),
    (Rule.UNKNOWN, RECRUITMENT, False, "Nothing says of how many people ethnicity is not known."),
    (Rule.REASONS, RECRUITMENT, False, "Indicators 1, 3, 4, 5, 6, 7, 8 and 9 are not there, and nothing says why"),
]


@pytest.mark.parametrize(("rule", "drawn", "is_met", "says"), CASES, ids=[f"{c[0]}-{c[3][:30]}" for c in CASES])
def test_each_rule_says_what_it_found(rule, drawn, is_met, says):
    found = the(rule, tables_of(drawn))
    assert (found.is_met, found.says[: len(says)]) == (is_met, says)


@pytest.mark.parametrize(("rule", "drawn"), [(c[0], c[1]) for c in CASES if not c[2]])
def test_every_gap_says_what_to_do(rule, drawn):
    assert the(rule, tables_of(drawn)).to_do.endswith(".")


def test_the_reasons_rule_does_not_read_as_if_the_reasons_alone_were_missing():
    assert Rule.REASONS.label == "Each indicator is here, or it is said why not"


def test_what_to_do_about_people_from_abroad_names_no_way_that_these_pages_do_not_have():
    said = the(Rule.INTERNATIONAL_RECRUITS, tables_of(RECRUITMENT)).to_do
    assert "cannot be handed in here yet" in said
    assert "tallystick wres" in said


def test_bands_that_were_put_together_are_named_although_the_lines_add_up():
    """People of a band that is not there may stand in another line: the whole is the same either way."""
    assert not the(Rule.BANDS, tables_of(TWO_BANDS)).is_met


def test_a_band_with_nobody_in_it_has_a_line_when_a_nought_was_handed_in():
    bands = [row.id for row in load("wres", 2025).indicator("1").rows if not row.is_whole]
    noughts = [
        f"2025 | 1 | {row} | {group} | 0" for row in bands for group in ("white", "bme") if not row.endswith("/5")
    ]
    assert the(Rule.BANDS, tables_of("\n".join([TWO_BANDS.rstrip(), *noughts]))).is_met


def test_an_indicator_withheld_whole_to_protect_people_is_no_gap():
    [table] = tables_of(RECRUITMENT)
    left_out = tuple(Coarsened(table="contract", indicator=one) for one in "13456789")
    found = fit_for_board([protected(table, coarsened=left_out)])
    said = {one.rule: one for one in found.checks}
    assert said[Rule.BANDS].is_met
    assert "withheld whole to protect people" in said[Rule.BANDS].says
    assert said[Rule.REASONS].is_met
    assert "withheld to protect people" in said[Rule.REASONS].says


def test_an_indicator_of_which_only_one_group_was_left_out_and_nothing_given_is_a_gap():
    [table] = tables_of(RECRUITMENT)
    left_out = (Coarsened(table="contract", indicator="1", group="unknown"),)
    assert not the(Rule.BANDS, [protected(table, coarsened=left_out)]).is_met


def test_recruitment_worked_out_without_people_from_abroad_is_there():
    [table] = tables_of(RECRUITMENT)
    [result] = table.of_indicator("2")
    also = Also(kind=Extra.WITHOUT_INTERNATIONAL_RECRUITS, of="", value=result.value)
    assert the(Rule.INTERNATIONAL_RECRUITS, [replace(table, results=(replace(result, also=(also,)),))]).is_met


def test_a_withheld_number_of_unknown_people_says_that_it_is_withheld():
    [table] = tables_of(TWO_BANDS)
    hidden = [
        replace(one, value=Hidden(Reason.PROTECTS_PEOPLE)) if (one.row, one.group) == ("workforce", "unknown") else one
        for one in table.results
    ]
    found = the(Rule.UNKNOWN, [replace(table, results=tuple(hidden))])
    assert (found.is_met, found.says) == (
        True,
        "Of how many people ethnicity is not known is withheld to protect people.",
    )


def test_each_national_figure_names_its_year():
    [table] = tables_of(RECRUITMENT)
    years = [one.year for one in table.comparators if one.indicator == "2"]
    assert years, "the example needs a national figure of indicator 2"
    assert str(years[-1]) in the(Rule.COMPARATOR, [table]).says
    assert not the(Rule.COMPARATOR, [replace(table, comparators=())]).is_met


def test_years_that_cannot_be_read_here_are_set_beside_in_the_paper():
    """There is a definition of the race standard for each of these years, and of the disability standard for none."""
    [table] = tables_of(RECRUITMENT)
    assert the(Rule.YEARS, [table]).to_do.startswith("Hand in the figures of those years")
    [table] = tables_of(DISABILITY, standard="wdes")
    assert the(Rule.YEARS, [table]).to_do.startswith("Set the figures of those years beside these in the paper")


def test_the_sentence_for_a_paper_counts_the_gaps():
    found = fit_for_board(tables_of(RECRUITMENT))
    assert len(found.gaps) == 6
    assert found.says == "Six things a board needs to read the 2025 figures are missing."
    assert replace(found, checks=found.gaps[:1]).says == "One thing a board needs to read the 2025 figures is missing."
    assert replace(found, checks=()).says == "Nothing is missing that a board needs to read the 2025 figures."


def test_two_standards_at_once_are_refused():
    with pytest.raises(ValueError, match="one standard"):
        fit_for_board([])


def protected(table, *, coarsened=()):
    """The table as one that left the desk, its counts rounded."""
    protection = Protection(contract="hes", finer="hes", survey="survey-11", menu=("contract",), coarsened=coarsened)
    return replace(table, protection=protection)
