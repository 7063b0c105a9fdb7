"""What a piece of evidence is: its kind, what it shows, how good it is, who sees it; and what is refused."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from tallystick_web.core.rules import Refused

LONGEST_TITLE = 200
LONGEST_TEXT = 4000
LONGEST_LINK = 500
LONGEST_WHY = 500


class Kind(StrEnum):
    """What a piece of evidence is."""

    DOCUMENT = "document"
    LINK = "link"
    NOTE = "note"
    QUOTE = "quote"
    MINUTE = "minute"
    FINDING = "finding"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            Kind.DOCUMENT: "document",
            Kind.LINK: "web page",
            Kind.NOTE: "note",
            Kind.QUOTE: "quote",
            Kind.MINUTE: "minute of a meeting",
            Kind.FINDING: "finding of an audit or a review",
        }[self]


class Shows(StrEnum):
    """What a piece of evidence shows. The two are never counted together: doing something is not changing something."""

    ACTIVITY = "activity"
    EFFECT = "effect"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Shows.ACTIVITY: "something was done", Shows.EFFECT: "something changed"}[self]

    @property
    def means(self) -> str:
        """What belongs there, and what it does not say."""
        example = {
            Shows.ACTIVITY: "For example a policy, a course, a decision.",
            Shows.EFFECT: "For example a figure or an account from before and after.",
        }[self]
        return f"{example} {self.limit}"

    @property
    def limit(self) -> str:
        """What it does not say, in a sentence."""
        return {
            Shows.ACTIVITY: "It does not say that anything is better.",
            Shows.EFFECT: "It does not say why it changed.",
        }[self]


class Grade(StrEnum):
    """How much a piece of evidence can carry."""

    STRONG = "strong"
    SOME = "some"
    OPINION = "opinion"

    @property
    def label(self) -> str:
        """The grade as people read it."""
        return {Grade.STRONG: "strong evidence", Grade.SOME: "some evidence", Grade.OPINION: "an opinion"}[self]

    @property
    def means(self) -> str:
        """When it is given, in a sentence."""
        return {
            Grade.STRONG: "Somebody else can check it: an audit, a signed record, an approved figure.",
            Grade.SOME: "It was written down at the time, but by one source, or of part of the people or the time.",
            Grade.OPINION: "A person’s or a group’s dated judgement. Worth knowing, and no proof.",
        }[self]


class Visibility(StrEnum):
    """Who in the organisation sees a piece of evidence, and whether it may be published later."""

    TEAM = "team"
    ORGANISATION = "organisation"
    MAY_BE_PUBLISHED = "may-be-published"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Visibility.TEAM: "people who write, agree or audit the plan",
            Visibility.ORGANISATION: "everybody who reads evidence",
            Visibility.MAY_BE_PUBLISHED: "everybody who reads evidence, and it may be published",
        }[self]

    @property
    def means(self) -> str:
        """Who that is, in a sentence."""
        return {
            Visibility.TEAM: "For drafts, and for legal advice that must not go further.",
            Visibility.ORGANISATION: "If they may read figures that are not for the public.",
            Visibility.MAY_BE_PUBLISHED: "Choosing this publishes nothing. A page for the public may quote it later.",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a person says of a piece of evidence. ``dated`` is the day it is of, not the day it was added."""

    title: str
    kind: Kind
    shows: Shows
    dated: date
    grade: Grade
    visibility: Visibility
    text: str
    link: str


def visible_to(*, keeps_plan: bool, reads_organisation: bool) -> frozenset[Visibility]:
    """What somebody sees who reads evidence. What a person added, that person sees whatever this says."""
    seen = {Visibility.MAY_BE_PUBLISHED}
    if reads_organisation:
        seen.add(Visibility.ORGANISATION)
    if reads_organisation and keeps_plan:
        seen.add(Visibility.TEAM)
    return frozenset(seen)


def check_said(said: Said, *, has_file: bool, today: date) -> None:
    """Raise Refused where what is said does not make a piece of evidence of its kind."""
    if not said.title.strip():
        raise Refused("Enter a title, so that others find it.")
    if said.dated > today:
        raise Refused("The date of evidence must be today or in the past: what is still to come shows nothing yet.")
    if said.kind is Kind.DOCUMENT and not has_file:
        raise Refused("A document needs its file. Choose the file, or choose another kind of evidence.")
    if said.kind is Kind.LINK and not said.link:
        raise Refused("A web page needs its address. Enter the address, or choose another kind of evidence.")
    if said.kind is Kind.QUOTE and not said.text.strip():
        raise Refused("A quote needs its words. Enter them as the text, or choose another kind of evidence.")
    if not (has_file or said.link or said.text.strip()):
        raise Refused("There is nothing to look at yet. Enter a text, enter an address, or choose a file.")
    check_link(said.link)


def check_link(link: str) -> None:
    """Raise Refused for an address that is not one of a page on the web, reached over an encrypted line."""
    if not link:
        return
    if not link.startswith("https://"):
        raise Refused("The address must begin with https://. Open the page in your browser and copy its address.")
    try:
        parts = urlsplit(link)
        is_address = bool(parts.hostname) and not (parts.username or parts.password) and parts.port in (None, 443)
    except ValueError:
        is_address = False
    if not is_address or any(one.isspace() or not one.isprintable() for one in link) or len(link) > LONGEST_LINK:
        raise Refused(
            "This is not the address of a page that others can open. It must have the name of a site and no spaces, "
            f"user name or password, and be up to {LONGEST_LINK} characters long. Open the page in your browser and "
            "copy its address."
        )


def check_why(why: str) -> None:
    """Raise Refused where somebody changes what others rely on and does not say why."""
    if not why.strip():
        raise Refused("Say why. Whoever relied on this evidence reads it.")


def check_held(*, is_withdrawn: bool) -> None:
    """Raise Refused where a piece of evidence was withdrawn already."""
    if is_withdrawn:
        raise Refused("This evidence was withdrawn. Nothing was changed. Add it anew if it holds after all.")


def check_newest(*, seen: int, newest: int) -> None:
    """Raise Refused where somebody else corrected the evidence after this person opened it."""
    if seen != newest:
        raise Refused(
            "Somebody else corrected this evidence after you opened it. Nothing of yours was saved. Open it again to "
            "see what it says now, then enter what still needs correcting."
        )


def check_not_attached(*, is_attached: bool) -> None:
    """Raise Refused where evidence is attached to the same thing already."""
    if is_attached:
        raise Refused("This evidence is attached to that already. Nothing was changed.")


def check_mapping(*, seen: Collection[str], now: Collection[str], chosen: Collection[str]) -> None:
    """Raise Refused where others changed what the evidence is mapped to meanwhile, or where nothing would change."""
    if set(seen) != set(now):
        raise Refused(
            "Somebody else changed what this evidence is held for after you opened the page. Nothing of yours was "
            "saved. Open the page again."
        )
    if set(chosen) == set(now):
        raise Refused("You changed nothing. Tick what this evidence is held for, or take a tick away.")
