"""What the words of a file of pay mean."""

import pytest

from tallystick.records.frames import UNMAPPED
from tallystick.records.pay import words
from tallystick.vocabulary import characteristics


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("white", "white"), ("BME", "bme"), ("White-British", "white-british"), ("Asian", "asian"),
        ("unknown", "unknown"), ("A", "a"), ("n", "n"), ("SC", "s"), ("Z", "not-stated"), ("99", "not-known"),
        ("not-stated", "not-stated"),
        ("prefer-not-to-say", "prefer-not-to-say"), ("Prefer not to say", "prefer-not-to-say"),
        ("A White - British", "a"), ("Black or Black British - African", "n"), ("White British", "a"),
        ("ethnic-minority", "ethnic-minority"), ("", ""), ("  ", ""), ("Martian", UNMAPPED), ("F5", UNMAPPED),
    ],
)  # fmt: skip  # a pair to a line would fill pages
def test_a_group_is_a_code_of_the_vocabulary(text, code):
    assert words.group(text, {}) == code
    if code not in ("", UNMAPPED):
        assert characteristics.members(code, of=characteristics.grouping("wres"))


def test_what_the_organisation_says_of_its_own_texts_comes_first():
    assert words.group("My  Own", {"my own": "H"}) == "h"
    assert words.band("local 3", {"local 3": "8b"}) == "8b"
    assert words.band("trust chair", {"trust chair": "outside"}) == ""


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("5", "5"), ("Band 8 - Range A", "8a"), ("XR05", "5"), ("clinical/7", "7"),
        ("medical/consultant", "consultant"), ("Specialty Doctor", "non-consultant-career-grade"), ("VSM", "vsm"),
        ("", ""), ("ZZ99", UNMAPPED),
    ],
)  # fmt: skip  # a pair to a line would fill pages
def test_a_pay_scale_is_a_band_or_a_grade(text, band):
    assert words.band(text, {}) == band


@pytest.mark.parametrize(
    ("full_pay", "leave", "reduced"),
    [
        ("", "", None),
        ("Y", "", False),
        ("N", "", True),
        ("N", "Industrial action", False),
        ("N", "N", False),
        ("N", "Sick leave", True),
        ("Y", "Maternity leave", False),
        ("", "Y", True),
        ("", "No", False),
        ("", "Maternity leave", True),
        ("", "Annual leave", False),
        ("N", "Annual leave", True),
        ("", "some other leave", True),
    ],
)
def test_pay_is_reduced_where_leave_lowered_it(full_pay, leave, reduced):
    assert words.reduced(full_pay, leave) is reduced


@pytest.mark.parametrize(
    "text", ["Agency", "Contractor", "LLP member", "Honorary", "Non-Executive Director", "Volunteer"]
)
def test_nobody_without_a_contract_as_an_employee(text):
    assert not words.is_employed(text)


@pytest.mark.parametrize("text", ["", "Employee", "Bank", "Permanent", "Fixed Term Temp", "something else"])
def test_everybody_else_may_be_an_employee(text):
    assert words.is_employed(text)


def test_a_status_code_is_not_read_as_a_contract():
    assert words.is_in_post("03")
    assert words.is_in_post("09")
    assert not words.is_in_post("Terminate Assignment")


@pytest.mark.parametrize(
    ("text", "fte", "said"),
    [
        ("Full Time", "", "full-time"),
        ("PT", "1", "part-time"),
        ("yes", "", "full-time"),
        ("", "1.0", "full-time"),
        ("", "0,6", "part-time"),
        ("", "nan", ""),
        ("", "x", ""),
        ("", "", ""),
    ],
)
def test_full_time_by_its_column_or_the_equivalent(text, fte, said):
    assert words.full_time(text, fte) == said


@pytest.mark.parametrize(
    ("text", "band"), [("25-34", "25-34"), ("25 to 34", "25-34"), ("47", "45-54"), ("8", ""), ("old", ""), ("", "")]
)
def test_an_age_band(text, band):
    assert words.age_band(text) == band


@pytest.mark.parametrize(
    ("text", "quarter"),
    [("1", 1), ("Q2", 2), ("3.0", 3), ("Upper Quartile", 4), ("Lower Middle", 2), ("", None), ("5", None)],
)
def test_the_quarter_of_another_system(text, quarter):
    assert words.quarter(text) == quarter


def test_sex_and_disability_by_their_lists():
    assert [words.sex(text) for text in ("F", "Women", "male", "", "zzz")] == ["female", "female", "male", "", UNMAPPED]
    said = [words.disability_status(text) for text in ("Yes", "No", "Prefer not to say", "", "zzz")]
    assert said == ["disabled", "non-disabled", "prefer-not-to-say", "", UNMAPPED]
