"""The data-source inventory: what each source covers, how complete it is, what is wrong with it, when it is renewed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day, moment
from tallystick_web.numbers.inventory import Entry, Source
from tallystick_web.numbers.source_rules import SourceKind, is_overdue, refresh_in_words

_NOT_SAID = "Not said yet"


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """A source as the list shows it. ``known`` is what approved figures say of its completeness."""

    source: Source
    known: tuple[str, ...]
    today: date

    @property
    def refresh(self) -> str:
        """When it is renewed next, and whether that is overdue."""
        return renewed(self.source.now.next_refresh, on=self.today)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been renewed."""
        return is_overdue(self.source.now.next_refresh, on=self.today)

    @property
    def completeness(self) -> tuple[str, ...]:
        """How complete it is: what the approved figures say first, then what somebody typed."""
        return (*self.known, *typed_share(self.source.now)) or (_NOT_SAID,)

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """The source as questions and answers."""
        now = self.source.now
        facts = (
            ("What it is used for", self.source.kind.used_for),
            ("Who answers for it", now.owner),
            ("What it covers", now.covers or _NOT_SAID),
            ("How complete it is", " ".join(self.completeness)),
            ("What is known to be wrong", now.faults or "Nothing is known"),
            ("When it is next renewed", self.refresh),
            ("Last said by", f"{now.by}, {moment(now.at)}"),
        )
        return tuple({"key": key, "value": value} for key, value in facts)


@dataclass(frozen=True, kw_only=True)
class SourcesPage:
    """The whole inventory."""

    lines: tuple[SourceLine, ...]
    can_keep: bool

    @property
    def says(self) -> str:
        """The first sentence: how many there are, how many are overdue, which kinds are missing."""
        if not self.lines:
            return "It is not written down yet where your figures come from."
        overdue = [one.source.name for one in self.lines if one.is_overdue]
        said = (
            f"{capitalised(in_words(len(self.lines)))} source{'s are' if len(self.lines) != 1 else ' is'} on the list."
        )
        return f"{said} Overdue: {listed(overdue)}." if overdue else f"{said} None is overdue."

    @property
    def missing(self) -> str:
        """The kinds of source that are not on the list."""
        there = {one.source.kind for one in self.lines}
        absent = [one.label for one in SourceKind if one not in there]
        return f"Not on the list: {listed(absent)}." if absent and self.lines else ""


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """One source, with everything that was ever said of it."""

    line: SourceLine
    can_keep: bool

    @property
    def source(self) -> Source:
        """The source itself."""
        return self.line.source

    @property
    def says(self) -> str:
        """The first sentence."""
        due = self.source.now.next_refresh
        return f"{self.source.now.owner} answers for it. {renewed(due, on=self.line.today)}."

    @property
    def history(self) -> Grid:
        """What was said at each time, the newest first."""
        rows = tuple(
            (
                moment(one.at),
                one.by,
                one.owner,
                one.covers or _NOT_SAID,
                " ".join(typed_share(one)) or _NOT_SAID,
                one.faults or "Nothing was known",
                day(one.next_refresh) if one.next_refresh else "No date",
            )
            for one in self.source.entries
        )
        return Grid(
            caption="Everything that was said of it, the newest first",
            heads=("When", "By", "Who answers for it", "Covers", "Complete", "Wrong with it", "Next renewed"),
            rows=rows,
            text_columns=(0, 1, 2, 3, 4, 5, 6),
        )


def lines_of(
    sources: Sequence[Source], known: Mapping[SourceKind, tuple[str, ...]], *, today: date
) -> tuple[SourceLine, ...]:
    """Each source with what approved figures say of its kind."""
    return tuple(SourceLine(source=one, known=known.get(one.kind, ()), today=today) for one in sources)


def typed_share(entry: Entry) -> tuple[str, ...]:
    """The share that somebody typed, and who."""
    if entry.known_share is None:
        return ()
    return (f"Group known of {entry.known_share.normalize():f}% ({entry.by} said so on {day(entry.at)}).",)


def renewed(due: date | None, *, on: date) -> str:
    """When a source is renewed: in words, with the day."""
    said = refresh_in_words(due, on=on)
    return said if due is None else f"{said}: {day(due)}"
