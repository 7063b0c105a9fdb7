"""Measures of registers are counted once a period is over, and are not restated."""

from datetime import UTC, date, datetime

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.numbers.measures import catalogue, series_of
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.entries import add_entry, change_entry, move_entry
from tallystick_web.registers.counted import count_what_is_over
from tallystick_web.registers.described.policies import POLICIES, Outcome, PolicyTopic
from tests.integration.web.plans import made

pytestmark = pytest.mark.django_db
REVIEWED, ON_TIME = "registers/policies-reviewed", "registers/policies-on-time"
IN_AUGUST, IN_OCTOBER = datetime(2026, 8, 3, 9, tzinfo=UTC), datetime(2026, 10, 29, 9, tzinfo=UTC)


@pytest.fixture
def trust():
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    with inside(organisation.pk):
        yield organisation


def policy(trust, title, *, impact_on=None, at=IN_AUGUST):
    values = {"title": title, "topic": PolicyTopic.CONDUCT, "impact_on": impact_on}
    values |= {"outcome": Outcome.CHANGED} if impact_on else {}
    row = add_entry(register=POLICIES, values=values, by=made.person(trust, RoleId.EDI_LEAD), at=at, today=at.date())
    return move_entry(
        register=POLICIES,
        entry=row.pk,
        to="in-force",
        why="",
        by=made.person(trust, RoleId.EDI_LEAD),
        at=at,
        today=at.date(),
    )


def came_to(trust, measure):
    [*points] = series_of(trust.pk, [measure], Audience.PUBLIC).get(measure, ())
    return [(one.as_of, one.label, one.says) for one in points]


def test_of_four_policies_three_were_looked_at_before_the_half_year_was_over(trust):
    """| policy     | in the register since | effect looked at |
    |------------|-----------------------|------------------|
    | Conduct    | 3 August 2026         | 1 July 2026      |
    | Sickness   | 3 August 2026         | 2 July 2026      |
    | Grievances | 3 August 2026         | never            |
    | Dress      | 3 August 2026         | 30 July 2026     |
    | Leave      | 29 October 2026       | 1 October 2026   |
    """
    policy(trust, "Conduct", impact_on=date(2026, 7, 1))
    policy(trust, "Sickness", impact_on=date(2026, 7, 2))
    policy(trust, "Grievances")
    policy(trust, "Dress", impact_on=date(2026, 7, 30))
    policy(trust, "Leave", impact_on=date(2026, 10, 1), at=IN_OCTOBER)

    count_what_is_over(IN_OCTOBER)

    assert came_to(trust, REVIEWED) == [(date(2026, 9, 30), "April to September 2026", "75% (3 of 4)")]
    assert came_to(trust, ON_TIME) == [(date(2026, 9, 30), "April to September 2026", "100% (4 of 4)")]


def test_a_period_waits_four_weeks_for_what_comes_late(trust):
    policy(trust, "Conduct")

    count_what_is_over(datetime(2026, 10, 27, 9, tzinfo=UTC))
    assert came_to(trust, REVIEWED) == []

    count_what_is_over(datetime(2026, 10, 28, 23, 30, tzinfo=UTC))
    assert came_to(trust, REVIEWED) == []

    count_what_is_over(datetime(2026, 10, 29, 9, tzinfo=UTC))
    assert len(came_to(trust, REVIEWED)) == 1


def test_what_changes_later_does_not_restate_a_period_that_was_counted(trust):
    row = policy(trust, "Conduct")
    count_what_is_over(IN_OCTOBER)
    change_entry(
        register=POLICIES,
        entry=row.pk,
        values={"impact_on": date(2026, 8, 4), "outcome": Outcome.CHANGED},
        seen=row.version,
        by=made.person(trust, RoleId.EDI_LEAD),
        at=IN_OCTOBER,
        today=IN_OCTOBER.date(),
    )

    assert count_what_is_over(IN_OCTOBER) == 0
    assert came_to(trust, REVIEWED) == [(date(2026, 9, 30), "April to September 2026", "0% (0 of 1)")]


def test_counting_is_one_event_for_all_measures_and_none_where_there_is_nothing(trust):
    count_what_is_over(IN_OCTOBER)
    assert not AuditEvent.objects.filter(kind="registers-counted").exists()

    policy(trust, "Conduct")
    count_what_is_over(IN_OCTOBER)
    assert AuditEvent.objects.filter(kind="registers-counted").count() == 1


def test_what_registers_count_stands_in_the_catalogue(trust):
    found = {one.id: one for one in catalogue(trust.pk)}

    assert found[REVIEWED].is_counted
    assert found[REVIEWED].heading == "Register: policies"
    assert "planned/membership-body/policies-reviewed" not in found
