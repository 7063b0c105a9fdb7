"""The way of an edition to its readers: made, signed off, published. What each step needs, and how late it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.publications.rules import EditionStage
from tallystick_web.reviews.rules import Body, Verdict

MAKE_EDITION = "publications.jobs.make_edition"
_NEXT: Mapping[EditionStage, frozenset[EditionStage]] = {
    EditionStage.DRAFT: frozenset({EditionStage.MADE}),
    EditionStage.MADE: frozenset({EditionStage.SIGNED_OFF}),
    EditionStage.SIGNED_OFF: frozenset({EditionStage.PUBLISHED}),
    EditionStage.PUBLISHED: frozenset({EditionStage.WITHDRAWN}),
    EditionStage.WITHDRAWN: frozenset(),
}
_WHY_NOT: Mapping[EditionStage, str] = {
    EditionStage.DRAFT: "The pages of this edition are not made yet. Wait until they are.",
    EditionStage.MADE: "This edition is not signed off yet. Somebody who did not begin it signs it off first.",
    EditionStage.SIGNED_OFF: "This edition is signed off already and waits to be published.",
    EditionStage.PUBLISHED: "This edition is published already. Begin a correction to change what it says.",
    EditionStage.WITHDRAWN: "This edition was withdrawn. Begin another one.",
}


@dataclass(frozen=True, kw_only=True)
class DecisionSeen:
    """A decision of a meeting: by which body, on which frozen set, and what it was.

    ``is_final`` where it is of the meeting that the review ends with, which nobody else decides for.
    """

    body: Body | None
    frozen: UUID
    verdict: Verdict
    is_final: bool


def check_can_come_to(*, stage: EditionStage, wanted: EditionStage) -> None:
    """Refuse a stage that does not follow the one an edition is at."""
    if wanted not in _NEXT[stage]:
        raise Refused(_WHY_NOT[stage])


def check_can_begin(*, has_frozen: bool) -> None:
    """Refuse an edition of a review that has no frozen figures."""
    if not has_frozen:
        raise Refused("Nothing was frozen for this review yet. Freeze its figures first: an edition is made of them.")


def check_can_sign(
    *, stage: EditionStage, begun_by: UUID | None, signing: UUID, frozen: UUID, decisions: Collection[DecisionSeen]
) -> None:
    """Refuse a sign-off by whoever began the edition, or of figures that were not decided on to the end."""
    check_can_come_to(stage=stage, wanted=EditionStage.SIGNED_OFF)
    if begun_by == signing:
        raise Refused("You began this edition. Somebody else signs it off.")
    check_decided(frozen=frozen, decisions=decisions)


def check_decided(*, frozen: UUID, decisions: Collection[DecisionSeen]) -> None:
    """Refuse figures that the last meeting of the review did not approve, or that any body referred back.

    ``decisions`` are the review's, the oldest first. Of each body its last one on these figures holds; one that
    referred them back stops them, whoever else approved.
    """
    on_these = [one for one in decisions if one.frozen == frozen]
    if not any(one.is_final for one in on_these):
        raise Refused(
            "The last meeting of the review has not decided on these figures yet. Record its decision in the review, "
            "on this version of them."
        )
    if not all(one.lets_go_on for one in {one.body: one.verdict for one in on_these}.values()):
        raise Refused("These figures were referred back. Freeze them again with what was asked for, then decide again.")


def check_can_publish(
    *,
    stage: EditionStage,
    until: datetime | None,
    at: datetime,
    frozen: UUID,
    decisions: Collection[DecisionSeen],
) -> None:
    """Refuse to publish what is not signed off, before its time, or what was referred back since it was signed."""
    check_can_come_to(stage=stage, wanted=EditionStage.PUBLISHED)
    check_decided(frozen=frozen, decisions=decisions)
    if until is not None and at < until:
        raise Refused("This edition is held back until a later time. It is published by itself when that has come.")


def check_can_correct(*, stage: EditionStage, reason: str) -> None:
    """Refuse a correction of what is not published, or without a reason."""
    if stage not in (EditionStage.PUBLISHED, EditionStage.WITHDRAWN):
        raise Refused("This edition is not published, so there is nothing to correct. Begin another edition.")
    if not reason.strip():
        raise Refused("Say what was wrong and what is right now. Everybody reads this beside the new edition.")


def check_can_withdraw(*, stage: EditionStage, reason: str) -> None:
    """Refuse to withdraw what is not published, or without a reason."""
    if stage is not EditionStage.PUBLISHED:
        raise Refused(_WHY_NOT[stage] if stage is EditionStage.WITHDRAWN else "This edition is not published yet.")
    if not reason.strip():
        raise Refused("Say why this edition holds no longer. Everybody reads this beside it.")


def check_address(*, slug: str, taken: Collection[str]) -> None:
    """Refuse an address that another publication of the organisation has, or that the service needs."""
    if slug in taken:
        raise Refused("Another publication has this address already. Choose another one.")
    if slug in ("index", "feed", "style"):
        raise Refused("This address is taken by the list of publications. Choose another one.")


def lateness(*, due_on: date, published_on: date | None, on: date) -> str:
    """Whether an edition is or was on time, in words that end a sentence."""
    days = ((published_on or on) - due_on).days
    if published_on is not None:
        return "on time" if days <= 0 else f"{_days(days)} late"
    return f"due by {due_on.day} {due_on:%B %Y}" if days <= 0 else f"{_days(days)} late and not published yet"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def can_make(*, stage: EditionStage) -> bool:
    """Whether the folder of an edition is still to be made."""
    return stage is EditionStage.DRAFT
