"""A release as the observations that are looked for: one for each result, its numbers as released."""

from collections.abc import Iterator

from tallystick.definitions import load
from tallystick.publishing.report.lines import headline_of
from tallystick.release.comparison import Comparison
from tallystick.release.release import Release, ReleasedTable
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick_web.numbers import models


def observations_of(release: Release, index: models.Release) -> Iterator[models.Observation]:
    """One observation for each result of a release, not yet stored."""
    for table in release.tables:
        headlines = _headlines(table)
        for result in table.results:
            yield _observation(result, table, index, is_headline=any(result is one for one in headlines))


def _headlines(table: ReleasedTable) -> list[Comparison[Figure]]:
    definition = load(table.standard, table.year)
    found = (headline_of(one, table.of_indicator(one.id)) for one in definition.indicators)
    return [one for one in found if one is not None]


def _observation(
    result: Comparison[Figure], table: ReleasedTable, index: models.Release, *, is_headline: bool
) -> models.Observation:
    numbers = {name: getattr(result, name) for name in ("value", "low", "high")}
    return models.Observation(
        organisation_id=index.organisation_id,
        release=index,
        audience=index.audience,
        standard=table.standard,
        year=table.year,
        indicator=result.indicator,
        row=result.row,
        measure=str(result.measure),
        group=result.group,
        is_headline=is_headline,
        is_hidden=any(isinstance(one, Hidden) for one in numbers.values()),
        **{name: one.value if isinstance(one, Shown) else None for name, one in numbers.items()},
        verdict=str(result.verdict or ""),
        favours=result.favours,
    )
