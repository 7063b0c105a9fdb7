"""A table that could not be read is refused before it is drawn."""

import pytest

from tallystick.publishing.workbook.sheets import Column, Sheet


def test_two_columns_may_not_have_one_name():
    with pytest.raises(ValueError, match="two columns called rate"):
        Sheet(name="One", title="One", columns=(Column("Rate", 9), Column("rate", 9)), rows=())


def test_a_row_has_a_cell_for_every_column():
    with pytest.raises(ValueError, match="too many cells or too few"):
        Sheet(name="One", title="One", columns=(Column("Rate", 9),), rows=(("a", "b"),))
