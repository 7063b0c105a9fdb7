"""An indicator counted otherwise, beside the way the standard asks for: within vacancies, or of other applications."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from tallystick.definitions import Definition, Indicator, Kind
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Extra, Verdict
from tallystick.statistics.beside import beside_of
from tallystick.statistics.judgement import judge_ratios
from tallystick.statistics.likelihood import pair_of, why_not
from tallystick.statistics.stratified import judge_within, ratio_within
from tallystick.tallies import Return
from tallystick.tallies.detail import Variant, VariantKind

_EXTRAS = {
    VariantKind.STRATIFIED: (Extra.STRATIFIED, "people shortlisted for the same vacancy"),
    VariantKind.WITHOUT_INTERNATIONAL_RECRUITS: (Extra.WITHOUT_INTERNATIONAL_RECRUITS, "everyone not recruited abroad"),
    VariantKind.DISTINCT_PEOPLE: (Extra.DISTINCT_PEOPLE, "people, each counted once"),
}


def with_variants(
    results: Iterable[Comparison[Quantity]], made: Return, definition: Definition
) -> tuple[Comparison[Quantity], ...]:
    """Return ``results`` with what records say otherwise beside each relative likelihood."""
    return tuple(_with_own(result, made.detail.variants, definition) for result in results)


def _with_own(
    result: Comparison[Quantity], variants: Sequence[Variant], definition: Definition
) -> Comparison[Quantity]:
    indicator = definition.indicator(result.indicator)
    if indicator.kind is not Kind.LIKELIHOOD:
        return result
    own = [
        v for v in variants if v.indicator == indicator.id and (v.row or indicator.headline) == _row(result, indicator)
    ]
    return replace(result, also=(*result.also, *(measure_variant(one, indicator) for one in own)))


def _row(result: Comparison[Quantity], indicator: Indicator) -> str:
    return result.row or indicator.headline


def measure_variant(variant: Variant, indicator: Indicator) -> Also[Quantity]:
    """One variant as a figure beside the crude one; its value alone where nothing can be said of its range."""
    kind, of = _EXTRAS[variant.kind]
    if variant.kind is VariantKind.STRATIFIED:
        within = judge_within(variant.vacancies)
        value = ratio_within(variant.vacancies)
        return _value_alone(kind, of, value) if within is None else beside_of(kind, of, within, Unit.RATIO)
    groups = {tally.group: tally for tally in variant.tallies}
    top, bottom = groups.get(indicator.top), groups.get(indicator.bottom)
    if top is None or bottom is None or why_not(top, bottom) is not None:
        return _value_alone(kind, of, None)
    return beside_of(kind, of, judge_ratios([pair_of(top, bottom)])[0], Unit.RATIO)


def _value_alone(kind: Extra, of: str, value: Fraction | None) -> Also[Quantity]:
    shown = None if value is None else Quantity(value, Unit.RATIO)
    return Also(kind=kind, of=of, value=shown, verdict=Verdict.NOT_CALCULABLE)
