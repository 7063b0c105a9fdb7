"""A release: the figures of one organisation, for one audience, made together and once."""

from dataclasses import dataclass

from tallystick.definitions import Comparator
from tallystick.release.comparison import Comparison
from tallystick.release.detail import FunnelLine, OtherSide, PartResult
from tallystick.release.policy import Audience
from tallystick.release.protection import Protection
from tallystick.release.quantity import Quantity
from tallystick.release.shown import Figure, Guarded


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file the figures were made from: its name without folders, its hash and how many rows it held."""

    file: str
    sha256: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class DefinitionUsed:
    """The definition the figures follow."""

    id: str
    status: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What a figure can be made again from."""

    definition: DefinitionUsed
    vocabulary: str
    program: str
    made_from: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """What was measured for one organisation, standard and year, exact and not yet fit to leave.

    ``restated`` is an earlier year's counts measured under the newest definition beside it, where no break
    lies between; ``results`` stay as the year's own definition has them. ``comparators`` are national figures,
    copied in so that a release stands by itself. ``breakdowns`` and ``funnel`` are for the desk alone.
    ``choices`` says in sentences who was counted, where records were counted. ``others`` are groups that no
    comparison shows.
    """

    organisation: str
    standard: str
    year: int
    provenance: Provenance
    notices: tuple[str, ...]
    results: tuple[Comparison[Quantity], ...]
    restated: tuple[Comparison[Quantity], ...] = ()
    comparators: tuple[Comparator, ...] = ()
    choices: tuple[str, ...] = ()
    breakdowns: tuple[PartResult[Quantity], ...] = ()
    funnel: tuple[FunnelLine[Quantity], ...] = ()
    others: tuple[OtherSide[Quantity], ...] = ()


@dataclass(frozen=True, kw_only=True)
class GuardedTable:
    """The same table after the gate, before it is rounded. Only ``disclosure`` makes one.

    A count in it is exact, rounded by its policy, or withheld. Nothing that was not on the menu is in it.
    """

    organisation: str
    standard: str
    year: int
    provenance: Provenance
    results: tuple[Comparison[Guarded], ...]
    protection: Protection
    comparators: tuple[Comparator, ...] = ()
    choices: tuple[str, ...] = ()
    breakdowns: tuple[PartResult[Guarded], ...] = ()
    others: tuple[OtherSide[Guarded], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReleasedTable:
    """The same table after the gate. ``protection`` is None on the analyst's desk alone."""

    organisation: str
    standard: str
    year: int
    provenance: Provenance
    notices: tuple[str, ...]
    results: tuple[Comparison[Figure], ...]
    restated: tuple[Comparison[Figure], ...] = ()
    comparators: tuple[Comparator, ...] = ()
    choices: tuple[str, ...] = ()
    breakdowns: tuple[PartResult[Figure], ...] = ()
    funnel: tuple[FunnelLine[Figure], ...] = ()
    others: tuple[OtherSide[Figure], ...] = ()
    protection: Protection | None = None

    def of_indicator(self, indicator: str) -> tuple[Comparison[Figure], ...]:
        """The results of one indicator, in the order of the definition."""
        return tuple(result for result in self.results if result.indicator == indicator)

    def parts_of(self, indicator: str) -> tuple[PartResult[Figure], ...]:
        """The results of one indicator inside parts of the organisation."""
        return tuple(part for part in self.breakdowns if part.result.indicator == indicator)


@dataclass(frozen=True, kw_only=True)
class Release:
    """Tables made together, once, for one audience, under one policy."""

    audience: Audience
    policy: str
    watermark: str
    tables: tuple[ReleasedTable, ...]

    def __post_init__(self) -> None:
        if len({table.organisation for table in self.tables}) != 1:
            raise ValueError("a release holds the tables of one organisation")

    @property
    def organisation(self) -> str:
        """Whose figures these are."""
        return self.tables[0].organisation
