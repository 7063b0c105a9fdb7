"""The kinds of organisation that can be made up, and what is built into all of them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class OrganisationKind(StrEnum):
    """A kind of made-up organisation."""

    TRUST = "trust"
    AMBULANCE = "ambulance"
    MENTAL_HEALTH = "mental-health"
    MEMBERSHIP_BODY = "membership-body"


@dataclass(frozen=True)
class Job:
    """A kind of job: its staff group, its row of indicator 1, and how many of what ethnicity hold it."""

    staff_group: str
    row: str
    share: float
    white: float


@dataclass(frozen=True)
class Plan:
    """What an organisation of one kind is like. ``campaigns`` is how often a year it recruits overseas in bulk."""

    organisation: str
    directorates: tuple[str, ...]
    board: int
    campaigns: int
    staff_list: str
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class Effects:
    """Likelihoods of one group over the other that are built in, and that an account should find again."""

    appointment: float
    disciplinary: float
    development: float
    capability: float


@dataclass(frozen=True)
class Rates:
    """How often things happen in a year to people whom no effect touches."""

    leaving: float
    shortlisting: float
    appointing: float
    disciplinary: float
    capability: float
    development: float
    unknown_ethnicity: float
    disabled: float
    unknown_disability: float


def plan_of(kind: OrganisationKind) -> Plan:
    """The plan of one kind of organisation."""
    data = dict(_document()["kinds"][kind])
    jobs = tuple(Job(*entry) for entry in data.pop("jobs"))
    return Plan(**{**data, "directorates": tuple(data["directorates"])}, jobs=jobs)


@cache
def effects() -> Effects:
    """The effects built into every made-up organisation."""
    return Effects(**_document()["effects"])


@cache
def rates() -> Rates:
    """The yearly rates of every made-up organisation."""
    return Rates(**_document()["rates"])


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads((files("tallystick.example") / "data" / "kinds.toml").read_text("utf-8"))
