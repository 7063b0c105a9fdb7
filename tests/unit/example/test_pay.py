import csv
import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay import paid_people
from tallystick.example.pay.month import hourly_of, months_of
from tallystick.example.pay.scales import annual_basic_pay, pay_document
from tallystick.example.pay_truth import Known, pay_truth, quarters
from tallystick.example.world import make_world
from tests.repository.tracked import ROOT

SCALES = ROOT / "tests/golden/pay/afc-pay-scales-england-2025-26.csv"
# Seen over twelve trusts of 3,000 and more: -2.3 to -7.8 per cent for everybody, 1.9 to 5.9 inside Agenda for Change.
CLEARLY = 1.0


SOME = [(3000, 1), (8000, 3)]
OTHERS = [pytest.param((3000, 2), marks=pytest.mark.long), pytest.param((5000, 1), marks=pytest.mark.long)]


@pytest.fixture(scope="module", params=[*SOME, *OTHERS], ids=str)
def trust(request):
    staff, seed = request.param
    return make_world(OrganisationKind.TRUST, staff=staff, years=1, seed=seed)


def basic(row, years=0, year=2026):
    return annual_basic_pay(row, years=years, luck=0.5, snapshot_year=year)


# PAY POINTS


def test_bands_are_paid_the_published_points():
    with SCALES.open(encoding="utf-8") as file:
        published = {row["band"].removesuffix(" (closed)"): row for row in csv.DictReader(file)}
    assert published.keys() == pay_document()["agenda-for-change"].keys()
    for band, row in published.items():
        points = [int(row[name]) for name in ("entry_gbp", "intermediate_gbp", "top_gbp") if row[name]]
        assert [pounds for _, pounds in pay_document()["agenda-for-change"][band]] == sorted(set(points))


@pytest.mark.parametrize(
    ("row", "years", "pounds"),
    [
        ("clinical/5", 0, 31_049),
        ("clinical/5", 1, 31_049),
        ("clinical/5", 2, 33_487),
        ("non-clinical/5", 30, 37_796),
        ("medical/consultant", 0, 109_725),
    ],
)
def test_pay_rises_with_years_in_post(row, years, pounds):
    assert basic(row, years) == pounds


def test_on_31_march_the_award_of_the_april_before_is_in_force():
    assert [basic("clinical/2", year=year) for year in (2026, 2025, 2024)] == [24_465, 23_615, 22_384]


def test_doctors_and_senior_managers_are_paid_what_such_people_are():
    rates = {"trainee": [], "consultant": [], "vsm": [], "non-consultant-career-grade": []}
    for paid in paid_people(make_world(OrganisationKind.TRUST, staff=3000, years=1, seed=1), 2025):
        level = paid.post.job.row.rpartition("/")[2]
        if level in rates:
            rates[level].append(paid.basic / Decimal("365.25") * 7 / paid.full_week)
    between = {"trainee": (17, 31), "consultant": (50, 71), "vsm": (58, 121), "non-consultant-career-grade": (29, 46)}
    for level, (low, high) in between.items():
        assert rates[level]
        assert low < min(rates[level])
        assert max(rates[level]) < high


# THE SAME EVERY TIME, AND APART


def test_pay_takes_nothing_from_the_stream_that_the_organisation_is_made_from():
    first, again = (make_world(OrganisationKind.TRUST, staff=200, years=2, seed=1) for _ in range(2))
    before = paid_people(first, 2025)
    assert paid_people(again, 2025) == before
    assert again.years == first.years


def test_nobody_with_a_lead_employer_is_paid_here():
    world = make_world(OrganisationKind.TRUST, staff=800, years=1, seed=1)
    elsewhere = {post.person for post in world.year(2025).in_post if post.lead_employer}
    assert elsewhere
    assert not elsewhere & {paid.person for paid in paid_people(world, 2025)}


# THE MONTH OF A PAYROLL


def test_two_jobs_give_one_rate_and_overtime_and_arrears_are_no_part_of_it():
    world = make_world(OrganisationKind.AMBULANCE, staff=900, years=1, seed=1)
    several = {paid: months_of(paid, world.kind) for paid in paid_people(world, 2025)}
    twice = [months for months in several.values() if len(months) == 2]
    beside = [months for months in several.values() if months[0].overtime or months[0].arrears]
    assert len(twice) > 5
    assert len(beside) > 50
    for months in twice + beside:
        pay, hours = (sum(getattr(one, name) for one in months) for name in ("ordinary", "hours"))
        assert hourly_of(months) == Fraction(pay) * 7 / Fraction("30.44") / Fraction(hours)


def test_leave_lowers_pay_for_some_and_salary_sacrifice_never_below_the_minimum_wage():
    world = make_world(OrganisationKind.AMBULANCE, staff=3000, years=1, seed=1)
    people = paid_people(world, 2025)
    leave = Counter(paid.leave for paid in people if not paid.is_full_pay)
    assert set(leave) == {"Maternity leave", "Sick leave", "Career break"}
    giving_up = [hourly_of(months_of(paid, world.kind)) for paid in people if paid.sacrifice]
    assert len(giving_up) > 100
    assert min(giving_up) > Fraction("11.44")


# WHAT IS BUILT IN


def test_a_trust_has_a_gap_whose_sign_is_the_other_way_round_inside_its_staff_types(trust):
    truth = json.loads(pay_truth(trust, 2025))
    assert truth["gaps"]["everybody"]["mean"] < -CLEARLY
    assert truth["gaps"]["Agenda for Change"]["mean"] > CLEARLY
    assert truth["gaps"]["Medical and dental"]["mean"] > CLEARLY
    assert truth["within_bands"] > 0.2


def test_white_consultants_have_awards_more_often(trust):
    consultants = Counter()
    for paid in paid_people(trust, 2025):
        if paid.post.job.row == "medical/consultant" and paid.years >= 3 and not paid.person.is_unknown:
            consultants[paid.person.is_white, paid.bonus.pounds > 0] += 1
    white, bme = (
        consultants[is_white, True] / (consultants[is_white, True] + consultants[is_white, False])
        for is_white in (True, False)
    )
    assert white > bme > 0


def test_everybody_in_the_membership_body_has_a_voucher():
    world = make_world(OrganisationKind.MEMBERSHIP_BODY, staff=100, years=1, seed=1)
    assert {(paid.bonus.pounds, paid.bonus.kind) for paid in paid_people(world, 2025)} == {(50, "Voucher")}


# QUARTERS BY PLAIN ARITHMETIC


def test_people_on_one_rate_are_shared_in_the_proportions_of_their_groups():
    """GOV.UK's example: 36 women and 4 men on one rate, of whom ten are in the lower quarter and thirty above."""
    below = [_known("white", rate) for rate in range(1, 31)]
    tied = [_known("white", 50)] * 36 + [_known("bme", 50)] * 4
    above = [_known("unknown", rate) for rate in range(60, 150)]
    lower, lower_middle, *_ = quarters(below + tied + above)
    assert lower == {"white": 30 + 9, "bme": 1, "unknown": 0}
    assert lower_middle == {"white": 27, "bme": 3, "unknown": 10}


@pytest.mark.parametrize(
    ("people", "sizes"), [(8, [2, 2, 2, 2]), (9, [3, 2, 2, 2]), (10, [3, 2, 3, 2]), (11, [3, 3, 3, 2])]
)
def test_those_left_over_go_where_govuk_puts_them(people, sizes):
    assert [sum(each.values()) for each in quarters([_known("white", rate) for rate in range(people)])] == sizes


def _known(group, rate):
    return Known(group, "Agenda for Change", "5", Fraction(rate), 0)
