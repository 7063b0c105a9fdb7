"""The tables of staff networks: what they are given, who sponsors them, and what was said."""

from django.db import models

from tallystick_web.organisations.models import Unit
from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_WORDS
from tallystick_web.registers.described.networks import NetworkKind, Side
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class StaffNetwork(Entry):
    """A staff network, and the terms on which it works."""

    governance = ABOUT_WORK
    register = "networks"

    kind = models.CharField(max_length=40, choices=choices_of(NetworkKind))
    network = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    terms_on = models.DateField(null=True)
    joint_chairs = models.BooleanField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class NetworkSponsor(Entry):
    """A post that sponsors a staff network, from when until when."""

    governance = ABOUT_WORK
    register = "sponsors"

    network = models.ForeignKey(StaffNetwork, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    duties = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass


class NetworkSupport(Entry):
    """What a staff network was promised for a time, and what it could use."""

    governance = ABOUT_WORK
    register = "network-support"

    network = models.ForeignKey(StaffNetwork, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    budget = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    spent = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    agreed = models.PositiveIntegerField(null=True)
    used = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class DialogueIssue(Entry):
    """An issue that a staff network or the senior team raised, and its answer."""

    governance = ABOUT_WORK
    register = "dialogue"

    network = models.ForeignKey(StaffNetwork, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=40, choices=choices_of(Side))
    raised_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass
