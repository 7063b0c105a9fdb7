"""Questions from being asked to being closed: who may, what is kept, and on which pages they stand meanwhile."""

from datetime import date, timedelta
from functools import partial
from uuid import uuid4

import pytest

from tallystick_web.core import audit
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.reviews.actions import questions as actions
from tallystick_web.reviews.models import Review, ReviewStep, StepEvent
from tallystick_web.reviews.queries.questions import asked_about, meetings_held, questions_due
from tallystick_web.reviews.question_rules import carried_over
from tallystick_web.reviews.rules import Body, Event, QuestionState, StepKind, StepState
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import text
from tests.integration.web.reviews.questioners import AskingHouse
from tests.integration.web.rows import row_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

LATER = NOON + timedelta(days=1)
SENT = {
    "text": "Has the share of senior posts moved?",
    "body": "board",
    "to": "",
    "to_title": "Director of human resources",
    "due_on_day": "4",
    "due_on_month": "12",
    "due_on_year": "2026",
}


@pytest.fixture
def house():
    return AskingHouse("northmoor", "Northmoor Hospitals")


def answer_form(said="By two posts."):
    return {
        "said": said,
        "confidence": "sure",
        "next_step": "",
        "next_on_day": "",
        "next_on_month": "",
        "next_on_year": "",
    }


def told(house, role, route, **parts):
    return text(house.get(role, route, **parts))


# FROM BEING ASKED TO BEING CLOSED


def test_a_question_is_asked_answered_refused_answered_again_and_accepted(house):
    assert house.post(RoleId.BOARD_MEMBER, "question-ask", SENT).status_code == 303
    [asked] = house.questions()
    assert (asked.state, asked.due_on, asked.role) == (QuestionState.UNANSWERED, date(2026, 12, 4), RoleId.BOARD_MEMBER)

    house.post(RoleId.EDI_LEAD, "question-answer", answer_form("It has."), question=asked.id)
    [asked] = house.questions()
    no = {"is_accepted": "no", "said": "By how much?", "answer": str(asked.waiting.id)}
    house.post(RoleId.BOARD_MEMBER, "question-judge", no, question=asked.id)
    [asked] = house.questions(only_open=True)
    assert asked.state is QuestionState.NOT_ACCEPTED

    house.post(RoleId.EDI_LEAD, "question-answer", answer_form("By two posts of 40."), question=asked.id)
    [asked] = house.questions()
    yes = {"is_accepted": "yes", "said": "", "answer": str(asked.waiting.id)}
    house.post(RoleId.BOARD_MEMBER, "question-judge", yes, question=asked.id)

    assert house.questions(only_open=True) == ()
    [asked] = house.questions()
    assert asked.state is QuestionState.ACCEPTED
    assert [(one.said, one.is_accepted, one.why) for one in asked.answers] == [
        ("It has.", False, "By how much?"),
        ("By two posts of 40.", True, ""),
    ]
    page = told(house, RoleId.BOARD_MEMBER, "question", question=asked.id)
    assert page.index("It has.") < page.index("By how much?") < page.index("By two posts of 40.")


def test_each_thing_done_with_a_question_is_one_event_in_the_log(house):
    asked = house.ask()
    given = house.answer(asked)
    house.judge(asked, given, is_accepted=False)
    with inside(house.organisation.pk):
        actions.take_back(
            question=asked,
            said="It is answered elsewhere.",
            roles={RoleId.BOARD_MEMBER},
            by=house.person(RoleId.BOARD_MEMBER),
            at=NOON,
        )
        kinds = list(
            AuditEvent.objects.filter(chain=house.organisation.pk).order_by("number").values_list("kind", flat=True)
        )
    assert kinds[-4:] == [Event.ASKED, Event.ANSWERED, Event.JUDGED, Event.TAKEN_BACK]
    assert list(audit.broken_links()) == []


def test_a_form_sent_twice_asks_and_answers_once(house):
    twice = {"form_key": str(uuid4()), **SENT}
    first, again = (house.post(RoleId.BOARD_MEMBER, "question-ask", twice) for _ in range(2))
    assert first["Location"] == again["Location"]
    [asked] = house.questions()

    twice = {"form_key": str(uuid4()), **answer_form()}
    for _ in range(2):
        house.post(RoleId.EDI_LEAD, "question-answer", twice, question=asked.id)
    [asked] = house.questions()
    assert len(asked.answers) == 1


def test_an_answer_that_came_meanwhile_is_read_before_it_is_judged(house):
    asked = house.ask()
    seen = house.answer(asked, "First")
    newer = house.answer(asked, "Second", at=LATER)
    with pytest.raises(Refused, match="Another answer was given"):
        house.judge(asked, seen, is_accepted=True, at=LATER)
    assert house.now(asked).waiting.id == newer.pk


def test_a_question_taken_back_stays_with_its_reason_and_on_no_agenda(house):
    asked = house.ask()
    said = {"said": "It was asked by mistake."}
    assert house.post(RoleId.BOARD_MEMBER, "question-take-back", said, question=asked.pk).status_code == 303
    assert house.questions(only_open=True) == ()
    assert "It was asked by mistake." in told(house, RoleId.BOARD_MEMBER, "question", question=asked.pk)


@pytest.mark.parametrize("role", [RoleId.EXECUTIVE, RoleId.TEAM_LEAD, RoleId.ANALYST])
def test_only_the_person_it_was_put_to_or_whoever_keeps_reviews_answers(house, role):
    asked = house.ask()
    assert house.get(role, "question-answer", question=asked.pk).status_code == 403
    assert house.get(RoleId.HR_DIRECTOR, "question-answer", question=asked.pk).status_code == 200
    assert house.get(RoleId.EDI_LEAD, "question-answer", question=asked.pk).status_code == 200


def test_a_question_is_put_to_a_role_that_stays_when_people_change(house):
    answer = house.post(RoleId.BOARD_MEMBER, "question-ask", SENT | {"to_title": " "})
    assert answer.status_code == 200
    assert house.questions() == ()


def test_a_question_can_be_put_by_name_to_those_who_will_find_it(house):
    house.browser(RoleId.HR_DIRECTOR)
    house.browser(RoleId.STAFF)
    page = told(house, RoleId.BOARD_MEMBER, "question-ask")
    assert "Director of human resources of Northmoor Hospitals" in page
    assert "Member of staff of Northmoor Hospitals" not in page


# ON EVERY AGENDA


def held(house, body, on):
    """A meeting of a body that was held on a day."""
    with inside(house.organisation.pk):
        review = Review.objects.of(house.organisation).first() or row_of(Review, house.organisation, text="Review")
        known = {"review": review, "kind": StepKind.MEETING, "body": body, "needs": [], "roles": []}
        step = row_of(ReviewStep, house.organisation, known={"ReviewStep": known})
        row_of(
            StepEvent, house.organisation, known={"StepEvent": {"step": step, "state": StepState.DONE, "held_on": on}}
        )
    return review


@pytest.mark.parametrize("asking", [(RoleId.EXECUTIVE, Body.EXECUTIVE), (RoleId.BOARD_MEMBER, Body.SUB_GROUP)])
def test_an_open_question_is_carried_over_to_the_meeting_of_every_tier(house, asking):
    role, body = asking
    asked = house.ask(role, body)
    for days, tier in enumerate((Body.EXECUTIVE, Body.SUB_GROUP, Body.BOARD), start=1):
        held(house, tier, NOON.date() + timedelta(days=days))
    with inside(house.organisation.pk):
        assert carried_over(house.now(asked), meetings_held(house.organisation.pk)) == 3


def test_the_agenda_of_a_review_holds_every_open_question_and_what_it_closed_itself(house):
    review = held(house, Body.BOARD, NOON.date())
    house.ask(text="Asked outside any review?")
    closed_here = house.ask(text="Closed in this review?", review=review)
    closed_before = house.ask(text="Closed before?")
    for one in (closed_here, closed_before):
        house.judge(one, house.answer(one), is_accepted=True)

    page = told(house, RoleId.EXECUTIVE, "review-questions", review=review.pk)
    assert "Asked outside any review?" in page
    assert "Closed in this review?" in page
    assert "Closed before?" not in page


def test_a_question_leads_to_the_review_it_was_asked_in_for_those_who_open_that(house):
    review = house.review("Autumn review")
    for body, role, there in ((Body.BOARD, RoleId.EXECUTIVE, True), (Body.GOVERNORS, RoleId.GOVERNOR, False)):
        asked = house.ask(RoleId.GOVERNOR if body is Body.GOVERNORS else RoleId.BOARD_MEMBER, body, review=review)
        link = f'<a href="{house.address("review", review=review.pk)}">Autumn review</a>'
        assert (link in told(house, role, "question", question=asked.pk)) is there


def test_the_oldest_open_question_comes_first(house):
    house.ask(text="Asked later?", at=NOON)
    house.ask(text="Asked first?", at=NOON - timedelta(days=400))
    page = told(house, RoleId.BOARD_MEMBER, "questions")
    assert page.index("Asked first?") < page.index("Asked later?")
    assert "Open for 13 months" in page


def test_closed_questions_are_shown_when_they_are_asked_for(house):
    asked = house.ask(text="Closed by now?")
    house.judge(asked, house.answer(asked), is_accepted=True)
    assert "Closed by now?" not in text(house.get(RoleId.BOARD_MEMBER, "questions"))
    assert "Closed by now?" in text(house.get(RoleId.BOARD_MEMBER, "questions", "?show=all&by=review"))
    assert house.get(RoleId.BOARD_MEMBER, "questions", "?show=nothing&by=colour&item=x").status_code == 200


# ABOUT AN OUTCOME


@pytest.fixture
def outcome(house):
    with inside(house.organisation.pk):
        lead = house.person(RoleId.EDI_LEAD)
        plan = made.actions.begin_plan(
            title="Plan", starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31), unit=None, by=lead, at=NOON
        )
        item = made.actions.add_item(
            plan=plan,
            kind=made.Kind.OUTCOME,
            wording=made.Wording(
                text="Senior posts are held as often",
                accountable=house.person(RoleId.HR_DIRECTOR).pk,
                accountable_title="Director of human resources",
            ),
            under=(),
            by=lead,
            at=NOON,
        )
        made.actions.move_item(
            item=item,
            way=made.way_called("agree"),
            reason="",
            into=None,
            may_agree=True,
            by=house.person(RoleId.EXECUTIVE),
            at=NOON,
        )
    return item


def test_an_outcome_leads_to_the_questions_asked_about_it(house, outcome):
    assert "asked about this" not in told(house, RoleId.EXECUTIVE, "plan-item", item=outcome.pk)
    sent = SENT | {"item": str(outcome.pk)}
    house.post(RoleId.BOARD_MEMBER, "question-ask", sent)
    house.ask(text="Asked of something else?")

    assert "One question was asked about this: still open" in told(
        house, RoleId.EXECUTIVE, "plan-item", item=outcome.pk
    )
    page = text(house.get(RoleId.EXECUTIVE, "questions", f"?item={outcome.pk}"))
    assert SENT["text"] in page
    assert "Asked of something else?" not in page
    assert "asked about this" not in told(house, RoleId.STAFF, "plan-item", item=outcome.pk)


def test_open_and_closed_questions_about_an_outcome_are_counted_apart(house, outcome):
    first = house.ask(item=outcome)
    house.ask(item=outcome)
    house.judge(first, house.answer(first), is_accepted=True)
    with inside(house.organisation.pk):
        assert asked_about(house.organisation.pk, [outcome.pk]) == {outcome.pk: (2, 1)}


def test_whoever_answers_again_reads_what_was_missing(house):
    asked = house.ask()
    house.judge(asked, house.answer(asked, "It has."), is_accepted=False, said="By how much?")
    page = told(house, RoleId.HR_DIRECTOR, "question-answer", question=asked.pk)
    assert page.index("was not accepted") < page.index("It has.") < page.index("By how much?")


# WHO READS WHAT


def test_a_governor_reads_what_governors_and_the_public_asked_and_nothing_else(house):
    house.ask(text="What the board asked?")
    assert "Nothing was asked" not in text(house.get(RoleId.GOVERNOR, "questions"))
    of_board = house.ask(text="What the executive asked?", role=RoleId.EXECUTIVE, body=Body.EXECUTIVE)
    own = house.ask(text="What governors asked?", role=RoleId.GOVERNOR, body=Body.GOVERNORS)
    house.ask(text="What the public asked?", role=RoleId.BOARD_SECRETARY, body=Body.PUBLIC)

    page = text(house.get(RoleId.GOVERNOR, "questions", "?show=all"))
    assert "What governors asked?" in page
    assert "What the public asked?" in page
    assert "What the board asked?" not in page
    assert "What the executive asked?" not in page
    assert house.get(RoleId.GOVERNOR, "question", question=of_board.pk).status_code == 404
    assert house.get(RoleId.GOVERNOR, "question-take-back", question=of_board.pk).status_code == 404
    assert house.get(RoleId.GOVERNOR, "question", question=own.pk).status_code == 200


def test_a_governor_closes_what_governors_asked(house):
    own = house.ask(role=RoleId.GOVERNOR, body=Body.GOVERNORS)
    given = house.answer(own)
    yes = {"is_accepted": "yes", "said": "", "answer": str(given.pk)}
    assert house.post(RoleId.GOVERNOR, "question-judge", yes, question=own.pk).status_code == 303
    assert not house.now(own).is_open


def test_questions_are_shown_by_role_and_not_by_the_name_of_who_asked(house):
    asked = house.ask()
    house.judge(asked, house.answer(asked), is_accepted=False)
    page = told(house, RoleId.EXECUTIVE, "question", question=asked.pk)
    assert page.count("Board member") == 1
    assert house.person(RoleId.BOARD_MEMBER).name not in page


def test_nothing_of_another_organisation_is_asked_answered_or_seen(house):
    other = AskingHouse("eastmoor", "Eastmoor Hospitals")
    asked = house.ask(text="What Northmoor asked?")
    for route in ("question", "question-answer", "question-judge", "question-take-back"):
        assert other.get(RoleId.BOARD_SECRETARY, route, question=asked.pk).status_code == 404
    assert other.post(RoleId.EDI_LEAD, "question-answer", answer_form(), question=asked.pk).status_code == 404
    assert "What Northmoor asked?" not in text(other.get(RoleId.BOARD_SECRETARY, "questions", "?show=all"))
    review = held(house, Body.BOARD, NOON.date())
    assert other.get(RoleId.BOARD_MEMBER, "review-questions", review=review.pk).status_code == 404

    held(other, Body.BOARD, NOON.date())
    other.post(RoleId.BOARD_MEMBER, "question-ask", SENT | {"review": str(review.pk)})
    assert other.questions() == ()
    assert house.now(asked).answers == ()


# WHAT IS DUE


def held_by(house, who):
    return roles_by_person(house.organisation.pk, who, on=NOON.date())


def due(house):
    with inside(house.organisation.pk):
        who = {house.person(role).pk: roles()[role].capabilities for role in house.browsers}
        return questions_due(house.organisation.pk, who, held=partial(held_by, house, who))


def test_who_is_asked_finds_the_question_and_then_those_who_asked_find_the_answer(house):
    for role in (RoleId.HR_DIRECTOR, RoleId.BOARD_MEMBER, RoleId.EXECUTIVE):
        house.browser(role)
    asked = house.ask(due_on=date(2026, 12, 4))
    [duty] = due(house)
    assert (duty.route, duty.people, duty.due_on) == (
        "question-answer",
        {house.person(RoleId.HR_DIRECTOR).pk},
        date(2026, 12, 4),
    )

    given = house.answer(asked)
    [duty] = due(house)
    assert (duty.route, duty.people) == ("question-judge", {house.person(RoleId.BOARD_MEMBER).pk})

    house.judge(asked, given, is_accepted=True)
    assert due(house) == []


def test_a_question_is_due_from_whoever_can_still_open_it_and_its_words_are_shown_to_nobody_else(house):
    house.ask(body=Body.BOARD, to=RoleId.HR_DIRECTOR)
    house.ask(RoleId.GOVERNOR, Body.GOVERNORS, to=RoleId.HR_DIRECTOR, text="What do governors hear?")
    asked_to = house.person(RoleId.HR_DIRECTOR).pk

    def due_with(role):
        who = {asked_to: role}
        with inside(house.organisation.pk):
            found = questions_due(house.organisation.pk, who, held=partial(held_by, house, who))
            return sorted(one.text for one in found)  # both were asked in the same minute

    now = {role: due_with(roles()[role].capabilities) for role in (RoleId.HR_DIRECTOR, RoleId.GOVERNOR, RoleId.STAFF)}
    assert now == {
        RoleId.HR_DIRECTOR: ["Has the share of senior posts moved?", "What do governors hear?"],
        RoleId.GOVERNOR: ["What do governors hear?"],
        RoleId.STAFF: [],
    }
