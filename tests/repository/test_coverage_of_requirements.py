"""Every row that a membership body's plan is asked for is carried by the starting plan and by a part of the service."""

import tomllib

import pytest

from tests.repository.tracked import ROOT

DATA = ROOT / "src/tallystick_web/plans/data"
COVERAGE = tomllib.loads((DATA / "coverage.toml").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs/reference/coverage.md").read_text(encoding="utf-8")
ROWS = [f"R{number:03}" for number in range(1, 158)]
DO = ("action", "success", "measure", "outcome", "commitment", "objective")


def carried_by(plan):
    """The ids of items and measures that carry each row."""
    found = {}
    for kind in DO:
        for item in plan[kind]:
            for row in item["requirements"]:
                found.setdefault(row, set()).add(item["id"])
    return found


def plan_called(name):
    return tomllib.loads((DATA / "templates" / f"{name}.toml").read_text(encoding="utf-8"))


SEED = plan_called("membership-body")


def test_every_row_says_what_it_asks():
    assert list(COVERAGE["asks"]) == ROWS
    assert [row for row, says in COVERAGE["asks"].items() if not (20 < len(says) <= 300 and says.endswith("."))] == []
    assert len(set(COVERAGE["asks"].values())) == len(ROWS)


def test_every_row_is_carried_by_an_item_of_the_starting_plan():
    assert sorted(carried_by(SEED)) == ROWS


def test_a_row_that_nothing_carries_is_missed():
    without = {kind: [one for one in SEED[kind] if "R097" not in one["requirements"]] for kind in DO}
    assert "R097" not in carried_by(without)


# Chosen by hand from what each row asks: a senior team that matches, a gender pay gap, a yearly audit.
@pytest.mark.parametrize(
    ("row", "carriers"),
    [
        ("R002", {"promises-covered", "nothing-promised-without-a-way"}),
        ("R012", {"six-monthly-review", "reviews-on-time"}),
        ("R025", {"train-leaders", "senior-team-trained", "line-managers-trained"}),
        ("R050", {"senior-team-matches", "senior-team-gap", "senior-team-matches-staff"}),
        ("R052", {"count-the-stages", "appointment-ratio", "stage-ratios"}),
        ("R060", {"remind-voters", "election-result"}),
        ("R079", {"audit-procurement", "audit-findings-closed"}),
        ("R097", {"publish-pay-gap", "gender-pay-gap"}),
        ("R112", {"voices-behind-positions", "positions-with-range"}),
        ("R125", {"quarterly-look-back", "chances-missed"}),
        ("R151", {"speaker-tracker", "fair-load"}),
        ("R157", {"share-learning", "learning-shared"}),
    ],
)
def test_a_row_is_carried_by_what_it_asks_for(row, carriers):
    assert carriers <= carried_by(SEED)[row]


def test_every_row_but_judgements_of_the_frame_has_a_measure():
    measured = {row for one in SEED["measure"] for row in one["requirements"]}
    assert [row for row in ROWS if row not in measured] == ["R003"]  # a list of headings


def test_no_plan_or_place_names_a_row_that_there_is_not():
    named = {row for plan in ("membership-body", "trust") for row in carried_by(plan_called(plan))}
    named |= {row for place in COVERAGE["place"] for row in place["requirements"]}
    assert named <= set(ROWS)


def test_parts_of_the_service_are_said_to_be_there_exactly_where_they_are():
    landed = {place["part"] for place in COVERAGE["place"] if place["landed"]}
    named = {place["part"] for place in COVERAGE["place"]}
    assert landed == {part for part in named if (ROOT / "src/tallystick_web" / part).is_dir()}


def test_every_place_carries_a_row_and_stands_once():
    ids = [place["id"] for place in COVERAGE["place"]]
    assert len(ids) == len(set(ids))
    assert [place["id"] for place in COVERAGE["place"] if not place["requirements"]] == []


def test_the_page_says_of_every_row_what_carries_it_and_what_is_still_to_come():
    lines = {line[2:6]: line for line in PAGE.splitlines() if line.startswith(("| R0", "| R1"))}
    assert list(lines) == ROWS
    for place in COVERAGE["place"]:
        for row in place["requirements"]:
            told = f"`{place['id']}`" + ("" if place["landed"] else " (comes with ")
            assert told in lines[row], (row, place["id"])
