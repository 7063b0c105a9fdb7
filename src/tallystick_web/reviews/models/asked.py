"""Questions that somebody asked to hold the organisation to account, and their answers. Rows are only added."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.models import Item
from tallystick_web.reviews.models.reviews import SAID, Review
from tallystick_web.reviews.rules import LONGEST_NOTE, LONGEST_TEXT, Body, Confidence


class Question(OwnedRow):
    """A question: asked by ``role`` on behalf of ``body``, to a person or a title.

    It is the organisation's and not a meeting's: open, it stands on the next agenda at every tier. ``review`` is where
    it was asked first, ``item`` what it is about. ``set_question`` names the question of a set (``pay/oversight``).
    """

    governance = SAID

    text = models.TextField(max_length=LONGEST_NOTE)
    body = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Body])
    role = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in RoleId])
    to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_title = models.CharField(max_length=120, blank=True)
    review = models.ForeignKey(Review, null=True, on_delete=models.PROTECT, related_name="questions")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    set_question = models.CharField(max_length=120, blank=True)
    due_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "at"])]


class QuestionAnswer(OwnedRow):
    """An answer to a question. ``from_data`` is true where it was found from figures before anybody wrote it."""

    governance = SAID

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    said = models.TextField(max_length=LONGEST_NOTE)
    from_data = models.BooleanField(default=False)
    confidence = models.CharField(max_length=20, blank=True, choices=[(str(one), one.label) for one in Confidence])
    next_step = models.CharField(max_length=LONGEST_TEXT, blank=True)
    next_on = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class AnswerJudged(OwnedRow):
    """Whether an answer was accepted by those who asked, and why not."""

    governance = SAID

    answer = models.OneToOneField(QuestionAnswer, on_delete=models.PROTECT, related_name="judged")
    is_accepted = models.BooleanField()
    said = models.TextField(max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class QuestionEnd(OwnedRow):
    """That a question was taken back by those who asked, and why."""

    governance = SAID

    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="end")
    said = models.TextField(max_length=LONGEST_NOTE)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
