"""What several registers share: the states of a count, and what days and numbers cannot say together."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.registers.columns import State, Values
from tallystick_web.registers.rules import check_day_not_to_come

COUNTED = (
    State(id="counted", label="Counted"),
    State(
        id="struck-out",
        label="Struck out",
        does="Strike out this count",
        is_live=False,
        follows=("counted",),
        asks_why=True,
    ),
)
"""The states of a count, which stands until somebody finds that it was wrong."""


def check_span(values: Values, today: date, *, since: str = "since", until: str = "until") -> None:
    """Raise Refused for a count whose days run backwards, or are not over yet."""
    check_day_not_to_come(values.get(until), what="The last day that is counted", today=today)
    check_order(values.get(since), values.get(until), "The last day cannot come before the first.")


def check_order(first: date | None, then: date | None, sentence: str) -> None:
    """Raise Refused, with a sentence, where one day comes before another that it follows."""
    if first is not None and then is not None and then < first:
        raise Refused(sentence)


def check_part(part: int | None, whole: int | None, sentence: str) -> None:
    """Raise Refused, with a sentence, where there are more of some than of all, or all are not said."""
    if part is not None and (whole is None or part > whole):
        raise Refused(sentence)
