"""The tables of events, offers and programmes."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT
from tallystick_web.registers.described.events import EventKind, OfferKind, ProgrammeKind
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class HeldEvent(Entry):
    """An event: what it is, for whom, and how many came."""

    governance = ABOUT_WORK
    register = "events"

    kind = models.CharField(max_length=40, choices=choices_of(EventKind))
    on = models.DateField()
    audience = models.CharField(max_length=LONGEST_TEXT, blank=True)
    topics = models.CharField(max_length=LONGEST_TEXT, blank=True)
    partner = models.CharField(max_length=LONGEST_TEXT, blank=True)
    recording = models.CharField(max_length=LONGEST_LINK, blank=True)
    has_race = models.BooleanField(null=True)
    asks_after = models.BooleanField(null=True)
    seats = models.PositiveIntegerField(null=True)
    came = models.PositiveIntegerField(null=True)
    has_item = models.BooleanField(null=True)

    class Meta(Entry.Meta):
        pass


class Offer(Entry):
    """Something that is offered time and again, and when its content on race was reviewed."""

    governance = ABOUT_WORK
    register = "offers"

    kind = models.CharField(max_length=40, choices=choices_of(OfferKind))
    audience = models.CharField(max_length=LONGEST_TEXT, blank=True)
    has_race = models.BooleanField(null=True)
    reviewed_on = models.DateField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class Programme(Entry):
    """A programme or project: how members were asked, and how many staff it reached."""

    governance = ABOUT_WORK
    register = "programmes"

    kind = models.CharField(max_length=40, choices=choices_of(ProgrammeKind))
    formats = models.CharField(max_length=LONGEST_TEXT, blank=True)
    scoped_on = models.DateField(null=True)
    looked_back_on = models.DateField(null=True)
    staff = models.PositiveIntegerField(null=True)
    came_twice = models.PositiveIntegerField(null=True)
    counted_on = models.DateField(null=True)

    class Meta(Entry.Meta):
        pass
