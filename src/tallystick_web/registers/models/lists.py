"""The table of the one plain list."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry


class ListEntry(Entry):
    """A line of a plain list."""

    governance = ABOUT_WORK
    register = "list-entries"

    list_name = models.CharField(max_length=LONGEST_TEXT)
    day = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
