"""The index of releases, the observations in them, and what is said of where figures come from."""

from typing import ClassVar

from django.db import models

from tallystick.release.policy import Audience
from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.numbers.embargo_rules import LONGEST_WHY
from tallystick_web.numbers.recorded_models import (  # noqa: F401  # Django finds the tables of an application here
    RecordedCheck,
    RecordedMeasure,
    RecordedMeasureVersion,
    RecordedValue,
)
from tallystick_web.numbers.rules import Subject, WhyNone
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.numbers.webhook_rules import LONGEST_ADDRESS
from tallystick_web.organisations.models import Organisation, Person

_RELEASED = Governance(
    data=DataClass.RELEASED_FIGURES,
    purpose="To show the organisation's figures to those who may see them, and to test each new set with all before.",
    retention="As long as the organisation keeps its figures.",
    append_only=True,
)


class Release(OwnedRow):
    """One release in the ledger of an organisation. The figures stand in the canonical file of this hash.

    ``vintage`` counts the releases of one subject and audience. ``deposits`` are the ids of what it was made from,
    ``tests`` the hashes of the re-identification tests of each audience that reads it.
    """

    governance = _RELEASED

    subject = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Subject])
    audience = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Audience])
    vintage = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    years = models.JSONField(default=list)
    deposits = models.JSONField(default=list)
    tests = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "subject", "audience", "vintage"], name="one_release_for_each_vintage"
            ),
        ]


class NoRelease(OwnedRow):
    """That a release of what was signed could not be made for an audience, and why. A later release ends that."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To tell people why figures that were signed off are not there.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    subject = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Subject])
    audience = models.CharField(max_length=20, choices=[(str(one), str(one)) for one in Audience])
    deposits = models.JSONField(default=list)
    why = models.CharField(max_length=40, choices=[(str(one), str(one)) for one in WhyNone])
    at = models.DateTimeField()


class Observation(OwnedRow):
    """A released value: an index that is made from release files and can be made again.

    Withheld values have no number and say so with ``is_hidden``.
    """

    governance = Governance(
        data=DataClass.RELEASED_FIGURES,
        purpose="To find figures without opening every file. Made again from the approved sets at any time.",
        retention="As long as the approved set it is from.",
    )

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="observations")
    audience = models.CharField(max_length=20)
    standard = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    indicator = models.CharField(max_length=20)
    row = models.CharField(max_length=60, blank=True)
    measure = models.CharField(max_length=40)
    group = models.CharField(max_length=40, blank=True)
    is_headline = models.BooleanField(default=False)
    is_hidden = models.BooleanField(default=False)
    value = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    low = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    high = models.DecimalField(max_digits=20, decimal_places=8, null=True)
    verdict = models.CharField(max_length=20, blank=True)
    favours = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organisation", "audience", "standard", "year", "is_headline"])]


class ContractDecision(OwnedRow):
    """That somebody answerable for information accepted, by name, that figures of the contract leave exactly.

    ``is_accepted`` false takes an earlier acceptance back, for releases from then on.
    """

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show who decided that figures published by contract leave exactly.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    standards = models.JSONField(default=list)
    is_accepted = models.BooleanField()
    role = models.CharField(max_length=120)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Share(OwnedRow):
    """That a member shares one release with a host. A hosting alone grants no sight of anything."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know which figures a host may show, and until when.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="shares")
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ShareEnd(OwnedRow):
    """That a member took a share back."""

    governance = Share.governance

    share = models.OneToOneField(Share, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Webhook(OwnedRow):
    """An address that is told of new releases for an audience, as ``by`` may have a token for.

    ``secret`` is what notices are signed with, sealed.
    """

    governance = Governance(
        data=DataClass.CREDENTIALS,
        purpose="To tell programs of new approved sets, and to know who answers for that.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    address = models.CharField(max_length=LONGEST_ADDRESS)
    audience = models.CharField(
        max_length=20, choices=[(str(one), str(one)) for one in (Audience.ORGANISATION, Audience.PUBLIC)]
    )
    secret = models.CharField(max_length=400)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(audience=str(Audience.INTERNAL)), name="webhook_never_tells_of_the_analysts_desk"
            ),
        ]


class WebhookEnd(OwnedRow):
    """That an address is told no longer."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To stop telling a program, and to know who did.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    webhook = models.OneToOneField(Webhook, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Embargo(OwnedRow):
    """That figures of a standard and year, signed from now on, are held back until an instant, and why.

    It is over by an ``EmbargoLift`` and by nothing else: ``until`` says when that is due.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To let nobody read figures before the time that was named for them, but those who were named.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    standard = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    until = models.DateTimeField()
    why = models.TextField(max_length=LONGEST_WHY)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class EmbargoReader(OwnedRow):
    """That a person may read figures that are held back from others."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know who may read figures that are held back from others.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    embargo = models.ForeignKey(Embargo, on_delete=models.PROTECT, related_name="readers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["embargo", "person"], name="one_reader_once_for_each_embargo"),
        ]


class EmbargoLift(OwnedRow):
    """That figures are held back no longer: by a person, or by the service once the time had come."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To know since when figures are held back no longer, and who decided that.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    embargo = models.OneToOneField(Embargo, on_delete=models.PROTECT, related_name="lift")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class DataSource(OwnedRow):
    """A source that figures come from: the staff record, recruitment, cases, learning, the board, the staff survey."""

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To know where each figure comes from, who answers for it and what is wrong with it.",
        retention="As long as the organisation uses the service.",
    )

    kind = models.CharField(max_length=40, choices=[(str(one), one.label) for one in SourceKind])
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()


class DataSourceEntry(OwnedRow):
    """What is said of a source from a day on: who owns it, how complete it is, its known faults, its next refresh."""

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To see whether the sources of figures get better.",
        retention="As long as the organisation uses the service.",
        append_only=True,
    )

    source = models.ForeignKey(DataSource, on_delete=models.PROTECT, related_name="entries")
    owner = models.CharField(max_length=200)
    covers = models.CharField(max_length=500, blank=True)
    known_share = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    faults = models.TextField(max_length=2000, blank=True)
    next_refresh = models.DateField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class CollectionDecision(OwnedRow):
    """What was decided about what a source asks of people: what, for which purpose, on which lawful basis.

    ``notice`` is what people are told when they are asked. A later decision on the same source stands beside it.
    """

    governance = Governance(
        data=DataClass.FREE_TEXT,
        purpose="To show what people are asked, why it may be asked, and what they were told.",
        retention="As long as the organisation uses the service.",
        append_only=True,
    )

    source = models.ForeignKey(DataSource, on_delete=models.PROTECT, related_name="collection_decisions")
    what = models.CharField(max_length=500)
    reason = models.TextField(max_length=2000)
    lawful_basis = models.CharField(max_length=500)
    notice = models.TextField(max_length=4000)
    decided_on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
