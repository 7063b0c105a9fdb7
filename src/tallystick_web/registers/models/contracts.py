"""The tables of contracts and of the results that they name."""

from django.db import models

from tallystick_web.registers.described.contracts import ContractKind, Met
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of
from tallystick_web.registers.models.suppliers import Supplier


class Contract(Entry):
    """A tender, contract or commission, and how much race equality weighed in it."""

    governance = ABOUT_WORK
    register = "contracts"

    kind = models.CharField(max_length=40, choices=choices_of(ContractKind))
    supplier = models.ForeignKey(Supplier, null=True, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    is_above_limit = models.BooleanField(null=True)
    weight = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    is_weight_kept = models.BooleanField(null=True)
    has_brief = models.BooleanField(null=True)
    signed_off_on = models.DateField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass


class ContractResult(Entry):
    """A result on race that a contract names, and whether it came."""

    governance = ABOUT_WORK
    register = "contract-results"

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="+")
    target = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    due_on = models.DateField(null=True)
    achieved = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    met = models.CharField(max_length=40, blank=True, choices=choices_of(Met))
    met_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass
