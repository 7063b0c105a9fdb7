import pytest

from tallystick.vocabulary.bands import (
    Band,
    MedicalGrade,
    Row,
    Setting,
    Unplaced,
    cluster_of,
    clusters,
    row,
    row_label,
    rows,
    tier_of,
    tiers,
)

BANDS = "under-1 1 2 3 4 5 6 7 8a 8b 8c 8d 9 vsm"
GRADES = "consultant senior-medical-manager non-consultant-career-grade trainee other"
CLUSTERS = {
    "1": "under-1 1 2 3 4",
    "2": "5 6 7",
    "3": "8a 8b",
    "4": "8c 8d 9 vsm",
    "5": "consultant",
    "6": "non-consultant-career-grade",
    "7": "trainee",
}
TIERS = {"lower": "under-1 1 2 3 4 5", "middle": "6 7", "upper": "8a 8b 8c 8d 9 vsm"}


def test_indicator_one_has_the_rows_of_the_return_in_its_order():
    expected = [f"non-clinical/{band}" for band in BANDS.split()]
    expected += [f"clinical/{band}" for band in BANDS.split()]
    expected += [f"medical/{grade}" for grade in GRADES.split()]
    assert [each.code for each in rows()] == expected


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("clinical/8a", "Clinical, band 8a"),
        ("non-clinical/under-1", "Non-clinical, under band 1"),
        ("non-clinical/vsm", "Non-clinical, very senior manager"),
        ("medical/consultant", "Medical and dental, consultants"),
        (
            "medical/senior-medical-manager",
            "Medical and dental, senior medical managers (part of consultants)",
        ),
        ("medical/other", "Medical and dental, other grades"),
    ],
)
def test_a_row_has_a_plain_name(code, label):
    assert row_label(code) == label


@pytest.mark.parametrize("code", ["clinical/8A", "medical/5", "clinical/consultant", "workforce", ""])
def test_a_row_that_the_indicator_does_not_have_is_refused(code):
    with pytest.raises(ValueError, match="no row"):
        row(code)


@pytest.mark.parametrize(
    ("setting", "level"),
    [(Setting.MEDICAL, Band.BAND_5), (Setting.CLINICAL, MedicalGrade.TRAINEE)],
)
def test_a_row_cannot_join_a_block_and_a_level_of_another(setting, level):
    with pytest.raises(ValueError, match="no row"):
        Row(setting, level)


def test_only_senior_medical_managers_are_left_out_of_totals():
    assert [each.code for each in rows() if not each.adds_to_total] == ["medical/senior-medical-manager"]
    assert MedicalGrade.SENIOR_MEDICAL_MANAGER.counted_within is MedicalGrade.CONSULTANT


def test_every_band_grade_and_setting_has_a_label():
    assert all(each.label for each in (*Band, *MedicalGrade, *Setting))
    assert Band.BAND_8A.label == "Band 8a"
    assert Band.UNDER_1.label == "Under band 1"
    assert Band.VSM.label == "Very senior manager"


@pytest.mark.parametrize(("made", "listed"), [(tiers(), TIERS), (clusters(), CLUSTERS)])
def test_tiers_and_clusters_hold_the_listed_levels(made, listed):
    assert {each.code: each.levels for each in made} == {
        code: frozenset(values.split()) for code, values in listed.items()
    }


def test_every_band_is_in_exactly_one_tier_and_no_grade_is_in_any():
    placed = [level for tier in tiers() for level in tier.levels]
    assert sorted(placed) == sorted(Band)
    assert all(band in tier_of(band).levels for band in Band)


def test_every_level_is_in_exactly_one_cluster_or_has_a_reason_for_none():
    placed = [level for cluster in clusters() for level in cluster.levels]
    without = [level for level in (*Band, *MedicalGrade) if isinstance(cluster_of(level), Unplaced)]
    assert without == [MedicalGrade.SENIOR_MEDICAL_MANAGER, MedicalGrade.OTHER]
    assert sorted([*placed, *without]) == sorted([*Band, *MedicalGrade])
    assert all(cluster_of(level).reason for level in without)


def test_a_level_finds_its_cluster():
    assert cluster_of(Band.BAND_8B).code == "3"
    assert cluster_of(MedicalGrade.TRAINEE).code == "7"


def test_lists_not_seen_in_an_original_say_so():
    assert not any(each.confirmed for each in (*tiers(), *clusters()))
