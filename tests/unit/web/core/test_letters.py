"""Letters that spoil files or turn the order of reading become spaces; every other letter stays."""

from xml.etree import ElementTree

import pytest
from django import forms

from tallystick_web.core.forms_once import FIELD, OnceForm, fresh_key
from tallystick_web.core.letters import legible

SPOILED = ("\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\u202e", "\u2066", "\u200f", "\ufeff")
KEPT = "A team’s own words – naïve, Žižek, ¾, 字, 🙂, e\u0301\tand a\nline"


@pytest.mark.parametrize("letter", SPOILED, ids=ascii)
def test_a_letter_that_spoils_a_file_becomes_a_space(letter):
    assert legible(f"before{letter}after") == "before after"
    ElementTree.fromstring(f"<a>{legible(letter)}</a>")


def test_every_other_letter_stays():
    assert legible(KEPT) == KEPT


class Said(OnceForm):
    said = forms.CharField(strip=False)


def test_no_form_takes_one_in():
    form = Said({FIELD: str(fresh_key()), "said": "before\x0bafter\u202e"})
    assert form.is_valid()
    assert form.cleaned_data["said"] == "before after "
