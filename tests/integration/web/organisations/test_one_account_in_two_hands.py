"""What one session, one organisation or one person alone cannot do with an account."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.organisations import actions
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened():
    return making.organisation()


def test_a_session_from_before_the_second_step_was_set_up_opens_nothing(opened):
    """Somebody who knows the password alone may not wait until its owner sets up a second step."""
    account = opened.governance.account
    thief = making.signed_in(opened.governance, second_step=False)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "x"})
    answer = thief.get(f"/o/{opened.slug}/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/second-step/")


def test_setting_up_a_second_step_ends_every_other_session(opened):
    account = opened.governance.account
    other, here = (making.signed_in(opened.governance) for _ in range(2))
    request = RequestFactory().get("/")
    request.session, request.user = here.session, account
    authenticator_added.send(sender=Authenticator, request=request, user=account, authenticator=None)
    request.session.save()
    here.cookies["sessionid"] = request.session.session_key
    assert other.get(f"/o/{opened.slug}/people/")["Location"].startswith("/account/sign-in/")
    assert here.get(f"/o/{opened.slug}/people/").status_code == 200


def test_no_organisation_takes_away_what_opens_another(opened):
    """Two people of one trust may not strip the account of somebody who reads figures of another."""
    elsewhere = making.organisation("southmoor")
    guest = making.invited(elsewhere, RoleId.STAFF, email=opened.governance.email)
    with elsewhere.inside():
        link = actions.send_invitation_again(person=guest, by=elsewhere.administrator, at=timezone.now())
        found = making.invitation_with(making.hash_of_key(making.key_in(link)))
        actions.join_signed_in(
            invitation=found, account=get_user_model().objects.get(email=guest.email), at=timezone.now()
        )
        guest.refresh_from_db()
        with pytest.raises(Refused, match="cannot be taken away from here"):
            actions.ask_second_step_reset(
                person=guest, why="They say that it is lost.", by=elsewhere.administrator, at=timezone.now()
            )


def test_the_second_person_reads_whose_address_gets_the_role(opened):
    waiting = making.invited(opened, RoleId.ANALYST, name="A. Board Secretary", email="somebody@evil.example")
    with opened.inside():
        request = waiting.role_requests.of(opened.organisation).get()
    page = making.signed_in(opened.governance).get(f"/o/{opened.slug}/people/asked/{request.pk}/").content.decode()
    assert "somebody@evil.example" in page


def test_nobody_is_renamed_while_a_role_waits(opened):
    waiting = making.invited(opened, RoleId.ANALYST)
    with opened.inside(), pytest.raises(Refused, match="waits for a second person"):
        actions.correct_name(person=waiting, name="Somebody Else", by=opened.administrator, at=timezone.now())
