"""People who speak, write, train or represent: what each gave leave to keep. Nobody's ethnicity stands here."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Choice, Column, ColumnKind, Register, State, Values
from tallystick_web.registers.rules import check_day_not_to_come

ON_LIST = "on-list"
OFF_LIST = "off-list"
MERGED = "merged"


class ContactRole(Choice):
    """What somebody can be asked for."""

    SPEAKER = "speaker"
    AUTHOR = "author"
    TRAINER = "trainer"
    FACILITATOR = "facilitator"
    SPOKESPERSON = "spokesperson"
    JOURNALIST = "journalist"

    @property
    def label(self) -> str:
        """As people read it."""
        return str(self)


class Side(Choice):
    """Whether somebody works for the organisation."""

    INSIDE = "inside"
    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Side.INSIDE: "works for us", Side.OUTSIDE: "from outside"}[self]


class Topic(Choice):
    """What somebody speaks or writes about, or an event is about."""

    LEADERSHIP = "leadership"
    TALENT = "talent"
    DATA = "data"
    ALLYSHIP = "allyship"
    SPEAKING_UP = "speaking-up"
    BOARDS = "boards"
    HEALTH = "health"
    CARE = "care"
    COMMUNICATIONS = "communications"
    NETWORKS = "networks"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Topic.LEADERSHIP: "leadership",
            Topic.TALENT: "inclusive recruitment and talent",
            Topic.DATA: "data and being held to account",
            Topic.ALLYSHIP: "allyship",
            Topic.SPEAKING_UP: "raising concerns",
            Topic.BOARDS: "boards and governance",
            Topic.HEALTH: "health inequalities",
            Topic.CARE: "services and quality of care",
            Topic.COMMUNICATIONS: "communications and media",
            Topic.NETWORKS: "staff networks",
            Topic.OTHER: "something else",
        }[self]


class ConsentBy(Choice):
    """By which way somebody said that they may be on the list."""

    EMAIL = "email"
    FORM = "form"
    SPOKEN = "spoken"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            ConsentBy.EMAIL: "by e-mail",
            ConsentBy.FORM: "on a form",
            ConsentBy.SPOKEN: "in a conversation, noted that day",
        }[self]


def _check(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("consent_on"), what="The day they agreed to be on the list", today=today)
    check_day_not_to_come(values.get("trained_on"), what="Their media training", today=today)
    check_day_not_to_come(values.get("since"), what="The day they became a spokesperson", today=today)
    check_day_not_to_come(values.get("spoke_on"), what="The last time you were in touch", today=today)
    roles = set(values.get("roles") or ())
    if values.get("outlet") and ContactRole.JOURNALIST not in roles:
        raise Refused("Only a journalist has an outlet. Choose “journalist” as well, or leave the outlet out.")
    if values.get("since") and ContactRole.SPOKESPERSON not in roles:
        raise Refused("Only a spokesperson became one. Choose “spokesperson” as well, or leave that day out.")


CONTACTS = Register(
    id="contacts",
    place="register/contacts",
    title="People who speak, write, train or represent",
    one="person",
    several="people",
    lead="Who agreed to be asked, for what, and how often. Nobody’s ethnicity or health is kept here.",
    title_label="Name of the person",
    counts="people on the list who confirmed their entry",
    columns=(
        Column(
            name="roles",
            label="What can they be asked for?",
            kind=ColumnKind.SEVERAL,
            choices=ContactRole,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("role", "roles", "type"),
        ),
        Column(
            name="side",
            label="Do they work for us?",
            kind=ColumnKind.CHOICE,
            choices=Side,
            is_needed=True,
            is_filter=True,
            also_called=("inside or outside", "internal or external", "internal/external"),
        ),
        Column(
            name="body",
            label="Organisation they belong to",
            in_list=True,
            is_personal=True,
            also_called=("organisation", "employer", "trust", "company"),
        ),
        Column(
            name="topics",
            label="Topics",
            kind=ColumnKind.SEVERAL,
            choices=Topic,
            is_personal=True,
            also_called=("topic", "interests", "subjects"),
        ),
        Column(
            name="biography",
            label="What may be printed about them",
            kind=ColumnKind.WORDS,
            hint="In their own words, as they sent it.",
            is_personal=True,
            also_called=("biography", "bio", "public biography", "about"),
        ),
        Column(
            name="address",
            label="E-mail address",
            kind=ColumnKind.ADDRESS,
            is_personal=True,
            also_called=("email", "e-mail", "email address", "mail"),
        ),
        Column(
            name="agreed",
            label="How often a year may they be asked?",
            kind=ColumnKind.WHOLE,
            hint="As they said. Leave it blank where they set no limit.",
            is_personal=True,
            also_called=("times a year", "limit", "asks a year"),
        ),
        Column(
            name="fee",
            label="Usual fee",
            kind=ColumnKind.MONEY,
            hint="In pounds; 0 where they ask for none.",
            is_personal=True,
            also_called=("fee", "rate"),
        ),
        Column(
            name="asks_access",
            label="Ask each time what they need to take part",
            kind=ColumnKind.YES,
            hint="What somebody needs is asked at the time, and never kept here.",
            is_personal=True,
            also_called=("access needs", "accessibility"),
        ),
        Column(
            name="trained_on",
            label="Trained for the media on",
            kind=ColumnKind.DAY,
            is_personal=True,
            also_called=("media trained", "media training"),
        ),
        Column(
            name="since",
            label="Spokesperson since",
            kind=ColumnKind.DAY,
            is_personal=True,
            also_called=("became spokesperson",),
        ),
        Column(
            name="outlet",
            label="Outlet",
            kind=ColumnKind.ENTRY,
            of="outlets",
            hint="For journalists.",
            is_personal=True,
            also_called=("outlet", "publication"),
        ),
        Column(
            name="spoke_on",
            label="Last in touch on",
            kind=ColumnKind.DAY,
            hint="For journalists: the last time you spoke or wrote to each other.",
            is_personal=True,
            also_called=("last contact", "last contacted"),
        ),
        Column(
            name="consent_on",
            label="Agreed to be on the list on",
            kind=ColumnKind.DAY,
            is_needed=True,
            is_personal=True,
            also_called=("consent", "consent date", "consent given"),
        ),
        Column(
            name="consent_way",
            label="How did they say so?",
            kind=ColumnKind.CHOICE,
            choices=ConsentBy,
            is_needed=True,
            is_personal=True,
            also_called=("consent by", "consent how"),
        ),
    ),
    states=(
        State(id=ON_LIST, label="On the list"),
        State(id=ON_LIST, label="On the list", does="Put them back on the list", follows=("resting", OFF_LIST)),
        State(
            id="resting",
            label="Does not want to be asked for now",
            does="Do not ask them for now",
            is_live=False,
            follows=(ON_LIST,),
        ),
        State(
            id=OFF_LIST,
            label="Off the list",
            does="Take them off the list",
            is_live=False,
            follows=(ON_LIST, "resting"),
        ),
        State(id=MERGED, label="The same person as another entry", is_live=False),
    ),
    months=12,
    keeps=frozenset({Capability.KEEP_EVENTS, Capability.KEEP_OUTPUTS}),
    reads=frozenset({Capability.READ_CONTACTS}),
    check=_check,
    of_people=True,
    key=("title", "address"),
)
