"""What was spent on developing staff, as counts and pounds by group."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import COUNTED
from tallystick_web.registers.rules import check_day_not_to_come

_GROUPS = ("white", "minority", "not_known")


def _check(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("year_ended"), what="The end of the year", today=today)
    for group in _GROUPS:
        people, pounds = values.get(f"{group}_people"), values.get(f"{group}_pounds")
        if (people is None) != (pounds is None):
            raise Refused("Give both the people of a group and the pounds that were spent on them, or neither.")
        if pounds and not people:
            raise Refused("Pounds were spent on a group that has nobody in it. Look at the numbers again.")
        agreed, refused = values.get(f"{group}_agreed"), values.get(f"{group}_refused")
        if (agreed is None) != (refused is None):
            raise Refused("Give both the requests of a group that were agreed and those that were refused, or neither.")


def _of(group: str, words: str) -> tuple[Column, ...]:
    return (
        Column(
            name=f"{group}_people",
            label=f"{words}: people employed during the year",
            kind=ColumnKind.WHOLE,
        ),
        Column(name=f"{group}_pounds", label=f"{words}: pounds spent", kind=ColumnKind.MONEY),
        Column(name=f"{group}_agreed", label=f"{words}: requests agreed", kind=ColumnKind.WHOLE),
        Column(name=f"{group}_refused", label=f"{words}: requests refused", kind=ColumnKind.WHOLE),
    )


DEVELOPMENT_COUNTS = Register(
    id="development-counts",
    place="register/development",
    title="Spending on development",
    one="year of spending",
    several="years of spending",
    lead=(
        "For each year what was spent on developing staff, and which requests were agreed, as totals by group. Totals "
        "come from the finance records of learning and development; nobody is named."
    ),
    title_label="What the year is called",
    counts="years of spending",
    columns=(
        Column(
            name="year_ended",
            label="The year ended on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("year end", "year ended", "year to"),
        ),
        *_of("white", "White staff"),
        *_of("minority", "Ethnic minority staff"),
        *_of("not_known", "Not known"),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    reads=frozenset({Capability.KEEP_REGISTERS, Capability.READ_DESK}),
    check=_check,
    key=("year_ended",),
)
