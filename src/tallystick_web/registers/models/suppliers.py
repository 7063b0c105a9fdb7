"""The tables of suppliers and of what agencies supplied."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_WORDS
from tallystick_web.registers.described.suppliers import Shares, SupplierKind
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Supplier(Entry):
    """Somebody we buy from, work with or are funded by, and what they showed of their commitment."""

    governance = ABOUT_WORK
    register = "suppliers"

    kind = models.CharField(max_length=40, choices=choices_of(SupplierKind))
    is_major = models.BooleanField(null=True)
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    commitment = models.TextField(max_length=LONGEST_WORDS, blank=True)
    commitment_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    shares = models.CharField(max_length=40, blank=True, choices=choices_of(Shares))
    step = models.TextField(max_length=LONGEST_WORDS, blank=True)
    met_on = models.DateField(null=True)
    is_assured = models.BooleanField(null=True)

    class Meta(Entry.Meta):
        pass


class AgencyCount(Entry):
    """Hires through an agency up to a day, and the mix of the shortlists that it supplied, as counts."""

    governance = ABOUT_WORK
    register = "agency-counts"

    agency = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    hires = models.PositiveIntegerField(null=True)
    shortlisted = models.PositiveIntegerField(null=True)
    minority = models.PositiveIntegerField(null=True)
    not_known = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass
