"""Sentences for the parts of a gap: between and within bands, explained and unexplained, and what would close it."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick.publishing.pay.words import (
    amount_of,
    group_of,
    holds_band,
    level_called,
    reference_of,
    sign_of,
    spaced,
)
from tallystick.publishing.words import text_of
from tallystick.release.pay import PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Figure, Shown

# Behind the name of what would close a gap, where it is the median gap that is told.
MEDIAN = "-median"
NOT_FAIR = "Explained is not fair, and unexplained is not discrimination."


def between(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """How much of the gap is who sits where."""
    return f"{_of_the_gap(figure, table)} between {level_called(figure.detail)}: who sits where."


def within(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """How much of the gap is pay in the same band, and which way that goes."""
    said = f"{_of_the_gap(figure, table)} within {level_called(figure.detail)}: what people in the same one are paid."
    sign = sign_of(figure.value)
    if sign == 0:
        return said
    way = "less" if sign > 0 else "more"
    return f"{said} In the same band, {group_of(figure)} are paid {way} than {reference_of(figure)}."


def no_overlap(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """How much of the gap comes from bands that cannot be compared, because one group is not in them."""
    return f"{_of_the_gap(figure, table)} outside: with people in bands that only one of the groups is in."


def headline_of(figure: PayFigure[Figure], table: PayTable[Figure]) -> Figure | None:
    """The mean gap that a part is a part of."""
    same = {name: getattr(figure, name) for name in ("comparator", "group", "by", "part", "variant")}
    return next((one.value for one in table.of(PayMeasure.MEAN_HOURLY_GAP, **same)), None)


def _of_the_gap(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    headline = headline_of(figure, table)
    of = f" of {amount_of(headline)}" if isinstance(headline, Shown) else ""
    return f"of the mean gap{of} between {reference_of(figure)} and {group_of(figure)}, {amount_of(figure.value)} lie"


MODEL_PARTS: Mapping[PayMeasure, str] = MappingProxyType(
    {
        PayMeasure.ENDOWMENTS: "come from what the two groups differ in",
        PayMeasure.COEFFICIENTS: "come from how the same is paid in the two groups",
        PayMeasure.INTERACTION: "come from both together",
        PayMeasure.EXPLAINED: "go with what the two groups differ in (explained)",
        PayMeasure.UNEXPLAINED: "are left when that is held equal (unexplained)",
    }
)
_WEIGHTS: Mapping[str, str] = MappingProxyType(
    {
        "": "",
        "reference": ", priced as in the reference group",
        "other": ", priced as in the other group",
        "half": ", priced half as in the one group and half as in the other",
        "by number": ", priced by how many people each group has",
        "pooled": ", priced as in both groups together",
        "pooled with group": ", priced as in both groups together with the group held apart",
    }
)


def model_part(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """One part of the gap by a model of what people differ in: people's traits, how they are paid, or the rest."""
    weights = _WEIGHTS.get(figure.detail, f", by {figure.detail}")
    where = " in bands that both are in" if _knows_bands(figure, table) else ""
    return (
        f"of the mean gap between {reference_of(figure)} and {group_of(figure)}{where}, "
        f"{amount_of(figure.value)} {MODEL_PARTS[figure.measure]}{weights}."
    )


def _knows_bands(figure: PayFigure[Figure], table: PayTable[Figure]) -> bool:
    """Whether bands were handed in, so that models compare only people of bands that both groups are in."""
    steps = table.of(PayMeasure.ADJUSTED_GAP, comparator=figure.comparator, group=figure.group)
    return any(holds_band(one) for one in steps)


def closing(figure: PayFigure[Figure], _table: PayTable[Figure]) -> str:
    """What would close the gap, as a total of a group and never of a person."""
    group, reference, value = group_of(figure), reference_of(figure), text_of(figure.value)
    kind = "median" if figure.detail.endswith(MEDIAN) else "mean"
    match figure.detail.removesuffix(MEDIAN):
        case "same-bands":
            return f"if {group} were spread over the bands as {reference} are, the {kind} gap would be {value}."
        case "moves":
            return f"for that, {amount_of(figure.value)} from among {group} would be in another band."
        case "same-pay":
            return (
                f"if {group} were paid as {reference} in every band where they are paid less, the {kind} gap would be "
                f"{value}."
            )
        case "cost":
            return f"to pay them so would add {amount_of(figure.value)} to the pay of {group}, all of them together."
        case _:
            return f"what would close the gap ({spaced(figure.detail)}): {amount_of(figure.value)}."
