"""Returns to releases: measured, then made fit to leave, once."""

from collections import defaultdict

from tallystick import __version__
from tallystick.account.understand import Understood
from tallystick.definitions import Definition, load
from tallystick.errors import NothingCalculable
from tallystick.release.make import make
from tallystick.release.policy import Policy
from tallystick.release.release import DefinitionUsed, Provenance, Release, Source, Table
from tallystick.statistics.measure import measure
from tallystick.tallies import Return
from tallystick.tallies.return_file import ReturnFile
from tallystick.vocabulary import VERSION, fingerprint

_SHORT = 12


def releases_of(understood: Understood, policy: Policy) -> tuple[Release, ...]:
    """One release for each organisation, holding all its standards and years.

    Raises NothingCalculable when not one figure could be made.
    """
    by_organisation: dict[str, list[Table]] = defaultdict(list)
    for file in understood.files:
        for made in file.returns:
            by_organisation[made.organisation].append(_table(made, file))
    tables = [table for of_one in by_organisation.values() for table in of_one]
    if not any(result.value is not None for table in tables for result in table.results):
        raise NothingCalculable(
            "The file was understood, and no figure can be made from it. Each compared group needs counts or a rate."
        )
    return tuple(make(of_one, policy) for of_one in by_organisation.values())


def _table(made: Return, file: ReturnFile) -> Table:
    definition = load(made.standard, made.year)
    return Table(
        organisation=made.organisation,
        standard=made.standard,
        year=made.year,
        provenance=_provenance(definition, file),
        notices=file.notices,
        results=measure(made, definition),
    )


def _provenance(definition: Definition, file: ReturnFile) -> Provenance:
    return Provenance(
        definition=DefinitionUsed(id=definition.id, status=str(definition.status), sha256=definition.sha256),
        vocabulary=f"{VERSION}+{fingerprint()[:_SHORT]}",
        program=f"tallystick {__version__}",
        made_from=(Source(file=file.name, sha256=file.sha256, rows=file.rows),),
    )
