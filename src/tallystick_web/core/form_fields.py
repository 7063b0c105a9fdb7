"""Form fields that Django does not have: a date in three parts, and a time as people type it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
Parts = tuple[str, str, str]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST_YEAR = 1900
_TIMES = ("%H:%M", "%H.%M", "%I:%M%p", "%I:%M %p", "%I.%M%p", "%I.%M %p", "%I%p", "%I %p")


class DatePartsInput(forms.Widget):
    """Three boxes. ``core/forms/field.jinja`` draws them; what was typed comes back as it was."""

    input_type = "text"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Parts:  # noqa: ARG002  # Django's signature
        """What stood in the three boxes."""
        day, month, year = (str(data.get(f"{name}_{part}") or "").strip() for part in PARTS)
        return day, month, year

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:  # noqa: ARG002  # Django's signature
        """Whether none of the boxes was sent."""
        return all(f"{name}_{part}" not in data for part in PARTS)


class DateParts(forms.Field):
    """A date that people type in three boxes, with a message for each way it can be wrong.

    The code of an error names the box it is about, so that the summary can lead there. Messages begin with the label,
    or with “the date” where that is a question.
    """

    widget = DatePartsInput

    def prepare_value(self, value: Any) -> Any:
        """A date as its three parts; what was typed as it is."""
        return (str(value.day), str(value.month), str(value.year)) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """The date, or None where all boxes are blank."""
        if value is None or isinstance(value, date):
            return value
        if not any(value):
            return None
        return self._date_of(tuple(value))

    def validate(self, value: date | None) -> None:
        """Refuse a blank where a date is needed."""
        if value is None and self.required:
            raise ValidationError("Enter a date" if self._is_asked else f"Enter {_lowered(self._said)}", code="day")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another date was typed."""
        return tuple(self.prepare_value(initial) or ("", "", "")) != tuple(data or ("", "", ""))

    @property
    def _said(self) -> str:
        return "The date" if self._is_asked else str(self.label or "Date")

    @property
    def _is_asked(self) -> bool:
        """Whether the label is a question: no message can begin with one."""
        return str(self.label or "").endswith("?")

    def _date_of(self, parts: tuple[str, ...]) -> date:
        missing = [name for name, part in zip(PARTS, parts, strict=True) if not part]
        if missing:
            raise ValidationError(f"{self._said} must include a {' and '.join(missing)}", code=missing[0])
        day, month, year = _number(parts[0]), _month(parts[1]), _number(parts[2])
        if year < _EARLIEST_YEAR or len(parts[2]) != 4:
            raise ValidationError("Year must be 4 numbers, for example 2026", code="year")
        try:
            return date(year, month, day)
        except ValueError:
            wrong = "day" if 1 <= month <= 12 else "month"
            raise ValidationError(f"{self._said} must be a real date", code=wrong) from None


class TimeOnThatDay(forms.TimeField):
    """A time on the day that a field before it asks for."""

    widget = forms.TextInput(attrs={"autocomplete": "off"})
    default_error_messages: ClassVar = {
        "required": "Enter the time on that day",
        "invalid": "Time on that day must be a time, for example 9:30am or 14:00",
    }

    def __init__(self, **said: Any) -> None:
        super().__init__(label="Time on that day", input_formats=_TIMES, **said)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0


def _month(text: str) -> int:
    """The month by its number or by its name: people type both."""
    name = text.lower()[:3]
    return _MONTHS.index(name) + 1 if name in _MONTHS else _number(text)


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]
