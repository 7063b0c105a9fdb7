"""The luck of one person, which is theirs for good: of another stream than everything else about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from tallystick.example.people import Person


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Numbers from 0 to 1, one for each thing that chance decides about somebody's pay."""

    salary: float
    service: float
    service_years: float
    unsocial: float
    unsocial_step: float
    high_cost: float
    on_call: float
    on_call_step: float
    award: float
    award_step: float
    national: float
    sacrifice: float
    sacrifice_step: float


def draws_of(person: Person) -> Draws:
    """The same for the same person in every year."""
    rng = Random(f"pay of {person.number}")  # noqa: S311  # made-up people want to be the same again, not secret
    return Draws(**{name: rng.random() for name in Draws.__dataclass_fields__})


def this_year(person: Person, year: int) -> float:
    """What chance decides about a person in one year: who is on leave in March."""
    return Random(f"pay of {person.number} in {year}").random()  # noqa: S311  # as above


def chance_of(person: Person, chances: Mapping[str, float]) -> float:
    """The chance of somebody's group, of chances that differ by group: what is built in, and should be found again."""
    return chances["white" if person.is_white or person.is_unknown else "bme"]
