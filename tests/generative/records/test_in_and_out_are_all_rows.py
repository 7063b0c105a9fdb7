import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.frames import RETURN_KINDS, UNMAPPED, RecordKind
from tallystick.records.interpret import interpret
from tallystick.tallies.detail import Stage
from tallystick.vocabulary.bands import rows
from tallystick.vocabulary.ethnicity.members import EVERY_MEMBER
from tallystick.vocabulary.periods import Snapshot
from tests.generative.examples import tried
from tests.generative.records.messy import CELLS, DEPOSIT, tables

# Tables are slow to draw, and seven kinds of them are drawn.
fewer = tried(quick=20, long=3_333)
of_one_kind = tried(quick=40, long=10_000)
MEMBERS = {*map(str, EVERY_MEMBER), UNMAPPED, ""}


def interpreted(*found):
    return interpret(found, DEPOSIT, organisation="Northmoor", snapshot=Snapshot(2025))


@pytest.mark.parametrize("kind", list(CELLS))
def test_every_row_is_in_a_frame_or_set_aside_and_never_both(kind):
    @fewer
    @given(table=tables(kind))
    def law(table):
        found = interpreted(table)
        kept = found.records.frames[RecordKind(kind)]["line"].to_list()
        gone = found.excluded["line"].to_list()
        assert sorted(kept + gone) == table.cells["line"].to_list()
        (summary,) = found.summary
        assert (summary.rows, summary.set_aside) == (table.cells.height, len(gone))
        said = " ".join(f"{each.sentence} {each.suggestion}" for each in found.findings)
        assert "'zzz'" not in said  # what few people wrote about their ethnicity

    law()


def test_every_kind_is_drawn():
    assert set(CELLS) == set(RETURN_KINDS)


@fewer
@given(found=st.tuples(*(tables(kind) for kind in CELLS), tables("staff")))
def test_a_whole_folder_keeps_its_rows_and_the_order_of_each_file(found):
    whole = interpreted(*found)
    assert sum(frame.height for frame in whole.records.frames.values()) + whole.excluded.height == sum(
        table.cells.height for table in found
    )
    assert [each.moves for each in whole.findings] == sorted((each.moves for each in whole.findings), reverse=True)
    assert all(0 < each.moves <= 1 and each.people > 0 for each in whole.findings)


@of_one_kind
@given(table=tables("staff"))
def test_staff_hold_only_what_the_lists_hold(table):
    frame = interpreted(table).records.frames[RecordKind.STAFF]
    assert set(frame["ethnicity"]) <= MEMBERS - {""}
    assert set(frame["row"]) <= {*(row.code for row in rows()), UNMAPPED, ""}
    assert set(frame["within"]) <= {"medical/senior-medical-manager", ""}
    assert frame.filter((pl.col("within") != "") & (pl.col("row") != "medical/consultant")).is_empty()
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    assert frame.select(texts).null_count().sum_horizontal().item() == 0


@of_one_kind
@given(table=tables("applications"))
def test_no_stage_holds_more_than_the_one_before(table):
    frame = interpreted(table).records.frames[RecordKind.APPLICATIONS]
    for reached in frame.select(list(Stage)).rows():
        assert list(reached) == sorted(reached, reverse=True)
        assert min(reached) >= 0
