"""Deposits: what was handed in for one standard and year, version by version, and who signed it."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.deposits.rules import How
from tallystick_web.organisations.models import Person

_COUNTS = Governance(
    data=DataClass.UNRELEASED_COUNTS,
    purpose="To make the organisation's figures, and to make them again.",
    retention="Six years after the year they are of.",
    append_only=True,
)


class Deposit(OwnedRow):
    """One handing-in of counts, for one standard and year. A later one that is signed takes its place."""

    governance = _COUNTS

    standard = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)


class DepositVersion(OwnedRow):
    """What a deposit held at one time. ``cells`` are texts as they were typed, by line and column.

    ``sources`` are the files that some indicators were taken from: name, hash, lines, notices, indicators.
    ``cube_sha256`` is the file of the counts they make, where they make any; ``problems`` is how many stop it.
    """

    governance = _COUNTS

    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=20, choices=[(str(one), one.label) for one in How])
    cells = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    cube_sha256 = models.CharField(max_length=64, blank=True)
    problems = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deposit", "number"], name="one_deposit_version_for_each_number"),
        ]


class SignOff(OwnedRow):
    """That a person signed a deposit off, in which role, and for which version. The deposit is frozen from then on."""

    governance = _COUNTS

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="sign_off")
    version = models.ForeignKey(DepositVersion, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    statement = models.CharField(max_length=500)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Withdrawal(OwnedRow):
    """That a deposit was given up before it was signed."""

    governance = _COUNTS

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
