"""What an organisation decides is signed, and anything unsigned stops the release."""

from datetime import date

import pytest

from tallystick.disclosure.decisions import Decisions, read_decisions
from tallystick.disclosure.signed import RulesRefused

ACCEPTED = """
[contract]
standards = ["wres"]
accepted = { name = "Ada Osei", role = "Senior information risk owner", on = 2026-11-01 }
"""
DUTY = """
[[duty_to_publish]]
legal_basis = "An order of a court"
consents = "Both people agreed in writing"
signed_by = "Ada Osei"
role = "Data protection officer"
on = 2026-11-01

[[duty_to_publish.cells]]
standard = "wres"
year = 2025
indicator = "3"
row = "one-year"
by = "broad-ethnic-group"
part = ""
group = "black"
what = "happened"
"""


def read(text):
    return read_decisions(text, name="decisions.toml")


def test_no_file_decides_nothing():
    assert read("") == Decisions()
    assert Decisions().accepted_for("wres") is None


def test_a_contract_is_accepted_for_the_standards_named():
    accepted = read(ACCEPTED).accepted_for("wres")
    assert (accepted.name, accepted.on) == ("Ada Osei", date(2026, 11, 1))
    assert read(ACCEPTED).accepted_for("wdes") is None


def test_a_duty_to_publish_names_its_cells():
    [duty] = read(DUTY).duty_to_publish
    assert [cell.group for cell in duty.cells] == ["black"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ACCEPTED.replace("Ada Osei", " "), "contract.accepted: a name"),
        (ACCEPTED.replace('"wres"', '"sc-wres"'), "not published by contract"),
        (ACCEPTED.replace("standards", "standard"), "contract.standards"),
        ('stricter = "internal"', "is not one of hes, ten-five"),
        ('stricter = "none"', "is not one of hes, ten-five"),
        (DUTY.replace("An order of a court", ""), "duty_to_publish: a name"),
        (DUTY.split("\n[[duty_to_publish.cells")[0] + "\ncells = []", "name the cells"),
        (DUTY.replace("happened", "hapened"), "cells"),
        (DUTY.replace('"3"', '"33"'), "no indicator '33'"),
        (DUTY.replace("one-year", "one-month"), "no row 'one-month'"),
        (DUTY.replace("2025", "1925"), "duty_to_publish.cells"),
        ("protection = false", "protection"),
        ("[contract", "decisions.toml"),
    ],
)
def test_what_is_unsigned_or_unknown_is_refused(text, says):
    with pytest.raises(RulesRefused, match="Nothing was released") as refused:
        read(text)
    assert says in str(refused.value)
