"""What holds for every questionnaire: what the audit calls things, how long is what, which years, what is refused."""

from datetime import date, timedelta
from enum import StrEnum

from tallystick_web.core.rules import Refused

LONGEST_TITLE = 160
LONGEST_NAME = 80
LONGEST_ADDRESS = 254
LONGEST_TEXT = 2000
LONGEST_REASON = 500
MOST_ADDRESSES = 2000
LONGEST_OPEN = timedelta(days=180)
LINKS_ARE_KEPT = timedelta(days=30)
"""How long addresses and links of a survey stay after it was closed."""
ANSWERS_ARE_KEPT = timedelta(days=730)
"""How long answers stay after a wave was closed. What was shown of them stays as it is."""
THEMES_ARE_ASKED_FOR = timedelta(days=60)
"""How long after a wave was closed its readers are reminded that nobody drew a theme from what people wrote."""
RELEASE_WAVE = "questionnaires.jobs.release.release_wave"
"""The work that makes the figures of a wave that was closed."""
SEND_LINKS = "questionnaires.jobs.letters.send_links"
"""The work that sends the links of a wave."""
SHUFFLE_WAVE = "questionnaires.jobs.shuffling.shuffle"
"""The work that puts answers out of the order in which they came."""
SHUFFLED_EVERY = 10
"""After so many answers those of a wave are written anew in random order."""
COUNT_SETS = "questionnaires.jobs.counting.count_sets"
"""The work that counts measures of question sets for periods that are over."""
_MARCH, _LAST = 3, 31


class Event(StrEnum):
    """What the audit calls each thing that is done here."""

    WAVE_BEGUN = "wave-begun"
    WAVE_INVITED = "wave-invited"
    WAVE_REMINDED = "wave-reminded"
    WAVE_MOVED_ON = "wave-version-changed"
    WAVE_ANSWERED = "wave-answered"
    WAVE_CLOSED = "wave-closed"
    LINKS_ERASED = "survey-links-erased"
    ANSWERS_ERASED = "survey-answers-erased"
    WAVE_SHUFFLED = "wave-shuffled"
    WAVE_RELEASED = "wave-released"
    COMMENTS_READ = "comments-read"
    COMMENT_REDACTED = "comment-redacted"
    THEME_NAMED = "theme-named"
    THEME_FOLLOWED = "theme-followed"
    ROUND_BEGUN = "round-begun"
    ROUND_ADDED = "round-added"
    ROUND_CLOSED = "round-closed"
    SHEET_BEGUN = "sheet-begun"
    SHEET_MARKED = "sheet-marked"
    SHEET_SETTLED = "sheet-settled"
    SHEET_DROPPED = "sheet-dropped"
    ASSESSMENT_BEGUN = "assessment-begun"
    ASSESSMENT_SCORED = "assessment-scored"
    ASSESSMENT_OFFERED = "assessment-offered"
    ASSESSMENT_DECIDED = "assessment-decided"
    REFLECTION_KEPT = "reflection-kept"
    REFLECTION_DONE = "reflection-done"
    REFLECTION_SHARED = "reflection-shared"
    REFLECTION_ERASED = "reflection-erased"
    COUNTED = "questionnaires-counted"


class Way(StrEnum):
    """How people come to a survey."""

    INVITED = "invited"
    OPEN = "open"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Way.INVITED: "By a link of their own, which takes one answer",
            Way.OPEN: "By one link for all: nobody can tell whether somebody answers twice",
        }[self]


class Rater(StrEnum):
    """Which of two people marked a sheet."""

    FIRST = "first"
    SECOND = "second"


class AssessmentState(StrEnum):
    """Where the assessment of a year by a framework stands."""

    OPEN = "open"
    OFFERED = "offered"
    AGREED = "agreed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            AssessmentState.OPEN: "being scored",
            AssessmentState.OFFERED: "waiting for a second person",
            AssessmentState.AGREED: "agreed",
        }[self]


def check_title(title: str) -> None:
    """Raise Refused where something has no name that people could tell it by."""
    if not title.strip():
        raise Refused("Give it a name that people know it by, such as “Spring 2026”.")


def check_days(*, opens_on: date, closes_on: date, today: date) -> None:
    """Raise Refused where nobody could answer, or for longer than anybody remembers being asked."""
    if closes_on < max(opens_on, today):
        raise Refused("The last day for answers has passed, or comes before the first. Give a later day.")
    if closes_on - opens_on > LONGEST_OPEN:
        raise Refused("A survey is open for half a year at most. Begin another when this one is closed.")


# THE YEAR OF A FRAMEWORK OR A REFLECTION


def year_ending(year: int) -> date:
    """The last day of the year that ends in March of a year."""
    return date(year, _MARCH, _LAST)


def years_on_offer(on: date) -> tuple[date, date]:
    """The last days of the year that runs on a day and of the one before: others are not begun any more, or not yet."""
    runs = year_ending(on.year if on <= year_ending(on.year) else on.year + 1)
    return runs, year_ending(runs.year - 1)


def year_in_words(year_ended: date) -> str:
    """A year as people read it: ``year to March 2027``."""
    return f"year to {year_ended:%B %Y}"
