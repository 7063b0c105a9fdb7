"""One indicator of a standard: the question, the groups, the direction and the words for it."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import ConfigDict

STRICT = ConfigDict(extra="forbid", strict=False)


class Kind(StrEnum):
    """The arithmetic an indicator needs."""

    REPRESENTATION = "representation"
    LIKELIHOOD = "likelihood"
    SURVEY = "survey"
    BOARD = "board"
    DISPARITY = "disparity"
    STATEMENT = "statement"

    @property
    def counts_heads(self) -> bool:
        """Whether a return gives headcounts alone, and the base is the sum of the groups of a row."""
        return self in (Kind.REPRESENTATION, Kind.BOARD)

    @property
    def adds_up(self) -> bool:
        """Whether the rows together make up the whole workforce."""
        return self is Kind.REPRESENTATION


class Valence(StrEnum):
    """Whether what is counted is good for the person, bad for them, or only says where they are."""

    BENEFIT = "benefit"
    HARM = "harm"
    PLACE = "place"


class RecordedAs(StrEnum):
    """What an indicator counts, where an organisation hands in records rather than counts."""

    IN_POST = "in-post"
    APPOINTED = "appointed"
    DISCIPLINARY = "disciplinary"
    CAPABILITY = "capability"
    DEVELOPMENT = "development"
    SURVEY_RESULT = "survey-result"
    SEAT = "seat"


class EqualRates(StrEnum):
    """What stays as it is when we ask what equal rates would have meant."""

    TOTALS_FREE = "totals-free"
    POSTS_FIXED = "posts-fixed"
    SHARE_OF_WHOLE = "share-of-whole"
    TIERS_FIXED = "tiers-fixed"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing the definition rests on, and whether the original has confirmed it."""

    __pydantic_config__ = STRICT
    text: str
    confirmed: bool
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of an indicator that a return may hold.

    ``years`` is the length of the window. ``part_of`` names the row this one is a subset of; such a row is
    never added. ``adds_up`` lists sets of rows that must each sum to this one. ``is_whole`` marks a row that others
    are compared with, such as the workforce.
    """

    __pydantic_config__ = STRICT
    id: str
    label: str
    years: int = 1
    part_of: str = ""
    adds_up: tuple[tuple[str, ...], ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words that sentences are made from. ``people`` may differ from staff (applicants, members)."""

    __pydantic_config__ = STRICT
    people: str
    happened: str
    happening: str
    event: str
    missed: str = ""


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What one indicator asks.

    ``top`` over ``bottom`` is the direction of every ratio and of every difference. ``headline`` is the row
    that speaks for the indicator, blank where a return gives no row. ``whole`` is the row all others make up.
    ``recorded_as`` is what is counted in records; None where an indicator arrives as counts only.
    ``pool_row`` names the whole that the people are, where they are everyone employed.
    ``break_before`` says why the year before cannot be compared with this one; blank where it can.
    ``margin_points`` is the band within which a difference in points counts as close.
    """

    __pydantic_config__ = STRICT
    id: str
    title: str
    asks: str
    why: str
    kind: Kind
    valence: Valence
    event: str
    pool: str
    window: str
    top: str
    bottom: str
    equal_rates: EqualRates
    wording: Wording
    rows: tuple[Row, ...] = ()
    headline: str = ""
    whole: str = ""
    derived_from: str = ""
    pool_row: str = ""
    recorded_as: RecordedAs | None = None
    ours: bool = False
    break_before: str = ""
    margin_points: int = 3
    survey_questions: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()

    @property
    def asks_one_group(self) -> bool:
        """Whether nobody is compared: a question put to one group only."""
        return self.top == self.bottom and not self.kind.counts_heads

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The closed list of rows, in order. Empty where a return leaves the row blank."""
        return tuple(row.id for row in self.rows)

    @property
    def sub_rows(self) -> tuple[Row, ...]:
        """The rows that make up the whole: neither the whole itself nor a subset of another row."""
        return tuple(row for row in self.rows if not row.is_whole and not row.part_of)

    def row(self, row_id: str) -> Row:
        """Return the row called ``row_id``; a blank one is the indicator as a whole."""
        for row in self.rows:
            if row.id == row_id:
                return row
        if row_id == "":
            return Row(id="", label=self.title)
        raise KeyError(row_id)

    @property
    def unconfirmed(self) -> tuple[Point, ...]:
        """The points that nobody has yet held against the original."""
        return tuple(point for point in self.points if not point.confirmed)
