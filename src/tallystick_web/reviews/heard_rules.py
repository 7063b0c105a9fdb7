"""What people were asked in a review and what became of it: views of the network, voices, and consultations.

A consultation has a clock: comments come until it closes, and by a day that was named everybody is told what was heard
and what was done, also where nobody commented.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID

from tallystick_web.core.rules import Refused, answers
from tallystick_web.numbers.standard_measures import said_in_surveys as asked_of_staff
from tallystick_web.organisations.rules import Capability, RoleId, capabilities_of
from tallystick_web.plans.rules import Voice
from tallystick_web.questionnaires.sets import said_in_surveys as asked_here
from tallystick_web.reviews.frozen_rules import Frozen
from tallystick_web.reviews.rules import Body, Side, View

_SPEAK_FOR = MappingProxyType(
    {
        Body.NETWORK: RoleId.NETWORK_CHAIR,
        Body.ADVISERS: RoleId.ADVISER,
        Body.GOVERNORS: RoleId.GOVERNOR,
        Body.EXECUTIVE: RoleId.EXECUTIVE,
        Body.SUB_GROUP: RoleId.BOARD_MEMBER,
        Body.BOARD: RoleId.BOARD_MEMBER,
        Body.STAFF: RoleId.STAFF,
    }
)
_COMMENTS_FOR = timedelta(days=14)
_REPLY_AFTER = timedelta(days=28)
_TIME_TO_REPLY = timedelta(days=7)
CONSULTED = tuple(one for one in Body if one in _SPEAK_FOR)
"""The bodies that can be consulted here. The public has no way in, so it is asked elsewhere."""


@dataclass(frozen=True, kw_only=True)
class ReplyNow:
    """What the organisation said to a view of the network, or the network to that."""

    side: Side
    said: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ViewNow:
    """What the staff network says of an outcome in a review; ``view`` is None where it said nothing."""

    item: UUID
    view: View | None = None
    was_asked: bool = False
    said: str = ""
    given_on: date | None = None
    unit_name: str = ""
    replies: tuple[ReplyNow, ...] = ()

    @property
    def label(self) -> str:
        """How it stands, as people read it. That nothing was said is told as that, and as nothing else."""
        if self.view is not None:
            return self.view.label
        return "Asked, no reply yet" if self.was_asked else "Not asked"

    @property
    def stands(self) -> str:
        """How it stands in a short word: what the network said, else ``asked`` or ``not-asked``."""
        if self.view is not None:
            return str(self.view)
        return "asked" if self.was_asked else "not-asked"


@dataclass(frozen=True, kw_only=True)
class VoiceNow:
    """What people themselves say of an outcome, and from which source that is known."""

    source: Voice
    said: str
    measure: str
    on: date


@dataclass(frozen=True, kw_only=True)
class CommentNow:
    """What somebody said who was consulted: by role, and to the day."""

    role_label: str
    said: str
    on: date


@dataclass(frozen=True, kw_only=True)
class DidNow:
    """What was heard in a consultation, and what was done about it."""

    heard: str
    did: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ConsultationNow:
    """A consultation as it stands: what was asked of whom until when, what was said, and what came of it.

    ``comments`` are in the order of days and within a day of their words, so that the order tells no more than a day.
    ``replies`` are the oldest first. ``step`` and ``review`` are None where it stands alone.
    """

    id: UUID
    body: Body
    title: str
    asks: str
    asked_on: date
    closes_on: date
    reply_due_on: date
    unit_name: str = ""
    comments: tuple[CommentNow, ...] = ()
    replies: tuple[DidNow, ...] = ()
    step: UUID | None = None
    review: UUID | None = None

    def is_open(self, on: date) -> bool:
        """Whether comments are taken on a day: until it closes, that day included."""
        return on <= self.closes_on

    @property
    def is_replied(self) -> bool:
        """Whether everybody was told what was heard and done."""
        return bool(self.replies)

    def waits_for_reply(self, on: date) -> bool:
        """Whether no more comments come, and nobody has said yet what was done."""
        return not self.is_open(on) and not self.is_replied

    def reply_is_late(self, on: date) -> bool:
        """Whether the first reply came after the day that was named, or that day is over without one."""
        return (self.replies[0].on if self.replies else on) > self.reply_due_on

    @property
    def days_to_reply(self) -> int | None:
        """How many days after it closed the first reply came; none where it came before, None without a reply."""
        return max(0, (self.replies[0].on - self.closes_on).days) if self.replies else None

    @property
    def whom(self) -> str:
        """Who is consulted, as people read it."""
        return self.unit_name or self.body.label


@dataclass(frozen=True, kw_only=True)
class InTime:
    """Of the replies that were owed by a day, how many came by the day that was named."""

    in_time: int
    owed: int


def is_said_by_people(measure: str) -> bool:
    """Whether a measure is what people themselves answered: in the staff survey, or in a survey of our own."""
    indicator, _, _ = measure.partition(":")
    return measure in asked_here() or indicator in asked_of_staff()


def surveyed_in(frozen: Frozen) -> frozenset[str]:
    """The measures of a frozen set that are what people answered, and that have come to something."""
    return frozenset(one.id for one in frozen.measures if one.points and is_said_by_people(one.id))


def speaks_as(body: Body, held: Collection[RoleId]) -> RoleId | None:
    """The role in which somebody who holds these roles comments, where this body is consulted; None where they do not.

    Where all staff are consulted everybody speaks as a member of staff: a role that one person holds is their name.
    """
    role = _SPEAK_FOR.get(body)
    if Capability.GIVE_COMMENT not in capabilities_of(held):
        return None
    return role if body is Body.STAFF or role in held else None


def check_asks(*, body: Body, today: date, closes_on: date, reply_due_on: date) -> None:
    """Raise Refused where nobody could comment in time, or where no reply is promised after that."""
    if body not in CONSULTED:
        raise Refused(f"{body.label} cannot be consulted here. Choose who is asked from the list.")
    if closes_on < today:
        raise Refused("The last day for comments is over. Give today or a later day.")
    if reply_due_on < closes_on:
        raise Refused("The reply is promised for a day on which comments still come. Give the same day or a later one.")


def check_may_comment(consultation: ConsultationNow, held: Collection[RoleId], *, on: date) -> RoleId:
    """The role in which somebody comments. Raises Refused where they are not consulted, or no longer."""
    role = speaks_as(consultation.body, held)
    if role is None:
        raise Refused("You were not asked in this consultation. Whoever began it can tell you who was.")
    if not consultation.is_open(on):
        raise Refused("This consultation has closed. What you wrote was not saved: tell whoever began it directly.")
    return role


def check_may_reply(consultation: ConsultationNow, *, on: date) -> None:
    """Raise Refused where a reply would come before everybody was heard who is still asked.

    A body of few people that has spoken may be replied to at once.
    """
    has_spoken = bool(consultation.comments) and consultation.body is not Body.STAFF
    if consultation.is_open(on) and not has_spoken:
        raise Refused("Comments still come in this consultation. Reply once it has closed, so that all are heard.")


def check_all_replied(consultations: Collection[ConsultationNow]) -> None:
    """Raise Refused where one of these consultations has no reply: each of them ends with one."""
    for one in consultations:
        if not one.is_replied:
            raise Refused(
                f"The consultation “{one.title}” has no reply yet. Say first what was heard and what was done, also "
                "where nobody commented."
            )


def check_none_is_owed_a_reply(consultations: Collection[ConsultationNow]) -> None:
    """Raise Refused where people were asked in a step that is to be left out, and were not told what came of it."""
    for one in consultations:
        if not one.is_replied:
            raise Refused(
                f"People were asked in the consultation “{one.title}” and have no reply yet. Reply to it first, then "
                "leave this step out."
            )


def check_step_fits(body: Body, of_step: str) -> None:
    """Raise Refused where a consultation of one body would be counted for a step in which another is consulted."""
    if of_step and of_step != body:
        raise Refused(f"This step is to consult: {Body(of_step).label}. Choose that, or choose no step.")


def days_for(due_on: date | None, today: date) -> tuple[date, date]:
    """The last day for comments and the day of the reply that are proposed: the reply by the day a step is due."""
    usual, reply = today + _COMMENTS_FOR, today + _REPLY_AFTER
    if due_on is None:
        return usual, reply
    reply = max(due_on, today)
    return min(usual, max(reply - _TIME_TO_REPLY, today)), reply


can_comment = answers(check_may_comment)
all_replied = answers(check_all_replied)
can_reply = answers(check_may_reply)


def may_read(consultation: ConsultationNow, held: Collection[RoleId]) -> bool:
    """Whether somebody reads what a consultation asks and what came of it: they read reviews, or they are asked."""
    return reads_all(held) or speaks_as(consultation.body, held) is not None


def reads_all(held: Collection[RoleId]) -> bool:
    """Whether somebody reads what everybody said, and not only their own words."""
    return bool({Capability.READ_REVIEWS, Capability.KEEP_REVIEWS} & capabilities_of(held))


def in_time_of(consultations: Collection[ConsultationNow], *, on: date) -> InTime:
    """How often the reply that was promised came by its day. One that is not due yet and has not come is left out."""
    owed = [one for one in consultations if one.is_replied or one.reply_due_on < on]
    return InTime(in_time=sum(not one.reply_is_late(on) for one in owed), owed=len(owed))
