"""Pages of the yearly audit of buying: preparing it, the audit itself, its tests, its findings and their answers."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import newest_over
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.actions import audits as actions
from tallystick_web.registers.described.audits import AUDITS, Passed, Response
from tallystick_web.registers.forms.audits import (
    AnswerForm,
    CloseForm,
    FindingForm,
    OpinionForm,
    PrepareForm,
    ResultForm,
)
from tallystick_web.registers.presenters.audits import AuditPage, PreparePage
from tallystick_web.registers.queries import audits as queries
from tallystick_web.registers.queries.audits import AuditNow, FindingNow

_FORM_PAGE = "registers/audit_form.jinja"


@needs(Capability.READ_REGISTERS)
def audit(request: HttpRequest, viewer: Viewer, buying_audit: UUID) -> HttpResponse:
    """An audit: what was tested, what it came to, which findings are open, and what last year's became."""
    found = _audit(viewer, buying_audit)
    page = AuditPage(
        now=found,
        before=queries.audit_before(viewer.organisation.pk, found.entry.values["year_ended"]),
        reader=viewer.person.pk,
        today=timezone.localdate(),
        tests_audits=viewer.may(Capability.TEST_AUDITS),
        keeps_suppliers=viewer.may(Capability.KEEP_SUPPLIERS),
    )
    return render(request, "registers/audit.jinja", {"page": page})


@needs(Capability.KEEP_SUPPLIERS)
def audit_prepare(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Prepare the audit of a year: its sample is drawn by the stated rule, and every test is written down."""
    year_ended = newest_over(Cadence.YEARLY, on=timezone.localdate()).until
    initial = {"year_ended": year_ended, "title": f"Audit of buying, year to {year_ended:%B} {year_ended.year}"}
    form = PrepareForm(request.POST or None, initial=initial)

    def do(_: Mapping[str, Any]) -> str:
        made = actions.prepare_audit(values=form.entered, **_who_and_when(viewer))
        return to(viewer, "audit", buying_audit=made.pk)

    done = "The audit is prepared. An auditor writes what comes of each test."
    return ask(
        request,
        viewer,
        form,
        page="registers/audit_prepare.jinja",
        do=do,
        done=done,
        said=_prepared(viewer, year_ended),
    )


@needs(Capability.TEST_AUDITS)
def audit_test(request: HttpRequest, viewer: Viewer, audit_test: UUID) -> HttpResponse:
    """Say what came of a test."""
    found = or_404(queries.one_test(viewer.organisation.pk, audit_test))
    of = _audit(viewer, found.values["audit"])
    form = ResultForm(request.POST or None, initial={**found.values, "version": found.version})
    line = next((one for one in _page(viewer, of).tests if one.id == audit_test), None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.write_result(
            test=audit_test,
            passed=Passed(entered["passed"]),
            observed=entered["observed"],
            seen=entered["version"],
            **_who_and_when(viewer),
        )
        return _address(viewer, of)

    said = {
        "caption": found.title,
        "heading": or_404(line).tested,
        "button": "Save the result",
        "back": _address(viewer, of),
        "lead": "",
    }
    return ask(request, viewer, form, page=_FORM_PAGE, do=do, done="The result was saved.", said=said)


@needs(Capability.TEST_AUDITS)
def audit_opinion(request: HttpRequest, viewer: Viewer, buying_audit: UUID) -> HttpResponse:
    """Say what an audit comes to."""
    found = _audit(viewer, buying_audit)
    form = OpinionForm(request.POST or None, initial={**found.entry.values, "version": found.entry.version})

    def do(entered: Mapping[str, Any]) -> str:
        actions.write_opinion(audit=buying_audit, values=form.entered, seen=entered["version"], **_who_and_when(viewer))
        return _address(viewer, found)

    said = _of(viewer, found, heading="Write the opinion", button="Save the opinion")
    return ask(request, viewer, form, page=_FORM_PAGE, do=do, done="The opinion was saved.", said=said)


@needs(Capability.TEST_AUDITS)
def audit_finding_add(request: HttpRequest, viewer: Viewer, buying_audit: UUID) -> HttpResponse:
    """Write down what an audit found."""
    found = _audit(viewer, buying_audit)
    form = FindingForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.write_finding(audit=buying_audit, values=form.entered, **_who_and_when(viewer))
        return _address(viewer, found)

    said = _of(viewer, found, heading="Add a finding", button="Add this finding")
    return ask(request, viewer, form, page=_FORM_PAGE, do=do, done="The finding was added.", said=said)


@needs(Capability.KEEP_SUPPLIERS)
def finding_answer(request: HttpRequest, viewer: Viewer, audit_finding: UUID) -> HttpResponse:
    """Answer a finding that somebody else wrote."""
    finding = _finding(viewer, audit_finding)
    found = _audit(viewer, finding.entry.values["audit"])
    form = AnswerForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.answer_finding(
            finding=audit_finding,
            response=Response(entered["response"]),
            says=entered["says"],
            due_on=entered["due_on"],
            **_who_and_when(viewer),
        )
        return _address(viewer, found)

    said = _about(viewer, found, finding, heading="Answer this finding", button="Save the answer")
    return ask(request, viewer, form, page=_FORM_PAGE, do=do, done="The answer was saved.", said=said)


@needs(Capability.KEEP_SUPPLIERS)
def finding_close(request: HttpRequest, viewer: Viewer, audit_finding: UUID) -> HttpResponse:
    """Say that what was agreed on a finding is done."""
    finding = _finding(viewer, audit_finding)
    found = _audit(viewer, finding.entry.values["audit"])
    answer = or_404(finding.response)
    form = CloseForm(request.POST or None, initial={**answer.values, "version": answer.version})

    def do(entered: Mapping[str, Any]) -> str:
        actions.close_finding(
            finding=audit_finding,
            closed_on=entered["closed_on"],
            how=entered["how"],
            seen=entered["version"],
            **_who_and_when(viewer),
        )
        return _address(viewer, found)

    said = _about(viewer, found, finding, heading="Close this finding", button="Close the finding")
    return ask(request, viewer, form, page=_FORM_PAGE, do=do, done="The finding is closed.", said=said)


# STEPS


def _audit(viewer: Viewer, key: UUID) -> AuditNow:
    return or_404(queries.audit_now(viewer.organisation.pk, key))


def _finding(viewer: Viewer, key: UUID) -> FindingNow:
    return or_404(queries.finding_now(viewer.organisation.pk, key))


def _address(viewer: Viewer, found: AuditNow) -> str:
    return to(viewer, "audit", buying_audit=found.entry.id)


def _who_and_when(viewer: Viewer) -> dict[str, Any]:
    return {"by": viewer.person, "at": timezone.now(), "today": timezone.localdate()}


def _prepared(viewer: Viewer, year_ended: date) -> dict[str, Any]:
    organisation = viewer.organisation.pk
    page = PreparePage(
        contracts=queries.contracts_of_year(organisation, year_ended),
        partners=queries.major_partners(organisation),
        year_ended=year_ended,
    )
    newest = queries.audit_before(organisation, year_ended + timedelta(days=1))
    is_there = newest is not None and newest.entry.values["year_ended"] == year_ended
    already = to(viewer, "audit", buying_audit=newest.entry.id) if newest and is_there else ""
    return {"page": page, "already": already, "back": to(viewer, "register", register=AUDITS.id)}


def _page(viewer: Viewer, found: AuditNow) -> AuditPage:
    """An audit with nothing that its reader may do."""
    return AuditPage(
        now=found,
        before=None,
        reader=viewer.person.pk,
        today=timezone.localdate(),
        tests_audits=False,
        keeps_suppliers=False,
    )


def _of(viewer: Viewer, found: AuditNow, *, heading: str, button: str) -> dict[str, Any]:
    return {
        "caption": found.entry.title,
        "heading": heading,
        "button": button,
        "back": _address(viewer, found),
        "lead": "",
    }


def _about(viewer: Viewer, found: AuditNow, finding: FindingNow, *, heading: str, button: str) -> dict[str, Any]:
    lead = f"{finding.entry.title.rstrip('.')}. {finding.entry.values['recommendation']}"
    return _of(viewer, found, heading=heading, button=button) | {"lead": lead}
