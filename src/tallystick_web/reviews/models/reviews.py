"""Reviews, their steps, the sets of figures that were frozen for them, and what was decided. Rows are only added."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.models import Plan
from tallystick_web.reviews.rules import LONGEST_NOTE, LONGEST_TEXT, Body, StepKind, StepState, Verdict

AS_LONG_AS_REVIEWS = "As long as the organisation keeps its plans, and six years after."
DONE = Governance(
    data=DataClass.ACTIVITY,
    purpose="To know what was reviewed, by whom, by when, and whether it was on time.",
    retention=AS_LONG_AS_REVIEWS,
    append_only=True,
)
SAID = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To know what was said and decided in a review, and why.",
    retention=AS_LONG_AS_REVIEWS,
    append_only=True,
)


class Review(OwnedRow):
    """One review: of a plan, or (``standard`` and ``year``) of a year of figures. ``cycle`` is the file of steps."""

    governance = DONE

    cycle = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="+")
    standard = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    begins_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ReviewStep(OwnedRow):
    """A step of a review, as its cycle had it when the review began.

    ``key`` is its id in the cycle, ``needs`` are the keys of what must be over before, ``roles`` who may do it, and
    ``due_on`` its first date.
    """

    governance = DONE

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="steps")
    key = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=[(str(one), one.label) for one in StepKind])
    body = models.CharField(max_length=20, blank=True, choices=[(str(one), one.label) for one in Body])
    text = models.CharField(max_length=LONGEST_TEXT)
    roles = models.JSONField(default=list)
    needs = models.JSONField(default=list)
    due_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "key"], name="one_step_for_each_key"),
        ]


class StepDate(OwnedRow):
    """That a step was moved to another day, and why. Whether it was late is told from the first day."""

    governance = SAID

    step = models.ForeignKey(ReviewStep, on_delete=models.PROTECT, related_name="dates")
    due_on = models.DateField()
    reason = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class StepEvent(OwnedRow):
    """That a step was done, left out or opened again. ``held_on`` is the day on which it was done."""

    governance = SAID

    step = models.ForeignKey(ReviewStep, on_delete=models.PROTECT, related_name="events")
    state = models.CharField(
        max_length=20, choices=[(str(one), one.label) for one in StepState if one is not StepState.WAITING]
    )
    held_on = models.DateField(null=True)
    said = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class FrozenSet(OwnedRow):
    """The plan and its measures as they stood at a cut-off: two canonical files, by their SHA-256.

    A correction is a later number, with a reason.
    """

    governance = SAID

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="frozen")
    number = models.PositiveSmallIntegerField()
    cut_off = models.DateTimeField()
    for_organisation = models.CharField(max_length=64)
    for_public = models.CharField(max_length=64)
    reason = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "number"], name="one_frozen_set_for_each_number"),
        ]


class ReviewDecision(OwnedRow):
    """What a body decided in a step, on which frozen set. ``role`` is the role in which it was recorded."""

    governance = SAID

    step = models.ForeignKey(ReviewStep, on_delete=models.PROTECT, related_name="decisions")
    frozen = models.ForeignKey(FrozenSet, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=30, choices=[(str(one), one.label) for one in Verdict])
    said = models.TextField(max_length=LONGEST_NOTE, blank=True)
    minute = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    role = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in RoleId])
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
