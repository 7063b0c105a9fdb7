"""A definition: all the indicators of one standard in one year, with the names that stand behind it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallystick.definitions.indicator import STRICT, Indicator, Kind


class Status(StrEnum):
    """How far a definition has come.

    Only a definition that a second person checked may be called checked.
    """

    UNCHECKED = "unchecked"
    CHECKED = "checked"
    PROVISIONAL = "provisional"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        """The status as people read it."""
        return {
            Status.UNCHECKED: "not yet checked by a second person",
            Status.CHECKED: "checked by a second person",
            Status.PROVISIONAL: "provisional: the final guidance may differ",
            Status.WITHDRAWN: "withdrawn: do not use",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What one standard asks in one year.

    ``year`` is the year of the 31 March snapshot. ``grouping`` names the sets of people that are compared, and
    ``about`` the one among them that the standard is about: equal rates are worked out for its members.
    ``beside`` is the one it is held against, and ``term`` the collective term of the standard's own words.
    ``based_on`` names the definition this one changes, and ``changes`` says in words what is different.
    """

    __pydantic_config__ = STRICT
    standard: str
    year: int
    revision: int
    title: str
    short_title: str
    summary: str
    grouping: str
    about: str
    beside: str
    survey: str
    survey_scheme: str
    term: str
    written_by: str
    review_by: date
    status: Status
    source: str
    indicators: tuple[Indicator, ...]
    checked_by: str = ""
    based_on: str = ""
    changes: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def id(self) -> str:
        """The name a figure keeps for ever, for example ``wres/2025.1``."""
        return f"{self.standard}/{self.year}.{self.revision}"

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator called ``indicator_id``. Raises KeyError when there is none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)

    @property
    def given(self) -> tuple[Indicator, ...]:
        """The indicators a return holds; the others are worked out from them."""
        return tuple(i for i in self.indicators if not i.derived_from and i.kind is not Kind.STATEMENT)
