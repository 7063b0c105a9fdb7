"""Deposits: what was handed in for one standard and year, version by version, and who signed it."""

from typing import ClassVar

from django.db import models

from tallystick_web.core.models import OwnedRow
from tallystick_web.core.rules import DataClass, Governance
from tallystick_web.deposits.rules import How
from tallystick_web.deposits.upload_rules import Kind, Stage
from tallystick_web.organisations.models import Person

_COUNTS = Governance(
    data=DataClass.UNRELEASED_COUNTS,
    purpose="To make the organisation's figures, and to make them again.",
    retention="Six years after the year they are of.",
    append_only=True,
)


class Deposit(OwnedRow):
    """One handing-in of counts, for one standard and year. A later one that is signed takes its place."""

    governance = _COUNTS

    standard = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)


class DepositVersion(OwnedRow):
    """What a deposit held at one time. ``cells`` are texts as they were typed, by line and column.

    ``sources`` are the files that some indicators were taken from: name, hash, lines, notices, indicators.
    ``counted_sha256`` is the file of the counts that staff files gave; what was typed in takes the place of those.
    ``cube_sha256`` is the file of the counts they make, where they make any; ``problems`` is how many stop it.
    """

    governance = _COUNTS

    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=20, choices=[(str(one), one.label) for one in How])
    cells = models.JSONField(default=dict)
    sources = models.JSONField(default=list)
    counted_sha256 = models.CharField(max_length=64, blank=True)
    cube_sha256 = models.CharField(max_length=64, blank=True)
    problems = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["deposit", "number"], name="one_deposit_version_for_each_number"),
        ]


class SignOff(OwnedRow):
    """That a person signed a deposit off, in which role, and for which version. The deposit is frozen from then on."""

    governance = _COUNTS

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="sign_off")
    version = models.ForeignKey(DepositVersion, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    statement = models.CharField(max_length=500)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Withdrawal(OwnedRow):
    """That a deposit was given up before it was signed."""

    governance = _COUNTS

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


_HANDED_IN = Governance(
    data=DataClass.ACTIVITY,
    purpose="To show who handed staff files or files of pay in, what became of them, and that they were erased.",
    retention="As long as the organisation keeps its figures. The files themselves: 3 days at most.",
    append_only=True,
)


class Upload(OwnedRow):
    """Files of one year that were handed in together. They lie in a folder of their own until erased."""

    governance = _HANDED_IN

    kind = models.CharField(max_length=10, default=str(Kind.STAFF), choices=[(str(one), str(one)) for one in Kind])
    year = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class UploadedFile(OwnedRow):
    """One of the files: its name as it was sent, its size in bytes, and the SHA-256 of what it held."""

    governance = _HANDED_IN

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)


class UploadStep(OwnedRow):
    """That files came to a stage. The last one tells where they stand."""

    governance = _HANDED_IN

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, choices=[(str(one), one.label) for one in Stage])
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "number"], name="one_upload_step_for_each_number"),
        ]


class UploadReading(OwnedRow):
    """What was understood of files, as pages show it. Goes with the files.

    ``counted`` are the standards that were counted, each with the SHA-256 of its counts, which lie beside the files.
    """

    governance = Governance(
        data=DataClass.UNRELEASED_COUNTS,
        purpose="To show whoever handed files in what was understood of them.",
        retention="Until the files are erased: 3 days at most.",
        in_backup=False,
    )

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="readings")
    stock = models.JSONField(default=dict)
    counted = models.JSONField(default=dict)
    at = models.DateTimeField()


class PaySaid(OwnedRow):
    """What was said about files of pay: their day, the rules, and what the command takes as choices. The newest holds.

    ``takes_every_day`` counts rows of every day that the files name, and not of ``snapshot`` alone. ``leaves_out`` goes
    on without people whose ethnicity could not be placed.
    """

    governance = _HANDED_IN

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="pay_said")
    snapshot = models.DateField()
    takes_every_day = models.BooleanField(default=False)
    profile = models.CharField(max_length=40)
    characteristic = models.CharField(max_length=20)
    assignments = models.CharField(max_length=20)
    bank = models.CharField(max_length=20)
    period = models.CharField(max_length=20)
    sacrifice_in_pay = models.BooleanField(default=False)
    leaves_out = models.BooleanField(default=False)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PaySignOff(OwnedRow):
    """That a person signed what was understood of files of pay, in which role. ``stock_sha256`` is what they saw."""

    governance = _HANDED_IN

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="pay_sign_offs")
    stock_sha256 = models.CharField(max_length=64)
    role = models.CharField(max_length=40)
    statement = models.CharField(max_length=500)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Answer(OwnedRow):
    """What an organisation said once about its own files, so that nobody has to say it again. The newest one holds.

    ``table`` and ``text`` are those of deposit.toml: which list, and the text of it that the answer is for.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To read the next files as the last ones were read.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    table = models.CharField(max_length=40)
    text = models.CharField(max_length=300)
    answer = models.CharField(max_length=60)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


_STOPPED = Governance(
    data=DataClass.PSEUDONYMS,
    purpose="To use the ethnicity of nobody who asked in writing that it is not used for equality monitoring.",
    retention="As long as the organisation hands figures in.",
    append_only=True,
)


class StopNotice(OwnedRow):
    """That somebody on the staff asked to be left out of equality monitoring: a keyed hash of their employee number.

    ``secret_id`` tells with which secret of the service it was made: under another one it matches nobody.
    """

    governance = _STOPPED

    person_hash = models.CharField(max_length=64)
    secret_id = models.CharField(max_length=16)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class StopNoticeEnd(OwnedRow):
    """That they took the notice back."""

    governance = _STOPPED

    notice = models.OneToOneField(StopNotice, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class VaultChoice(OwnedRow):
    """Whether an organisation keeps the staff files it handed in, and for how many months. The newest one holds."""

    governance = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show who decided that staff files are kept, why, and for how long.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    keeps = models.BooleanField()
    months = models.PositiveSmallIntegerField(default=0)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class VaultFile(OwnedRow):
    """A staff file that is kept, encrypted, under its id in the vault. ``key_id`` names the key it was sealed with."""

    governance = Governance(
        data=DataClass.STAFF_ROWS,
        purpose="To count again, or show an auditor, what figures were made of, where the organisation chose so.",
        retention="Until the date in the row, which the organisation's choice gave.",
        in_backup=False,
    )

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="originals")
    label = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    key_id = models.CharField(max_length=40)
    kept_until = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["upload", "label"], name="an_original_is_kept_once"),
        ]
