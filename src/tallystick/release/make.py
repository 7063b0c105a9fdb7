"""The one place where a release is made. Only ``account`` may call it; an import contract says so."""

from collections.abc import Sequence
from functools import partial

from tallystick.release.comparison import released
from tallystick.release.detail import released_line, released_other, released_part
from tallystick.release.pay import GuardedPayTable, PayRelease, PayTable
from tallystick.release.pay_rounding import released_pay
from tallystick.release.policy import Audience, Policy
from tallystick.release.quantity import Quantity
from tallystick.release.release import GuardedTable, Release, ReleasedTable, Table
from tallystick.release.rounding import shown


def make(tables: Sequence[Table] | Sequence[GuardedTable], policy: Policy) -> Release:
    """Return the release of ``tables`` under ``policy``: every number rounded here, and nowhere after.

    Raises ValueError where a table that has not been through the gate is to leave the analyst's desk.
    """
    return Release(
        audience=policy.audience,
        policy=policy.name,
        watermark=policy.watermark,
        tables=tuple(
            _guarded(table, policy) if isinstance(table, GuardedTable) else _on_the_desk(table, policy)
            for table in tables
        ),
    )


def make_pay(tables: Sequence[PayTable[Quantity]] | Sequence[GuardedPayTable], policy: Policy) -> PayRelease:
    """Return the release of tables of pay under ``policy``: every number rounded here, and nowhere after.

    Raises ValueError where a table that has not been through the gate is to leave the analyst's desk.
    """
    released = []
    for table in tables:
        if isinstance(table, GuardedPayTable):
            released.append(released_pay(table.table, policy))
        elif policy.audience is Audience.INTERNAL:
            released.append(released_pay(table, policy))
        else:
            raise ValueError("pay that has not been through the gate stays on the analyst's desk")
    return PayRelease(audience=policy.audience, policy=policy.name, watermark=policy.watermark, tables=tuple(released))


def _on_the_desk(table: Table, policy: Policy) -> ReleasedTable:
    if policy.audience is not Audience.INTERNAL:
        raise ValueError("a table that has not been through the gate stays on the analyst's desk")
    show = partial(shown, policy=policy)
    return ReleasedTable(
        organisation=table.organisation,
        standard=table.standard,
        year=table.year,
        provenance=table.provenance,
        notices=table.notices,
        results=tuple(released(result, show) for result in table.results),
        restated=tuple(released(result, show) for result in table.restated),
        comparators=table.comparators,
        choices=table.choices,
        breakdowns=tuple(released_part(part, show) for part in table.breakdowns),
        funnel=tuple(released_line(line, show) for line in table.funnel),
        others=tuple(released_other(other, show) for other in table.others),
    )


def _guarded(table: GuardedTable, policy: Policy) -> ReleasedTable:
    show = partial(shown, policy=policy)
    return ReleasedTable(
        organisation=table.organisation,
        standard=table.standard,
        year=table.year,
        provenance=table.provenance,
        notices=(),
        results=tuple(released(result, show) for result in table.results),
        comparators=table.comparators,
        choices=table.choices,
        breakdowns=tuple(released_part(part, show) for part in table.breakdowns),
        others=tuple(released_other(other, show) for other in table.others),
        protection=table.protection,
    )
