"""Returns to releases: measured, then made fit to leave, once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallystick import __version__
from tallystick.account.understood import Accounted, Understood
from tallystick.definitions import Definition, comparators, load
from tallystick.disclosure.menus import menus
from tallystick.errors import NothingCalculable
from tallystick.release.detail import PartResult
from tallystick.release.make import make
from tallystick.release.policy import Audience, Policy
from tallystick.release.quantity import Quantity
from tallystick.release.release import DefinitionUsed, Provenance, Release, Table
from tallystick.statistics.breakdowns import measure_breakdowns
from tallystick.statistics.finer_groups import pooled_categories
from tallystick.statistics.funnel import measure_funnel
from tallystick.statistics.measure import measure
from tallystick.statistics.others import measure_others
from tallystick.statistics.variants import with_variants
from tallystick.statistics.years import Measured, with_pooled_years, with_restated_years
from tallystick.tallies import Return
from tallystick.vocabulary import VERSION, fingerprint

_SHORT = 12


def releases_of(understood: Understood, policy: Policy) -> tuple[Release, ...]:
    """One release for the analyst's desk for each organisation, holding all its standards and years.

    Raises NothingCalculable when not one figure could be made.
    """
    return tuple(make(of_one, policy) for of_one in tables_of(understood).values())


def tables_of(understood: Understood) -> dict[str, list[Table]]:
    """The exact tables of each organisation, of all its standards and years.

    Raises NothingCalculable when not one figure could be made.
    """
    by_organisation: dict[str, list[Table]] = defaultdict(list)
    accounts = {account.made.table: account for account in understood.accounts}
    for measured in _measured(understood.returns):
        account = accounts[measured.made.table]
        by_organisation[measured.made.organisation].append(_table(measured, account, understood.returns))
    tables = [table for of_one in by_organisation.values() for table in of_one]
    _refuse_nothing(tables)
    return dict(by_organisation)


def _refuse_nothing(tables: Sequence[Table]) -> None:
    results = [result for table in tables for result in table.results]
    if any(result.value is not None or result.low is not None for result in results):
        return
    reasons = dict.fromkeys(
        f"  Indicator {result.indicator}: {result.not_calculable}." for result in results if result.not_calculable
    )
    raise NothingCalculable("\n".join(["The file was understood, and no figure can be made from it.", *reasons]))


def _measured(returns: Iterable[Return]) -> Iterator[Measured]:
    """Every return measured, the years of one organisation and standard side by side."""
    series: dict[tuple[str, str], list[Measured]] = defaultdict(list)
    for made in returns:
        definition = load(made.standard, made.year)
        comparisons = with_variants(measure(made, definition), made, definition)
        measured = Measured(made=made, definition=definition, comparisons=comparisons)
        series[made.organisation, made.standard].append(measured)
    for years in series.values():
        yield from with_restated_years(with_pooled_years(years))


def _with_pooled_categories(measured: Measured, returns: Sequence[Return]) -> tuple[PartResult[Quantity], ...]:
    """The parts of one year, and ethnic categories over the block of years that ends with it, where all are there."""
    parts = measure_breakdowns(measured.made, measured.definition)
    own = (measured.made.organisation, measured.made.standard)
    block = next(one for one in menus()[Audience.PUBLIC].table if one.years > 1)
    wanted = range(measured.made.year - block.years + 1, measured.made.year + 1)
    there = [one for one in returns if (one.organisation, one.standard) == own and one.year in wanted]
    if not block.ends_in(measured.made.year) or len(there) < block.years:
        return parts
    return (*parts, *pooled_categories([(one, load(one.standard, one.year)) for one in there]))


def _table(measured: Measured, account: Accounted, returns: Sequence[Return] = ()) -> Table:
    return Table(
        organisation=measured.made.organisation,
        standard=measured.made.standard,
        year=measured.made.year,
        provenance=_provenance(measured.definition, account),
        notices=account.notices,
        choices=account.choices,
        results=measured.comparisons,
        restated=measured.restated,
        comparators=comparators(measured.made.standard, measured.made.year),
        breakdowns=_with_pooled_categories(measured, returns),
        funnel=measure_funnel(measured.made),
        others=measure_others(measured.made, measured.definition),
    )


def _provenance(definition: Definition, account: Accounted) -> Provenance:
    return Provenance(
        definition=DefinitionUsed(id=definition.id, status=str(definition.status), sha256=definition.sha256),
        vocabulary=f"{VERSION}+{fingerprint()[:_SHORT]}",
        program=f"tallystick {__version__}",
        made_from=account.made_from,
    )
