"""What the fit-for-board check answers: each rule, whether it is met, what was found, and what to do about a gap."""

from dataclasses import dataclass
from enum import StrEnum

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised


class Rule(StrEnum):
    """What a board must be able to rely on."""

    BANDS = "bands"
    CLINICAL_SPLIT = "clinical-split"
    YEARS = "years"
    COMPARATOR = "comparator"
    INTERNATIONAL_RECRUITS = "international-recruits"
    UNKNOWN = "unknown"
    REASONS = "reasons"

    @property
    def label(self) -> str:
        """The rule as people read it."""
        return {
            Rule.BANDS: "Pay bands stand apart",
            Rule.CLINICAL_SPLIT: "Clinical and non-clinical staff stand apart",
            Rule.YEARS: "Three years stand side by side",
            Rule.COMPARATOR: "Each figure has a national one beside it, with its year",
            Rule.INTERNATIONAL_RECRUITS: "International recruits stand apart in recruitment",
            Rule.UNKNOWN: "It is said how many people’s group is not known",
            Rule.REASONS: "Each indicator is here, or it is said why not",
        }[self]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One rule held against the figures: whether it is met, what was found, and what to do where it is not."""

    rule: Rule
    is_met: bool
    says: str
    to_do: str = ""


@dataclass(frozen=True, kw_only=True)
class Fitness:
    """Every rule that applies to one standard, held against its newest year."""

    standard: str
    title: str
    year: int
    checks: tuple[Check, ...]

    @property
    def gaps(self) -> tuple[Check, ...]:
        """The rules that are not met."""
        return tuple(one for one in self.checks if not one.is_met)

    @property
    def says(self) -> str:
        """The answer in one sentence, fit for the front of a paper."""
        if not self.gaps:
            return f"Nothing is missing that a board needs to read the {self.year} figures."
        many = len(self.gaps) != 1
        return (
            f"{capitalised(in_words(len(self.gaps)))} thing{'s' if many else ''} a board needs to read the {self.year} "
            f"figures {'are' if many else 'is'} missing."
        )
