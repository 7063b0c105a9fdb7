"""What measures of sheets come to, each held against a number worked out by hand."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.numbers.period_rules import period_of
from tallystick_web.questionnaires.measured.sheets import COUNTED, RoundOf, SheetBook, reading_of
from tallystick_web.questionnaires.set_rules import Statistic
from tests.unit.web.questionnaires.sheets_drawn import (
    CHECK,
    CODE,
    HELD,
    MAY,
    OFFERED,
    SUMMED,
    a_measure,
    a_set,
    a_sheet,
)

SPRING = period_of(date(2026, 4, 1), date(2026, 6, 30))
OF = a_set(CODE, CHECK, things=("register/outputs",))
PAIR = a_set(CODE, CHECK, has_second=True, in_rounds=True)
BOARD, TEAM, LATE = uuid4(), uuid4(), uuid4()
ROUNDS = {
    BOARD: RoundOf(role="board", until=date(2026, 6, 30)),
    TEAM: RoundOf(role="senior-team", until=date(2026, 4, 1)),
    LATE: RoundOf(role="board", until=date(2026, 7, 1)),
}


def book(*sheets, done=(), rounds=ROUNDS):
    return SheetBook(sheets=sheets, rounds=rounds, done={("register/outputs", key): day for key, day in done})


def of_pieces(statistic, *sheets, question="", **said):
    return reading_of(a_measure(statistic, question=question, **said), OF, book(*sheets), SPRING)


def done(first, **said):
    return a_sheet(OF, first, done=said.pop("done", MAY), **said)


def test_done_is_of_all_that_went_out_what_had_its_answers_by_that_day():
    early, same_day, too_late, never, other_quarter = (uuid4() for _ in range(5))
    sheets = [
        done({"code": "none"}, piece_kind="register/outputs", piece=early, done=date(2026, 5, 3)),
        done({"code": "none"}, piece_kind="register/outputs", piece=same_day, done=date(2026, 5, 4)),
        done({"code": "none"}, piece_kind="register/outputs", piece=too_late, done=date(2026, 5, 5)),
        done({"code": "none"}, piece_kind="register/outputs", piece=other_quarter, done=date(2026, 5, 5)),
    ]
    days = [(one, MAY) for one in (early, same_day, too_late, never)] + [(other_quarter, date(2026, 7, 1))]
    found = reading_of(a_measure(Statistic.DONE_SHARE), OF, book(*sheets, done=days), SPRING)
    assert (found.value, found.says) == (Decimal("50.0"), "2 of 4")


def test_of_rounds_done_is_of_all_that_was_listed():
    sheets = [a_sheet(PAIR, round=BOARD, done=MAY), a_sheet(PAIR, round=BOARD), a_sheet(PAIR, round=TEAM, done=MAY)]
    sheets += [a_sheet(PAIR, round=LATE, done=MAY)]
    found = {
        role: reading_of(a_measure(Statistic.DONE_SHARE, role=role), PAIR, book(*sheets), SPRING).says
        for role in ("", "board", "senior-team")
    }
    assert found == {"": "2 of 3", "board": "1 of 2", "senior-team": "1 of 1"}


def test_a_share_in_favour_leaves_out_what_does_not_apply_and_what_is_not_finished():
    sheets = [
        done({"code": "decided"}),
        done({"code": "none"}),
        done({"code": "mentioned"}),
        done({"code": "aside"}),
        a_sheet(OF, {"code": "decided"}),
        done({"code": "decided"}, done=date(2026, 7, 1)),
    ]
    found = of_pieces(Statistic.GOOD_SHARE, *sheets, question="code")
    assert (found.value, found.says) == (Decimal("33.3"), "1 of 3")


def test_what_was_settled_counts_for_a_share_and_first_marks_for_agreement():
    sheets = [
        a_sheet(PAIR, {"code": "none"}, {"code": "decided"}, settled={"code": "decided"}, round=BOARD, done=MAY),
        a_sheet(PAIR, {"code": "decided"}, {"code": "decided"}, round=BOARD, done=MAY),
        a_sheet(PAIR, {"code": "none"}, {"code": "mentioned"}, round=BOARD),
        a_sheet(PAIR, {"code": "none"}, round=BOARD),
    ]
    good, agreed = (
        reading_of(a_measure(one, question="code"), PAIR, book(*sheets), SPRING).says
        for one in (Statistic.GOOD_SHARE, Statistic.AGREEMENT)
    )
    assert (good, agreed) == ("2 of 2", "1 of 3")


def test_a_checklist_passes_where_everything_is_in_favour_or_does_not_apply():
    sheets = [
        done({"code": "decided", "check": "yes"}),
        done({"code": "aside", "check": "yes"}),
        done({"code": "decided", "check": "no"}),
        done({"code": "decided"}),
    ]
    assert of_pieces(Statistic.PASS_SHARE, *sheets).says == "2 of 4"
    count = of_pieces(Statistic.PASS_COUNT, *sheets, unit=MeasureUnit.COUNT)
    assert (count.value, count.says) == (Decimal(2), "2 of 4")


def test_a_mean_is_of_the_marks_of_both_people():
    sheets = [
        a_sheet(PAIR, {"code": "decided"}, {"code": "none"}, settled={"code": "decided"}, round=BOARD, done=MAY),
        a_sheet(PAIR, {"code": "mentioned"}, {"code": "aside"}, settled={"code": "aside"}, round=BOARD, done=MAY),
    ]
    measure = a_measure(Statistic.SHEET_MEAN, question="code", unit=MeasureUnit.SCORE)
    found = reading_of(measure, PAIR, book(*sheets), SPRING)
    assert (found.value, found.says) == (Decimal("1.3"), "1.3, of 2 looked at"), "(3 + 0 + 1) / 3"


def test_a_share_of_sums_is_of_sheets_that_give_both_numbers():
    of = a_set(HELD, OFFERED, in_rounds=True, measure=(SUMMED,))
    sheets = [
        a_sheet(of, {"held": 3, "offered": 10}, round=BOARD, done=MAY),
        a_sheet(of, {"held": 0, "offered": 2}, round=BOARD, done=MAY),
        a_sheet(of, {"held": 9}, round=BOARD, done=MAY),
    ]
    assert reading_of(SUMMED, of, book(*sheets), SPRING).says == "3 of 12"


@pytest.mark.parametrize("statistic", sorted(COUNTED))
def test_where_there_is_nothing_to_count_there_is_no_value(statistic):
    measure = a_measure(statistic, question="held", beside="offered")
    of = a_set(HELD, OFFERED, CODE, in_rounds=True)
    assert reading_of(measure, of, book(), SPRING) is None
    assert reading_of(a_measure(statistic), OF, book(), SPRING) is None


def test_what_is_no_measure_of_sheets_has_no_value():
    assert of_pieces(Statistic.GOOD_GAP, done({"code": "decided"}), question="code") is None
