"""The tables of the yearly audit of buying."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.audits import LookedFor, Opinion, Passed, Response, Severity
from tallystick_web.registers.models.contracts import Contract
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of
from tallystick_web.registers.models.suppliers import Supplier


class BuyingAudit(Entry):
    """The audit of a year of buying, and the opinion that came of it."""

    governance = ABOUT_WORK
    register = "audits"

    year_ended = models.DateField()
    scope = models.TextField(max_length=LONGEST_WORDS, blank=True)
    rule = models.TextField(max_length=LONGEST_WORDS, blank=True)
    auditor = models.CharField(max_length=LONGEST_TEXT, blank=True)
    opinion = models.CharField(max_length=40, blank=True, choices=choices_of(Opinion))
    reasons = models.TextField(max_length=LONGEST_WORDS, blank=True)
    reported_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass


class AuditTest(Entry):
    """What an audit looks for in one contract or partner, and what was seen."""

    governance = ABOUT_WORK
    register = "audit-tests"

    audit = models.ForeignKey(BuyingAudit, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, null=True, on_delete=models.PROTECT, related_name="+")
    supplier = models.ForeignKey(Supplier, null=True, on_delete=models.PROTECT, related_name="+")
    tested = models.CharField(max_length=40, choices=choices_of(LookedFor))
    passed = models.CharField(max_length=40, blank=True, choices=choices_of(Passed))
    observed = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass


class AuditFinding(Entry):
    """What an auditor found, and recommends."""

    governance = ABOUT_WORK
    register = "findings"

    audit = models.ForeignKey(BuyingAudit, on_delete=models.PROTECT, related_name="+")
    severity = models.CharField(max_length=40, choices=choices_of(Severity))
    recommendation = models.TextField(max_length=LONGEST_WORDS)

    class Meta(Entry.Meta):
        pass


class FindingResponse(Entry):
    """What was answered to a finding, by when it will be done, and how it was closed."""

    governance = ABOUT_WORK
    register = "finding-responses"

    finding = models.ForeignKey(AuditFinding, on_delete=models.PROTECT, related_name="+")
    response = models.CharField(max_length=40, choices=choices_of(Response))
    says = models.TextField(max_length=LONGEST_WORDS, blank=True)
    answered_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    how = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass
