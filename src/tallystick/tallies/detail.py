"""What records can say beyond a return: the same indicator counted otherwise, by stratum, and stage by stage."""

from dataclasses import dataclass
from enum import StrEnum

from tallystick.tallies.tally import Tally


class VariantKind(StrEnum):
    """Another way to count an indicator, shown beside the way the standard asks for."""

    STRATIFIED = "stratified"  # by vacancy, so that bulk campaigns do not stand in for unequal chances
    WITHOUT_INTERNATIONAL_RECRUITS = "without_international_recruits"
    DISTINCT_PEOPLE = "distinct_people"  # people rather than applications


class By(StrEnum):
    """What an indicator is broken down by."""

    DIRECTORATE = "directorate"
    STAFF_GROUP = "staff-group"
    BAND = "band"
    MEDICAL_GRADE = "medical-grade"
    SEX = "sex"
    AGE_BAND = "age-band"
    DISABILITY = "disability"
    ETHNICITY = "ethnicity"
    INTERNATIONAL_RECRUIT = "international-recruit"
    BROAD_GROUP = "broad-ethnic-group"
    ETHNIC_CATEGORY = "ethnic-category"

    @property
    def label(self) -> str:
        """Its plain name: "international recruit"."""
        return self.value.replace("-", " ")


class Stage(StrEnum):
    """A step of recruitment, from the first to the last."""

    APPLIED = "applied"
    SHORTLISTED = "shortlisted"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    APPOINTED = "appointed"


@dataclass(frozen=True, kw_only=True)
class VacancySums:
    """Integer sums over the vacancies at which ``size`` people of the two groups were shortlisted.

    At one vacancy a of w in the top group and c of b in the bottom group were appointed, and size = w + b. The
    sums are over a·b, c·w, their squares and their product: all that the Mantel-Haenszel ratio and its variance
    need. Only vacancies at which both groups were shortlisted (w > 0 and b > 0) are counted in ``vacancies`` and in the
    sums; a vacancy with one group alone says nothing of their likelihoods.
    """

    size: int
    vacancies: int
    ab: int
    cw: int
    abab: int
    abcw: int
    cwcw: int


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One indicator counted otherwise. ``vacancies`` is given by the stratified kind alone."""

    kind: VariantKind
    indicator: str
    row: str
    tallies: tuple[Tally, ...]
    vacancies: tuple[VacancySums, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """The tallies of one indicator inside one stratum: one directorate, one band, one age band."""

    indicator: str
    row: str
    by: By
    stratum: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, kw_only=True)
class FunnelLine:
    """How many applications of one group reached each stage; ``by`` is None for the organisation as a whole."""

    by: By | None
    stratum: str
    group: str
    reached: tuple[int, int, int, int, int]  # in the order of Stage

    def __post_init__(self) -> None:
        if any(count < 0 for count in self.reached):
            raise ValueError("a count cannot be negative")


@dataclass(frozen=True, kw_only=True)
class Detail:
    """Everything beyond the return itself. Empty where counts were handed in."""

    variants: tuple[Variant, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    funnel: tuple[FunnelLine, ...] = ()
