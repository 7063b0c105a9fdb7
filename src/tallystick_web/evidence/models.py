"""Evidence, what is said of it, what it is attached to, and what it is held for. Every row is only added."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.evidence.file_rules import LONGEST_LABEL, FileType
from tallystick_web.evidence.rules import (
    LONGEST_LINK,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WHY,
    Grade,
    Kind,
    Shows,
    Visibility,
)
from tallystick_web.organisations.models import Person

_WHILE_USED = "As long as the organisation uses the service, and six years after."


class Evidence(OwnedRow):
    """One piece of evidence: who added it, and when. What it says stands in its versions."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know who added a piece of evidence, and when.",
        retention=_WHILE_USED,
        append_only=True,
    )

    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class EvidenceVersion(OwnedRow):
    """What a piece of evidence says, from the first version on or after a correction. The newest holds.

    ``dated`` is the day the evidence is of. Its file, where it has one, is kept by its hash; ``file_label`` is the name
    it came under. ``why`` says why it was corrected.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show what was done about race equality and what changed, and what that rests on.",
        retention=_WHILE_USED,
        append_only=True,
    )

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    kind = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Kind])
    shows = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Shows])
    dated = models.DateField()
    grade = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Grade])
    visibility = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Visibility])
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    file_label = models.CharField(max_length=LONGEST_LABEL, blank=True)
    file_type = models.CharField(max_length=10, blank=True, choices=[(str(one), one.label) for one in FileType])
    file_size = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=LONGEST_WHY, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evidence", "number"], name="one_version_of_evidence_for_each_number"),
        ]


class EvidenceWithdrawal(OwnedRow):
    """That a piece of evidence no longer holds, and why. It stays to be read; its file is no longer given out."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To stop relying on evidence that does not hold, and to know who said so.",
        retention=_WHILE_USED,
        append_only=True,
    )

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=LONGEST_WHY)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class EvidenceOn(OwnedRow):
    """That a piece of evidence is attached to something: ``kind`` is what core's registry calls such things."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know which evidence is about what.",
        retention=_WHILE_USED,
        append_only=True,
    )

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="attachments")
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "kind", "subject"])]


class EvidenceOnEnd(OwnedRow):
    """That evidence is no longer attached to something, and why."""

    governance = EvidenceOn.governance

    attachment = models.OneToOneField(EvidenceOn, on_delete=models.PROTECT, related_name="end")
    why = models.CharField(max_length=LONGEST_WHY)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class EvidenceClause(OwnedRow):
    """That somebody holds a piece of evidence for a clause of a framework. Both are named as their files name them."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show one piece of evidence to everybody who asks for it.",
        retention=_WHILE_USED,
        append_only=True,
    )

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="clauses")
    framework = models.CharField(max_length=40)
    clause = models.CharField(max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "framework"])]


class EvidenceClauseEnd(OwnedRow):
    """That a piece of evidence is no longer held for a clause."""

    governance = EvidenceClause.governance

    mapping = models.OneToOneField(EvidenceClause, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
