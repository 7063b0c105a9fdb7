"""Events, what is offered to members and colleagues, and programmes: who they are for, and how many came."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import (
    CLOSED,
    OPEN,
    OPEN_AGAIN,
    Choice,
    Column,
    ColumnKind,
    Register,
    State,
    Values,
)
from tallystick_web.registers.described.contacts import Topic
from tallystick_web.registers.described.shared import check_part
from tallystick_web.registers.rules import check_day_not_to_come

PLACE = "register/events"
_KEEPS = frozenset({Capability.KEEP_EVENTS})


class EventKind(Choice):
    """What an event is."""

    CONFERENCE = "conference"
    WEBINAR = "webinar"
    ROUNDTABLE = "roundtable"
    BOARD_DEVELOPMENT = "board-development"
    PEER_LEARNING = "peer-learning"
    LEARNING_SESSION = "learning-session"
    TEAM_MEETING = "team-meeting"
    SAFE_SPACE = "safe-space"
    CELEBRATION = "celebration"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            EventKind.CONFERENCE: "conference",
            EventKind.WEBINAR: "webinar",
            EventKind.ROUNDTABLE: "roundtable",
            EventKind.BOARD_DEVELOPMENT: "development session of the board",
            EventKind.PEER_LEARNING: "peer learning",
            EventKind.LEARNING_SESSION: "learning session",
            EventKind.TEAM_MEETING: "team meeting",
            EventKind.SAFE_SPACE: "safe space",
            EventKind.CELEBRATION: "celebration",
            EventKind.OTHER: "something else",
        }[self]


COUNTS_ONLY = frozenset({EventKind.TEAM_MEETING, EventKind.SAFE_SPACE})
"""Events whose people are never listed: a number says how many came."""


class EventAudience(Choice):
    """For whom an event or an offer is, by role."""

    WHOLE_BOARD = "whole-board"
    CHAIRS = "chairs"
    NON_EXECUTIVES = "non-executives"
    EXECUTIVES = "executives"
    COMMITTEE_CHAIRS = "committee-chairs"
    GOVERNORS = "governors"
    COMMUNICATIONS = "communications"
    HR = "hr"
    NETWORKS = "networks"
    STAFF = "staff"
    ANYBODY = "anybody"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            EventAudience.WHOLE_BOARD: "whole board",
            EventAudience.CHAIRS: "chairs",
            EventAudience.NON_EXECUTIVES: "non-executive directors",
            EventAudience.EXECUTIVES: "executive directors",
            EventAudience.COMMITTEE_CHAIRS: "chairs of workforce or people committees",
            EventAudience.GOVERNORS: "governors",
            EventAudience.COMMUNICATIONS: "communications leads",
            EventAudience.HR: "leads of human resources",
            EventAudience.NETWORKS: "staff networks",
            EventAudience.STAFF: "all staff",
            EventAudience.ANYBODY: "anybody",
        }[self]


class OfferKind(Choice):
    """What is offered."""

    EXECUTIVE_INDUCTION = "executive-induction"
    NON_EXECUTIVE_INDUCTION = "non-executive-induction"
    NETWORK = "network"
    YEARLY_EVENT = "yearly-event"
    PROGRAMME = "programme"
    GUIDE = "guide"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            OfferKind.EXECUTIVE_INDUCTION: "induction of executive directors",
            OfferKind.NON_EXECUTIVE_INDUCTION: "induction of non-executive directors",
            OfferKind.NETWORK: "network",
            OfferKind.YEARLY_EVENT: "yearly event",
            OfferKind.PROGRAMME: "programme",
            OfferKind.GUIDE: "guide or resource",
            OfferKind.OTHER: "something else",
        }[self]


class ProgrammeKind(Choice):
    """What a programme is."""

    PROJECT = "project"
    LEARNING = "learning"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            ProgrammeKind.PROJECT: "project that asks members",
            ProgrammeKind.LEARNING: "learning programme for staff",
            ProgrammeKind.OTHER: "another programme",
        }[self]


class ScopingFormat(Choice):
    """A way in which members were asked."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    GROUP = "group"
    WRITTEN = "written"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            ScopingFormat.SURVEY: "survey",
            ScopingFormat.INTERVIEW: "interviews",
            ScopingFormat.GROUP: "groups",
            ScopingFormat.WRITTEN: "in writing",
        }[self]


def _check_event(values: Values, today: date) -> None:
    on, came, seats = values.get("on"), values.get("came"), values.get("seats")
    if came is not None and on is not None and on > today:
        raise Refused("The event lies ahead, so nobody has come to it yet. Leave out how many came.")
    if seats is not None:
        check_part(came, seats, "More came than there were places or people. Look at the two numbers again.")
    is_meeting = values.get("kind") == EventKind.TEAM_MEETING
    if values.get("has_item") is not None and not is_meeting:
        raise Refused("Only a team meeting has the item. Leave that question out, or choose “team meeting”.")


def _check_offer(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("reviewed_on"), what="The review of its content", today=today)
    if values.get("reviewed_on") and not values.get("has_race"):
        raise Refused("It has no content on race that was reviewed. Answer that it has, or leave the day out.")


def _check_programme(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("scoped_on"), what="The end of asking", today=today)
    check_day_not_to_come(values.get("looked_back_on"), what="The look back", today=today)
    check_day_not_to_come(values.get("counted_on"), what="The count", today=today)
    check_part(
        values.get("came_twice"), values.get("staff"), "More staff came than there are. Look at the two numbers again."
    )
    if values.get("staff") and not values.get("counted_on"):
        raise Refused("Say on which day the staff were counted.")


EVENTS = Register(
    id="events",
    place=PLACE,
    title="Events",
    one="event",
    several="events",
    lead="What was held, for whom, and how many came. Who comes to a safe space or a team meeting is never listed.",
    title_label="Name of the event",
    counts="events",
    columns=(
        Column(
            name="kind",
            label="What kind of event is it?",
            kind=ColumnKind.CHOICE,
            choices=EventKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("kind", "type", "event type"),
        ),
        Column(
            name="on",
            label="Day",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("date", "on", "held on", "event date"),
        ),
        Column(
            name="audience",
            label="Who is it for?",
            kind=ColumnKind.SEVERAL,
            choices=EventAudience,
            is_filter=True,
            also_called=("audience", "for"),
        ),
        Column(
            name="topics",
            label="What is it about?",
            kind=ColumnKind.SEVERAL,
            choices=Topic,
            is_filter=True,
            also_called=("topic", "topics", "subject"),
        ),
        Column(name="partner", label="Partner", also_called=("partner", "with")),
        Column(name="recording", label="Where it can be seen again", kind=ColumnKind.LINK, also_called=("recording",)),
        Column(
            name="has_race",
            label="Does it have content on race?",
            kind=ColumnKind.YES,
            also_called=("race content", "content on race"),
        ),
        Column(
            name="asks_after",
            label="Are people asked afterwards what they took from it?",
            kind=ColumnKind.YES,
            also_called=("evaluation", "evaluated"),
        ),
        Column(
            name="seats",
            label="Places, or people in post",
            kind=ColumnKind.WHOLE,
            hint="For the board: how many were in post that day.",
            also_called=("seats", "places", "capacity", "in post"),
        ),
        Column(
            name="came",
            label="How many came",
            kind=ColumnKind.WHOLE,
            in_list=True,
            also_called=("came", "attendance", "attended", "attendees"),
        ),
        Column(
            name="has_item",
            label="Was race equality on the agenda, with a topic?",
            kind=ColumnKind.YES,
            hint="For team meetings.",
            also_called=("item", "agenda item", "standing item"),
        ),
    ),
    states=(
        State(id="on", label="Planned or held"),
        State(id="on", label="Planned or held", does="Hold it after all", follows=("cancelled",)),
        State(
            id="cancelled", label="Cancelled", does="Cancel this event", is_live=False, follows=("on",), asks_why=True
        ),
    ),
    months=0,
    keeps=_KEEPS,
    check=_check_event,
    key=("title", "on"),
)

OFFERS = Register(
    id="offers",
    place=PLACE,
    title="Offers",
    one="offer",
    several="offers",
    lead="What is offered to members and colleagues time and again, and whether it has content on race.",
    title_label="Name of the offer",
    counts="offers",
    columns=(
        Column(
            name="kind",
            label="What is offered?",
            kind=ColumnKind.CHOICE,
            choices=OfferKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("kind", "type"),
        ),
        Column(
            name="audience",
            label="Who is it for?",
            kind=ColumnKind.SEVERAL,
            choices=EventAudience,
            is_filter=True,
            also_called=("audience", "for"),
        ),
        Column(
            name="has_race",
            label="Does it have content on race?",
            kind=ColumnKind.YES,
            in_list=True,
            is_filter=True,
            also_called=("race content", "content on race"),
        ),
        Column(
            name="reviewed_on",
            label="That content was reviewed on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("reviewed", "reviewed on", "last reviewed"),
        ),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, OPEN_AGAIN, CLOSED),
    months=12,
    keeps=_KEEPS,
    check=_check_offer,
)

PROGRAMMES = Register(
    id="programmes",
    place=PLACE,
    title="Programmes and projects",
    one="programme",
    several="programmes",
    lead="In which ways projects asked members what they need, and whom programmes of learning reach.",
    title_label="Name of the programme",
    counts="programmes",
    columns=(
        Column(
            name="kind",
            label="What kind is it?",
            kind=ColumnKind.CHOICE,
            choices=ProgrammeKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("kind", "type"),
        ),
        Column(
            name="formats",
            label="In which ways were members asked?",
            kind=ColumnKind.SEVERAL,
            choices=ScopingFormat,
            in_list=True,
            also_called=("formats", "format", "ways of asking"),
        ),
        Column(
            name="scoped_on",
            label="Asking was over on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("scoped", "scoped on", "scoping ended"),
        ),
        Column(
            name="looked_back_on",
            label="Looked back at on",
            kind=ColumnKind.DAY,
            hint="When somebody checked whether the question of race was asked throughout.",
            also_called=("look back", "looked back"),
        ),
        Column(
            name="staff",
            label="Staff there were",
            kind=ColumnKind.WHOLE,
            hint="For a learning programme: all staff during the year.",
            also_called=("staff", "all staff", "headcount"),
        ),
        Column(
            name="came_twice",
            label="Staff who came to two sessions or more",
            kind=ColumnKind.WHOLE,
            hint="Their number alone.",
            also_called=("came twice", "attended twice"),
        ),
        Column(name="counted_on", label="Counted on", kind=ColumnKind.DAY, also_called=("counted", "as of")),
    ),
    states=(OPEN, OPEN_AGAIN, CLOSED),
    months=12,
    keeps=_KEEPS,
    check=_check_programme,
)
