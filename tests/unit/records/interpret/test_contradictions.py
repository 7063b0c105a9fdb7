from itertools import permutations

import pytest

from tallystick.records.frames import RecordKind
from tests.spec.records.drawn import findings, interpreted, read, table


def said(*tables):
    return [found for found in interpreted(*tables).findings if found.kind == "contradicted"]


def test_the_row_that_stands_for_the_person_decides_and_the_people_are_told():
    drawn = """person | ethnicity | primary | start
1 | A | Y | 01/05/2020
1 | N | N | 01/06/2024
2 | A | N | 01/05/2020
2 | N | N | 01/06/2024
3 | A | Y | 01/05/2020
3 | A | N | 01/06/2024"""
    (found,) = findings("staff", drawn, of="contradicted")
    assert (found.people, found.moves, found.blocks_return) == (2, 2 / 3, False)
    assert "2 people stand with more than one ethnicity" in found.sentence
    assert "staff.csv, lines 2, 3, 4, 5" in found.sentence
    assert read("staff", drawn, "ethnicity") == ["A", "N", "A", "N", "A", "A"]


@pytest.mark.parametrize("unknown", ["Z", "", "99"])
def test_what_is_stated_goes_before_what_is_unknown(unknown):
    drawn = f"person | ethnicity | primary\n1 | {unknown} | Y\n1 | N | N\n2 | Z | Y"
    (found,) = findings("staff", drawn, of="contradicted")
    assert (found.people, found.blocks_return) == (1, False)
    assert "1 person stands with a stated ethnicity on one row" in found.sentence
    assert read("staff", drawn, "ethnicity") == ["N", "N", "not-stated"]


def test_nobodys_ethnicity_is_decided_by_the_name_of_a_file():
    rows = ["1 | A", "1 | N"]
    for names in permutations(("a.csv", "b.csv")):
        lists = [table("staff", f"person | ethnicity\n{row}", file=name) for row, name in zip(rows, names, strict=True)]
        (found,) = said(*lists)
        assert (found.people, found.blocks_return) == (1, True)
        assert "nothing decides" in found.sentence
        assert "a.csv, line 2; b.csv, line 2" in found.sentence
        frame = interpreted(*lists).records.frames[RecordKind.STAFF]
        assert frame["ethnicity"].to_list() == ["unmapped", "unmapped"]


@pytest.mark.parametrize(("column", "first", "second"), [("fte", "1.0", "0.5"), ("start", "01/06/2024", "01/05/2020")])
def test_rows_that_differ_in_what_decides_block_nothing(column, first, second):
    drawn = f"person | ethnicity | {column}\n1 | A | {second}\n1 | N | {first}"
    assert [found.blocks_return for found in findings("staff", drawn, of="contradicted")] == [False]


def test_disability_leaves_its_own_standard_out_and_not_the_other():
    drawn = "person | ethnicity | disability\n1 | A | Yes\n1 | A | No"
    (found,) = findings("staff", drawn, of="contradicted")
    assert not found.blocks_return
    assert "more than one disability status" in found.sentence
    assert read("staff", drawn, "ethnicity", "disability") == [("A", "unmapped"), ("A", "unmapped")]


@pytest.mark.parametrize(
    "drawn",
    [
        "person | ethnicity\n1 | A\n1 | 99\n | A\n | N\n2 | Z\n2 | 99",
        "person | ethnicity | end\n1 | A |\n1 | N | 01/05/2020",
        "person | ethnicity | contract_type\n1 | A | Permanent\n1 | N | Bank",
        "person | ethnicity | organisation\n1 | A | North\n1 | N | South",
    ],
    ids=["unknowns and nobody's rows", "a job that ended", "a job that is not counted", "two organisations"],
)
def test_what_is_no_contradiction(drawn):
    assert not [found for found in findings("staff", drawn, of="contradicted") if "more than one" in found.sentence]


def test_one_national_number_brings_the_contradiction_to_light():
    drawn = "person | nhs_identifier | ethnicity\n20 | 9001 | A\n30 | 9001 | N"
    assert [found.people for found in findings("staff", drawn, of="contradicted")] == [1]


def test_a_text_nobody_could_place_stays_so():
    assert read("staff", "person | ethnicity\n1 | A\n1 | zzz", "ethnicity") == ["A", "unmapped"]
