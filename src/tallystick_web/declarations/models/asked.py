"""What is asked, who is asked, and the links by which they answer."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.declarations.rules import LINK_IS_KEPT, LONGEST_NOTICE, What
from tallystick_web.organisations.models import Person

WHILE_USED = "As long as the organisation uses the service, and six years after."


class DeclarationChoice(OwnedRow):
    """What an organisation asks people of themselves, for what, and what it tells them first. The newest holds."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show what people were told and asked on the day they said something of themselves.",
        retention=WHILE_USED,
        append_only=True,
    )

    characteristics = models.JSONField(default=list)
    purposes = models.JSONField(default=list)
    notice = models.TextField(max_length=LONGEST_NOTICE)
    months = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Declarant(OwnedRow):
    """Somebody who can be asked, by the id that another application knows them by. No name stands here.

    ``asked_on`` is the day of the last letter that asked them, and ``address_hash`` a keyed hash of where it went, by
    which they are found when they ask for a link themselves.
    """

    governance = Governance(
        data=DataClass.PSEUDONYMS,
        purpose="To know who was asked to describe themselves, and to send them a link when they ask for one.",
        retention="Until they are forgotten; the bare identifier stays with the organisation.",
    )

    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    asked_on = models.DateField(null=True)
    address_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "kind", "subject"], name="one_declarant_for_each_subject"),
        ]
        indexes: ClassVar = [models.Index(fields=["address_hash"])]


class DeclarationLink(OwnedRow):
    """A link that somebody was sent: its key as a hash, and the day on which it was used. Of that day no time is kept.

    ``by`` is who asked them; None where they asked for it themselves.
    """

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To let somebody say how they describe themselves, or see and withdraw it, without signing in.",
        retention="30 days after it can no longer be opened.",
        keep=LINK_IS_KEPT,
        in_backup=False,
    )

    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="links")
    what = models.CharField(max_length=10, choices=[(str(one), str(one)) for one in What])
    token_hash = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    spent_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["ends_at"])]
