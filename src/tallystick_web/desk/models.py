"""Letters of a week and who wants none, addresses of calendars, and what is known of obligations."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.obligation_rules import LONGEST_REASON

_WHILE_USED = "As long as the organisation uses the service, and six years after."
_LONGEST_ID = 60


class WeeklyLetter(OwnedRow):
    """That it was looked, in a week, whether something is due from a person, and whether a letter left about it."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To write to nobody twice in a week.",
        retention="90 days.",
        keep=timedelta(days=90),
    )

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()
    was_sent = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "week"], name="one_letter_a_week_for_each_person"),
        ]


class LettersWanted(OwnedRow):
    """Whether a person wants the weekly letter from a time on. The newest holds; without any they do."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To write to people who want it, and to nobody else.",
        retention=_WHILE_USED,
        append_only=True,
    )

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    are_wanted = models.BooleanField()
    at = models.DateTimeField()


class CalendarAddress(OwnedRow):
    """The secret address at which a person's calendar program reads their dates. It is kept as its SHA-256."""

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To let a calendar program read a person's own dates.",
        retention="Until another is made or it is ended, and no longer than the person has an account.",
        in_backup=False,
    )

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()


class ObligationDone(OwnedRow):
    """That an organisation did what an obligation asks, on a day. ``year`` is blank where it counts from the last time.

    Of one obligation and year the newest holds.
    """

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know what was done of what an organisation has to do, and when it is due again.",
        retention=_WHILE_USED,
        append_only=True,
    )

    obligation = models.CharField(max_length=_LONGEST_ID)
    year = models.PositiveSmallIntegerField(null=True)
    done_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ObligationDate(OwnedRow):
    """The date that an organisation set for an obligation in a year, and why. The newest holds."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To keep to a date that was told later or agreed within, and to know why it is that one.",
        retention=_WHILE_USED,
        append_only=True,
    )

    obligation = models.CharField(max_length=_LONGEST_ID)
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    reason = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
