"""The page that says whether figures are fit for the board, for the set that its reader has."""

import pytest
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.numbers.fitness import fitness_of
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.numbers.people import browser_of, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
NORTH = "Northmoor Hospitals"


@pytest.fixture
def north():
    return organisation("northmoor", NORTH)


@pytest.fixture
def client(north):
    return browser_of(north, RoleId.BOARD_SECRETARY)


def page(standard="wres", where="northmoor"):
    return reverse("board-check", kwargs={"organisation": where, "standard": standard})


def test_each_gap_is_named_with_what_to_do(client, north):
    release = list_set(north, standards_set(NORTH, audience=Audience.ORGANISATION))
    said = client.get(page()).content.decode()
    found = fitness_of(release.sha256, "wres")
    assert found.gaps
    for gap in found.gaps:
        assert gap.rule.label in said
        assert gap.to_do in said


def test_with_everything_withheld_the_check_still_answers(client, north):
    list_set(north, standards_set(NORTH, ((3, 12), (1, 9)), exact=False, audience=Audience.ORGANISATION))
    answer = client.get(page())
    assert answer.status_code == 200
    assert "Is this fit for the board?" in answer.content.decode()


def test_a_standard_that_is_not_in_the_set_is_not_there(client, north):
    list_set(north, standards_set(NORTH, audience=Audience.ORGANISATION))
    assert client.get(page("wdes")).status_code == 404


def test_without_an_approved_set_there_is_nothing_to_check(client):
    assert client.get(page()).status_code == 404


def test_the_check_of_another_organisation_is_not_there(client):
    south = organisation("abbeydale", "Abbeydale Hospitals")
    list_set(south, standards_set("Abbeydale Hospitals", audience=Audience.ORGANISATION))
    assert client.get(page(where="abbeydale")).status_code == 404
    assert client.get(page()).status_code == 404
