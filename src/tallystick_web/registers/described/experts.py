"""Experts and ambassadors on race equality: when they trained, until when they help, and which requests they met."""

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
from tallystick_web.registers.described.shared import check_order, check_part
from tallystick_web.registers.rules import check_day_not_to_come


class ExpertKind(Choice):
    """Whether somebody is a trained expert or speaks for the cause."""

    EXPERT = "expert"
    AMBASSADOR = "ambassador"

    @property
    def label(self) -> str:
        """As people read it."""
        return str(self)


class Background(Choice):
    """In which work somebody was before."""

    EQUALITY = "equality"
    PROJECTS = "projects"
    CLINICAL = "clinical"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Background.EQUALITY: "human resources or equality",
            Background.PROJECTS: "projects and change",
            Background.CLINICAL: "clinical",
            Background.OTHER: "other work",
        }[self]


def _check_expert(values: Values, today: date) -> None:  # noqa: ARG001  # the face of a check
    check_part(values.get("modules_done"), values.get("modules"), "More modules were done than there are.")
    check_order(values.get("active_from"), values.get("active_until"), "The last day cannot come before the first.")


def _check_request(values: Values, today: date) -> None:
    asked, answered = values.get("asked_on"), values.get("answered_on")
    check_day_not_to_come(asked, what="The request", today=today)
    check_day_not_to_come(answered, what="The answer", today=today)
    check_order(asked, answered, "The answer cannot come before the request.")
    if (answered is None) is not (values.get("met") is None):
        raise Refused("Give both: whether the request was met, and on which day that was clear.")


EXPERTS = Register(
    id="experts",
    place="register/networks",
    title="Experts and ambassadors",
    one="expert or ambassador",
    several="experts and ambassadors",
    lead="Which posts have somebody trained to advise on race equality, from which cohort, with how much time, and "
    "until when. Posts stand here, and no names.",
    title_label="The post they hold, without a name",
    counts="experts and ambassadors",
    columns=(
        Column(
            name="kind",
            label="Expert or ambassador?",
            kind=ColumnKind.CHOICE,
            choices=ExpertKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("role", "type"),
        ),
        Column(name="workplace", label="Where they work", is_personal=True, also_called=("organisation", "trust")),
        Column(
            name="background",
            label="Which work do they come from?",
            kind=ColumnKind.CHOICE,
            choices=Background,
            is_filter=True,
            is_personal=True,
            also_called=("background", "profession"),
        ),
        Column(name="cohort", label="Cohort", in_list=True, also_called=("cohort", "intake")),
        Column(
            name="modules_done",
            label="How many modules of the training are done?",
            kind=ColumnKind.WHOLE,
            is_personal=True,
        ),
        Column(name="modules", label="How many modules are there?", kind=ColumnKind.WHOLE),
        Column(
            name="hours",
            label="Hours a month agreed for this work",
            kind=ColumnKind.NUMBER,
            is_personal=True,
            also_called=("time agreed",),
        ),
        Column(name="active_from", label="Active since", kind=ColumnKind.DAY),
        Column(
            name="active_until",
            label="Active until",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("until", "end date"),
        ),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_expert,
    key=("title", "kind"),
)

EXPERT_SUPPORT = Register(
    id="expert-support",
    place="register/networks",
    title="Requests to experts",
    one="request to an expert",
    several="requests to experts",
    lead="Which team or organisation asked an expert for advice, about what, and whether it was given.",
    title_label="What was asked for",
    counts="requests to experts",
    columns=(
        Column(name="expert", label="Which expert?", kind=ColumnKind.ENTRY, of="experts", is_personal=True),
        Column(
            name="asker",
            label="Which team or organisation asked?",
            hint="A team or an organisation. Never a person's name.",
            is_needed=True,
            in_list=True,
            also_called=("team", "organisation", "requested by"),
        ),
        Column(name="asked_on", label="Asked on", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(name="met", label="Was the request met?", kind=ColumnKind.YES, in_list=True),
        Column(name="answered_on", label="Clear on", kind=ColumnKind.DAY),
    ),
    states=(
        State(id="asked", label="Asked"),
        State(
            id="taken-back",
            label="Taken back",
            does="The request was taken back",
            is_live=False,
            follows=("asked",),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_request,
    key=("title", "asker", "asked_on"),
)

EXPERTS_AND_REQUESTS = (EXPERTS, EXPERT_SUPPORT)
