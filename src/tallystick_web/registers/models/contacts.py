"""The table of people who speak, write, train or represent. When somebody asks to be forgotten their row is deleted."""

from uuid import uuid4

from django.db import models

from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.registers.columns import LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.contacts import ConsentBy, Side
from tallystick_web.registers.models.entries import Entry, choices_of
from tallystick_web.registers.models.media import Outlet


class Contact(Entry):
    """Somebody who agreed to be on the list.

    ``token`` is made at random and stands in the parts they took, so that those are still one person's when this row
    is gone. ``merged_into`` is another entry of the same person, which stayed.
    """

    governance = Governance(
        data=DataClass.CONTACTS,
        purpose="To ask people to speak, write, train or represent, no more often than they agreed to.",
        retention="Until they ask to be forgotten, or five years after the last part they took.",
    )
    register = "contacts"

    roles = models.CharField(max_length=LONGEST_TEXT)
    side = models.CharField(max_length=40, choices=choices_of(Side))
    body = models.CharField(max_length=LONGEST_TEXT, blank=True)
    topics = models.CharField(max_length=LONGEST_TEXT, blank=True)
    biography = models.TextField(max_length=LONGEST_WORDS, blank=True)
    address = models.CharField(max_length=LONGEST_TEXT, blank=True)
    agreed = models.PositiveIntegerField(null=True)
    fee = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    asks_access = models.BooleanField(null=True)
    trained_on = models.DateField(null=True)
    since = models.DateField(null=True)
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="+")
    spoke_on = models.DateField(null=True)
    consent_on = models.DateField()
    consent_way = models.CharField(max_length=40, choices=choices_of(ConsentBy))
    token = models.UUIDField(default=uuid4, editable=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Entry.Meta):
        pass
