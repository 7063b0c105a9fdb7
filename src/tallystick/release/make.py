"""The one place where a release is made. Only ``account`` may call it; an import contract says so."""

from collections.abc import Sequence
from functools import partial

from tallystick.definitions import Comparator, SourceKind
from tallystick.release.comparison import released
from tallystick.release.detail import released_line, released_other, released_part
from tallystick.release.policy import Audience, Policy
from tallystick.release.release import Release, ReleasedTable, Table
from tallystick.release.rounding import shown


def make(tables: Sequence[Table], policy: Policy) -> Release:
    """Return the release of ``tables`` under ``policy``: every number rounded here, and nowhere after."""
    return Release(
        audience=policy.audience,
        policy=policy.name,
        watermark=policy.watermark,
        tables=tuple(_released_table(table, policy) for table in tables),
    )


def _may_be_shown(comparator: Comparator, policy: Policy) -> bool:
    """A figure that somebody else quoted stays on the analyst's desk until it has been confirmed."""
    return policy.audience is Audience.INTERNAL or comparator.source_kind is SourceKind.PRIMARY


def _released_table(table: Table, policy: Policy) -> ReleasedTable:
    show = partial(shown, policy=policy)
    # Parts of an organisation are small: they stay on the analyst's desk until a privacy check has passed them.
    on_the_desk = policy.audience is Audience.INTERNAL
    return ReleasedTable(
        organisation=table.organisation,
        standard=table.standard,
        year=table.year,
        provenance=table.provenance,
        notices=table.notices,
        results=tuple(released(result, show) for result in table.results),
        restated=tuple(released(result, show) for result in table.restated),
        comparators=tuple(one for one in table.comparators if _may_be_shown(one, policy)),
        choices=table.choices,
        breakdowns=tuple(released_part(part, show) for part in table.breakdowns if on_the_desk),
        funnel=tuple(released_line(line, show) for line in table.funnel if on_the_desk),
        others=tuple(released_other(other, show) for other in table.others),
    )
