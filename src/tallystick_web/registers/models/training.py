"""The tables of training: courses, how far they have been done, recruitment panels, and time to learn."""

from django.db import models

from tallystick_web.organisations.models import Unit
from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.training import CourseKind, Whom
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Course(Entry):
    """Training that is required: of whom, and how often."""

    governance = ABOUT_WORK
    register = "courses"

    kind = models.CharField(max_length=40, choices=choices_of(CourseKind))
    whom = models.CharField(max_length=40, choices=choices_of(Whom))
    group = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=LONGEST_TEXT, blank=True)
    every = models.PositiveIntegerField(null=True)
    provider = models.CharField(max_length=LONGEST_TEXT, blank=True)
    reviewed_on = models.DateField(null=True)
    exemption = models.TextField(max_length=LONGEST_WORDS, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class TrainingCount(Entry):
    """How many of a group had done a course on a day."""

    governance = ABOUT_WORK
    register = "training-counts"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    as_of = models.DateField()
    since = models.DateField(null=True)
    people = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    exempt = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class PanelCount(Entry):
    """How many recruitment panels were held, and how many of them were trained throughout."""

    governance = ABOUT_WORK
    register = "panels"

    since = models.DateField()
    until = models.DateField()
    held = models.PositiveIntegerField()
    trained = models.PositiveIntegerField()
    managers = models.PositiveIntegerField(null=True)
    managers_current = models.PositiveIntegerField(null=True)

    class Meta(Entry.Meta):
        pass


class LearningTime(Entry):
    """Hours that a team set aside to learn, and used, as totals of the team."""

    governance = ABOUT_WORK
    register = "learning-time"

    team = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    heads = models.PositiveIntegerField()
    set_aside = models.DecimalField(max_digits=16, decimal_places=2)
    used = models.DecimalField(max_digits=16, decimal_places=2)

    class Meta(Entry.Meta):
        pass
