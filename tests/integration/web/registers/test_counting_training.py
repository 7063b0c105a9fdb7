"""What is kept of training in two registers that point at each other comes to the measures of a plan."""

from datetime import UTC, date, datetime

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.measures import series_of
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.entries import add_entry
from tallystick_web.registers.counted import count_what_is_over
from tallystick_web.registers.described import registers
from tests.integration.web.plans import made

pytestmark = pytest.mark.django_db
IN_AUGUST, IN_OCTOBER = datetime(2026, 8, 3, 9, tzinfo=UTC), datetime(2026, 10, 30, 9, tzinfo=UTC)


@pytest.fixture
def trust():
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    with inside(organisation.pk):
        yield organisation


def keep(trust, register, **values):
    lead = made.person(trust, RoleId.EDI_LEAD)
    return add_entry(register=registers()[register], values=values, by=lead, at=IN_AUGUST, today=IN_AUGUST.date()).pk


def course(trust, title, whom):
    return keep(trust, "courses", title=title, kind="leadership", whom=whom)


def test_the_senior_team_is_counted_by_its_own_course(trust):
    """| course            | of whom         | counted on   | have done it | of |
    |-------------------|-----------------|--------------|--------------|----|
    | Lead inclusively  | the senior team | 1 July 2026  | 3            | 8  |
    | Lead inclusively  | the senior team | 1 August 2026| 6            | 8  |
    | Manage fairly     | line managers   | 1 August 2026| 10           | 40 |
    """
    lead, manage = course(trust, "Lead inclusively", "senior-team"), course(trust, "Manage fairly", "line-managers")
    keep(trust, "training-counts", title="July", course=lead, as_of=date(2026, 7, 1), people=8, done=3)
    keep(trust, "training-counts", title="August", course=lead, as_of=date(2026, 8, 1), people=8, done=6)
    keep(trust, "training-counts", title="Managers", course=manage, as_of=date(2026, 8, 1), people=40, done=10)

    count_what_is_over(IN_OCTOBER)

    measures = ["registers/senior-team-trained", "registers/line-managers-trained"]
    found = series_of(trust.pk, measures, Audience.PUBLIC)
    assert [[point.says for point in found[one]] for one in measures] == [["75% (6 of 8)"], ["25% (10 of 40)"]]


def test_the_same_count_twice_is_refused_whatever_it_is_called(trust):
    lead = course(trust, "Lead inclusively", "senior-team")
    keep(trust, "training-counts", title="August", course=lead, as_of=date(2026, 8, 1), people=8, done=6)
    with pytest.raises(Refused, match="already a count of training done like this"):
        keep(trust, "training-counts", title="Again", course=lead, as_of=date(2026, 8, 1), people=8, done=7)
