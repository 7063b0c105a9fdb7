"""Protected time of network officers and of people who accepted a named role: hours promised, and hours used.

Seen by the person and one co-ordinator. It is never selected or added up by ethnicity: nothing here knows of any.
"""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.reviews.models.reviews import AS_LONG_AS_REVIEWS

_HOURS = Governance(
    data=DataClass.ACTIVITY,
    purpose="To see whether the time that was promised to people who are asked to help is given to them.",
    retention=AS_LONG_AS_REVIEWS,
    append_only=True,
)


class TimeCoordinator(OwnedRow):
    """Who besides the person themselves sees protected time. The newest holds."""

    governance = _HOURS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class TimePromise(OwnedRow):
    """Hours a month that a person was promised for a named role that they accepted."""

    governance = _HOURS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what_for = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=6, decimal_places=1)
    starts_on = models.DateField()
    ends_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="time_promised_ends_after_it_begins"
            ),
        ]


class TimePromiseEnd(OwnedRow):
    """That hours are promised no longer, from a day on."""

    governance = _HOURS

    promise = models.OneToOneField(TimePromise, on_delete=models.PROTECT, related_name="end")
    last_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class TimeUsed(OwnedRow):
    """Hours that a person was asked for on a day: a panel, a consultation, mentoring. ``in_protected`` where they came
    out of protected time, and not out of their own."""

    governance = _HOURS

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    what_for = models.CharField(max_length=200)
    in_protected = models.BooleanField(default=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class TimeUsedEnd(OwnedRow):
    """That an entry of hours was wrong, and counts no longer."""

    governance = _HOURS

    used = models.OneToOneField(TimeUsed, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
