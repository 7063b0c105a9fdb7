"""A setting that is missing or wrong stops the start with a paragraph: what it is, what it is for, how to mend it."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.repository.tracked import ROOT

GOOD = {
    "TALLYSTICK_ADDRESS": "https://tallystick.example.nhs.uk",
    "TALLYSTICK_SECRET_KEY": "".join(chr(33 + (7 * place) % 90) for place in range(64)),
}
LOOPBACK = {"TALLYSTICK_ADDRESS": "http://127.0.0.1:8000"}


@pytest.fixture
def started(tmp_path):
    """Asks the service for something with these settings, in a process that knows no others."""

    def run(*arguments, data=tmp_path / "data", **variables):
        chosen = GOOD | ({"TALLYSTICK_DATA": str(data)} if data else {}) | variables
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "PYTHONPATH")}
        given = kept | {name: value for name, value in chosen.items() if value is not None}
        command = [sys.executable, "-W", "ignore", "-m", "tallystick_web", *(arguments or ("check",))]
        return subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True)

    return run


def paragraph(ended):
    """What stands on standard error, where the start was refused in words rather than with a traceback."""
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    return " ".join(ended.stderr.split())


def test_good_settings_start_the_service(started):
    ended = started()
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "what_for", "how"),
    [
        ("TALLYSTICK_DATA", "the folder for the database", "Environment=TALLYSTICK_DATA="),
        ("TALLYSTICK_ADDRESS", "the address people type", "https://tallystick.example.nhs.uk"),
        ("TALLYSTICK_SECRET_KEY", "signs sessions and links", "secrets.token_urlsafe(64)"),
    ],
)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_a_missing_setting_is_named_explained_and_can_be_mended(name, what_for, how, value, started):
    said = paragraph(started(**({"data": None} if name == "TALLYSTICK_DATA" else {}), **{name: value}))
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
        ({"TALLYSTICK_OIDC": "NHS mail"}, "small letters, digits and hyphens"),
        ({"TALLYSTICK_OIDC": "nhs"}, "TALLYSTICK_OIDC_NHS_ISSUER is not set"),
        (
            {"TALLYSTICK_OIDC": "nhs", "TALLYSTICK_OIDC_NHS_ISSUER": "http://login.example.org"},
            "must not cross a network in the open",
        ),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_should_be(wrong, expected, started):
    said = paragraph(started(**wrong))
    assert next(iter(wrong)) in said
    assert expected in said


def test_a_folder_that_cannot_be_made_is_named(started, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    said = paragraph(started(data=tmp_path / "file" / "data"))
    assert "cannot be made" in said
    assert "give it to the user that runs Tallystick" in said


def test_the_folder_is_made_for_its_owner_alone(started, tmp_path):
    started()
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


SHOW = """
import json, sys
from django.conf import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))
"""
ASKED = (
    "DEBUG",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "TALLYSTICK_SECOND_STEP_CAN_WAIT",
    "ALLOWED_HOSTS",
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN",
)


def shown(tmp_path, **variables):
    given = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    given |= GOOD | {"TALLYSTICK_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings"}
    command = [sys.executable, "-c", SHOW, *ASKED]
    return json.loads(subprocess.run(command, env=given | variables, capture_output=True, text=True, check=True).stdout)


def test_a_service_for_others_is_encrypted_throughout_and_asks_for_the_second_step(tmp_path):
    said = shown(tmp_path)
    assert said["ALLOWED_HOSTS"] == ["tallystick.example.nhs.uk"]
    assert [said[name] for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT")] == [True] * 3
    assert said["SECURE_HSTS_SECONDS"] >= 31_536_000
    off = ("DEBUG", "TALLYSTICK_SECOND_STEP_CAN_WAIT", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
    assert [said[name] for name in off] == [False] * 3


def test_only_made_up_data_on_this_machine_lets_the_second_step_wait(tmp_path):
    said = shown(tmp_path, **LOOPBACK, TALLYSTICK_MADE_UP="yes")
    assert said["TALLYSTICK_SECOND_STEP_CAN_WAIT"]
    assert said["ALLOWED_HOSTS"] == ["127.0.0.1"]
    assert not shown(tmp_path, **LOOPBACK)["TALLYSTICK_SECOND_STEP_CAN_WAIT"]
