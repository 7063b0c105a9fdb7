"""Measures that people type in, what each means from a day on, the values, and what a second person said of them."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.recorded_rules import LONGEST_LINK, LONGEST_NAME, LONGEST_NOTE, LONGEST_WORDS
from tallystick_web.organisations.models import Person

_WHILE_USED = "As long as the organisation uses the service."


class RecordedMeasure(OwnedRow):
    """A measure whose values are typed in. What stands here never changes: its values are held against one another.

    ``takes`` is the id of a measure that a plan names and nobody counted until now: this one has its place and its id.
    """

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know which measures are recorded by hand, and who began that.",
        retention=_WHILE_USED,
        append_only=True,
    )

    takes = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, choices=[(str(one), one.label) for one in MeasureUnit])
    cadence = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Cadence])
    counts_people = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "takes"],
                condition=~models.Q(takes=""),
                name="one_recorded_measure_for_each_planned_one",
            ),
        ]


class RecordedMeasureVersion(OwnedRow):
    """What a recorded measure means from a day on. The newest holds; values keep the one they were typed under.

    ``population`` says out of whom or what. Values can be held against one another where ``series`` is the same.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To say what a recorded measure counts, of whom, and since when it is said like this.",
        retention=_WHILE_USED,
        append_only=True,
    )

    measure = models.ForeignKey(RecordedMeasure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_NAME)
    what = models.CharField(max_length=LONGEST_WORDS)
    better = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Better])
    population = models.CharField(max_length=LONGEST_WORDS, blank=True)
    series = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "number"], name="one_version_of_a_measure_for_each_number"),
        ]


class RecordedValue(OwnedRow):
    """A value that somebody typed. It counts once another person agreed to it.

    A share has ``happened`` and ``people``; any other number has ``value``, and where it is of people ``people`` are
    those of the smallest group behind it. ``as_of`` is the day it is true of, ``data_date`` that of the data.
    """

    governance = Governance(
        data=DataClass.UNRELEASED_COUNTS,
        purpose="To show whether what the plan promises comes about, where nothing else counts it.",
        retention=_WHILE_USED,
        append_only=True,
    )

    measure = models.ForeignKey(RecordedMeasure, on_delete=models.PROTECT, related_name="values")
    version = models.ForeignKey(RecordedMeasureVersion, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    data_date = models.DateField()
    label = models.CharField(max_length=60)
    happened = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    obtained = models.CharField(max_length=LONGEST_NOTE)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "measure", "as_of"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(happened=None, value__isnull=False)
                | models.Q(happened__isnull=False, people__isnull=False, happened__lte=models.F("people")),
                name="recorded_value_is_a_share_or_a_number",
            ),
        ]


class RecordedCheck(OwnedRow):
    """What another person said of a value that was typed: that it is right, or why it is not."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know that two people looked at a figure before anybody relied on it.",
        retention=_WHILE_USED,
        append_only=True,
    )

    value = models.OneToOneField(RecordedValue, on_delete=models.PROTECT, related_name="check_of_it")
    is_agreed = models.BooleanField()
    why = models.CharField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
