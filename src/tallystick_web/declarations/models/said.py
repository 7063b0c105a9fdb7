"""What people said of themselves, purpose by purpose, and who read it by their leave. What was said has no history."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.declarations.models.asked import WHILE_USED, Declarant
from tallystick_web.declarations.rules import LONGEST_WHAT_FOR, Purpose, Unknown
from tallystick_web.organisations.models import Person

_PURPOSES = [(str(one), one.label) for one in Purpose]


class Batch(OwnedRow):
    """Changes that took effect together: at least ten, so that no mix tells of one of them."""

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To let what people say take effect together, so that nobody can be told from a change.",
        retention=WHILE_USED,
        append_only=True,
    )

    number = models.PositiveIntegerField()
    changes = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_batch_for_each_number"),
        ]


class Declared(OwnedRow):
    """What somebody said of themselves for one purpose: sealed, with its day and never a time.

    It is deleted when it is withdrawn, said anew or past its day. It counts from its ``batch`` on.
    """

    governance = Governance(
        data=DataClass.DECLARATIONS,
        purpose="To keep equality under review, to invite, or to publish, each only where the person allowed it.",
        retention="Until the person withdraws it, and no longer than the organisation told them (three years at most).",
    )

    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="declared")
    purpose = models.CharField(max_length=20, choices=_PURPOSES)
    sealed = models.TextField()
    said_on = models.DateField()
    expires_on = models.DateField()
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declarant", "purpose"], name="said_once_for_each_purpose"),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "purpose", "expires_on"])]


class DeclaredNot(OwnedRow):
    """That nothing may be used of somebody for one purpose, and why: not allowed, withdrawn, or past its day."""

    governance = Governance(
        data=DataClass.PSEUDONYMS,
        purpose="To keep apart who was not asked, who did not say and who withdrew, without what they said.",
        retention="Until the person says something else.",
    )

    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="declared_not")
    purpose = models.CharField(max_length=20, choices=_PURPOSES)
    which = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Unknown])
    said_on = models.DateField()
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declarant", "purpose"], name="not_said_once_for_each_purpose"),
        ]


class DeclarationRead(OwnedRow):
    """That the co-ordinator of invitations read how somebody describes themselves, and for which invitation."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show people who read what they allowed for invitations, when, and what for.",
        retention=WHILE_USED,
        append_only=True,
    )

    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="reads")
    what_for = models.CharField(max_length=LONGEST_WHAT_FOR)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class DeclarationStop(OwnedRow):
    """That nothing about somebody may be used from a day on. ``by`` noted it; None where they did so themselves."""

    governance = Governance(
        data=DataClass.PSEUDONYMS,
        purpose="To use nothing of somebody who gave notice to stop, as the Data Protection Act 2018 lets them.",
        retention=WHILE_USED,
        append_only=True,
    )

    declarant = models.OneToOneField(Declarant, on_delete=models.PROTECT, related_name="stop")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
