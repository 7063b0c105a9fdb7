"""The ways an item of a plan can go from one stage to another. They are data: data/transitions.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tallystick_web.core.rules import Refused
from tallystick_web.plans.rules import Stage


@dataclass(frozen=True, kw_only=True)
class Transition:
    """A way from one stage to another: what it is called, and what it asks for.

    ``asks_reason`` asks for a reason, ``asks_other`` for the item it goes into, ``is_agreed`` for who may agree.
    """

    id: str
    source: Stage
    target: Stage
    text: str
    asks_reason: bool
    asks_other: bool
    is_agreed: bool


@cache
def transitions() -> tuple[Transition, ...]:
    """Every way from one stage to another, in the order of data/transitions.toml."""
    table = tomllib.loads((files("tallystick_web.plans") / "data" / "transitions.toml").read_text("utf-8"))
    return tuple(_transition(name, row) for name, row in table.items())


def _transition(name: str, row: Mapping[str, Any]) -> Transition:
    return Transition(
        id=name,
        source=Stage(row["from"]),
        target=Stage(row["to"]),
        text=row["text"],
        asks_reason=row["reason"],
        asks_other=row["other"],
        is_agreed=row["agreed"],
    )


def way_called(name: str) -> Transition | None:
    """A way from one stage to another, by its id."""
    return next((one for one in transitions() if one.id == name), None)


def ways_from(stage: Stage) -> tuple[Transition, ...]:
    """The transitions that leave a stage."""
    return tuple(one for one in transitions() if one.source is stage)


def check_can_go(*, way: Transition, stage: Stage, reason: str, has_other: bool, may_agree: bool) -> None:
    """Raise Refused where an item cannot go this way from where it stands."""
    if stage is not way.source:
        raise Refused(
            f"This was {way.source.label.lower()} when you opened the page, and is {stage.label.lower()} now. Open it "
            "again to see what happened. Nothing was changed."
        )
    if way.asks_reason and not reason.strip():
        raise Refused("Say why. The reason is kept with the plan, and next year's plan shows it.")
    if way.asks_other and not has_other:
        raise Refused("Choose the item that this one goes into.")
    if way.is_agreed and not may_agree:
        raise Refused("Somebody who may agree to plans must do this, for example an executive.")
