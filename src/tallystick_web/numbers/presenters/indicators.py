"""One indicator: the sentence, the picture, the tables, who and what is behind them."""

from dataclasses import dataclass

from tallystick.definitions import Indicator
from tallystick.publishing.inside import ABOUT_FUNNEL, FUNNEL, INSIDE, about_parts
from tallystick.publishing.report.views import Grid
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day
from tallystick_web.numbers.chapters import Page
from tallystick_web.numbers.presenters.breakdowns import breakdowns_grid
from tallystick_web.numbers.presenters.reading import Approved, Reader, SignedYears
from tallystick_web.numbers.presenters.standards import EVERYONE, ROUNDED, WITHHELD, downloads_of, facts_of

_DIRECTIONS = {
    "benefit": "What is counted is good for the person it happens to.",
    "harm": "What is counted is bad for the person it happens to.",
    "place": "What is counted says where people are. It is neither good nor bad for one person.",
}


@dataclass(frozen=True, kw_only=True)
class IndicatorPage:
    """The page of one indicator."""

    page: Page
    reader: Reader
    signed: SignedYears
    approved: Approved
    making: tuple[str, ...]

    @property
    def indicator(self) -> Indicator:
        """What its newest definition asks."""
        return self.page.section.indicator

    @property
    def caption(self) -> str:
        """The standard, its day, and which indicator this is."""
        number = "our method" if self.indicator.ours else f"indicator {self.indicator.id}"
        return f"{self.page.chapter.caption}, {number}"

    @property
    def switches(self) -> tuple[Link, ...]:
        """The same page for other readers."""
        return self.reader.switches("indicator", standard=self.page.contents.standard, indicator=self.indicator.id)

    @property
    def back(self) -> Link:
        """The page of the standard."""
        return Link(text="Where we stand", href=self.reader.href("standard", standard=self.page.contents.standard))

    @property
    def how_to_read(self) -> str:
        """What kind of figures these are."""
        withheld = self.page.chapter.withheld
        return ROUNDED if withheld is not None and withheld.is_rounded else EVERYONE

    @property
    def inside_title(self) -> str:
        """The heading of parts of the organisation."""
        return INSIDE

    @property
    def about_parts(self) -> str:
        """How much to make of parts."""
        return about_parts(protected=self.page.chapter.withheld is not None)

    @property
    def funnel_title(self) -> str:
        """The heading of recruitment step by step."""
        return FUNNEL

    @property
    def about_funnel(self) -> str:
        """What the steps are."""
        return ABOUT_FUNNEL

    @property
    def definition(self) -> tuple[tuple[str, str], ...]:
        """What is counted, out of whom, when, and which way round it is read."""
        indicator = self.indicator
        questions = " and ".join(indicator.survey_questions)
        rows = (
            ("Counted", indicator.event),
            ("Out of", indicator.pool),
            ("When", indicator.window),
            ("Survey question", questions),
            ("How to read it", self.direction),
        )
        return tuple((key, value) for key, value in rows if value)

    @property
    def withheld(self) -> str:
        """Why there is no figure of this year; blank where there is one."""
        return f"{WITHHELD}." if self.page.is_withheld else ""

    @property
    def direction(self) -> str:
        """Which way round the figure is, and what is good."""
        return f"{self._above} {_DIRECTIONS[self.indicator.valence]}"

    @property
    def _above(self) -> str:
        if self.indicator.asks_one_group or self.indicator.kind.counts_heads:
            return "The share of one group is held against the whole."
        top, bottom = self.indicator.top, self.indicator.bottom
        return f"The first group is {self._named(top)}, and it is held against {self._named(bottom)}."

    def _named(self, code: str) -> str:
        return dict(self.page.groups).get(code, code)

    @property
    def no_trend(self) -> str:
        """What is said where there is no earlier year to set beside."""
        if len(self.page.contents.years) > 1 or self.making:
            return ""
        if not self.reader.is_at_home:
            return "The set shared with you holds one year."
        return "This is the first year here. What changed can be seen once there is a second."

    @property
    def breakdowns(self) -> Grid:
        """Which breakdowns there are against those there could be."""
        return breakdowns_grid("Which breakdowns there are", self.page.breakdowns)

    @property
    def facts(self) -> tuple[dict[str, str], ...]:
        """Who signed and when, and which set of figures this is: what stands before where they are from."""
        return facts_of(self.reader, self.signed, self.approved, self.page.contents)

    @property
    def years(self) -> Grid:
        """Each year with the definition it was counted under and who signed it."""
        signed = {one.year: one for one in self.signed.of}
        rows = []
        for year, definition in self.page.definitions:
            one = signed.get(year)
            told = (day(one.at), self.signed.who(one)) if one else ("not known", "not known")
            rows.append((str(year), definition, *told))
        return Grid(
            caption="Each year, its definition and who signed it off",
            heads=("Year", "Definition", "Signed off on", "By"),
            rows=tuple(rows),
            text_columns=(0, 1, 2, 3),
        )

    @property
    def downloads(self) -> tuple[Link, ...]:
        """What can be taken away."""
        return downloads_of(self.reader, self.page.contents, self.indicator.id)
