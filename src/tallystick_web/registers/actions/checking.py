"""What is held against other rows before an entry says something: who answers for it, and what it points at."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.queries_units import unit_called
from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.entries import names_of
from tallystick_web.registers.queries.stored import digits_of

OWNER_LABEL = "Who answers for it?"
UNIT_LABEL = "Which part of the organisation is it about?"


def check_numbers(register: Register, said: Mapping[str, Any]) -> None:
    """Raise Refused for a number that its table would round or cannot hold."""
    for column in register.columns:
        value = said[column.name]
        if isinstance(value, Decimal):
            digits, places = digits_of(register, column.name)
            is_exact = value.is_finite() and value == round(value, places)
            if not is_exact or abs(value) >= Decimal(10) ** (digits - places):
                raise Refused(f"“{column.label}” must be a number with up to {places} places after the point.")


def check_points(organisation: UUID, register: Register, before: Mapping[str, Any], said: Mapping[str, Any]) -> None:
    """Raise Refused where an entry would newly point at what the organisation does not have."""
    new = {name: value for name, value in said.items() if value is not None and value != before[name]}
    if "owner" in new and person_called(organisation, new["owner"]) is None:
        raise Refused(f"“{OWNER_LABEL}”: this person is not in your organisation. Choose somebody from the list.")
    if "unit" in new and unit_called(organisation, new["unit"]) is None:
        raise Refused(_not_there(UNIT_LABEL))
    for column in register.columns:
        if column.name not in new:
            continue
        if column.kind is ColumnKind.UNIT and unit_called(organisation, new[column.name]) is None:
            raise Refused(_not_there(column.label))
        if column.kind is ColumnKind.ENTRY and not names_of(organisation, registers()[column.of], [new[column.name]]):
            raise Refused(f"“{column.label}”: what was chosen is not in its register. Choose from the list.")


def _not_there(label: str) -> str:
    return f"“{label}”: what was chosen is no part of your organisation. Choose from the list."
