"""The sentences that pages begin with: how far the promises have come, and what the measures show."""

from collections import Counter
from collections.abc import Sequence

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.plans.rules import Delivery, Stage
from tallystick_web.publications.paper.words import counted
from tallystick_web.reviews.frozen_rules import FrozenItem, FrozenMeasure

_GIVEN_UP = (Stage.DROPPED, Stage.MERGED, Stage.WITHDRAWN)
_SAID = (
    (str(Delivery.DONE), "done"),
    (str(Delivery.UNDER_WAY), "under way"),
    (str(Delivery.HELD_UP), "held up"),
    (str(Delivery.NOT_STARTED), "not started"),
    ("", "without any report yet"),
    ("given up", "dropped or merged into others"),
)


def of_actions(actions: Sequence[FrozenItem]) -> str:
    """How many actions were promised, how far each has come, and how many are late."""
    if not actions:
        return "The plan holds no actions yet."
    if len(actions) == 1:
        return f"One action was promised, and it is {within(status_of(actions[0]))}."
    return capitalised(f"{counted(len(actions), 'action')} were promised: {_come(actions)}. {_late(actions)}")


def of_some(actions: Sequence[FrozenItem]) -> str:
    """The same of the actions under an objective or an outcome."""
    if not actions:
        return "No action stands under it yet."
    if len(actions) == 1:
        return f"One action: {within(status_of(actions[0]))}."
    late = f" {_late(actions)}" if any(map(is_late, actions)) else ""
    return capitalised(f"{counted(len(actions), 'action')}: {_come(actions)}.{late}")


def _come(actions: Sequence[FrozenItem]) -> str:
    known = Counter("given up" if is_given_up(one) else one.delivery for one in actions)
    if len(known) == 1:
        return _come_alike(next(iter(known)), len(actions))
    return listed([f"{in_words(known[key])} {_are(known[key])} {said}" for key, said in _SAID if known[key]])


def _come_alike(how: str, many: int) -> str:
    """The same of several actions that have all come equally far."""
    if how == Delivery.NOT_STARTED:
        return f"{'neither' if many == 2 else 'none'} is started"
    return f"{'both' if many == 2 else 'all'} are {dict(_SAID)[how]}"


def _late(actions: Sequence[FrozenItem]) -> str:
    late = sum(map(is_late, actions))
    return f"{capitalised(in_words(late))} {_are(late)} late." if late else "None is late."


def of_measures(measures: Sequence[FrozenMeasure]) -> str:
    """How many measures are watched, how many have a value, and how many moved which way."""
    if not measures:
        return "No measure is watched yet that would show what changed."
    if len(measures) == 1:
        return f"One measure is watched. {moved(measures[0])}"
    valued = [one for one in measures if one.points]
    watched = f"{capitalised(counted(len(measures), 'measure'))} are watched"
    if not valued:
        return f"{watched}, and none of them has a value yet."
    without = len(measures) - len(valued)
    has = f", and {in_words(without)} of them {'has' if without == 1 else 'have'} no value yet" if without else ""
    return f"{watched}{has}. {_moved(valued, whose='Of the others, ' if without else '')}"


def _moved(valued: Sequence[FrozenMeasure], *, whose: str) -> str:
    if not any(point.value for one in valued for point in one.points):
        return capitalised(f"{whose}no value can be shown.")
    better, worse = sum(one.is_better for one in valued), sum(one.is_worse for one in valued)
    if not better and not worse:
        return capitalised(f"{whose}none became better or worse by more than chance explains.")
    rest = len(valued) - better - worse
    said = f"{whose}{in_words(better)} became better and {in_words(worse)} worse by more than chance explains"
    left = f"; of the other {in_words(rest)} it cannot be told, or nothing moved" if rest else ""
    return capitalised(f"{said}{left}.")


def moved(measure: FrozenMeasure) -> str:
    """Whether a measure moved by more than chance explains."""
    if not measure.points:
        return "There is no value yet."
    if measure.is_better:
        return "Better than before, by more than chance explains."
    if measure.is_worse:
        return "Worse than before, by more than chance explains."
    if not any(one.value for one in measure.points):
        return "No value of it can be shown."
    if not measure.points[-1].value:
        return "Without its newest value it cannot be told whether it moved."
    if sum(bool(one.value) for one in measure.points) < 2:
        return "There is nothing to compare it with yet."
    return "It cannot be told from chance whether it moved."


def status_of(action: FrozenItem) -> str:
    """How far an action has come, in words."""
    if is_given_up(action):
        return Stage(action.stage).label
    said = action.delivery_says or "Nothing reported yet"
    return f"{said}, late" if is_late(action) else said


def is_late(action: FrozenItem) -> bool:
    """Whether the day of an action passed and it is still to be done."""
    return action.is_late and action.delivery != Delivery.DONE and not is_given_up(action)


def is_given_up(action: FrozenItem) -> bool:
    """Whether an action is not to be done any more."""
    return action.stage in _GIVEN_UP


def is_missed(action: FrozenItem) -> bool:
    """Whether an action was promised and does not happen as it was: late, held up or given up."""
    return is_given_up(action) or is_late(action) or action.delivery == Delivery.HELD_UP


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
