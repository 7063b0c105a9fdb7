"""The table of spending on development."""

from django.db import models

from tallystick_web.registers.models.entries import ABOUT_WORK, Entry


class DevelopmentCount(Entry):
    """What a year of developing staff cost, by group, as totals."""

    governance = ABOUT_WORK
    register = "development-counts"

    year_ended = models.DateField()
    white_people = models.PositiveIntegerField(null=True)
    white_pounds = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    white_agreed = models.PositiveIntegerField(null=True)
    white_refused = models.PositiveIntegerField(null=True)
    minority_people = models.PositiveIntegerField(null=True)
    minority_pounds = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    minority_agreed = models.PositiveIntegerField(null=True)
    minority_refused = models.PositiveIntegerField(null=True)
    not_known_people = models.PositiveIntegerField(null=True)
    not_known_pounds = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    not_known_agreed = models.PositiveIntegerField(null=True)
    not_known_refused = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass
