"""Initiatives with and for ethnic minority staff: for whom, and what followed; and hires through other ways in."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Choice, Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import COUNTED, check_order, check_part, check_span


class InitiativeKind(Choice):
    """What an initiative is."""

    SPONSORSHIP = "sponsorship"
    MENTORING = "mentoring"
    DEVELOPMENT = "development"
    ENTRY_ROUTE = "entry-route"
    LIVED_EXPERIENCE = "lived-experience"
    CELEBRATION = "celebration"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            InitiativeKind.SPONSORSHIP: "sponsorship: a leader opens doors",
            InitiativeKind.MENTORING: "mentoring",
            InitiativeKind.DEVELOPMENT: "a development programme",
            InitiativeKind.ENTRY_ROUTE: "another way into work here",
            InitiativeKind.LIVED_EXPERIENCE: "a post for lived experience",
            InitiativeKind.CELEBRATION: "a celebration",
        }[self]


class Basis(Choice):
    """On which basis an initiative says who can take part."""

    EVERYBODY = "everybody"
    POSITIVE_ACTION = "positive-action"
    OCCUPATION = "occupation"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Basis.EVERYBODY: "open to everybody",
            Basis.POSITIVE_ACTION: "positive action: for a group that is fewer or at a disadvantage",
            Basis.OCCUPATION: "the post itself asks for it",
        }[self]


def _check_initiative(values: Values, today: date) -> None:  # noqa: ARG001  # the face of a check
    check_order(values.get("since"), values.get("until"), "The last day cannot come before the first.")
    limited = values.get("basis") in {Basis.POSITIVE_ACTION, Basis.OCCUPATION}
    if limited and not str(values.get("reason") or "").strip():
        raise Refused(
            "Say why it is not open to everybody: what shows that the group is fewer or at a disadvantage, and that "
            "this is a fair way to change it; or why the post asks for it. The Equality Act 2010 wants the reason."
        )


def _check_count(values: Values, today: date) -> None:
    check_span(values, today)
    more = "More people had a chance opened than took part."
    check_part(values.get("opened"), values.get("took_part"), more)
    check_part(values.get("progressed"), values.get("took_part"), "More people moved up than took part.")


def _check_hires(values: Values, today: date) -> None:
    check_span(values, today)
    routes = sum(values.get(one) or 0 for one in ("apprentices", "no_degree"))
    check_part(routes, values.get("hired"), "More people were hired through these ways in than in all.")


INITIATIVES = Register(
    id="initiatives",
    place="register/initiatives",
    title="Initiatives",
    one="initiative",
    several="initiatives",
    lead="What is done with and for ethnic minority staff where there is a gap: designed with whom, and for whom.",
    title_label="Name of the initiative",
    counts="initiatives at work",
    columns=(
        Column(
            name="kind",
            label="What is it?",
            kind=ColumnKind.CHOICE,
            choices=InitiativeKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind", "category"),
        ),
        Column(
            name="designed_with",
            label="With whom was it designed?",
            hint="A staff network or a group. Never a person's name.",
            in_list=True,
            also_called=("co-designed with", "designed with"),
        ),
        Column(
            name="basis",
            label="Who can take part?",
            kind=ColumnKind.CHOICE,
            choices=Basis,
            is_needed=True,
            is_filter=True,
            also_called=("eligibility",),
        ),
        Column(name="reason", label="If not everybody: why?", kind=ColumnKind.WORDS, also_called=("positive action",)),
        Column(name="gap", label="Which gap should it narrow?", also_called=("gap", "disparity")),
        Column(name="places", label="How many places are there?", kind=ColumnKind.WHOLE, also_called=("places",)),
        Column(name="since", label="Begins on", kind=ColumnKind.DAY, also_called=("start",)),
        Column(name="until", label="Ends on", kind=ColumnKind.DAY, in_list=True, also_called=("end",)),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_initiative,
)

INITIATIVE_COUNTS = Register(
    id="initiative-counts",
    place="register/initiatives",
    title="People in initiatives",
    one="count of an initiative",
    several="counts of initiatives",
    lead="How many people took part in an initiative in a year, and what followed for them. Numbers, and no names.",
    title_label="What this count is called",
    counts="counts of initiatives",
    columns=(
        Column(
            name="initiative",
            label="Which initiative?",
            kind=ColumnKind.ENTRY,
            of="initiatives",
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="took_part",
            label="How many people took part?",
            hint="Of a sponsorship: how many had a sponsor.",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("took part", "participants"),
        ),
        Column(
            name="opened",
            label="For how many of them was a named post, project or course opened?",
            kind=ColumnKind.WHOLE,
            also_called=("chances opened",),
        ),
        Column(
            name="progressed",
            label="How many of them moved to a higher post within two years of taking part?",
            hint="Come back to this count when the two years are over.",
            kind=ColumnKind.WHOLE,
            also_called=("progressed", "promoted"),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_count,
    key=("initiative", "since", "until"),
)

HIRES = Register(
    id="hires",
    place="register/initiatives",
    title="Ways into work here",
    one="count of hires",
    several="counts of hires",
    lead="How many people were hired, and how many of them through apprenticeships or posts without a degree.",
    title_label="What this count is called",
    counts="counts of hires",
    columns=(
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="hired",
            label="How many people were hired, in all?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("hires", "all hires", "starters"),
        ),
        Column(
            name="apprentices",
            label="How many of them through an apprenticeship?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("apprenticeships", "apprentices"),
        ),
        Column(
            name="no_degree",
            label="How many others into posts without a degree?",
            hint="Posts that used to ask for a degree and no longer do. Leave out those of apprenticeships.",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("posts without a degree",),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_hires,
    key=("since", "until"),
)

INITIATIVES_AND_COUNTS = (INITIATIVES, INITIATIVE_COUNTS, HIRES)
