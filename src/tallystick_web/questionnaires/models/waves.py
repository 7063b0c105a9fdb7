"""Surveys: each wave of one, the links it was sent by, what was answered, and what leaves of that."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires.rules import (
    LINKS_ARE_KEPT,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    LONGEST_TITLE,
    Way,
)

WHILE_USED = "As long as the organisation uses the service, and six years after."


class Wave(OwnedRow):
    """A survey that is asked once: which set, of whom, from when until when, and how people come to it.

    ``version`` is the one that is asked now; ``asked`` is how many people could answer, where that is known.
    ``piece_kind`` and ``piece`` name the work it is about, such as an event. ``open_key`` is the sealed key of an open
    link, ``open_key_hash`` its hash.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To ask many people the same questions at one time, and say what they answered.",
        retention=WHILE_USED,
    )

    set_id = models.CharField(max_length=LONGEST_NAME)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_TITLE)
    way = models.CharField(max_length=10, choices=[(str(one), one.label) for one in Way])
    opens_on = models.DateField()
    closes_on = models.DateField()
    least = models.PositiveSmallIntegerField()
    asked = models.PositiveIntegerField(null=True)
    told = models.TextField(max_length=LONGEST_TEXT, blank=True)
    method = models.CharField(max_length=LONGEST_REASON, blank=True)
    piece_kind = models.CharField(max_length=LONGEST_NAME, blank=True)
    piece = models.UUIDField(null=True)
    open_key = models.TextField(blank=True)
    open_key_hash = models.CharField(max_length=64, blank=True, db_index=True)
    closed_at = models.DateTimeField(null=True)
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "set_id", "closes_on"])]


class WaveLink(OwnedRow):
    """A link of one person to a wave: its key as a hash, where it goes, sealed, and whether it was used.

    A letter that ``is_to_send`` takes a fresh key, which ends the one before it. No day stands here on which it was
    used, and nothing that stands beside an answer.
    """

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To let each person who was invited answer once without signing in, and to remind who has not.",
        retention="30 days after the wave was closed.",
        keep=LINKS_ARE_KEPT,
        in_backup=False,
    )

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    address = models.TextField()
    address_hash = models.CharField(max_length=64)
    is_used = models.BooleanField(default=False)
    is_to_send = models.BooleanField(default=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "address_hash"], name="one_link_for_each_address_of_a_wave"),
        ]


class WaveAnswer(OwnedRow):
    """What one person answered, sealed: the questions that are counted, and how they describe themselves if they did.

    It has no day and no key of any link, and the rows of a wave are written anew in random order from time to time, so
    that no order is left either.
    """

    governance = Governance(
        data=DataClass.DECLARATIONS,
        purpose="To count what people answer. Nobody reads one answer: only counts leave.",
        retention="Two years after the wave was closed.",
    )

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    sealed = models.TextField()


class WaveComment(OwnedRow):
    """What somebody wrote in their own words, sealed, apart from whatever else they answered.

    ``is_redacted`` says that a person struck words out of it, which are gone.
    """

    governance = Governance(
        data=DataClass.DECLARATIONS,
        purpose="To find out what people want to say that no list of answers holds.",
        retention="Two years after the wave was closed.",
    )

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="comments")
    question = models.CharField(max_length=LONGEST_NAME)
    sealed = models.TextField()
    is_redacted = models.BooleanField(default=False)


class Theme(OwnedRow):
    """What several people said, in the words of whoever read them; ``comments`` is how many, in tens once it leaves."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To share what people said in their own words without sharing the words.",
        retention=WHILE_USED,
        append_only=True,
    )

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="themes")
    text = models.CharField(max_length=LONGEST_REASON)
    comments = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ThemeFollowed(OwnedRow):
    """What a theme changed: an item of the plan, or another thing that people can look up."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show people what became of what they said.",
        retention=WHILE_USED,
        append_only=True,
    )

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="followed")
    changed = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class WaveFigure(OwnedRow):
    """What leaves of a wave, once: one for each question and row ("all", "white", "bme", "role:chair").

    ``question`` is blank for the wave itself, and ``measure:`` with an id for what a measure came to. ``shown`` is what
    may be read, and empty where that is withheld. The worker makes it when the wave is closed, and never again.
    """

    governance = Governance(
        data=DataClass.RELEASED_FIGURES,
        purpose="To show what people answered, as far as nobody can be told from it.",
        retention=WHILE_USED,
        append_only=True,
    )

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="figures")
    question = models.CharField(max_length=LONGEST_NAME)
    row = models.CharField(max_length=LONGEST_NAME)
    shown = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "question", "row"], name="one_figure_for_each_row_of_a_wave"),
        ]
