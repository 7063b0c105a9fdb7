"""What was decided about exact figures, and what is shared with whom, in the words of their pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import listed
from tallystick.release.policy import Audience
from tallystick_web.core.templating import day, moment
from tallystick_web.numbers.deciding import Decided, in_words, standards_in_words
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import ShareLine

_SUBJECTS = {Subject.STANDARDS: "Workforce standards", Subject.PAY: "Pay gaps"}
_AUDIENCES = {
    Audience.INTERNAL: "for the analyst’s desk",
    Audience.ORGANISATION: "for the organisation",
    Audience.PUBLIC: "for publication",
}


@dataclass(frozen=True, kw_only=True)
class DecisionPage:
    """What holds of exact figures, and what was decided before."""

    decisions: tuple[Decided, ...]

    @property
    def holds(self) -> str:
        """What holds now."""
        return in_words(self.decisions)

    @property
    def is_accepted(self) -> bool:
        """Whether there is something to take back."""
        return bool(self.decisions) and self.decisions[0].is_accepted

    @property
    def history(self) -> Grid:
        """Every decision."""
        rows = tuple(
            (
                moment(one.at),
                "Accepted" if one.is_accepted else "Taken back",
                standards_in_words(one.standards),
                f"{one.name}, {one.role}",
            )
            for one in self.decisions
        )
        return Grid(
            caption="Every decision, the newest first",
            heads=("When", "What", "For which standards", "Who"),
            rows=rows,
            text_columns=(0, 1, 2, 3),
            note="" if rows else "Nothing was decided yet.",
        )


@dataclass(frozen=True, kw_only=True)
class SetToShare:
    """An approved set that can be shared."""

    id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class SharingPage:
    """What an organisation shares, with whom it could, and what it shared before. Hosts are named by name alone."""

    lines: tuple[ShareLine, ...]
    hosts: tuple[str, ...]
    sets: tuple[SetToShare, ...]

    @property
    def current(self) -> tuple[ShareLine, ...]:
        """What hosts can read now."""
        return tuple(one for one in self.lines if one.is_current)

    @property
    def says(self) -> str:
        """The first sentence of the page."""
        if not self.current:
            return "You share no figures with any other organisation."
        return f"You share figures with {listed(sorted({one.host for one in self.current}))}."

    def named(self, line: ShareLine) -> str:
        """The approved set of a share."""
        return set_in_words(line)

    def ended(self, line: ShareLine) -> str:
        """Until when a share held."""
        return ended_in_words(line)

    @property
    def cannot(self) -> str:
        """Why nothing can be shared now, and what to do; blank where it can."""
        if not self.hosts:
            return (
                "No umbrella or membership body counts your organisation as a member here. Ask whoever runs the "
                "service for it to add your membership."
            )
        if not self.sets:
            return (
                "There is no approved set to share yet. One is made when figures are signed off and have been through "
                "the privacy check."
            )
        return ""

    @property
    def history(self) -> Grid:
        """Everything that was ever shared."""
        rows = tuple(
            (one.host, set_in_words(one), f"{day(one.at)}, by {one.by}", ended_in_words(one)) for one in self.lines
        )
        return Grid(
            caption="Everything that was shared, the newest first",
            heads=("With", "Approved set", "Since", "Until"),
            rows=rows,
            text_columns=(0, 1, 2, 3),
        )


def set_in_words(line: ShareLine) -> str:
    """An approved set by what it is of."""
    return approved_set(line.subject, line.audience, line.vintage, line.years)


def approved_set(subject: Subject, audience: Audience, vintage: int, years: Sequence[int]) -> str:
    """``Workforce standards, 2023 to 2025, for publication (set 2)``."""
    span = str(years[0]) if len(years) == 1 else f"{min(years)} to {max(years)}"
    return f"{_SUBJECTS[subject]}, {span}, {_AUDIENCES[audience]} (set {vintage})"


def ended_in_words(line: ShareLine) -> str:
    """Until when a share held, and why it ended."""
    if line.ended_at is not None:
        return f"{moment(line.ended_at)}, taken back by {line.ended_by}"
    return "today" if line.is_host_still else "the end of the membership"
