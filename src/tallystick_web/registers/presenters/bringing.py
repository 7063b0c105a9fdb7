"""What a file would bring into a register, or brought, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tallystick.publishing.report.views import Grid
from tallystick_web.core.sheets.text import Value, in_text
from tallystick_web.core.templating import capitalize_first, day, number
from tallystick_web.core.waiting import Progress, Stage
from tallystick_web.registers.brought import holds as h
from tallystick_web.registers.brought.cells import Around, cell_of
from tallystick_web.registers.brought.judged import Counted, Fate, Judged, counted
from tallystick_web.registers.brought.lines import Out, Why
from tallystick_web.registers.columns import Register

_MOST_SHOWN = 50
_MOST_TOLD = 100
_MOST_PLACES = 20
_IN_WORDS: Mapping[str, str] = {
    Fate.NEW: "new",
    Fate.SAME: "already in the register, saying the same",
    Fate.CHANGED: "already in the register, saying something else",
    Why.NOT_UNDERSTOOD: "not understood, and left out",
    Why.TWICE: "twice in the file, and left out",
    Why.BLANK: "blank",
    Why.HEADINGS: "headings that stand there again",
    Why.NO_HEADINGS: "in sheets without headings, and left out",
    Why.NO_TITLE: "in sheets without a column for the title, and left out",
}
_DONE: Mapping[str, str] = _IN_WORDS | {
    Fate.NEW: "added to the register",
    Fate.CHANGED: "changed to what the file says",
    "kept": "kept as the register has them",
}


@dataclass(frozen=True, kw_only=True)
class Understanding:
    """A file as it was understood: what would become of each of its rows."""

    register: Register
    every: Sequence[Judged | Out]
    around: Around
    holds: Mapping[str, str]
    notices: Sequence[str] = ()

    @cached_property
    def counted(self) -> Counted:
        """How many rows would become what."""
        return counted(self.every)

    @property
    def says(self) -> str:
        """What would be brought in, in a sentence."""
        new = self.counted.new
        if not new and self.lacks_title:
            return (
                f"No heading says where the {self.register.title_label.lower()} stands, so no row can be read yet. "
                "Choose the column below."
            )
        if not new:
            return f"Nothing new was found for this register in {_rows(self.counted.all)}."
        what = self.register.one if new == 1 else self.register.several
        return f"{number(new)} new {what} would be added, of {_rows(self.counted.all)}."

    @property
    def lacks_title(self) -> bool:
        """Whether a title was found in no sheet: somebody has to say which column holds it."""
        return Why.NO_TITLE in self.counted.out and h.TITLE not in self.holds.values()

    @property
    def adds_up(self) -> Sequence[tuple[str, str]]:
        """How many rows would become what, and all of them together."""
        one = self.counted
        lines = [(Fate.NEW, one.new), (Fate.SAME, one.same), (Fate.CHANGED, one.changed), *one.out.items()]
        return _adding_up(lines, _IN_WORDS, one.all)

    @property
    def is_worth_it(self) -> bool:
        """Whether anything of it can be brought in."""
        return bool(self.counted.new or self.counted.changed)

    @property
    def new(self) -> Grid:
        """What would be added; of many the first."""
        rows = [one for one in self.every if isinstance(one, Judged) and one.fate is Fate.NEW]
        shown = [one for one in self.register.columns if one.name in self.holds.values()]
        return Grid(
            caption="New in the register" if len(rows) <= _MOST_SHOWN else f"The first {_MOST_SHOWN} that are new",
            heads=(self.register.title_label, *(one.label for one in shown), "In the file"),
            rows=tuple(
                (
                    str(one.says["title"]),
                    *(_shown(cell_of(column, one.says[column.name], self.around)) for column in shown),
                    str(one.row.place),
                )
                for one in rows[:_MOST_SHOWN]
            ),
            text_columns=tuple(range(len(shown) + 2)),
        )

    @property
    def changed(self) -> Grid:
        """What says something else than the register; of many the first."""
        rows = [one for one in self.every if isinstance(one, Judged) and one.fate is Fate.CHANGED]
        lines = [(one, name) for one in rows for name in one.differs]
        return Grid(
            caption="What says something else" if len(lines) <= _MOST_SHOWN else f"The first {_MOST_SHOWN} differences",
            heads=(self.register.title_label, "What differs", "The register says", "The file says", "In the file"),
            rows=tuple(
                (
                    str(one.says["title"]),
                    self._label(name),
                    self._was(one, name),
                    self._would_be(one, name),
                    str(one.row.place),
                )
                for one, name in lines[:_MOST_SHOWN]
            ),
            text_columns=(0, 1, 2, 3, 4),
        )

    def _label(self, name: str) -> str:
        common = {
            h.TITLE: self.register.title_label,
            h.STATE: h.STATE_LABEL,
            h.OWNER: h.OWNER_LABEL,
            h.UNIT: h.UNIT_LABEL,
            h.NOTE: h.NOTE_LABEL,
        }
        return common[name] if name in common else self.register.column(name).label

    def _was(self, one: Judged, name: str) -> str:
        if one.there is None:
            return ""
        return self._said(name, one.there.state if name == h.STATE else one.there.values[name])

    def _would_be(self, one: Judged, name: str) -> str:
        return self._said(name, one.state if name == h.STATE else one.says[name])

    def _said(self, name: str, value: object) -> str:
        if value in (None, "", ()):
            return "nothing"
        if name == h.STATE:
            return self.register.state(str(value)).label
        if name in (h.OWNER, h.UNIT):
            names = self.around.people if name == h.OWNER else self.around.units
            return next((called for key, called in names.called.items() if key == value), "nobody we know")
        if name in (h.TITLE, h.NOTE):
            return str(value)
        return _shown(cell_of(self.register.column(name), value, self.around))

    @property
    def told(self) -> Sequence[str]:
        """What is to be looked at first: what was not understood, with its place in the file."""
        alike: dict[str, list[str]] = {}
        for one in self.every:
            if isinstance(one, Out) and one.said:
                alike.setdefault(one.said, []).append(str(one.place))
        groups = list(alike.items())
        said = [f"{_places(places)}: {words}" for words, places in groups[:_MOST_TOLD]]
        more = sum(len(places) for _, places in groups[_MOST_TOLD:])
        return (*self.notices, *said, *([f"And {number(more)} more rows were left out."] if more else []))


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A file that is being brought in, or was."""

    register: Register
    came_to: Mapping[str, int]
    rows: int
    is_done: bool
    progress: Progress | None

    @property
    def heading(self) -> str:
        """What becomes of it, in a few words."""
        if self.is_done:
            return "The file was brought in"
        return "Something went wrong" if self.is_broken else "The file is being brought in"

    @property
    def is_broken(self) -> bool:
        """Whether the work stopped."""
        return not self.is_done and self.progress is not None and self.progress.stage is Stage.BROKEN

    @property
    def says(self) -> str:
        """The same in a sentence."""
        if self.is_done:
            new, of = self.came_to.get(Fate.NEW, 0), self.register
            added = "Nothing was added" if not new else f"{number(new)} {of.one if new == 1 else of.several} added"
            return f"{added}, of {_rows(sum(self.came_to.values()))}. What the file held was erased here."
        done = sum(self.came_to.values())
        if self.is_broken:
            return f"{number(done)} of {_rows(self.rows)} went in. Nothing of that is lost, and the rest can go on."
        return f"{number(done)} of {_rows(self.rows)} went in so far. Open this page again to see more."

    @property
    def adds_up(self) -> Sequence[tuple[str, str]]:
        """How many rows became what, and all of them together."""
        return _adding_up(list(self.came_to.items()), _DONE, sum(self.came_to.values()))


def _shown(value: Value) -> str:
    return day(value) if isinstance(value, date) else in_text(value)


def _adding_up(lines: Sequence[tuple[str, int]], words: Mapping[str, str], every: int) -> list[tuple[str, str]]:
    order = list(words)
    known = sorted(((what, count) for what, count in lines if count), key=lambda one: order.index(one[0]))
    return [
        *((capitalize_first(words[what]), number(count)) for what, count in known),
        ("All rows of the file", number(every)),
    ]


def _places(places: Sequence[str]) -> str:
    """Where the same is wrong: of many places the first."""
    more = len(places) - _MOST_PLACES
    shown = ", ".join(places[:_MOST_PLACES])
    return f"{shown} and {number(more)} more" if more > 0 else shown


def _rows(count: int) -> str:
    return "one row" if count == 1 else f"{number(count)} rows"
