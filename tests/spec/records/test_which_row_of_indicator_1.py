"""A job's row is how high it is, from the pay scale, in the block that the staff group names."""

import pytest

from tallystick.records.deposit import Deposit
from tests.spec.records.drawn import findings, read

NURSES, CLERKS, DOCTORS = "Nursing and Midwifery Registered", "Administrative and Clerical", "Medical and Dental"


def row_of(scale, group="", occupation="", role="", *, deposit=None, column="row"):
    drawn = f"""
person | pay_scale | staff_group | occupation_code | job_role
1      | {scale.replace("|", "¦")} | {group} | {occupation} | {role}
"""
    # A bar would be read as the end of a cell, so the drawn table has a broken one.
    return read("staff", drawn, column, deposit=deposit or Deposit())[0]


@pytest.mark.parametrize(
    ("scale", "group", "row"),
    [
        ("Review Body Band 5", NURSES, "clinical/5"),
        ("XR05", CLERKS, "non-clinical/5"),
        ("Band 8 - Range A", CLERKS, "non-clinical/8a"),
        ("Band 8a", "03", "clinical/8a"),
        ("AfC 6", "Add Prof Scientific and Technic", "clinical/6"),
        ("9", "Estates and Ancillary", "non-clinical/9"),
        ("VSM", CLERKS, "non-clinical/vsm"),
        ("Apprentice", CLERKS, "non-clinical/under-1"),
        ("Consultant", DOCTORS, "medical/consultant"),
        ("Specialty Doctor", DOCTORS, "medical/non-consultant-career-grade"),
        ("Foundation Year 2", DOCTORS, "medical/trainee"),
        ("Clinical Assistant", DOCTORS, "medical/other"),
        ("Non-Executive Director", CLERKS, ""),
        ("Band 8", CLERKS, "unmapped"),
        ("Band 5", "Students", "unmapped"),
        ("Band 5", "", "unmapped"),
        ("Local scale 17", NURSES, "unmapped"),
        ("", NURSES, "unmapped"),
    ],
)
def test_pay_scale_and_staff_group(scale, group, row):
    assert row_of(scale, group) == row


def test_the_staff_group_goes_before_the_occupation_code():
    assert row_of("Band 6", CLERKS, "N6H") == "non-clinical/6"


@pytest.mark.parametrize(
    ("occupation", "row"), [("N6H", "clinical/6"), ("G2A", "non-clinical/6"), ("H2F", "unmapped"), ("?", "unmapped")]
)
def test_the_occupation_code_decides_where_the_staff_group_does_not(occupation, row):
    assert row_of("Band 6", "Students", occupation) == row


def test_a_medical_grade_is_medical_whatever_the_staff_group():
    assert row_of("Consultant", CLERKS) == "medical/consultant"


def test_a_doctor_on_a_band_is_clinical():
    assert row_of("VSM", DOCTORS, role="Medical Director") == "clinical/vsm"


def test_the_role_gives_a_doctor_the_grade_that_the_pay_scale_does_not():
    assert row_of("Local medical scale", DOCTORS, role="Specialty Registrar") == "medical/trainee"
    assert row_of("Local scale", NURSES, role="Specialty Registrar") == "unmapped"


def test_a_medical_director_is_a_consultant_and_within_the_senior_managers():
    assert row_of("Consultant", DOCTORS, role="Clinical Director - Medical") == "medical/consultant"
    within = row_of("Consultant", DOCTORS, role="Clinical Director - Medical", column="within")
    assert within == "medical/senior-medical-manager"
    assert row_of("Consultant", DOCTORS, role="Consultant", column="within") == ""


def test_what_the_organisation_says_goes_first():
    own = Deposit(pay_scales={"local  SCALE 17": "8c", "band 5": "outside"}, settings={"students": "clinical"})
    assert row_of("Local scale 17", NURSES, deposit=own) == "clinical/8c"
    assert row_of("Band 5", NURSES, deposit=own) == ""
    assert row_of("Band 6", "Students", deposit=own) == "clinical/6"


@pytest.mark.parametrize(
    ("said", "row"),
    [("non-clinical/8a", "non-clinical/8a"), ("clinical/vsm", "clinical/vsm"), ("medical/trainee", "medical/trainee")],
)
@pytest.mark.parametrize("group", ["", NURSES, CLERKS])
def test_a_pay_scale_that_the_organisation_puts_in_a_row_needs_no_staff_group_and_goes_before_it(said, row, group):
    own = Deposit(pay_scales={"Grade F": said})
    assert row_of("Grade F", group, deposit=own) == row
    assert findings("staff", "person | pay_scale\n1 | grade f", of="unmapped-setting", deposit=own) == []


def test_a_band_alone_still_needs_to_know_the_block():
    own = Deposit(pay_scales={"Grade F": "8a"})
    assert row_of("Grade F", "", deposit=own) == "unmapped"


def test_a_role_that_the_organisation_places_goes_before_its_staff_group():
    own = Deposit(settings={"Nurse manager": "clinical"})
    assert row_of("Band 7", CLERKS, role="Nurse Manager", deposit=own) == "clinical/7"


STAFF = """
person | pay_scale | staff_group | contract_type
1      | Bnd 7     | 03          | Permanent
1      | Bnd 7     | 03          | Permanent
2      | Bnd 7     | 03          | Permanent
3      | Bnd 7     | 03          | Bank
4      | Band 7    | 03          | Permanent
"""


def test_a_finding_counts_people_who_are_counted_and_looks_for_the_likely_band():
    (found,) = findings("staff", STAFF, of="unmapped-pay-scale")
    assert (found.people, found.moves, found.blocks_return) == (2, 2 / 3, True)
    assert "'Bnd 7' of 2 people" in found.sentence
    assert "'Band 7'" in found.suggestion


def test_bank_staff_without_a_row_block_nothing_unless_they_are_counted():
    assert read("staff", STAFF, "row")[2] == ""
    counted = Deposit(choices={"contract-types": ["permanent", "bank"]})
    assert read("staff", STAFF, "row", deposit=counted)[2] == "unmapped"


def test_a_disagreement_between_staff_group_and_occupation_code_is_said():
    drawn = """
person | pay_scale | staff_group                 | occupation_code
1      | Band 7    | Administrative and Clerical | N6H
2      | Band 7    | Administrative and Clerical | G2A
3      | Band 7    | Administrative and Clerical | H2F
"""
    (found,) = findings("staff", drawn, of="settings-differ")
    assert (found.people, found.blocks_return) == (1, False)
