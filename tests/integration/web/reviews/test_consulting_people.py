"""Consultations as people meet them: asked, said, replied; and what nobody else may learn of who said what."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.due import forget_person
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.rules import RoleId, capabilities_of
from tallystick_web.reviews.heard_rules import check_all_replied
from tallystick_web.reviews.models import Comment, Consultation, Reply, Review, ReviewStep
from tallystick_web.reviews.queries.consulting import consultations_of
from tallystick_web.reviews.queries.consulting_due import consultations_due
from tallystick_web.reviews.rules import Body
from tests.integration.web.clock import NOON
from tests.integration.web.plans.house import text
from tests.integration.web.reviews.heard_house import DAY, HELD, TODAY, HeardHouse
from tests.integration.web.rows import row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

DATES = {
    "closes_on_day": "10",
    "closes_on_month": "12",
    "closes_on_year": "2026",
    "reply_due_on_day": "24",
    "reply_due_on_month": "12",
    "reply_due_on_year": "2026",
}
CLOSED = {"closes_on": TODAY, "reply_due_on": TODAY + 5 * DAY, "at": NOON - 20 * DAY}


@pytest.fixture
def house():
    made = HeardHouse("northmoor", "Northmoor Hospitals")
    made.join()
    with inside(made.organisation.pk):
        yield made


def kinds(house):
    return list(
        AuditEvent.objects.filter(chain=house.organisation.pk).order_by("number").values_list("kind", flat=True)
    )


# ASKED, SAID, REPLIED


def test_a_lead_begins_a_consultation_and_a_member_of_staff_finds_it(house):
    said = {"body": "staff", "title": "Hours of the library", "asks": "When should it open?"}
    answer = house.post(RoleId.EDI_LEAD, "consultation-begin", said | DATES)
    row = Consultation.objects.of(house.organisation).get()
    assert answer.url == house.address("consultation", consultation=row.pk)
    assert kinds(house)[-1] == "consultation-begun"
    page = text(house.get(RoleId.STAFF, "consultations"))
    assert "One consultation waits for your view." in page
    assert "Open for comments until 10 December 2026, 14 days from today." in page


def test_what_could_not_be_kept_is_said_on_the_form_and_nothing_is_saved(house):
    said = {"body": "staff", "title": "Hours", "asks": "When?"} | DATES | {"reply_due_on_day": "9"}
    assert "on which comments still come" in text(house.post(RoleId.EDI_LEAD, "consultation-begin", said))
    assert not Consultation.objects.of(house.organisation).exists()


def test_a_comment_is_given_once_however_often_it_is_sent(house):
    row, said = house.consult(), {"said": "More light", "form_key": str(uuid4())}
    for _ in range(2):
        answer = house.post(RoleId.STAFF, "consultation-comment", said, consultation=row.pk)
        assert answer.url == house.address("consultation", consultation=row.pk)
    assert Comment.objects.of(house.organisation).count() == 1
    assert kinds(house).count("consultation-comment-given") == 1
    assert "Nothing waits for your view." in text(house.get(RoleId.STAFF, "consultations"))


def test_the_log_tells_that_somebody_commented_and_not_who(house):
    house.post(RoleId.STAFF, "consultation-comment", {"said": "More light"}, consultation=house.consult().pk)
    [event] = AuditEvent.objects.filter(chain=house.organisation.pk, kind="consultation-comment-given")
    assert event.by is None


def test_whoever_comments_is_told_before_who_reads_it_and_where_a_concern_goes(house):
    page = text(house.get(RoleId.STAFF, "consultation-comment", consultation=house.consult().pk))
    for said in ("Freedom of Information Act", "Freedom to Speak Up guardian", "a colleague", "without your name"):
        assert said in page


def test_what_was_written_when_it_closed_meanwhile_is_given_back(house):
    row = house.consult(closes_on=TODAY - DAY, at=NOON - 9 * DAY)
    assert house.get(RoleId.STAFF, "consultation-comment", consultation=row.pk).status_code == 403
    page = text(house.post(RoleId.STAFF, "consultation-comment", {"said": "Long thought"}, consultation=row.pk))
    assert "has closed" in page
    assert "Long thought" in page
    assert not Comment.objects.of(house.organisation).exists()


def test_a_member_of_staff_reads_what_was_asked_what_they_said_and_the_reply(house):
    row = house.consult(**CLOSED)
    house.comment(row, RoleId.STAFF, "Mine: more light")
    house.comment(row, RoleId.TEAM_LEAD, "Another’s: less noise")
    house.reply(row, at=NOON + DAY)
    page = text(house.get(RoleId.STAFF, "consultation", consultation=row.pk))
    for said in ("What do you think of lamps?", "Mine: more light", "Lamps in every corridor"):
        assert said in page
    assert "less noise" not in page


def test_those_who_read_reviews_read_every_comment_and_no_name(house):
    row = house.consult()
    house.comment(row, RoleId.TEAM_LEAD, "Less noise")
    for role in (RoleId.EDI_LEAD, RoleId.AUDITOR, RoleId.HR_DIRECTOR):
        page = text(house.get(role, "consultation", consultation=row.pk))
        assert "Less noise" in page
        assert "Member of staff, 26 November 2026" in page
        assert "Team lead" not in page.replace("Team lead</", "")


def test_the_order_of_comments_tells_no_more_than_their_day(house):
    """They come in three orders, and are shown in one."""
    said = ["Blue", "Amber", "Coral"]
    shown = []
    for turn in range(3):
        row = house.consult(title=f"Turn {turn}")
        for minute, one in enumerate(said[turn:] + said[:turn]):
            house.comment(row, RoleId.STAFF, one, at=NOON + timedelta(minutes=minute))
        now = next(one for one in consultations_of(house.organisation.pk) if one.id == row.pk)
        shown.append([one.said for one in now.comments])
    assert shown == [["Amber", "Blue", "Coral"]] * 3


def test_a_reply_comes_after_it_closed_and_every_consultation_ends_with_one(house):
    row = house.consult()
    refused = house.get(RoleId.EDI_LEAD, "consultation-reply", consultation=row.pk)
    assert refused.status_code == 403
    assert "Comments still come" in text(refused)
    old = house.consult(closes_on=TODAY - DAY, reply_due_on=TODAY - DAY, at=NOON - 9 * DAY)
    assert "Nobody commented." in text(house.get(RoleId.EDI_LEAD, "consultation-reply", consultation=old.pk))
    house.post(
        RoleId.EDI_LEAD,
        "consultation-reply",
        {"heard": "Nobody commented.", "did": "We asked again."},
        consultation=old.pk,
    )
    page = text(house.get(RoleId.STAFF, "consultations"))
    assert "We asked again." in page
    assert "one day later than promised" in page
    assert "One reply was due so far. It did not come in time." in page


def test_advice_asked_given_and_taken_is_one_log(house):
    row = house.consult(Body.ADVISERS, title="Is our method sound?")
    assert "Is our method sound?" in text(house.get(RoleId.ADVISER, "consultations"))
    assert "Is our method sound?" not in text(house.get(RoleId.STAFF, "consultations"))
    house.post(RoleId.ADVISER, "consultation-comment", {"said": "Ask somebody else too"}, consultation=row.pk)
    house.post(RoleId.EDI_LEAD, "consultation-reply", {"heard": "Ask more", "did": "We did"}, consultation=row.pk)
    page = text(house.get(RoleId.ADVISER, "consultation", consultation=row.pk))
    assert "Outside adviser, 26 November 2026" in page
    assert "We did" in page
    assert kinds(house)[-3:] == ["consultation-begun", "consultation-comment-given", "consultation-replied"]


def test_a_consultation_of_a_step_belongs_to_its_review(house):
    review = row_of(Review, house.organisation)
    step = row_of(
        ReviewStep, house.organisation, known={"ReviewStep": {"review": review, "kind": "consult", "body": "network"}}
    )
    other = row_of(
        ReviewStep, house.organisation, known={"ReviewStep": {"review": review, "key": "other", "kind": "task"}}
    )
    address = house.address("consultation-begin")
    lead = house.browser(RoleId.EDI_LEAD)
    assert 'value="network" checked' in text(lead.get(f"{address}?step={step.pk}"))
    for wrong in (other.pk, uuid4(), "nothing"):
        assert lead.get(f"{address}?step={wrong}").status_code == 404
    said = {"form_key": str(uuid4()), "body": "network", "title": "Draft", "asks": "What is missing?"} | DATES
    lead.post(f"{address}?step={step.pk}", said)
    alone = house.consult()
    found = consultations_of(house.organisation.pk, review=review.pk)
    assert [(one.step, one.review) for one in found] == [(step.pk, review.pk)]
    assert {one.id for one in consultations_of(house.organisation.pk)} == {found[0].id, alone.pk}
    with pytest.raises(Refused, match="“Draft” has no reply yet"):
        check_all_replied(found)


# WHAT IS DUE


def due(house, on):
    who = {house.person(role).pk: capabilities_of({role}) for role in HELD}
    names = {house.person(role).pk: role for role in HELD}
    held = partial(roles_by_person, house.organisation.pk, who, on=on)
    return [
        (one.kind, {names[key] for key in one.people}, one.due_on)
        for one in consultations_due(house.organisation.pk, who, on, held=held)
    ]


def test_a_comment_is_due_from_whoever_is_asked_until_they_gave_it_and_then_a_reply_from_the_keepers(house):
    row = house.consult(closes_on=TODAY, reply_due_on=TODAY + 5 * DAY)
    asked = set(HELD) - {RoleId.ADMINISTRATOR, RoleId.AUDITOR}
    assert due(house, TODAY) == [("You are asked for your view", asked, TODAY)]
    house.comment(row, RoleId.STAFF)
    assert due(house, TODAY) == [("You are asked for your view", asked - {RoleId.STAFF}, TODAY)]
    owed = "Reply to a consultation: you said, we did"
    assert due(house, TODAY + DAY) == [(owed, {RoleId.EDI_LEAD}, TODAY + 5 * DAY)]
    house.reply(row, at=NOON + DAY)
    assert due(house, TODAY + DAY) == []


# ATTACKERS


def test_a_consultation_of_another_organisation_or_of_others_is_not_there(house):
    board = house.consult(Body.BOARD)
    strange = HeardHouse("canary-beck", "Canary Hospitals")
    with inside(strange.organisation.pk):
        theirs = strange.consult()
    for key, role in ((theirs.pk, RoleId.EDI_LEAD), (uuid4(), RoleId.EDI_LEAD), (board.pk, RoleId.STAFF)):
        for route in ("consultation", "consultation-comment"):
            assert house.get(role, route, consultation=key).status_code == 404
        assert house.post(role, "consultation-comment", {"said": "x"}, consultation=key).status_code == 404
    assert not Comment.objects.of(house.organisation).exists()


def test_a_lead_cannot_speak_for_a_body_they_do_not_belong_to(house):
    row = house.consult(Body.NETWORK)
    assert house.get(RoleId.EDI_LEAD, "consultation-comment", consultation=row.pk).status_code == 403
    answer = house.post(RoleId.EDI_LEAD, "consultation-comment", {"said": "We agree"}, consultation=row.pk)
    assert "You were not asked in this consultation" in text(answer)
    assert not Comment.objects.of(house.organisation).exists()


def test_a_member_of_staff_neither_begins_nor_replies(house):
    row = house.consult(**CLOSED)
    said = {"heard": "All well", "did": "Nothing"}
    assert house.post(RoleId.STAFF, "consultation-reply", said, consultation=row.pk).status_code == 403
    assert house.post(RoleId.STAFF, "consultation-begin", {"title": "x"} | DATES).status_code == 403
    assert not Reply.objects.of(house.organisation).exists()


def test_the_form_of_a_staff_consultation_names_no_network_that_was_not_asked(house):
    said = {"body": "staff", "unit": str(uuid4()), "title": "x", "asks": "y"} | DATES
    house.post(RoleId.EDI_LEAD, "consultation-begin", said)
    assert [one.unit_id for one in Consultation.objects.of(house.organisation)] == [None]


def test_comments_stay_when_whoever_wrote_them_is_forgotten(house):
    row = house.consult()
    house.comment(row, RoleId.STAFF)
    forget_person(person=house.person(RoleId.STAFF), at=NOON + timedelta(days=900))
    page = text(house.get(RoleId.EDI_LEAD, "consultation", consultation=row.pk))
    assert "More light" in page
