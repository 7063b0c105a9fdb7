"""Leaks between rows, issues and years, and in what is not printed: the attacker finds each."""

from tests.spec.attack.test_planted_leaks import PEOPLE, attacked, by_group, recovered
from tests.unit.attack.made import broad, cases, comparison, directorates, exact, figure, hes, release, side


def both_years(this, last, both):
    """The cases of two years, by year and together, protected by the rule."""
    people = {"white": 400, "bme": 300, "unknown": 60}
    old = release([cases(by_group(30, last, 20), people, rule=hes, row="one-year")], contract="hes", year=2024)
    one_year = cases(by_group(30, this, 20), people, rule=hes, row="one-year")
    two_years = cases(by_group(60, both, 40), people, rule=hes, row="two-year")
    return old, release([one_year, two_years], contract="hes")


def test_two_years_less_the_year_before_is_this_year():
    """18 to 22 in two years and 8 to 12 in the first of them leave 6 or 7 of those that are withheld."""
    assert ("bme", "bme") in recovered(attacked(*both_years(6, 12, 18)))


def test_two_years_that_leave_enough_are_left_alone():
    assert ("bme", "bme") not in recovered(attacked(*both_years(5, 11, 16)))


def test_a_correction_is_seen_past_an_issue_without_the_table():
    def issue(a, b):
        bme = {"A": a, "B": b, "C": 30}
        return release([], directorates({part: (by_group(20, bme[part], 10), PEOPLE[part]) for part in bme}, rule=hes))

    beside = release([], [])
    alone, between = attacked(issue(7, 33), issue(8, 32)), attacked(issue(7, 33), beside, issue(8, 32))
    assert recovered(alone) == recovered(between)


def test_a_rate_that_is_not_there_tells_of_nobody():
    parts = directorates({part: (by_group(20, 12, 10), PEOPLE[part]) for part in PEOPLE}, rule=hes)
    parts[0]["result"]["unknown"] = {**side("unknown", None, None), "rate": None}
    assert ("A", "unknown") in recovered(attacked(release([], parts)))


def test_a_survey_answered_by_ten():
    answers = comparison("5", measure="survey_percent", group="bme", top=side("bme", 4, 10, "40.0"))
    assert ("bme", "bme") in recovered(attacked(release([answers])))


def test_any_other_figure_beside_a_withheld_count():
    counts = {"asian": 12, "black": 3, "mixed": 11, "other": 9, "white": 40, "unknown": 2}
    parts = broad(counts, dict.fromkeys(counts, 100), rule=hes)
    parts[1]["result"]["also"] = [{"kind": "per_1000", "of": "", "value": figure("103.1"), "low": None, "high": None}]
    assert ("black", "black") in recovered(attacked(release([], parts)))


def test_two_steps_that_share_a_level():
    """All of the lower and middle levels, and of the middle and upper ones, without a row of bands."""
    white = side("white", 100, 200)
    steps = [
        comparison("rdr", measure="disparity_ratio", row=row, top=side("bme", None, people), bottom=white)
        for row, people in (("clinical/lower-middle", 20), ("clinical/middle-upper", 15))
    ]
    report = attacked(release(steps, contract="hes"))
    assert {one.indicator for one in report.attempts} == {"rdr"}


def shares(counts, *, rule, standard, contract):
    """A workforce by groups, which are those of one standard, protected by a rule."""
    everybody = sum(counts.values())
    rows = [
        comparison("1", row="workforce", measure="share", group=group, top=side(group, rule(number), rule(everybody)))
        for group, number in counts.items()
    ]
    return release(rows, contract=contract, standard=standard)


def test_two_standards_count_the_same_people():
    """66 people by ethnicity, exactly; at most 42 and 17 of them not disabled and unknown leave 7 who are."""
    by_ethnicity = shares(by_group(40, 20, 6), rule=exact, standard="wres", contract="wres-contract")
    by_disability = {"disabled": 7, "non-disabled": 42, "unknown": 17}
    protected = shares(by_disability, rule=hes, standard="wdes", contract="hes")
    assert not attacked(protected).won
    assert ("disabled", "disabled") in recovered(attacked(by_ethnicity, protected))


def test_what_one_standard_gives_exactly_another_may_round():
    """Everybody in the workforce is known from the first, so to round them in the second hides nothing."""
    by_ethnicity = shares(by_group(400, 200, 61), rule=exact, standard="wres", contract="wres-contract")
    by_disability = shares(
        {"disabled": 71, "non-disabled": 510, "unknown": 80}, rule=hes, standard="wdes", contract="hes"
    )
    assert not attacked(by_ethnicity, by_disability).won
