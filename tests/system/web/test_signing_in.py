"""Signing in, as a browser meets it: with a password and an authenticator app, with a passkey, through a provider."""

import copy
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

PROVIDER = Path(__file__).parent / "provider" / "serve.py"


@pytest.fixture(autouse=True)
def empty_counters():
    """The counters of attempts, which a file keeps."""
    cache.clear()


# WITH A PASSWORD AND AN AUTHENTICATOR APP


def test_an_invited_executive_joins_and_signs_in_with_an_app(service, page, looked_at):
    link = given_an_invitation(making.organisation(), RoleId.EXECUTIVE, "amira@northmoor.example")
    when_the_link_is_opened(page, link, looked_at)
    when_a_password_is_chosen(page)
    then_a_second_step_is_asked_for(page, looked_at)
    secret = when_an_app_is_set_up(page, looked_at)
    then_recovery_codes_are_shown(page, looked_at)
    then_the_people_of_northmoor_are_shown(page, service)
    when_they_sign_out(page, looked_at)
    when_they_sign_in_with_their_password(page, "amira@northmoor.example", looked_at)
    page.get_by_label("Code", exact=True).fill(code_of(secret))
    page.get_by_role("button", name="Sign in", exact=True).click()
    then_the_people_of_northmoor_are_shown(page, service)


def given_an_invitation(opened, role, email):
    """The link in the invitation of a person whose role two people gave."""
    making.agreed(opened, making.invited(opened, role, name="Amira Khan", email=email))
    return re.search(r"http\S+/invitation/\S+", mail.outbox[-1].body).group()


def when_the_link_is_opened(page, link, looked_at):
    page.goto(link)
    assert page.url.endswith("/account/invitation/")
    assert page.get_by_role("heading", level=1).inner_text().endswith("Join Northmoor NHS Trust")
    looked_at("invitation")


def when_a_password_is_chosen(page):
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_label("The same password again").fill(making.PASSWORD)
    page.get_by_role("button", name="Join").click()


def then_a_second_step_is_asked_for(page, looked_at):
    assert page.get_by_role("heading", level=1).inner_text() == "Set up a second step"
    looked_at("second-step")


def when_an_app_is_set_up(page, looked_at):
    page.get_by_role("button", name="Set up an authenticator app").click()
    looked_at("confirm")
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.locator("main img").evaluate("picture => picture.decode()")  # fails where it cannot be drawn
    looked_at("app")
    secret = page.locator("main code").inner_text().replace(" ", "")
    page.get_by_label("Code from the app").fill("12")
    page.get_by_role("button", name="Finish").click()
    looked_at("app-wrong")
    page.get_by_label("Code from the app").fill(code_of(secret))
    page.get_by_role("button", name="Finish").click()
    return secret


def then_recovery_codes_are_shown(page, looked_at):
    assert page.get_by_role("heading", level=1).inner_text() == "Your recovery codes"
    looked_at("codes")


def then_the_people_of_northmoor_are_shown(page, service):
    page.goto(f"{service}/o/northmoor/people/")
    assert page.get_by_role("heading", level=1).inner_text() == "People"


def when_they_sign_out(page, looked_at):
    page.get_by_role("link", name="Amira Khan").first.click()
    looked_at("account")
    page.get_by_role("link", name="Look at Where you are signed in").click()
    looked_at("signed-in")
    page.get_by_role("button", name="Sign out", exact=True).click()


def when_they_sign_in_with_their_password(page, email, looked_at):
    looked_at("sign-in")
    page.get_by_label("Work e-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill("not this one")
    page.get_by_role("button", name="Sign in", exact=True).click()
    looked_at("sign-in-wrong")
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text().endswith("Enter a code")
    looked_at("code")


def code_of(secret):
    """The code that an authenticator app shows now."""
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


# WITH A PASSKEY


def test_a_passkey_signs_in_alone(service, page, looked_at, settings):
    settings.TALLYSTICK_ADDRESS = service.replace("127.0.0.1", "localhost")  # browsers give no passkey to a bare number
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = [settings.TALLYSTICK_ADDRESS]
    making.organisation()
    given_a_device_that_keeps_passkeys(page)
    page.goto(f"{settings.TALLYSTICK_ADDRESS}/account/sign-in/")
    page.get_by_label("Work e-mail address").fill("ian@northmoor.example")
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    looked_at("add-passkey")
    page.get_by_label("Sign in with it alone, without the password").check()
    page.get_by_role("button", name="Add the passkey").click()
    page.wait_for_url("**/second-step/codes/")
    page.goto(f"{settings.TALLYSTICK_ADDRESS}/account/second-step/passkeys/")
    looked_at("passkeys")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/o/northmoor/**")
    assert "northmoor" in page.url


def given_a_device_that_keeps_passkeys(page):
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


# THROUGH AN ORGANISATION'S OWN SIGN-IN


@pytest.fixture
def provider(service, settings, tmp_path):
    """A running provider that the service knows as `northmoor`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    back = f"{service}/account/provider/northmoor/back/"
    command = [sys.executable, str(PROVIDER), str(port), back, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "ready\n"
        _know(settings, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
        running.terminate()


def _know(settings, address):
    app = {
        "provider_id": "northmoor",
        "name": "the Northmoor sign-in",
        "client_id": "tallystick",
        "secret": "of tests alone",
        "settings": {"server_url": f"{address}/o", "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["form-action"].append(address)
    settings.CONTENT_SECURITY_POLICY = policy


def test_a_provider_that_asked_for_a_second_step_is_believed(service, provider, page, looked_at):
    link = given_an_invitation(making.organisation(), RoleId.EXECUTIVE, "amira@northmoor.example")
    page.goto(link)
    looked_at("invitation-provider")
    page.get_by_role("button", name="Join with the Northmoor sign-in").click()
    when_they_sign_in_at_the_provider(page, "amira-mfa")
    page.get_by_text("says that you are amira@northmoor.example").wait_for()
    looked_at("joining")
    page.get_by_role("button", name="Join").click()
    then_the_people_of_northmoor_are_shown(page, service)
    page.get_by_role("button", name="Sign out").click()
    looked_at("sign-in-provider")
    page.get_by_role("button", name="Sign in with the Northmoor sign-in").click()
    page.wait_for_url(f"{service}/**")
    then_the_people_of_northmoor_are_shown(page, service)


def test_a_provider_that_asked_for_a_password_alone_is_not_enough(service, provider, page):
    link = given_an_invitation(making.organisation(), RoleId.EXECUTIVE, "bola@northmoor.example")
    page.goto(link)
    page.get_by_role("button", name="Join with the Northmoor sign-in").click()
    when_they_sign_in_at_the_provider(page, "bola")
    page.get_by_role("button", name="Join").click()
    page.goto(f"{service}/o/northmoor/people/")
    assert page.get_by_role("heading", level=1).inner_text() == "Set up a second step"


def test_an_invitation_is_not_joined_by_another_person_of_the_provider(service, provider, page, looked_at):
    link = given_an_invitation(making.organisation(), RoleId.EXECUTIVE, "amira@northmoor.example")
    page.goto(link)
    page.get_by_role("button", name="Join with the Northmoor sign-in").click()
    when_they_sign_in_at_the_provider(page, "bola")
    page.get_by_role("button", name="Join").click()
    assert page.get_by_role("heading", level=1).inner_text() == "You have not joined"
    looked_at("not-joined")


def test_the_same_address_at_the_provider_does_not_open_an_account(service, provider, page, looked_at):
    making.organisation()
    page.goto(f"{service}/account/sign-in/")
    page.get_by_role("button", name="Sign in with the Northmoor sign-in").click()
    when_they_sign_in_at_the_provider(page, "ian-mfa")
    assert page.get_by_role("heading", level=1).inner_text() == "You need an invitation"
    looked_at("no-invitation")
    page.goto(f"{service}/o/northmoor/people/")
    assert "/account/sign-in/" in page.url


def test_a_provider_that_says_it_is_another_issuer_is_not_believed(service, provider, page, settings, looked_at):
    _know(settings, provider.replace("127.0.0.1", "localhost"))
    page.goto(f"{service}/account/sign-in/")
    page.get_by_role("button", name="Sign in with the Northmoor sign-in").click()
    assert page.get_by_role("heading", level=1).inner_text() == "You are not signed in"
    looked_at("provider-failed")


def test_who_signs_in_through_a_provider_has_no_password_and_is_sent_no_link(service, provider, page):
    link = given_an_invitation(making.organisation(), RoleId.EXECUTIVE, "amira@northmoor.example")
    page.goto(link)
    page.get_by_role("button", name="Join with the Northmoor sign-in").click()
    when_they_sign_in_at_the_provider(page, "amira-mfa")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("button", name="Sign out").click()
    sent = len(mail.outbox)
    page.goto(f"{service}/account/password/forgotten/")
    page.get_by_label("Work e-mail address").fill("amira@northmoor.example")
    page.get_by_role("button", name="Send the link").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Look at your e-mail"
    [letter] = mail.outbox[sent:]
    assert "Nobody signs in to Tallystick with it and a password" in letter.body.replace("\n", " ")


def when_they_sign_in_at_the_provider(page, name):
    assert page.get_by_role("heading", level=1).inner_text() == "Northmoor sign-in"
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("let me in")
    page.get_by_role("button", name="Sign in").click()


# OTHER PAGES ON THE WAY


def test_pages_before_signing_in_are_accessible_and_fit(service, page, looked_at):
    for path in ("sign-up/", "closed/", "password/forgotten/", "password/forgotten/sent/", "invitation/"):
        page.goto(f"{service}/account/{path}")
        looked_at(path.replace("/", "-"))


def test_after_too_many_attempts_a_page_says_how_long_to_wait(service, page, looked_at):
    making.organisation()
    page.goto(f"{service}/account/sign-in/")
    for _ in range(5):
        page.get_by_label("Work e-mail address").fill("ian@northmoor.example")
        page.get_by_label("Password", exact=True).fill("wrong")
        page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Too many attempts to sign in"
    looked_at("locked")


def test_without_script_a_password_still_signs_in_and_no_passkey_is_offered(service, browser):
    making.organisation()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{service}/account/sign-in/")
    assert page.get_by_role("button", name="Sign in with a passkey").count() == 0
    page.get_by_label("Work e-mail address").fill("ian@northmoor.example")
    page.get_by_label("Password", exact=True).fill(making.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Set up a second step"
    context.close()
