"""What may be asked of people about themselves, for what, and the five ways in which something stays unknown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.ethnicity import Category, grouping
from tallystick_web.core.rules import Refused

LONGEST_WORDS = 200
LONGEST_NOTICE = 2000
LONGEST_WHAT_FOR = 120
LONGEST_ADDRESS = 254
LINK_LASTS = timedelta(days=14)
SEE_LINK_LASTS = timedelta(minutes=30)
LINK_IS_KEPT = timedelta(days=30)
MOST_LINKS_AN_HOUR = 3
MONTHS_UNTIL_ASKED_AGAIN = 24
FEWEST_MONTHS, MOST_MONTHS = 6, 36
DAYS_BETWEEN_LETTERS = 30
PAGE = 20
LEAST_CHANGES = 10
"""New declarations and withdrawals take effect so many at a time, so that no two mixes differ by a few people."""


class Event(StrEnum):
    """What the audit calls each thing that is done here."""

    CHOSEN = "declarations-chosen"
    ASKED = "declaration-asked"
    GIVEN = "declaration-given"
    WITHDRAWN = "declaration-withdrawn"
    STOPPED = "declaration-stopped"
    SUBJECT_FORGOTTEN = "declaration-subject-forgotten"
    EXPIRED = "declarations-expired"
    LINK_OPENED = "declaration-link-opened"
    READ = "declaration-read"
    LINK_SENT = "declaration-link-sent"
    BATCH_CLOSED = "declaration-batch-closed"
    MIX_MADE = "mix-made"


class Purpose(StrEnum):
    """What somebody allows their declaration to be used for. Each is asked, kept and withdrawn by itself."""

    MONITORING = "monitoring"
    INVITATION = "invitation"
    PUBLICATION = "publication"

    @property
    def label(self) -> str:
        """Its name at the head of a line."""
        return _PURPOSES[self]


_PURPOSES = {
    Purpose.MONITORING: "Counting",
    Purpose.INVITATION: "Invitations",
    Purpose.PUBLICATION: "Beside your name",
}


class What(StrEnum):
    """What a link is for: to say something, or to see and take back what was said."""

    SAY = "say"
    SEE = "see"

    @property
    def lasts(self) -> timedelta:
        """How long a link can be opened."""
        return LINK_LASTS if self is What.SAY else SEE_LINK_LASTS


class Characteristic(StrEnum):
    """What an organisation can ask about besides ethnicity."""

    SEX = "sex"
    DISABILITY = "disability"

    @property
    def label(self) -> str:
        """Its name at the head of a line."""
        return self.value.capitalize()

    @property
    def question(self) -> str:
        """How it is asked."""
        return _QUESTIONS[self]

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that are offered, by what is kept of each."""
        return _ANSWERS[self]


PREFER_NOT = "Prefer not to say"
_QUESTIONS = {
    Characteristic.SEX: "What is your sex?",
    Characteristic.DISABILITY: "Do you consider yourself disabled?",
}
_ANSWERS: Mapping[Characteristic, Mapping[str, str]] = MappingProxyType(
    {
        Characteristic.SEX: {"female": "Female", "male": "Male", "other": "Another answer"},
        Characteristic.DISABILITY: {str(Disability.DISABLED): "Yes", str(Disability.NON_DISABLED): "No"},
    }
)


class Unknown(StrEnum):
    """Why nothing is known of somebody: five different things, never one."""

    NOT_ASKED = "not-asked"
    NOT_KNOWN = "not-known"
    NOT_STATED = "not-stated"
    PREFER_NOT_TO_SAY = "prefer-not-to-say"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said of themselves for one purpose.

    ``ethnicity`` is the code of an ethnic category of the vocabulary, or says that they left it blank or prefer not to
    say; ``words`` are their own, kept as written. ``others`` are answers to the other characteristics that the
    organisation asks about, by the id of the characteristic.
    """

    ethnicity: str
    words: str = ""
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_group(self) -> bool:
        """Whether it says which ethnic group somebody is from."""
        return self.ethnicity in frozenset(Category)


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What an organisation asks, for which purposes, what it says to people first, and for how long an answer holds."""

    characteristics: tuple[Characteristic, ...]
    purposes: tuple[Purpose, ...]
    notice: str
    months: int

    def until(self, on: date) -> date:
        """The day on which what is said on a day is erased."""
        months = on.month - 1 + self.months
        return date(on.year + months // 12, months % 12 + 1, min(on.day, 28))


@dataclass(frozen=True, kw_only=True)
class LinkNow:
    """A link as it is now, for whoever opens it."""

    what: What
    ends_at: datetime
    is_spent: bool


def check_choice(choice: Choice) -> None:
    """Raise Refused for a choice that nobody could be asked by."""
    if Purpose.MONITORING not in choice.purposes:
        raise Refused("People are always asked whether they may be counted. Keep “Counting” among the purposes.")
    if not choice.notice.strip():
        raise Refused("Say who asks, why, and whom people can write to. They read it before they answer.")
    if not FEWEST_MONTHS <= choice.months <= MOST_MONTHS:
        raise Refused(f"Answers are kept for {FEWEST_MONTHS} to {MOST_MONTHS} months. Enter a number between these.")


def check_can_ask(choice: Choice | None) -> None:
    """Raise Refused while nobody has decided what is asked."""
    if choice is None:
        raise Refused(
            "Nobody can be asked yet. First the information governance lead chooses what is asked, and for what."
        )


def check_link(link: LinkNow, *, what: What, at: datetime) -> None:
    """Raise Refused for a link that no longer opens what it was sent for."""
    if link.what is not what:
        raise Refused("This link is for something else. Open the newest e-mail again.")
    if link.is_spent:
        raise Refused(
            "This link was used. It works once. If it was you, what you sent was saved, and nothing is left to do."
        )
    if link.ends_at <= at:
        raise Refused("This link is too old. Ask for a new one.")


def check_not_stopped(*, is_stopped: bool) -> None:
    """Raise Refused for somebody about whom nothing may be used."""
    if is_stopped:
        raise Refused(
            "Notice was given that nothing about this person may be used, so nothing can be said here. To take the "
            "notice back, the person writes to the information governance lead."
        )


def check_said(said: Said, choice: Choice) -> None:
    """Raise Refused for what the form does not offer."""
    offered = {*Category, Unknown.NOT_STATED, Unknown.PREFER_NOT_TO_SAY}
    asked = {str(one): {*one.answers, str(Unknown.PREFER_NOT_TO_SAY)} for one in choice.characteristics}
    if said.ethnicity not in offered or any(value not in asked.get(name, ()) for name, value in said.others.items()):
        raise Refused("The questions were changed meanwhile. Open your link again.")
    if len(said.words) > LONGEST_WORDS:
        raise Refused(f"Your own words must be {LONGEST_WORDS} characters or fewer.")


def check_address(address: str) -> None:
    """Raise Refused for somebody whom no letter reaches."""
    if not address:
        raise Refused("One of the people you chose has no e-mail address. Nobody was asked. Leave them out.")


def can_be_asked(asked_on: date | None, *, is_stopped: bool, today: date) -> bool:
    """Whether somebody may be sent a link: not where they said stop, and not twice in a month."""
    is_recent = asked_on is not None and today - asked_on < timedelta(days=DAYS_BETWEEN_LETTERS)
    return not is_stopped and not is_recent


def for_purpose(said: Said, purpose: Purpose) -> Said:
    """What is kept of what was said, for one purpose: other characteristics are for counting alone."""
    return said if purpose is Purpose.MONITORING else Said(ethnicity=said.ethnicity, words=said.words)


def categories() -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The ethnic categories, each under its broad group, as people choose among them."""
    for group in grouping("five").groups:
        if group.code != "unknown":
            inside = (one for one in Category if one in group.members)
            yield group.as_heading, tuple((str(one), _capital(one.label)) for one in inside)


def groups() -> Mapping[str, str]:
    """The broad groups, by their codes."""
    return {one.code: one.as_heading for one in grouping("five").groups if one.code != "unknown"}


def is_like(said: Said, *, group: str, words: str) -> bool:
    """Whether what somebody said is of a broad group and holds these words; blank asks for nothing."""
    if not (said.has_group or said.words):
        return False
    is_of_group = not group or (said.has_group and grouping("five").group_of(Category(said.ethnicity)).code == group)
    return is_of_group and words.casefold() in said.words.casefold()


def in_words(said: Said, *, whose: str = "their") -> str:
    """How somebody describes themselves: in the words of the list, then in their own. ``whose`` is said of those."""
    if said.has_group:
        listed = _capital(Category(said.ethnicity).label)
    else:
        listed = PREFER_NOT if said.ethnicity == Unknown.PREFER_NOT_TO_SAY else "No ethnic group chosen"
    return f"{listed}. In {whose} own words: {said.words}" if said.words else listed


def shown_count(count: int) -> int | None:
    """How many answered, as others may read it: whole tens, and nothing below ten."""
    return count // LEAST_CHANGES * LEAST_CHANGES or None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
