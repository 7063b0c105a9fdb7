"""The table of policies."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_WORDS
from tallystick_web.registers.described.policies import Outcome, PolicyTopic
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Policy(Entry):
    """A policy, what it is about, and when its effect on ethnic minority staff was looked at."""

    governance = ABOUT_WORK
    register = "policies"

    topic = models.CharField(max_length=40, choices=choices_of(PolicyTopic))
    adopted_on = models.DateField(null=True)
    impact_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, blank=True, choices=choices_of(Outcome))
    why = models.TextField(max_length=LONGEST_WORDS, blank=True)
    even_use_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
