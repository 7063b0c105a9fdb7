"""Draws Django's forms as NHS components. What a component is given is decided here; templates only print it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.http import HttpRequest
from django.template.loader import get_template

from tallystick_web.core.form_fields import PARTS, DatePartsInput

_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (  # a widget is of the first kind whose class it has
    (forms.HiddenInput, "hidden"),
    (forms.MultipleHiddenInput, "hidden"),
    (DatePartsInput, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
)
_UNDER_LEGEND = ("date", "checkboxes", "radios")  # kinds that are a group of controls under one legend
_SEVERAL = ("checkboxes", "radios", "checkbox")  # kinds whose controls are numbered
_HANDLED = frozenset(  # attributes that a component has a place of its own for
    {"autocomplete", "class", "cols", "id", "inputmode", "maxlength", "required", "rows", "spellcheck", "type"}
)
_DJANGOS_ROWS = forms.Textarea().attrs["rows"]
_DJANGOS_REQUIRED = str(forms.Field.default_error_messages["required"])


class NhsRenderer(BaseRenderer):
    """The renderer of every form. Django's own templates are left to Django: bare widgets, hidden fields."""

    form_template_name = "core/forms/form.jinja"
    formset_template_name = "core/forms/formset.jinja"
    field_template_name = "core/forms/field.jinja"

    def get_template(self, template_name: str) -> Any:
        """A template of ours, or one of Django's."""
        if template_name.startswith("django/"):
            return DjangoTemplates().get_template(template_name)
        return get_template(template_name)

    def render(self, template_name: str, context: Mapping[str, Any], request: HttpRequest | None = None) -> str:
        """The HTML of a form, a field or a widget."""
        return str(self.get_template(template_name).render(dict(context), request=request)).strip()


def kind_of(field: BoundField) -> str:
    """Which component draws the field. Raises TypeError for a widget of many parts, which none of them can draw."""
    widget = field.field.widget
    if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget):
        raise TypeError(f"{field.name}: no NHS component draws {type(widget).__name__}; for a date use DateParts")
    return next((kind for one, kind in _KINDS if isinstance(widget, one)), "input")


def params_of(field: BoundField, size: str = "", is_heading: bool = False) -> dict[str, Any]:
    """What the NHS component of the field is given.

    ``size`` is of the label: s, m, l or xl. ``is_heading`` makes the label the heading of the page.
    """
    kind = kind_of(field)
    attributes = {name: value for name, value in field.field.widget.attrs.items() if name not in _HANDLED}
    label = {"text": str(field.label or ""), "size": size, "isPageHeading": is_heading}
    params: dict[str, Any] = {
        "kind": kind,
        # Of a group, the first control has the plain id; the NHS macros would give it to what is round them as well.
        "idPrefix" if kind in _SEVERAL else "id": field.auto_id or field.html_name,
        "name": field.html_name,
        "classes": field.field.widget.attrs.get("class", ""),
        "disabled": field.field.disabled,
        "attributes": {
            name: "" if value is True else value for name, value in attributes.items() if value is not False
        },
    }
    if kind in _UNDER_LEGEND:
        params["fieldset"] = {"legend": label}
    elif kind != "checkbox":
        params["label"] = label
    if field.help_text:
        params["hint"] = _hint(field)
    if field.errors:
        params["errorMessage"] = {"text": " ".join(text for text, _ in errors_of(field))}
    return params | _OF_KIND.get(kind, _input)(field)


def errors_of(field: BoundField) -> Iterator[tuple[str, str]]:
    """Each error of a field, and the id of the control it is about."""
    kind, control = kind_of(field), field.auto_id or field.html_name
    for error in field.errors.as_data():
        if kind == "hidden":
            control = ""
        elif kind == "date":
            control = f"{field.auto_id or field.html_name}-{error.code if error.code in PARTS else PARTS[0]}"
        for message in error.messages:
            yield (_required(field) if message == _DJANGOS_REQUIRED else _as_line(message)), control


def summary_of(form: Any) -> Iterator[tuple[str, str]]:
    """What the summary at the top of a page lists: each error, and the id it leads to, blank if it is of no field."""
    if hasattr(form, "management_form"):
        yield from ((message, "") for message in form.non_form_errors())
        for one in form.forms:
            yield from summary_of(one)
        return
    yield from ((message, "") for message in form.non_field_errors())
    for field in form:
        yield from errors_of(field)


def _as_line(message: str) -> str:
    """A message as the NHS style has it: one sentence stands without its full stop."""
    return message if ". " in message else message.removesuffix(".")


def _required(field: BoundField) -> str:
    """Django says "This field is required". A person is told what to do."""
    kind = kind_of(field)
    label = str(field.label or field.name)
    lowered = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    if kind == "file":
        return "Choose a file"
    if kind == "checkbox":
        return f"Tick the box “{label}”"
    if label.endswith("?"):
        return f"Answer the question: {label}"
    return f"{'Choose' if kind in ('radios', 'checkboxes', 'select') else 'Enter'} {lowered}"


def _hint(field: BoundField) -> dict[str, str]:
    """Help as text; as HTML only where Django itself has marked it safe, as its rules for passwords are."""
    text = str(field.help_text)
    return {"html": text} if hasattr(text, "__html__") else {"text": text}


def _value(field: BoundField) -> str:
    value = field.field.widget.format_value(field.value())
    return "" if value is None else str(value)


def _attribute(field: BoundField, name: str) -> Any:
    return field.field.widget.attrs.get(name)


def _input(field: BoundField) -> dict[str, Any]:
    widget = field.field.widget
    kind = getattr(widget, "input_type", "text")
    is_number = kind == "number"
    whole = not isinstance(field.field, (forms.DecimalField, forms.FloatField))
    of_kind = {"email": "email", "tel": "tel"}.get(kind)
    return {
        "type": "text" if is_number else kind,
        "value": _value(field),
        "inputmode": ("numeric" if whole else "decimal") if is_number else _attribute(field, "inputmode"),
        "autocomplete": _attribute(field, "autocomplete") or of_kind,
        "spellcheck": False if of_kind or is_number else _attribute(field, "spellcheck"),
    }


def _password(field: BoundField) -> dict[str, Any]:
    return {"autocomplete": _attribute(field, "autocomplete") or "current-password"}


def _textarea(field: BoundField) -> dict[str, Any]:
    """A text area; with its most characters known, the component that counts them."""
    return {
        "value": _value(field),
        "rows": 5 if _attribute(field, "rows") in (None, _DJANGOS_ROWS) else _attribute(field, "rows"),
        "maxlength": getattr(field.field, "max_length", None),
    }


def _file(field: BoundField) -> dict[str, Any]:
    return {"multiple": bool(getattr(field.field.widget, "allow_multiple_selected", False))}


def _checkbox(field: BoundField) -> dict[str, Any]:
    is_checked = field.field.widget.check_test(field.value())
    item = {"value": "on", "text": str(field.label or ""), "checked": is_checked}
    return {"items": [item]}


def _date(field: BoundField) -> dict[str, Any]:
    """The three boxes. An error is marked on the box it names, or on all of them."""
    values = field.value() or ("", "", "")
    wrong = {error.code for error in field.errors.as_data()} & set(PARTS)
    real = any("real date" in message for message in field.errors)
    return {
        "boxes": [
            {
                "id": f"{field.auto_id or field.html_name}-{part}",
                "name": f"{field.html_name}_{part}",
                "label": part.capitalize(),
                "value": value,
                "width": 4 if part == "year" else 2,
                "is_wrong": bool(field.errors) and (real or not wrong or part in wrong),
            }
            for part, value in zip(PARTS, values, strict=True)
        ]
    }


def _options(field: BoundField) -> dict[str, Any]:
    """The options in their groups. ``option_hints`` of the field may explain some, by value."""
    widget = field.field.widget
    chosen = widget.format_value(field.value())
    hints: Mapping[str, str] = getattr(field.field, "option_hints", {})
    groups = [
        (name, [_option(one, hints) for one in options])
        for name, options, _ in widget.optgroups(field.html_name, chosen)
    ]
    items = [one for _, options in groups for one in options]
    return {"groups": groups, "items": items, "multiple": getattr(widget, "allow_multiple_selected", False)}


def _option(option: Mapping[str, Any], hints: Mapping[str, str]) -> dict[str, Any]:
    value = str(option["value"])
    given = {"value": value, "text": str(option["label"]), "checked": option["selected"]}
    return given | ({"hint": {"text": hints[value]}} if value in hints else {})


_OF_KIND: Mapping[str, Callable[[BoundField], dict[str, Any]]] = {
    "date": _date,
    "checkboxes": _options,
    "radios": _options,
    "select": _options,
    "checkbox": _checkbox,
    "textarea": _textarea,
    "password": _password,
    "file": _file,
    "hidden": lambda _: {},
}
