import pytest

from tallystick.vocabulary import _files
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.staff_types import StaffType, read_staff_type, staff_type_of


@pytest.mark.parametrize("table", ["labels", "words"])
def test_every_staff_type_has_its_label_and_its_words_and_none_is_left_over(table):
    assert set(_files.table("staff_types.toml")[table]) == set(StaffType)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("agenda-for-change", StaffType.AGENDA_FOR_CHANGE),
        ("Agenda for Change", StaffType.AGENDA_FOR_CHANGE),
        ("AfC", StaffType.AGENDA_FOR_CHANGE),
        ("medical", StaffType.MEDICAL_AND_DENTAL),
        ("Medical & Dental", StaffType.MEDICAL_AND_DENTAL),
        ("V.S.M.", None),
        ("VSM", StaffType.VERY_SENIOR_MANAGER),
        ("Very senior managers and others", StaffType.VERY_SENIOR_MANAGER),
        ("Local", StaffType.OTHER),
        ("not recorded", StaffType.NOT_RECORDED),
        ("what we call it", None),
        ("", None),
    ],
)
def test_a_staff_type_is_read_as_people_write_it(text, meant):
    assert read_staff_type(text) is meant


def test_a_band_or_a_grade_tells_the_staff_type():
    assert {staff_type_of(grade) for grade in MedicalGrade} == {StaffType.MEDICAL_AND_DENTAL}
    assert staff_type_of(Band.VSM) is StaffType.VERY_SENIOR_MANAGER
    assert {staff_type_of(band) for band in Band if band is not Band.VSM} == {StaffType.AGENDA_FOR_CHANGE}
