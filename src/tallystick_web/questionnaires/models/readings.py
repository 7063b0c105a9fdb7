"""What measures of question sets came to, period by period."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.questionnaires.models.waves import WHILE_USED
from tallystick_web.questionnaires.rules import LONGEST_NAME, LONGEST_REASON


class SetReading(OwnedRow):
    """What a measure of question sets came to in a period that is over. It is never made again.

    ``value`` is None where it is withheld, and ``why`` says so. ``low`` and ``high`` are its range; ``people`` is how
    many stand behind it as they may be read.
    """

    governance = Governance(
        data=DataClass.RELEASED_FIGURES,
        purpose="To follow over time what people answer and what is filled in.",
        retention=WHILE_USED,
        append_only=True,
    )

    measure = models.CharField(max_length=LONGEST_NAME)
    since = models.DateField()
    until = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    low = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    high = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    range_is = models.CharField(max_length=10, blank=True)
    says = models.CharField(max_length=LONGEST_REASON, blank=True)
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    people = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "until"], name="one_set_reading_for_each_period"
            ),
        ]
