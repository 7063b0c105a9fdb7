"""What makes the yearly audit of buying: it is prepared, tested, reported, answered, and its findings are closed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit as log
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Person
from tallystick_web.registers import audit_rules
from tallystick_web.registers.actions.entries import add_entry, change_entry
from tallystick_web.registers.described.audits import (
    AUDIT_TESTS,
    AUDITS,
    FINDING_RESPONSES,
    FINDINGS,
    Passed,
    Response,
)
from tallystick_web.registers.models import Entry
from tallystick_web.registers.queries import audits as queries
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.sample_rules import seed_of


@transaction.atomic
def prepare_audit(*, values: Mapping[str, Any], by: Person, at: datetime, today: date) -> Entry:
    """Begin the audit of a year: draw its sample, and write down every test that is to be made."""
    organisation = by.organisation_id
    log.hold(organisation)
    added = add_entry(register=AUDITS, values=values, by=by, at=at, today=today)
    contracts = queries.contracts_of_year(organisation, values["year_ended"])
    partners = queries.major_partners(organisation)
    drawn = audit_rules.sample_of(contracts, seed=seed_of(added.pk))
    planned = audit_rules.tests_for(drawn.chosen, partners)
    audit_rules.check_something(planned)
    for one in planned:
        said = {
            "title": one.title,
            "audit": added.pk,
            "contract": one.contract,
            "supplier": one.supplier,
            "tested": one.tested,
        }
        add_entry(register=AUDIT_TESTS, values=said, by=by, at=at, today=today)
    rule = audit_rules.rule_in_words(drawn, partners=len(partners))
    return change_entry(
        register=AUDITS, entry=added.pk, values={"rule": rule}, seen=added.version, by=by, at=at, today=today
    )


@transaction.atomic
def write_result(
    *, test: UUID, passed: Passed, observed: str, seen: int, by: Person, at: datetime, today: date
) -> Entry:
    """Say what came of a test, from the version ``seen``, and what was seen there."""
    found = _there(queries.one_test(by.organisation_id, test))
    _check_auditor(found.values["audit"], by)
    values = {"passed": passed, "observed": observed, "owner": by.pk}
    return change_entry(register=AUDIT_TESTS, entry=test, values=values, seen=seen, by=by, at=at, today=today)


@transaction.atomic
def write_opinion(*, audit: UUID, values: Mapping[str, Any], seen: int, by: Person, at: datetime, today: date) -> Entry:
    """Say what an audit comes to: the opinion, its reasons, the auditor's role, and when it was reported."""
    _check_auditor(audit, by)
    return change_entry(register=AUDITS, entry=audit, values=values, seen=seen, by=by, at=at, today=today)


@transaction.atomic
def write_finding(*, audit: UUID, values: Mapping[str, Any], by: Person, at: datetime, today: date) -> Entry:
    """Write down what an audit found."""
    _check_auditor(audit, by)
    return add_entry(register=FINDINGS, values={**values, "audit": audit}, by=by, at=at, today=today)


@transaction.atomic
def answer_finding(
    *, finding: UUID, response: Response, says: str, due_on: date | None, by: Person, at: datetime, today: date
) -> Entry:
    """Answer a finding that somebody else wrote."""
    log.hold(by.organisation_id)
    found = queries.finding_now(by.organisation_id, finding)
    if found is None:
        raise Refused("This finding is no longer there. Nothing was saved.")
    audit_rules.check_second_person(wrote=found.wrote, answers=by.pk)
    audit_rules.check_not_answered(is_answered=found.response is not None)
    said = {
        "title": response.label[:1].upper() + response.label[1:],
        "finding": finding,
        "response": response,
        "says": says,
        "answered_on": today,
        "due_on": due_on,
        "owner": by.pk,
    }
    return add_entry(register=FINDING_RESPONSES, values=said, by=by, at=at, today=today)


@transaction.atomic
def close_finding(
    *, finding: UUID, closed_on: date, how: str, seen: int, by: Person, at: datetime, today: date
) -> Entry:
    """Say that what was agreed on a finding is done, and how."""
    log.hold(by.organisation_id)
    found = queries.finding_now(by.organisation_id, finding)
    if found is None or found.response is None:
        raise Refused("This finding was not answered yet. Answer it before you close it.")
    audit_rules.check_second_person(wrote=found.wrote, answers=by.pk)
    values = {"closed_on": closed_on, "how": how}
    key = found.response.id
    return change_entry(register=FINDING_RESPONSES, entry=key, values=values, seen=seen, by=by, at=at, today=today)


def _check_auditor(audit: UUID, by: Person) -> None:
    """Raise Refused where an audit is closed, or this person prepared it. Whoever comes next waits."""
    log.hold(by.organisation_id)
    found = queries.audit_now(by.organisation_id, audit)
    if found is None:
        raise Refused("This audit is no longer there. Nothing was saved.")
    audit_rules.check_audit_is_open(is_open=found.entry.state.is_live)
    audit_rules.check_not_preparer(prepared=found.prepared, tests=by.pk)


def _there(found: EntryNow | None) -> EntryNow:
    if found is None:
        raise Refused("This test is no longer there. Nothing was saved.")
    return found
