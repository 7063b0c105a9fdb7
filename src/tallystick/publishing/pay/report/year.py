"""One year's figures of pay with what they were made under: the profile, the comparators, and the group that leads."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tallystick.definitions.pay import PayComparator, Profile, pay_comparator, profile
from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.publishing.pay.lead import headline_comparator
from tallystick.publishing.pay.report.texts import is_withheld
from tallystick.publishing.pay.sentences import compared, sentence_of
from tallystick.release import shown
from tallystick.release.pay import NUMBERS, PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Hidden
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.periods import day_label

Pay = PayFigure[shown.Figure]
PayFigures = tuple[Pay, ...]


@dataclass(frozen=True)
class PayYear:
    """A released table of pay, and how its figures are found and named."""

    table: PayTable[shown.Figure]

    @cached_property
    def rules(self) -> Profile:
        """The profile that the table was made under."""
        return profile(self.table.profile)

    @cached_property
    def comparators(self) -> tuple[PayComparator, ...]:
        """Who is compared with whom, the headline first."""
        return self.rules.compared(self.table.characteristic)

    @property
    def headline(self) -> PayComparator:
        """The comparator of the first page."""
        return headline_comparator(self.table)

    @cached_property
    def group(self) -> str:
        """The group of the first page: the first that is held against the reference group."""
        return next(code for code in self.headline.order if code not in (self.headline.reference, UNKNOWN))

    @property
    def is_protected(self) -> bool:
        """Whether it left the analyst's desk: then it names no file that it was made from."""
        return not self.table.provenance.made_from

    @property
    def day(self) -> str:
        """The snapshot date in words."""
        return day_label(self.table.snapshot)

    @property
    def people(self) -> str:
        """The people of the leading group, inside a sentence."""
        return self.headline.named(self.group).people

    @property
    def others(self) -> str:
        """The people of the reference group, inside a sentence."""
        return self.headline.named(self.headline.reference).people

    def of(self, *measures: PayMeasure, **wanted: str) -> PayFigures:
        """The figures of measures in the whole workforce, counted as the rules ask, unless something else is wanted."""
        asked = {"by": "", "variant": ""} | wanted
        return tuple(one for measure in measures for one in self.table.of(measure, **asked))

    def leading(self, measure: PayMeasure, **wanted: str) -> Pay | None:
        """The figure of the first page: the leading group against the reference group, without detail."""
        asked = {"comparator": self.headline.id, "group": self.group, "detail": ""} | wanted
        return next(iter(self.of(measure, **asked)), None)

    def heading(self, figure: Pay) -> str:
        """The group of a figure at the head of a row."""
        return group_heading(figure.comparator, figure.group)

    def comparator_title(self, figure: Pay) -> str:
        """Who is compared with whom in a figure."""
        return pay_comparator(figure.comparator).title

    def sentence(self, figure: Pay) -> str:
        """What a figure says, without whom it compares: a section says that once."""
        return sentence_of(figure, self.table).removesuffix(compared(figure)).rstrip()

    def sentences(self, figures: Iterable[Pay | None]) -> tuple[str, ...]:
        """What figures say, each once; withheld ones and those that are not there say nothing here."""
        said = (self.sentence(one) for one in figures if one is not None and not is_withheld(one))
        return tuple(dict.fromkeys(said))


def group_heading(comparator: str, code: str) -> str:
    """What a group of a comparator is called at the head of a row."""
    return capitalised(pay_comparator(comparator).named(code).heading)


def has_all_withheld(figures: PayFigures) -> bool:
    """Whether there are numbers among figures and not one of them says anything: the size of a quarter does not."""
    numbers = [one.value for one in figures if one.value is not None] or list(_numbers(figures))
    return bool(numbers) and all(isinstance(number, Hidden) for number in numbers)


def _numbers(figures: PayFigures) -> Iterator[shown.Figure]:
    held = (getattr(figure, name) for figure in figures for name in NUMBERS)
    yield from (number for number in held if number is not None)
