"""What a ledger of pay lets a second release hold: nothing that tells what the few are paid by whom two differ."""

import json

import pytest

from tallystick.errors import DisclosureRefused
from tests.integration.commands import command
from tests.integration.pay_files import pay_file


@pytest.fixture
def give(tmp_path):
    """Makes an approved set of a file, and gives what came of it and its figures."""
    made = []

    def run(content, *arguments, audience="public"):
        made.append(content)
        file, out = tmp_path / f"pay-{len(made)}.csv", tmp_path / f"set-{len(made)}"
        file.write_bytes(content)
        result = command("pay", file, "--audience", audience, "--ledger", tmp_path / "ledger", "--out", out, *arguments)
        if result.exception is not None:
            return result.exception
        return json.loads((out / "figures.json").read_text())

    return run


def levels(data):
    return [
        one for one in data["results"] if one["measure"] == "mean_hourly_pay" and not isinstance(one["value"], dict)
    ]


def test_another_day_near_the_first_is_taken_for_the_same(give):
    content = pay_file(2000)
    give(content)
    leaver = b"\n".join(
        line for line in content.split(b"\n") if not line.startswith(b"Example NHS Trust,2025-03-31,P00007")
    )
    found = give(leaver.replace(b"2025-03-31", b"2025-04-30"))
    assert isinstance(found, DisclosureRefused)
    assert "on a day near it" in str(found)


def test_two_days_of_one_year_do_not_leave_in_one_release(give):
    content = pay_file(2000)
    both = content + content.replace(b"2025-03-31", b"2025-04-30").split(b"\n", 1)[1]
    assert give(both)["snapshot"] == "2025-04-30"


def test_a_second_characteristic_of_the_day_leaves_without_pounds(give):
    content = pay_file(2000)
    assert levels(give(content))
    second = give(content, "--profile", "gpg-2017")
    assert not levels(second)
    gap = next(one for one in second["results"] if one["measure"] == "mean_hourly_gap" and not one["by"])
    assert isinstance(gap["value"], float)


def test_a_column_that_was_not_there_before_brings_nothing_new(give):
    content = pay_file(2000)
    narrow = b"\n".join(b",".join(line.split(b",")[:9]) for line in content.split(b"\n"))
    assert not isinstance(give(narrow, audience="organisation"), DisclosureRefused)
    assert isinstance(give(content, audience="organisation"), DisclosureRefused)


def test_the_next_year_leaves_with_levels_of_its_own(give):
    give(pay_file(2000, year=2024))
    give(pay_file(2000, year=2024), "--profile", "gpg-2017")
    both = pay_file(2000, year=2024) + pay_file(2000, year=2025, seed=2).split(b"\n", 1)[1]
    newest, before = give(both)
    assert (newest["snapshot"], before["snapshot"]) == ("2025-03-31", "2024-03-31")
    assert levels(newest)
