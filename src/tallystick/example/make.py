"""Every file of a made-up organisation: a folder of extracts for each year, and what the counts should be."""

from collections.abc import Mapping

from tallystick.definitions import available
from tallystick.example.extracts.events import cases, learning
from tallystick.example.extracts.pay_files import pay_file
from tallystick.example.extracts.recruitment import recruitment
from tallystick.example.extracts.small import board, deposit_of, survey
from tallystick.example.extracts.staff_lists import staff_list
from tallystick.example.pay_truth import pay_truth
from tallystick.example.truth import truth_of
from tallystick.example.world import World
from tallystick.records.deposit import FILE_NAME, to_toml
from tallystick.tallies.return_file import write_return_file

TRUTH = "truth"
_YEARS_OF_PAY = 2  # the newest: pay is held against the year before, and no further back


def folder_of(world: World, year: int) -> Mapping[str, bytes]:
    """The extracts of one year as they would be handed in, by file name."""
    parts = (staff_list, recruitment, cases, learning, board, survey)
    files = {name: content for part in parts for name, content in part(world, year).items()}
    return {**files, FILE_NAME: to_toml(deposit_of(world)).encode()}


def example_files(world: World) -> dict[str, bytes]:
    """All files, by path: one folder for each reported year, and the true counts in a folder of their own."""
    files: dict[str, bytes] = {}
    for year in reported_years(world):
        files |= {f"{year}/{name}": content for name, content in folder_of(world, year).items()}
        for standard in ("wres", "wdes"):
            if f"{standard}/{year}" in available():
                truth = truth_of(world, year, standard=standard)
                files[f"{TRUTH}/{standard}-{year}.csv"] = write_return_file([truth])
    for year in reported_years(world)[-_YEARS_OF_PAY:]:
        files |= {f"{year}/{name}": content for name, content in pay_file(world, year).items()}
        files[f"{TRUTH}/pay-{year}.json"] = pay_truth(world, year)
    return files


def reported_years(world: World) -> tuple[int, ...]:
    """The years that are reported: all but the first, which only fills the windows of two years."""
    return tuple(year.snapshot.year for year in world.years[1:])
