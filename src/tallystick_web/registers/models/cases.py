"""The table of case studies."""

from django.db import models

from tallystick_web.registers.columns import LONGEST_LINK, LONGEST_TEXT, LONGEST_WORDS
from tallystick_web.registers.described.cases import Grade
from tallystick_web.registers.models.entries import ABOUT_WORK, Entry, choices_of


class CaseStudy(Entry):
    """What was hard, what was done, and what changed by it."""

    governance = ABOUT_WORK
    register = "cases"

    challenge = models.TextField(max_length=LONGEST_WORDS, blank=True)
    action = models.TextField(max_length=LONGEST_WORDS, blank=True)
    impact = models.TextField(max_length=LONGEST_WORDS, blank=True)
    learning = models.TextField(max_length=LONGEST_WORDS, blank=True)
    grade = models.CharField(max_length=40, choices=choices_of(Grade))
    measure = models.CharField(max_length=LONGEST_TEXT, blank=True)
    before = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    after = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    agreed_on = models.DateField(null=True)
    agreed_until = models.DateField(null=True)
    contact_point = models.CharField(max_length=LONGEST_TEXT, blank=True)
    link = models.CharField(max_length=LONGEST_LINK, blank=True)

    class Meta(Entry.Meta):
        pass
