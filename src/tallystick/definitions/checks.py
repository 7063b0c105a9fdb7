"""What a definition must hold to beyond its types. Each check says everything that is wrong."""

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from tallystick.definitions.indicator import EqualRates, Indicator, Kind, Valence
from tallystick.definitions.standard import Definition, Status
from tallystick.vocabulary.characteristics import grouping, groupings
from tallystick.vocabulary.ethnicity import schemes
from tallystick.vocabulary.terms import terms

_NEEDS_TWO_GROUPS = (Kind.LIKELIHOOD, Kind.DISPARITY)
# What may stay fixed at equal rates. Any other choice would be worked out nowhere, and nobody would be told.
_EQUAL_RATES: Mapping[Kind, tuple[EqualRates, ...]] = MappingProxyType(
    {
        Kind.REPRESENTATION: (EqualRates.SHARE_OF_WHOLE,),
        Kind.LIKELIHOOD: (EqualRates.TOTALS_FREE, EqualRates.POSTS_FIXED),
        Kind.SURVEY: (EqualRates.NOT_ASKED,),
        Kind.BOARD: (EqualRates.SHARE_OF_WHOLE,),
        Kind.DISPARITY: (EqualRates.TIERS_FIXED,),
        Kind.STATEMENT: (EqualRates.NOT_ASKED,),
    }
)


def problems_of(definition: Definition, *, name: str) -> tuple[str, ...]:
    """Everything wrong with ``definition``, which was read from the file called ``name``."""
    return (*_about_the_file(definition, name), *_about_indicators(definition))


def _about_the_file(definition: Definition, name: str) -> Iterator[str]:
    if name != f"{definition.standard}/{definition.year}":
        yield f"says it is {definition.standard}/{definition.year}"
    if not definition.written_by.strip():
        yield "written_by is blank: a definition is signed"
    if definition.status is Status.CHECKED and definition.checked_by.strip() in ("", definition.written_by.strip()):
        yield "status is checked, and no second person is named in checked_by"
    offered = [term.id for term in terms() if term.offered]
    if definition.term not in offered:
        yield f"term {definition.term} is not a term on offer; there are {', '.join(offered)}"
    surveys = [scheme.name for scheme in schemes()]
    if definition.survey_scheme and definition.survey_scheme not in surveys:
        yield f"survey_scheme {definition.survey_scheme} is not in the vocabulary; there are {', '.join(surveys)}"
    sets = [grouping.name for grouping in groupings()]
    if definition.grouping not in sets:
        yield f"grouping {definition.grouping} is not in the vocabulary; there are {', '.join(sets)}"
    else:
        yield from _about_groups(definition)
    repeated = [key for key, times in Counter(i.id for i in definition.indicators).items() if times > 1]
    if repeated:
        yield f"indicator {', '.join(repeated)} appears twice"


def _about_groups(definition: Definition) -> Iterator[str]:
    known = [group.code for group in grouping(definition.grouping).groups]
    named = {"about": definition.about, "beside": definition.beside}
    for indicator in definition.indicators:
        named |= {f"indicator {indicator.id} top": indicator.top, f"indicator {indicator.id} bottom": indicator.bottom}
    for place, code in named.items():
        if code not in known:
            yield (
                f"{place} names the group {code}, which is not in the grouping {definition.grouping}; "
                f"its groups are {', '.join(known)}"
            )


def _about_indicators(definition: Definition) -> Iterator[str]:
    known = {indicator.id for indicator in definition.indicators}
    for indicator in definition.indicators:
        for problem in (*_about_rows(indicator), *_about_points(indicator)):
            yield f"indicator {indicator.id}: {problem}"
        if indicator.derived_from and indicator.derived_from not in known:
            yield f"indicator {indicator.id}: derived_from names {indicator.derived_from}, which is not here"
        if indicator.kind is not Kind.STATEMENT and indicator.kind.counts_heads != (indicator.valence is Valence.PLACE):
            yield f"indicator {indicator.id}: valence {indicator.valence} does not go with {indicator.kind}"
        if indicator.equal_rates not in _EQUAL_RATES[indicator.kind]:
            yield (
                f"indicator {indicator.id}: equal_rates {indicator.equal_rates} does not go with {indicator.kind}; "
                f"there is {' or '.join(_EQUAL_RATES[indicator.kind])}"
            )
        if indicator.top == indicator.bottom and indicator.kind in _NEEDS_TWO_GROUPS:
            yield f"indicator {indicator.id}: the same group stands on top and at the bottom"


def _about_points(indicator: Indicator) -> Iterator[str]:
    for point in indicator.points:
        if point.confirmed and not point.source:
            yield "a point is confirmed and names no source"


def _about_rows(indicator: Indicator) -> Iterator[str]:
    ids = indicator.row_ids
    yield from (f"row {row} appears twice" for row, times in Counter(ids).items() if times > 1)
    named = [row.part_of for row in indicator.rows if row.part_of]
    named += [part for row in indicator.rows for parts in row.adds_up for part in parts]
    named += [row for row in (indicator.whole, indicator.headline) if row]
    yield from (f"names the row {row}, which is not in its list" for row in named if row not in ids)
    yield from (f"row {row.id} has a window under one year" for row in indicator.rows if row.years < 1)
    if indicator.kind.counts_heads:
        if indicator.whole not in {row.id for row in indicator.rows if row.is_whole}:
            yield "counts heads, so whole must name a row with is_whole = true: what the others are compared with"
        if not indicator.headline:
            yield "counts heads, so headline must name the row that speaks for it"
