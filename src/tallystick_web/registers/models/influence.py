"""The tables of influencing."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_WORDS
from tallystick_web.registers.described.influence import Beneficiary, Followed, Result, Route, Used
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of
from tallystick_web.registers.models.stakeholders import Stakeholder


class InfluencePriority(Entry):
    """What is to change in policy, and its aim on race equality."""

    governance = ABOUT_WORK
    register = "priorities"

    aim = models.TextField(max_length=LONGEST_WORDS, blank=True)
    evidence = models.TextField(max_length=LONGEST_WORDS, blank=True)
    agreed_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass


class InfluencePiece(Entry):
    """What was asked of whom, by which way, and what came of it."""

    governance = ABOUT_WORK
    register = "influence"

    on = models.DateField()
    body = models.ForeignKey(Stakeholder, null=True, on_delete=models.PROTECT, related_name="+")
    about_race = models.BooleanField(null=True)
    request = models.TextField(max_length=LONGEST_WORDS, blank=True)
    route = models.CharField(max_length=40, blank=True, choices=choices_of(Route))
    result = models.CharField(max_length=40, blank=True, choices=choices_of(Result))
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    is_challenge = models.BooleanField(null=True)
    effect = models.CharField(max_length=40, blank=True, choices=choices_of(Followed))
    beneficiary = models.CharField(max_length=40, blank=True, choices=choices_of(Beneficiary))

    class Meta(Entry.Meta):
        pass


class Opening(Entry):
    """A chance to bring race equality into policy."""

    governance = ABOUT_WORK
    register = "openings"

    spotted_on = models.DateField()
    used = models.CharField(max_length=40, blank=True, choices=choices_of(Used))
    why = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass


class ViewRequest(Entry):
    """A request of another organisation for our view."""

    governance = ABOUT_WORK
    register = "requests"

    received_on = models.DateField()
    body = models.ForeignKey(Stakeholder, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass


class Position(Entry):
    """A position on policy, and whose voices shaped it."""

    governance = ABOUT_WORK
    register = "positions"

    adopted_on = models.DateField()
    sources = models.CharField(max_length=200, blank=True)
    wide_sources = models.CharField(max_length=200, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
