"""What a release says of pay: figures of one organisation on one snapshot date, under one profile.

As with comparisons, one shape serves exact quantities before a release is made and figures afterwards. What may leave
the analyst's desk is decided in between, by the gate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from tallystick.release.comparison import N
from tallystick.release.policy import Audience
from tallystick.release.quantity import Quantity
from tallystick.release.release import Provenance
from tallystick.release.shown import Figure, Guarded


class PayMeasure(StrEnum):
    """What kind of number a figure of pay holds. A gap is in per cent of what the reference group is paid."""

    MEAN_HOURLY_GAP = "mean_hourly_gap"
    MEDIAN_HOURLY_GAP = "median_hourly_gap"
    QUARTER_SHARE = "quarter_share"
    BONUS_SHARE = "bonus_share"
    MEAN_BONUS_GAP = "mean_bonus_gap"
    MEDIAN_BONUS_GAP = "median_bonus_gap"
    BREAKDOWN = "breakdown"
    NOT_DISCLOSED = "not_disclosed"
    BETWEEN = "between"
    WITHIN = "within"
    NO_OVERLAP = "no_overlap"
    MEAN_HOURLY_PAY = "mean_hourly_pay"
    MEDIAN_HOURLY_PAY = "median_hourly_pay"
    DECILE_GAP = "decile_gap"
    SUPERIORITY = "superiority"
    ADJUSTED_GAP = "adjusted_gap"
    ENDOWMENTS = "endowments"
    COEFFICIENTS = "coefficients"
    INTERACTION = "interaction"
    EXPLAINED = "explained"
    UNEXPLAINED = "unexplained"
    MEAN_GAP_CHANGE = "mean_gap_change"
    MEDIAN_GAP_CHANGE = "median_gap_change"
    CLOSING = "closing"
    PEOPLE_AT_RATE = "people_at_rate"
    POPULATION = "population"

    @property
    def is_change(self) -> bool:
        """Whether it is a change from the year before."""
        return self in (PayMeasure.MEAN_GAP_CHANGE, PayMeasure.MEDIAN_GAP_CHANGE)


# The measures whose names and meaning other programs rely on.
PROMISED = frozenset(
    {
        PayMeasure.MEAN_HOURLY_GAP,
        PayMeasure.MEDIAN_HOURLY_GAP,
        PayMeasure.QUARTER_SHARE,
        PayMeasure.BONUS_SHARE,
        PayMeasure.MEAN_BONUS_GAP,
        PayMeasure.MEDIAN_BONUS_GAP,
        PayMeasure.BREAKDOWN,
        PayMeasure.NOT_DISCLOSED,
        PayMeasure.BETWEEN,
        PayMeasure.WITHIN,
        PayMeasure.NO_OVERLAP,
    }
)


class Variant(StrEnum):
    """What was counted differently from the plain figure. The last two stand before a type of bonus."""

    KNOWN_ONLY = "known-only"
    UNKNOWN_AS_REFERENCE = "unknown-as-reference"
    UNKNOWN_AS_GROUP = "unknown-as-group"
    SACRIFICE_ADDED_BACK = "salary-sacrifice-added-back"
    ONLY = "only:"
    WITHOUT = "without:"


# What a figure of the population counts; a reason stands after the last.
RELEVANT, FULL_PAY, LEFT_OUT = "relevant", "full-pay", "left-out:"


class PayNote(StrEnum):
    """What a reader must know beside a figure, in words that make a sentence."""

    NO_WIDTH = "the medians sit on the same pay point in every resample"
    NEARLY_NO_WIDTH = "the medians sit on the same pay point in nearly every resample"
    ONE_PERSON = "one person alone moves the mean by more than a tenth"
    FEW_PEOPLE = "fewer people than the guidance advises"


class NotPayable(StrEnum):
    """Why there is no figure, in words that end a sentence."""

    NO_EMPLOYEES = "there are no employees in one of the groups"
    NO_BONUS_IN_REFERENCE = "nobody in the reference group was paid a bonus"
    NO_BONUS_IN_GROUP = "nobody in this group was paid a bonus"
    NOTHING_PAID = "the reference group is paid nothing"
    TOO_FEW_FOR_QUARTERS = "fewer than four people have no quarters"
    TOO_FEW_FOR_MODEL = "there are too few people for this model"
    NOT_RECORDED = "what it needs was not handed in"
    GROUPS_NOT_GIVEN = "the file does not say people's ethnic groups finely enough"


@dataclass(frozen=True, kw_only=True)
class PayFigure(Generic[N]):
    """One figure of pay.

    ``comparator`` names who is compared with whom, ``group`` and ``reference`` the two groups. ``by`` and ``part`` are
    given inside a part of the workforce (``sex``, ``female``). ``variant`` says what was counted differently
    (``known-only``, ``without:clinical-excellence``). ``detail`` is what the measure itself needs: a decile, a step of
    a model, a level of strata, a kind of not known.

    ``value`` with ``low`` and ``high``, its 95 % range. ``n`` are the people of the group in the population of the
    measure and ``n_reference`` those of the reference group; of a share, ``n`` of ``n_reference``. ``happened`` is how
    many of ``n`` were paid a bonus. ``least`` and ``most`` are what a share could be if people on one rate stood in
    another order, and ``tied`` is how many share the rates that lie across the quarter's ends, each rate once.
    """

    measure: PayMeasure
    comparator: str = ""
    group: str = ""
    reference: str = ""
    quarter: str = ""
    by: str = ""
    part: str = ""
    variant: str = ""
    detail: str = ""
    value: N | None = None
    low: N | None = None
    high: N | None = None
    n: N | None = None
    n_reference: N | None = None
    happened: N | None = None
    least: N | None = None
    most: N | None = None
    tied: N | None = None
    notes: tuple[PayNote, ...] = ()
    why_not: NotPayable | None = None


NUMBERS = ("value", "low", "high", "n", "n_reference", "happened", "least", "most", "tied")
M = TypeVar("M", Quantity, Guarded, Figure)


def with_numbers(figure: PayFigure[Any], numbers: Mapping[str, M | None]) -> PayFigure[M]:
    """The same figure with other numbers in the place of all its own; those not named are absent."""
    parts: dict[str, Any] = {**vars(figure), **dict.fromkeys(NUMBERS), **numbers}
    return PayFigure(**parts)


def identity(figure: PayFigure[Any]) -> tuple[str, ...]:
    """What a figure is of, without its numbers: two figures of one table never have the same."""
    return tuple(
        str(getattr(figure, name))
        for name in ("measure", "comparator", "group", "reference", "quarter", "by", "part", "variant", "detail")
    )


@dataclass(frozen=True, kw_only=True)
class PayTable(Generic[N]):
    """All figures of pay of one organisation on one snapshot date.

    ``profile`` names the rules and ``banner`` what everything made under them says of itself. ``choices`` says in
    sentences who was counted and how, ``seed`` what resampling began with. ``withheld`` counts the figures that the
    gate left out or hid.
    """

    organisation: str
    snapshot: date
    profile: str
    banner: str
    characteristic: str
    provenance: Provenance
    notices: tuple[str, ...]
    choices: tuple[str, ...]
    seed: int
    figures: tuple[PayFigure[N], ...]
    withheld: int = 0

    def of(self, measure: PayMeasure, **wanted: str) -> tuple[PayFigure[N], ...]:
        """The figures of a measure whose fields are as wanted; what is not named may be anything."""
        return tuple(
            one
            for one in self.figures
            if one.measure is measure and all(getattr(one, name) == value for name, value in wanted.items())
        )

    def with_figures(self, figures: Iterable[PayFigure[M]], *, withheld: int = 0) -> "PayTable[M]":
        """The same table with other figures."""
        kept = {name: value for name, value in vars(self).items() if name not in ("figures", "withheld")}
        return PayTable(**kept, figures=tuple(figures), withheld=withheld)


@dataclass(frozen=True, kw_only=True)
class GuardedPayTable:
    """A table after the gate, before it is rounded. Only ``disclosure`` makes one."""

    table: PayTable[Guarded]


@dataclass(frozen=True, kw_only=True)
class PayRelease:
    """Tables of pay made together, once, for one audience, under one policy."""

    audience: Audience
    policy: str
    watermark: str
    tables: tuple[PayTable[Figure], ...]

    def __post_init__(self) -> None:
        if len({table.organisation for table in self.tables}) != 1:
            raise ValueError("a release holds the tables of one organisation")

    @property
    def organisation(self) -> str:
        """Whose figures these are."""
        return self.tables[0].organisation
