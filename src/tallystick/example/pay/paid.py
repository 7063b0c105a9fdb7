"""What each person employed on 31 March is paid: a pay point, supplements, leave and salary sacrifice."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TypeVar

from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay.bonus import Bonus, bonus_of
from tallystick.example.pay.draws import Draws, chance_of, draws_of, this_year
from tallystick.example.pay.scales import annual_basic_pay, full_week, pay_document
from tallystick.example.people import Person, Post
from tallystick.example.world import World
from tallystick.vocabulary.employment import AssignmentStatus
from tallystick.vocabulary.staff_groups import StaffGroup

T = TypeVar("T")

# SI 2017/172, regulation 6: pay for an hour is pay of the period times 7, by the days of the period and weekly hours.
DAYS_OF_A_YEAR, DAYS_OF_A_MONTH = Decimal("365.25"), Decimal("30.44")
ANNUAL_LEAVE = "Annual leave"
_PENNY, _OF_A_RATE = Decimal("0.01"), Decimal("0.0001")
_PART_GIVEN_UP = 20  # one in so many pounds, at most
_ON_CALL = ("medical/consultant", "medical/non-consultant-career-grade")
_ABSENT = {
    AssignmentStatus.MATERNITY_AND_ADOPTION: ("Maternity leave", Decimal("0.5")),
    AssignmentStatus.CAREER_BREAK: ("Career break", Decimal(0)),
}


@dataclass(frozen=True, kw_only=True)
class Paid:
    """One person's pay. ``basic``, ``unsocial`` and ``allowances`` are pounds a year for full time.

    ``part`` is how much of it was paid in March: all, unless ``leave`` lowered it. ``sacrifice`` is what was given up
    in the month, in pounds.
    """

    post: Post
    years: int
    basic: Decimal
    unsocial: Decimal
    allowances: Decimal
    full_week: Decimal
    leave: str
    part: Decimal
    sacrifice: Decimal
    bonus: Bonus

    @property
    def person(self) -> Person:
        """Who is paid."""
        return self.post.person

    @property
    def is_full_pay(self) -> bool:
        """Whether no leave lowered the pay of March."""
        return self.part == 1

    @property
    def weekly_hours(self) -> Decimal:
        """Contracted hours a week."""
        return self.full_week * Decimal(str(self.post.fte))

    @property
    def hourly(self) -> Decimal | None:
        """Pay for an hour to four decimals, as a staff system works it out; None for somebody not on full pay."""
        if not self.is_full_pay:
            return None
        year = self.basic + self.unsocial + self.allowances
        return (year / DAYS_OF_A_YEAR * 7 / self.full_week).quantize(_OF_A_RATE, ROUND_HALF_UP)

    def month(self, pounds_a_year: Decimal) -> Decimal:
        """What is paid in March of an amount a year, in pounds and pence."""
        paid = pounds_a_year / 12 * Decimal(str(self.post.fte)) * self.part
        return paid.quantize(_PENNY, ROUND_HALF_UP)


def paid_people(world: World, year: int) -> tuple[Paid, ...]:
    """Everybody whom the organisation itself pays on 31 March, in the order of their numbers.

    Trainees with a lead employer are paid by that.
    """
    posts = [post for post in world.year(year).in_post if not post.lead_employer]
    return tuple(_paid(post, world.kind, year) for post in sorted(posts, key=lambda post: post.person.number))


def _paid(post: Post, kind: OrganisationKind, year: int) -> Paid:
    draws = draws_of(post.person)
    years = _years_in_post(post, year)
    counted = years + _recognised(post.person, draws)
    basic = annual_basic_pay(post.job.row, years=counted, luck=draws.salary, snapshot_year=year)
    leave, part = _leave(post, year)
    return Paid(
        post=post,
        years=years,
        basic=basic,
        unsocial=basic * _unsocial(post, draws) / 100,
        allowances=basic * (_high_cost(post, draws) + _on_call(post, draws)) / 100,
        full_week=full_week(post.job.row),
        leave=leave,
        part=part,
        sacrifice=_sacrifice(post, draws, basic) if part == 1 else Decimal(0),
        bonus=bonus_of(post, kind, years=years, draws=draws),
    )


def _years_in_post(post: Post, year: int) -> int:
    """Whole years from the first day to 31 March."""
    return year - post.started.year - ((post.started.month, post.started.day) > (3, 31))


def _recognised(person: Person, draws: Draws) -> int:
    """Earlier years elsewhere that count for the pay point; of people recruited abroad none do."""
    built_in = pay_document()["built-in"]
    if person.international or draws.service >= chance_of(person, built_in["service_recognised"]):
        return 0
    return 1 + int(draws.service_years * built_in["service_years"])


def _unsocial(post: Post, draws: Draws) -> int:
    supplements = pay_document()["supplements"]
    setting, _, level = post.job.row.partition("/")
    is_office = setting == "non-clinical" and post.job.staff_group != StaffGroup.ESTATES_AND_ANCILLARY
    share = 0 if is_office else supplements["unsocial_shares"].get(level, 0)
    steps = supplements["unsocial_of_trainees" if level == "trainee" else "unsocial"]
    return _step(steps, draws.unsocial_step) if draws.unsocial < share else 0


def _high_cost(post: Post, draws: Draws) -> int:
    high_cost = pay_document()["supplements"]["high_cost"]
    is_there = post.job.row.startswith("clinical/") and draws.high_cost < high_cost["share"]
    return int(high_cost["per_cent"]) if is_there else 0


def _on_call(post: Post, draws: Draws) -> int:
    document = pay_document()
    chance = chance_of(post.person, document["built-in"]["on_call"])
    is_on_call = post.job.row in _ON_CALL and draws.on_call < chance
    return _step(document["supplements"]["on_call"], draws.on_call_step) if is_on_call else 0


def _step(steps: Sequence[T], drawn: float) -> T:
    return steps[int(drawn * len(steps))]


def _leave(post: Post, year: int) -> tuple[str, Decimal]:
    """The leave somebody is on, and how much of their pay was paid."""
    if post.status in _ABSENT:
        return _ABSENT[post.status]
    chances, drawn = pay_document()["leave"], this_year(post.person, year)
    if drawn < chances["sick"]:
        return "Sick leave", Decimal("0.5")
    return (ANNUAL_LEAVE if drawn > 1 - chances["annual"] else "", Decimal(1))


def _sacrifice(post: Post, draws: Draws, basic: Decimal) -> Decimal:
    """What is given up a month: never so much, and never below band 4, that pay came below the minimum wage."""
    sacrifice = pay_document()["sacrifice"]
    if post.job.row.endswith(("/under-1", "/1", "/2", "/3")) or draws.sacrifice >= sacrifice["share"]:
        return Decimal(0)
    amounts = sacrifice["pounds_a_month"]
    most = (basic / 12 * Decimal(str(post.fte)) / _PART_GIVEN_UP).quantize(Decimal(1), ROUND_DOWN)
    return min(most, Decimal(str(_step(amounts, draws.sacrifice_step))))
