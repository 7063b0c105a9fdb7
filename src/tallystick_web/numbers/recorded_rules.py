"""Measures that people type in: what may be typed, who checks it, and what of it others may see.

A count of people crosses the same gate as other counts of people: it is withheld under ten and rounded to the nearest
five (the policy ``ten-five``). A share is given only where both of its counts are shown, and only as finely as leaves
at least three values possible of each count behind it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from uuid import UUID

from tallystick.disclosure.envelopes import share_envelope
from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, shown_count
from tallystick.statistics.proportions import wilson
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.terms import terms
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.measure_rules import Cadence, MeasureUnit

PREFIX = "recorded"
LONGEST_NAME, LONGEST_WORDS, LONGEST_NOTE, LONGEST_LINK = 200, 500, 800, 400
WITHHELD = "Withheld to protect people"
CORRECTED = "Withheld to protect people: this figure was corrected. The next one comes with the next date"
_RULE = policies()["ten-five"].rule
_ENOUGH = 3  # values that stay possible of each count
_STEPS = (1, 2, 5, 10, 20)  # per cent, to whose nearest multiple a share is given
# Words by which groups of people are called, beside those of the vocabulary, and those of any sentence.
_GROUPINGS = ("wres", "five", "finest", "disability")
_ALSO = frozenset({"ethnic", "migrant", "migrants", "refugee", "refugees", "roma"})
_ANY_SENTENCE = frozenset(
    {"a", "an", "and", "any", "background", "excluding", "from", "in", "not", "of", "or", "other"}
) | {"global", "group", "groups", "majority", "mixed", "the"}
# The fewest days between two figures of people: on days next to each other they would be one figure given twice.
_APART = {
    Cadence.MONTHLY: timedelta(days=27),
    Cadence.QUARTERLY: timedelta(days=85),
    Cadence.HALF_YEARLY: timedelta(days=175),
    Cadence.YEARLY: timedelta(days=355),
}


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What somebody typed: of a share how many of how many, of a count of people how many, of other things a number.

    ``people`` are, of a share, all of them; of another number about people, those of the smallest group behind it.
    """

    happened: int | None = None
    people: int | None = None
    value: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a reader is given of it. ``value`` is None where it is withheld."""

    value: Decimal | None
    says: str
    low: Decimal | None = None
    high: Decimal | None = None


_NOTHING = Given(value=None, says=WITHHELD)


def id_of(key: UUID, takes: str) -> str:
    """The id in the catalogue of a measure that is typed in: its own, or the planned one's whose place it takes."""
    return takes or f"{PREFIX}/{key}"


# WHAT MAY BE TYPED


def needs_counts(unit: MeasureUnit) -> bool:
    """Whether a value is typed as how many of how many, rather than as a number."""
    return unit is MeasureUnit.SHARE


def check_typed(typed: Typed, unit: MeasureUnit, *, counts_people: bool) -> None:
    """Raise Refused where what was typed is not what a measure of this unit needs."""
    if needs_counts(unit):
        if typed.happened is None or not typed.people:
            raise Refused("Type how many, and out of how many. A percentage alone cannot be checked.")
        if typed.happened > typed.people:
            raise Refused("There are more of them than there are in all. Look at the two numbers again.")
    elif typed.value is None:
        raise Refused("Type the number.")
    elif unit is MeasureUnit.COUNT and (typed.value < 0 or typed.value != int(typed.value)):
        raise Refused("A number of people or things is a whole number, 0 or more.")
    elif counts_people and unit is not MeasureUnit.COUNT and not typed.people:
        raise Refused("Say how many people are in the smallest group behind this number.")


def check_days(*, as_of: date, data_date: date, today: date) -> None:
    """Raise Refused where a day has not come yet, or the data are older than what they are said of."""
    if as_of > today or data_date > today:
        raise Refused("This day has not come yet. Give the day that the figure is true of, and the day of the data.")
    if data_date < as_of:
        raise Refused("The data are older than the day they are said to be true of. Look at the two days again.")


def check_apart(*, as_of: date, others: Iterable[date], cadence: Cadence, counts_people: bool) -> None:
    """Raise Refused where a figure of people stands nearly on the day of another one."""
    near = [one for one in others if one != as_of and abs(one - as_of) < _APART[cadence]] if counts_people else []
    if near:
        raise Refused(
            "There is already a figure close to this day. Two figures of nearly the same people, taken apart, can tell "
            f"what happened to one of them. This measure has a new figure at most {cadence.label.lower()}: give the "
            "day of the figure that you correct, or wait for the next one."
        )


def check_not_waiting(*, is_waiting: bool) -> None:
    """Raise Refused where a value for the same day waits for its check already."""
    if is_waiting:
        raise Refused("A figure for this day is waiting for a second person already. Have that one checked first.")


def check_name_is_free(*, name: str, taken: Collection[str]) -> None:
    """Raise Refused where a measure of this name is recorded already."""
    if name.strip().casefold() in {one.casefold() for one in taken}:
        raise Refused(f"There is already a recorded measure called “{name.strip()}”. Type its figures there.")


def check_can_take(*, takes: str, is_planned: bool, is_taken: bool) -> None:
    """Raise Refused where the place of a planned measure cannot be taken."""
    if takes and not is_planned:
        raise Refused("The plan does not name this measure, or it is counted in another way.")
    if takes and is_taken:
        raise Refused("Somebody started to record this measure already. Open it to type its figures.")


# WHAT READERS ARE GIVEN


def given(typed: Typed, unit: MeasureUnit, *, is_protected: bool, counts_people: bool) -> Given:
    """What a reader is given. ``is_protected`` is true outside the analyst's desk; things need no protection."""
    if is_protected and counts_people:
        return _protected(typed, unit)
    return _exactly(typed, unit, counts_people=counts_people)


def _exactly(typed: Typed, unit: MeasureUnit, *, counts_people: bool) -> Given:
    if not needs_counts(unit):
        value = typed.value if typed.value is not None else Decimal(0)
        return Given(value=value, says=unit.say(value))
    happened, people = typed.happened or 0, typed.people or 1
    value = _rounded(Fraction(100 * happened, people), Decimal("0.1"))
    says = f"{unit.say(value)} ({happened:,} of {people:,})"
    if not counts_people:
        return Given(value=value, says=says)
    limits = wilson(happened, people)
    low, high = (_rounded(100 * float(one), Decimal("0.1")) for one in (limits.low, limits.high))
    return Given(value=value, says=says, low=low, high=high)


def _protected(typed: Typed, unit: MeasureUnit) -> Given:
    if needs_counts(unit):
        return _protected_share(typed.happened or 0, typed.people or 0)
    if unit is MeasureUnit.COUNT:
        shown = shown_count(int(typed.value or 0), rule=_RULE, zero_allowed=False)
        return _NOTHING if shown is None else Given(value=Decimal(shown), says=f"about {shown:,}")
    if typed.value is None or (typed.people or 0) < _RULE.hide_below:
        return _NOTHING
    value = _rounded(typed.value, Decimal("0.1") if unit in (MeasureUnit.RATIO, MeasureUnit.SCORE) else Decimal(1))
    return Given(value=value, says=f"about {unit.say(value)}, each group of {_RULE.hide_below} people or more")


def _protected_share(happened: int, people: int) -> Given:
    shown, of, others = (
        shown_count(one, rule=_RULE, zero_allowed=False) for one in (happened, people, people - happened)
    )
    if shown is None or of is None or others is None:
        return _NOTHING
    step = step_of(shown, of)
    if step is None:
        return _NOTHING
    value = Decimal(to_step(happened, people, step))
    envelope = share_envelope(*(possible(one, rule=_RULE, zero_allowed=False) for one in (shown, of)))
    coarse = "" if step == 1 else f" to the nearest {step}"
    return Given(
        value=value,
        says=f"{MeasureUnit.SHARE.say(value)}{coarse} (about {shown:,} of {of:,})",
        low=_outwards(envelope.low if envelope else None),
        high=_outwards(envelope.high if envelope else None),
    )


Table = tuple[int, int]


@lru_cache(maxsize=4096)
def step_of(shown: int, of: int) -> int | None:
    """To which multiple of per cent a share is given where its counts are shown as these; None where it is not given.

    It is the finest with which every share that may be printed leaves at least three values of each count. It hangs on
    the shown counts alone, so it tells nothing that they do not.
    """
    every = [table for table in _tables(shown, of) if table[1] - table[0] >= _RULE.hide_below]
    return next((step for step in _STEPS if every and _is_safe(every, step)), None)


def _is_safe(tables: Sequence[Table], step: int) -> bool:
    alike: dict[int, list[Table]] = {}
    for table in tables:
        alike.setdefault(to_step(*table, step), []).append(table)
    return all(_leaves_enough(those) for those in alike.values())


def _tables(shown: int, of: int) -> list[Table]:
    """Every pair of counts that is shown as these."""
    happened, people = (possible(one, rule=_RULE, zero_allowed=False) for one in (shown, of))
    return [(one, all_) for one in happened for all_ in people if one <= all_]


def _leaves_enough(tables: Sequence[Table]) -> bool:
    """Whether at least three values stay possible of how many, of all, and of the others."""
    views = ({one for one, _ in tables}, {of for _, of in tables}, {of - one for one, of in tables})
    return all(len(values) >= _ENOUGH for values in views)


def to_step(happened: int, people: int, step: int) -> int:
    """A share in per cent, to the nearest multiple of ``step``, halves up."""
    return (200 * happened + step * people) // (2 * step * people) * step


def _rounded(number: Fraction | Decimal | float, to: Decimal) -> Decimal:
    exact = Decimal(number.numerator) / number.denominator if isinstance(number, Fraction) else Decimal(number)
    return exact.quantize(to, ROUND_HALF_UP)


def _outwards(limit: float | None) -> Decimal | None:
    return None if limit is None else _rounded(limit, Decimal(1))


# WORDS THAT NAME GROUPS OF PEOPLE


def groups_named(text: str) -> tuple[str, ...]:
    """The words of a text by which groups of people are called: what counts people must say that it does."""
    words = dict.fromkeys(re.findall(r"[a-z-]+", text.casefold()))
    return tuple(one for one in words if one in _words_for_groups())


@cache
def _words_for_groups() -> frozenset[str]:
    """Every word in the names of groups and in collective terms, but for those that are words of any sentence."""
    groups = [group for name in _GROUPINGS for group in grouping(name).groups]
    named = [group.in_sentence for group in groups if group.code != "unknown"] + [one.full for one in terms()]
    found = set(re.findall(r"[a-z-]+", " ".join(named).casefold()))
    return frozenset((found | _ALSO) - _ANY_SENTENCE)
