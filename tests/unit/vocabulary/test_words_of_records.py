"""Every list of words of records: no word under two values, and each value of the list reached."""

import pytest

from tallystick.vocabulary import _files, disability, employment, events, pay_scales, settings
from tallystick.vocabulary.bands import Band, MedicalGrade, Setting
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import AgeBand, AssignmentStatus, Beyond, ContractType, Sex
from tallystick.vocabulary.pay_scales import Outside, WhyUnplaced
from tallystick.vocabulary.staff_groups import StaffGroup, Undecided
from tallystick.vocabulary.words import index


def test_a_word_cannot_stand_under_two_values():
    with pytest.raises(ValueError, match="'Temp' stands under 'b' and under 'a'"):
        index({"a": ["temp"], "b": ["Temp"]})


@pytest.mark.parametrize(
    ("table", "values"),
    [("contract_type_words", ContractType), ("status_words", AssignmentStatus), ("sex_words", Sex)],
)
def test_every_value_has_its_words(table, values):
    assert set(_files.table("employment.toml")[table]) == set(values)


@pytest.mark.parametrize("kind", [ContractType, AssignmentStatus])
def test_every_value_is_read_from_its_code_its_label_and_itself(kind):
    read = employment.read_contract_type if kind is ContractType else employment.read_status
    for value in kind:
        assert read(value.code) is value
        assert read(value.code.lstrip("0")) is value
        assert read(value.label) is value
        assert read(value.value) is value


def test_what_stands_in_a_contract_column_and_is_no_contract():
    assert employment.read_contract_type("Agency worker") is Beyond.NOT_EMPLOYED
    assert employment.read_contract_type("Employee") is Beyond.NOT_SAID
    assert employment.read_contract_type("Zero gravity") is None


def test_yes_no_sex_and_age():
    assert [employment.read_yes_no(text) for text in ("Y", "✓", "-", "maybe", "1.0", "")] == [
        True, True, False, None, True, None,
    ]  # fmt: skip  # one line reads as one table
    assert [employment.read_sex(text) for text in ("F", "Male", "", "Q")] == [Sex.FEMALE, Sex.MALE, Sex.UNKNOWN, None]
    assert [employment.age_band_of(age) for age in (16, 24, 25, 64, 65)] == [
        AgeBand.UNDER_25, AgeBand.UNDER_25, AgeBand.FROM_25, AgeBand.FROM_55, AgeBand.FROM_65,
    ]  # fmt: skip  # one line reads as one table


def test_disability_codes_and_words():
    found = [disability.read(text) for text in ("01", "No", "97", "Prefer not to answer", "", "02")]
    assert found == [
        Disability.DISABLED, Disability.NON_DISABLED, Disability.NOT_STATED, Disability.PREFER_NOT_TO_SAY,
        Disability.NOT_KNOWN, Disability.NON_DISABLED,
    ]  # fmt: skip  # one line reads as one table
    assert not isinstance(disability.read("perhaps"), Disability)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("NHS|XR05|Review Body Band 5", Band.BAND_5),
        ("XN12", Band.BAND_9),
        ("Non Review Body Band 8 - Range D", Band.BAND_8D),
        ("band8a", Band.BAND_8A),
        ("Band 5 Point 3", Band.BAND_5),
        ("NHS|YC72|Consultant (Post 31 Oct 2003)", MedicalGrade.CONSULTANT),
        ("ST03", MedicalGrade.TRAINEE),
        ("Trust Grade Doctor - Career Grade level", MedicalGrade.NON_CONSULTANT_CAREER_GRADE),
        ("Trust Grade Doctor - SHO level", MedicalGrade.OTHER),
        ("Chair", Outside.OUTSIDE),
    ],
)
def test_pay_scales(text, level):
    assert pay_scales.read(text).level is level


@pytest.mark.parametrize(
    "text", ["Band 8", "Band 5/6", "Band 10", "Trust Contract 5", "Apprentice Band 2", "NHS|ZZ99|"]
)
def test_a_pay_scale_that_could_be_two_things_is_not_read(text):
    assert pay_scales.read(text) is WhyUnplaced.NOT_IN_LIST


def test_a_code_and_words_that_differ_are_not_read():
    assert pay_scales.read("NHS|XR05|Review Body Band 6") is WhyUnplaced.CODE_AND_WORDS_DIFFER


def test_a_code_alone_is_as_sure_as_the_list_and_with_words_as_sure_as_they_are():
    assert [pay_scales.read(text).confirmed for text in ("XR05", "XR06", "XR06 Band 6")] == [True, False, True]


def test_an_organisations_own_mapping():
    assert pay_scales.mapped("8A").level is Band.BAND_8A
    assert pay_scales.mapped("clinical/5").setting is Setting.CLINICAL
    senior = pay_scales.mapped("medical/senior-medical-manager")
    assert (senior.level, senior.within) == (MedicalGrade.CONSULTANT, MedicalGrade.SENIOR_MEDICAL_MANAGER)
    with pytest.raises(ValueError, match="nonsense"):
        pay_scales.mapped("nonsense")


@pytest.mark.parametrize("group", list(StaffGroup))
def test_staff_groups_by_code_and_label(group):
    assert settings.read_staff_group(group.value) is group
    assert settings.read_staff_group(group.label.upper()) is group


@pytest.mark.parametrize(
    ("code", "setting"),
    [
        ("021", Setting.MEDICAL), ("n6h", Setting.CLINICAL), ("G2A", Setting.NON_CLINICAL), ("H1A", Undecided.ASK),
        ("21", None), ("", None), ("QQQ", None), ("Nurse", None),
    ],
)  # fmt: skip  # one line reads as one table
def test_occupation_codes(code, setting):
    assert settings.setting_of_occupation(code) is setting


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("q14A", "Q14a"), ("WRES indicator 5", "5"), ("Metric 4a", "4a"), ("How are you?", "How are you?"),
        ("WDES 4a-i", "4a-i"), ("WDES Metric 4a(ii): from managers", "4a-ii"), ("4a.iii", "4a-iii"), ("4a ii", "4a-ii"),
        ("Q4a I look forward to going to work", "Q4a"), ("4a I look forward to going to work", "4a"),
        ("Metric 5, as 4a-i", "5"), ("WDES 4b", "4b"),
    ],
)  # fmt: skip  # one line reads as one table
def test_questions_of_the_survey_and_of_the_standards(text, question):
    assert events.read_question(text) == question


def test_words_of_events():
    assert events.read_case_type("Formal Disciplinary") == events.CaseType(events.CaseKind.DISCIPLINARY, formal=True)
    assert events.read_stage("Offer declined") == events.Reached("offered", withdrew=True)
    assert events.read_movement("Leaver") is events.Movement.LEFT
    assert events.read_took_part("DNA") is False
    assert events.read_mandatory("CPD") is False
    unread = (events.read_case_type, events.read_stage, events.read_movement, events.read_took_part)
    assert [read("zzz") for read in (*unread, events.read_mandatory)] == [None] * 5
