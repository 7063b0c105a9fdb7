"""Releases for tests, made the way the program makes them: a return is written, read, measured and released.

A line of a return is drawn as ``2: white 300/1200, bme 120/760``. Indicators 1 and 9 take heads (``white 17``),
surveys may take a percentage (``bme 15.2%``, ``bme 15.2% of 798``).
"""

import csv
import io
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.publishing.words import Words
from tallystick.release.shown import Hidden, Reason, Shown
from tallystick.release.verdict import Measure
from tallystick.tallies.return_file import read_return_file
from tallystick.tallies.sheet import RETURN
from tallystick.vocabulary.terms import official, term
from tests.unit.release.tables import INTERNAL

EXAMPLES = Path(__file__).parents[3] / "example/returns"
FULL, ONE_INDICATOR = "northmoor-2025.csv", "kent-and-medway-2020.csv"
TRUST = "Made-up Trust"


def return_of(*lines, organisation=TRUST, year=2025):
    """The bytes of a return file with ``lines``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(RETURN.columns)
    for line in lines:
        asked, _, groups = line.partition(":")
        indicator, _, row = asked.strip().partition(" ")
        for drawn in groups.split(","):
            group, _, amount = drawn.strip().partition(" ")
            writer.writerow((organisation, "wres", year, indicator, row, group, *_cells(amount)))
    return out.getvalue().encode()


def _cells(amount):
    """Happened, people and percent."""
    if "%" in amount:
        percent, _, people = amount.replace("of", "").partition("%")
        return "", people.strip(), percent
    happened, _, people = amount.partition("/")
    return happened, people, ""


def read(content, *, name="return.csv"):
    """The only release of a return file."""
    understood = understood_counts((read_return_file(content, name=name),))
    (made,) = releases_of(understood, INTERNAL)
    return made


def release_of(*lines, organisation=TRUST, year=2025, name="return.csv"):
    """The release of a drawn return."""
    return read(return_of(*lines, organisation=organisation, year=year), name=name)


@cache
def example(name=FULL):
    """The release of an example that comes with the program. Nobody can alter it, so all tests share it."""
    return read((EXAMPLES / name).read_bytes(), name=name)


def words_for(release, *, house=None):
    """The words of the newest table, under a house term or the official one."""
    table = release.tables[0]
    return Words.of(table, term(house) if house else official())


def compared(release, indicator, row=""):
    """The comparison of an indicator that is not a share: the one of ``row``, or the first."""
    shares = (Measure.SHARE, Measure.SURVEY_PERCENT)
    found = [r for r in release.tables[0].of_indicator(indicator) if r.measure not in shares]
    return next(result for result in found if not row or result.row == row)


def with_hidden(release, indicator):
    """The same release with every figure of one indicator withheld."""
    table = release.tables[0]
    results = tuple(_hidden(result) if result.indicator == indicator else result for result in table.results)
    return replace(release, tables=(replace(table, results=results), *release.tables[1:]))


def _hidden(value):
    if isinstance(value, Shown):
        return Hidden(Reason.PROTECTS_PEOPLE)
    if isinstance(value, tuple):
        return tuple(_hidden(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _hidden(getattr(value, field.name)) for field in fields(value)})
    return value


def figures_of(value):
    """Every figure that stands anywhere in a release, a table or a result."""
    if isinstance(value, Shown | Hidden):
        return [value]
    if isinstance(value, tuple):
        return [figure for item in value for figure in figures_of(item)]
    if is_dataclass(value) and not isinstance(value, type):
        return [figure for field in fields(value) for figure in figures_of(getattr(value, field.name))]
    return []
