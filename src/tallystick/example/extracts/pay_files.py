"""Files of pay in the shapes people have: with pay for an hour ready made, or with what a payroll paid in March."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from tallystick.example.extracts.payroll import payroll, payroll_by_hand
from tallystick.example.extracts.sheets import as_text, as_workbook
from tallystick.example.extracts.wording import contract_words, employee_number, ethnicity_words, pay_scale
from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay import Paid, paid_people
from tallystick.example.pay.scales import staff_type
from tallystick.example.world import World
from tallystick.vocabulary.employment import age_band_of
from tallystick.vocabulary.staff_groups import StaffGroup

_PAY_FILE = (
    *("organisation", "snapshot", "person", "group", "hourly_pay", "bonus", "band", "staff_type", "bonus_type", "sex"),
    *("disability", "staff_group", "contract", "international_recruit", "full_time", "age_band", "service"),
    "directorate",
)
_PAY_GAP_REPORT = ("Employee Number", "Gender", "Ethnic Origin", "Hourly Rate", "Quartile", "Pay Scale")
# Bands of years in post: the first year of each, and what it is called.
_SERVICE = ((0, "Under 2 years"), (2, "2 to 5 years"), (6, "6 to 10 years"), (11, "Over 10 years"))


def pay_file(world: World, year: int) -> Mapping[str, bytes]:
    """The file of pay of 31 March in the shape this kind of organisation has, by file name."""
    writers: Mapping[OrganisationKind, Callable[[World, int], Mapping[str, bytes]]] = {
        OrganisationKind.TRUST: _prepared,
        OrganisationKind.AMBULANCE: payroll,
        OrganisationKind.MENTAL_HEALTH: _pay_gap_report,
        OrganisationKind.MEMBERSHIP_BODY: payroll_by_hand,
    }
    return writers[world.kind](world, year)


# WITH PAY FOR AN HOUR


def _prepared(world: World, year: int) -> Mapping[str, bytes]:
    """The pay file that Tallystick asks for, made by an analyst, with everything that pay may be looked at by."""
    lines = [_prepared_line(paid, world, year) for paid in paid_people(world, year)]
    return {"pay.csv": as_text([_PAY_FILE, *lines])}


def _prepared_line(paid: Paid, world: World, year: int) -> list[object]:
    post, person = paid.post, paid.person
    return [
        world.organisation,
        world.year(year).snapshot.date.isoformat(),
        employee_number(person, world.kind),
        str(person.ethnicity).lower(),
        "" if paid.hourly is None else paid.hourly,
        paid.bonus.pounds or "",
        post.job.row.rpartition("/")[2],
        staff_type(post.job.row),
        paid.bonus.kind,
        person.sex,
        person.disability,
        StaffGroup(post.job.staff_group).label,
        contract_words(post.contract),
        "yes" if person.international else "no",
        "yes" if post.fte == 1 else "no",
        age_band_of(_age(paid, year)),
        max(entry for entry in _SERVICE if entry[0] <= paid.years)[1],
        post.directorate,
    ]


def _age(paid: Paid, year: int) -> int:
    """Whole years on 31 March."""
    born = paid.person.born
    return year - born.year - ((born.month, born.day) > (3, 31))


def _pay_gap_report(world: World, year: int) -> Mapping[str, bytes]:
    """The pay gap report of a staff system, for one who is on full pay a line, with quartiles of its own making."""
    head: list[list[object]] = [["NHS Pay Gap Report"], [], ["Snapshot Date", f"31-MAR-{year}"]]
    head += [["Employee Person Type", "Employee"], ["Payroll", world.organisation], ["Gender", "All"], [], []]
    people = [(paid, paid.hourly) for paid in paid_people(world, year)]
    there = [(paid, hourly) for paid, hourly in people if hourly is not None]
    quartiles = _quartiles([hourly for _, hourly in there])
    lines = [
        [
            employee_number(paid.person, world.kind),
            paid.person.sex.label,
            ethnicity_words(paid.person),
            float(hourly),
            quartile,
            pay_scale(paid.post.job.row),
        ]
        for (paid, hourly), quartile in zip(there, quartiles, strict=True)
    ]
    return {f"pay gap report 31 March {year}.xlsx": as_workbook({"Pay Gap": [*head, _PAY_GAP_REPORT, *lines]})}


def _quartiles(rates: Sequence[Decimal]) -> list[int]:
    """Quarters as such systems make them: people on one rate fall wherever their line happens to stand."""
    order = sorted(range(len(rates)), key=rates.__getitem__)
    quartile = dict.fromkeys(order, 0)
    for place, person in enumerate(order):
        quartile[person] = 1 + 4 * place // len(order)
    return [quartile[person] for person in range(len(rates))]
