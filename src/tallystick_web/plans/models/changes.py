"""Changes to what was agreed, and what became of each item from one year's plan to the next."""

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models.items import DONE, PROMISED, Item
from tallystick_web.plans.rules import LONGEST_NOTE


class Change(OwnedRow):
    """That somebody asks to change what an agreed item says, and why. ``wording`` holds the fields as it should be.

    ``seen`` is the number of the version they saw.
    """

    governance = PROMISED

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="changes")
    seen = models.PositiveIntegerField()
    wording = models.JSONField()
    reason = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ChangeDecision(OwnedRow):
    """What was decided about a change, by somebody else."""

    governance = PROMISED

    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="decision")
    is_agreed = models.BooleanField()
    why = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Carried(OwnedRow):
    """That a person says an item of this year's plan is one of last year's, carried on."""

    governance = DONE

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="carried_from")
    earlier = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="carried_to")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class NotCarried(OwnedRow):
    """Why an item of last year's plan is not in this year's."""

    governance = PROMISED

    earlier = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="not_carried")
    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
