"""What every register's table has, and the rows that say what became of an entry."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.organisations.models import Person, Unit
from tallystick_web.registers.columns import LONGEST_TITLE, LONGEST_WHY, LONGEST_WORDS, Choice

WHILE_USED = "As long as the organisation uses the service, and six years after."
ABOUT_WORK = Governance(
    data=DataClass.FREE_TEXT,
    purpose="To know what the organisation keeps promising itself about race equality, and whether it is still true.",
    retention=WHILE_USED,
)


class Entry(OwnedRow):
    """An entry of a register as it is now. What it was before stands in its changes.

    ``review_on`` is the day by which it must be confirmed, ``key`` what it is known by when a file comes twice, and
    ``version`` counts its changes. ``owner`` answers for it. ``by`` and ``at`` are of when it came into the register.
    """

    register: ClassVar[str]

    title = models.CharField(max_length=LONGEST_TITLE)
    state = models.CharField(max_length=20)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(max_length=LONGEST_WORDS, blank=True)
    confirmed_on = models.DateField()
    review_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    key = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        indexes: ClassVar = [
            models.Index(fields=["organisation", "title"]),
            models.Index(fields=["organisation", "state", "review_on"]),
            models.Index(fields=["organisation", "key"]),
        ]

    def __str__(self) -> str:
        return self.title


class EntryChange(OwnedRow):
    """What was done to an entry: added, changed, confirmed, moved to another state, merged, forgotten.

    ``said`` are the columns that changed, each with what it said before and after as text; of a column about a person
    its name alone.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show who changed an entry of a register, when, what it said before, and why.",
        retention=WHILE_USED,
        append_only=True,
    )

    register = models.CharField(max_length=40)
    entry = models.UUIDField()
    what = models.CharField(max_length=40)
    said = models.JSONField(default=list)
    why = models.CharField(max_length=LONGEST_WHY, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "entry", "at"])]


class RegisterReading(OwnedRow):
    """What a register's measure came to in a period that is over. It is counted once, and never restated.

    A share has ``happened`` and ``people`` (of things as well); any other number ``value``, and where it is about
    people ``people`` are those of the smallest group behind it.
    """

    governance = Governance(
        data=DataClass.UNRELEASED_COUNTS,
        purpose="To show whether what the plan promises comes about, from what registers hold.",
        retention=WHILE_USED,
        append_only=True,
    )

    measure = models.CharField(max_length=80)
    as_of = models.DateField()
    label = models.CharField(max_length=60)
    happened = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(null=True)
    value = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "measure", "as_of"], name="one_reading_of_a_register_for_each_day"
            ),
        ]


def choices_of(kinds: Iterable[Choice]) -> list[tuple[str, str]]:
    """The values of a closed list as a field takes them."""
    return [(str(one), one.label) for one in kinds]
