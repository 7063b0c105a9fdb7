"""Outlets, the coverage in them, and live relations with journalists, none of whom is named."""

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
from tallystick_web.registers.described.shared import COUNTED
from tallystick_web.registers.rules import check_day_not_to_come

_KEEPS = frozenset({Capability.KEEP_OUTPUTS})


class OutletKind(Choice):
    """What kind of outlet it is."""

    NATIONAL = "national"
    REGIONAL = "regional"
    TRADE = "trade"
    COMMUNITY = "community"
    BROADCAST = "broadcast"
    ONLINE = "online"
    PODCAST = "podcast"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            OutletKind.NATIONAL: "national press",
            OutletKind.REGIONAL: "regional press",
            OutletKind.TRADE: "trade or professional press",
            OutletKind.COMMUNITY: "community media",
            OutletKind.BROADCAST: "radio or television",
            OutletKind.ONLINE: "online only",
            OutletKind.PODCAST: "podcast",
        }[self]


class OutletAudience(Choice):
    """Whom an outlet says that it serves."""

    GENERAL = "general"
    HEALTH = "health"
    MINORITY = "minority"
    LOCAL = "local"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            OutletAudience.GENERAL: "everybody",
            OutletAudience.HEALTH: "people who work in health and care",
            OutletAudience.MINORITY: "ethnic minority communities, as it says of itself",
            OutletAudience.LOCAL: "people of one place",
        }[self]


OUTLETS = Register(
    id="outlets",
    place="register/outlets",
    title="Outlets",
    one="outlet",
    several="outlets",
    lead="Where our news goes, whom each outlet serves, and which were added under the plan.",
    title_label="Name of the outlet",
    counts="outlets on the list",
    columns=(
        Column(
            name="kind",
            label="What kind is it?",
            kind=ColumnKind.CHOICE,
            choices=OutletKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind", "media type"),
        ),
        Column(
            name="audience",
            label="Whom does it serve?",
            kind=ColumnKind.CHOICE,
            choices=OutletAudience,
            in_list=True,
            is_filter=True,
            also_called=("audience", "readership"),
        ),
        Column(name="added_on", label="On the list since", kind=ColumnKind.DAY, also_called=("added", "added on")),
        Column(
            name="is_added",
            label="Added under the plan?",
            kind=ColumnKind.YES,
            in_list=True,
            is_filter=True,
            also_called=("added by the plan", "new outlet"),
        ),
        Column(name="link", label="Its web page", kind=ColumnKind.LINK, also_called=("link", "url", "website")),
    ),
    states=(
        State(id="listed", label="On the list"),
        State(
            id="dropped",
            label="Taken off the list",
            does="Take it off the list",
            is_live=False,
            follows=("listed",),
            asks_why=True,
        ),
    ),
    months=24,
    keeps=_KEEPS,
)


def _check_coverage(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("on"), what="Coverage", today=today)
    if values.get("pieces") == 0:
        raise Refused("An entry stands for at least one piece. Leave the number out for one.")
    if not values.get("outlet") and not str(values.get("outlet_named") or "").strip():
        raise Refused("Choose the outlet, or enter what the platform calls it.")


COVERAGE = Register(
    id="coverage",
    place="register/outlets",
    title="Coverage",
    one="piece of coverage",
    several="pieces of coverage",
    lead="What outlets ran about us, as the evaluation platform found it. A piece is traced once its outlet is chosen.",
    title_label="Headline",
    counts="entries of coverage",
    columns=(
        Column(
            name="on",
            label="Day",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("date", "published", "publication date"),
        ),
        Column(
            name="outlet",
            label="Outlet on our list",
            kind=ColumnKind.ENTRY,
            of="outlets",
            in_list=True,
            also_called=("outlet", "publication"),
        ),
        Column(
            name="outlet_named",
            label="Outlet as the platform calls it",
            in_list=True,
            also_called=("source", "outlet name", "media outlet"),
        ),
        Column(
            name="pieces",
            label="Pieces",
            kind=ColumnKind.WHOLE,
            hint="Leave it out for one piece.",
            also_called=("pieces", "count", "mentions"),
        ),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    check=_check_coverage,
    key=("title", "on", "outlet_named"),
)


def _check_relation(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("contact_on"), what="The last contact", today=today)


RELATIONS = Register(
    id="relations",
    place="register/outlets",
    title="Relations with journalists",
    one="relation",
    several="relations",
    lead="One entry for each working relation with a journalist, by outlet. Nothing is noted about who they are.",
    title_label="What they write about (no name)",
    counts="relations that are live",
    columns=(
        Column(
            name="outlet",
            label="Outlet",
            kind=ColumnKind.ENTRY,
            of="outlets",
            is_needed=True,
            in_list=True,
            also_called=("outlet", "publication"),
        ),
        Column(
            name="contact_on",
            label="Last contact on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("last contact", "contacted on"),
        ),
        Column(name="about", label="What the last contact was about"),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=_KEEPS,
    check=_check_relation,
    key=("title", "outlet"),
)
