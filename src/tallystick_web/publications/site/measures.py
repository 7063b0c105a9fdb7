"""What the pages say of a measure: its values with their places, and what stands beside them in its approved set."""

from dataclasses import dataclass

from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.site.approved import ApprovedSets, Defined, National
from tallystick_web.publications.site.chart import Chart, chart_of
from tallystick_web.publications.site.content import Site
from tallystick_web.publications.site.figures import Printed, printed, printed_range
from tallystick_web.publications.site.sentences import moved
from tallystick_web.reviews.frozen_rules import FrozenMeasure, FrozenPoint


@dataclass(frozen=True, kw_only=True)
class Row:
    """A value of a measure in a table."""

    label: str
    value: Printed
    range: tuple[Printed, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class MeasureTold:
    """A measure: its newest value, what it began from, whether it moved, and everything it came to."""

    measure: FrozenMeasure
    latest: Row | None
    baseline: Row | None
    moved: str
    rows: tuple[Row, ...]
    chart: Chart | None
    national: tuple[National, ...] = ()
    defined: tuple[Defined, ...] = ()

    @property
    def name(self) -> str:
        """What it is called, at the beginning of a line."""
        return capitalised(self.measure.name)

    @property
    def anchor(self) -> str:
        """Where it stands in the page of figures."""
        return anchor(self.measure.id)

    @property
    def is_shown(self) -> bool:
        """Whether any value of it can be read."""
        return any(one.value for one in self.measure.points)


def anchor(key: str) -> str:
    """A key as the name of a place in a page."""
    return "m-" + "".join(one if one.isalnum() else "-" for one in key)


def tell_measure(site: Site, measure: FrozenMeasure, sets: ApprovedSets) -> MeasureTold:
    """What the pages say of a measure."""
    rows = tuple(_row(one, measure.unit) for one in measure.points)
    return MeasureTold(
        measure=measure,
        latest=rows[-1] if rows else None,
        baseline=_row(measure.baseline, measure.unit) if measure.baseline is not None else None,
        moved=moved(measure),
        rows=rows,
        chart=chart_of(measure),
        national=sets.national_of(measure, site.term),
        defined=sets.definitions_of(measure),
    )


def _row(point: FrozenPoint, unit: str) -> Row:
    return Row(label=point.label, value=printed(point), range=printed_range(point, unit), note=point.broken_by)
