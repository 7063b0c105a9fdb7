"""The page on which the measures of an item are chosen, out of hundreds."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import queries
from tests.integration.web.plans import made
from tests.integration.web.world import joined, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def house():
    return made.opened("northmoor", "Northmoor Hospitals")


@pytest.fixture
def outcome(house):
    with inside(house.pk):
        return made.outcome(made.plan(house))


@pytest.fixture
def lead(house):
    return signed_in(joined(house.links[RoleId.EDI_LEAD]))


@pytest.fixture
def page(outcome):
    return reverse("plan-item-measures", kwargs={"organisation": "northmoor", "item": outcome.pk})


def boxes(answer):
    """Each box on the page, and whether it is ticked."""
    found = re.findall(r'<input class="nhsuk-checkboxes__input"[^>]*value="([^"]*)"([^>]*)>', answer.content.decode())
    return {value: "checked" in rest for value, rest in found}


def measures(outcome):
    with inside(outcome.organisation_id):
        return set(queries.node_of(outcome).measures)


def test_the_chosen_measure_is_ticked_and_every_other_is_there_once(lead, page):
    found = boxes(lead.get(page))
    assert [one for one, is_ticked in found.items() if is_ticked] == ["wres/2"]
    assert next(iter(found)) == "wres/2"
    assert len(found) > 250


def test_words_leave_a_few_and_saving_then_keeps_what_was_chosen(lead, page, outcome):
    found = boxes(lead.get(f"{page}?words=disciplinary"))
    assert found.pop("wres/2")
    assert set(found) == {"wres/3", "wres/3:two-year:relative_likelihood:", "sc-wres/3"}
    sent = {"form_key": str(uuid4()), "measures": ["wres/2", "wres/3"]}
    assert lead.post(f"{page}?words=disciplinary", sent).status_code == 303
    assert measures(outcome) == {"wres/2", "wres/3"}


def test_a_measure_is_left_by_taking_its_tick_away(lead, page, outcome):
    assert lead.post(page, {"form_key": str(uuid4())}).status_code == 303
    assert measures(outcome) == set()


def test_what_is_no_measure_is_refused_and_what_was_ticked_stays_ticked(lead, page, outcome):
    answer = lead.post(page, {"form_key": str(uuid4()), "measures": ["wres/7", "wres/99"]})
    assert answer.status_code == 200
    assert boxes(answer)["wres/7"]
    assert measures(outcome) == {"wres/2"}
