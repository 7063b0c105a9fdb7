"""What a first page says of pay: the headline, where it would mislead by itself, and the nine questions of a board."""

from tallystick.publishing.pay.lead import headline_comparator, lead_of
from tallystick.publishing.pay.questions import QUESTIONS, board_questions
from tests.spec.publishing.pay_drawn import figure, table_of

title = "A headline that says the opposite of what people in the same band know is never printed alone"

REVERSED = """
mean_hourly_gap value=-12.3 low=-15 high=-9
median_hourly_gap value=-4
between value=-18.8
within value=6.5
no_overlap value=0
"""


def table(text, **changed):
    return table_of([figure(line) for line in text.strip().splitlines()], **changed)


def test_the_title_says_both_where_band_and_average_disagree():
    lead = lead_of(table(REVERSED))
    assert lead.title == (
        "People of all other ethnic groups are paid more than White people on average, and less in the same band"
    )
    assert lead.is_reversed
    assert "Read neither figure alone." in lead.warnings[0]


def test_the_other_way_round_is_said_as_plainly():
    lead = lead_of(table(REVERSED.replace("-12.3", "12.3").replace("=6.5", "=-6.5")))
    assert lead.title.endswith("are paid less than White people on average, and more in the same band")


def test_all_four_headline_figures_are_told_and_the_comparison_once():
    lead = lead_of(table(REVERSED))
    assert len(lead.sentences) == 6
    assert [sentence.startswith("Compared: ") for sentence in lead.sentences] == [False] * 5 + [True]


def test_where_they_agree_the_title_is_short():
    lead = lead_of(table("mean_hourly_gap value=13.6\nmedian_hourly_gap value=8\nbetween value=9\nwithin value=4.6"))
    assert lead.title == "People of all other ethnic groups are paid less than White people on average"
    assert (lead.warnings, lead.is_reversed) == ((), False)


def test_a_mean_and_a_median_that_disagree_are_explained():
    lead = lead_of(
        table("mean_hourly_gap value=-3.4\nmedian_hourly_gap value=3.9\nbetween value=-3\nwithin value=-0.4")
    )
    assert "point in opposite directions" in lead.warnings[0]
    assert "paid more in the mean and less in the median" in lead.warnings[0]


def test_what_chance_could_turn_round_is_no_headline_without_saying_so():
    unsure = REVERSED.replace("low=-15 high=-9", "low=-15 high=1")
    lead = lead_of(table(unsure))
    assert lead.title.endswith("on average, and chance alone could turn that round")
    assert not lead.is_reversed
    assert "neither is a finding" in lead.warnings[0]


def test_an_adjusted_gap_that_is_clear_is_never_said_to_be_no_finding():
    unsure = REVERSED.replace("low=-15 high=-9", "low=-15 high=1")
    [warning] = lead_of(table(f"{unsure.strip()}\nadjusted_gap detail=band value=4.1 low=2 high=6")).warnings
    assert "neither is a finding" not in warning
    assert "Chance alone could turn the mean gap round" in warning
    assert "What is clear" in warning
    assert "people of all other ethnic groups are paid less than White people, by more than chance" in warning


def test_an_adjusted_gap_that_chance_could_turn_round_is_not_called_clear():
    unsure = REVERSED.replace("low=-15 high=-9", "low=-15 high=1")
    lead = lead_of(table(f"{unsure.strip()}\nadjusted_gap detail=band value=4.1 low=-2 high=6"))
    assert "neither is a finding" in lead.warnings[0]


def test_half_a_point_within_bands_turns_nothing_round():
    lead = lead_of(table(REVERSED.replace("=6.5", "=0.5")))
    assert lead.title == "People of all other ethnic groups are paid more than White people on average"
    assert "neither is a finding" in lead.warnings[0]


def test_a_part_of_the_workforce_is_no_headline():
    lead = lead_of(table("mean_hourly_gap by=sex part=female value=-3\nmean_hourly_gap value=5\nwithin value=2"))
    assert "paid less" in lead.title


def test_no_gap_is_the_same():
    assert lead_of(table("mean_hourly_gap value=0\nwithin value=0")).title.endswith(
        "are paid the same as White people on average"
    )


def test_a_withheld_headline_says_so_and_gives_no_direction_away():
    lead = lead_of(table(REVERSED.replace("value=-12.3 low=-15 high=-9", "value=hidden")))
    assert lead.title == "The headline pay gap is withheld to protect people"
    assert not lead.is_reversed
    assert "more than White people on average" not in " ".join((*lead.sentences, *lead.warnings))


def test_a_headline_without_its_parts_warns_that_it_may_mislead():
    lead = lead_of(table("mean_hourly_gap value=-3\nwithin why=NOT_RECORDED"))
    assert "may hide an opposite picture" in lead.warnings[-1]


def test_the_headline_is_of_the_comparator_that_the_profile_puts_first():
    made = table("mean_hourly_gap comparator=five group=asian value=-7\nmean_hourly_gap value=3")
    assert headline_comparator(made).id == "white-rest"


def test_nothing_released_is_no_headline():
    assert lead_of(table_of(())).title == "There is no headline pay gap"


# THE NINE QUESTIONS

ANSWERABLE = f"""
{REVERSED.strip()}
mean_hourly_gap by=sex part=female value=2
mean_bonus_gap value=4
breakdown value=28.5
quarter_share quarter=upper value=24.6
mean_gap_change value=-0.4 detail=2025-03-31
mean_hourly_gap by=staff_type part=medical-and-dental value=12.3
"""


def test_nine_questions_are_asked_and_each_names_what_stays_open():
    asked = board_questions(table(ANSWERABLE))
    assert [one.number for one in asked] == list(range(1, 10))
    assert all(one.open.endswith(".") and one.question.endswith("?") for one in asked)


def test_figures_answer_where_they_can_and_only_there():
    assert [one.number for one in board_questions(table(ANSWERABLE)) if one.is_answered] == [1, 2, 4, 5, 8, 9]


def test_what_doctors_are_paid_answers_the_question_on_consultants():
    answers = board_questions(table(ANSWERABLE))[3].answers
    assert any(answer.startswith("Among people whose staff type is Medical and dental") for answer in answers)


def test_seniority_is_told_beside_everybody():
    answers = board_questions(table(ANSWERABLE))[8].answers
    assert answers[-1] == (
        "People of all other ethnic groups are 24.6% of the best paid quarter and 28.5% of everybody employed."
    )


def test_without_figures_every_question_is_open():
    asked = board_questions(table_of(()))
    assert len(asked) == len(QUESTIONS) == 9
    assert not any(one.is_answered for one in asked)


def test_a_withheld_figure_answers_nothing():
    asked = board_questions(table("mean_gap_change value=hidden"))
    assert asked[7].answers == ()


def test_the_questions_are_about_ethnicity_alone():
    assert board_questions(table_of((), characteristic="sex")) == ()
