"""Consultations have a clock: comments until a day, and a reply by another, also where nobody commented."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.heard_rules import (
    CONSULTED,
    CommentNow,
    ConsultationNow,
    DidNow,
    InTime,
    ViewNow,
    can_comment,
    can_reply,
    check_all_replied,
    check_asks,
    check_may_comment,
    check_may_reply,
    in_time_of,
    may_read,
    speaks_as,
)
from tallystick_web.reviews.presenters.consulting import ConsultationPage, ConsultationsPage, came, promised, who_reads
from tallystick_web.reviews.rules import Body, View

ASKED, CLOSES, DUE = date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 30)
DAY = timedelta(days=1)
COMMENT = CommentNow(role_label="Member of staff", said="More light", on=ASKED)


def consultation(body=Body.STAFF, *, replied=(), comments=(), title="A new policy", **more):
    return ConsultationNow(
        id=uuid4(),
        body=body,
        title=title,
        asks="What do you think?",
        asked_on=ASKED,
        closes_on=CLOSES,
        reply_due_on=DUE,
        comments=comments,
        replies=tuple(DidNow(heard="More light", did="Lamps", on=on) for on in replied),
        **more,
    )


# WHO SPEAKS


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (Body.NETWORK, RoleId.NETWORK_CHAIR),
        (Body.ADVISERS, RoleId.ADVISER),
        (Body.GOVERNORS, RoleId.GOVERNOR),
        (Body.EXECUTIVE, RoleId.EXECUTIVE),
        (Body.SUB_GROUP, RoleId.BOARD_MEMBER),
        (Body.BOARD, RoleId.BOARD_MEMBER),
    ],
)
def test_a_body_is_spoken_for_by_its_own_role_alone(body, role):
    assert {held for held in RoleId if speaks_as(body, {held})} == {role}
    assert speaks_as(body, {role, RoleId.STAFF}) is role


def test_of_all_staff_everybody_who_may_comment_speaks_and_nobody_can_be_told_by_their_role():
    speak = {role: speaks_as(Body.STAFF, {role}) for role in RoleId}
    assert {role for role, one in speak.items() if one is None} == {
        RoleId.ADMINISTRATOR,
        RoleId.INFORMATION_GOVERNANCE,
        RoleId.AUDITOR,
    }
    assert {one for one in speak.values() if one} == {RoleId.STAFF}


def test_the_public_cannot_be_consulted_here():
    assert Body.PUBLIC not in CONSULTED
    assert speaks_as(Body.PUBLIC, set(RoleId)) is None
    with pytest.raises(Refused, match="The public cannot be consulted here"):
        check_asks(body=Body.PUBLIC, today=ASKED, closes_on=CLOSES, reply_due_on=DUE)


def test_whoever_is_not_asked_and_does_not_read_reviews_reads_nothing_of_it():
    assert not may_read(consultation(Body.ADVISERS), {RoleId.STAFF})
    assert may_read(consultation(Body.STAFF), {RoleId.STAFF})
    assert may_read(consultation(Body.ADVISERS), {RoleId.AUDITOR})


# THE CLOCK


def test_comments_come_until_the_last_day_and_that_day_too():
    assert can_comment(consultation(), {RoleId.STAFF}, on=CLOSES)
    with pytest.raises(Refused, match="has closed"):
        check_may_comment(consultation(), {RoleId.STAFF}, on=CLOSES + DAY)
    with pytest.raises(Refused, match="not asked"):
        check_may_comment(consultation(Body.BOARD), {RoleId.STAFF}, on=ASKED)


@pytest.mark.parametrize(
    ("closes_on", "reply_due_on", "why"),
    [(ASKED - DAY, DUE, "is over"), (CLOSES, CLOSES - DAY, "on which comments still come")],
)
def test_a_consultation_that_could_not_be_kept_is_refused(closes_on, reply_due_on, why):
    with pytest.raises(Refused, match=why):
        check_asks(body=Body.STAFF, today=ASKED, closes_on=closes_on, reply_due_on=reply_due_on)


def test_a_reply_on_the_very_day_comments_close_can_be_promised():
    check_asks(body=Body.STAFF, today=CLOSES, closes_on=CLOSES, reply_due_on=CLOSES)


def test_all_staff_are_replied_to_once_it_has_closed_and_a_small_body_once_it_has_spoken():
    with pytest.raises(Refused, match="Comments still come"):
        check_may_reply(consultation(comments=(COMMENT,)), on=CLOSES)
    assert can_reply(consultation(), on=CLOSES + DAY)
    assert not can_reply(consultation(Body.ADVISERS), on=CLOSES)
    assert can_reply(consultation(Body.ADVISERS, comments=(COMMENT,)), on=ASKED)


def test_a_reply_is_owed_also_where_nobody_commented():
    silent = consultation()
    assert not silent.waits_for_reply(CLOSES)
    assert silent.waits_for_reply(CLOSES + DAY)
    assert not silent.reply_is_late(DUE)
    assert silent.reply_is_late(DUE + DAY)


def test_whether_a_reply_came_in_time_is_told_from_the_first_one():
    late, kept = consultation(replied=[DUE + DAY]), consultation(replied=[DUE, DUE + 30 * DAY])
    assert late.reply_is_late(DUE + DAY)
    assert not kept.reply_is_late(DUE + 60 * DAY)
    assert [late.days_to_reply, kept.days_to_reply, consultation().days_to_reply] == [15, 14, None]
    assert consultation(Body.ADVISERS, replied=[ASKED]).days_to_reply == 0


def test_late_replies_and_missing_ones_count_and_those_not_due_yet_do_not():
    every = [consultation(replied=[DUE]), consultation(replied=[DUE + DAY]), consultation()]
    assert in_time_of(every, on=DUE) == InTime(in_time=1, owed=2)
    assert in_time_of(every, on=DUE + DAY) == InTime(in_time=1, owed=3)
    assert in_time_of([consultation()], on=ASKED) == InTime(in_time=0, owed=0)


def test_a_step_is_not_over_while_one_of_its_consultations_has_no_reply():
    check_all_replied([consultation(replied=[DUE])])
    with pytest.raises(Refused, match="“Lamps” has no reply yet"):
        check_all_replied([consultation(replied=[DUE]), consultation(title="Lamps")])


def test_that_the_network_says_nothing_is_told_from_that_it_was_not_asked():
    assert ViewNow(item=uuid4()).label == "Not asked"
    assert ViewNow(item=uuid4(), was_asked=True).label == "Asked, no reply yet"
    assert ViewNow(item=uuid4(), was_asked=True, view=View.DISAGREE).label == "Disagrees"


# THE WORDS


def listed(*every, held=(RoleId.STAFF,), commented=(), on=ASKED):
    return ConsultationsPage(every=every, held=held, commented=commented, on=on)


def test_the_page_begins_with_what_waits_for_the_reader_and_for_a_reply():
    one, other = consultation(), consultation()
    assert listed(one, other, commented=[one.id]).says == "One consultation waits for your view."
    assert listed(one, commented=[one.id]).says == "Nothing waits for your view."
    late = listed(one, other, on=DUE + DAY)
    assert late.says == (
        "Nothing waits for your view. Two consultations wait for a reply, two of them later than promised."
    )
    assert listed(consultation(Body.BOARD)).says == ""


def test_a_consultation_stands_under_one_heading_alone():
    asked, others = consultation(), consultation(Body.BOARD)
    ended, waiting = consultation(replied=[DUE]), consultation()
    held = (RoleId.EDI_LEAD,)
    now = listed(asked, others, held=held, on=CLOSES)
    assert [(one.heading, [line.id for line in one.lines]) for one in now.groups] == [
        ("Open for you", [asked.id]),
        ("Open for others", [others.id]),
    ]
    then = listed(ended, waiting, held=held, on=DUE)
    assert [(one.heading, [line.id for line in one.lines]) for one in then.groups] == [
        ("Waiting for a reply", [waiting.id]),
        ("What people said, and what was done", [ended.id]),
    ]


def test_the_clock_is_told_in_days():
    assert promised(consultation(), DUE) == "A reply is promised by 30 November 2026, today."
    assert promised(consultation(), DUE + DAY) == "A reply was promised by 30 November 2026. It is one day late."
    page = ConsultationPage(now=consultation(replied=[DUE + 2 * DAY]), held=(), own=(), keeps=False, on=DUE + 9 * DAY)
    assert page.says == "Replied on 2 December 2026, 16 days after comments closed, two days later than promised."


def test_that_nobody_commented_is_said():
    assert came(consultation()) == "Nobody commented."
    assert came(consultation(comments=(COMMENT,))) == "One comment came."


def test_how_often_a_promise_was_kept_is_said_in_numbers():
    assert listed(consultation(replied=[DUE]), consultation(), on=DUE + DAY).kept == (
        "Of two replies that were due, one came in time."
    )
    assert listed(consultation(), on=ASKED).kept == ""


def test_whoever_writes_is_told_under_what_it_is_shown():
    assert "your name" in who_reads(Body.STAFF, {RoleId.HR_DIRECTOR})
    assert "“Member of staff”" in who_reads(Body.STAFF, {RoleId.HR_DIRECTOR})
    assert "may still know that it was you" in who_reads(Body.ADVISERS, {RoleId.ADVISER})
    assert who_reads(Body.ADVISERS, {RoleId.STAFF}) == ""
