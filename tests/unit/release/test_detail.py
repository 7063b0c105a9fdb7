"""Parts of an organisation go through the gate like everything else, and no further than the desk."""

from tallystick.release.canonical import from_bytes, to_bytes
from tallystick.release.quantity import Quantity
from tallystick.release.shown import Shown
from tests.unit.publishing.detailed import CHOICES, detailed, table_of
from tests.unit.release.tables import everything_in

# No policy of another audience exists yet; this one is made up to see what it would be given.


def test_no_exact_number_is_left_in_parts_or_steps():
    made = detailed()
    everything = list(everything_in(made))
    assert not [one for one in everything if isinstance(one, Quantity)]
    before = [one for one in everything_in(table_of()) if isinstance(one, Quantity)]
    assert len([one for one in everything if isinstance(one, Shown)]) == len(before)


def test_the_desk_is_given_parts_recruitment_and_choices():
    (table,) = detailed().tables
    assert {part.by for part in table.breakdowns} == {"directorate", "age-band", "band"}
    assert len(table.funnel) == 6
    assert table.choices == CHOICES


def test_a_release_with_parts_reads_back_to_itself():
    made = detailed()
    assert from_bytes(to_bytes(made)) == made


def test_results_of_parts_are_found_by_indicator_and_stand_apart_from_the_others():
    (table,) = detailed().tables
    assert {part.result.row for part in table.parts_of("3")} == {"", "two-year"}
    assert table.parts_of("4") == ()
    assert all(part.result not in table.results for part in table.breakdowns)
