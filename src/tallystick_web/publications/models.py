"""Papers and what was written for them, and publications with their editions. Rows are only added."""

from typing import ClassVar

from django.db import models

from tallystick.release.policy import Audience
from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.plans.models import Item
from tallystick_web.publications.rules import LONGEST_NOTE, EditionStage, PaperKind, PublicationKind
from tallystick_web.reviews.models import FrozenSet, Review

_AS_LONG_AS_PAPERS = "As long as the organisation keeps its plans, and six years after."
_DONE = Governance(
    data=DataClass.ACTIVITY,
    purpose="To know which papers were made and published, from which figures, by whom and when.",
    retention=_AS_LONG_AS_PAPERS,
    append_only=True,
)
_SAID = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To keep what was written for boards and the public, as it was.",
    retention=_AS_LONG_AS_PAPERS,
    append_only=True,
)
_OTHERS = (Audience.ORGANISATION, Audience.PUBLIC)


class Paper(OwnedRow):
    """A paper for a review: what kind, and for whom. ``audience`` decides which frozen set it is made from."""

    governance = _DONE

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(str(one), one.label) for one in PaperKind])
    audience = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in _OTHERS])
    title = models.CharField(max_length=200)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PaperText(OwnedRow):
    """What was written for a part of a paper, or for an objective in it. The newest holds, earlier ones stay."""

    governance = _SAID

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="texts")
    part = models.CharField(max_length=40)
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PaperGap(OwnedRow):
    """Who closes something that a board needs and that is missing, by when. The newest for each rule holds."""

    governance = _DONE

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="gaps")
    rule = models.CharField(max_length=60)
    who = models.CharField(max_length=120)
    due_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PaperVersion(OwnedRow):
    """A paper as it was made: from which frozen set, its document and its files by their SHA-256.

    ``files`` holds for each form its ``sha256``, its ``name`` and its ``size`` in bytes; a form that could not be made
    is not in it.
    """

    governance = _DONE

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    frozen = models.ForeignKey(FrozenSet, on_delete=models.PROTECT, related_name="+")
    document = models.CharField(max_length=64)
    files = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_paper_version_for_each_number"),
        ]


class Publication(OwnedRow):
    """Something that is published again and again. ``slug`` stands in its address."""

    governance = _DONE

    kind = models.CharField(max_length=30, choices=[(str(one), one.label) for one in PublicationKind])
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_publication_for_each_address"),
        ]


class Edition(OwnedRow):
    """One edition of a publication, of a review. ``reason`` says what a correction corrects; blank in a first one.

    ``due_on`` is the day by which it should be out, and ``until`` the instant before which it is not.
    """

    governance = _SAID

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="+")
    frozen = models.ForeignKey(FrozenSet, on_delete=models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=LONGEST_NOTE, blank=True)
    due_on = models.DateField()
    until = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "number"], name="one_edition_for_each_number"),
        ]


class EditionFiles(OwnedRow):
    """The folder of an edition: its files by path, each with its SHA-256, and the hash of its manifest."""

    governance = _DONE

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="made")
    manifest = models.CharField(max_length=64)
    files = models.JSONField(default=dict)
    at = models.DateTimeField()


class EditionStep(OwnedRow):
    """That an edition came to a stage. Without any it is a draft."""

    governance = _SAID

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(
        max_length=20, choices=[(str(one), one.label) for one in EditionStage if one is not EditionStage.DRAFT]
    )
    said = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
