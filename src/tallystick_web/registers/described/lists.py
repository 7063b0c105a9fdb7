"""The one plain list, for what no other register takes: the name of the list, a day, a note and a link."""

from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Column, ColumnKind, Register

LISTS = Register(
    id="list-entries",
    place="register/lists",
    title="Other lists",
    one="line of a list",
    several="lines of lists",
    lead="Lines of plain lists, for what no other register takes. Each has the name of its list, a day and a note.",
    title_label="What this line is about",
    counts="lines of lists",
    columns=(
        Column(
            name="list_name",
            label="Name of the list",
            hint="Spell it as before, so that the lines of one list stand together.",
            is_needed=True,
            in_list=True,
            also_called=("list",),
        ),
        Column(name="day", label="Day", kind=ColumnKind.DAY, in_list=True, also_called=("day", "date")),
        Column(name="link", label="Where more can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    key=("title", "list_name", "day"),
)
