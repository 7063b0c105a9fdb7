"""What a publication says of a figure that was typed in: its number stands first, and counts beside it come to it."""

import pytest

from tallystick.account.published_figures import Claim


def said(value, text):
    """In which sentence a page departs from the list, where both say this of a figure that was typed in."""
    listed = Claim(where="publication.json", figure="recorded-value/1", value=value)
    return Claim(where="figures.html", figure="recorded-value/1", value=value, text=text).differs_from(listed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("71", "71% (44 of 62)"),
        ("51.7", "51.7% (31 of 60)"),
        ("12.5", "12.5% (1 of 8)"),
        ("1250", "1,250"),
        ("40", "40% to the nearest 5 (about 40 of 110)"),
        ("1.4", "about 1.4 times, each group of 10 people or more"),
    ],
)
def test_a_number_with_the_counts_behind_it_holds(value, text):
    assert said(value, text) == ""


@pytest.mark.parametrize(
    ("value", "text", "what"),
    [
        ("71", "72% (44 of 62)", "is not its value rounded"),
        ("71", "71% (45 of 62)", "do not come to its value"),
        ("71", "71% (44 of 0)", "do not come to its value"),
        ("71", "Withheld", "is not its value rounded"),
    ],
)
def test_another_number_or_counts_that_come_to_another_are_found(value, text, what):
    assert what in said(value, text)
