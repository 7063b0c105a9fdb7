"""Text that looks like a formula stays text on its way through a spreadsheet."""

import pytest

from tallystick.vocabulary.formulas import as_it_was, harmless


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5", "@name"])
def test_what_would_be_calculated_gets_an_apostrophe_and_loses_it_again(text):
    assert harmless(text) == f"'{text}"
    assert as_it_was(harmless(text)) == text


@pytest.mark.parametrize("text", ["\tstaff", "\rstaff"])
def test_a_space_that_hides_a_formula_gets_one_too(text):
    assert harmless(text).startswith("'")


@pytest.mark.parametrize("text", ["", "Northmoor", "St Mary's", "5-6", "'quoted'"])
def test_any_other_text_stays_as_it_is(text):
    assert harmless(text) == text
    assert as_it_was(text) == text
