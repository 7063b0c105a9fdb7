"""Mixes: what leaves of declarations, by population, row and period. True counts are stored nowhere."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.declarations.models.asked import WHILE_USED


class Mix(OwnedRow):
    """The mix of one row of a population in a period that is over: counts as they are shown, and shares in per cent.

    ``minority`` and ``white`` are None where the row is withheld. ``unknown`` is None there as well, and where it is
    under ten; ``invited`` is how many of the people were asked, None under ten. ``batch`` is how many batches of
    declarations counted by then. It is never made again.
    """

    governance = Governance(
        data=DataClass.RELEASED_FIGURES,
        purpose="To show how wide a mix of people speaks, writes and takes part, with what is not known of it.",
        retention=WHILE_USED,
        append_only=True,
    )

    population = models.CharField(max_length=60)
    row = models.CharField(max_length=60)
    since = models.DateField()
    until = models.DateField()
    rule = models.CharField(max_length=40)
    batch = models.PositiveIntegerField()
    of = models.PositiveIntegerField(null=True)
    minority = models.PositiveIntegerField(null=True)
    white = models.PositiveIntegerField(null=True)
    unknown = models.PositiveIntegerField(null=True)
    low = models.PositiveSmallIntegerField(null=True)
    high = models.PositiveSmallIntegerField(null=True)
    unknown_low = models.PositiveSmallIntegerField(null=True)
    unknown_high = models.PositiveSmallIntegerField(null=True)
    invited = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "population", "row", "until"], name="one_mix_of_a_period"),
        ]
