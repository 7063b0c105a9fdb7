"""Plans, their items, and everything that is said and done about an item: rows that are only ever added."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.plans.rules import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    Delivery,
    Direction,
    EvidenceGrade,
    Intervention,
    Kind,
    Stage,
    Voice,
)

_LONGEST_MEASURE = 120
_AS_LONG_AS_PLANS = "As long as the organisation keeps its plans, and six years after."
PROMISED = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To know what was promised, why it should work, and who said so when.",
    retention=_AS_LONG_AS_PLANS,
    append_only=True,
)
DONE = Governance(
    data=DataClass.ACTIVITY,
    purpose="To know who changed a plan, and when.",
    retention=_AS_LONG_AS_PLANS,
    append_only=True,
)


class Plan(OwnedRow):
    """One plan of one year: the organisation's own (no unit), or a unit's. ``follows`` is the plan of the year before.

    ``template`` is the id of the starting plan it began with; blank where it began empty.
    """

    governance = DONE

    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    template = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="plan_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["organisation", "starts_on"],
                condition=models.Q(unit=None),
                name="one_plan_of_the_organisation_for_each_year",
            ),
            models.UniqueConstraint(
                fields=["organisation", "unit", "starts_on"],
                condition=~models.Q(unit=None),
                name="one_plan_of_a_unit_for_each_year",
            ),
        ]


class Item(OwnedRow):
    """One thing in a plan. What it says stands in its versions, how far it has come in its steps.

    ``place`` orders items of a kind in a plan; ``template_item`` is the id in the starting plan it came from.
    """

    governance = DONE

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Kind])
    place = models.PositiveIntegerField()
    template_item = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemVersion(OwnedRow):
    """What an item says from a moment on: the fields of rules.Wording. ``agreed_by`` agreed to a later change."""

    governance = PROMISED

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=LONGEST_TEXT)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True)
    accountable = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    accountable_title = models.CharField(max_length=120, blank=True)
    lead = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    lead_title = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    intervention = models.CharField(max_length=20, blank=True, choices=[(str(one), one.label) for one in Intervention])
    cause = models.TextField(max_length=LONGEST_NOTE, blank=True)
    how = models.TextField(max_length=LONGEST_NOTE, blank=True)
    evidence_grade = models.CharField(
        max_length=20, blank=True, choices=[(str(one), str(one)) for one in EvidenceGrade]
    )
    evidence_source = models.CharField(max_length=1000, blank=True)
    expected_measure = models.CharField(max_length=_LONGEST_MEASURE, blank=True)
    expected_direction = models.CharField(
        max_length=20, blank=True, choices=[(str(one), one.label) for one in Direction]
    )
    expected_size = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    expected_on = models.DateField(null=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    hours = models.DecimalField(max_digits=10, decimal_places=1, null=True)
    voice = models.CharField(max_length=30, blank=True, choices=[(str(one), one.label) for one in Voice])
    reason = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="one_item_version_for_each_number"),
        ]


class ItemStep(OwnedRow):
    """That an item came to a stage. The newest holds; without any it is a draft. ``into``: where it was merged."""

    governance = PROMISED

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Stage])
    reason = models.TextField(max_length=LONGEST_NOTE, blank=True)
    into = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemLink(OwnedRow):
    """That an item stands under another one: an action under an outcome it serves, an outcome under its objective."""

    governance = DONE

    lower = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_up")
    upper = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_down")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemLinkEnd(OwnedRow):
    """That an item stands under another one no longer."""

    governance = DONE

    link = models.OneToOneField(ItemLink, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemMeasure(OwnedRow):
    """That a measure shows whether an outcome came about, or an action worked. ``measure`` is its catalogue id."""

    governance = DONE

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="measures")
    measure = models.CharField(max_length=_LONGEST_MEASURE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemMeasureEnd(OwnedRow):
    """That a measure is not looked at for an item any more."""

    governance = DONE

    chosen = models.OneToOneField(ItemMeasure, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class MeasureTask(OwnedRow):
    """A task to get a measure for an item that has none: what, who, by when."""

    governance = DONE

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="tasks")
    text = models.TextField(max_length=LONGEST_TEXT)
    lead = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class MeasureTaskEnd(OwnedRow):
    """That a task to get a measure was done or given up, and what came of it."""

    governance = DONE

    task = models.OneToOneField(MeasureTask, on_delete=models.PROTECT, related_name="end")
    said = models.TextField(max_length=LONGEST_TEXT)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ItemUpdate(OwnedRow):
    """What somebody says was done about an item by a day. It says nothing of what that changed."""

    governance = PROMISED

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="updates")
    delivery = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Delivery])
    said = models.TextField(max_length=LONGEST_NOTE)
    next = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
