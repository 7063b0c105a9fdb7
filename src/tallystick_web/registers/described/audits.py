"""The yearly audit of buying: what was tested, what was found, and what was answered to that.

An auditor keeps the audit, its tests and its findings. Whoever keeps suppliers answers findings in a register of its
own, so that no entry has two keepers.
"""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import (
    CLOSED,
    OPEN,
    OPEN_AGAIN,
    Choice,
    Column,
    ColumnKind,
    Register,
    State,
    Values,
)
from tallystick_web.registers.described.shared import COUNTED, check_order
from tallystick_web.registers.rules import check_day_not_to_come

_AUDITOR = frozenset({Capability.TEST_AUDITS})


class Opinion(Choice):
    """An auditor's opinion, on the four steps that internal audit in the public sector uses."""

    SUBSTANTIAL = "substantial"
    REASONABLE = "reasonable"
    LIMITED = "limited"
    NONE = "no"

    @property
    def label(self) -> str:
        """As people read it."""
        return f"{self} assurance"


class LookedFor(Choice):
    """What a test of the audit looks for."""

    WEIGHED = "weighed"
    RESULT = "result"
    BRIEF = "brief"
    COMMITMENT = "commitment"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            LookedFor.WEIGHED: "race equality weighed as the policy fixes",
            LookedFor.RESULT: "names a result on race with a number and a date",
            LookedFor.BRIEF: "holds the brief, and was signed off against it",
            LookedFor.COMMITMENT: "commitment checked, with evidence of it",
            LookedFor.REVIEW: "reviewed, with a step agreed",
        }[self]


class Passed(Choice):
    """What came of a test."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot-tell"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Passed.YES: "passed", Passed.NO: "not passed", Passed.CANNOT_TELL: "cannot tell"}[self]


class Severity(Choice):
    """How much hangs on a finding."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """As people read it."""
        return str(self)


class Response(Choice):
    """What was answered to a finding."""

    AGREED = "agreed"
    NOT_AGREED = "not-agreed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Response.AGREED: "agreed", Response.NOT_AGREED: "not agreed, for a reason"}[self]


def _check_audit(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("reported_on"), what="The report", today=today)
    if values.get("reported_on") and not values.get("opinion"):
        raise Refused("An audit that was reported has an opinion. Choose one of the four.")
    if values.get("opinion") and not str(values.get("reasons") or "").strip():
        raise Refused("Say in words what the opinion rests on.")


AUDITS = Register(
    id="audits",
    place="register/suppliers",
    title="Yearly audits of buying",
    one="audit",
    several="audits",
    lead="Each year an auditor tests whether the policy on buying is followed, and whether major partners fit it.",
    title_label="What the audit is called",
    counts="audits under way",
    columns=(
        Column(
            name="year_ended",
            label="The year that is audited ended on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("year", "year ended"),
        ),
        Column(name="scope", label="What the audit covers", kind=ColumnKind.WORDS, also_called=("scope",)),
        Column(name="rule", label="How the sample was drawn", kind=ColumnKind.WORDS),
        Column(name="auditor", label="Role of the auditor", hint="A role, not a name.", also_called=("auditor",)),
        Column(
            name="opinion",
            label="Opinion",
            kind=ColumnKind.CHOICE,
            choices=Opinion,
            in_list=True,
            is_filter=True,
            also_called=("opinion", "assurance"),
        ),
        Column(name="reasons", label="What the opinion rests on", kind=ColumnKind.WORDS),
        Column(name="reported_on", label="Reported on", kind=ColumnKind.DAY, in_list=True, also_called=("reported",)),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=0,
    keeps=_AUDITOR,
    check=_check_audit,
    key=("year_ended",),
    has_own_pages=True,
)


def _check_test(values: Values, today: date) -> None:  # noqa: ARG001  # the face of a check
    if (values.get("contract") is None) == (values.get("supplier") is None):
        raise Refused("A test is of one contract or of one supplier or partner: choose one of the two.")
    if values.get("passed") in {Passed.NO, Passed.CANNOT_TELL} and not str(values.get("observed") or "").strip():
        raise Refused("Say what was seen where a test was not passed, or you cannot tell.")


AUDIT_TESTS = Register(
    id="audit-tests",
    place="register/suppliers",
    title="Tests of audits",
    one="test",
    several="tests",
    lead="What an audit looks for in each contract and partner of its sample, and what was seen.",
    title_label="What is tested",
    counts="tests",
    columns=(
        Column(name="audit", label="Audit", kind=ColumnKind.ENTRY, of="audits", is_needed=True, in_list=True),
        Column(name="contract", label="Contract", kind=ColumnKind.ENTRY, of="contracts"),
        Column(name="supplier", label="Supplier or partner", kind=ColumnKind.ENTRY, of="suppliers"),
        Column(
            name="tested",
            label="What is looked for?",
            kind=ColumnKind.CHOICE,
            choices=LookedFor,
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(
            name="passed",
            label="Result",
            kind=ColumnKind.CHOICE,
            choices=Passed,
            in_list=True,
            is_filter=True,
            also_called=("result",),
        ),
        Column(name="observed", label="What was seen", kind=ColumnKind.WORDS),
    ),
    states=COUNTED,
    months=0,
    keeps=_AUDITOR,
    check=_check_test,
    key=("audit", "contract", "supplier", "tested"),
    has_own_pages=True,
)

FINDINGS = Register(
    id="findings",
    place="register/suppliers",
    title="Findings of audits",
    one="finding",
    several="findings",
    lead="What an auditor found in the audit of buying, and recommends.",
    title_label="The finding in one sentence",
    counts="findings that stand",
    columns=(
        Column(name="audit", label="Audit", kind=ColumnKind.ENTRY, of="audits", is_needed=True, in_list=True),
        Column(
            name="severity",
            label="How much hangs on it?",
            kind=ColumnKind.CHOICE,
            choices=Severity,
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="recommendation", label="What is recommended", kind=ColumnKind.WORDS, is_needed=True),
    ),
    states=(
        State(id="stands", label="Stands"),
        State(
            id="taken-back",
            label="Taken back",
            does="Take this finding back",
            is_live=False,
            follows=("stands",),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=_AUDITOR,
    key=("title", "audit"),
    has_own_pages=True,
)


def _check_response(values: Values, today: date) -> None:
    closed = values.get("closed_on")
    check_day_not_to_come(closed, what="The day on which it was closed", today=today)
    says = str(values.get("says") or "").strip()
    if values.get("response") == Response.NOT_AGREED and not says:
        raise Refused("Say why the finding is not agreed.")
    if values.get("response") == Response.AGREED and not values.get("due_on"):
        raise Refused("Say by when what was recommended will be done.")
    if closed and not str(values.get("how") or "").strip():
        raise Refused("Say how the finding was closed.")
    check_order(values.get("answered_on"), closed, "A finding cannot be closed before it was answered.")


FINDING_RESPONSES = Register(
    id="finding-responses",
    place="register/suppliers",
    title="Answers to findings",
    one="answer",
    several="answers",
    lead="What whoever keeps suppliers answers to a finding, by when it will be done, and how it was closed.",
    title_label="The answer in one sentence",
    counts="answers",
    columns=(
        Column(name="finding", label="Finding", kind=ColumnKind.ENTRY, of="findings", is_needed=True, in_list=True),
        Column(
            name="response",
            label="Answer",
            kind=ColumnKind.CHOICE,
            choices=Response,
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(
            name="says", label="What is done, or why not", kind=ColumnKind.WORDS, hint="Say why, if it is not agreed."
        ),
        Column(name="answered_on", label="Answered on", kind=ColumnKind.DAY),
        Column(
            name="due_on", label="To be done by", kind=ColumnKind.DAY, in_list=True, hint="Needed, if it is agreed."
        ),
        Column(name="closed_on", label="Closed on", kind=ColumnKind.DAY, in_list=True),
        Column(name="how", label="How it was closed", kind=ColumnKind.WORDS),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_SUPPLIERS}),
    check=_check_response,
    key=("finding",),
    has_own_pages=True,
)
