"""Forms of this application. What is typed into a return is read by its own lines, not by fields here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import QueryDict

from tallystick.definitions import Definition, Indicator
from tallystick.definitions.pay.options import Assignments, BankStaff
from tallystick.publishing.words import listed
from tallystick.vocabulary.pay_periods import PayPeriod
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.templating import day
from tallystick_web.deposits.lines import COLUMNS, LONGEST_CELL, lines_of, without_unseen
from tallystick_web.deposits.pay_rules import PayChoices
from tallystick_web.deposits.questions import Asked
from tallystick_web.deposits.rules import LONGEST_REASON
from tallystick_web.deposits.stop_rules import LONGEST_NUMBER
from tallystick_web.deposits.upload_rules import LONGEST_TEXT, NO_FILES, plain_name
from tallystick_web.deposits.vault_rules import MOST_MONTHS

_SALT = "figures that were understood and are not saved yet"
_GOOD_FOR = 12 * 60 * 60
_LONGEST_SENT = 5 * LONGEST_CELL


class StartForm(OnceForm):
    """Which figures to begin with, and why where they were signed before."""

    which = forms.ChoiceField(label="Which figures do you want to hand in?")
    why = forms.CharField(
        label="Why are signed figures handed in again?",
        help_text="Only for a year that was signed off. The reason is kept with the figures.",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["which"].choices = list(choices)


class LinesForm(OnceForm):
    """What goes with the boxes of an indicator: the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PasteForm(forms.Form):
    """Cells out of a spreadsheet."""

    indicator = forms.ChoiceField(label="What did you copy?", required=False)
    text = forms.CharField(
        label="Paste the cells here",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        strip=False,
        error_messages={"required": "Paste the cells of your spreadsheet into the box"},
    )

    def __init__(self, *args: Any, definition: Definition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = [
            ("", "Lines with the columns of a return file"),
            *((one.id, f"The numbers of indicator {one.id}: {one.title}") for one in definition.given),
        ]


class UploadForm(forms.Form):
    """A return file."""

    file = forms.FileField(
        label="Return file",
        help_text="A CSV file of up to 1 MB, with the counts of this organisation for this standard and year.",
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={"empty": "The file is empty. Choose a file that holds the counts"},
    )


class TakeInForm(OnceForm):
    """What was understood of a file or a paste, sealed while a person looks at it."""

    sealed = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def seal(content: Mapping[str, Any]) -> str:
        """``content`` as text that nobody can change unnoticed."""
        return signing.dumps(dict(content), salt=_SALT, compress=True)

    def clean_sealed(self) -> dict[str, Any]:
        """What was sealed. Raises ValidationError where it was changed, or is of yesterday."""
        try:
            return dict(signing.loads(self.cleaned_data["sealed"], salt=_SALT, max_age=_GOOD_FOR))
        except signing.BadSignature:
            raise forms.ValidationError("This page is too old. Hand the figures in again.") from None


class SignForm(OnceForm):
    """The statement, the role, and the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    role = forms.ChoiceField(label="In which role do you sign?", widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree to this statement")

    def __init__(self, *args: Any, roles: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = list(roles)


class SeveralFiles(forms.FileInput):
    """A control that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each of the files, as a single one is cleaned. Raises ValidationError where there is none, or where some are
        empty: it names them all, so that nobody has to choose the files again for each.
        """
        empty = [plain_name(one.name) for one in data or () if not one.size]
        if empty:
            are = "is" if len(empty) == 1 else "are"
            raise forms.ValidationError(f"{listed(empty)} {are} empty. Leave out what has no rows in it", code="empty")
        return [super(FilesField, self).clean(one, initial) for one in data or [None]]


class FilesForm(OnceForm):
    """Staff files of one 31 March."""

    year = forms.TypedChoiceField(label="Which 31 March are the files of?", coerce=int)
    chosen = FilesField(
        label="Staff files",
        help_text=(
            "The files as they came out of your systems: the staff list, applications, cases, learning, board, survey. "
            "You can choose several, up to 200 MB together. What you do not have may be missing."
        ),
        widget=SeveralFiles(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsb,.xls,.ods"}),
        error_messages={"required": NO_FILES},
    )

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(one, f"31 March {one}") for one in years]


class PayChoicesForm(OnceForm):
    """What is said about files of pay beside the files."""

    way = forms.ChoiceField(label="By which rules, and compared by what?", widget=forms.RadioSelect)
    snapshot = forms.TypedChoiceField(
        label="Snapshot date",
        help_text="Public bodies count on 31 March, other employers on 5 April.",
        coerce=date.fromisoformat,
    )
    days = forms.ChoiceField(
        label="Which rows count?",
        choices=[
            ("one", "Rows of the snapshot date, and those that say no date"),
            ("every", "Rows of every date that the files name, such as the year before to see the change"),
        ],
        initial="one",
        widget=forms.RadioSelect,
    )
    assignments = forms.ChoiceField(
        label="Somebody with several jobs",
        choices=[
            (Assignments.SUMMED, "Pay and hours of all jobs are added up"),
            (Assignments.PRIMARY, "The primary job alone counts"),
        ],
        initial=Assignments.SUMMED,
        widget=forms.RadioSelect,
    )
    bank = forms.ChoiceField(
        label="Bank staff",
        choices=[
            (BankStaff.WITH_PAY, "Counted where they have pay and hours in the period"),
            (BankStaff.LEFT_OUT, "Not counted"),
        ],
        initial=BankStaff.WITH_PAY,
        widget=forms.RadioSelect,
    )
    period = forms.ChoiceField(
        label="Pay period, where the files do not say it",
        choices=[(one, one.label.capitalize()) for one in PayPeriod],
        initial=PayPeriod.MONTH,
    )
    sacrifice_in_pay = forms.BooleanField(
        label="Ordinary pay in the files still holds what people gave up by salary sacrifice: take it off",
        required=False,
    )
    leaves_out = forms.BooleanField(
        label="Go on without people whose ethnicity could not be placed: each is listed as left out", required=False
    )

    def __init__(self, *args: Any, days: Iterable[date], ways: Iterable[tuple[str, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["snapshot"].choices = [(one.isoformat(), day(one)) for one in days]
        self.fields["way"].choices = [(f"{name}/{by}", f"{title}: by {by}") for name, by, title in ways]

    @property
    def chosen_ones(self) -> PayChoices:
        """What was chosen."""
        given = self.cleaned_data
        name, _, by = given["way"].partition("/")
        return PayChoices(
            snapshot=given["snapshot"],
            takes_every_day=given["days"] == "every",
            profile=name,
            characteristic=by,
            assignments=Assignments(given["assignments"]),
            bank=BankStaff(given["bank"]),
            period=PayPeriod(given["period"]),
            sacrifice_in_pay=given["sacrifice_in_pay"],
            leaves_out=given["leaves_out"],
        )

    @staticmethod
    def filled(choices: PayChoices) -> dict[str, Any]:
        """The form as it was filled in for these choices."""
        return {
            **asdict(choices),
            "way": f"{choices.profile}/{choices.characteristic}",
            "snapshot": choices.snapshot.isoformat(),
            "days": "every" if choices.takes_every_day else "one",
        }


class PayFilesForm(PayChoicesForm):
    """Files of pay, with what is said about them."""

    chosen = FilesField(
        label="Files of pay",
        help_text=(
            "The pay gap report of the staff record, rows of the payroll, or a file with pay for an hour. If it does "
            "not say people’s ethnicity, choose the staff list as well. Up to 200 MB together."
        ),
        widget=SeveralFiles(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsb,.xls,.ods"}),
        error_messages={"empty": "One of the files is empty. Choose files with rows in them", "required": NO_FILES},
    )


class PaySignForm(OnceForm):
    """The statement and the role; ``seen`` is the reading that was looked at."""

    seen = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label="In which role do you sign?", widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="I agree to this statement")

    def __init__(self, *args: Any, roles: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = list(roles)


class AnswersForm(OnceForm):
    """What texts of files stand for. A blank answer leaves a question open.

    Of every table of ``others``, one more text can be placed: one that is too rare to be asked about, because it may be
    somebody's own words.
    """

    seen = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, asked: Sequence[Asked], others: Sequence[tuple[str, Any]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._asked, self._others = {one.field: one for one in asked}, [table for table, _ in others]
        for name, one in self._asked.items():
            self.fields[name] = _answer(one.text, one.answers, initial=one.answer)
        for table, answers in others:
            self.fields[f"text-{table}"] = forms.CharField(
                label="Text as it stands in the file", required=False, max_length=LONGEST_TEXT
            )
            self.fields[f"answer-{table}"] = _answer("What it stands for", answers)

    @property
    def pairs(self) -> list[tuple[str, Any, Any]]:
        """The controls for one more text of each table: the table, the text, its answer."""
        return [(table, self[f"text-{table}"], self[f"answer-{table}"]) for table in self._others]

    @property
    def questions(self) -> list[Any]:
        """The controls of what is asked."""
        return [self[name] for name in self._asked]

    @property
    def said(self) -> dict[tuple[str, str], str]:
        """Every answer that was given or changed, by table and text."""
        given = {one: self.cleaned_data[name] for name, one in self._asked.items()}
        said = {(one.table, one.text): answer for one, answer in given.items() if answer != one.answer}
        for table in self._others:
            text, answer = self.cleaned_data[f"text-{table}"], self.cleaned_data[f"answer-{table}"]
            if text and answer:
                said[table, text] = answer
        return said


def _answer(label: str, answers: Iterable[tuple[str, str]], initial: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", "I do not know yet"), *answers], initial=initial, required=False
    )


class VaultForm(OnceForm):
    """Whether staff files are kept, and for how long."""

    keeps = forms.ChoiceField(
        label="What becomes of staff files once their counts are used?",
        choices=[("no", "They are erased"), ("yes", "They are kept, encrypted")],
        widget=forms.RadioSelect,
    )
    months = forms.IntegerField(
        label="For how many months are they kept?",
        help_text=f"Only where they are kept: from 1 to {MOST_MONTHS}.",
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
        error_messages={
            "invalid": f"The months must be a whole number from 1 to {MOST_MONTHS}",
            "min_value": f"The months must be a whole number from 1 to {MOST_MONTHS}",
        },
    )
    why = forms.CharField(label="Why are they kept?", required=False, max_length=LONGEST_REASON, widget=forms.Textarea)


class StopForm(OnceForm):
    """An employee number, and what its holder asked."""

    number = forms.CharField(
        label="Employee number",
        help_text="As it stands in the staff list. It is not kept: only a fingerprint of it is.",
        max_length=LONGEST_NUMBER,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "spellcheck": "false"}),
        error_messages={"required": "Enter the employee number"},
    )
    asked = forms.ChoiceField(
        label="What did they ask, in writing?",
        choices=[
            ("stop", "That their ethnicity and disability are not used"),
            ("again", "That they are used again"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they asked"},
    )

    def clean(self) -> dict[str, Any] | None:
        """Refuse a name where a number belongs: it would be found in no file, and nobody would know."""
        said = super().clean()
        number = self.cleaned_data.get("number", "")
        if number and self.cleaned_data.get("asked") == "stop" and not any(one.isdigit() for one in number):
            self.add_error("number", "An employee number has at least one digit. Enter the number, not a name")
        return said


class TakeForm(OnceForm):
    """Using the counts, and why where figures of the year were signed. ``seen`` is the reading that was looked at."""

    seen = forms.UUIDField(widget=forms.HiddenInput)
    why = forms.CharField(
        label="Why are signed figures handed in again?",
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        error_messages={"required": "Say why they are handed in again"},
    )

    def __init__(self, *args: Any, is_signed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_signed:
            del self.fields["why"]


def cells_sent(sent: QueryDict, definition: Definition, indicator: Indicator) -> dict[str, dict[str, str]]:
    """What was typed into the boxes of an indicator. Raises BadRequest for a box that its form does not have."""
    lines = lines_of(definition, indicator)
    names = {line.field(column): (line.key, column) for line in lines for column in COLUMNS}
    found: dict[str, dict[str, str]] = {}
    for name, value in sent.items():
        if "|" not in name:
            continue
        if name not in names or len(value) > _LONGEST_SENT:
            raise BadRequest("the form has no such box")
        key, column = names[name]
        if text := without_unseen(value):
            found.setdefault(key, {})[column] = text
    return found
