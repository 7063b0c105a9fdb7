"""What can be done to plans: one function for each verb."""

from tallystick_web.plans.actions.bringing import bring_in
from tallystick_web.plans.actions.carrying import confirm_carried, say_not_carried, take_over
from tallystick_web.plans.actions.changes import ask_change, decide_change, move_item
from tallystick_web.plans.actions.items import (
    add_item,
    begin_plan,
    choose_measure,
    end_task,
    leave_measure,
    link,
    save_wording,
    set_task,
    unlink,
    update_item,
)
from tallystick_web.plans.actions.knowing import agree_baseline, end_target, read_expectation, set_target
from tallystick_web.plans.actions.starting import fill_from_template

__all__ = [
    "add_item",
    "agree_baseline",
    "ask_change",
    "begin_plan",
    "bring_in",
    "choose_measure",
    "confirm_carried",
    "decide_change",
    "end_target",
    "end_task",
    "fill_from_template",
    "leave_measure",
    "link",
    "move_item",
    "read_expectation",
    "save_wording",
    "say_not_carried",
    "set_target",
    "set_task",
    "take_over",
    "unlink",
    "update_item",
]
