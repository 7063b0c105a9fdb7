"""What every model says of the data it holds, and what every refusal has in common."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import ParamSpec


class Refused(Exception):
    """Something a person asked for and may not have. The message is a sentence for that person."""


P = ParamSpec("P")


def answers(check: Callable[P, None]) -> Callable[P, bool]:
    """The question that goes with a check: true where ``check`` refuses nothing."""

    @wraps(check)
    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return can


class DataClass(StrEnum):
    """What kind of data a table holds."""

    NONE_PERSONAL = "no personal data"
    STAFF_CONTACT = "names and work e-mail addresses of people who use the service"
    CREDENTIALS = "what people sign in with"
    RELEASED_FIGURES = "figures that have been through the privacy check"
    UNRELEASED_COUNTS = "counts that have not been through the privacy check"
    ACTIVITY = "who did what and when, by identifier"


@dataclass(frozen=True, kw_only=True)
class Governance:
    """What the record of processing says of one table.

    ``retention`` is a sentence. ``append_only`` rows are never changed or deleted: triggers in the database hold that.
    """

    data: DataClass
    purpose: str
    retention: str
    in_backup: bool = True
    append_only: bool = False
