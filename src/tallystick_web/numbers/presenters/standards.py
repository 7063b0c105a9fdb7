"""Where we stand: one standard in sentences, with a picture of three years for each indicator."""

from dataclasses import dataclass

from tallystick.publishing.protection import GUARANTEE, NOT_COVERED, TITLE, Withheld
from tallystick.publishing.report.views import Figure, Grid, Line, Statement
from tallystick.release.shown import Reason
from tallystick.release.verdict import Verdict
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.periods import Snapshot
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day
from tallystick_web.numbers.chapters import Contents, Front, Told
from tallystick_web.numbers.deciding import Decided, in_words
from tallystick_web.numbers.presenters.reading import Approved, Reader, SignedYears, next_update

EVERYONE = (
    "Everyone was counted, so these figures are what happened. The range beside each shows how far it could move by "
    "chance if nothing had changed. Survey figures rest on those who answered."
)
ROUNDED = (
    "Everyone was counted. Here the counts are rounded or withheld to protect people, and what is said holds for all "
    "numbers that they may stand for. The range beside each shows how far it could move by chance if nothing had "
    "changed. Survey figures rest on those who answered."
)
WITHHELD = "No figure of this year could be shown so that nobody can be recognised from it"
LEFT_OUT = "Withheld to protect people"
_ALL_WITHHELD = (
    "So few people are behind these figures that almost any of them would tell something about one of them. So none is "
    "shown that compares groups. This says nothing about whether there is a difference."
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """One indicator on the first page."""

    title: str
    href: str
    told: Told | None
    words: str
    note: str = ""

    @property
    def statement(self) -> Statement | None:
        """What is said of it, unless it is only listed."""
        return self.told.statement if self.told is not None and self.told.statement.main else None

    @property
    def figure(self) -> Figure | None:
        """Its picture, unless that would show nothing."""
        return self.told.figure if self.told is not None and not self.told.is_withheld else None


@dataclass(frozen=True, kw_only=True)
class ShelfOfCards:
    """The indicators that share what is said of them."""

    verdict: Verdict
    says: str
    cards: tuple[Card, ...]

    @property
    def mark(self) -> str:
        """The shape beside its heading: none of a finding where its figures are withheld."""
        return "" if self.says == Reason.PROTECTS_PEOPLE else self.verdict


@dataclass(frozen=True, kw_only=True)
class StandPage:
    """The page of one standard. ``decisions`` are about exact figures; None where they are not the reader's to see."""

    front: Front
    reader: Reader
    signed: SignedYears
    approved: Approved
    making: tuple[str, ...]
    every: tuple[Contents, ...]
    decisions: tuple[Decided, ...] | None = None

    @property
    def standard(self) -> str:
        """The standard it is of."""
        return self.front.contents.standard

    @property
    def caption(self) -> str:
        """The standard and the day of its newest figures."""
        return self.front.chapter.caption

    @property
    def lead(self) -> str:
        """What the year shows."""
        return self.front.chapter.lead

    @property
    def how_to_read(self) -> str:
        """What kind of figures these are."""
        withheld = self.front.chapter.withheld
        return ROUNDED if withheld is not None and withheld.is_rounded else EVERYONE

    @property
    def all_withheld(self) -> str:
        """Why nothing that compares groups is shown; blank where something is."""
        told = [self.front.told[line.key] for shelf in self.front.chapter.shelves for line in shelf.lines]
        return _ALL_WITHHELD if told and all(one.is_withheld for one in told) else ""

    @property
    def switches(self) -> tuple[Link, ...]:
        """The same page for other readers."""
        return self.reader.switches("standard", standard=self.standard)

    @property
    def standards(self) -> tuple[Link, ...]:
        """The pages of the other standards."""
        return tuple(
            Link(text=one.title, href=self.reader.href("standard", standard=one.standard))
            for one in self.every
            if one.standard != self.standard
        )

    @property
    def shelves(self) -> tuple[ShelfOfCards, ...]:
        """The indicators by what is said of them."""
        return tuple(
            ShelfOfCards(verdict=one.verdict, says=one.says, cards=tuple(map(self._card, one.lines)))
            for one in self.front.chapter.shelves
        )

    @property
    def on_this_page(self) -> tuple[Link, ...]:
        """Where each group of indicators, and what else is here, begins."""
        parts = [
            *(
                (f"{capitalised(one.says)} ({len(one.cards)})", f"shelf-{n}")
                for n, one in enumerate(self.shelves, start=1)
            ),
            *([(f"{LEFT_OUT} ({len(self.left_out)})", "left-out")] if self.left_out else []),
            *([("Also here", "also-here")] if self.others else []),
            *([("Years at a glance", "glance")] if self.glance else []),
            *([(TITLE, "withheld")] if self.withheld else []),
            ("Take these figures away", "take-away"),
            ("Where these figures come from", "sources"),
        ]
        return tuple(Link(text=text, href=f"#{place}") for text, place in parts)

    @property
    def others(self) -> tuple[Card, ...]:
        """Indicators with many rows, and what else there is."""
        return tuple(map(self._listed, self.front.chapter.others))

    @property
    def left_out(self) -> tuple[Card, ...]:
        """Indicators of which nothing of this year is here."""
        return tuple(
            Card(title=one.title, href=self._address(one.indicator.id), told=None, words=WITHHELD)
            for one in self.front.withheld
        )

    def _card(self, line: Line) -> Card:
        told = self.front.told[line.key]
        return Card(title=line.title, href=self._href(line), told=told, words=line.words, note=told.equal_rates)

    def _listed(self, line: Line) -> Card:
        return Card(title=line.title, href=self._href(line), told=None, words=line.words)

    def _href(self, line: Line) -> str:
        address = self._address(self.front.indicators[line.key])
        return f"{address}#recruitment" if line.key.endswith("-funnel") else address

    def _address(self, indicator: str) -> str:
        return self.reader.href("indicator", standard=self.standard, indicator=indicator)

    @property
    def glance(self) -> Grid | None:
        """The table of all indicators with three years beside one another."""
        return self.front.chapter.glance

    @property
    def first_year(self) -> str:
        """What is said where there is no earlier year to set beside."""
        years = self.front.contents.years
        if len(years) > 1 or self.making:
            return ""
        if not self.reader.is_at_home:
            return "The set shared with you holds one year."
        return (
            f"This is the first year here, so nothing can be said of change yet. That starts when the figures of 31 "
            f"March {years[0] + 1}, or of an earlier year, are signed off."
        )

    @property
    def withheld(self) -> Withheld | None:
        """What is withheld and what can still be known; None on the desk."""
        return self.front.chapter.withheld

    @property
    def withheld_title(self) -> str:
        """The heading of that."""
        return TITLE

    @property
    def decision(self) -> str:
        """What holds of exact figures now, unless the rules of this set say that already."""
        if self.withheld is None or self.decisions is None:
            return ""
        is_accepted = bool(self.decisions) and self.decisions[0].is_accepted
        return "" if is_accepted and not self.withheld.is_rounded else in_words(self.decisions)

    @property
    def promise(self) -> str:
        """What is promised to the people behind the figures, and what is not."""
        return f"{GUARANTEE} {NOT_COVERED}"

    @property
    def facts(self) -> tuple[dict[str, str], ...]:
        """Who signed and when, and which set of figures this is."""
        return facts_of(self.reader, self.signed, self.approved, self.front.contents)

    @property
    def links(self) -> tuple[Link, ...]:
        """Where to go from here."""
        href = self.reader.href("breakdowns", standard=self.standard)
        breakdowns = Link(text="Which breakdowns there are, and which there could be", href=href)
        if not self.reader.is_at_home:
            return (breakdowns,)
        check = Link(text="Is this fit for the board?", href=self.reader.href("board-check", standard=self.standard))
        return (check, breakdowns)

    @property
    def downloads(self) -> tuple[Link, ...]:
        """What can be taken away: these figures as data, and the whole set."""
        return downloads_of(self.reader, self.front.contents, "")


def downloads_of(reader: Reader, contents: Contents, indicator: str) -> tuple[Link, ...]:
    """The files of one indicator, or of a standard where it is blank, and of the whole set they are from."""
    route, parts = ("standard-figures", {"standard": contents.standard})
    what = f"every indicator of the {contents.short}"
    if indicator:
        route, parts = "indicator-figures", {**parts, "indicator": indicator}
        what = f"indicator {indicator}"
    return (
        Link(text=f"Figures of {what} for a spreadsheet (CSV)", href=reader.href(route, **parts, form="csv")),
        Link(text=f"Figures of {what} for programs (JSON)", href=reader.href(route, **parts, form="json")),
        Link(text="Everything in one workbook (Excel)", href=reader.href("whole-set", kind="workbook")),
        Link(
            text="Everything as one report (HTML, to print or to send on)", href=reader.href("whole-set", kind="report")
        ),
    )


def facts_of(reader: Reader, signed: SignedYears, approved: Approved, contents: Contents) -> tuple[dict[str, str], ...]:
    """Who signed and when, and which set of figures this is."""
    newest = signed.of[:1]
    said = [("Signed off", f"By {signed.who(one)} on {day(one.at)}, for {Snapshot(one.year).label}") for one in newest]
    rows = (
        *said,
        ("Last update", day(signed.last_update or approved.made_at)),
        ("Next update", next_update(contents.years[-1], reader.today)),
        ("Set of figures", f"Number {approved.vintage} for these readers, made on {day(approved.made_at)}"),
    )
    return tuple({"key": key, "value": value} for key, value in rows)
