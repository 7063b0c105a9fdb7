"""Many organisations beside each other: who has a place, where it is, and what is said of it."""

from tallystick.account.across import Asked, across, given_in
from tallystick.account.across_told import grid_of, left_out_sentences, sentence_of, sentence_of_own
from tests.spec.tables import rows
from tests.unit.publishing.releases import release_of

title = "Each organisation is held against what chance and the usual differences give, and none is ranked"

# Of indicator 2: white and BME applicants appointed of those shortlisted. Where they are blank it gave nothing of it.
TWELVE = """
    organisation | white    | bme      | where it lies
    Mole         | 200/1000 | 100/500  | within the limits
    Otter        | 210/1000 | 102/500  | within the limits
    Badger       | 190/1000 | 98/500   | within the limits
    Heron        | 205/1000 | 99/500   | within the limits
    Weasel       | 400/2000 | 203/1000 | within the limits
    Stoat        | 104/500  | 50/250   | within the limits
    Ferret       | 98/500   | 51/250   | within the limits
    Vole         | 300/1000 | 60/500   | above the 99.8% limit
    Shrew        | 202/1000 | 101/500  | within the limits
    Hare         | 0/5      | 1/4      | within the limits
    Lynx         | 150/1000 | 130/500  | below the 99.8% limit
    Newt         | 240/1000 | 84/500   | above the 95% limit, within the 99.8% limit
    Toad         | 0/10     | 0/9      | left out: it happened to nobody in either group
    Frog         |          |          | left out: it gave no figure
    Eel          | 21%      | 20%      | left out: it gave no counts of people
"""
ASKED = Asked(standard="wres", year=2025, indicator="2")


def release(name, white, bme):
    """A release with a figure of another indicator beside the one that is drawn."""
    lines = [f"2: white {white}, bme {bme}"] if white else []
    return release_of(*lines, "7: white 60% of 100, bme 50% of 80", organisation=name)


def put_beside(drawn, *, own=""):
    return across(given_in([release(*cells[:3]) for cells in rows(drawn)], ASKED), ASKED, own=own)


def test_where_each_organisation_lies_in_the_order_of_names():
    grid = grid_of(put_beside(TWELVE))
    assert {row[0]: row[-1] for row in grid.rows} == {cells[0]: cells[3] for cells in rows(TWELVE)}
    assert [row[0] for row in grid.rows] == sorted(cells[0] for cells in rows(TWELVE))


def test_each_has_its_own_range_and_what_its_figure_says_by_itself():
    grid = grid_of(put_beside(TWELVE))
    told = {row[0]: dict(zip(grid.heads, row, strict=True)) for row in grid.rows}
    assert grid.heads[4:] == ("95% range", "Allowing for chance", "What it says", "Where it lies")
    assert (told["Vole"]["95% range"], told["Vole"]["What it says"]) == ("1.94 to 3.23", "a clear difference")
    assert told["Hare"]["What it says"].startswith("too few people to be sure")
    assert (told["Frog"]["95% range"], told["Frog"]["What it says"]) == ("none", "not given")


def test_what_is_said_of_them_all():
    assert sentence_of(put_beside(TWELVE)) == (
        "Of 12 organisations, 10 lie within what chance and the usual differences between organisations would give, "
        "1 lies above and 1 below. "
        "1 of those 10 lies outside the 95% limits, where about one in twenty is expected."
    )


def test_what_is_said_of_those_left_out():
    assert left_out_sentences(put_beside(TWELVE)) == (
        "1 organisation is left out because it gave no figure.",
        "1 organisation is left out because it gave no counts of people.",
        "1 organisation is left out because it happened to nobody in either group.",
    )


def test_what_is_said_of_ones_own():
    assert sentence_of_own(put_beside(TWELVE, own="Newt")) == ("Newt lies above the 95% limit, within the 99.8% limit.")
    assert sentence_of_own(put_beside(TWELVE, own="Frog")) == "Frog is left out, because it gave no figure."


def test_where_organisations_differ_by_no_more_than_chance_gives_the_limits_are_those_of_chance_alone():
    alike = "\n".join(f"    Trust {n:02} | {200 + n}/1000 | {100 + n % 3}/500 | " for n in range(12))
    found = put_beside(f"organisation | white | bme | lies\n{alike}")
    assert found.plot.between == 0
    assert sentence_of(found) == "All 12 organisations lie within what chance alone would give."


def test_a_few_organisations_have_no_limits_and_it_is_said_why():
    nine = "\n".join(TWELVE.strip().splitlines()[:10])
    found = put_beside(nine)
    assert sentence_of(found) == (
        "No limits are drawn: limits need the counts of at least 10 organisations, and there are 9."
    )
    assert {row[-1] for row in grid_of(found).rows} == {"no limits"}
