"""Taking part: as what, how far it came, how prominent; and when somebody is asked more often than they agreed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.registers.columns import Choice

LONGEST_WHY = 300


class TakesPartAs(Choice):
    """As what somebody takes part."""

    SPEAKER = "speaker"
    CHAIR = "chair"
    PANEL_MEMBER = "panel-member"
    FACILITATOR = "facilitator"
    TRAINER = "trainer"
    AUTHOR = "author"
    SPOKESPERSON = "spokesperson"
    QUOTED = "quoted"
    FEATURED = "featured"
    SCOPING_VOICE = "scoping-voice"
    ATTENDEE = "attendee"
    CANDIDATE = "candidate"

    @property
    def label(self) -> str:
        """As people read it."""
        return self.replace("-", " ") if self is not TakesPartAs.SCOPING_VOICE else "voice in scoping"


class Stage(Choice):
    """How far an invitation came."""

    CONSIDERED = "considered"
    INVITED = "invited"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    DID_NOT_COME = "did-not-come"
    APPEARED = "appeared"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Stage.CONSIDERED: "thought of",
            Stage.INVITED: "invited",
            Stage.DECLINED: "said no",
            Stage.ACCEPTED: "said yes",
            Stage.DID_NOT_COME: "did not take part after all",
            Stage.APPEARED: "took part",
        }[self]


FOLLOWS = {
    Stage.CONSIDERED: (Stage.INVITED, Stage.APPEARED),
    Stage.INVITED: (Stage.ACCEPTED, Stage.DECLINED, Stage.APPEARED),
    Stage.DECLINED: (Stage.INVITED,),
    Stage.ACCEPTED: (Stage.APPEARED, Stage.DID_NOT_COME),
    Stage.DID_NOT_COME: (),
    Stage.APPEARED: (),
}
"""The stages that can follow each."""


class Prominence(Choice):
    """How prominent a part is."""

    MAIN = "main"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Prominence.MAIN: "a main slot", Prominence.OTHER: "another slot"}[self]


class Paid(Choice):
    """Whether somebody was paid for taking part. Not known is not the same as not."""

    NOT_KNOWN = "not-known"
    NO = "no"
    OFFERED = "offered"
    YES = "yes"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Paid.NOT_KNOWN: "not known",
            Paid.NO: "not paid",
            Paid.OFFERED: "offered a fee",
            Paid.YES: "paid",
        }[self]


class Found(Choice):
    """How somebody was found."""

    LIST = "list"
    OTHERWISE = "otherwise"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Found.LIST: "from the shared list", Found.OTHERWISE: "in another way"}[self]


BOOKED = frozenset(
    {TakesPartAs.SPEAKER, TakesPartAs.CHAIR, TakesPartAs.PANEL_MEMBER, TakesPartAs.FACILITATOR, TakesPartAs.TRAINER}
)
"""Parts that somebody is booked for."""


@dataclass(frozen=True)
class Taking:
    """As what somebody takes part in entries of a register, and the column that says on which day."""

    parts: tuple[TakesPartAs, ...]
    day: str


TAKING: Mapping[str, Taking] = MappingProxyType(
    {
        "events": Taking(
            (
                TakesPartAs.SPEAKER,
                TakesPartAs.CHAIR,
                TakesPartAs.PANEL_MEMBER,
                TakesPartAs.FACILITATOR,
                TakesPartAs.TRAINER,
                TakesPartAs.ATTENDEE,
            ),
            "on",
        ),
        "outputs": Taking(
            (
                TakesPartAs.AUTHOR,
                TakesPartAs.SPEAKER,
                TakesPartAs.PANEL_MEMBER,
                TakesPartAs.SPOKESPERSON,
                TakesPartAs.QUOTED,
                TakesPartAs.FEATURED,
            ),
            "published_on",
        ),
        "coverage": Taking((TakesPartAs.SPOKESPERSON, TakesPartAs.QUOTED), "on"),
        "programmes": Taking((TakesPartAs.SCOPING_VOICE,), "scoped_on"),
        "positions": Taking((TakesPartAs.SCOPING_VOICE,), "adopted_on"),
        "elections": Taking((TakesPartAs.CANDIDATE,), "closes_on"),
    }
)
"""Registers in whose entries people take part, by their ids. In others nobody does."""


@dataclass(frozen=True, kw_only=True)
class PartTaken:
    """One row of taking part. ``person`` is the token that tells people apart; ``contact`` is None for the forgotten.

    Entries that were merged are one person here: both are those of the entry that stayed. ``reached`` are all stages
    that it came through, ``asked`` the days on which somebody was asked. ``days`` are those bought, of trainers.
    """

    register: str
    entry: UUID
    person: UUID
    contact: UUID | None
    part: TakesPartAs
    stage: Stage
    reached: frozenset[Stage]
    prominence: Prominence
    paid: Paid
    on: date
    days: Decimal | None = None
    asked: tuple[date, ...] = ()
    found: Found = Found.OTHERWISE

    @property
    def has_appeared(self) -> bool:
        """Whether somebody took part."""
        return self.stage is Stage.APPEARED

    @property
    def is_prominent(self) -> bool:
        """Whether it is a main slot, or the chair."""
        return self.prominence is Prominence.MAIN or self.part is TakesPartAs.CHAIR


# STEPS


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a part: a stage it came to or how it was paid, or that an earlier step was taken back.

    ``on`` is the day on which it was noted; of taking part, the day of that.
    """

    id: UUID
    stage: Stage | None = None
    paid: Paid | None = None
    on: date
    takes_back: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a part's steps come to. ``stage`` is None where all of them were taken back: then it never was."""

    stage: Stage | None
    reached: frozenset[Stage]
    paid: Paid
    asked: tuple[date, ...]


def standing(steps: Sequence[Step]) -> Standing:
    """What steps come to, in the order in which they were taken: those that were taken back are as if never made.

    Who took part and was never invited in writing was asked all the same, on that day.
    """
    gone = {one.takes_back for one in steps}
    hold = [one for one in steps if one.takes_back is None and one.id not in gone]
    stages = [one.stage for one in hold if one.stage is not None]
    paid = [one.paid for one in hold if one.paid is not None]
    invited = [one.on for one in hold if one.stage is Stage.INVITED]
    came = [one.on for one in hold if one.stage is Stage.APPEARED]
    return Standing(
        stage=stages[-1] if stages else None,
        reached=frozenset(stages),
        paid=paid[-1] if paid else Paid.NOT_KNOWN,
        asked=tuple(invited or came),
    )


def newest_held(steps: Sequence[Step]) -> Step | None:
    """The newest step that was not taken back: the only one that can be, as later ones rest on it."""
    gone = {one.takes_back for one in steps}
    return next((one for one in reversed(steps) if one.takes_back is None and one.id not in gone), None)


def check_step(*, now: Stage, to: Stage) -> None:
    """Raise Refused where a part cannot come to a stage from where it stands."""
    if to not in FOLLOWS[now]:
        raise Refused(
            f"This was changed in the meantime: it stands at “{now.label}” now. Open the page again. Nothing was "
            "changed."
        )


def check_taken_part_by(on: date, *, today: date) -> None:
    """Raise Refused where somebody is said to have taken part in something that lies ahead."""
    if on > today:
        raise Refused("This has not happened yet, so nobody has taken part. Record it when it is over.")


def check_is_new(*, is_there: bool) -> None:
    """Raise Refused where somebody is chosen for the same part a second time."""
    if is_there:
        raise Refused(
            "Somebody you chose is there with this part already. Open the page again: it shows how far each came. "
            "Nothing was changed."
        )


def check_paid(*, stage: Stage, paid: Paid, now: Paid) -> None:
    """Raise Refused where a payment does not fit how far somebody came, or changes nothing."""
    if paid is now:
        raise Refused(f"It says “{now.label}” already. Nothing was changed.")
    if paid is Paid.YES and stage not in (Stage.APPEARED, Stage.DID_NOT_COME):
        raise Refused("Record first whether they took part. Somebody who is paid took part, or was to.")


def check_takes_names(*, counts_only: bool) -> None:
    """Raise Refused for an event whose people are never listed."""
    if counts_only:
        raise Refused(
            "Who comes to an event of this kind is never listed: enter on its own page how many came. Nothing was "
            "saved."
        )


def check_correction(*, is_newest: bool, why: str) -> None:
    """Raise Refused where a step cannot be taken back."""
    if not is_newest:
        raise Refused(
            "Only the newest step can be taken back, as those after it rest on it. Open the page again to see which it "
            "is. Nothing was changed."
        )
    if not why.strip():
        raise Refused("Say what was wrong. The reason is kept beside the step.")


# THE FUNNEL


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """How many came how far. Nobody is in a later number who is not in those before it."""

    considered: int
    invited: int
    accepted: int
    appeared: int
    paid: int

    @property
    def steps(self) -> tuple[tuple[str, int], ...]:
        """Each number with its words, in order."""
        return (
            ("thought of", self.considered),
            ("invited", self.invited),
            ("said yes", self.accepted),
            ("took part", self.appeared),
            ("paid", self.paid),
        )


_AS_FAR = {
    Stage.CONSIDERED: 1,
    Stage.INVITED: 2,
    Stage.DECLINED: 2,
    Stage.ACCEPTED: 3,
    Stage.DID_NOT_COME: 3,
    Stage.APPEARED: 4,
}


def funnel(parts: Iterable[PartTaken]) -> Funnel:
    """How many came how far. Who took part without being invited was invited by that; who declined came no further."""
    far = Counter(_far(one) for one in parts)
    least = [sum(number for how, number in far.items() if how >= step) for step in (1, 2, 3, 4, 5)]
    return Funnel(considered=least[0], invited=least[1], accepted=least[2], appeared=least[3], paid=least[4])


def _far(part: PartTaken) -> int:
    is_paid = part.stage is Stage.APPEARED and part.paid is Paid.YES
    return 5 if is_paid else _AS_FAR[part.stage]
