"""Forms of this application. What is typed into a return is read by its own lines, not by fields here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import QueryDict

from tallystick.definitions import Definition, Indicator
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.deposits.lines import COLUMNS, LONGEST_CELL, lines_of, without_unseen
from tallystick_web.deposits.rules import LONGEST_REASON

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
