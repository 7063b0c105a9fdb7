"""The sources that figures come from: which kinds there are, what each answers for, and when one is overdue."""

from datetime import date
from enum import StrEnum

from tallystick.definitions.indicator import RecordedAs
from tallystick_web.core.rules import Refused


class SourceKind(StrEnum):
    """What a source holds. An organisation has one of each, or several."""

    STAFF_RECORD = "staff-record"
    RECRUITMENT = "recruitment"
    CASES = "cases"
    LEARNING = "learning"
    BOARD = "board"
    STAFF_SURVEY = "staff-survey"
    PAY = "pay"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            SourceKind.STAFF_RECORD: "staff record",
            SourceKind.RECRUITMENT: "recruitment",
            SourceKind.CASES: "formal cases",
            SourceKind.LEARNING: "learning and development",
            SourceKind.BOARD: "the board",
            SourceKind.STAFF_SURVEY: "staff survey",
            SourceKind.PAY: "pay",
        }[self]

    @property
    def used_for(self) -> str:
        """Which figures come from it."""
        return {
            SourceKind.STAFF_RECORD: (
                "Who works in which pay band, and the number of staff that other figures are held against."
            ),
            SourceKind.RECRUITMENT: "Who is shortlisted and who is appointed.",
            SourceKind.CASES: "Who enters the formal disciplinary or capability process.",
            SourceKind.LEARNING: "Who takes part in training and development that is not mandatory.",
            SourceKind.BOARD: "Who sits on the board, and who votes.",
            SourceKind.STAFF_SURVEY: "What staff say about harassment, progression and discrimination.",
            SourceKind.PAY: "The pay gaps.",
        }[self]

    @property
    def records(self) -> frozenset[RecordedAs]:
        """What indicators count that come from it; none for pay, which is no indicator."""
        return {
            SourceKind.STAFF_RECORD: frozenset({RecordedAs.IN_POST}),
            SourceKind.RECRUITMENT: frozenset({RecordedAs.APPOINTED}),
            SourceKind.CASES: frozenset({RecordedAs.DISCIPLINARY, RecordedAs.CAPABILITY}),
            SourceKind.LEARNING: frozenset({RecordedAs.DEVELOPMENT}),
            SourceKind.BOARD: frozenset({RecordedAs.SEAT}),
            SourceKind.STAFF_SURVEY: frozenset({RecordedAs.SURVEY_RESULT}),
            SourceKind.PAY: frozenset(),
        }[self]


def refresh_in_words(due: date | None, *, on: date) -> str:
    """When a source is renewed next, said from today: overdue is a word and a number of days, never a colour."""
    if due is None:
        return "No date is set"
    days = (due - on).days
    if days < 0:
        return f"Overdue by {_days(-days)}"
    return "Due today" if days == 0 else f"Due in {_days(days)}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def is_overdue(due: date | None, *, on: date) -> bool:
    """Whether a source should have been renewed before today."""
    return due is not None and due < on


def check_name_is_free(*, name: str, taken: frozenset[str]) -> None:
    """Raise Refused where a source of this name is on the list already."""
    if name.strip().casefold() in {one.casefold() for one in taken}:
        raise Refused(
            f"There is already a source called “{name.strip()}”. Open it to add what is new, or give this one a name "
            "of its own."
        )
