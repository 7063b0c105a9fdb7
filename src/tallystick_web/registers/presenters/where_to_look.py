"""Directorates side by side: what each source says of them, and where two point the same way. Never a rank."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words, listed
from tallystick_web.core.templating import capitalize_first, number
from tallystick_web.numbers.breakdowns import State
from tallystick_web.numbers.recorded_rules import WITHHELD
from tallystick_web.registers.queries.where_to_look import Looked, SourceOfSigns

INDICATORS = ("3", "2", "4")
SURVEYS = {
    "6": "Harassment, bullying or abuse from staff (indicator 6)",
    "8": "Discrimination from managers or colleagues (indicator 8)",
}
_AGREE = 2  # sources that must point the same way
_LAST = "Directorates with few people, counted together"
_NO_SIGN = "No"
_WHY_NONE = {
    State.WITHHELD: "it was counted, and is left out because somebody could have been recognised from it",
    State.NOT_COLLECTED: "what was handed in does not say in which directorate people work",
    State.NOT_ASKED: "it is not offered by directorate",
}


@dataclass(frozen=True, kw_only=True)
class WhereToLook:
    """The page. ``concerns`` are counts by directorate as others see them, None where the reader may not have them."""

    looked: Looked | None
    concerns: Mapping[str, int | None] | None = None
    concerns_of: str = ""

    @property
    def lead(self) -> str:
        """In how many directorates sources agree, in a sentence."""
        if self.looked is None or not self._given:
            return _ONLY_CONCERNS if self.directorates else "There is nothing to look at by directorate yet."
        agreeing = [name for name in self.directorates if self.agreement(name) != _NO_SIGN]
        if not agreeing:
            return (
                f"In {self.looked.year} no two sources point the same way in any directorate. That is no finding of "
                "equal treatment: most directorates are too small to tell."
            )
        named = listed(agreeing)
        return (
            f"In {self.looked.year} at least two sources point the same way in {named}. Ask there what lies behind it."
        )

    @cached_property
    def directorates(self) -> tuple[str, ...]:
        """Every directorate that something is said of, in the order of the alphabet."""
        named = {name for one in self._given for name in one.signs} | set(self.concerns or {})
        return tuple(sorted(named, key=lambda name: (name == _LAST, name.casefold())))

    @property
    def grid(self) -> Grid:
        """What each source says of each directorate, and whether two agree."""
        heads = ["Directorate", *(one.title for one in self._given)]
        heads += [f"Concerns raised, {self.concerns_of}"] if self.concerns is not None else []
        rows = [(name, *self._cells(name), self.agreement(name)) for name in self.directorates]
        return Grid(
            caption="What each source says, directorate by directorate, in the order of the alphabet",
            heads=(*heads, "Do two sources point the same way?"),
            rows=tuple(rows),
            text_columns=tuple(range(len(heads) + 1)),
        )

    @property
    def surveys(self) -> tuple[str, ...]:
        """The indicators from the staff survey that there are for the whole organisation."""
        return tuple(one for one in SURVEYS if self.looked is not None and one in self.looked.whole)

    def survey_called(self, indicator: str) -> str:
        """What an indicator from the staff survey is about."""
        return SURVEYS[indicator]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not here, and why."""
        absent = [one for one in (self.looked.sources if self.looked else ()) if not one.signs]
        found = [f"{one.title}: {_WHY_NONE.get(one.state, _WHY_NONE[State.NOT_COLLECTED])}." for one in absent]
        return (
            *found,
            _NO_SURVEY,
            _NO_LEAVERS,
            *(() if self.concerns is not None else (_NO_CONCERNS,)),
        )

    def agreement(self, name: str) -> str:
        """Whether at least two sources that are beyond chance point the same way, and which way."""
        favours = Counter(one.signs[name].favours for one in self._given if name in one.signs)
        for group, count in favours.most_common():
            if group and count >= _AGREE and self.looked is not None:
                named = self.looked.groups.get(group, group)
                return f"{capitalize_first(in_words(count))} sources point the same way: in favour of {named} people"
        return _NO_SIGN

    @property
    def _given(self) -> tuple[SourceOfSigns, ...]:
        return tuple(one for one in (self.looked.sources if self.looked else ()) if one.signs)

    def _cells(self, name: str) -> tuple[str, ...]:
        cells = [_cell(one, name) for one in self._given]
        if self.concerns is not None:
            cells.append(_count(self.concerns, name))
        return tuple(cells)


_ONLY_CONCERNS = "Concerns alone are counted by directorate so far, and a count by itself points nowhere."
_NO_SURVEY = (
    "Answers to the staff survey: so few people answer in one directorate that they could be recognised. They are read "
    "for the whole organisation."
)
_NO_LEAVERS = "Leavers: no standard compares groups of leavers, so no approved figure of them exists."
_NO_CONCERNS = "Concerns by directorate: none that stand were counted so, or your roles do not open them."


def _cell(source: SourceOfSigns, name: str) -> str:
    return capitalize_first(source.signs[name].says) if name in source.signs else "Not given"


def _count(counts: Mapping[str, int | None], name: str) -> str:
    if name not in counts:
        return "Not counted"
    count = counts[name]
    return WITHHELD if count is None else f"About {number(count)}"
