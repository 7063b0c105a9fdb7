"""A setting that is missing or wrong stops the start with a paragraph: what it is, what it is for, how to mend it."""

import os
import re
import runpy
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.repository.tracked import ROOT

SETTINGS = ROOT / "src" / "tallystick_web" / "config" / "settings.py"
GOOD = {
    "TALLYSTICK_ADDRESS": "https://tallystick.example.nhs.uk",
    "TALLYSTICK_SECRET_KEY": "".join(chr(33 + (7 * place) % 90) for place in range(64)),
}
LOOPBACK = {"TALLYSTICK_ADDRESS": "http://127.0.0.1:8000"}


@pytest.fixture
def variables(tmp_path):
    """What the environment holds with these settings, and no others. None stands for one that is not set."""

    def of(given):
        chosen = GOOD | {"TALLYSTICK_DATA": str(tmp_path / "data")} | given
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "PYTHONPATH")}
        return kept | {name: value for name, value in chosen.items() if value is not None}

    return of


@pytest.fixture
def settings_of(variables, monkeypatch):
    """The settings as the service would read them: their file, run once more by itself."""

    def read(**given):
        with monkeypatch.context() as patch:
            patch.setattr(os, "environ", variables(given))
            return runpy.run_path(str(SETTINGS))

    return read


@pytest.fixture
def refusal(settings_of):
    """The paragraph with which the start is refused."""

    def read(**given):
        with pytest.raises(ImproperlyConfigured) as refused:
            settings_of(**given)
        return " ".join(str(refused.value).split())

    return read


@pytest.fixture
def started(variables):
    """Asks the service for something with these settings, in a process of its own."""

    def run(*arguments, **given):
        command = [sys.executable, "-W", "ignore", "-m", "tallystick_web", *arguments]
        return subprocess.run(command, env=variables(given), cwd=ROOT, capture_output=True, text=True)

    return run


def test_a_setting_that_is_missing_stops_the_start_in_words_rather_than_with_a_traceback(started):
    ended = started("check", TALLYSTICK_SECRET_KEY=None)
    assert ended.returncode == 2
    assert ended.stderr.startswith("TALLYSTICK_SECRET_KEY is not set")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "what_for", "how"),
    [
        ("TALLYSTICK_DATA", "the folder for the database", "Environment=TALLYSTICK_DATA="),
        ("TALLYSTICK_ADDRESS", "the address people type", "https://tallystick.example.nhs.uk"),
        ("TALLYSTICK_SECRET_KEY", "signs sessions and links", "secrets.token_urlsafe(64)"),
    ],
)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_setting_is_named_explained_and_can_be_mended(name, what_for, how, value, refusal):
    said = refusal(**{name: value})
    assert said.startswith(f"{name} is not set")
    assert what_for.lower() in said.lower()
    assert how in said
    assert "make run" in said


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"TALLYSTICK_ADDRESS": "http://tallystick.example.nhs.uk"}, "begins with https://"),
        ({"TALLYSTICK_ADDRESS": "tallystick.example.nhs.uk"}, "begins with https://"),
        ({"TALLYSTICK_ADDRESS": "http://127.0.0.1.example.org"}, "begins with https://"),
        ({"TALLYSTICK_MADE_UP": "yes"}, "Set TALLYSTICK_MADE_UP to no"),
        ({"TALLYSTICK_MADE_UP": "true"}, "Write yes or no"),
        ({"TALLYSTICK_BEHIND_PROXY": "1"}, "Write yes or no"),
        ({"TALLYSTICK_MAIL_TLS": "on"}, "Write yes or no"),
        ({"TALLYSTICK_MAIL_PORT": "smtp"}, "Write a whole number, for example 25"),
        ({"TALLYSTICK_SECURITY_CONTACT": "security@example.nhs.uk"}, "mailto:security@example.nhs.uk"),
        ({"TALLYSTICK_OIDC": "NHS mail"}, "small letters, digits and hyphens"),
        ({"TALLYSTICK_OIDC": "nhs"}, "TALLYSTICK_OIDC_NHS_ISSUER is not set"),
        (
            {"TALLYSTICK_OIDC": "nhs", "TALLYSTICK_OIDC_NHS_ISSUER": "http://login.example.org"},
            "must not cross a network in the open",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_should_be(wrong, expected, refusal):
    said = refusal(**wrong)
    assert next(iter(wrong)) in said
    assert expected in said


def test_a_folder_that_cannot_be_made_is_named(refusal, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    said = refusal(TALLYSTICK_DATA=str(tmp_path / "file" / "data"))
    assert "cannot be made" in said
    assert "give it to the user that runs Tallystick" in said


def test_the_folder_is_made_for_its_owner_alone(settings_of, tmp_path):
    settings_of()
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


# SAFE IN PRODUCTION

# Warnings of `check --deploy` that are accepted, each with the reason.
ACCEPTED = {
    "security.W005": "the operator decides about other names under the same domain, not this service",
    "security.W021": "the same: to be in the browsers' own list binds a whole domain",
}


def test_the_deployment_check_finds_nothing_that_was_not_thought_of(started):
    ended = started("check", "--deploy", "--fail-level", "ERROR")
    assert set(re.findall(r"\((\w+\.[WE]\d+)\)", ended.stderr)) <= ACCEPTED.keys()
    assert ended.returncode == 0


def test_a_service_for_others_is_encrypted_throughout_and_asks_for_the_second_step(settings_of):
    said = settings_of()
    assert said["ALLOWED_HOSTS"] == ["tallystick.example.nhs.uk"]
    assert [said[name] for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")] == [True] * 3
    assert said["SECURE_HSTS_SECONDS"] >= 31_536_000
    off = ("DEBUG", "TALLYSTICK_SECOND_STEP_CAN_WAIT", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
    assert [said[name] for name in off] == [False] * 3


def test_only_made_up_data_on_this_machine_lets_the_second_step_wait(settings_of):
    said = settings_of(**LOOPBACK, TALLYSTICK_MADE_UP="yes")
    assert said["TALLYSTICK_SECOND_STEP_CAN_WAIT"]
    assert said["ALLOWED_HOSTS"] == ["127.0.0.1"]
    assert not settings_of(**LOOPBACK)["TALLYSTICK_SECOND_STEP_CAN_WAIT"]
