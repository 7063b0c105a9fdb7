"""The parts that people write for papers, and what they may not write."""

from datetime import date

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.publications import paper_rules as rules
from tallystick_web.publications.rules import LONGEST_NOTE, PaperKind


@pytest.mark.parametrize("kind", list(PaperKind))
def test_each_kind_of_paper_has_parts_with_ids_of_their_own(kind):
    parts = rules.parts_of(kind)
    assert parts
    assert len({(one.id, one.of_item) for one in parts}) == len(parts)
    assert all(len(one.id) <= 40 and one.longest <= LONGEST_NOTE for one in parts)


def test_the_cover_asks_for_all_that_board_papers_have_there():
    labels = [one.label for one in rules.parts_of(PaperKind.BOARD) if one.on_cover]
    assert labels == [
        "Meeting",
        "Date",
        "Agenda item",
        "Author",
        "Lead director",
        "Purpose",
        "Assurance level claimed",
        "Strategic risks",
        "Care Quality Commission domain",
        "Equality impact",
        "Public or private",
    ]


def test_a_pack_has_every_part_of_the_board_paper():
    board, pack = ({one.id for one in rules.parts_of(kind)} for kind in (PaperKind.BOARD, PaperKind.PACK))
    assert board < pack


def test_what_nobody_wrote_is_told_as_what_a_reader_misses():
    missing = rules.missing_of(PaperKind.ASSURANCE, ["risk", "owner", "likelihood"])
    assert missing == ("how bad it would be", "what nobody does yet", "what nobody can show yet")


def test_what_is_missing_of_objectives_names_the_objective():
    [said] = rules.missing_of_items(PaperKind.BOARD, {("successes", "1")}, {"1": "Be fair"})
    assert said == "what did not work, what was learned (objective “Be fair”)"


def test_an_answer_that_is_none_of_the_choices_is_refused():
    purpose = rules.part_called(PaperKind.BOARD, "purpose", of_item=False)
    rules.check_written(purpose, "decision")
    rules.check_written(purpose, "")
    with pytest.raises(Refused, match="Choose one of the answers"):
        rules.check_written(purpose, "something else")


def test_a_text_that_is_too_long_is_refused_with_how_long_it_may_be():
    meeting = rules.part_called(PaperKind.BOARD, "meeting", of_item=False)
    with pytest.raises(Refused, match="holds 200 characters at most and this has 201"):
        rules.check_written(meeting, "a" * 201)


def test_a_part_of_objectives_is_none_of_the_paper():
    assert rules.part_called(PaperKind.BOARD, "successes", of_item=False) is None
    assert rules.part_called(PaperKind.WRES, "successes", of_item=True) is None


def test_a_paper_is_made_from_frozen_figures_alone():
    with pytest.raises(Refused, match="Freeze the figures"):
        rules.check_has_frozen(has_frozen=False)


def test_a_gap_is_closed_today_or_later():
    rules.check_gap_day(due_on=date(2027, 1, 1), on=date(2027, 1, 1))
    with pytest.raises(Refused, match="This day is over"):
        rules.check_gap_day(due_on=date(2026, 12, 31), on=date(2027, 1, 1))


def test_two_who_write_the_same_part_do_not_lose_each_other_s_words():
    rules.check_written_last(seen=2, latest=2)
    with pytest.raises(Refused, match="Somebody else wrote this part"):
        rules.check_written_last(seen=1, latest=2)
