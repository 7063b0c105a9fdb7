"""What an organisation said of the columns of its own files."""

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person


class ColumnAnswer(OwnedRow):
    """What a column with a heading holds in files of plans, said once. The newest answer holds.

    ``heading`` is without case, spaces and punctuation; ``holds`` is a value of brought.holds.Holds.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To read the next file of a plan as the last one was read.",
        retention="As long as the organisation keeps its plans.",
        append_only=True,
    )

    heading = models.CharField(max_length=200)
    holds = models.CharField(max_length=30)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
