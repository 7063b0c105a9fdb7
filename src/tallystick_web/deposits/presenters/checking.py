"""What is wrong, what was understood of a file before it is saved, what moved since last year, and signing."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.account.understood import Accounted
from tallystick.definitions import Definition
from tallystick.tallies import Return
from tallystick_web.deposits.comparing import Compared, Moved, Parted, pools_that_differ
from tallystick_web.deposits.lines import groups_of
from tallystick_web.deposits.presenters.beside import RULE, beside_tables
from tallystick_web.deposits.presenters.entering import Overwritten
from tallystick_web.deposits.presenters.parts import (
    Link,
    Links,
    Table,
    aimed,
    box_id,
    counts_tables,
    indicator_name,
    indicators_named,
    listed,
    said_of,
    title_of,
)
from tallystick_web.deposits.reading import FileSource, Problem
from tallystick_web.deposits.rules import WHO_SEES_COUNTS

_MOST_LINES = 3


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    """Every problem of what was entered, each leading to its box; and what was understood by a rule."""

    links: Links
    definition: Definition
    problems: Sequence[Problem]
    notices: Sequence[str]
    is_empty: bool

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(self.definition)

    @property
    def lead(self) -> str:
        """How many problems there are."""
        if self.is_empty:
            return "Nothing has been entered yet."
        if not self.problems:
            return "No problems were found."
        if len(self.problems) == 1:
            return "1 problem was found. Mend it and come back: nothing is lost."
        return f"{len(self.problems)} problems were found. Mend them and come back: nothing is lost."

    @property
    def errors(self) -> tuple[Link, ...]:
        """Each problem with the place it is mended."""
        return tuple(Link(text=said_of(one, self.definition), href=self._place(one)) for one in self.problems)

    def _place(self, problem: Problem) -> str:
        at = aimed(problem, self.definition)
        known = {one.id for one in self.definition.given}
        if problem.indicator not in known:
            return self.links.to("figures")
        page = self.links.to("indicator", indicator=problem.indicator)
        return f"{page}#{box_id(*at)}" if at else page


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A line of a file or of what was pasted, as it was found."""

    number: int
    text: str


@dataclass(frozen=True, kw_only=True)
class NotReadPage:
    """A file or a paste that was not saved: every problem, and the lines they stand on."""

    problems: Sequence[Problem]
    lines: Sequence[FileLine]
    definition: Definition

    @property
    def errors(self) -> tuple[Link, ...]:
        """Each problem once, in the order of the lines, leading to the first that it stands on."""
        shown = {one.number for one in self.lines}
        return tuple(
            Link(text=f"{_on_lines(on)}{text}", href=f"#line-{on[0]}" if on and on[0] in shown else "")
            for text, on in self._grouped
        )

    @property
    def said(self) -> str:
        """How many there are."""
        how_many = len(self._grouped)
        return f"{how_many} {'problem was' if how_many == 1 else 'problems were'} found. Nothing was saved."

    @property
    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What can stand in the column row, by indicator."""
        return tuple((indicator_name(one), one.row_ids) for one in self.definition.given if one.row_ids)

    @property
    def groups(self) -> tuple[str, ...]:
        """What can stand in the column group."""
        return tuple(group.code for group in groups_of(self.definition))

    @property
    def _grouped(self) -> list[tuple[str, list[int]]]:
        found: dict[str, list[int]] = {}
        for one in self.problems:
            found.setdefault(one.text, []).extend([one.number] if one.number else [])
        lines = {text: sorted(set(on)) for text, on in found.items()}
        return sorted(lines.items(), key=lambda held: held[1][:1])


def _on_lines(numbers: Sequence[int]) -> str:
    """``Lines 3, 11, 19 and 2 more: ``."""
    if not numbers:
        return ""
    if len(numbers) <= _MOST_LINES:
        return f"{'Line' if len(numbers) == 1 else 'Lines'} {listed(str(one) for one in numbers)}: "
    first = ", ".join(str(one) for one in numbers[:_MOST_LINES])
    return f"Lines {first} and {len(numbers) - _MOST_LINES} more: "


@dataclass(frozen=True, kw_only=True)
class UnderstoodPage:
    """What was understood of a file or a paste, before it is saved."""

    links: Links
    definition: Definition
    made: Return
    source: FileSource | None
    already: Sequence[str]
    notices: Sequence[str] = ()
    refusal: str = ""
    overwritten: Sequence[Overwritten] = ()
    who_changed: Sequence[str] = ()

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(self.definition)

    @property
    def lead(self) -> str:
        """How much was understood."""
        lines = len(self.made.tallies)
        name = f"{self.source.file}: " if self.source else ""
        return f"{name}{lines} {'line was' if lines == 1 else 'lines were'} understood. Nothing is saved yet."

    @property
    def replaced(self) -> str:
        """What saving puts in the place of something."""
        again = [one for one in self.already if one in self._indicators]
        if not again:
            return ""
        return f"What was entered before for {indicators_named(again)} is replaced by what stands below."

    @property
    def stays(self) -> str:
        """What saving leaves as it is."""
        left = [one for one in self.already if one not in self._indicators]
        return f"What was entered for {indicators_named(left)} stays as it is." if left else ""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The counts as they were understood."""
        return tuple(counts_tables(self.definition, self.made))

    @property
    def _indicators(self) -> set[str]:
        return {tally.indicator for tally in self.made.tallies}


@dataclass(frozen=True, kw_only=True)
class ComparePage:
    """What moved since the signed figures of an earlier year."""

    links: Links
    definition: Definition
    compared: Compared | None
    account: Accounted
    before: Accounted | None = None
    unseen: int | None = None
    corrected: Sequence[Moved] = ()
    parted: Sequence[Parted] = ()

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(self.definition)

    @property
    def corrections(self) -> tuple[Table, ...]:
        """What is corrected data and not a change: of this year, and of the year before."""
        tables = []
        if self.corrected:
            tables.append(
                Table(
                    caption=f"Corrected since the figures of {self.definition.year} were signed",
                    heads=("Line", "Signed", "Now", "Difference"),
                    rows=tuple(
                        (_capital(one.what), f"{one.before:,}", f"{one.now:,}", _signed(one.now - one.before))
                        for one in self.corrected
                    ),
                    note="All of this is corrected data: it is the same year.",
                )
            )
        if self.parted and self.before is not None:
            year = self.before.made.year
            tables.append(
                Table(
                    caption=f"Lines of {year} that were corrected after they were signed",
                    heads=("Line", f"Signed for {year}", "Corrected data", "Real change", "Now"),
                    rows=tuple(
                        (
                            _capital(one.what),
                            f"{one.signed:,}",
                            _signed(one.by_correction),
                            _signed(one.by_change),
                            f"{one.now:,}",
                        )
                        for one in self.parted
                    ),
                    note=f"Set against what was first signed for {year}, part of the difference is corrected data.",
                )
            )
        return tuple(tables)

    @property
    def lead(self) -> str:
        """What to look at again, in a sentence."""
        if self.unseen is not None:
            return f"There are signed figures of {self.unseen}, to compare these with. {WHO_SEES_COUNTS}"
        if self.compared is None:
            return "There are no signed figures of an earlier year, so there is nothing to compare these with."
        if self.compared.is_quiet:
            return f"Nothing moved much since {self.compared.year}. Every line stands below beside that year."
        return (
            f"Every line stands below beside {self.compared.year}. Look again, before you sign, at what is listed here "
            "and at the lines that are marked."
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each thing that needs a second look."""
        if self.compared is None:
            return self.pools
        year = self.compared.year
        return (
            *(f"{one} is missing now. It was there in {year}." for one in self.compared.missing),
            *(f"{one} is new. It was not there in {year}." for one in self.compared.new),
            *(_people(one, year) for one in self.compared.people),
            *self._lines,
            *self.pools,
        )

    @property
    def _lines(self) -> tuple[str, ...]:
        moved = len(self.compared.lines) if self.compared else 0
        return (f"{moved} {'count' if moved == 1 else 'counts'} moved. They are marked below.",) if moved else ()

    @property
    def pools(self) -> tuple[str, ...]:
        """Indicators that are out of other people than the workforce."""
        return pools_that_differ(self.account.notices)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every line that is handed in, beside the earlier year."""
        if self.before is None:
            return ()
        return tuple(beside_tables(self.definition, self.account.made, self.before.made))

    @property
    def rule(self) -> str:
        """What is marked."""
        return RULE if self.before is not None else ""


def _people(moved: Moved, year: int) -> str:
    way = "more" if moved.now > moved.before else "fewer"
    return f"{_capital(moved.what)} is out of {abs(moved.now - moved.before):,} {way} people than in {year}."


def _signed(difference: int) -> str:
    return f"+{difference:,}" if difference > 0 else f"−{-difference:,}" if difference else "0"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


@dataclass(frozen=True, kw_only=True)
class SignPage:
    """What is frozen by signing, and who signs."""

    links: Links
    definition: Definition
    account: Accounted
    is_own: bool
    before: Accounted | None = None
    unseen: int | None = None

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(self.definition)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every count that is frozen, beside the signed one of an earlier year where there is one."""
        if self.before is not None:
            return tuple(beside_tables(self.definition, self.account.made, self.before.made))
        return tuple(counts_tables(self.definition, self.account.made))

    @property
    def rule(self) -> str:
        """Which columns are frozen, and what is marked, where an earlier year stands beside them."""
        if self.unseen is not None:
            return f"The signed figures of {self.unseen} do not stand beside these. {WHO_SEES_COUNTS}"
        if self.before is None:
            return ""
        year = self.before.made.year
        return f"What stands under {self.definition.year} is frozen. {year} is what was signed before. {RULE}"

    @property
    def missing(self) -> str:
        """What is not handed in."""
        held = {tally.indicator for tally in self.account.made.tallies}
        missing = [one for one in self.definition.given if one.id not in held]
        names = "; ".join(indicator_name(one) for one in missing)
        return f"Not handed in: {names}. Pages will say that there are no figures for them." if missing else ""

    @property
    def own_words(self) -> str:
        """Said plainly where the person who entered figures signs them too."""
        if not self.is_own:
            return ""
        return (
            "You entered the last change yourself, and your role lets you sign it. Nobody else will have looked at "
            "these figures, and the record will show it. If a colleague can sign instead, ask them."
        )
