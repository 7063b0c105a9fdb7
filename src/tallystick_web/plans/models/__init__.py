"""The tables of plans: items and what is said of them, changes and updates, and how we would know."""

from tallystick_web.plans.models.bringing import ColumnAnswer
from tallystick_web.plans.models.changes import Carried, Change, ChangeDecision, NotCarried
from tallystick_web.plans.models.items import (
    Item,
    ItemLink,
    ItemLinkEnd,
    ItemMeasure,
    ItemMeasureEnd,
    ItemStep,
    ItemUpdate,
    ItemVersion,
    MeasureTask,
    MeasureTaskEnd,
    Plan,
)
from tallystick_web.plans.models.knowing import (
    Baseline,
    Expectation,
    ExpectationReading,
    Target,
    TargetEnd,
)

__all__ = [
    "Baseline",
    "Carried",
    "Change",
    "ChangeDecision",
    "ColumnAnswer",
    "Expectation",
    "ExpectationReading",
    "Item",
    "ItemLink",
    "ItemLinkEnd",
    "ItemMeasure",
    "ItemMeasureEnd",
    "ItemStep",
    "ItemUpdate",
    "ItemVersion",
    "MeasureTask",
    "MeasureTaskEnd",
    "NotCarried",
    "Plan",
    "Target",
    "TargetEnd",
]
