"""Reflections: what one person wrote for themselves, sealed, and that they did so."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires.models.waves import WHILE_USED
from tallystick_web.questionnaires.rules import LONGEST_NAME


class Reflection(OwnedRow):
    """What somebody wrote for themselves in a year, sealed. Nobody else reads it; its writer can erase it.

    ``shared_with`` is the one person its writer lets read it, usually the chair; None for nobody.
    """

    governance = Governance(
        data=DataClass.DECLARATIONS,
        purpose="To let people who govern think about their own part, for themselves.",
        retention="Two years, or until its writer erases it.",
        in_backup=False,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveSmallIntegerField()
    year_ended = models.DateField()
    sealed = models.TextField()
    shared_with = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kept_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "set_id", "year_ended", "person"], name="one_reflection_a_year_of_each"
            ),
        ]


class ReflectionDone(OwnedRow):
    """That somebody says they have reflected in a year, here or elsewhere. Nothing of what they thought."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To count who has reflected, without what they thought.",
        retention=WHILE_USED,
        append_only=True,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    year_ended = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "set_id", "year_ended", "by"], name="reflected_once_a_year"
            ),
        ]
