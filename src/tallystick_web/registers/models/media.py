"""The tables of outlets, coverage and relations with journalists."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT
from tallystick_web.registers.described.media import OutletAudience, OutletKind
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Outlet(Entry):
    """An outlet, and whom it serves."""

    governance = ABOUT_WORK
    register = "outlets"

    kind = models.CharField(max_length=40, choices=choices_of(OutletKind))
    audience = models.CharField(max_length=40, blank=True, choices=choices_of(OutletAudience))
    added_on = models.DateField(null=True)
    is_added = models.BooleanField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class CoverageFound(Entry):
    """What an outlet ran about us."""

    governance = ABOUT_WORK
    register = "coverage"

    on = models.DateField()
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="+")
    outlet_named = models.CharField(max_length=LONGEST_TEXT, blank=True)
    pieces = models.PositiveIntegerField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class Relation(Entry):
    """A working relation with a journalist, who is not named."""

    governance = ABOUT_WORK
    register = "relations"

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="+")
    contact_on = models.DateField(null=True)
    about = models.CharField(max_length=LONGEST_TEXT, blank=True)

    class Meta(Entry.Meta):
        pass
