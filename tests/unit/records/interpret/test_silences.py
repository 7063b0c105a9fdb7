import pytest

from tallystick.records.frames import RecordKind
from tests.spec.records.drawn import interpreted, table

PLAIN = "person | ethnicity\n1 | A"
BOTH = "person | ethnicity | disability\n1 | A |"


def silent(*tables):
    return interpreted(*tables).records.silent


@pytest.mark.parametrize("kind", ["staff", "applications", "board"])
def test_a_kind_without_the_column_is_silent_and_one_with_a_blank_cell_is_not(kind):
    assert silent(table(kind, PLAIN)) == {(RecordKind(kind), "disability")}
    assert silent(table(kind, BOTH)) == frozenset()


def test_the_staff_list_answers_for_a_case_that_names_its_person():
    assert silent(table("cases", "person | opened\n1 | 01/05/2024")) == frozenset()
    assert silent(table("cases", "ethnicity | opened\nA | 01/05/2024")) == {(RecordKind.CASES, "disability")}


def test_one_file_of_a_kind_that_says_it_is_enough_and_the_others_are_named():
    two = [table("applications", PLAIN, file="old.csv"), table("applications", BOTH, file="new.csv")]
    made = interpreted(*two)
    assert made.records.silent == frozenset()
    (found,) = [each for each in made.findings if each.kind == "no-column"]
    assert found.sentence == "old.csv: no column says who is disabled; 1 row counts as unknown."
    assert found.people == 1
