"""Taking part: who, in what, as what and how far, and each step of it."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.registers.models.contacts import Contact
from tallystick_web.registers.models.entries import WHILE_USED, choices_of
from tallystick_web.registers.part_rules import LONGEST_WHY, Found, Paid, Prominence, Stage, TakesPartAs


class TakenPart(OwnedRow):
    """What one person does in one entry of a register, as it stands now. How it came there stands in its steps.

    ``token`` tells people apart and says nothing else; ``contact`` is None for somebody who was forgotten or was never
    on the list. ``reached`` are the stages it came through, between commas, and ``asked`` the days of asking.
    ``stage`` is blank where every step was taken back.
    """

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To count who is asked and who appears, and to ask nobody more often than they agreed to.",
        retention=WHILE_USED,
    )

    register = models.CharField(max_length=40)
    entry = models.UUIDField()
    on = models.DateField()
    part = models.CharField(max_length=20, choices=choices_of(TakesPartAs))
    stage = models.CharField(max_length=20, blank=True, choices=choices_of(Stage))
    reached = models.CharField(max_length=100, blank=True)
    asked = models.JSONField(default=list)
    prominence = models.CharField(max_length=20, choices=choices_of(Prominence))
    paid = models.CharField(max_length=20, choices=choices_of(Paid))
    days = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    found = models.CharField(max_length=20, choices=choices_of(Found))
    token = models.UUIDField()
    contact = models.ForeignKey(Contact, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation", "register", "entry"]),
            models.Index(fields=["organisation", "on"]),
            models.Index(fields=["organisation", "at"]),
        ]


class PartStep(OwnedRow):
    """A step of a part: the stage it came to, or how it was paid; or that an earlier step was wrong, and why."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show who recorded that somebody was asked, took part or was paid, and what was corrected.",
        retention=WHILE_USED,
        append_only=True,
    )

    part = models.ForeignKey(TakenPart, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, blank=True, choices=choices_of(Stage))
    paid = models.CharField(max_length=20, blank=True, choices=choices_of(Paid))
    on = models.DateField()
    takes_back = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="taken_back")
    why = models.CharField(max_length=LONGEST_WHY, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["part", "number"], name="one_step_of_a_part_for_each_number"),
        ]
