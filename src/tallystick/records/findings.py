"""What was found in the records of a folder, ranked by how far it could move a published figure.

A sentence holds no personal value. It repeats a text only where many rows say the same, because a text of its own can
point at a person; and a rare one only where it is plainly a pay scale, a band or a code.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MANY_ROWS = 10


class FindingKind(StrEnum):
    """What a finding is about."""

    UNMAPPED_ETHNICITY = "unmapped-ethnicity"
    UNMAPPED_DISABILITY = "unmapped-disability"
    UNMAPPED_PAY_SCALE = "unmapped-pay-scale"
    UNMAPPED_SETTING = "unmapped-setting"
    UNMAPPED_CONTRACT_TYPE = "unmapped-contract-type"
    UNMAPPED_STATUS = "unmapped-status"
    UNMAPPED_CASE_TYPE = "unmapped-case-type"
    UNMAPPED_COURSE = "unmapped-course"
    UNMAPPED_MOVEMENT = "unmapped-movement"
    UNMAPPED_SEAT = "unmapped-seat"
    UNREAD_TEXT = "unread-text"
    UNREAD_DATE = "unread-date"
    UNREAD_NUMBER = "unread-number"
    MONTH_FIRST = "month-first"
    NO_DATE = "no-date"
    NOT_IN_YEAR = "not-in-year"
    AFTER_SNAPSHOT = "after-snapshot"
    ONE_ETHNICITY = "one-ethnicity"
    UNKNOWN_ETHNICITY = "unknown-ethnicity"
    CODE_LIST = "code-list"
    LESS_SURE = "less-sure"
    SETTINGS_DIFFER = "settings-differ"
    UNCONFIRMED_PLACE = "unconfirmed-place"
    NO_CONTRACT_TYPE = "no-contract-type"
    NO_PERSON = "no-person"
    HOSTED = "hosted"
    ORGANISATIONS = "organisations"
    STAGES_FILLED = "stages-filled"
    NOT_TAKEN_UP = "not-taken-up"
    STAGE_MISSING = "stage-missing"
    NO_COLUMN = "no-column"
    SET_ASIDE = "set-aside"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in the records.

    ``people`` is how many people (or applications, or enrolments) it touches. ``moves`` is that number over all of
    the same kind. ``suggestion`` says what to do about it, blank where nothing needs doing.
    """

    kind: FindingKind
    sentence: str
    people: int
    moves: float
    blocks_return: bool = False
    suggestion: str = ""


@dataclass
class Noted:
    """Collects findings and problems while tables are read. A problem is one sentence, and stops the whole folder."""

    found: list[Finding] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unplaced: dict[FindingKind, list[str]] = field(default_factory=dict, repr=False)

    def finding(
        self,
        kind: FindingKind,
        sentence: str,
        *,
        people: int,
        out_of: int,
        blocks: bool = False,
        suggestion: str = "",
    ) -> None:
        """Note a finding about ``people`` of ``out_of``; about nobody is no finding."""
        if people:
            moves = min(people / max(out_of, 1), 1.0)
            self.found.append(
                Finding(
                    kind=kind,
                    sentence=sentence,
                    people=people,
                    moves=moves,
                    blocks_return=blocks,
                    suggestion=suggestion,
                )
            )

    def unplaced_texts(self, kind: FindingKind, texts: Iterable[str]) -> None:
        """Keep texts that somebody may place in deposit.toml. They must be such as may be repeated."""
        kept = self.unplaced.setdefault(kind, [])
        kept += [text for text in texts if text not in kept]

    def problem(self, sentence: str) -> None:
        """Note something that makes a file unusable."""
        self.problems.append(sentence)


def ranked(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in order: what could move a figure furthest first."""
    return tuple(sorted(found, key=lambda each: (-each.moves, -each.people, each.kind, each.sentence)))


def how_many(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 person", "1,204 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def agreeing(number: int, one: str, many: str) -> str:
    """The words that go with a number: "is" for one, "are" for any other."""
    return one if number == 1 else many


def lines_in_words(lines: Iterable[int]) -> str:
    """The first few lines of many: "lines 4, 9, 17 and 12 more"."""
    listed = sorted(set(lines))
    shown = ", ".join(str(line) for line in listed[:5])
    more = f" and {len(listed) - 5:,} more" if len(listed) > 5 else ""
    return f"{'line' if len(listed) == 1 else 'lines'} {shown}{more}"
