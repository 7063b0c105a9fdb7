"""The tables of experts on race equality, and of the requests they met."""

from django.db import models

from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.registers.columns import LONGEST_TEXT
from tallystick_web.registers.described.experts import Background, ExpertKind
from tallystick_web.registers.models.entries import ABOUT_WORK, WHILE_USED, Entry, choices_of


class Expert(Entry):
    """Somebody who is trained to advise on race equality, or speaks for it, until a day."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To know who is trained to advise on race equality, how much time they have, and until when.",
        retention=WHILE_USED,
    )
    register = "experts"

    kind = models.CharField(max_length=40, choices=choices_of(ExpertKind))
    workplace = models.CharField(max_length=LONGEST_TEXT, blank=True)
    background = models.CharField(max_length=40, blank=True, choices=choices_of(Background))
    cohort = models.CharField(max_length=LONGEST_TEXT, blank=True)
    modules_done = models.PositiveIntegerField(null=True)
    modules = models.PositiveIntegerField(null=True)
    hours = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    active_from = models.DateField(null=True)
    active_until = models.DateField()

    class Meta(Entry.Meta):
        pass


class ExpertRequest(Entry):
    """What a team asked of an expert, and whether it was given."""

    governance = ABOUT_WORK
    register = "expert-support"

    expert = models.ForeignKey(Expert, null=True, on_delete=models.PROTECT, related_name="+")
    asker = models.CharField(max_length=LONGEST_TEXT)
    asked_on = models.DateField()
    met = models.BooleanField(null=True)
    answered_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass
