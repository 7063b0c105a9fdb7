"""The forms that bring a plan in as a file: which file, and what its columns hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from tallystick_web.core.sheets.forms import Asked, AskedColumns, TablesForm
from tallystick_web.plans.brought.holds import Holds

_CHOICES = [(str(each), each.label) for each in Holds]


class FileForm(TablesForm):
    """A file that holds a plan."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = "Choose the file of your plan"
        file.help_text = "A workbook (.xlsx), a Word document with tables (.docx) or a CSV file, up to 5 MB."
        file.error_messages["required"] = "Choose the file of your plan"


class ColumnsForm(AskedColumns):
    """What each column of a file holds. ``packed`` is the file as it was read, which travels with the form."""

    packed = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, asked=asked, choices=_CHOICES, **kwargs)

    @property
    def said(self) -> Mapping[str, Holds]:
        """What the columns hold, by their headings."""
        return {heading: Holds(holds or Holds.IGNORED) for heading, holds in self.answers.items()}
