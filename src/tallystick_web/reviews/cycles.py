"""The cycles there are: data/cycles, a file each, held against what a review can be.

A cycle says what is done in which order, by whom, and how many days after what. One bad file stops all.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick_web.organisations.rules import Capability, OrganisationKind, RoleId, roles
from tallystick_web.reviews.cycle_rules import Cycle, CycleStep, Watches, before
from tallystick_web.reviews.rules import LONGEST_TEXT, Body, StepKind

LONGEST_KEY = 40


class FaultInCycle(Exception):
    """Data that cannot be used. The message names the cycle, the step and the fault, for whoever wrote it."""


@cache
def cycles() -> Mapping[str, Cycle]:
    """Every cycle by its id, in the order of their titles. Raises FaultInCycle where the data cannot be used."""
    folder = files("tallystick_web.reviews") / "data" / "cycles"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    read = sorted((cycle_of(one) for one in texts), key=lambda one: one.title)
    if len({one.id for one in read}) < len(read):
        raise FaultInCycle("two cycles have one id")
    return {one.id: one for one in read}


def cycles_for(kind: OrganisationKind) -> tuple[Cycle, ...]:
    """The cycles that suit a kind of organisation."""
    return tuple(one for one in cycles().values() if kind in one.kinds)


def cycle_of(text: str) -> Cycle:
    """The cycle of a file. Raises FaultInCycle where it cannot be used."""
    row = tomllib.loads(text)
    try:
        cycle = _cycle(row)
    except (KeyError, TypeError, ValueError) as fault:
        raise FaultInCycle(f"{row.get('id')}: {type(fault).__name__} {fault}") from fault
    for said in _faults(cycle):
        raise FaultInCycle(f"{cycle.id}: {said}")
    return cycle


def _cycle(row: Mapping[str, Any]) -> Cycle:
    return Cycle(
        id=row["id"],
        title=row["title"],
        lead=row["lead"],
        kinds=frozenset(OrganisationKind(one) for one in row["kinds"]),
        watches=Watches(row["watches"]),
        standard=row.get("standard", ""),
        steps=tuple(_step(one) for one in row["steps"]),
    )


def _step(row: Mapping[str, Any]) -> CycleStep:
    return CycleStep(
        key=row["id"],
        kind=StepKind(row["kind"]),
        body=Body(row["body"]) if "body" in row else None,
        text=row["text"],
        roles=frozenset(RoleId(one) for one in row["roles"]),
        needs=frozenset(row.get("needs", [])),
        days=int(row["days"]),
        after=row.get("after", ""),
    )


def _faults(cycle: Cycle) -> Iterator[str]:
    """What is wrong with a cycle, the first thing first: what comes later is only looked at where the rest is right."""
    keys = [one.key for one in cycle.steps]
    if not keys or len(set(keys)) < len(keys):
        yield "a cycle has steps, and each has an id of its own"
    if cycle.watches.is_of_a_year != bool(cycle.standard):
        yield "what watches a year of figures names the standard, and nothing else does"
    for step in cycle.steps:
        unknown = sorted({*step.needs, *([step.after] if step.after else [])} - set(keys))
        if unknown:
            yield f"{step.key}: there is no step {', '.join(unknown)}"
        if len(step.text) > LONGEST_TEXT or len(step.key) > LONGEST_KEY:
            yield f"{step.key}: an id has {LONGEST_KEY} letters at most, and a text {LONGEST_TEXT}"
    yield from _circles(cycle)
    for step in cycle.steps:
        yield from _faults_of_step(step, cycle)


def _circles(cycle: Cycle) -> Iterator[str]:
    needs = {one.key: one.needs for one in cycle.steps}
    after = {one.key: [one.after] if one.after else [] for one in cycle.steps}
    for step in cycle.steps:
        if step.key in before(step.key, needs):
            yield f"{step.key}: it would come before itself"
        if step.key in before(step.key, after):
            yield f"{step.key}: its day would hang on itself"


def _faults_of_step(step: CycleStep, cycle: Cycle) -> Iterator[str]:
    there = before(step.key, {one.key: one.needs for one in cycle.steps})
    kinds = {one.kind for one in cycle.steps if one.key in there}
    if not step.roles:
        yield f"{step.key}: somebody must be able to do it"
    if step.kind.decides and StepKind.FREEZE not in kinds:
        yield f"{step.key}: figures are frozen before anything is decided"
    if step.kind is StepKind.PUBLISH and StepKind.MEETING not in kinds:
        yield f"{step.key}: a body decides before anything is published"
    if step.kind.decides and not all(Capability.DECIDE_REVIEWS in roles()[one].capabilities for one in step.roles):
        yield f"{step.key}: one of its roles cannot record a decision"
    if not all(Capability.READ_REVIEWS in roles()[one].capabilities for one in step.roles):
        yield f"{step.key}: one of its roles cannot open a review"
    if step.body is None and step.kind in (StepKind.MEETING, StepKind.CONSULT):
        yield f"{step.key}: it is not said which body it is"
