"""What is known of the people who are paid, which of them should be looked at, and what is printed."""

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tests.unit.pay.drawn_pay import paid

# TRAITS, FLAGS, QUARTILES


def test_a_column_that_was_not_handed_in_is_absent_and_a_blank_in_one_is_not_known():
    made = paid("person | hourly_pay | group | sex\n1 | 20 | A | F\n2 | 21 |  |")
    assert set(made.people.traits) == {"ethnicity", "sex"}
    assert made.trait("ethnicity") == ["a", "not-known"]
    assert made.trait("sex") == ["female", "unknown"]


def test_staff_type_and_cluster_follow_from_the_band():
    made = paid(
        "person | hourly_pay | Pay Scale\n1 | 20 | Band 5\n2 | 60 | Consultant\n3 | 80 | VSM\n4 | 20 | What we call it"
    )
    assert made.trait("band") == ["5", "consultant", "vsm", ""]
    assert made.trait("cluster") == ["2", "5", "4", ""]
    assert made.trait("staff_type") == [
        "agenda-for-change",
        "medical-and-dental",
        "very-senior-manager",
        "not-recorded",
    ]


def test_without_a_band_only_the_staff_group_of_doctors_tells_the_staff_type():
    made = paid(
        "person | hourly_pay | Pay Scale | Staff Group\n"
        "1 | 20 | | Medical and Dental\n"
        "2 | 20 | | Estates and Ancillary\n"
        "3 | 20 | Band 2 | Estates and Ancillary"
    )
    assert made.trait("staff_type") == ["medical-and-dental", "not-recorded", "agenda-for-change"]


def test_where_nothing_tells_the_staff_type_of_anybody_there_is_none():
    assert "staff_type" not in paid("person | hourly_pay | group\n1 | 20 | A").people.traits


def test_what_the_file_says_of_staff_type_is_one_of_a_closed_list():
    made = paid(
        "person | hourly_pay | band | staff_type\n"
        "1 | 20 | 5 | Local pay\n"
        "2 | 20 | consultant | medical\n"
        "3 | 20 | consultant |\n"
        "4 | 20 | 5 | AfC\n"
        "5 | 20 | 5 | not known\n"
        "6 | 20 | 5 | The old hospital's own"
    )
    doctors, afc = "medical-and-dental", "agenda-for-change"
    assert made.trait("staff_type") == ["other", doctors, doctors, afc, afc, "other"]
    [said] = [said for said in made.rows.notices if "staff_type" in said]
    assert "in no list on 1 row (line 7), and counts as other terms" in said
    assert "hospital" not in said


def test_age_by_birth_date_or_year():
    made = paid(
        "person | hourly_pay | Date of Birth | Birth Year\n"
        "1 | 20 | 31/03/2000 |\n"
        "2 | 20 | 01/04/2000 |\n"
        "3 | 20 | | 1999"
    )
    assert made.trait("age_band") == ["25-34", "under-25", "25-34"]


def test_unlikely_rates_are_kept_and_flagged():
    made = paid("person | hourly_pay\n1 | 11.43\n2 | 11.44\n3 | 300\n4 | 300.01")
    assert made.rates == ["11.43", "11.44", "300", "300.01"]
    assert made.flags == [
        (2, "the hourly rate is under the National Living Wage"),
        (5, "the hourly rate is over £300"),
    ]
    low = next(said for said in made.counted.notices if "National Living Wage" in said)
    assert "£11.44 on 31 March 2025" in low
    assert "Apprentices" in low


def test_quarters_of_another_system_are_compared_and_not_used():
    made = paid(
        "person | hourly_pay | Quartile\n"
        "1 | 10 | 1\n"
        "2 | 11 | 2\n"
        "3 | 11 | 1\n"
        "4 | 12 | 2\n"
        "5 | 13 | 3\n"
        "6 | 14 | 3\n"
        "7 | 15 | 4\n"
        "8 | 16 | 1"
    )
    [said] = [said for said in made.counted.notices if "quarter" in said]
    assert "for 8 people on full pay, and 7 of them" in said


# WHAT IS PRINTED


def sentences(text, **options):
    made = paid(text, **options)
    return " ".join(PayOptions(**options).sentences(made.rows.said))


def test_every_choice_is_a_sentence_of_the_report():
    said = sentences(
        "person | Ordinary Pay | Weekly Hours | Salary Sacrifice | Arrears | Overtime\n1 | 600 | 30 | | | ",
        bank=BankStaff.LEFT_OUT,
    )
    assert "the pay and the hours of several jobs are summed" in said
    assert "Bank staff are not counted." in said
    assert "names no pay period: a month (30.44 days) was taken" in said
    assert "no part of the ordinary pay that the file gives" in said
    assert "Arrears of other periods are no part of ordinary pay" in said
    assert "Overtime, redundancy pay" in said


def test_what_does_not_matter_to_a_file_is_not_said_of_it():
    said = sentences("person | hourly_pay\n1 | 20", assignments=Assignments.PRIMARY)
    assert "the primary assignment alone" in said
    assert "ready made" in said
    assert "several rows" not in said
    assert "30.44" not in said


def test_what_becomes_of_several_ready_made_rates_is_said():
    said = sentences("person | hourly_pay\n1 | 20")
    assert "several rows with pay for an hour ready made" in said
    assert "the first, primary one is taken" in said
