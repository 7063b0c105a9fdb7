"""Whether figures of the contract leave exactly: accepted by name and role, taken back, done once, kept for ever."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks import default_task_backend

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.numbers import deciding
from tallystick_web.numbers.deciding import NOBODY_DECIDED, decided
from tallystick_web.numbers.queries import decisions as library_decisions
from tallystick_web.organisations.actions import correct_name
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.people import browser_of, holder, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ACCEPTS = {
    "form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d21",
    "standards": ["wres"],
    "role": "Caldicott Guardian",
    "is_understood": "on",
}
TAKES_BACK = {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d22", "role": "Caldicott Guardian"}


@pytest.fixture
def north():
    return organisation("northmoor", "Northmoor Hospitals")


@pytest.fixture
def south():
    return organisation("abbeydale", "Abbeydale Hospitals")


@pytest.fixture
def client(north):
    return browser_of(north, RoleId.INFORMATION_GOVERNANCE)


def address(name="decisions", where="northmoor"):
    return reverse(name, kwargs={"organisation": where})


def in_words(where):
    with inside(where.pk):
        return deciding.in_words(decided(where.pk))


def test_with_nothing_decided_figures_are_protected_because_nobody_decided(north, client):
    assert in_words(north) == NOBODY_DECIDED
    assert NOBODY_DECIDED in client.get(address()).content.decode()
    with inside(north.pk):
        assert library_decisions(north.pk).contract is None


def test_an_acceptance_names_who_in_which_role_and_for_what(north, client):
    answer = client.post(address(), ACCEPTS)
    assert (answer.status_code, answer.url) == (303, address())
    assert in_words(north) == (
        "Figures of the whole organisation under the Workforce Race Equality Standard leave exactly, because the "
        "contract has them published. Ines Governance, Caldicott Guardian, accepted this on 26 November 2026. "
        "Everything finer is protected."
    )
    with inside(north.pk):
        accepted = library_decisions(north.pk).accepted_for("wres")
        assert library_decisions(north.pk).accepted_for("wdes") is None
    assert (accepted.name, accepted.role) == ("Ines Governance", "Caldicott Guardian")


def test_a_form_that_comes_twice_decides_once(north, client):
    assert [client.post(address(), ACCEPTS).status_code for _ in range(2)] == [303, 303]
    with inside(north.pk):
        assert len(decided(north.pk)) == 1
    assert AuditEvent.objects.filter(kind="exact-figures-accepted").count() == 1


def test_a_decision_sent_again_with_other_answers_is_told_so(north, client):
    client.post(address(), ACCEPTS)
    assert client.post(address(), {**ACCEPTS, "role": "Somebody else"}).status_code == 409
    with inside(north.pk):
        assert len(decided(north.pk)) == 1


def test_new_sets_are_asked_for_once_the_decision_is_kept(client, north, django_capture_on_commit_callbacks):
    default_task_backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(), ACCEPTS)
    [asked] = default_task_backend.results
    work = Work.objects.get(pk=asked.args[0])
    assert (work.job, work.organisation) == ("numbers.jobs.make_releases", north.pk)


@pytest.mark.parametrize(
    ("without", "says"),
    [
        ("standards", "Choose the standards whose figures leave exactly"),
        ("role", "Enter your role in this decision"),
        ("is_understood", "Tick the box to say that you accept this in your name"),
    ],
)
def test_an_acceptance_that_is_not_whole_decides_nothing(without, says, client, north):
    sent = {name: value for name, value in ACCEPTS.items() if name != without}
    answer = client.post(address(), sent)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert in_words(north) == NOBODY_DECIDED


def test_a_standard_that_no_contract_publishes_cannot_be_accepted(client, north):
    assert client.post(address(), ACCEPTS | {"standards": ["sc-wres"]}).status_code == 200
    assert in_words(north) == NOBODY_DECIDED


def test_taking_back_protects_what_is_made_from_then_on_and_keeps_the_history(north, client, monkeypatch):
    client.post(address(), ACCEPTS)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=1))
    answer = client.post(address("decision-take-back"), TAKES_BACK)
    assert (answer.status_code, answer.url) == (303, address())
    with inside(north.pk):
        assert library_decisions(north.pk).contract is None
        assert [one.is_accepted for one in decided(north.pk)] == [False, True]


def test_there_is_nothing_to_take_back_before_anything_was_accepted(client):
    assert client.get(address("decision-take-back")).status_code == 404


def test_taking_back_is_sent_without_an_acceptance_and_nothing_is_decided(client, north):
    assert client.post(address("decision-take-back"), TAKES_BACK).status_code == 404
    assert in_words(north) == NOBODY_DECIDED


def test_an_acceptance_is_taken_back_once_whatever_forms_come(client, north, monkeypatch):
    client.post(address(), ACCEPTS)
    for minute in (1, 2, 3):
        monkeypatch.setattr(timezone, "now", lambda minute=minute: NOON + timedelta(minutes=minute))
        client.post(address("decision-take-back"), TAKES_BACK | {"form_key": str(UUID(int=minute))})
    with inside(north.pk):
        assert [one.is_accepted for one in decided(north.pk)] == [False, True]


def test_what_is_accepted_already_is_not_accepted_again(client, north):
    client.post(address(), ACCEPTS)
    answer = client.post(address(), ACCEPTS | {"form_key": str(UUID(int=1))})
    assert "It is accepted already" in answer.content.decode()
    with inside(north.pk):
        assert len(decided(north.pk)) == 1


def test_new_sets_are_asked_for_when_an_acceptance_is_taken_back(client, north, django_capture_on_commit_callbacks):
    client.post(address(), ACCEPTS)
    default_task_backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address("decision-take-back"), TAKES_BACK)
    [asked] = default_task_backend.results
    assert Work.objects.get(pk=asked.args[0]).organisation == north.pk


def test_whoever_is_called_otherwise_is_named_so_in_what_they_decided(client, north):
    """No name stands in a row that cannot be changed."""
    client.post(address(), ACCEPTS)
    with inside(north.pk):
        who = holder(north, RoleId.INFORMATION_GOVERNANCE)
        correct_name(person=who, name="Ines Ward", by=who, at=NOON)
    assert "Ines Ward, Caldicott Guardian, accepted this" in in_words(north)


def test_what_one_organisation_decided_says_nothing_of_another(north, south, client):
    client.post(address(), ACCEPTS)
    assert in_words(south) == NOBODY_DECIDED
    assert client.get(address(where="abbeydale")).status_code == 404


@pytest.mark.parametrize("role", [RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.HR_DIRECTOR, RoleId.ADMINISTRATOR])
def test_only_information_governance_decides(role, north):
    client = browser_of(north, role)
    assert client.get(address()).status_code == 403
    assert client.post(address(), ACCEPTS).status_code == 403
    assert in_words(north) == NOBODY_DECIDED
