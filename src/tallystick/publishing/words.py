"""The words a publication uses: names of groups under the house term, and figures as text."""

from dataclasses import dataclass

from tallystick.definitions import Definition, load
from tallystick.errors import InputRefused
from tallystick.release.comparison import Side
from tallystick.release.quantity import Unit
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure, Hidden
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import Grouping, capitalised
from tallystick.vocabulary.terms import Term, group_label, is_named_by_terms, term

NOT_GIVEN = "not given"
# Groupings finer than those that standards compare.
FINER = ("five", "finest")
_SIGNS = {Unit.RATE: "%", Unit.PERCENT: "%"}


@dataclass(frozen=True)
class Words:
    """Names of groups in one publication: those of the definition, under the chosen collective term."""

    definition: Definition
    term: Term

    @classmethod
    def of(cls, table: ReleasedTable, chosen: Term | None) -> "Words":
        """The words for a released table: under the term that was chosen, else under the standard's own.

        Raises InputRefused where this program's definition is not the one the table was made under: its words
        could say something else than was counted.
        """
        definition, used = load(table.standard, table.year), table.provenance.definition
        if definition.sha256 != used.sha256:
            raise InputRefused(
                f"These figures were made under the definition {used.id}, and this program has another text of "
                f"{definition.id}. Print them with the program that made them: {table.provenance.program}."
            )
        return cls(definition, chosen or term(definition.term))

    def group(self, code: str) -> str:
        """The group's name inside a sentence."""
        return group_label(self._grouping_of(code), code, term=self.term).in_sentence

    def heading(self, code: str) -> str:
        """The group's name at the head of a column or a sentence."""
        return group_label(self._grouping_of(code), code, term=self.term).as_heading

    def _grouping_of(self, code: str) -> Grouping:
        """The standard's grouping; for a group that it does not have, a finer one that does."""
        own = grouping(self.definition.grouping)
        known = {one.code for one in own.groups}
        finer = (grouping(name) for name in FINER if own.characteristic == grouping(name).characteristic)
        return own if code in known else next((one for one in finer if code in {g.code for g in one.groups}), own)

    def in_full(self, code: str) -> str:
        """The group's name where a reader meets it first: a collective term is written out."""
        return self.term.full if self._uses_term(code) else self.group(code)

    @property
    def collective(self) -> str:
        """The sentence that names the collective term; blank where no group of the standard goes by one."""
        if not any(self._uses_term(code) for code in self.groups):
            return ""
        return f"{capitalised(self.term.full)} is the collective term here. "

    def _uses_term(self, code: str) -> bool:
        return is_named_by_terms(grouping(self.definition.grouping).group(code))

    @property
    def characteristic(self) -> str:
        """What people are grouped by: ``ethnicity``, ``disability status``."""
        return grouping(self.definition.grouping).characteristic

    @property
    def groups(self) -> tuple[str, ...]:
        """The codes of all groups, in the order of display."""
        return tuple(group.code for group in grouping(self.definition.grouping).groups)


def text_of(figure: Figure | None) -> str:
    """A figure as people read it: with its sign, or why it is not there."""
    if figure is None:
        return NOT_GIVEN
    if isinstance(figure, Hidden):
        return str(figure.reason)
    return figure.text + _SIGNS.get(figure.unit, "")


def counts_of(side: Side[Figure] | None) -> str:
    """``9 of 725``, or what is known of it."""
    if side is None or side.happened is None:
        return rate_of(side)
    counts = side.happened, side.people
    if all(isinstance(count, Hidden) for count in counts):
        return text_of(side.happened)
    return " of ".join("a withheld number" if isinstance(count, Hidden) else text_of(count) for count in counts)


def rate_of(side: Side[Figure] | None) -> str:
    """The rate of one side, as a percentage."""
    return text_of(None if side is None else side.rate)


def listed(items: "list[str] | tuple[str, ...]") -> str:
    """``a, b and c``."""
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1]))) if items else ""


NUMERALS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(count: int) -> str:
    """Small numbers as words, larger ones in figures."""
    return NUMERALS[count] if count < len(NUMERALS) else f"{count:,}"
