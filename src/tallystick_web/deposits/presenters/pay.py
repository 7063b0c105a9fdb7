"""What the pages of files of pay say: where they stand, what was understood, and what is signed."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from tallystick.account.pay_stock import PayStock
from tallystick.definitions.pay import profile
from tallystick.definitions.pay.options import Assignments, BankStaff
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick_web.core.templating import day, moment
from tallystick_web.core.waiting import Stage as Work
from tallystick_web.deposits.pay_rules import PayChoices
from tallystick_web.deposits.presenters.files import FileLinks, ReadingPage, UnderstoodFilesPage
from tallystick_web.deposits.presenters.parts import Table
from tallystick_web.deposits.queries_pay import PaySigned
from tallystick_web.deposits.upload_rules import Stage
from tallystick_web.organisations.rules import RoleId, roles

_LOST_TO = {"all": "All figures", "hourly": "Pay for an hour", "bonus": "Bonus"}
_ASSIGNMENTS = {
    Assignments.SUMMED: "Pay and hours of all jobs are added up",
    Assignments.PRIMARY: "The primary job alone counts",
}
_BANK = {BankStaff.WITH_PAY: "Counted where they have pay and hours", BankStaff.LEFT_OUT: "Not counted"}


@dataclass(frozen=True)
class PayLinks(FileLinks):
    """Addresses of the pages of files of pay."""

    @property
    def start(self) -> str:
        """Where files are chosen."""
        return reverse("hand-in-pay", kwargs={"organisation": self.organisation})

    @property
    def figures(self) -> str:
        """The pages of pay gaps."""
        return reverse("pay-gap", kwargs={"organisation": self.organisation})

    def to(self, page: str, upload: UUID) -> str:
        """A page about one upload: ``links.to("seen", upload)``."""
        return reverse(f"hand-in-pay-{page}", kwargs={"organisation": self.organisation, "upload": upload})


def title_of(choices: PayChoices) -> str:
    """Which files these are."""
    return f"Files of pay of {day(choices.snapshot)}"


@dataclass(frozen=True, kw_only=True)
class PayWaitingPage(ReadingPage):
    """Files of pay that wait to be read or made into figures, or that are gone. ``became`` is what came of them."""

    choices: PayChoices
    signed: PaySigned | None
    became: tuple[str, ...]

    @property
    def title(self) -> str:
        """Which files these are."""
        return title_of(self.choices)

    @property
    def is_being_made(self) -> bool:
        """Whether their figures are to be made."""
        return self.handed.stage is Stage.SIGNED

    @property
    def is_broken(self) -> bool:
        """Whether reading or making broke, which is the program's fault and not that of the files."""
        waits = self.handed.stage in (Stage.RECEIVED, Stage.SIGNED)
        return waits and self.work is not None and self.work.stage is Work.BROKEN

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to come."""
        return self.handed.stage in (Stage.RECEIVED, Stage.SIGNED) and not self.is_broken

    @property
    def is_made(self) -> bool:
        """Whether everything was made of them that can be."""
        return bool(self.became) and self.handed.stage in (Stage.TAKEN, Stage.ERASED)

    @property
    def heading(self) -> str:
        """How they stand, in a few words."""
        if self.is_made:
            return "The pay figures are made"
        if self.is_being_made:
            return "The pay figures could not be made" if self.is_broken else "The pay figures are being made"
        return super().heading

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person wants to know of it."""
        if self.is_made:
            return (*self._who_signed(), *self.became, *self._where_they_are())
        if self.is_being_made:
            return (*self._who_signed(), *self._of_making())
        if self.handed.stage is Stage.ERASED:
            return (*super().sentences[:1], "They are not here any more, and nothing was made of them.")
        return super().sentences

    def _who_signed(self) -> tuple[str, ...]:
        if self.signed is None:
            return ()
        role = roles()[RoleId(self.signed.role)].label
        return (f"Signed by {self.signed.name or 'the service'}, {role}, {moment(self.signed.at)}.",)

    def _of_making(self) -> tuple[str, ...]:
        if self.is_broken:
            return (
                "Something went wrong in the program. It is tried again within the hour, while the files are here.",
                "If it happens again, tell whoever runs the service.",
            )
        return (
            "The files are read once more, figures are made for each kind of reader, and then the files are erased.",
            "This page opens again by itself every few seconds. You may leave it meanwhile.",
        )

    def _where_they_are(self) -> tuple[str, ...]:
        gone = self.handed.stage is Stage.ERASED
        return (
            "The files are erased. No row about anybody’s pay is kept."
            if gone
            else "The files are being erased. No row about anybody’s pay is kept.",
            "To make other figures of the same day, such as by sex as well, hand the files in again.",
        )


@dataclass(frozen=True, kw_only=True)
class UnderstoodPayPage(UnderstoodFilesPage):
    """What was understood of files of pay, before anything is made of them."""

    pay: PayStock
    said: PayChoices

    @property
    def title(self) -> str:
        """Which files these are."""
        return title_of(self.said)

    @property
    def lead(self) -> str:
        """Whether figures can be made of them, in a sentence."""
        if self.stock.problems:
            return "These files cannot be read as they are. Nothing was counted."
        counted = " and ".join(f"{one.people:,} people on {day(one.snapshot)}" for one in self.pay.days)
        left = len(self.stock.blocking)
        if left:
            stands = "1 thing stands" if left == 1 else f"{left} things stand"
            return f"Counted are {counted}. {stands} in the way of making figures."
        return f"Counted are {counted}. Nothing stands in the way of making figures."

    @property
    def days(self) -> Table:
        """Who is counted, by day."""
        group = self.said.characteristic
        return Table(
            caption="Who is counted",
            heads=("Snapshot date", "People", "On full pay", f"Of whom {group} is not known"),
            rows=tuple(
                (day(one.snapshot), f"{one.people:,}", f"{one.full_pay:,}", f"{one.unknown:,}") for one in self.pay.days
            ),
        )

    @property
    def rows(self) -> Table:
        """What became of every row."""
        return Table(
            caption="What became of every row",
            heads=("File", "Rows", "People", "On full pay", "Added to another row", "Left out"),
            rows=tuple(
                (one.file, *(f"{rows:,}" for rows in (one.rows, one.people, one.full_pay, one.added, one.left_out)))
                for one in self.pay.rows
            ),
            note="Rows are people, rows added to another row of the same person, and rows left out.",
            is_wide=True,
        )

    @property
    def lost(self) -> Table:
        """Rows that are in no figure, or in some not, by reason."""
        return Table(
            caption="Who is left out of which figures, and why",
            heads=("Reason", "Left out of", "Rows"),
            rows=tuple(
                (f"{one.reason[:1].upper()}{one.reason[1:]}", _LOST_TO[one.measures], f"{one.rows:,}")
                for one in self.pay.left_out
            ),
            text_columns=(0, 1),
        )

    @property
    def to_look_at(self) -> Table:
        """Rows that are counted and should be looked at."""
        return Table(
            caption="Counted, and to be looked at",
            heads=("What stands out", "Rows"),
            rows=tuple((f"{flag[:1].upper()}{flag[1:]}", f"{rows:,}") for flag, rows in self.pay.to_look_at.items()),
        )

    @property
    def unused(self) -> str:
        """Files that nothing was made of, in a sentence; blank where there is none."""
        return f"Nothing was taken from: {'; '.join(self.pay.unused)}." if self.pay.unused else ""

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, each with its answer."""
        said = self.said
        which = "Every date that the files name" if said.takes_every_day else day(said.snapshot)
        return (
            ("Rules", profile(said.profile).title),
            ("People are compared by", said.characteristic.capitalize()),
            ("Snapshot date", which),
            ("Several jobs", _ASSIGNMENTS[said.assignments]),
            ("Bank staff", _BANK[said.bank]),
            ("Pay period where the files say none", said.period.label.capitalize()),
            ("Salary sacrifice", "Taken off ordinary pay" if said.sacrifice_in_pay else "Taken off in the files"),
            *self._unplaced(),
        )

    def _unplaced(self) -> tuple[tuple[str, str], ...]:
        if self.said.characteristic != ETHNICITY:
            return ()
        return (
            ("People whose ethnicity could not be placed", "Left out" if self.said.leaves_out else "Stand in the way"),
        )

    @property
    def decided(self) -> tuple[str, ...]:
        """How people and their pay are counted, one sentence for each decision, as every report prints them."""
        return self.stock.choices

    @property
    def banner(self) -> str:
        """What stands on everything made by these rules; blank where they are settled."""
        return profile(self.said.profile).banner
