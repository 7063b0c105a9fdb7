"""A section for each kind of indicator: which sentences, which picture, which tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from tallystick.definitions import Indicator, Kind, Valence
from tallystick.publishing.charts.band_profile import band_profile
from tallystick.publishing.charts.interval_plot import interval_plot
from tallystick.publishing.charts.seats import seats_chart
from tallystick.publishing.report import grids
from tallystick.publishing.report.inside import parts_grids, parts_in_short
from tallystick.publishing.report.lines import has_range, headline_of, title_of
from tallystick.publishing.report.series import Point, Year, drawable, elsewhere_grid, points_of, years_grid
from tallystick.publishing.report.views import Figure, Grid, Section, Statement
from tallystick.publishing.sentences import sentence_of
from tallystick.publishing.sentences.protected import is_withheld
from tallystick.publishing.sentences.representation import summary_sentences
from tallystick.publishing.words import Words
from tallystick.release import shown
from tallystick.release.comparison import Comparison
from tallystick.release.verdict import Measure
from tallystick.vocabulary.bands import Setting

Result = Comparison[shown.Figure]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a section is made from."""

    indicator: Indicator
    results: Sequence[Result]
    words: Words
    key: str
    points: Sequence[Point]

    @property
    def judged(self) -> list[Result]:
        """The results that compare, without the shares they compare."""
        shares = (Measure.SHARE, Measure.SURVEY_PERCENT)
        return [result for result in self.results if result.measure not in shares]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """One statement for each comparison."""
        return tuple(Statement.of(result, self.words) for result in self.judged)


def section_of(indicator: Indicator, years: Sequence[Year], *, key: str) -> Section:
    """The section of one indicator in the newest of ``years``, with the years before it beside."""
    newest = max(years, key=lambda one: one.year)
    results, words = newest.table.of_indicator(indicator.id), newest.words
    points = points_of(indicator.id, years)
    subject = Subject(indicator=indicator, results=results, words=words, key=key, points=points)
    statements, figures, tables = _PARTS[indicator.kind](subject)
    by_year = years_grid(indicator, points)
    headline = headline_of(indicator, results)
    return Section(
        key=key,
        title=title_of(indicator),
        indicator=indicator,
        verdict=headline.verdict if headline is not None else None,
        says=grids.verdict_in_words(indicator, headline) if headline is not None else "",
        statements=statements,
        figures=figures,
        grids=tuple(grid for grid in (*tables, by_year, elsewhere_grid(indicator, newest)) if grid is not None),
        breaks=tuple(dict.fromkeys(point.why_not for point in points if point.why_not)),
        inside=parts_in_short(indicator, newest.table, words),
        parts=parts_grids(indicator, newest.table, words),
    )


Parts = tuple[tuple[Statement, ...], tuple[Figure, ...], tuple[Grid, ...]]


def _likelihood(subject: Subject) -> Parts:
    tables = (
        grids.counts_grid(subject.indicator, subject.results, subject.words),
        grids.comparison_grid(subject.indicator, subject.results, subject.words, unit="Times as often"),
    )
    return subject.statements, _intervals(subject, margin=None), tables


def _survey(subject: Subject) -> Parts:
    tables = (grids.survey_grid(subject.indicator, subject.results, subject.words),)
    return subject.statements, _intervals(subject, margin=float(subject.indicator.margin_points)), tables


def _disparity(subject: Subject) -> Parts:
    """The whole ladder in words; its steps are in the picture and the table."""
    tables = (grids.comparison_grid(subject.indicator, subject.results, subject.words, unit="Ratio"),)
    ladder = [result for result in subject.results if result.row.endswith("/lower-upper")]
    said = [Statement.of(result, subject.words) for result in ladder or subject.results]
    return tuple(said), _intervals(subject, margin=None), tables


def _intervals(subject: Subject, *, margin: float | None) -> tuple[Figure, ...]:
    """One interval plot, unless nothing in it could be drawn."""
    drawn = [result for result in subject.judged if has_range(result)]
    before = [point for point in drawable(subject.points)[1:] if subject.indicator.kind is not Kind.DISPARITY]
    if all(is_withheld(result) for result in (*drawn, *(point.result for point in before if drawn))):
        return ()
    rows = [(_row_label(subject, result), result) for result in drawn]
    if before:
        rows = [(subject.points[0].label, drawn[0]), *((p.label, p.result) for p in before), *rows[1:]]
    first_broken = next((n for n, point in enumerate(before, start=1) if point.why_not), None)
    drawing = interval_plot(
        rows,
        key=subject.key,
        title=f"{subject.indicator.title}: {'difference in points' if margin else 'times as often'}",
        description=" ".join(sentence_of(result, subject.words) for result in drawn),
        sides=_sides(subject),
        margin=margin,
        leading=len(rows) if subject.indicator.kind is Kind.DISPARITY else 1,
        breaks=() if first_broken is None else (first_broken,),
    )
    band = f"{subject.indicator.margin_points} points either way" if margin else "0.80 to 1.25"
    note = (
        f"The shaded band is {band}. A filled dot is a difference beyond chance, a hollow one is not. "
        "The line is the 95% range."
    )
    if not all(has_range(point.result) for point in before):
        note += " A dot without a line was given without its counts, so how sure it is cannot be said."
    return (Figure(drawing=Markup(drawing), note=note),)  # noqa: S704  # our own template, which escapes


def _row_label(subject: Subject, result: Result) -> str:
    """The row, or the year where the indicator has no rows to tell apart."""
    indicator = subject.indicator
    return indicator.row(result.row or indicator.headline).label if indicator.rows else subject.points[0].label


def _sides(subject: Subject) -> tuple[str, str]:
    """Whom a value on the left favours, and whom one on the right."""
    indicator = subject.indicator
    more, less = indicator.top, indicator.bottom
    if indicator.valence is Valence.HARM:
        more, less = less, more
    people = "staff" if "answered" in indicator.wording.people else indicator.wording.people
    left, right = (f"in favour of {subject.words.group(group)} {people}" for group in (less, more))
    return left, right


def _representation(subject: Subject) -> Parts:
    tables = (grids.representation_grid(subject.indicator, subject.results, subject.words),)
    sentences = summary_sentences(subject.indicator, subject.results, subject.words)
    return tuple(Statement(main=sentence) for sentence in sentences), tuple(_profiles(subject)), tables


def _profiles(subject: Subject) -> list[Figure]:
    """One band profile for each setting that has rows."""
    figures = []
    for setting in Setting:
        rows = [(r.row, r) for r in subject.judged if r.row.startswith(f"{setting}/")]
        if not rows:
            continue
        label = setting.label
        drawing = band_profile(
            [(_short(subject.indicator.row(row).label, label), result) for row, result in rows],
            rows[0][1].bottom.rate if rows[0][1].bottom is not None else None,
            key=f"{subject.key}-{setting}",
            title=f"{label}: {subject.words.group(subject.indicator.top)} share of each row",
            description=" ".join(sentence_of(result, subject.words) for _, result in rows),
        )
        note = "A filled dot differs from the workforce by more than chance, after allowing for the number of rows."
        figures.append(Figure(drawing=Markup(drawing), note=f"{label}. {note}"))  # noqa: S704  # our own template
    return figures


def _short(label: str, setting: str) -> str:
    """``Band 8a`` where the picture already says that it is of clinical staff."""
    within = label.removeprefix(f"{setting}, ")
    return within[:1].upper() + within[1:]


def _board(subject: Subject) -> Parts:
    """The board as a whole in words; its parts are in the picture and the table."""
    speaking = headline_of(subject.indicator, subject.results)
    said = () if speaking is None else (Statement.of(speaking, subject.words),)
    rows = [(subject.indicator.row(r.row).label, r) for r in subject.results if r.top is not None and r.top.people]
    tables = (grids.board_grid(subject.indicator, subject.results, subject.words),)
    if not rows:
        return said, (), tables
    words, about = subject.words, subject.indicator.top
    drawing = seats_chart(
        rows,
        key=subject.key,
        title=f"{subject.indicator.title}: {subject.indicator.wording.event}",
        description=" ".join(sentence_of(result, subject.words) for _, result in rows),
        names=(words.heading(about), words.heading(words.definition.beside), "Unknown"),
    )
    figure = Figure(drawing=Markup(drawing), note=f"Each square is one of the {subject.indicator.wording.event}.")  # noqa: S704  # our own template
    return said, (figure,), tables


_PARTS: Mapping[Kind, Callable[[Subject], Parts]] = MappingProxyType(
    {
        Kind.REPRESENTATION: _representation,
        Kind.LIKELIHOOD: _likelihood,
        Kind.SURVEY: _survey,
        Kind.BOARD: _board,
        Kind.DISPARITY: _disparity,
    }
)
