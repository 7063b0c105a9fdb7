"""The fast way through a text without quotation marks reads what Python's own reader reads."""

from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.reading import separated
from tallystick.records.reading.gathering import joined
from tallystick.records.reading.grids import GridKind

TEXT = st.text(st.sampled_from("ab ,;'\n\r\x0b\x85\u2028£"), max_size=60).filter(str.strip)


def rows(parts):
    return joined(list(parts), GridKind.TABLE).rows()


@given(text=TEXT)
def test_fast_and_plain_agree(text):
    fast = rows(separated.plain_parts(text.encode(), ",", "a.csv"))
    assert fast == rows(separated.quoted_parts(text.encode(), ",", "a.csv"))


@given(table=st.lists(st.lists(st.text("ab,\"\n' ", max_size=4), min_size=2, max_size=4), min_size=1, max_size=6))
def test_what_is_written_is_read_and_each_row_starts_where_the_last_one_ended(table):
    written = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in table]
    starts = [1 + "".join(written[:number]).count("\n") for number in range(len(table))]
    read = rows(separated.quoted_parts("".join(written).encode(), ",", "a.csv"))
    assert [row[-1] for row in read] == starts
    for wanted, (*cells, _) in zip(table, read, strict=True):
        assert unpadded(cells) == unpadded(wanted)


def unpadded(cells):
    """The cells up to the last that is more than blank."""
    width = max((number for number, cell in enumerate(cells, start=1) if cell.strip(" ")), default=0)
    return list(cells[:width])
