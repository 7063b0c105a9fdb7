"""The words of pay: what groups, parts, quarters and steps are called, and money as people say it."""

import re
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from tallystick.definitions.pay import pay_comparator
from tallystick.definitions.pay.comparators import TOGETHER
from tallystick.publishing.sentences.common import MINUS
from tallystick.publishing.words import in_words, listed, text_of
from tallystick.release.pay import PayFigure, PayMeasure, Variant
from tallystick.release.quantity import Unit
from tallystick.release.shown import Figure, Shown
from tallystick.vocabulary.bands import Band, MedicalGrade, clusters
from tallystick.vocabulary.characteristics import members
from tallystick.vocabulary.employment import ContractType
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.staff_groups import StaffGroup
from tallystick.vocabulary.staff_types import StaffType

EVERYBODY = "everybody"
NAMES: Mapping[PayMeasure, str] = MappingProxyType(
    {
        PayMeasure.MEAN_HOURLY_GAP: "mean hourly pay gap",
        PayMeasure.MEDIAN_HOURLY_GAP: "median hourly pay gap",
        PayMeasure.QUARTER_SHARE: "share of a pay quarter",
        PayMeasure.BONUS_SHARE: "share of people paid a bonus",
        PayMeasure.MEAN_BONUS_GAP: "mean bonus gap",
        PayMeasure.MEDIAN_BONUS_GAP: "median bonus gap",
        PayMeasure.BREAKDOWN: "share of employees",
        PayMeasure.NOT_DISCLOSED: "share of employees of whom it is not known",
        PayMeasure.BETWEEN: "part of the mean gap that lies between bands",
        PayMeasure.WITHIN: "part of the mean gap that lies within bands",
        PayMeasure.NO_OVERLAP: "part of the mean gap from bands that only one of the groups is in",
        PayMeasure.MEAN_HOURLY_PAY: "mean pay for an hour",
        PayMeasure.MEDIAN_HOURLY_PAY: "median pay for an hour",
        PayMeasure.DECILE_GAP: "pay gap at a decile",
        PayMeasure.SUPERIORITY: "chance to be the better paid of two people",
        PayMeasure.ADJUSTED_GAP: "adjusted pay gap",
        PayMeasure.ENDOWMENTS: "part of the gap from what people bring",
        PayMeasure.COEFFICIENTS: "part of the gap from how the same is paid",
        PayMeasure.INTERACTION: "part of the gap from both together",
        PayMeasure.EXPLAINED: "explained part of the gap",
        PayMeasure.UNEXPLAINED: "unexplained part of the gap",
        PayMeasure.MEAN_GAP_CHANGE: "change of the mean gap",
        PayMeasure.MEDIAN_GAP_CHANGE: "change of the median gap",
        PayMeasure.CLOSING: "answer to what would close the gap",
        PayMeasure.PEOPLE_AT_RATE: "number of people on a rate of pay",
        PayMeasure.POPULATION: "number of people counted",
    }
)
# The same with the groups that a figure is about; of others, ``between`` the one and the other.
NAMES_OF_GROUPS: Mapping[PayMeasure, str] = MappingProxyType(
    {
        PayMeasure.QUARTER_SHARE: "share of {group} in the {quarter} quarter of pay",
        PayMeasure.BONUS_SHARE: "share of {group} paid a bonus",
        PayMeasure.BREAKDOWN: "share of {group} among everybody employed",
        PayMeasure.NOT_DISCLOSED: "share of employees whose {it} is not known",
        PayMeasure.BETWEEN: "part of the mean gap between {reference} and {group} that lies between bands",
        PayMeasure.WITHIN: "part of the mean gap between {reference} and {group} that lies within bands",
        PayMeasure.NO_OVERLAP: "part of the mean gap between {reference} and {group} from bands that only one is in",
        PayMeasure.MEAN_HOURLY_PAY: "mean pay for an hour of {group}",
        PayMeasure.MEDIAN_HOURLY_PAY: "median pay for an hour of {group}",
        PayMeasure.SUPERIORITY: "chance of {reference} to be the better paid beside {group}",
        PayMeasure.CLOSING: "answer to what would close the gap between {reference} and {group}",
        PayMeasure.PEOPLE_AT_RATE: "number of {group} on a rate of pay",
        PayMeasure.POPULATION: "number of {group} counted",
    }
)
# What the people of each kind of not known did; ``{it}`` is what was asked.
NOT_KNOWN: Mapping[str, str] = MappingProxyType(
    {
        "": "are people whose {it} is not known",
        Unknown.NOT_STATED: "were asked for their {it} and did not state it",
        Unknown.PREFER_NOT_TO_SAY: "chose to answer that they prefer not to say their {it}",
        Unknown.NOT_KNOWN: "have no {it} on record",
        Unknown.NOT_ASKED: "were not asked for their {it}",
        Unknown.WITHDRAWN: "took back what they had said of their {it}",
    }
)
_VARIANTS: Mapping[str, str] = MappingProxyType(
    {
        Variant.KNOWN_ONLY: "counting only people of whom it is known, ",
        Variant.UNKNOWN_AS_REFERENCE: "if everybody not known were in the reference group, ",
        Variant.UNKNOWN_AS_GROUP: "if everybody not known were in the other group, ",
        Variant.SACRIFICE_ADDED_BACK: "with what people gave up of their salary added back, ",
    }
)
# What people differ in and can be divided by.
TRAITS: Mapping[str, str] = MappingProxyType(
    {
        "staff_type": "staff type",
        "band": "band",
        "cluster": "group of bands",
        "staff_group": "staff group",
        "contract": "contract",
        "international_recruit": "whether people were recruited overseas",
        "age_band": "age",
        "full_time": "whether people work full time",
        "service": "length of service",
        "directorate": "directorate",
        "sex": "sex",
    }
)
# What each step of the sequence of models may hold equal, where a figure does not name the traits that it really does.
_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "person": "age, sex, and full time or part time",
        "work": "staff group, staff type and directorate",
        "service": "length of service",
        "band": "band",
    }
)
_PARTS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("international_recruit", "yes"): "people recruited overseas",
        ("international_recruit", "no"): "people not recruited overseas",
        ("full_time", "yes"): "people who work full time",
        ("full_time", "no"): "people who work part time",
        ("sex", "female"): "women",
        ("sex", "male"): "men",
    }
)
_LISTS: Mapping[str, Iterable[Band | MedicalGrade | StaffType | StaffGroup | ContractType]] = MappingProxyType(
    {
        "band": (*Band, *MedicalGrade),
        "staff_type": StaffType,
        "staff_group": StaffGroup,
        "contract": ContractType,
    }
)
_WHETHER = "whether "
# The band of a model's sequence: a release that names its steps has it only where bands were handed in.
_BAND = "band"


def group_of(figure: PayFigure[Figure]) -> str:
    """What the people of the group are called inside a sentence; of no group, everybody."""
    return people_called(figure.comparator, figure.group)


def reference_of(figure: PayFigure[Figure]) -> str:
    """What the people of the reference group are called; where the figure names none, the comparator's own."""
    if not figure.reference and figure.comparator:
        return people_called(figure.comparator, pay_comparator(figure.comparator).reference)
    return people_called(figure.comparator, figure.reference)


def people_called(comparator: str, code: str) -> str:
    """``White people``: the people of one group of a comparator."""
    if not (comparator and code):
        return EVERYBODY
    people = pay_comparator(comparator).named(code).people
    head, _, aside = people.partition(", ")
    return f"{head} ({aside})" if aside and TOGETHER not in code else people


def not_known_called(figure: PayFigure[Figure], characteristic: str) -> str:
    """What the people of one kind of not known did, or that it is not known: ``chose to answer that ...``."""
    it, kind = characteristic_called(characteristic), figure.detail
    if kind and figure.comparator:
        meant = members(kind, of=pay_comparator(figure.comparator).sets)
        kind = str(next(iter(meant))) if len(meant) == 1 else kind
    said = NOT_KNOWN.get(kind, f"{NOT_KNOWN['']} ({spaced(kind)})")
    return said.format(it=it)


def characteristic_called(characteristic: str) -> str:
    """What people are grouped by, as something they have: ``ethnicity``, ``disability status``."""
    return "disability status" if characteristic == "disability" else characteristic


def opening(figure: PayFigure[Figure]) -> str:
    """How it was counted and among whom, where that is not the usual way among everybody: ``among women, ``."""
    return variant_called(figure.variant) + (f"among {part_called(figure)}, " if figure.by else "")


def variant_called(variant: str) -> str:
    """What was counted differently, as the beginning of a sentence; blank for the usual way."""
    if variant.startswith(Variant.WITHOUT):
        return f"without {spaced(variant.removeprefix(Variant.WITHOUT))}, "
    if variant.startswith(Variant.ONLY):
        return f"counting only {spaced(variant.removeprefix(Variant.ONLY))}, "
    return _VARIANTS.get(variant, f"counted in another way ({spaced(variant)}), ") if variant else ""


def part_called(figure: PayFigure[Figure]) -> str:
    """The people of a part of the workforce: ``women``, ``people whose staff group is ...``."""
    if (figure.by, figure.part) in _PARTS:
        return _PARTS[figure.by, figure.part]
    by = trait_called(figure.by)
    if by.startswith(_WHETHER):
        return f"people of whom it is not known {by}"
    return f"people whose {by} is {label_of(figure.by, figure.part)}"


def trait_called(trait: str) -> str:
    """What people differ in or are divided by: ``staff type``."""
    return TRAITS.get(trait, spaced(trait))


def label_of(by: str, part: str) -> str:
    """A part by the words of its closed list; one of no list, or in another form, by its own."""
    for member in _LISTS.get(by, ()):
        if part == member:
            return str(member.label)
    found = (cluster.label for cluster in clusters() if by == "cluster" and cluster.code == part)
    return next(found, spaced(part) or "not recorded")


def level_called(detail: str) -> str:
    """The strata of one level, in the plural; of no level in particular, the narrowest."""
    return {"": "bands", "band": "bands of one staff type", "staff_type": "staff types"}.get(detail, spaced(detail))


def step_called(detail: str) -> str:
    """What a step of a model holds equal, on top of the steps before it: the traits that were really used.

    ``person:age_band,sex`` is ``age and sex``; a step that names no traits is told by what it may hold.
    """
    step, names_traits, traits = detail.partition(":")
    if names_traits:
        return listed([trait_called(one) for one in traits.split(",") if one])
    return _STEPS.get(step, spaced(step))


def holds_band(figure: PayFigure[Figure]) -> bool:
    """Whether it is the step of a model that adds the band."""
    return figure.detail.partition(":")[0] == _BAND


def pence_in_the_pound(gap: Shown) -> str:
    """What the group is paid for every £1 of the reference group: ``86p``, ``£1.02``.

    Rounded once, from the gap with all the decimals that the release holds.
    """
    pence = pence_of(gap.value)
    return f"{pence}p" if pence < 100 else f"£{pence // 100}.{pence % 100:02}"


def pence_of(gap: Decimal) -> int:
    """The pence, halves up, that stand for a gap in per cent."""
    return int((100 - gap).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def printed(figure: Shown) -> Decimal:
    """The number that people read, sign and all."""
    return Decimal(figure.text.replace(MINUS, "-").replace(",", "").removeprefix("less than "))


def sign_of(figure: Figure | None) -> int:
    """1 above nothing, -1 below it, and 0 for nothing as printed, withheld or absent."""
    if not isinstance(figure, Shown):
        return 0
    number = printed(figure)
    return (number > 0) - (number < 0)


def amount_of(figure: Figure | None) -> str:
    """A figure with what it is of: ``13.6%``, ``−18.8 percentage points``, ``£1.20 an hour``, ``12 people``."""
    if not isinstance(figure, Shown):
        return text_of(figure)
    match figure.unit:
        case Unit.POINTS:
            return f"{figure.text} percentage points"
        case Unit.POUNDS:
            return f"{pounds_of(figure)} an hour"
        case Unit.PEOPLE:
            return f"{figure.text} {'person' if figure.value == 1 else 'people'}"
        case _:
            return text_of(figure)


def pounds_of(figure: Shown) -> str:
    """``£15.87``; below nothing the sign stands first."""
    size = figure.text.removeprefix(MINUS)
    return f"{MINUS if size != figure.text else ''}£{size}"


def many_in_ten(tenths: int) -> str:
    """``three in ten``."""
    return f"{in_words(tenths)} in ten"


def spaced(code: str) -> str:
    """A code as words; the hyphen of a range (``25-34``) stays."""
    return re.sub(r"(?<!\d)-|-(?!\d)", " ", code).replace("_", " ").replace(":", ": ")
