"""What an item says, as fields of a row and as a document: the one place that knows both."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick_web.plans.rules import Direction, EvidenceGrade, Expected, Intervention, Voice, Wording

_KINDS = {"intervention": Intervention, "evidence_grade": EvidenceGrade, "voice": Voice}
_PEOPLE = ("accountable", "lead")
_DATES = ("starts_on", "due_on", "expected_on")
_NUMBERS = ("cost", "hours", "expected_size")
_SAID = tuple(one.name for one in fields(Wording) if one.name != "expected")


def fields_of(wording: Wording) -> dict[str, Any]:
    """The fields of a row of ItemVersion that hold what is said."""
    said = {name: getattr(wording, name) for name in _SAID}
    for name in _PEOPLE:
        said[f"{name}_id"] = said.pop(name)
    for name in _KINDS:
        said[name] = str(said[name] or "")
    expected = wording.expected
    return said | {
        "expected_measure": expected.measure if expected else "",
        "expected_direction": str(expected.direction) if expected else "",
        "expected_size": expected.size if expected else None,
        "expected_on": expected.by if expected else None,
    }


def wording_of(version: Any) -> Wording:
    """What a row of ItemVersion says."""
    return _wording({name: getattr(version, name) for name in _EMPTY})


def document_of(wording: Wording) -> dict[str, str]:
    """The wording as JSON can hold it; what is not said is left out."""
    return {name: str(value) for name, value in fields_of(wording).items() if value not in (None, "")}


def wording_from(document: Mapping[str, str]) -> Wording:
    """The wording that a document holds."""
    said: dict[str, Any] = {name: document.get(name, empty) for name, empty in _EMPTY.items()}
    for name in _PEOPLE:
        said[f"{name}_id"] = UUID(said[f"{name}_id"]) if said[f"{name}_id"] else None
    for name in _DATES:
        said[name] = date.fromisoformat(said[name]) if said[name] else None
    for name in _NUMBERS:
        said[name] = Decimal(said[name]) if said[name] else None
    return _wording(said)


def _wording(said: dict[str, Any]) -> Wording:
    plain = {name: value for name, value in said.items() if not name.startswith("expected_")}
    for name in _PEOPLE:
        plain[name] = plain.pop(f"{name}_id")
    for name, kind in _KINDS.items():
        plain[name] = kind(plain[name]) if plain[name] else None
    return Wording(**plain, expected=_expected(said))


def _expected(said: Mapping[str, Any]) -> Expected | None:
    if not said["expected_measure"] or said["expected_on"] is None:
        return None
    return Expected(
        measure=said["expected_measure"],
        direction=Direction(said["expected_direction"]),
        size=said["expected_size"],
        by=said["expected_on"],
    )


_EMPTY = fields_of(Wording(text=""))
