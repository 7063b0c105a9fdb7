"""Lines of a plan to items with their words: what stands above a blank cell goes on, and what stands under what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tallystick_web.core.sheets.tables import Place
from tallystick_web.plans.brought.holds import Holds
from tallystick_web.plans.brought.lines import Line
from tallystick_web.plans.compare_rules import words_in
from tallystick_web.plans.rules import Kind

_ABOVE = (Kind.COMMITMENT, Kind.OBJECTIVE, Kind.OUTCOME)
_AGAIN = frozenset({"as above", "ditto", "same as above", "same", "do"})
_GO_ON = frozenset({Holds.UPDATE, Holds.NEXT, Holds.NOTE})
"""What goes on in the row below an action that is merged over several rows."""
_SIGNS_AGAIN = frozenset({'"', "''", "“", "”", "〃", "-", "–"})


@dataclass
class Gathered:
    """An item as a file says it: its words, what each cell about it says and where, and what it stands under.

    ``under`` are places in the list of items, ``names`` what stood in a column that names what it stands under.
    """

    kind: Kind
    text: str
    place: Place
    under: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    cells: dict[Holds, tuple[str, Place, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something to be known about a place in the file before it is used."""

    place: Place
    text: str


@dataclass
class Gathering:
    """Items as they are found, line by line."""

    items: list[Gathered] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    _known: dict[tuple[Kind, str], int] = field(default_factory=dict)
    _references: dict[str, int] = field(default_factory=dict)
    _now: dict[Kind, int] = field(default_factory=dict)

    def begin_table(self) -> None:
        """Another table begins: nothing goes on from the one before."""
        self._now.clear()

    def take(self, line: Line) -> None:
        """Take what a line says."""
        if line.section is not None:
            kind, text = line.section
            self._above(kind, text, line)
        elif Holds.KIND in line.heads and Holds.TEXT in line.heads:
            self._one_item(line)
        elif not any(holds.kind for holds in line.heads) and Holds.REFERENCE in line.heads:
            self._more_of(line)
        else:
            self._several(line)

    # A LINE FOR AN ITEM

    def _one_item(self, line: Line) -> None:
        kind = kind_in(line.cells.get(Holds.KIND, ""))
        text = line.cells.get(Holds.TEXT, "")
        if kind is None or not text:
            self._tell(line, "does not say which kind of item it is, and what it says. It was left out.")
            return
        reference = words_in(line.cells.get(Holds.REFERENCE, ""))
        item = self._item(kind, text, line, is_apart=bool(reference) and reference not in self._references)
        self._add_cells(item, line)
        if reference:
            self._references.setdefault(reference, item)
        self.items[item].names += line.cells.get(Holds.UNDER, "").splitlines()

    def _more_of(self, line: Line) -> None:
        """A line that says more of an item of another table, by its reference."""
        item = self._references.get(words_in(line.cells.get(Holds.REFERENCE, "")))
        if item is None:
            self._tell(line, "says which reference it is about, and no item has that. It was left out.")
        else:
            self._add_cells(item, line)

    # A LINE FOR SEVERAL

    def _several(self, line: Line) -> None:
        subject: int | None = None
        for kind in _ABOVE:
            text = line.cells.get(Holds(kind), "")
            if text and not is_again(text):
                subject = self._above(kind, text, line)
        action = line.cells.get(Holds.ACTION, "")
        if action and not is_again(action):
            subject = self._now[Kind.ACTION] = self._item(Kind.ACTION, action, line)
            self._put_under(subject, Kind.OUTCOME)
        elif action:
            subject = self._now.get(Kind.ACTION)
        self._take_success(line, subject)
        more = {holds for holds in line.cells if holds.kind is None} - {Holds.REFERENCE}
        if subject is None and more <= _GO_ON:
            subject = self._now.get(Kind.ACTION)
        if subject is not None:
            self._add_cells(subject, line)
        elif more:
            left = ", ".join(f"“{line.heads[one]}”" for one in Holds if one in more)
            self._tell(line, f"has no words of an item of its own. What stands under {left} was left out.")

    def _above(self, kind: Kind, text: str, line: Line) -> int:
        """An objective, an outcome or a commitment: those below it begin anew."""
        is_new = (kind, words_in(text)) not in self._known
        item = self._item(kind, text, line)
        if self._now.get(kind) != item:
            for below in (*_ABOVE[_ABOVE.index(kind) + 1 :], Kind.ACTION):
                self._now.pop(below, None)
        self._now[kind] = item
        if is_new or kind is Kind.OUTCOME:
            for upper in reversed(_ABOVE[: _ABOVE.index(kind)]):
                if upper in self._now:
                    self._put_under(item, upper)
                    break
        return item

    def _take_success(self, line: Line, subject: int | None) -> None:
        text = line.cells.get(Holds.SUCCESS, "")
        if not text or is_again(text):
            return
        if Kind.OUTCOME in self._now:
            success = self._item(Kind.SUCCESS, text, line)
            self._put_under(success, Kind.OUTCOME)
            return
        of = subject if subject is not None else self._now.get(Kind.ACTION)
        if of is None:
            self._tell(line, "names a measure of success of nothing. It was left out.")
        else:
            self._add_words(of, Holds.NOTE, f"How we would know: {text}", line)

    # WHAT ALL OF THEM DO

    def _item(self, kind: Kind, text: str, line: Line, *, is_apart: bool = False) -> int:
        """The item with these words: the same words are the same item, in several rows as well.

        Where a file gives references, another reference is another item (``is_apart``).
        """
        key = (kind, words_in(text))
        if is_apart:
            self._known.setdefault(key, len(self.items))
            self.items.append(Gathered(kind=kind, text=text, place=line.place))
            return len(self.items) - 1
        if key not in self._known:
            self._known[key] = len(self.items)
            self.items.append(Gathered(kind=kind, text=text, place=line.place))
        return self._known[key]

    def _put_under(self, item: int, kind: Kind) -> None:
        upper = self._now.get(kind)
        if upper is not None and upper not in self.items[item].under:
            self.items[item].under.append(upper)

    def _add_cells(self, item: int, line: Line) -> None:
        for holds, text in line.cells.items():
            if holds.kind is None and holds not in (Holds.KIND, Holds.TEXT, Holds.UNDER, Holds.REFERENCE):
                self._add_words(item, holds, text, line)

    def _add_words(self, item: int, holds: Holds, text: str, line: Line) -> None:
        cells = self.items[item].cells
        before = cells[holds][0] if holds in cells else ""
        if before != text:
            joined = f"{before}\n{text}" if before else text
            cells[holds] = (joined, line.place, line.heads.get(holds, ""))

    def _tell(self, line: Line, text: str) -> None:
        self.told.append(Told(place=line.place, text=f"This row {text}"))

    # AT THE END

    def find(self, name: str) -> int | None:
        """The item that somebody calls so: by its reference, or by its words."""
        said = words_in(name)
        named = self._references.get(said)
        return (
            named if named is not None else next((at for (_, words), at in self._known.items() if words == said), None)
        )


def gathered(tables: Sequence[Sequence[Line]]) -> Gathering:
    """Everything that the lines of a file say. Tables that say more of items of others are read last."""
    gathering = Gathering()
    for lines in sorted(tables, key=_says_more):
        gathering.begin_table()
        for line in lines:
            gathering.take(line)
    return gathering


def _says_more(lines: Sequence[Line]) -> bool:
    heads: Mapping[Holds, str] = lines[0].heads if lines else {}
    return Holds.TEXT not in heads and not any(one.kind for one in heads)


def is_again(text: str) -> bool:
    """Whether a cell says that what stands above it goes on."""
    return text.strip() in _SIGNS_AGAIN or words_in(text) in _AGAIN


def kind_in(text: str) -> Kind | None:
    """The kind of item that a text names."""
    said = words_in(text)
    return next(_kinds_called(said), None)


def _kinds_called(said: str) -> Iterator[Kind]:
    for kind in Kind:
        if said in (str(kind), kind.label, kind.plural, f"{kind}s"):
            yield kind
