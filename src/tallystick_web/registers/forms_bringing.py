"""The forms that bring a file into a register: which file, and what its columns hold."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from tallystick_web.core.sheets.forms import Asked, AskedColumns, TablesForm
from tallystick_web.registers.brought.holds import offered
from tallystick_web.registers.columns import Register

OURS, THEIRS = "ours", "theirs"


class RegisterFileForm(TablesForm):
    """A file with entries of a register."""

    largest: ClassVar[int] = 20

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["file"]
        file.label = f"Choose a file with {register.several}"
        file.help_text = f"A workbook (.xlsx) or a CSV file with a row for each {register.one}, up to 20 MB."
        file.error_messages["required"] = f"Choose a file with {register.several}"


class RegisterColumnsForm(AskedColumns):
    """What each column of a file holds, and what counts where the register says something else."""

    take = forms.ChoiceField(
        label="Where the register says something else than the file, what counts?",
        choices=[(OURS, "Keep what the register says"), (THEIRS, "Take what the file says")],
        widget=forms.RadioSelect,
        initial=OURS,
        required=False,
    )

    def __init__(self, *args: Any, register: Register, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, asked=asked, choices=offered(register), **kwargs)

    @property
    def takes_theirs(self) -> bool:
        """Whether what the file says counts."""
        return bool(self.cleaned_data.get("take") == THEIRS)

    @property
    def columns(self) -> list[forms.BoundField]:
        """The questions about columns."""
        return [self[name] for name in self.fields if name.startswith("column-")]
