"""The data-source inventory: kept by adding, done once, one organisation at a time."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tallystick.account.understand import understand
from tallystick.account.wres import releases_of
from tallystick.disclosure.policies import internal
from tallystick.release.canonical import to_bytes
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.numbers import inventory
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.approved_sets import list_pay, list_set, standards_set
from tests.integration.web.numbers.people import browser_of, organisation
from tests.integration.web.world import RETURN
from tests.unit.publishing.pay import pay_releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
RECORD = {
    "form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d31",
    "kind": "staff-record",
    "name": "Electronic Staff Record",
    "owner": "Workforce information team",
    "covers": "Everybody employed, without bank staff",
    "known_share": "94.5",
    "faults": "Doctors in training are missing in August",
    "next_refresh_day": "25",
    "next_refresh_month": "11",
    "next_refresh_year": "2026",
}
DECISION = {
    "form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d32",
    "what": "Ask new starters for their ethnic group on the first day",
    "reason": "To know whether appointments are fair.",
    "lawful_basis": "Article 6(1)(e), with Schedule 1 paragraph 8 of the Data Protection Act 2018",
    "notice": "We ask so that we can see whether we treat people fairly.",
    "decided_on_day": "1",
    "decided_on_month": "11",
    "decided_on_year": "2026",
}


@pytest.fixture
def north():
    return organisation("northmoor", "Northmoor Hospitals")


@pytest.fixture
def south():
    return organisation("abbeydale", "Abbeydale Hospitals")


@pytest.fixture
def client(north):
    return browser_of(north, RoleId.EDI_LEAD)


def address(name="sources", **parts):
    return reverse(name, kwargs={"organisation": "northmoor", **parts})


def the_source(where):
    with inside(where.pk):
        [found] = inventory.sources(where.pk)
        return found


def test_an_empty_list_says_what_to_put_on_it_and_who_can(north, client):
    assert "Add a source" in client.get(address()).content.decode()
    reader = browser_of(north, RoleId.BOARD_MEMBER)
    said = reader.get(address()).content.decode()
    assert "It is not written down yet where your figures come from." in said
    assert "Add a source" not in said
    assert "can put them on the list" in said


def test_a_source_says_who_answers_how_complete_it_is_and_that_it_is_overdue(north, client):
    assert client.post(address("source-add"), RECORD).status_code == 303
    said = client.get(address()).content.decode()
    assert "One source is on the list. Overdue: Electronic Staff Record." in said
    assert "Overdue by 1 day: 25 November 2026" in said
    assert "Group known of 94.5% (Nia Lead said so on 26 November 2026)." in said
    assert "Not on the list: recruitment, formal cases" in said


def test_a_source_is_added_once_however_often_the_form_comes(north, client):
    answers = [client.post(address("source-add"), RECORD) for _ in range(2)]
    found = the_source(north)
    assert {(one.status_code, one.url) for one in answers} == {(303, address("source", source=found.id))}
    assert AuditEvent.objects.filter(kind="data-source-added").count() == 1


def test_two_sources_of_one_name_are_refused(north, client):
    client.post(address("source-add"), RECORD)
    other = RECORD | {"form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d33", "name": "electronic staff record"}
    assert "There is already a source called" in client.post(address("source-add"), other).content.decode()
    assert the_source(north).name == "Electronic Staff Record"


def test_what_is_new_is_added_and_what_was_said_stays(north, client, monkeypatch):
    client.post(address("source-add"), RECORD)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=1))
    source = the_source(north).id
    newer = RECORD | {
        "form_key": "8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d34",
        "owner": "People analytics",
        "known_share": "",
    }
    assert client.post(address("source-describe", source=source), newer).status_code == 303
    found = the_source(north)
    assert [one.owner for one in found.entries] == ["People analytics", "Workforce information team"]
    said = client.get(address("source", source=source)).content.decode()
    assert "People analytics answers for it." in said
    assert "Workforce information team" in said


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"known_share": "101"}, "The percentage must be 100 or less"),
        ({"known_share": "94.55"}, "Enter the percentage with one decimal place at most, for example 94.5"),
        ({"known_share": "most"}, "Enter a percentage as a number, for example 94.5"),
        ({"owner": ""}, "Enter who answers for it"),
        ({"next_refresh_day": "31"}, "Date when it is next renewed must be a real date"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(wrong, says, north, client):
    answer = client.post(address("source-add"), RECORD | wrong)
    assert answer.status_code == 200
    assert says in answer.content.decode()
    with inside(north.pk):
        assert inventory.sources(north.pk) == []


def test_a_decision_says_why_on_which_basis_and_what_people_are_told(north, client):
    client.post(address("source-add"), RECORD)
    source = the_source(north).id
    assert [client.post(address("source-decide", source=source), DECISION).status_code for _ in range(2)] == [303, 303]
    said = client.get(address("source", source=source)).content.decode()
    for words in (
        "on the first day",
        "appointments are fair",
        "Article 6(1)(e)",
        "treat people fairly",
        "1 November 2026",
    ):
        assert words in said
    assert AuditEvent.objects.filter(kind="collection-decided").count() == 1


def test_a_decision_of_tomorrow_is_refused(north, client):
    client.post(address("source-add"), RECORD)
    answer = client.post(address("source-decide", source=the_source(north).id), DECISION | {"decided_on_day": "27"})
    assert "Date of the decision must be today or in the past" in answer.content.decode()
    assert the_source(north).decisions == ()


def test_approved_figures_say_how_complete_a_source_is(north, client):
    client.post(address("source-add"), RECORD | {"kind": "pay", "name": "Payroll"})
    list_pay(north, pay_releases.full())
    assert "Ethnicity not known:" not in client.get(address()).content.decode(), "the desk is not for the lead"
    analyst = browser_of(north, RoleId.ANALYST)
    assert "Ethnicity not known:" in analyst.get(address()).content.decode()


def test_each_source_is_told_how_complete_it_is_by_the_figures_that_come_from_it(north):
    analyst = browser_of(north, RoleId.ANALYST)
    for place, kind in enumerate(("staff-record", "recruitment", "staff-survey")):
        key = f"8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d6{place}"
        analyst.post(address("source-add"), RECORD | {"form_key": key, "kind": kind, "name": kind, "known_share": ""})
    list_set(north, to_bytes(*releases_of(understand(RETURN), internal())))
    with inside(north.pk):
        of_kind = {str(one.kind): one.id for one in inventory.sources(north.pk)}
    pages = {kind: analyst.get(address("source", source=key)).content.decode() for kind, key in of_kind.items()}
    # 163 of 6,499 people are of unknown ethnicity in the return.
    assert re.search(r"whole workforce whose ethnicity is not known: 2\.5%", pages["staff-record"])
    assert re.search(r"applicants whose ethnicity is not known .*: \d+ of 70", pages["recruitment"])
    assert "whole workforce whose" not in pages["recruitment"] + pages["staff-survey"]
    assert "How complete it is" in pages["staff-survey"]


def test_figures_that_say_nothing_of_a_source_leave_what_was_typed(north, client):
    client.post(address("source-add"), RECORD | {"kind": "board", "name": "Board list"})
    list_set(north, standards_set("Northmoor Hospitals"))
    assert "Group known of 94.5%" in client.get(address()).content.decode()


def test_readers_see_the_list_and_change_nothing(north, client):
    client.post(address("source-add"), RECORD)
    source = the_source(north).id
    reader = browser_of(north, RoleId.BOARD_MEMBER)
    assert reader.get(address()).status_code == reader.get(address("source", source=source)).status_code == 200
    for name, parts in (
        ("source-add", {}),
        ("source-describe", {"source": source}),
        ("source-decide", {"source": source}),
    ):
        assert reader.post(address(name, **parts), RECORD | DECISION).status_code == 403
    assert len(the_source(north).entries) == 1


@pytest.mark.parametrize("name", ["source", "source-describe", "source-decide"])
def test_a_source_of_another_organisation_is_not_there(name, north, south, client):
    theirs = browser_of(south, RoleId.EDI_LEAD)
    theirs.post(reverse("source-add", kwargs={"organisation": "abbeydale"}), RECORD)
    source = the_source(south).id
    assert client.get(address(name, source=source)).status_code == 404
    assert client.post(address(name, source=source), RECORD | DECISION).status_code == 404 or name == "source"
    found = the_source(south)
    assert (len(found.entries), len(found.decisions)) == (1, 0)


def test_the_list_of_one_organisation_holds_nothing_of_another(north, south, client):
    theirs = browser_of(south, RoleId.EDI_LEAD)
    theirs.post(reverse("source-add", kwargs={"organisation": "abbeydale"}), RECORD | {"name": "Abbeydale record"})
    assert "Abbeydale record" not in client.get(address()).content.decode()


def test_the_list_takes_few_questions_however_many_sources_there_are(client, django_assert_max_num_queries):
    for place in range(8):
        key = f"8b0fd0a6-1a52-4dd3-9c1b-0d0a3f1f3d5{place}"
        client.post(address("source-add"), RECORD | {"form_key": key, "name": f"Source {place}"})
    with django_assert_max_num_queries(15):
        assert "Eight sources are on the list." in client.get(address()).content.decode()
