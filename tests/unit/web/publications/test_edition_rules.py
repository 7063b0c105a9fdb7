"""What each step of an edition needs, and how late it is."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.publications import edition_rules as rules
from tallystick_web.publications.edition_rules import DecisionSeen
from tallystick_web.publications.rules import EditionStage
from tallystick_web.reviews.rules import Body, Verdict

AUTHOR, DIRECTOR, FIGURES, OTHER_FIGURES = (UUID(int=n) for n in range(1, 5))
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
WAY = (EditionStage.DRAFT, EditionStage.MADE, EditionStage.SIGNED_OFF, EditionStage.PUBLISHED, EditionStage.WITHDRAWN)


def decided(verdict=Verdict.APPROVE, *, body=Body.BOARD, on=FIGURES):
    return DecisionSeen(body=body, frozen=on, verdict=verdict, is_final=body is Body.BOARD)


def sign(*decisions, stage=EditionStage.MADE, by=DIRECTOR, begun_by=AUTHOR):
    rules.check_can_sign(stage=stage, begun_by=begun_by, signing=by, frozen=FIGURES, decisions=decisions)


def publish(*decisions, until=None, at=NOON):
    rules.check_can_publish(stage=EditionStage.SIGNED_OFF, until=until, at=at, frozen=FIGURES, decisions=decisions)


@pytest.mark.parametrize("stage", WAY)
@pytest.mark.parametrize("wanted", WAY)
def test_stages_follow_each_other_and_none_is_left_out_or_taken_back(stage, wanted):
    if WAY.index(wanted) == WAY.index(stage) + 1:
        rules.check_can_come_to(stage=stage, wanted=wanted)
    else:
        with pytest.raises(Refused):
            rules.check_can_come_to(stage=stage, wanted=wanted)


@pytest.mark.parametrize("verdict", [Verdict.APPROVE, Verdict.CONDITIONS])
def test_figures_that_a_meeting_approved_are_signed_off_by_somebody_else_than_began_the_edition(verdict):
    sign(decided(verdict))
    with pytest.raises(Refused, match="Somebody else"):
        sign(decided(verdict), by=AUTHOR)


@pytest.mark.parametrize(
    "decisions",
    [
        (),
        (decided(on=OTHER_FIGURES),),
        (decided(Verdict.REFER_BACK),),
        (decided(), decided(Verdict.REFER_BACK)),
        (decided(Verdict.REFER_BACK, body=Body.SUB_GROUP), decided()),
        (decided(body=Body.EXECUTIVE),),
        (decided(body=Body.EXECUTIVE), decided(on=OTHER_FIGURES)),
    ],
)
def test_figures_that_nobody_approved_or_somebody_referred_back_are_not_signed_off(decisions):
    with pytest.raises(Refused):
        sign(*decisions)


def test_of_each_body_its_last_decision_holds():
    sign(decided(Verdict.REFER_BACK), decided())


def test_nothing_is_published_before_its_time_and_everything_at_it():
    until = NOON + timedelta(hours=1)
    with pytest.raises(Refused, match="held back"):
        publish(decided(), until=until, at=until - timedelta(microseconds=1))
    publish(decided(), until=until, at=until)
    publish(decided())


def test_what_was_referred_back_after_it_was_signed_off_is_not_published():
    with pytest.raises(Refused, match="referred back"):
        publish(decided(), decided(Verdict.REFER_BACK))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_correction_and_a_withdrawal_need_a_reason(reason):
    for check in (rules.check_can_correct, rules.check_can_withdraw):
        with pytest.raises(Refused):
            check(stage=EditionStage.PUBLISHED, reason=reason)
        check(stage=EditionStage.PUBLISHED, reason="It was wrong.")


@pytest.mark.parametrize("stage", [EditionStage.DRAFT, EditionStage.MADE, EditionStage.SIGNED_OFF])
def test_what_is_not_published_is_neither_corrected_nor_withdrawn(stage):
    for check in (rules.check_can_correct, rules.check_can_withdraw):
        with pytest.raises(Refused):
            check(stage=stage, reason="It was wrong.")


def test_an_address_is_taken_once():
    rules.check_address(slug="progress", taken=["wres"])
    for slug in ("wres", "index", "feed"):
        with pytest.raises(Refused, match="Choose another"):
            rules.check_address(slug=slug, taken=["wres"])


@pytest.mark.parametrize(
    ("published", "today", "said"),
    [
        ("2026-03-30", "2026-05-01", "on time"),
        ("2026-03-31", "2026-05-01", "on time"),
        ("2026-04-01", "2026-05-01", "1 day late"),
        ("2026-04-30", "2026-05-01", "30 days late"),
        (None, "2026-03-31", "due by 31 March 2026"),
        (None, "2026-04-03", "3 days late and not published yet"),
    ],
)
def test_lateness_is_told_in_days_from_the_day_it_was_due(published, today, said):
    out = date.fromisoformat(published) if published else None
    assert rules.lateness(due_on=date(2026, 3, 31), published_on=out, on=date.fromisoformat(today)) == said
