"""How we would know: baselines and targets of measures, and what was expected of an action."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models.items import DONE, Item
from tallystick_web.plans.rules import LONGEST_NOTE, Direction
from tallystick_web.plans.target_rules import Finding, Whose

_LONGEST_MEASURE = 120
_AGREED = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To hold later figures against what was agreed, whatever became of it.",
    retention="As long as the organisation keeps its plans, and six years after.",
    append_only=True,
)


class Baseline(OwnedRow):
    """The value that later ones are held against, agreed by name. A later one takes its place and the earlier stays.

    ``value`` is as it was released; ``source`` names the approved set and the place in it, or the recorded value.
    """

    governance = _AGREED

    measure = models.CharField(max_length=_LONGEST_MEASURE)
    as_of = models.DateField()
    value = models.DecimalField(max_digits=20, decimal_places=8)
    low = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    source = models.CharField(max_length=200)
    agreement = models.CharField(max_length=200)
    reason = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Target(OwnedRow):
    """What a measure should come to, by when. ``expression`` holds what target_rules.Aim says.

    ``whose``: a local target, a national aspiration and a parity line are three things, and stand side by side.
    """

    governance = _AGREED

    measure = models.CharField(max_length=_LONGEST_MEASURE)
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="targets")
    whose = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Whose])
    expression = models.JSONField()
    starts_on = models.DateField()
    due_on = models.DateField()
    rationale = models.TextField(max_length=LONGEST_NOTE)
    agreement = models.CharField(max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(due_on__gt=models.F("starts_on")), name="target_is_due_after_it_begins"
            ),
        ]


class TargetEnd(OwnedRow):
    """That a target holds no longer, and why."""

    governance = _AGREED

    target = models.OneToOneField(Target, on_delete=models.PROTECT, related_name="end")
    reason = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Expectation(OwnedRow):
    """What an action was expected to change, as it stood when the action was agreed to. It is never changed.

    A change that is agreed later adds another one, and both are shown. ``value`` is what the measure was then; none
    where it could not be told.
    """

    governance = _AGREED

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="expectations")
    measure = models.CharField(max_length=_LONGEST_MEASURE)
    direction = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Direction])
    size = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    due_on = models.DateField()
    how = models.TextField(max_length=LONGEST_NOTE, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    low = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    as_of = models.DateField(null=True)
    lead_title = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ExpectationReading(OwnedRow):
    """What a person says happened, beside what the figures said of it on that day."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To learn which actions changed anything.",
        retention=DONE.retention,
        append_only=True,
    )

    expectation = models.ForeignKey(Expectation, on_delete=models.PROTECT, related_name="readings")
    finding = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Finding])
    figures = models.JSONField(default=dict)
    said = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
