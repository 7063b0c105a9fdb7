"""Case studies: what was hard, what was done, what moved and how well that is shown, with consent that runs out."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Choice, Column, ColumnKind, Register, State, Values
from tallystick_web.registers.described.shared import check_order
from tallystick_web.registers.rules import check_day_not_to_come


class Grade(Choice):
    """How well a case study shows that something worked."""

    COMPARED = "compared"
    BEFORE_AFTER = "before-after"
    SAID = "said"
    NONE = "none"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Grade.COMPARED: "measured, and compared with others who did not do it",
            Grade.BEFORE_AFTER: "measured before and after",
            Grade.SAID: "people say so",
            Grade.NONE: "not shown yet",
        }[self]


MEASURED = frozenset({Grade.COMPARED, Grade.BEFORE_AFTER})
_MOVED = ("measure", "before", "after")


def _check(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("agreed_on"), what="The consent", today=today)
    check_order(values.get("agreed_on"), values.get("agreed_until"), "The consent cannot run out before it was given.")
    if values.get("agreed_until") and not values.get("agreed_on"):
        raise Refused("Say when the people in it agreed.")
    said = [values.get(name) is not None and str(values.get(name)).strip() != "" for name in _MOVED]
    if values.get("grade") in MEASURED and not all(said):
        raise Refused("Something that was measured needs the measure, and what it was before and after.")


CASES = Register(
    id="cases",
    place="register/resources",
    title="Case studies",
    one="case study",
    several="case studies",
    lead="What was hard, what was done about it, what changed, and how well that is shown.",
    title_label="Title of the case study",
    counts="case studies to learn from",
    columns=(
        Column(name="challenge", label="What was hard", kind=ColumnKind.WORDS, also_called=("challenge", "problem")),
        Column(name="action", label="What was done", kind=ColumnKind.WORDS, also_called=("action", "intervention")),
        Column(name="impact", label="What changed", kind=ColumnKind.WORDS, also_called=("impact", "outcome")),
        Column(
            name="learning",
            label="What was learned, and what comes next",
            kind=ColumnKind.WORDS,
            also_called=("learning", "next steps"),
        ),
        Column(
            name="grade",
            label="How well is it shown?",
            kind=ColumnKind.CHOICE,
            choices=Grade,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("evidence grade", "evidence"),
        ),
        Column(name="measure", label="Which measure moved?", in_list=True, also_called=("measure", "indicator")),
        Column(
            name="before",
            label="What it was before",
            hint="A number that was published. Never one that was withheld to protect people.",
            kind=ColumnKind.NUMBER,
        ),
        Column(name="after", label="What it was after", kind=ColumnKind.NUMBER),
        Column(
            name="agreed_on",
            label="The people in it agreed on",
            hint="Leave it blank where nobody can be recognised in it.",
            kind=ColumnKind.DAY,
        ),
        Column(name="agreed_until", label="They agreed until", kind=ColumnKind.DAY, in_list=True),
        Column(
            name="contact_point",
            label="Where to ask about it",
            hint="A team or its shared mailbox.",
            also_called=("contact",),
        ),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(
        State(id="draft", label="Draft", is_live=False),
        State(id="published", label="Published", does="Publish it", follows=("draft", "withdrawn")),
        State(
            id="withdrawn",
            label="Withdrawn",
            does="Withdraw it",
            is_live=False,
            follows=("draft", "published"),
            asks_why=True,
        ),
    ),
    months=24,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check,
)
