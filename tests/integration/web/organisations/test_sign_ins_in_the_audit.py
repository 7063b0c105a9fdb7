"""Signing in and out, passwords and second steps are in the audit of the installation, and no name or address is."""

import pytest
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from tallystick_web.core.audit import broken_links
from tallystick_web.core.models import AuditEvent
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
CHANGED = {
    "oldpassword": making.PASSWORD,
    "password1": "four unlikely words here",
    "password2": "four unlikely words here",
}


@pytest.fixture
def opened():
    return making.organisation()


def noted(account):
    """What the installation's chain says of an account, the oldest first."""
    events = AuditEvent.objects.filter(chain=AuditEvent.NO_ORGANISATION, about_id=account.pk)
    return list(events.order_by("number").values_list("kind", flat=True))


def test_signing_in_and_out_is_noted_by_the_number_of_the_account(opened):
    browser = making.signed_in(opened.governance, second_step=False)
    browser.post("/account/sign-out/")
    account = opened.governance.account
    assert noted(account)[-2:] == ["account-signed-in", "account-signed-out"]
    said = repr(list(AuditEvent.objects.values_list("kind", "about", "more")))
    assert account.email not in said
    assert opened.governance.name not in said
    assert list(broken_links()) == []


def test_a_wrong_password_is_no_sign_in(opened):
    before = noted(opened.governance.account)
    making.Client().post("/account/sign-in/", {"login": opened.governance.account.email, "password": "wrong"})
    assert noted(opened.governance.account) == before


def test_a_new_password_is_noted(opened):
    browser = making.signed_in(opened.governance, second_step=False)
    browser.post("/account/password/", CHANGED)
    assert "account-password-set" in noted(opened.governance.account)


def test_a_second_step_that_comes_or_goes_is_noted(opened):
    account = opened.governance.account
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), account
    for signal in (authenticator_added, authenticator_removed):
        signal.send(sender=None, request=request, user=account, authenticator=None)
    assert noted(account)[-2:] == ["account-second-step-added", "account-second-step-taken-away"]
