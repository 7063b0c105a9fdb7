"""The forms that bring in a file: which file, and what its columns hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.forms_once import OnceForm

KINDS = (".xlsx", ".docx", ".csv", ".xls", ".ods", ".tsv")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A column somebody is asked about: its heading as it is remembered and as it is shown, and what stands in it."""

    heading: str
    shown: str
    samples: str
    holds: str


class TablesForm(OnceForm):
    """A file that holds tables, of at most so many megabytes."""

    largest: ClassVar[int] = 5

    file = forms.FileField(
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        error_messages={"empty": "The file is empty. Choose another"},
    )

    def clean_file(self) -> Any:
        """A file of a kind and size that is read."""
        sent = self.cleaned_data["file"]
        if not sent.name.casefold().endswith(KINDS):
            raise ValidationError("Choose a workbook, a Word document (.docx) or a CSV file", code="kind")
        if sent.size > self.largest * 1024 * 1024:
            raise ValidationError(
                f"The file is larger than {self.largest} MB. Take out pictures and old sheets", code="size"
            )
        return sent

    def refuse(self, why: str) -> None:
        """Say why the file is not taken, in the place of what else is said of it."""
        self.errors.pop("file", None)
        self.add_error("file", why)


class AskedColumns(OnceForm):
    """What each column of a file holds, of ``choices``."""

    def __init__(self, *args: Any, asked: Sequence[Asked], choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = {f"column-{number}": one for number, one in enumerate(asked)}
        for name, one in self._asked.items():
            self.fields[name] = forms.ChoiceField(
                label=one.shown, help_text=one.samples, choices=list(choices), initial=one.holds, required=False
            )

    @property
    def answers(self) -> Mapping[str, str]:
        """What the columns hold, by their headings."""
        return {one.heading: self.cleaned_data[name] for name, one in self._asked.items()}
