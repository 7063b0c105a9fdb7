"""Measures that people of a made-up organisation type in: of things and of people, checked, waiting and refused."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from tallystick_web.config.example.people import Filled
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.recorded import Meaning, Reading, begin_measure, check_value, type_value
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.planned import PREFIX
from tallystick_web.plans.template_rules import templates

_SCORED = "interviews-scored"  # a measure that the starting plan for trusts names
_QUARTERS = ((31, 60), (44, 62), (52, 64))
_MENTORED = ((46, 130), (63, 150))
_VIEWS = (Decimal("6.1"), Decimal("6.4"))


def record(made: Filled) -> None:
    """Begin three measures, and type values of the last quarters and years."""
    _interviews(made)
    _mentoring(made)
    _views(made)


def _interviews(made: Filled) -> None:
    """Things, in the place of a measure that the plan names: every quarter one more value, the newest refused."""
    [plan] = [one for one in templates()["trust"].measures if one.id == _SCORED]
    measure = begin_measure(
        meaning=Meaning(title=plan.name, what=plan.what, better=plan.better, population=plan.population),
        unit=plan.unit,
        cadence=plan.cadence,
        counts_people=plan.counts_people,
        takes=f"{PREFIX}/trust/{_SCORED}",
        by=made.people[RoleId.EDI_LEAD],
        at=timezone.now(),
    )
    for day, (happened, people) in zip(_ends(len(_QUARTERS), months=3), _QUARTERS, strict=True):
        value = _type(made, measure.pk, Typed(happened=happened, people=people), day, "A sample of interview records.")
        is_newest = happened == _QUARTERS[-1][0]
        _check(made, value, why="The sample has interviews of the quarter before in it." if is_newest else "")


def _mentoring(made: Filled) -> None:
    """People: a share for two years, both checked."""
    measure = begin_measure(
        meaning=Meaning(
            title="Mentoring places taken by ethnic minority staff",
            what="People from ethnic minority groups who began a mentoring place in the year.",
            better=Better.NEITHER,
            population="Everybody who began a mentoring place in the year.",
        ),
        unit=MeasureUnit.SHARE,
        cadence=Cadence.YEARLY,
        counts_people=True,
        by=made.people[RoleId.EDI_LEAD],
        at=timezone.now(),
    )
    for day, (happened, people) in zip(_ends(len(_MENTORED), months=12), _MENTORED, strict=True):
        value = _type(made, measure.pk, Typed(happened=happened, people=people), day, "The list of the academy.")
        _check(made, value, why="")


def _views(made: Filled) -> None:
    """A score of people, of which the newest value waits for a second person."""
    measure = begin_measure(
        meaning=Meaning(
            title="Network members: how far the trust acts on what we say",
            what="The mean answer of members of the race equality network, from 0 to 10.",
            better=Better.HIGHER,
            population="Members who answered the network’s own survey.",
        ),
        unit=MeasureUnit.SCORE,
        cadence=Cadence.YEARLY,
        counts_people=True,
        by=made.people[RoleId.EDI_LEAD],
        at=timezone.now(),
    )
    first, second = _ends(len(_VIEWS), months=12)
    value = _type(made, measure.pk, Typed(value=_VIEWS[0], people=38), first, "The network’s own survey.")
    _check(made, value, why="")
    _type(made, measure.pk, Typed(value=_VIEWS[1], people=41), second, "The network’s own survey.")


def _type(made: Filled, measure: object, typed: Typed, day: date, obtained: str) -> object:
    reading = Reading(typed=typed, as_of=day, data_date=day, label=f"{day:%B %Y}", obtained=obtained)
    lead, now = made.people[RoleId.EDI_LEAD], timezone.now()
    return type_value(measure=measure, reading=reading, today=timezone.localdate(), by=lead, at=now).pk


def _check(made: Filled, value: object, *, why: str) -> None:
    check_value(value=value, is_agreed=not why, why=why, by=made.people[RoleId.ANALYST], at=timezone.now())


def _ends(many: int, *, months: int) -> Sequence[date]:
    """The last days of so many periods that are over, the oldest first."""
    first = timezone.localdate().replace(day=1)
    found = []
    for back in reversed(range(many)):
        month = first.year * 12 + first.month - 1 - back * months
        found.append(date(month // 12, month % 12 + 1, 1) - timedelta(days=1))
    return found
