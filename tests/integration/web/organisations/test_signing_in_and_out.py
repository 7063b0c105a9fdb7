"""Signing in: locked after five wrong passwords, a new session each time, and how long one lasts."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from cryptography.fernet import InvalidToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from tallystick_web.organisations.models import Account
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_counters():
    """The counters of attempts, which a file keeps."""
    cache.clear()


@pytest.fixture
def opened():
    return making.organisation()


def attempt(person, password, *, address="10.0.0.1", email=None):
    browser = Client(REMOTE_ADDR=address)
    return browser.post("/account/sign-in/", {"login": email or person.account.email, "password": password})


# LOCK-OUT


def test_five_wrong_passwords_lock_the_account_from_that_address_and_no_other(opened):
    said = [attempt(opened.governance, "wrong").status_code for _ in range(5)]
    assert said == [200, 200, 200, 200, 429]
    assert attempt(opened.governance, making.PASSWORD).status_code == 429
    assert attempt(opened.governance, making.PASSWORD, address="10.0.0.2").status_code == 302
    assert attempt(opened.administrator, making.PASSWORD).status_code == 302


def test_another_spelling_of_the_address_is_the_same_account(opened):
    for spelling in (
        "IAN@northmoor.example",
        "Ian@Northmoor.example",
        " ian@northmoor.example",
        "ian@NORTHMOOR.example",
    ):
        attempt(opened.governance, "wrong", email=spelling)
    assert attempt(opened.governance, "wrong").status_code == 429


def test_the_lock_opens_after_a_quarter_of_an_hour(opened):
    for _ in range(5):
        attempt(opened.governance, "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert attempt(opened.governance, making.PASSWORD).status_code == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert attempt(opened.governance, making.PASSWORD).status_code == 302


def test_what_is_said_does_not_tell_whether_an_account_exists(opened):
    pages = [
        attempt(opened.governance, "wrong", email=email).content.decode().replace(email, "ADDRESS")
        for email in ("ian@northmoor.example", "nobody@northmoor.example")
    ]
    first, second = (page[page.index("<main") :] for page in pages)
    assert _masked(first) == _masked(second)


def test_asking_for_a_new_password_says_the_same_for_every_address(opened, django_capture_on_commit_callbacks):
    seen = []
    for email in ("ian@northmoor.example", "nobody@northmoor.example"):
        with django_capture_on_commit_callbacks(execute=True):
            answer = Client().post("/account/password/forgotten/", {"email": email}, follow=True)
        seen.append(_masked(answer.content.decode()))
    assert seen[0] == seen[1]
    # Both are written to, so that how long it takes tells nobody either.
    assert [letter.to for letter in mail.outbox] == [["ian@northmoor.example"], ["nobody@northmoor.example"]]
    assert "/key/" not in mail.outbox[1].body


# SESSIONS


def test_the_key_of_a_session_changes_at_sign_in(opened):
    browser = Client()
    browser.get("/account/sign-in/")
    session = browser.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    browser.cookies["sessionid"] = before
    browser.post("/account/sign-in/", {"login": opened.governance.account.email, "password": making.PASSWORD})
    assert browser.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_session_is_over_half_an_hour_after_the_last_page(opened):
    browser = making.signed_in(opened.governance)
    assert browser.get("/o/northmoor/people/").status_code == 200
    ends = Session.objects.get(session_key=browser.session.session_key).expire_date
    assert timedelta(minutes=29) < ends - timezone.now() <= timedelta(minutes=30)
    Session.objects.filter(session_key=browser.session.session_key).update(expire_date=timezone.now())
    assert browser.get("/o/northmoor/people/").status_code == 302


def test_a_session_is_over_twelve_hours_after_it_began_however_busy_it_is(opened):
    browser = making.signed_in(opened.governance)
    assert browser.get("/o/northmoor/people/").status_code == 200
    session = browser.session
    session["began"] = (timezone.now() - timedelta(hours=12, seconds=1)).isoformat()
    session.save()
    assert browser.get("/o/northmoor/people/").status_code == 302


def test_signing_out_takes_a_form(opened):
    browser = making.signed_in(opened.governance)
    assert browser.get("/account/sign-out/").status_code == 200
    assert browser.get("/o/northmoor/people/").status_code == 200
    browser.post("/account/sign-out/")
    assert browser.get("/o/northmoor/people/").status_code == 302


def test_other_sign_ins_are_listed_and_can_be_ended(opened):
    here, there = making.signed_in(opened.governance), making.signed_in(opened.governance)
    assert here.get("/account/signed-in/").content.count(b"from the address") == 2
    here.post("/account/signed-in/")
    assert there.get("/o/northmoor/people/").status_code == 302
    assert here.get("/o/northmoor/people/").status_code == 200


def test_a_new_password_signs_out_everywhere(opened, django_capture_on_commit_callbacks):
    browser = making.signed_in(opened.governance)
    with django_capture_on_commit_callbacks(execute=True):
        Client().post("/account/password/forgotten/", {"email": opened.governance.account.email})
    link = next(line for line in mail.outbox[-1].body.splitlines() if line.startswith("https://"))
    other = Client()
    page = other.get(link.removeprefix("https://testserver"), follow=True)
    words = {"password1": "entirely different words", "password2": "entirely different words"}
    done = other.post(page.request["PATH_INFO"], words)
    assert done["Location"] == "/account/password/forgotten/done/"
    assert browser.get("/o/northmoor/people/").status_code == 302
    assert attempt(opened.governance, making.PASSWORD).status_code == 200
    assert attempt(opened.governance, "entirely different words").status_code == 302


# THE SECOND STEP


def test_who_reads_figures_sets_up_a_second_step_first(opened):
    browser = making.signed_in(opened.governance, second_step=False)
    assert browser.get("/o/northmoor/people/")["Location"] == "/account/second-step/"
    assert b"A password alone can be guessed" in browser.get("/account/second-step/").content


def test_who_reads_only_what_everybody_may_needs_none(opened):
    browser = making.signed_in(making.person(opened, RoleId.STAFF), second_step=False)
    assert browser.get("/o/northmoor/our-words/").status_code == 200


def test_with_made_up_data_the_second_step_can_wait_and_the_page_says_so(opened, settings):
    settings.TALLYSTICK_SECOND_STEP_CAN_WAIT = True
    browser = making.signed_in(opened.governance, second_step=False)
    assert browser.get("/o/northmoor/people/").status_code == 200
    assert b"made-up data only" in browser.get("/account/second-step/").content


def test_a_password_alone_does_not_sign_in_where_an_app_is_set_up(opened):
    secret = generate_totp_secret()
    TOTP.activate(opened.governance.account, secret)
    browser = Client()
    answer = browser.post("/account/sign-in/", {"login": "ian@northmoor.example", "password": making.PASSWORD})
    assert answer["Location"] == "/account/sign-in/second-step/"
    assert browser.get("/o/northmoor/people/").status_code == 302
    assert browser.post("/account/sign-in/second-step/", {"code": "000000"}).status_code == 200
    assert browser.post("/account/sign-in/second-step/", {"code": code_of(secret)}).status_code == 302
    assert browser.get("/o/northmoor/people/").status_code == 200


def test_a_row_holds_nothing_that_an_app_could_count_from(opened, settings):
    secret = generate_totp_secret()
    TOTP.activate(opened.governance.account, secret)
    row = Authenticator.objects.get()
    assert secret not in str(row.data)
    assert row.wrap().validate_code(code_of(secret))
    settings.SECRET_KEY = "another secret than it was sealed with"
    with pytest.raises(InvalidToken):
        row.wrap().validate_code(code_of(secret))


def test_wrong_codes_are_counted_for_the_account(opened):
    secret = generate_totp_secret()
    TOTP.activate(opened.governance.account, secret)
    browser = Client()
    browser.post("/account/sign-in/", {"login": "ian@northmoor.example", "password": making.PASSWORD})
    for _ in range(5):
        browser.post("/account/sign-in/second-step/", {"code": "000000"})
    page = browser.post("/account/sign-in/second-step/", {"code": code_of(secret)})
    assert page.status_code == 200
    assert b"too many attempts" in page.content


def test_taking_the_app_away_closes_the_figures_again(opened):
    TOTP.activate(opened.governance.account, generate_totp_secret())
    browser = making.signed_in(opened.administrator, second_step=False)
    assert browser.get("/o/northmoor/people/").status_code == 302
    assert Authenticator.objects.count() == 1


@pytest.mark.parametrize("page", ["app/", "passkeys/add/"])
def test_who_has_no_password_is_asked_to_sign_in_again_before_adding_a_second_step(opened, page):
    account = making.person(opened, RoleId.EXECUTIVE).account
    account.set_unusable_password()
    account.save()
    browser = Client()
    browser.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    for minutes, status in ((4, 200), (6, 403)):
        session = browser.session
        session["account_authentication_methods_user"] = str(account.pk)
        session["account_authentication_methods"] = [{"method": "socialaccount", "at": time.time() - 60 * minutes}]
        session.save()
        answer = browser.get(f"/account/second-step/{page}")
        assert (answer.status_code, b"Sign in again first" in answer.content) == (status, status == 403)


def test_the_picture_of_a_secret_is_there_only_while_it_is_set_up(opened):
    browser = making.signed_in(opened.governance, second_step=False)
    assert browser.get("/account/second-step/code.svg").status_code == 404
    asked = browser.get("/account/second-step/app/")
    assert asked["Location"].startswith("/account/confirm/")
    browser.post("/account/confirm/", {"password": making.PASSWORD})
    page = browser.get("/account/second-step/app/")
    picture = browser.get("/account/second-step/code.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert b"<path" in picture.content
    assert b"style" not in picture.content
    assert b'src="/account/second-step/code.svg"' in page.content
    assert b"data:" not in page.content


def test_who_has_no_password_is_led_to_the_page_that_sends_a_link_to_set_one(opened):
    account = making.person(opened, RoleId.EXECUTIVE).account
    account.set_unusable_password()
    account.save()
    browser = Client()
    browser.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.get("/account/password/", follow=True)
    assert answer.redirect_chain == [("/account/password/forgotten/", 302)]
    assert answer.status_code == 200


# WHAT IS NOT THERE


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_confirm_email",
        "socialaccount_signup",
        "socialaccount_connections",
        "account_set_password",
    ],
)
def test_pages_of_the_package_that_nobody_needs_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_an_address_that_is_not_there_is_not_found():
    for path in ("/account/", "/account/email/", "/account/signup/", "/account/login/", "/account/2fa/"):
        assert Client().get(path).status_code == 404, path


@pytest.mark.parametrize("query", ["process=connect", "scope=x", "auth_params=prompt%3Dnone"])
def test_a_provider_is_only_reached_by_a_form_and_only_to_sign_in(opened, settings, query):
    app = {
        "provider_id": "a",
        "name": "A",
        "client_id": "c",
        "secret": "s",
        "settings": {"server_url": "https://a.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    assert Client().get(f"/account/provider/a/?{query}").status_code == 405
    assert Client().post("/account/provider/nobody/").status_code == 404


def test_a_provider_that_is_down_is_said_to_be(settings):
    app = {
        "provider_id": "a",
        "name": "A",
        "client_id": "c",
        "secret": "s",
        "settings": {"server_url": "http://127.0.0.1:9"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    answer = Client().post("/account/provider/a/")
    assert answer.status_code == 502
    assert b"did not answer as expected" in answer.content


def test_signing_in_leads_only_to_pages_of_the_service(opened):
    sent = {"login": "ian@northmoor.example", "password": making.PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post("/account/sign-in/", sent)["Location"] == "/account/organisations/"


def test_an_address_that_no_invitation_reached_opens_nothing(opened):
    Account.objects.create_user("planted@northmoor.example", making.PASSWORD)
    browser = Client()
    answer = browser.post("/account/sign-in/", {"login": "planted@northmoor.example", "password": making.PASSWORD})
    assert answer["Location"] == "/account/sign-up/"
    assert browser.get("/account/me/").status_code == 302
    assert mail.outbox == []


def test_signing_up_is_closed(opened):
    page = Client().post("/account/sign-up/", {"email": "me@example.org", "password1": making.PASSWORD})
    assert b"You need an invitation" in page.content


def test_every_address_of_an_account_is_one_of_ours():
    names = {one for one in get_resolver().reverse_dict if isinstance(one, str)}
    package = {one for one in names if one.startswith(("account_", "mfa_", "socialaccount_", "usersessions_"))}
    assert len(package) == 25


def code_of(secret):
    """The code that an authenticator app shows now."""
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


def _masked(page):
    parts = page.split('name="csrfmiddlewaretoken" value="')
    return parts[0] + "".join(one.partition('"')[2] for one in parts[1:])
