"""The board paper: what it says of figures, people and gaps, held against truths that were written down beside it."""

from dataclasses import replace

import pytest

from tallystick_web.publications.paper.board import build_board
from tallystick_web.publications.paper.document import Bullets, CellKind, Document, Sign, Table
from tallystick_web.publications.paper.measures import is_uneven
from tallystick_web.publications.paper.moving import moved
from tests.unit.web.publications import inputs_made as made


def board(**said):
    return build_board(made.inputs(**said))


def section(document, key):
    return next(one for one in document.sections if one.key == key)


def lines(document, key):
    return [line for block in section(document, key).blocks if isinstance(block, Bullets) for line in block.items]


def table(document, key):
    return next(block for block in section(document, key).blocks if isinstance(block, Table))


def row(document, key, first):
    return next(one for one in table(document, key).rows if one[0].text == first)


def test_it_says_what_moved_with_the_worse_first():
    worse, better = lines(board(), "moved")
    beyond = "more than chance usually gives."
    assert (
        worse
        == f"Relative likelihood of appointment was 1.30 times (2024) and is 1.90 times (2025): worse, by {beyond}"
    )
    assert better == (
        f"Relative likelihood of a formal process was 2.00 times (2024) and is 1.10 times (2025): better, by {beyond}"
    )


def test_it_says_in_one_sentence_how_many_did_not_move_and_of_how_many_it_cannot_be_told():
    [sentence] = section(board(), "steady").blocks
    assert sentence.text == "One measure did not clearly move; one measure is withheld to protect people."


def test_what_worries_us_is_found_before_a_person_adds_to_it():
    document = board()
    assert lines(document, "worries") == [
        "One measure got worse: relative likelihood of appointment.",
        "One ratio shows two groups that do not fare alike, beyond chance: relative likelihood of appointment.",
        "One measure is behind a target: relative likelihood of appointment.",
        "One action of 2 is late.",
        "One outcome has no measure: nobody will know whether it came about.",
        "The staff network disagrees about one outcome.",
        "One question has been open for longer than a cycle.",
    ]
    assert section(document, "worries").blocks[-1].text == "Nobody has time for the second look."


@pytest.mark.parametrize(
    ("low", "high", "uneven"),
    [("1.01", "1.9", True), ("0.5", "0.99", True), ("0.99", "1.9", False), ("1", "1.9", False), ("", "", False)],
)
def test_a_ratio_is_away_from_1_where_its_whole_range_is(low, high, uneven):
    told = moved(made.measure(points=[made.point("2025", "1.2", low=low, high=high)]))
    assert is_uneven(told) is uneven
    assert not is_uneven(moved(replace(told.measure, unit="share")))


def test_without_any_figure_it_does_not_say_that_all_is_well():
    empty = replace(made.FROZEN, items=(), measures=(), releases=())
    document = board(frozen=empty, views={}, questions=(), texts={})
    assert section(document, "worries").blocks[0].text == "There are no figures yet that could tell."


def test_a_gap_stands_on_the_front_before_anything_else_with_who_closes_it_by_when():
    document = board()
    assert document.sections[0].key == "gaps"
    assert document.sections[0].heading == "One thing a board needs of these figures is missing"
    assert lines(document, "gaps") == ["Indicator 2 has two years side by side. Workforce analyst, by 31 January 2027."]


def test_a_gap_that_nobody_closes_says_so():
    document = board(gaps=(replace(made.GAP, who="", due_on=None),))
    assert lines(document, "gaps") == ["Indicator 2 has two years side by side. Nobody closes it yet."]


def test_of_many_gaps_five_stand_on_the_front_a_line_each():
    many = tuple(replace(made.GAP, rule=f"wres/{n}", says="A gap that takes many words. " * 9) for n in range(8))
    document = board(gaps=many)
    assert len(lines(document, "gaps")) == 5
    assert max(map(len, lines(document, "gaps"))) <= 105
    assert section(document, "gaps").blocks[-1].text == "Three more gaps in the pack."


def test_the_table_has_the_baseline_the_target_the_value_with_its_range_and_day_and_its_way():
    cells = row(board(), "measures", "Relative likelihood of appointment")
    assert [one.text for one in cells] == [
        "Relative likelihood of appointment",
        "1.30 times (2024)",
        "No more than 1.25 by 31 March 2027. Behind.",
        "1.90 times; 1.7 to 2.2; 31 March 2025",
        "Worse than before",
    ]
    assert cells[3].value == "1.90"
    assert cells[3].figure == f"{made.SET}#wres/2025/2///"
    assert cells[-1].sign is Sign.WORSE


def test_a_withheld_value_keeps_its_row_and_is_no_number():
    cell = row(board(), "measures", "Board seats")[3]
    assert (cell.kind, cell.value, cell.text) == (CellKind.WITHHELD, "", "Withheld to protect people (2025)")


def test_a_value_behind_a_break_is_not_held_against_the_one_before():
    broken = made.measure(
        points=(made.point("2024", "1.3"), made.point("2025", "1.9", broken_by="It is counted anew."))
    )
    document = board(frozen=replace(made.FROZEN, measures=(broken,)))
    assert lines(document, "moved") == []
    assert row(document, "measures", "Relative likelihood of appointment")[-1].text == "Cannot be compared with before"


def test_every_number_of_a_table_is_one_that_was_frozen():
    frozen = {point.value for one in made.FROZEN.measures for point in one.points} - {""}
    cells = [
        cell
        for one in board().sections
        for block in one.blocks
        if isinstance(block, Table)
        for cells in block.rows
        for cell in cells
    ]
    numbers = [cell for cell in cells if cell.kind is CellKind.NUMBER]
    assert numbers
    assert {cell.value for cell in numbers} <= frozen
    assert all(cell.figure.startswith(made.SET) for cell in numbers)


def test_the_words_of_the_network_are_printed_unedited_with_the_reply():
    [cells] = table(board(), "disagreements").rows
    assert [cell.text for cell in cells] == [
        "People are appointed equally often",
        "Disagrees: “Our members are still told they are not the right fit.”",
        "The organisation replied on 12 November 2026: We will look at every refusal.",
    ]


def test_silence_of_the_network_is_neither_agreement_nor_disagreement():
    silent = replace(made.DISAGREES, view=None, said="", replies=())
    document = board(views={made.OUTCOME: silent})
    assert "disagreements" not in [one.key for one in document.sections]
    assert not any("disagrees" in one for one in lines(document, "worries"))


def test_where_it_was_considered_before_stands_on_the_cover_with_the_result():
    cover = dict(board().cover.rows)
    assert cover["Considered before"] == (
        "Executive team, 16 November 2026, approved with conditions, minute EX/26/114: Name who closes each gap."
    )
    assert cover["Purpose"] == "For decision"
    assert "Assurance level claimed" in cover["Not said"]


def test_what_belongs_together_on_the_cover_stands_in_one_line():
    texts = {("meeting", ""): "Board of Directors", ("meeting-date", ""): "25 March 2027", ("agenda", ""): "9"}
    cover = dict(board(texts=texts | {("session", ""): "in-public", ("assurance", ""): "limited"}).cover.rows)
    assert cover["Meeting"] == "Board of Directors; date 25 March 2027; agenda item 9; Public part of the meeting"
    assert cover["Purpose"] == "Limited: much is not done, or the measures do not show it"


def test_it_says_in_one_sentence_how_many_measures_went_which_way():
    assert section(board(), "summary").blocks[0].text == (
        "One measure got better, one measure got worse, one measure did not clearly move and of one measure it cannot "
        "be told yet."
    )


def test_a_paper_for_the_private_part_says_so_on_every_page():
    document = board(texts={("session", ""): "in-private"})
    assert document.mark == "For the organisation alone. Private part of the meeting"


def test_a_correction_of_the_figures_is_told_with_its_reason():
    document = board(frozen=replace(made.FROZEN, number=2, reason="A band was counted twice."))
    assert document.as_of == "Figures as they stood on 2 November 2026, version 2. A band was counted twice."


def test_a_long_list_says_how_many_more_stand_in_the_pack():
    many = tuple(made.measure(f"wres/{n}", f"measure {n}", (made.point("2025", "1"),)) for n in range(20))
    document = board(frozen=replace(made.FROZEN, measures=many))
    assert len(table(document, "measures").rows) == 8
    assert table(document, "measures").note.endswith("12 more measures in the pack.")


def test_worse_or_behind_stand_first_then_better_then_targets_then_whole_indicators_and_no_value_not_at_all():
    one = (made.point("2025", "1"),)
    two = (made.point("2024", "1"), *one)
    behind = made.WORSE.targets
    early = tuple(replace(target, standing="too-early") for target in behind)
    every = (
        made.measure("planned/x", "never counted"),
        made.measure("wres/1:8c:share:bme", "a part", one),
        made.measure("wres/5", "an indicator", one),
        made.measure("wres/3", "with a target", one, targets=early),
        made.measure("wres/4", "better", two, way="better"),
        made.measure("wres/6", "behind", one, targets=behind),
        made.measure("wres/2", "worse", two, way="worse"),
    )
    rows = table(board(frozen=replace(made.FROZEN, measures=every)), "measures").rows
    expected = ["Worse", "Behind", "Better", "With a target", "An indicator", "A part"]
    assert [cells[0].text for cells in rows] == expected


def test_a_measure_is_called_without_the_brackets_that_name_its_standard():
    named = made.measure(
        name="Appointment (Workforce Race Equality Standard, indicator 2)", points=(made.point("2025", "1"),)
    )
    other = made.measure("pay/x", "Gap (all staff)", (made.point("2025", "1"),), source="Pay gaps")
    document = board(frozen=replace(made.FROZEN, measures=(named, other)))
    assert {cells[0].text for cells in table(document, "measures").rows} == {"Appointment", "Gap (all staff)"}


def test_slides_have_a_chart_of_how_far_the_actions_are_and_the_two_pages_have_none():
    [chart] = section(board(), "delivery").blocks
    assert {mark.label: mark.value for mark in chart.marks} == {
        "Not started": "0",
        "Under way": "0",
        "Held up": "1",
        "Done": "1",
    }
    assert "delivery" not in [one.key for one in board().printed]


def test_the_public_reads_the_questions_of_governors_and_of_the_public_alone():
    document = board(frozen=made.public())
    texts = made.texts_of(document)
    assert made.NEW.text not in texts
    assert made.OLD.text not in texts
    assert "Two questions from inside the organisation are open as well." in texts
    assert document.mark == "Public"


# WHAT MUST NOT BE OVERLOOKED


def test_each_thing_stands_once_with_a_shape_and_a_word():
    rows = table(board(), "exceptions").rows
    assert [(one[0].text, one[1].text, one[1].sign) for one in rows] == [
        ("Relative likelihood of appointment", "Worse than before", Sign.WORSE),
        ("People are appointed equally often", "The staff network disagrees", Sign.UNSURE),
        ("A second person looks at each case before it starts", "Late", Sign.LATE),
        (made.OLD.text, "Open for longer than a cycle", Sign.LATE),
    ]


def test_a_measure_that_got_worse_and_stands_well_to_its_target_says_why_both_hold():
    reached = replace(made.WORSE.targets[0], says="Between 0.8 and 2. Reached.", standing="reached")
    frozen = replace(made.FROZEN, measures=(replace(made.WORSE, targets=(reached,)),))
    why = row(board(frozen=frozen), "exceptions", "Relative likelihood of appointment")[2].text
    assert "Of its target it is said: Between 0.8 and 2. Reached." in why


def test_an_outcome_that_is_late_and_disputed_has_one_line_with_both_reasons():
    items = tuple(
        replace(one, is_late=True, due_on="2026-06-30") if one.id == made.OUTCOME else one for one in made.ITEMS
    )
    document = board(frozen=replace(made.FROZEN, items=items))
    cells = [one for one in table(document, "exceptions").rows if one[0].text == "People are appointed equally often"]
    assert [one[1].text for one in cells] == ["The staff network disagrees; late"]


@pytest.mark.parametrize("days", [182, 183])
def test_a_question_is_old_once_it_is_open_for_longer_than_half_a_year(days):
    asked = made.question(3, "Since when?", asked_on=made.ON.fromordinal(made.ON.toordinal() - days))
    document = board(questions=(asked,))
    found = any(one[0].text == "Since when?" for one in table(document, "exceptions").rows)
    assert found is (days > 182)


def test_a_paper_is_a_plain_value():
    assert isinstance(board(), Document)
    assert board() == board()
