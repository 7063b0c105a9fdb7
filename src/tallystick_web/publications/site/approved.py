"""What the approved sets of an edition say beside their figures: the definition that each follows, national figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tallystick.definitions import Comparator, Definition, load
from tallystick.publishing.report.series import published_name
from tallystick.publishing.words import Words
from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.pay import PayTable
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure
from tallystick.release.verdict import Measure
from tallystick.vocabulary.terms import Term, term
from tallystick_web.numbers.rules import Subject
from tallystick_web.publications.site.content import Site
from tallystick_web.reviews.frozen_rules import FrozenMeasure

ApprovedTable = ReleasedTable | PayTable[Figure]
_SAID_AS_IS = (Measure.RELATIVE_LIKELIHOOD, Measure.DISPARITY_RATIO)


@dataclass(frozen=True, kw_only=True)
class National:
    """A national figure that others published: of what, its own year, where it is of, and where it is from."""

    name: str
    value: str
    year: int
    where: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Defined:
    """The signed definition that values of a measure follow, for years or days; ``sha256`` is that of its text."""

    id: str
    sha256: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class ApprovedSets:
    """The tables of the approved sets of an edition, by the hash of their set and their year or day."""

    tables: Mapping[tuple[str, str], ApprovedTable]

    def of_standards(self) -> Iterator[ReleasedTable]:
        """The tables of the national standards, in the order of the sets."""
        return (one for one in self.tables.values() if isinstance(one, ReleasedTable))

    def definitions_of(self, measure: FrozenMeasure) -> tuple[Defined, ...]:
        """The definitions that the values of a measure follow, the oldest first; none of what was typed in."""
        found: dict[tuple[str, str], list[str]] = {}
        for point in measure.points:
            table = self._table_of(point.source)
            if table is not None:
                used = table.provenance.definition
                found.setdefault((used.id, used.sha256), []).append(point.label)
        return tuple(Defined(id=key, sha256=sha256, of=tuple(labels)) for (key, sha256), labels in found.items())

    def national_of(self, measure: FrozenMeasure, house: Term | None) -> tuple[National, ...]:
        """The national figures that stand beside the newest value of a measure and are of the very same kind."""
        source = measure.points[-1].source if measure.points else ""
        table = self._table_of(source)
        if not isinstance(table, ReleasedTable):
            return ()
        definition = load(table.standard, table.year)
        words = Words(definition, house or term(definition.term))
        wanted = _kind_of(source)
        return tuple(_national(one, definition, words) for one in table.comparators if _kind(one) == wanted)

    def _table_of(self, source: str) -> ApprovedTable | None:
        """The table that a figure stands in. The second part of its place is a year, or the day of pay."""
        sha256, _, place = source.partition("#")
        first, _, rest = place.partition("/")
        second = rest.partition("/")[0]
        return self.tables.get((sha256, f"{first}/{second}")) or self.tables.get((sha256, second))


def read_sets(site: Site) -> ApprovedSets:
    """The approved sets of an edition, read once."""
    subjects = {one.sha256: one.subject for one in site.frozen.releases}
    return ApprovedSets(
        {
            (sha256, place): table
            for sha256, content in site.approved.items()
            for place, table in _tables(content, is_pay=subjects.get(sha256) == Subject.PAY)
        }
    )


def _tables(content: bytes, *, is_pay: bool) -> Iterator[tuple[str, ApprovedTable]]:
    if is_pay:
        for paid in pay_from_bytes(content).tables:
            yield paid.snapshot.isoformat(), paid
    else:
        for table in from_bytes(content).tables:
            yield f"{table.standard}/{table.year}", table


def _kind_of(source: str) -> tuple[str, ...]:
    """Indicator, row, measure and group of a figure, out of its place. The name of a row can hold strokes."""
    _, _, indicator, *row, measure, group = source.partition("#")[2].split("/")
    return indicator, "/".join(row), measure, group


def _kind(one: Comparator) -> tuple[str, ...]:
    return one.indicator, one.row, one.measure, one.group


def _national(one: Comparator, definition: Definition, words: Words) -> National:
    said = f"{one.source_kind.in_words} ({one.note})" if one.note else one.source_kind.in_words
    return National(
        name=published_name(one, definition.indicator(one.indicator), words),
        value=str(one.value) if one.measure in _SAID_AS_IS else f"{one.value}%",
        year=one.year,
        where=one.geography,
        source=", ".join(filter(None, (urlsplit(one.source).hostname, said))),
    )
