"""What parts of a workforce, levels, variants and steps of a model are called where people read them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tallystick.definitions.pay import pay_comparator
from tallystick.publishing.pay.words import spaced, step_called, trait_called
from tallystick.release.pay import FULL_PAY, LEFT_OUT, RELEVANT, PayFigure, PayMeasure, Variant
from tallystick.release.quantity import Unit
from tallystick.release.shown import Figure, Shown
from tallystick.vocabulary.bands import Band, MedicalGrade, clusters, row_label
from tallystick.vocabulary.characteristics import members
from tallystick.vocabulary.employment import ContractType
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.sexes import roll_up, sex_grouping
from tallystick.vocabulary.staff_groups import StaffGroup
from tallystick.vocabulary.staff_types import StaffType

_LEVELS: Mapping[str, str] = MappingProxyType(
    {"staff_type": "Between staff types", "band": "Between bands of one staff type"}
)
_VARIANTS: Mapping[str, str] = MappingProxyType(
    {
        "": "As the rules ask",
        Variant.KNOWN_ONLY: "Only people whose group is known",
        Variant.UNKNOWN_AS_REFERENCE: "If everybody whose group is not known were in the reference group",
        Variant.UNKNOWN_AS_GROUP: "If everybody whose group is not known were in the other group",
        Variant.SACRIFICE_ADDED_BACK: "With what people gave up of their salary added back",
    }
)
_POPULATION: Mapping[str, str] = MappingProxyType(
    {RELEVANT: "Employees who count", FULL_PAY: "Of them on full pay, whose hourly pay counts"}
)
_UNITS: Mapping[Unit, str] = MappingProxyType(
    {Unit.PERCENT: "per cent", Unit.PEOPLE: "people", Unit.POUNDS: "pounds an hour", Unit.POINTS: "percentage points"}
)
_YES_NO: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "international_recruit": {"yes": "Recruited overseas", "no": "Not recruited overseas"},
        "full_time": {"yes": "Full time", "no": "Part time"},
    }
)
NOT_RECORDED = "Not recorded"
WITHIN = "Within the same band"
NO_OVERLAP = "Bands with one of the groups alone"
_WEIGHTS: Mapping[str, str] = MappingProxyType(
    {
        "reference": "In the reference group",
        "other": "In the other group",
        "half": "Halfway between the groups",
        "by number": "In each group, by its number of people",
        "pooled": "In both groups together",
        "pooled with group": "In both together, with the group held apart",
    }
)
_MODEL_PARTS: Mapping[PayMeasure, str] = MappingProxyType(
    {
        PayMeasure.ENDOWMENTS: "What the groups differ in",
        PayMeasure.COEFFICIENTS: "How the same is paid in the groups",
        PayMeasure.INTERACTION: "Both at once",
        PayMeasure.EXPLAINED: "Explained",
        PayMeasure.UNEXPLAINED: "Unexplained",
    }
)
CLOSING: Mapping[str, str] = MappingProxyType(
    {
        "same-bands": "Spread over bands as the reference group is: the mean gap would be",
        "same-bands-median": "The same: the median gap would be",
        "moves": "People of the group who would then be in another band",
        "same-pay": "Paid as the reference group in every band where they are paid less: the mean gap would be",
        "same-pay-median": "The same: the median gap would be",
        "cost": "What that adds to pay, for an hour of all of them together",
    }
)


def by_name(by: str) -> str:
    """What a workforce is divided by: ``staff type``."""
    return trait_called(by)


def part_name(by: str, part: str) -> str:
    """A part of it: ``Clinical``."""
    if not part:
        return NOT_RECORDED
    if by in _YES_NO and part in _YES_NO[by]:
        return _YES_NO[by][part]
    try:
        return _PARTS[by](part)
    except (KeyError, ValueError, StopIteration):
        return capitalised(spaced(part))


def level_name(level: str) -> str:
    """One level of who works where."""
    return _LEVELS.get(level, f"Between kinds of {by_name(level)}" if level else "Who works where, all together")


def variant_name(variant: str) -> str:
    """What was counted differently."""
    for mark, word in ((Variant.WITHOUT, "Without"), (Variant.ONLY, "Only")):
        if variant.startswith(mark):
            return f"{word} {variant.removeprefix(mark).replace('-', ' ')}"
    return _VARIANTS.get(variant, capitalised(variant.replace("-", " ")))


def part_of_gap_name(figure: PayFigure[Figure]) -> str:
    """A part of the mean gap: a level of who works where, pay in the same band, or bands with one group alone."""
    return {PayMeasure.WITHIN: WITHIN, PayMeasure.NO_OVERLAP: NO_OVERLAP}.get(figure.measure, level_name(figure.detail))


def step_name(figure: PayFigure[Figure]) -> str:
    """What one model of the sequence holds equal, beside what those before it do."""
    return capitalised(step_called(figure.detail)) or "Nothing"


def weights_name(figure: PayFigure[Figure]) -> str:
    """Whose pay a decomposition takes to be pay without a difference."""
    return _WEIGHTS.get(figure.detail, capitalised(figure.detail) or "Not said")


def model_part_name(figure: PayFigure[Figure]) -> str:
    """A part of the gap by a model."""
    return _MODEL_PARTS[figure.measure]


def closing_name(figure: PayFigure[Figure]) -> str:
    """One thing that would close a gap, or what it takes."""
    return CLOSING.get(figure.detail, capitalised(figure.detail.replace("-", " ")))


def unit_name(figure: PayFigure[Figure]) -> str:
    """What the number of something that would close a gap counts."""
    return _UNITS.get(figure.value.unit, str(figure.value.unit)) if isinstance(figure.value, Shown) else "none"


def not_known_name(comparator: str, kind: str) -> str:
    """In what way a group is not known: ``Not stated``."""
    meant = members(kind, of=pay_comparator(comparator).sets)
    return str(getattr(next(iter(meant)), "label", kind)) if len(meant) == 1 else capitalised(kind.replace("-", " "))


def population_name(figure: PayFigure[Figure]) -> str:
    """Who a number of people is: all who count, those on full pay, or rows left out for a reason."""
    reason = figure.detail.removeprefix(LEFT_OUT)
    if reason != figure.detail:
        return f"Left out: {reason.replace('-', ' ')}"
    return _POPULATION.get(figure.detail, capitalised(figure.detail.replace("-", " ")))


def _band(code: str) -> str:
    if "/" in code:
        return row_label(code)
    return MedicalGrade(code).label if code in set(MedicalGrade) else Band(code).label


def _sex(code: str) -> str:
    group = roll_up(code, sex_grouping())
    return sex_grouping().group(str(group)).as_heading


def _cluster(code: str) -> str:
    return next(one.label for one in clusters() if one.code == code)


_PARTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "staff_type": lambda code: StaffType(code).label,
        "band": _band,
        "cluster": _cluster,
        "staff_group": lambda code: StaffGroup(code).label,
        "contract": lambda code: ContractType(code).label,
        "sex": _sex,
    }
)
