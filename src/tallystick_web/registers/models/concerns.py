"""The tables of concerns as counts, of the routes by which to raise one, and of carers passports as a number."""

from django.db import models

from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Unit
from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.concerns import Group, Source
from tallystick_web.registers.models.entries import ABOUT_WORK, WHILE_USED, Entry, choices_of

_COUNTS_OF_PEOPLE = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To know whether whoever meets racism, or cares for somebody, is heard and helped in time. Counts alone.",
    retention=WHILE_USED,
)


class ConcernCount(Entry):
    """How many concerns of one kind were raised in a period, and how they were dealt with."""

    governance = _COUNTS_OF_PEOPLE
    register = "concern-counts"

    source = models.CharField(max_length=40, choices=choices_of(Source))
    group = models.CharField(max_length=40, choices=choices_of(Group))
    since = models.DateField()
    until = models.DateField()
    part = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    raised = models.PositiveIntegerField()
    acknowledged = models.PositiveIntegerField(null=True)
    closed = models.PositiveIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    upheld = models.PositiveIntegerField(null=True)
    partly = models.PositiveIntegerField(null=True)
    not_upheld = models.PositiveIntegerField(null=True)
    answered = models.PositiveIntegerField(null=True)
    again = models.PositiveIntegerField(null=True)
    due_three = models.PositiveIntegerField(null=True)
    held_three = models.PositiveIntegerField(null=True)
    due_six = models.PositiveIntegerField(null=True)
    held_six = models.PositiveIntegerField(null=True)
    due_twelve = models.PositiveIntegerField(null=True)
    held_twelve = models.PositiveIntegerField(null=True)
    harm = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class ConcernRoute(Entry):
    """To whom staff can turn with a concern, by the title of the role, and what happens then."""

    governance = ABOUT_WORK
    register = "concern-routes"

    reached = models.CharField(max_length=LONGEST_TEXT)
    confidential = models.BooleanField()
    anonymous = models.BooleanField()
    next = models.TextField(max_length=LONGEST_WORDS)
    days = models.PositiveIntegerField()
    outside = models.BooleanField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class CarersPassportCount(Entry):
    """How many carers passports are in place on a day."""

    governance = _COUNTS_OF_PEOPLE
    register = "carers-passports"

    part = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    in_place = models.PositiveIntegerField()
    due = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass
