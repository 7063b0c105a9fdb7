"""Scored frameworks: the assessment of a year, each score with its evidence and assessor, and who agreed to it."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires.models.waves import WHILE_USED
from tallystick_web.questionnaires.rules import LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE


class Assessment(OwnedRow):
    """A framework applied to an organisation for a year that ended on a day."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To hold the organisation against a framework, with the evidence for each score.",
        retention=WHILE_USED,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    year_ended = models.DateField()
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "set_id", "year_ended"], name="one_assessment_by_a_framework_a_year"
            ),
        ]


class AssessmentScore(OwnedRow):
    """What one part of a framework was given, by whom, on which evidence. The newest of each part counts.

    ``answer`` is the id of an option; ``tested_with`` says with whom the evidence was looked at.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show on which evidence each score stands, and who gave it.",
        retention=WHILE_USED,
        append_only=True,
    )

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="scores")
    question = models.CharField(max_length=LONGEST_NAME)
    answer = models.CharField(max_length=LONGEST_NAME)
    explanation = models.TextField(max_length=LONGEST_TEXT, blank=True)
    evidence = models.TextField(max_length=LONGEST_TEXT, blank=True)
    tested_with = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class AssessmentStep(OwnedRow):
    """That an assessment was offered to a second person, agreed, or sent back with a reason.

    ``summary`` is what is published of it in words; ``is_public`` that whoever agreed lets the public read it.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To have a second person answer for every assessment that leaves.",
        retention=WHILE_USED,
        append_only=True,
    )

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10)
    summary = models.TextField(max_length=LONGEST_TEXT, blank=True)
    is_public = models.BooleanField(default=False)
    why = models.CharField(max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
