"""The forms that bring a plan in as a file: which file, and what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.plans.brought.holds import Holds

LARGEST_FILE = 5 * 1024 * 1024
_KINDS = (".xlsx", ".docx", ".csv", ".xls", ".ods", ".tsv")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A column somebody is asked about: its heading as it is remembered and as it is shown, and what stands in it."""

    heading: str
    shown: str
    samples: str
    holds: Holds


class FileForm(OnceForm):
    """A file that holds a plan."""

    file = forms.FileField(
        label="Choose the file of your plan",
        help_text="A workbook (.xlsx), a Word document with tables (.docx) or a CSV file, up to 5 MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(_KINDS)}),
        error_messages={
            "required": "Choose the file of your plan",
            "empty": "The file is empty. Choose a file that holds a plan",
        },
    )

    def clean_file(self) -> Any:
        """A file of a kind and size that is read."""
        sent = self.cleaned_data["file"]
        if not sent.name.casefold().endswith(_KINDS):
            raise ValidationError("Choose a workbook, a Word document (.docx) or a CSV file", code="kind")
        if sent.size > LARGEST_FILE:
            raise ValidationError("The file is larger than 5 MB. Take out pictures and old sheets", code="size")
        return sent

    def refuse(self, why: str) -> None:
        """Say why the file is not taken, in the place of what else is said of it."""
        self.errors.pop("file", None)
        self.add_error("file", why)


class ColumnsForm(OnceForm):
    """What each column of a file holds. ``packed`` is the file as it was read, which travels with the form."""

    packed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = {f"column-{number}": one for number, one in enumerate(asked)}
        for name, one in self._asked.items():
            self.fields[name] = forms.ChoiceField(
                label=one.shown,
                help_text=one.samples,
                choices=[(str(each), each.label) for each in Holds],
                initial=str(one.holds),
            )

    @property
    def said(self) -> Mapping[str, Holds]:
        """What the columns hold, by their headings."""
        return {one.heading: Holds(self.cleaned_data[name]) for name, one in self._asked.items()}
