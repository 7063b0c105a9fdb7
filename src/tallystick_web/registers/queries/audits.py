"""The yearly audit of buying as it stands: what could be tested, what was, what was found, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.registers.audit_rules import Bought, Major, audited_year
from tallystick_web.registers.described.audits import AUDIT_TESTS, AUDITS, FINDING_RESPONSES, FINDINGS
from tallystick_web.registers.described.contracts import CONTRACTS, ContractKind
from tallystick_web.registers.described.suppliers import SUPPLIERS
from tallystick_web.registers.models import AuditFinding, AuditTest, BuyingAudit, Contract, FindingResponse, Supplier
from tallystick_web.registers.queries.entries import EntryNow, entry_called, names_of, now

_NOT_PLANNED = [one.id for one in CONTRACTS.states if one.id != CONTRACTS.first_state.id]


@dataclass(frozen=True, kw_only=True)
class FindingNow:
    """A finding and who wrote it, the answer to it and who answered; None where there is no answer yet."""

    entry: EntryNow
    wrote: UUID
    response: EntryNow | None
    answered: UUID | None

    @property
    def is_answered(self) -> bool:
        """Whether a second person answered: an answer of whoever wrote the finding is none."""
        return self.answered is not None and self.answered != self.wrote


@dataclass(frozen=True, kw_only=True)
class AuditNow:
    """An audit with its tests and findings. ``tested`` are the titles of what was tested, by id."""

    entry: EntryNow
    prepared: UUID
    tests: Sequence[EntryNow]
    tested: Mapping[UUID, str]
    findings: Sequence[FindingNow]


def contracts_of_year(organisation: UUID, year_ended: date) -> list[Bought]:
    """The contracts above the limit that were in force on some day of a year."""
    after, until = audited_year(year_ended)
    rows = Contract.objects.of(organisation).filter(is_above_limit=True, starts_on__lte=until, state__in=_NOT_PLANNED)
    return [
        Bought(id=one.pk, title=one.title, kind=ContractKind(one.kind), value=one.value)
        for one in rows
        if one.ended_on is None or one.ended_on > after
    ]


def major_partners(organisation: UUID) -> list[Major]:
    """The suppliers and partners in use that the policy calls major."""
    rows = Supplier.objects.of(organisation).filter(is_major=True, state__in=SUPPLIERS.live_states)
    return [Major(id=one.pk, title=one.title) for one in rows.order_by("title", "pk")]


def audit_now(organisation: UUID, audit: UUID) -> AuditNow | None:
    """An audit as it stands; None where there is none with this id."""
    row = BuyingAudit.objects.of(organisation).filter(pk=audit).select_related("owner", "by").first()
    if row is None:
        return None
    tests = [now(one, AUDIT_TESTS) for one in _tests(organisation, audit)]
    contracts = {one.values["contract"] for one in tests} - {None}
    suppliers = {one.values["supplier"] for one in tests} - {None}
    return AuditNow(
        entry=now(row, AUDITS),
        prepared=row.by_id,
        tests=tests,
        tested=names_of(organisation, CONTRACTS, contracts) | names_of(organisation, SUPPLIERS, suppliers),
        findings=_findings(organisation, audit),
    )


def audit_before(organisation: UUID, year_ended: date) -> AuditNow | None:
    """The audit of the year before one."""
    rows = BuyingAudit.objects.of(organisation).filter(year_ended__lt=year_ended)
    newest = rows.order_by("-year_ended").values_list("pk", flat=True).first()
    return audit_now(organisation, newest) if newest is not None else None


def finding_now(organisation: UUID, finding: UUID) -> FindingNow | None:
    """A finding as it stands; None where there is none with this id."""
    row = AuditFinding.objects.of(organisation).filter(pk=finding).select_related("owner", "by").first()
    return _with_answers(organisation, [row])[0] if row is not None else None


def one_test(organisation: UUID, test: UUID) -> EntryNow | None:
    """A test as it stands; None where there is none with this id."""
    return entry_called(organisation, AUDIT_TESTS, test)


def _tests(organisation: UUID, audit: UUID) -> list[AuditTest]:
    """Every test of an audit: those of contracts first, by title."""
    rows = AuditTest.objects.of(organisation).filter(audit=audit, state__in=AUDIT_TESTS.live_states)
    return sorted(rows.select_related("owner", "by"), key=lambda one: (one.contract_id is None, one.title, one.tested))


def _findings(organisation: UUID, audit: UUID) -> list[FindingNow]:
    rows = AuditFinding.objects.of(organisation).filter(audit=audit, state__in=FINDINGS.live_states)
    return _with_answers(organisation, list(rows.select_related("owner", "by").order_by("at", "pk")))


def _with_answers(organisation: UUID, rows: Sequence[AuditFinding]) -> list[FindingNow]:
    answers = FindingResponse.objects.of(organisation).filter(
        finding__in=[one.pk for one in rows], state__in=FINDING_RESPONSES.live_states
    )
    found = {one.finding_id: one for one in answers.select_related("owner", "by")}
    return [_finding(one, found.get(one.pk)) for one in rows]


def _finding(row: AuditFinding, answer: FindingResponse | None) -> FindingNow:
    return FindingNow(
        entry=now(row, FINDINGS),
        wrote=row.by_id,
        response=now(answer, FINDING_RESPONSES) if answer is not None else None,
        answered=answer.by_id if answer is not None else None,
    )
