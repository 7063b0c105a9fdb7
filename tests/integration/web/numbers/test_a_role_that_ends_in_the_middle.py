"""A form that waits for its turn while a role is taken away does nothing any more."""

import pytest

from tallystick_web.core import audit
from tallystick_web.core.fence import inside
from tallystick_web.core.models import KeptForm
from tallystick_web.numbers.models import Embargo
from tallystick_web.organisations.models import Appointment, AppointmentEnd
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import trust, words
from tests.integration.web.numbers.holding import hold_by_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def northmoor():
    where, browsers = trust("northmoor", (RoleId.ANALYST, RoleId.HR_DIRECTOR))
    return where, browsers[RoleId.HR_DIRECTOR]


def is_held_back(where):
    with inside(where.pk):
        return Embargo.objects.of(where).exists()


@pytest.fixture
def taken_away(northmoor, monkeypatch):
    """The director's role ends while the form waits for others to be done with the organisation."""
    where, _ = northmoor
    holds = audit.hold

    def end_role_then_hold(chain):
        with inside(where.pk):
            role = Appointment.objects.of(where).get(role=RoleId.HR_DIRECTOR)
            if not AppointmentEnd.objects.of(where).exists():
                AppointmentEnd.objects.create(organisation=where, appointment=role, why="Left.", at=NOON)
        holds(chain)

    monkeypatch.setattr(audit, "hold", end_role_then_hold)


def test_nothing_is_done_and_the_form_is_not_kept_as_done(northmoor, taken_away):
    where, browser = northmoor
    answer = hold_by_form(browser)
    assert answer.status_code == 403
    assert "A role of yours ended while this was on its way. Nothing was changed." in words(answer)
    assert not is_held_back(where)
    with inside(where.pk):
        assert not KeptForm.objects.of(where).exists()


def test_it_is_done_while_the_role_holds(northmoor):
    where, browser = northmoor
    assert hold_by_form(browser).status_code == 303
    assert is_held_back(where)
