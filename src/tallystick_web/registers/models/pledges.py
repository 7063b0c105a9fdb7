"""The table of pledges."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.pledges import PledgeStage
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Pledge(Entry):
    """What an organisation pledged, and how far it has come."""

    governance = ABOUT_WORK
    register = "pledges"

    pledged = models.CharField(max_length=LONGEST_TEXT)
    stage = models.CharField(max_length=40, choices=choices_of(PledgeStage))
    signed_on = models.DateField(null=True)
    evidence = models.TextField(max_length=LONGEST_WORDS, blank=True)
    renew_on = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
