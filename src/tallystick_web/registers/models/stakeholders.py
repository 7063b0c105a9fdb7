"""The tables of stakeholders, messages to them, and work plans."""

from django.db import models

from tallystick_web.organisations.models import Unit
from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.stakeholders import Message, Says, StakeholderKind
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Stakeholder(Entry):
    """An organisation that we deal with."""

    governance = ABOUT_WORK
    register = "stakeholders"

    kind = models.CharField(max_length=40, choices=choices_of(StakeholderKind))
    leads = models.CharField(max_length=40, blank=True, choices=choices_of(Says))
    contact_on = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class StakeholderMessage(Entry):
    """A message on race equality that went to groups of stakeholders."""

    governance = ABOUT_WORK
    register = "messages"

    message = models.CharField(max_length=40, choices=choices_of(Message))
    groups = models.CharField(max_length=200, blank=True)
    sent_on = models.DateField()

    class Meta(Entry.Meta):
        pass


class WorkPlan(Entry):
    """The work plan of a directorate or team, and whether it names an outcome on race."""

    governance = ABOUT_WORK
    register = "work-plans"

    team = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    is_linked = models.BooleanField(null=True)
    outcome = models.CharField(max_length=LONGEST_TEXT, blank=True)
    reviewed_on = models.DateField(null=True)
    changed = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass
