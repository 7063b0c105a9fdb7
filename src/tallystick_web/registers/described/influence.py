"""Influencing: priorities, pieces of work and what came of them, openings, requests, and positions."""

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
from tallystick_web.registers.described.shared import COUNTED, check_order
from tallystick_web.registers.rules import check_day_not_to_come

_KEEPS = frozenset({Capability.KEEP_INFLUENCE})


class Route(Choice):
    """By which way somebody is influenced."""

    MEETING = "meeting"
    CONSULTATION = "consultation"
    LETTER = "letter"
    HEARING = "hearing"
    GROUP = "group"
    MEDIA = "media"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Route.MEETING: "a meeting",
            Route.CONSULTATION: "an answer to a consultation",
            Route.LETTER: "a letter",
            Route.HEARING: "evidence to a committee or inquiry",
            Route.GROUP: "a working group",
            Route.MEDIA: "the media",
        }[self]


class Result(Choice):
    """What came of influencing."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Result.NONE: "nothing so far", Result.PARTIAL: "part of what we asked", Result.FULL: "what we asked"}[
            self
        ]


class Followed(Choice):
    """What followed something that was said in public, and can be shown."""

    NOTHING = "nothing"
    CITED = "cited"
    ANSWERED = "answered"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Followed.NOTHING: "nothing that can be shown",
            Followed.CITED: "we were cited",
            Followed.ANSWERED: "we were answered",
            Followed.CHANGED: "something changed",
        }[self]


class Beneficiary(Choice):
    """Who is meant to be better off."""

    MEMBERS = "members"
    PATIENTS = "patients"
    PUBLIC = "public"
    STAFF = "staff"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Beneficiary.MEMBERS: "member organisations",
            Beneficiary.PATIENTS: "patients",
            Beneficiary.PUBLIC: "the public",
            Beneficiary.STAFF: "staff of the NHS",
        }[self]


PRIORITIES = Register(
    id="priorities",
    place="register/influence",
    title="Influencing priorities",
    one="priority",
    several="priorities",
    lead="What we want to change in policy, and for each what it means for race equality.",
    title_label="The priority",
    counts="priorities",
    columns=(
        Column(
            name="aim",
            label="Its aim on race equality",
            kind=ColumnKind.WORDS,
            hint="What should be different for ethnic minority people. Leave it out where there is none yet.",
            also_called=("race aim", "aim", "race relevance"),
        ),
        Column(name="evidence", label="What the aim rests on", kind=ColumnKind.WORDS, also_called=("evidence",)),
        Column(name="agreed_on", label="Agreed on", kind=ColumnKind.DAY, in_list=True, also_called=("agreed",)),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=_KEEPS,
)


def _check_piece(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("on"), what="Influencing", today=today)
    if values.get("effect") and not values.get("is_challenge"):
        raise Refused("What followed is noted of public challenges. Say that this was one, or leave it out.")


INFLUENCE = Register(
    id="influence",
    place="register/influence",
    title="Influencing",
    one="piece of influencing",
    several="pieces of influencing",
    lead="What we asked of whom, by which way, and what came of it, with evidence.",
    title_label="What it was about",
    counts="pieces under way",
    columns=(
        Column(
            name="on",
            label="Day",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("date", "day"),
        ),
        Column(
            name="body",
            label="Whom did we ask?",
            kind=ColumnKind.ENTRY,
            of="stakeholders",
            in_list=True,
            also_called=("target", "body", "target body"),
        ),
        Column(
            name="about_race",
            label="Is it on race equality?",
            kind=ColumnKind.YES,
            is_filter=True,
            also_called=("race", "race tag"),
        ),
        Column(name="request", label="What did we ask for?", kind=ColumnKind.WORDS, also_called=("ask", "request")),
        Column(name="route", label="By which way?", kind=ColumnKind.CHOICE, choices=Route, also_called=("route",)),
        Column(
            name="result",
            label="What came of it?",
            kind=ColumnKind.CHOICE,
            choices=Result,
            in_list=True,
            is_filter=True,
            also_called=("result", "outcome"),
        ),
        Column(name="link", label="Evidence of the result", kind=ColumnKind.LINK, also_called=("evidence", "link")),
        Column(
            name="is_challenge",
            label="Was it a public challenge at national level?",
            kind=ColumnKind.YES,
            is_filter=True,
            also_called=("public challenge", "challenge"),
        ),
        Column(name="effect", label="What followed?", kind=ColumnKind.CHOICE, choices=Followed),
        Column(name="beneficiary", label="Who should be better off?", kind=ColumnKind.CHOICE, choices=Beneficiary),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=0,
    keeps=_KEEPS,
    check=_check_piece,
    key=("title", "on", "body"),
)


class Used(Choice):
    """Whether an opening was acted on."""

    USED = "used"
    MISSED = "missed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Used.USED: "we acted on it", Used.MISSED: "we did not, for a reason"}[self]


def _check_opening(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("spotted_on"), what="Spotting an opening", today=today)
    if values.get("used") == Used.MISSED and not str(values.get("why") or "").strip():
        raise Refused("Say why it was not used.")


OPENINGS = Register(
    id="openings",
    place="register/influence",
    title="Openings in policy",
    one="opening",
    several="openings",
    lead="Chances to bring race equality into policy, which of them were used, and why others were not.",
    title_label="The opening",
    counts="openings listed",
    columns=(
        Column(
            name="spotted_on",
            label="Spotted on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("spotted", "date"),
        ),
        Column(
            name="used",
            label="Was it used?",
            kind=ColumnKind.CHOICE,
            choices=Used,
            in_list=True,
            is_filter=True,
            also_called=("used", "status"),
        ),
        Column(name="why", label="What was done, or why not", kind=ColumnKind.WORDS, also_called=("reason",)),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    check=_check_opening,
    key=("title", "spotted_on"),
)


def _check_request(values: Values, today: date) -> None:
    received, answered = values.get("received_on"), values.get("answered_on")
    check_day_not_to_come(received, what="A request", today=today)
    check_day_not_to_come(answered, what="An answer", today=today)
    check_order(received, answered, "A request cannot be answered before it was received.")


REQUESTS = Register(
    id="requests",
    place="register/influence",
    title="Requests for our view",
    one="request",
    several="requests",
    lead="What other organisations asked our view of on equality policy, and when we answered.",
    title_label="What we were asked",
    counts="requests received",
    columns=(
        Column(
            name="received_on",
            label="Received on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("received", "date"),
        ),
        Column(
            name="body",
            label="Who asked?",
            kind=ColumnKind.ENTRY,
            of="stakeholders",
            in_list=True,
            also_called=("from", "organisation"),
        ),
        Column(name="answered_on", label="Answered on", kind=ColumnKind.DAY, in_list=True, also_called=("answered",)),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    check=_check_request,
    key=("title", "received_on", "body"),
)


class Source(Choice):
    """What shapes a position."""

    ROUNDTABLE = "roundtable"
    INTERVIEW = "interview"
    SURVEY = "survey"
    NETWORK = "network"
    COMMUNITY = "community"
    RESEARCH = "research"
    STAFF = "staff"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Source.ROUNDTABLE: "roundtables",
            Source.INTERVIEW: "interviews",
            Source.SURVEY: "a survey",
            Source.NETWORK: "staff networks",
            Source.COMMUNITY: "community organisations",
            Source.RESEARCH: "published research",
            Source.STAFF: "our own staff",
        }[self]


def _check_position(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("adopted_on"), what="Adopting a position", today=today)
    if not set(values.get("wide_sources") or ()) <= set(values.get("sources") or ()):
        raise Refused("A source with a wide mix is one of the sources that shaped the position. Tick it in both.")


POSITIONS = Register(
    id="positions",
    place="register/influence",
    title="Policy positions",
    one="position",
    several="positions",
    lead="The positions we adopted, and whose voices shaped each of them.",
    title_label="The position",
    counts="positions held",
    columns=(
        Column(
            name="adopted_on",
            label="Adopted on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("adopted", "date"),
        ),
        Column(name="sources", label="What shaped it?", kind=ColumnKind.SEVERAL, choices=Source),
        Column(
            name="wide_sources",
            label="In which of these is the mix of voices known, and wide?",
            kind=ColumnKind.SEVERAL,
            choices=Source,
            hint="Known because people said so, in a survey or a declaration. Never guessed.",
        ),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(
        State(id="held", label="Held"),
        State(id="given-up", label="Given up", does="Give it up", is_live=False, follows=("held",), asks_why=True),
    ),
    months=24,
    keeps=_KEEPS,
    check=_check_position,
    key=("title", "adopted_on"),
)
