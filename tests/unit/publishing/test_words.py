"""The words of a release are those of the very definition it was made under."""

from dataclasses import replace

import pytest

from tallystick.errors import InputRefused
from tallystick.publishing.report import to_html
from tests.unit.publishing.releases import ONE_INDICATOR, example


def test_figures_made_under_another_definition_are_not_printed_with_this_one_s_words():
    release = example(ONE_INDICATOR)
    [table] = release.tables
    used = replace(table.provenance.definition, id="wres/2020.99", sha256="0" * 64)
    other = replace(table, provenance=replace(table.provenance, definition=used))
    with pytest.raises(InputRefused, match=r"wres/2020\.99"):
        to_html(replace(release, tables=(other,)), term=None)
