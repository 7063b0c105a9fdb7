"""Files that are brought into registers, while somebody looks at them, and what their columns were said to hold."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person
from tallystick_web.registers.models.entries import choices_of
from tallystick_web.registers.rules import FileStage


class RegisterFile(OwnedRow):
    """A file as it was read, sealed. What it holds is erased as soon as it was brought in, or is not wanted any more.

    ``holds`` is what its columns hold by their headings, ``takes_theirs`` whether what the file says counts where the
    register says something else, ``hides`` the registers whose names the person could not read. ``done`` is how many
    of its ``rows`` the worker went through, ``came_to`` how many of them became what: both are kept with what they
    tell of, so that a worker that dies takes up where the last one stopped.
    """

    governance = Governance(
        data=DataClass.CONTACTS,
        purpose="To show somebody what a file would bring into a register before anything is.",
        retention="Until it was brought in or given up, and seven days at the most.",
        keep=timedelta(days=7),
        in_backup=False,
    )

    register = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, choices=choices_of(FileStage))
    sealed = models.TextField(blank=True)
    holds = models.JSONField(default=dict)
    takes_theirs = models.BooleanField(default=False)
    hides = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    came_to = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class RegisterColumnAnswer(OwnedRow):
    """What a column with a heading holds in files for a register, said once. The newest answer holds.

    ``heading`` is without case, spaces and punctuation; ``holds`` the name of a column, or blank for one left out.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To read the next file for a register as the last one was read.",
        retention="As long as the organisation keeps its registers.",
        append_only=True,
    )

    register = models.CharField(max_length=40)
    heading = models.CharField(max_length=200)
    holds = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "register", "at"])]
