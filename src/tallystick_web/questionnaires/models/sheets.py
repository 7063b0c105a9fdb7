"""Prompts, checklists and coding sheets: who filled them in about which work, and how far two people agree."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires.models.waves import WHILE_USED
from tallystick_web.questionnaires.rules import LONGEST_NAME, LONGEST_REASON, LONGEST_TITLE, Rater


class Round(OwnedRow):
    """A list of work that is looked at together: a year's sample of papers, or the processes to assess.

    ``role`` is whose work it is, where the set has kinds of that ("board"). ``sampled`` says in words how it was taken.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To look at a stated sample of work, and not at what comes to mind.",
        retention=WHILE_USED,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    role = models.CharField(max_length=LONGEST_NAME, blank=True)
    since = models.DateField()
    until = models.DateField()
    sampled = models.CharField(max_length=LONGEST_REASON)
    closed_on = models.DateField(null=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()


class Sheet(OwnedRow):
    """A set of questions about one piece of work: an entry of a register, or what a round lists by hand.

    ``piece_kind`` and ``piece`` name the work where it is kept elsewhere; ``title`` and ``on`` are of the piece itself.
    ``dropped_why`` says why it is no longer wanted. ``done_on`` is the day from which every mark it needs is there.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To ask the same questions about every piece of work, where the work is.",
        retention=WHILE_USED,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveSmallIntegerField()
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="sheets")
    piece_kind = models.CharField(max_length=LONGEST_NAME, blank=True)
    piece = models.UUIDField(null=True)
    title = models.CharField(max_length=LONGEST_TITLE)
    on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    dropped_why = models.CharField(max_length=LONGEST_REASON, blank=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "set_id", "piece_kind", "piece"],
                condition=models.Q(piece__isnull=False, round=None, dropped_why=""),
                name="one_sheet_of_a_set_for_each_piece",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "piece_kind", "piece"])]


class SheetMarks(OwnedRow):
    """What one of up to two people answered on a sheet. The newest of each counts; the second reads the first's after.

    ``answers`` are by the ids of questions: the id of an option, a list of them, a number or words.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To keep who judged what of a piece of work, and when.",
        retention=WHILE_USED,
        append_only=True,
    )

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    rater = models.CharField(max_length=10, choices=[(str(one), str(one)) for one in Rater])
    answers = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SheetSettled(OwnedRow):
    """What two people settled on where they marked a sheet differently, and why. Both their marks stay."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To say openly where two people judged differently, and what they made of it.",
        retention=WHILE_USED,
        append_only=True,
    )

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="settled")
    answers = models.JSONField(default=dict)
    why = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
