"""The tables of outputs, look-backs and missed chances."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.outputs import Mark, OutputKind, Reading, Relevance
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Output(Entry):
    """Something that is published, and what was checked before it went out."""

    governance = ABOUT_WORK
    register = "outputs"

    kind = models.CharField(max_length=40, choices=choices_of(OutputKind))
    topic = models.CharField(max_length=LONGEST_TEXT, blank=True)
    published_on = models.DateField(null=True)
    relevance = models.CharField(max_length=40, blank=True, choices=choices_of(Relevance))
    has_prompts = models.BooleanField(null=True)
    is_checked = models.BooleanField(null=True)
    checklist_on = models.DateField(null=True)
    images_on = models.DateField(null=True)
    are_images_noted = models.BooleanField(null=True)
    is_agreed = models.BooleanField(null=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class LookBack(Entry):
    """A quarter whose outputs are read again."""

    governance = ABOUT_WORK
    register = "look-backs"

    quarter_ended = models.DateField()
    benchmark = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    published = models.PositiveIntegerField(null=True)
    rule = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass


class LookBackMark(Entry):
    """What one reader found in one output of a look-back."""

    governance = ABOUT_WORK
    register = "look-back-marks"

    look_back = models.ForeignKey(LookBack, on_delete=models.PROTECT, related_name="+")
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="+")
    reading = models.CharField(max_length=40, choices=choices_of(Reading))
    mark = models.CharField(max_length=40, blank=True, choices=choices_of(Mark))
    why = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass


class MissedChance(Entry):
    """A chance to speak about race that was not taken."""

    governance = ABOUT_WORK
    register = "missed-chances"

    on = models.DateField()
    occasion = models.CharField(max_length=LONGEST_TEXT, blank=True)
    why = models.TextField(max_length=LONGEST_WORDS, blank=True)

    class Meta(Entry.Meta):
        pass
