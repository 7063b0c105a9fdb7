"""The tables of resources to learn from, of their use, and of what was learned."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.resources import Format, LearnedFrom, Level, ResourceTopic
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class Resource(Entry):
    """Something to learn from, or a chance that staff apply for."""

    governance = ABOUT_WORK
    register = "resources"

    topic = models.CharField(max_length=40, choices=choices_of(ResourceTopic))
    format = models.CharField(max_length=40, choices=choices_of(Format))
    minutes = models.PositiveIntegerField(null=True)
    level = models.CharField(max_length=40, blank=True, choices=choices_of(Level))
    reviewed_on = models.DateField(null=True)
    is_chance = models.BooleanField(null=True)
    deadline = models.DateField(null=True)
    places = models.PositiveIntegerField(null=True)
    eligibility = models.TextField(max_length=LONGEST_WORDS, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass


class ResourceUse(Entry):
    """How often a resource was opened, and never by whom."""

    governance = ABOUT_WORK
    register = "resource-use"

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    opened = models.PositiveIntegerField()

    class Meta(Entry.Meta):
        pass


class LearningNote(Entry):
    """What was learned from an action or a project, and who used it."""

    governance = ABOUT_WORK
    register = "learning-notes"

    source = models.CharField(max_length=40, choices=choices_of(LearnedFrom))
    finished_on = models.DateField(null=True)
    written_on = models.DateField(null=True)
    learned = models.TextField(max_length=LONGEST_WORDS, blank=True)
    audience = models.CharField(max_length=LONGEST_TEXT, blank=True)
    user = models.CharField(max_length=LONGEST_TEXT, blank=True)
    used_on = models.DateField(null=True)
    plans_kept = models.BooleanField(null=True)
    page = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
