"""What every model says of the data it holds, and what every refusal has in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from functools import wraps
from typing import ParamSpec


class Refused(Exception):
    """Something a person asked for and may not have. The message is a sentence for that person."""


P = ParamSpec("P")


def answers(check: Callable[P, object]) -> Callable[P, bool]:
    """The question that goes with a check: true where ``check`` refuses nothing."""

    @wraps(check)
    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return can


def why_not(check: Callable[P, object]) -> Callable[P, str]:
    """The reason that goes with a check: the sentence in which ``check`` refuses, blank where it refuses nothing."""

    @wraps(check)
    def reason(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            check(*args, **kwargs)
        except Refused as refused:
            return str(refused)
        return ""

    return reason


class DataClass(StrEnum):
    """What kind of data a table holds."""

    NONE_PERSONAL = "no personal data"
    STAFF_CONTACT = "names and work e-mail addresses of people who use the service"
    CREDENTIALS = "what people sign in with"
    RELEASED_FIGURES = "figures that have been through the privacy check"
    UNRELEASED_COUNTS = "counts that have not been through the privacy check"
    STAFF_ROWS = "files with rows about members of staff, encrypted"
    PSEUDONYMS = "identifiers without a name, such as keyed hashes of employee numbers"
    FREE_TEXT = "what people wrote about their work, which may name people there"
    CONTACTS = "names and addresses of people who speak, write or train, who can ask to be forgotten"
    DECLARATIONS = "what people say of themselves, such as their ethnicity, sealed"
    ACTIVITY = "who did what and when, by identifier"


@dataclass(frozen=True, kw_only=True)
class Governance:
    """What the record of processing says of one table.

    ``retention`` is a sentence, and ``keep`` the time after which ``run_due`` deletes a row; None for what is kept with
    the organisation's figures, or goes with the row that it hangs from. ``append_only`` rows are never changed or
    deleted: triggers in the database hold that.
    """

    data: DataClass
    purpose: str
    retention: str
    keep: timedelta | None = None
    in_backup: bool = True
    append_only: bool = False
