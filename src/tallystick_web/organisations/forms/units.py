"""The forms about units and who belongs to them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.organisations.rules import UnitKind

TOP = "Nothing: it stands at the top"


class DayForm(forms.Form):
    """The day whose tree is shown."""

    day = DateParts(label="Show the units on", help_text="For example, 31 3 2025")


class _SinceForm(OnceForm):
    since = DateParts(label="From which day on?")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today


class _PlaceForm(_SinceForm):
    part_of = forms.ChoiceField(label="Part of", required=False)

    def __init__(self, *args: Any, units: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part_of"].choices = [("", TOP), *((str(unit), name) for unit, name in units.items())]


class AddUnitForm(_PlaceForm):
    """A new unit."""

    name = forms.CharField(label="Name", max_length=200)
    kind = forms.ChoiceField(
        label="What is it?", choices=[("", "Choose one"), *((str(one), one.label.capitalize()) for one in UnitKind)]
    )
    field_order = ("name", "kind", "part_of", "since")

    def clean_kind(self) -> UnitKind:
        """What was chosen."""
        return UnitKind(self.cleaned_data["kind"])


class RenameUnitForm(_SinceForm):
    """Another name."""

    name = forms.CharField(label="New name", max_length=200)
    field_order = ("name", "since")


class MoveUnitForm(_PlaceForm):
    """Another place."""

    field_order = ("part_of", "since")


class CloseUnitForm(_SinceForm):
    """The first day on which it is not there."""


class AddMemberForm(_SinceForm):
    """Who belongs to a unit."""

    person = forms.ChoiceField(label="Person")
    is_officer = forms.BooleanField(label="This person is an officer, for example chair or secretary", required=False)
    field_order = ("person", "is_officer", "since")

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", "Choose a person"), *((str(one), name) for one, name in people.items())]


class EndMemberForm(OnceForm):
    """The last day."""

    until = DateParts(label="Last day")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = today
