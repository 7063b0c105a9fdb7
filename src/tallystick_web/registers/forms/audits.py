"""Forms of the yearly audit of buying. Each asks for some columns of a register."""

from typing import Any

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.registers.columns import LONGEST_TITLE, Register
from tallystick_web.registers.described.audits import AUDIT_TESTS, AUDITS, FINDING_RESPONSES, FINDINGS
from tallystick_web.registers.forms.fields import field_for


class ColumnsForm(OnceForm):
    """Some columns of a register, and its title where ``has_title``."""

    register: Register
    names: tuple[str, ...]
    has_title = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.has_title:
            self.fields["title"] = forms.CharField(label=self.register.title_label, max_length=LONGEST_TITLE)
        for name in self.names:
            self.fields[name] = field_for(self.register, self.register.column(name), None)

    @property
    def entered(self) -> dict[str, Any]:
        """What was entered, by the names of columns."""
        asked = {*self.names, *(["title"] if self.has_title else [])}
        return {name: value for name, value in self.cleaned_data.items() if name in asked}


class SeenForm(ColumnsForm):
    """The same of an entry that is there, with the version that was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class PrepareForm(ColumnsForm):
    """Which year is audited, and by whom."""

    register, names, has_title = AUDITS, ("year_ended", "scope", "auditor"), True


class ResultForm(SeenForm):
    """What came of a test."""

    register, names = AUDIT_TESTS, ("passed", "observed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["passed"]
        closed = [one for one in asked.choices if one[0]]
        self.fields["passed"] = forms.ChoiceField(label="Result", choices=closed, widget=forms.RadioSelect)


class OpinionForm(SeenForm):
    """What an audit comes to."""

    register, names = AUDITS, ("opinion", "reasons", "auditor", "reported_on")


class FindingForm(ColumnsForm):
    """What an audit found."""

    register, names, has_title = FINDINGS, ("severity", "recommendation"), True


class AnswerForm(ColumnsForm):
    """What is answered to a finding."""

    register, names = FINDING_RESPONSES, ("response", "says", "due_on")


class CloseForm(SeenForm):
    """That what was agreed is done."""

    register, names = FINDING_RESPONSES, ("closed_on", "how")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.names:
            self.fields[name].required = True
            self.fields[name].label = self.register.column(name).label
