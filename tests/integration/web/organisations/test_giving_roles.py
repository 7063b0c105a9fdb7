"""Giving roles and ending them: two people where figures are read, at once where not, and in force at the next page."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tallystick_web.core.fence import OutsideFence
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import actions
from tallystick_web.organisations.access import who_may
from tallystick_web.organisations.models import Appointment, AppointmentEnd, Person, RoleRequest, Unit
from tallystick_web.organisations.queries import standing_of
from tallystick_web.organisations.rules import Capability, RoleId
from tests.integration.web.organisations import making
from tests.integration.web.rows import row_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    making.organisation("southdale")
    return making.organisation("northmoor")


def request_for(opened, person):
    with opened.inside():
        return RoleRequest.objects.of(opened.organisation).select_related("person", "asked_by").get(person=person)


def decide(opened, request, *, by, is_agreed=True, why=""):
    with opened.inside():
        return actions.decide_role(request=request, is_agreed=is_agreed, why=why, by=by, at=timezone.now())


def test_a_role_that_reads_figures_waits_and_no_invitation_leaves(opened, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        person = making.invited(opened, RoleId.ANALYST)
    with opened.inside():
        assert not Appointment.objects.of(opened.organisation).filter(person=person).exists()
    assert [letter.to for letter in mail.outbox] == [[opened.governance.email]], "the second person alone"
    assert f"/o/northmoor/people/asked/{request_for(opened, person).pk}/" in mail.outbox.pop().body
    with django_capture_on_commit_callbacks(execute=True):
        decide(opened, request_for(opened, person), by=opened.governance)
    assert [letter.to for letter in mail.outbox] == [[person.email]]


def test_the_second_person_cannot_be_the_first(opened):
    request = request_for(opened, making.invited(opened, RoleId.ANALYST))
    with pytest.raises(Refused, match="You asked for this yourself"):
        decide(opened, request, by=opened.administrator)


def test_the_second_person_cannot_be_the_one_who_would_hold_the_role(opened):
    with opened.inside():
        request = actions.give_role(
            person=opened.governance,
            role=RoleId.ANALYST,
            unit=None,
            since=timezone.localdate(),
            until=None,
            by=opened.administrator,
            at=timezone.now(),
        )
    with pytest.raises(Refused, match="This is about you"):
        decide(opened, request, by=opened.governance)


def test_a_refusal_says_why_and_gives_nothing(opened):
    person = making.invited(opened, RoleId.ANALYST)
    request = request_for(opened, person)
    with pytest.raises(Refused, match="Say why"):
        decide(opened, request, by=opened.governance, is_agreed=False)
    decide(opened, request, by=opened.governance, is_agreed=False, why="Not in this team")
    with opened.inside():
        assert not Appointment.objects.of(opened.organisation).filter(person=person).exists()
    with pytest.raises(Refused, match="decided in the meantime"):
        decide(opened, request, by=opened.governance)


def test_another_role_begins_at_once_with_an_invitation(opened, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        person = making.invited(opened, RoleId.GOVERNOR)
    with opened.inside():
        assert Appointment.objects.of(opened.organisation).filter(person=person, role="governor").exists()
    assert len(mail.outbox) == 1


def test_what_begins_later_holds_from_that_day_and_ends_after_its_last(opened):
    today = timezone.localdate()
    person = making.person(opened, RoleId.STAFF, since=today + timedelta(days=2), until=today + timedelta(days=4))
    held = [
        standing_of(person.account, opened.organisation, on=today + timedelta(days=ahead)) is not None
        for ahead in range(6)
    ]
    assert held == [False, False, True, True, True, False]


def test_a_role_that_is_ended_while_its_holder_is_signed_in_is_gone_at_the_next_page(
    opened, django_capture_on_commit_callbacks
):
    person = making.person(opened, RoleId.EXECUTIVE)
    browser = making.signed_in(person)
    assert browser.get("/o/northmoor/people/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True), opened.inside():
        actions.end_role(
            appointment=making.appointment(opened, person), why="Left", by=opened.administrator, at=timezone.now()
        )
    answer = browser.get("/o/northmoor/people/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in/")
    assert mail.outbox[-1].to == [person.email]
    assert "ended" in mail.outbox[-1].subject
    again = making.signed_in(person)
    assert again.get("/o/northmoor/people/").status_code == 404


def test_a_role_that_reads_figures_signs_its_new_holder_out_and_tells_them(opened, django_capture_on_commit_callbacks):
    person = making.person(opened, RoleId.STAFF)
    browser = making.signed_in(person)
    assert browser.get("/o/northmoor/our-words/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True), opened.inside():
        request = actions.give_role(
            person=person,
            role=RoleId.ANALYST,
            unit=None,
            since=timezone.localdate(),
            until=None,
            by=opened.administrator,
            at=timezone.now(),
        )
        actions.decide_role(request=request, is_agreed=True, why="", by=opened.governance, at=timezone.now())
    assert browser.get("/o/northmoor/our-words/").status_code == 302
    assert "Workforce analyst" in mail.outbox[-1].body


def test_the_last_person_who_manages_people_cannot_be_removed(opened):
    with pytest.raises(Refused, match="only person who can invite"), opened.inside():
        actions.end_role(
            appointment=making.appointment(opened, opened.administrator),
            why="",
            by=opened.administrator,
            at=timezone.now(),
        )


def test_the_last_person_who_agrees_to_roles_cannot_be_removed(opened):
    """Otherwise nobody could be given a role that reads figures any more."""
    with opened.inside():
        own = Appointment.objects.of(opened.organisation).get(person=opened.governance)
        waiting = making.invited(opened, RoleId.HR_DIRECTOR)
        with pytest.raises(Refused, match="fewer than two people could ask for and agree"):
            actions.end_role(appointment=own, why="Left", by=opened.administrator, at=timezone.now())
        assert not AppointmentEnd.objects.of(opened.organisation).exists()
        making.agreed(opened, waiting)
        with pytest.raises(Refused, match="fewer than two people"):  # invited is not joined
            actions.end_role(appointment=own, why="Left", by=opened.administrator, at=timezone.now())
    making.person(opened, RoleId.HR_DIRECTOR)
    with opened.inside():
        assert actions.end_role(appointment=own, why="Left", by=opened.administrator, at=timezone.now())


def test_the_page_of_people_names_who_can_answer_to_the_one_who_asked(opened):
    person = making.invited(opened, RoleId.ANALYST, name="Ann Ray")
    asker, second = (making.signed_in(one) for one in (opened.administrator, opened.governance))
    for page in ("/o/northmoor/people/", f"/o/northmoor/people/{person.pk}/"):
        asked, answers = (one.get(page).content.decode() for one in (asker, second))
        assert "Waiting for Ian Holt" in asked
        assert "Agree or refuse" not in asked
        assert "Agree or refuse" in answers
        assert "Waiting for Ada Marsh" not in answers


def test_a_page_that_is_closed_says_what_for_and_names_three_roles_that_somebody_holds(opened):
    said = making.signed_in(opened.administrator).get("/o/northmoor/where-we-stand/")
    assert said.status_code == 403
    assert (
        "This page is to read the organisation&#39;s approved figures. In your organisation it opens for the "
        "information governance lead." in said.content.decode()
    )


def test_a_closed_page_that_opens_for_more_than_three_roles_says_that_there_are_others():
    held = (RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.HR_DIRECTOR, RoleId.EXECUTIVE)
    assert who_may(frozenset({Capability.READ_REVIEWS}), frozenset(held)).endswith(" and others.")
    assert "others" not in who_may(frozenset({Capability.READ_REVIEWS}), frozenset(held[:3]))


def test_a_role_is_not_given_twice_and_never_backdated(opened):
    person = making.invited(opened, RoleId.STAFF)
    given = {"unit": None, "until": None, "by": opened.administrator, "at": timezone.now()}
    with opened.inside():
        with pytest.raises(Refused, match="hold the role"):
            actions.give_role(person=person, role=RoleId.STAFF, since=timezone.localdate(), **given)
        with pytest.raises(Refused, match="first day is over"):
            actions.give_role(
                person=person, role=RoleId.GOVERNOR, since=timezone.localdate() - timedelta(days=1), **given
            )


def test_an_agreement_never_reaches_back_before_it_was_given(opened):
    asked = timezone.now()
    person = making.invited(opened, RoleId.ANALYST, at=asked)
    later = asked + timedelta(days=3)
    with opened.inside():
        actions.decide_role(request=request_for(opened, person), is_agreed=True, why="", by=opened.governance, at=later)
    assert making.appointment(opened, person).since == timezone.localdate(later)


def test_a_second_person_with_the_same_address_is_refused(opened):
    making.invited(opened, RoleId.STAFF, email="one@northmoor.example")
    with pytest.raises(Refused, match="e-mail address already"):
        making.invited(opened, RoleId.GOVERNOR, email="ONE@northmoor.example")


def test_a_second_step_that_was_lost_is_taken_away_by_two_people(opened, django_capture_on_commit_callbacks):
    person = making.person(opened, RoleId.EXECUTIVE)
    browser = making.signed_in(person)
    assert browser.get("/o/northmoor/people/").status_code == 200
    with opened.inside():
        reset = actions.ask_second_step_reset(
            person=person, why="Lost phone", by=opened.administrator, at=timezone.now()
        )
        with pytest.raises(Refused, match="yourself"):
            actions.decide_second_step_reset(
                reset=reset, is_agreed=True, why="", by=opened.administrator, at=timezone.now()
            )
        with pytest.raises(Refused, match="about you"):
            actions.decide_second_step_reset(reset=reset, is_agreed=True, why="", by=person, at=timezone.now())
    assert browser.get("/o/northmoor/people/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True), opened.inside():
        actions.decide_second_step_reset(reset=reset, is_agreed=True, why="", by=opened.governance, at=timezone.now())
    assert browser.get("/o/northmoor/people/").status_code == 302
    person.account.refresh_from_db()
    assert not person.account.has_usable_password()
    assert mail.outbox[-1].to == [person.email]
    assert "/account/password/forgotten/" in mail.outbox[-1].body


def test_nothing_of_another_organisation_can_be_touched(opened):
    other = making.organisation("westmere")
    person = making.invited(other, RoleId.STAFF)
    with pytest.raises(OutsideFence), opened.inside():
        actions.correct_name(person=person, name="Somebody Else", by=opened.administrator, at=timezone.now())


# FOR THE WHOLE ORGANISATION, OR NOT AT ALL


@pytest.mark.parametrize("role", [RoleId.STAFF, RoleId.ANALYST])
def test_a_role_of_a_unit_is_refused_while_nothing_keeps_it_to_the_unit(opened, role):
    pharmacy = row_of(Unit, opened.organisation)
    with pytest.raises(Refused, match="holds for the whole organisation"):
        making.invited(opened, role, unit=pharmacy, email="one@northmoor.example")
    assert events(opened) == ["organisation-opened", "invitation-taken-up", "invitation-taken-up"]


def test_a_role_that_was_asked_for_of_a_unit_is_not_agreed(opened):
    person, unit = making.invited(opened, RoleId.STAFF), row_of(Unit, opened.organisation)
    known = {"RoleRequest": {"person": person, "unit": unit, "asked_by": opened.administrator}}
    request = row_of(RoleRequest, opened.organisation, known=known)
    with pytest.raises(Refused, match="holds for the whole organisation"):
        decide(opened, request, by=opened.governance)


def test_a_row_that_gives_a_role_of_a_unit_lets_nobody_in(opened):
    person, today = making.invited(opened, RoleId.ANALYST), timezone.localdate()
    account = making.join(post_again(opened, person)).account
    known = {"role": RoleId.ANALYST, "person": person, "since": today, "until": None}
    for unit, is_let_in in ((row_of(Unit, opened.organisation), False), (None, True)):
        row_of(Appointment, opened.organisation, known={"Appointment": known | {"unit": unit}})
        assert (standing_of(account, opened.organisation, on=today) is not None) is is_let_in


def post_again(opened, person):
    with opened.inside():
        return actions.send_invitation_again(person=person, by=opened.administrator, at=timezone.now())


def test_no_form_asks_for_which_unit_a_role_is(opened):
    browser = making.signed_in(opened.administrator)
    for path in ("people/invite/", f"people/{opened.governance.pk}/role/"):
        assert b'name="unit"' not in browser.get(f"/o/northmoor/{path}").content


# ONE EVENT FOR EACH THING DONE


def events(opened):
    return list(
        AuditEvent.objects.filter(chain=opened.organisation.pk).order_by("number").values_list("kind", flat=True)
    )


def test_each_thing_done_to_people_writes_one_event_and_a_refused_one_none(opened):
    before = len(events(opened))
    person = making.invited(opened, RoleId.ANALYST)
    making.agreed(opened, person)
    with opened.inside():
        actions.correct_name(person=person, name="Anna List", by=opened.administrator, at=timezone.now())
        appointment = making.appointment(opened, person)
        actions.end_role(appointment=appointment, why="", by=opened.administrator, at=timezone.now())
        with pytest.raises(Refused):
            actions.end_role(appointment=appointment, why="", by=opened.administrator, at=timezone.now())
    assert events(opened)[before:] == ["person-invited", "role-agreed", "name-corrected", "role-ended"]


def test_a_refused_invitation_leaves_nothing_behind(opened):
    before = len(events(opened))
    with pytest.raises(Refused):
        making.invited(opened, RoleId.STAFF, until=timezone.localdate() - timedelta(days=1), email="x@y.example")
    with opened.inside():
        assert not Person.objects.of(opened.organisation).filter(email="x@y.example").exists()
        assert not AppointmentEnd.objects.of(opened.organisation).exists()
    assert len(events(opened)) == before


def test_no_event_holds_a_name_or_an_address(opened):
    person = making.person(opened, RoleId.ANALYST, name="Zebedee Quill", email="zq@northmoor.example")
    with opened.inside():
        actions.correct_name(person=person, name="Zebedee Quills", by=opened.administrator, at=timezone.now())
    said = " ".join(str(row) for row in AuditEvent.objects.values_list("kind", "about", "more"))
    assert "Zebedee" not in said
    assert "@" not in said


def test_a_form_that_comes_twice_ends_a_role_once(opened):
    person = making.person(opened, RoleId.GOVERNOR)
    appointment = making.appointment(opened, person)
    browser = making.signed_in(opened.administrator)
    path = f"/o/northmoor/people/roles/{appointment.pk}/end/"
    sent = {"why": "", "form_key": making.form_key(browser, path)}
    before = len(events(opened))
    answers = [browser.post(path, sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert len(events(opened)) == before + 1
