"""Invitations: they open once, for seven days, for one address, and only by a form."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.organisations import actions
from tallystick_web.organisations.models import Account, Invitation
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
BOTH = {"password1": making.PASSWORD, "password2": making.PASSWORD}


@pytest.fixture
def opened():
    return making.organisation()


@pytest.fixture
def link(opened, django_capture_on_commit_callbacks):
    """The link that a new member of staff got by e-mail."""
    with django_capture_on_commit_callbacks(execute=True):
        making.invited(opened, RoleId.STAFF, email="new@northmoor.example")
    return next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("https://"))


def path_of(link):
    return link.removeprefix("https://testserver")


def test_a_link_leads_to_a_page_without_its_key_where_a_form_sets_the_password(link):
    browser = Client()
    answer = browser.get(path_of(link))
    assert (answer.status_code, answer["Location"]) == (303, "/account/invitation/")
    assert b"Join Northmoor NHS Trust" in browser.get("/account/invitation/").content
    assert browser.post("/account/invitation/", BOTH).status_code == 303
    assert browser.get("/o/northmoor/our-words/").status_code == 200
    assert EmailAddress.objects.get(email="new@northmoor.example").verified


def test_a_mail_scanner_that_opens_the_link_spends_nothing(link):
    for _ in range(3):
        scanner = Client()
        scanner.get(path_of(link), follow=True)
        scanner.head(path_of(link))
    browser = Client()
    browser.get(path_of(link))
    assert browser.post("/account/invitation/", BOTH).status_code == 303
    assert Account.objects.filter(email="new@northmoor.example").exists()


def test_a_link_that_was_used_opens_nothing(link):
    first = Client()
    first.get(path_of(link))
    first.post("/account/invitation/", BOTH)
    second = Client()
    assert second.get(path_of(link), follow=True).status_code == 410
    assert second.post("/account/invitation/", BOTH).status_code == 410


def test_a_link_that_opens_nothing_leaves_nothing_and_closes_what_an_earlier_one_opened(link):
    stranger = Client()
    assert stranger.get("/account/invitation/junk/").status_code == 303
    assert Session.objects.count() == 0
    browser = Client()
    browser.get(path_of(link))
    browser.get("/account/invitation/junk/")
    assert browser.get("/account/invitation/").status_code == 410


def test_two_browsers_with_one_link_make_one_account(link):
    one, other = Client(), Client()
    one.get(path_of(link))
    other.get(path_of(link))
    assert one.post("/account/invitation/", BOTH).status_code == 303
    assert other.post("/account/invitation/", BOTH).status_code == 410
    assert Account.objects.filter(email="new@northmoor.example").count() == 1


def test_an_invitation_is_looked_at_again_at_the_moment_it_is_taken_up(opened, link):
    with opened.inside():
        held = Invitation.objects.of(opened.organisation).latest("sent_at")
        again = Invitation.objects.of(opened.organisation).latest("sent_at")
        actions.join_with_password(invitation=held, password=making.PASSWORD, at=timezone.now())
        with pytest.raises(Refused, match="no longer works"):
            actions.join_signed_in(invitation=again, account=opened.governance.account, at=timezone.now())


def test_joining_begins_a_session_that_holds_nothing_from_before(link):
    browser = Client()
    browser.get(path_of(link))
    session = browser.session
    session["planted"] = "yes"
    session.save()
    browser.post("/account/invitation/", BOTH)
    assert browser.session.session_key != session.session_key
    assert "planted" not in browser.session


def test_a_link_is_over_after_seven_days(opened, link):
    with opened.inside():
        invitation = Invitation.objects.of(opened.organisation).latest("sent_at")
        assert invitation.ends_at - invitation.sent_at == timedelta(days=7)
        with pytest.raises(Refused, match="older than seven days"):
            actions.join_with_password(
                invitation=invitation, password=making.PASSWORD, at=invitation.ends_at + timedelta(seconds=1)
            )
        Invitation.objects.of(opened.organisation).filter(pk=invitation.pk).update(
            ends_at=timezone.now() - timedelta(seconds=1)
        )
    assert Client().get(path_of(link), follow=True).status_code == 410


def test_a_newer_link_makes_the_earlier_one_void(opened, link):
    with opened.inside():
        person = Invitation.objects.of(opened.organisation).latest("sent_at").person
        newer = actions.send_invitation_again(person=person, by=opened.administrator, at=timezone.now())
    assert Client().get(path_of(link), follow=True).status_code == 410
    assert Client().get(path_of(newer), follow=True).status_code == 200


def test_an_account_of_another_address_cannot_take_an_invitation_up(opened, link):
    browser = making.signed_in(opened.governance)
    page = browser.get(path_of(link), follow=True)
    assert b"another e-mail address" in page.content
    browser.post("/account/invitation/join/")
    assert browser.post("/account/invitation/", BOTH).status_code == 200
    with opened.inside():
        assert Invitation.objects.of(opened.organisation).latest("sent_at").used_at is None


def test_the_account_of_the_invited_address_joins_a_second_organisation_by_signing_in(
    opened, link, django_capture_on_commit_callbacks
):
    other = making.organisation("southdale")
    with django_capture_on_commit_callbacks(execute=True):
        making.invited(opened, RoleId.STAFF, email=other.governance.email)
    second = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("https://"))
    stranger = Client()
    page = stranger.get(path_of(second), follow=True)
    assert b"You have an account at this address already" in page.content
    assert b"password1" not in page.content
    stranger.post("/account/invitation/", BOTH)
    browser = making.signed_in(other.governance)
    browser.get(path_of(second))
    assert browser.post("/account/invitation/join/").status_code == 303
    assert browser.get("/o/northmoor/our-words/").status_code == 200
    assert browser.get("/o/southdale/our-words/").status_code == 200


def test_the_password_of_an_account_elsewhere_is_never_set_by_an_invitation(opened, django_capture_on_commit_callbacks):
    other = making.organisation("southdale")
    before = Account.objects.get(pk=other.governance.account_id).password
    with django_capture_on_commit_callbacks(execute=True):
        making.invited(opened, RoleId.STAFF, email=other.governance.email)
    link = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("https://"))
    thief = Client()
    thief.get(path_of(link))
    thief.post("/account/invitation/", {"password1": "another three words", "password2": "another three words"})
    assert Account.objects.get(pk=other.governance.account_id).password == before


def test_inviting_an_address_with_an_account_elsewhere_looks_the_same(opened, django_capture_on_commit_callbacks):
    making.organisation("southdale")
    pages, letters = [], []
    for email in ("nobody@elsewhere.example", "ian@southdale.example"):
        browser = making.signed_in(opened.administrator)
        sent = {
            "name": "Some Body",
            "email": email,
            "role": "staff",
            "form_key": making.form_key(browser, "/o/northmoor/people/invite/"),
            **dict(zip(("since_day", "since_month", "since_year"), _today(), strict=True)),
        }
        with django_capture_on_commit_callbacks(execute=True):
            answer = browser.post("/o/northmoor/people/invite/", sent)
        assert answer.status_code == 303
        page = browser.get(answer["Location"]).content.decode()
        pages.append(without_numbers(page.replace(email, "ADDRESS")))
        body = mail.outbox[-1].body
        letters.append("\n".join(line for line in body.splitlines() if not line.startswith("https://")))
    assert pages[0] == pages[1]
    assert letters[0] == letters[1]


def _today():
    today = timezone.localdate()
    return str(today.day), str(today.month), str(today.year)


def without_numbers(page):
    """A page without what is random in it: numbers of rows, and the tokens of forms."""
    page = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "NUMBER", page)
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "TOKEN", page)


def test_only_a_hash_of_the_key_is_kept(opened, link):
    key = making.key_in(link)
    with opened.inside():
        invitation = Invitation.objects.of(opened.organisation).latest("sent_at")
    assert len(key) >= 40
    assert key not in str(Invitation.__dict__ | invitation.__dict__)


def test_a_password_that_is_easily_guessed_is_refused(link):
    browser = Client()
    browser.get(path_of(link))
    page = browser.post("/account/invitation/", {"password1": "password1234", "password2": "password1234"})
    assert page.status_code == 200
    assert not Account.objects.filter(email="new@northmoor.example").exists()


def test_a_link_is_made_from_the_settings_and_not_from_the_host_that_was_asked(
    opened, django_capture_on_commit_callbacks
):
    browser = Client()
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(
            "/account/password/forgotten/", {"email": opened.governance.email}, headers={"host": "testserver:8443"}
        )
    body = mail.outbox[-1].body
    assert "https://testserver/account/password/forgotten/" in body
    assert "8443" not in body
