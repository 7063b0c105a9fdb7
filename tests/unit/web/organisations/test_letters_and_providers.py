"""The words of e-mails, and what is read of a provider."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from tallystick_web.organisations import letters
from tallystick_web.organisations.provider_settings import origins_of, providers_from
from tallystick_web.organisations.providers import did_second_step, number_of

LINK = "https://tallystick.example/account/sign-in/"
WRITTEN = [
    letters.invitation(organisation="Northmoor", link=LINK),
    letters.role_given(organisation="Northmoor", role="Executive", link=LINK),
    letters.role_ended(organisation="Northmoor", role="Executive", link=LINK),
    letters.second_step_reset(link=LINK),
    letters.new_password(link=LINK),
    *(letters.of_change(what, link=LINK) for what in letters._CHANGES),
]


@pytest.mark.parametrize("letter", WRITTEN, ids=lambda one: one.subject)
def test_an_e_mail_holds_a_link_and_no_figure(letter):
    assert letter.text.count(LINK) == 1
    assert re.findall(r"\d", letter.subject + letter.text.replace(LINK, "")) == []
    assert "\n" not in letter.subject


def test_a_change_that_nobody_wrote_about_sends_nothing():
    assert letters.of_change("account/email/email_changed", link=LINK) is None


@pytest.mark.parametrize(
    ("said", "did"),
    [
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"amr": "otp"}, True),
        ({"acr": "urn:example:MFA"}, True),
        ({"acr": "https://refeds.org/profile/mfa"}, True),
        ({"acr": "AAL2_OR_AAL3_ANY"}, True),
        ({"acr": "urn:nhs:aal3"}, True),
        ({"acr": "AAL1_USERPASS"}, False),
        ({"acr": "nomfa"}, False),
        ({"acr": "0"}, False),
        ({}, False),
        ({"amr": None, "acr": None}, False),
    ],
)
def test_a_second_step_is_believed_only_where_the_provider_says_it(said, did):
    assert did_second_step(said) is did


def test_one_subject_of_two_issuers_is_two_people():
    numbers = {number_of(issuer=issuer, subject="1") for issuer in ("https://a.example", "https://b.example")}
    assert len(numbers) == 2
    assert number_of(issuer="https://a.example", subject="1") in numbers


class Variables:
    def __init__(self, **variables):
        self._variables = variables

    def text(self, name, default=""):
        return self._variables.get(name, default)


ONE = {
    "TALLYSTICK_OIDC": "nhs-mail",
    "TALLYSTICK_OIDC_NHS_MAIL_ISSUER": "https://login.example/tenant/",
    "TALLYSTICK_OIDC_NHS_MAIL_CLIENT": "tallystick",
    "TALLYSTICK_OIDC_NHS_MAIL_SECRET": "secret",
}


def test_a_provider_is_read_from_the_environment():
    (read,) = providers_from(Variables(**ONE, TALLYSTICK_OIDC_NHS_MAIL_LABEL="NHSmail"))
    assert (read["provider_id"], read["name"], read["client_id"]) == ("nhs-mail", "NHSmail", "tallystick")
    assert read["settings"]["server_url"] == "https://login.example/tenant"
    assert origins_of([read]) == ["https://login.example"]


def test_without_providers_there_is_none():
    assert providers_from(Variables()) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"TALLYSTICK_OIDC": "NHS mail"}, "small letters"),
        ({"TALLYSTICK_OIDC_NHS_MAIL_SECRET": ""}, "TALLYSTICK_OIDC_NHS_MAIL_SECRET is not set"),
        ({"TALLYSTICK_OIDC_NHS_MAIL_ISSUER": "http://login.example"}, "in the open"),
    ],
)
def test_what_is_missing_is_said_with_how_to_mend_it(changed, said):
    with pytest.raises(ImproperlyConfigured, match=said):
        providers_from(Variables(**ONE | changed))
