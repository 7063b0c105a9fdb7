"""What people were asked in a review, what they said, and what they were told that was done. Rows are only added."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.models import Item
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.models.reviews import DONE, SAID, Review, ReviewStep
from tallystick_web.reviews.rules import LONGEST_NOTE, Body, Side
from tallystick_web.reviews.rules import View as ViewKind


class VoiceHeard(OwnedRow):
    """What people themselves say of an outcome, from a source beside the organisation's own records."""

    governance = SAID

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="voices")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=30, choices=[(str(one), one.label) for one in Voice])
    said = models.TextField(max_length=LONGEST_NOTE)
    measure = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ViewAsked(OwnedRow):
    """That the staff network was asked for its view of an outcome in a review."""

    governance = DONE

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="views_asked")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["review", "item"], name="network_is_asked_once_for_each_outcome"),
        ]


class NetworkView(OwnedRow):
    """What the staff network says of an outcome, in its own words. A later one takes its place; all stay."""

    governance = SAID

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="views")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=20, choices=[(str(one), one.label) for one in ViewKind])
    said = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ViewReply(OwnedRow):
    """What the organisation says to a view, or the network to that."""

    governance = SAID

    view = models.ForeignKey(NetworkView, on_delete=models.PROTECT, related_name="replies")
    side = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Side])
    said = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Consultation(OwnedRow):
    """That a body was asked for its advice or comment: what, until when, and by when it is told what came of it.

    It may belong to a step of a review, or stand alone. ``unit`` is the network that was asked, where it is one.
    """

    governance = SAID

    step = models.ForeignKey(ReviewStep, null=True, on_delete=models.PROTECT, related_name="consultations")
    body = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Body])
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    asks = models.TextField(max_length=LONGEST_NOTE)
    closes_on = models.DateField()
    reply_due_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reply_due_on__gte=models.F("closes_on")), name="reply_is_due_after_comments_close"
            ),
        ]


class Comment(OwnedRow):
    """What somebody says who was consulted. It is shown by ``role`` and never by name."""

    governance = SAID

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    said = models.TextField(max_length=LONGEST_NOTE)
    role = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in RoleId])
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Reply(OwnedRow):
    """What was heard in a consultation, and what was done about it. A later one adds to the one before."""

    governance = SAID

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="replies")
    heard = models.TextField(max_length=LONGEST_NOTE)
    did = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
