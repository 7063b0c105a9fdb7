"""The tables of elections and of outreach before them."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_TEXT
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry


class Election(Entry):
    """A round of an election and its result, as totals."""

    governance = ABOUT_WORK
    register = "elections"

    nominations_on = models.DateField()
    opens_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    voters = models.PositiveIntegerField(null=True)
    candidates = models.PositiveIntegerField(null=True)
    votes = models.PositiveIntegerField(null=True)
    is_safe = models.BooleanField(null=True)
    votes_fewer = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class ElectionStep(Entry):
    """A step that is taken so that a wider mix of people stand."""

    governance = ABOUT_WORK
    register = "election-steps"

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=LONGEST_TEXT, blank=True)
    planned_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass
