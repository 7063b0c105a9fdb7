"""The tables of initiatives, of what followed for people in them, and of hires through other ways in."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.initiatives import Basis, InitiativeKind
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Initiative(Entry):
    """What is done with and for ethnic minority staff where there is a gap."""

    governance = ABOUT_WORK
    register = "initiatives"

    kind = models.CharField(max_length=40, choices=choices_of(InitiativeKind))
    designed_with = models.CharField(max_length=LONGEST_TEXT, blank=True)
    basis = models.CharField(max_length=40, choices=choices_of(Basis))
    reason = models.TextField(max_length=LONGEST_WORDS, blank=True)
    gap = models.CharField(max_length=LONGEST_TEXT, blank=True)
    places = models.PositiveIntegerField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class InitiativeCount(Entry):
    """How many people took part in an initiative in a year, and what followed for them."""

    governance = ABOUT_WORK
    register = "initiative-counts"

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    took_part = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(null=True)
    progressed = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class HireCount(Entry):
    """How many people were hired in a year, and how many of them through other ways in."""

    governance = ABOUT_WORK
    register = "hires"

    since = models.DateField()
    until = models.DateField()
    hired = models.PositiveIntegerField()
    apprentices = models.PositiveIntegerField()
    no_degree = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        pass
