"""What the fast way and the plain way counted, each in the shape of the other."""

from tallystick.engine import plain
from tallystick.engine.cube import KEYS
from tallystick.tallies.detail import VariantKind


def by_columns(cube):
    """The cube as a dictionary. Heads have no people: that is nought in the plain way."""
    return {tuple(line[:6]): (line[6], line[7] or 0) for line in cube.select(*KEYS, "happened", "people").iter_rows()}


def fast_figures(counted):
    return {
        "cube": by_columns(counted.cube),
        "variants": {str(kind): by_columns(cube) for kind, cube in counted.variants.items()},
        "sums": {(line[0], line[2]): line[3:] for line in counted.vacancies.iter_rows()},
        "funnel": {line[:4]: list(line[4:]) for line in counted.funnel.iter_rows()},
        "collapses": {str(why): n for why, n in counted.collapses.items()},
    }


def plain_figures(counted, *, applications):
    made = counted.recruitment
    variants = {
        str(VariantKind.STRATIFIED): made.with_vacancy.lines(),
        str(VariantKind.WITHOUT_INTERNATIONAL_RECRUITS): made.from_here.lines(),
        str(VariantKind.DISTINCT_PEOPLE): made.people.lines(),
    }
    return {
        "cube": counted.book.tallied.lines(),
        "variants": variants if applications else {},
        "sums": made.sums,
        "funnel": made.funnel,
        "collapses": {str(why): n for why, n in counted.collapses.items()},
    }


def counted_plainly(definition, frames, choices, *, snapshot, silent=frozenset()):
    records = {str(kind): frame.to_dicts() for kind, frame in frames.items()}
    return plain.count(definition, records, choices, snapshot=snapshot, silent=silent)
