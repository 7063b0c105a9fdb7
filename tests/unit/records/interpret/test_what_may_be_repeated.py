"""Texts that few rows have stand in a finding, or among the blanks to fill in, only where they can be nobody's name."""

import pytest

from tallystick.records.frames import RecordKind
from tallystick.records.interpret.recognisable import is_recognisable
from tests.spec.records.drawn import interpreted, table

SLIPPED = (
    "Quillfeather",
    "Husband",
    "Grade Quillfeather",
    "Anne-Marie O'Hara",
    "QQ123456C",
    "QQ 12 34 56 C",
    "20012345",
    "03/02/1931",
    "3 Feb 31",
    "03-Feb-31",
    "canary@example.org",
    "a1@example.org",
    "07700 900123",
    "Band 07700 900123",
    "LS1 4AB",
    "ls14ab",
    "Off sick for 3 weeks",
    "Band 5, asked Quillfeather for leave",
)


@pytest.mark.parametrize("text", SLIPPED)
def test_what_may_be_a_persons_is_not_recognisable(text):
    assert not is_recognisable(text)


@pytest.mark.parametrize(
    "text",
    [
        "Band Five",
        "XR05 Band 6",
        "ZA05",
        "NHS|ZA05|Local",
        "Tier 3",
        "Estates and Ancillary",
        "NHS|XN05|Non Review Body Band 5",
    ],
)
def test_scales_codes_and_listed_groups_are(text):
    assert is_recognisable(text)


def a_folder(text, number, *, enrolled=None):
    staff = ["person | ethnicity | pay_scale | staff_group"]
    staff += [f"{each} | A | {text} | 06" for each in range(number)]
    staff += [f"1{each:03} | A | Band 5 | {text}" for each in range(number)]
    applications = [
        "person | ethnicity | band | status",
        *[f"{each} | A | {text} | Shortlisted" for each in range(number)],
    ]
    learning = ["person | course | class_date | status"]
    learning += [f"{each} | {text} | 01/05/2024 | Attended" for each in range(enrolled or number)]
    tables = {"staff": staff, "applications": applications, "learning": learning}
    return interpreted(*(table(kind, "\n".join(rows)) for kind, rows in tables.items()))


KINDS = {"unmapped-pay-scale", "unmapped-setting", "unmapped-course"}


@pytest.mark.parametrize("text", SLIPPED)
def test_a_cell_that_slipped_is_nowhere_repeated(text):
    found = a_folder(text, 9, enrolled=2)
    told = [each for each in found.findings if each.kind in KINDS]
    assert {each.kind for each in told} == KINDS
    assert all("an unlisted text" in each.sentence for each in told)
    assert not [each for each in found.findings if text in each.sentence + each.suggestion]
    assert text not in (
        *found.unplaced.pay_scales,
        *found.unplaced.courses,
        *found.unplaced.settings,
        *found.unplaced.ethnicity,
    )


@pytest.mark.parametrize(("text", "number"), [("Made-up Ladder", 10), ("Ladder 3", 1)])
def test_a_frequent_text_and_a_scale_are_named_and_can_be_answered(text, number):
    found = a_folder(text, number)
    named = {each.kind for each in found.findings if f"'{text}'" in each.sentence}
    assert named == KINDS
    assert (found.unplaced.pay_scales, found.unplaced.courses, found.unplaced.settings) == ((text,), (text,), (text,))


def test_a_course_of_three_is_named_so_that_a_small_organisation_can_answer_for_it():
    found = a_folder("Coaching", 1, enrolled=3)

    assert found.unplaced.courses == ("Coaching",)
    assert found.unplaced.pay_scales == ()


@pytest.mark.parametrize("text", SLIPPED)
def test_a_cell_that_slipped_is_no_part_of_the_counts(text):
    assert text not in staff_groups(a_folder(text, 9))


def test_a_staff_group_of_their_own_that_many_rows_have_is():
    assert "Made-up Ladder" in staff_groups(a_folder("Made-up Ladder", 10))
    assert "" in staff_groups(a_folder("Made-up Ladder", 9))


def staff_groups(found):
    return found.records.frames[RecordKind.STAFF]["staff_group"].to_list()


ONE_OF_EACH = """person | ethnicity | disability | start | contract_type | status | pay_scale | job_role
1 | A | maybe | 31/02/2020 | Sworn | Sabbatical | Band 5 | Nurse
2 | B | Yes | 01/02/2020 | | Active | Ladder | Nurse"""


def test_one_is_spoken_of_as_one():
    said = " ".join(each.sentence + " " + each.suggestion for each in interpreted(table("staff", ONE_OF_EACH)).findings)
    for wanted in (
        "1 date of 'Start' could not be read, or no calendar has it, and is left empty (line 2). Correct it in",
        "nothing says the contract type of 1 person, who counts as permanent",
        "1 person has an unlisted text as assignment status (line 2). This person is counted as at work. Look at this",
        "This person stands in no group of the disability standard",
    ):
        assert wanted in said
    for wrong in ("1 date of 'Start' could not be read, or no calendar has them", "1 person have", "1 person count "):
        assert wrong not in said
