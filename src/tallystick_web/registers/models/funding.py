"""The table of money that is committed."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_TEXT
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry


class Funding(Entry):
    """Money that is committed to race equality for a time."""

    governance = ABOUT_WORK
    register = "funding"

    source = models.CharField(max_length=LONGEST_TEXT, blank=True)
    amount = models.DecimalField(max_digits=16, decimal_places=2)
    since = models.DateField()
    until = models.DateField()
    spent = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    renew_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass
