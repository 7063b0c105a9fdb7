"""The sheets around the figures of pay: the cover, the notes and the sources."""

from collections.abc import Iterator, Sequence

from tallystick.definitions.pay import PayComparator
from tallystick.publishing.pay.lead import lead_of
from tallystick.publishing.pay.report.front import front_of
from tallystick.publishing.pay.report.front import title_of as gap_called
from tallystick.publishing.pay.report.texts import is_withheld
from tallystick.publishing.pay.report.year import PayYear
from tallystick.publishing.pay.sentences_parts import NOT_FAIR
from tallystick.publishing.words import NOT_GIVEN, listed
from tallystick.publishing.workbook.sheets import Cell, Column, Cover, Line, Sheet
from tallystick.release.canonical import fingerprint
from tallystick.release.pay import PayMeasure, PayRelease
from tallystick.release.shown import Reason

_SHORT = 16
_KEPT = "kept by the organisation"
_SPOKEN = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP, PayMeasure.BETWEEN, PayMeasure.WITHIN)
_NOTES: tuple[tuple[str, str], ...] = (
    ("Gap", "In per cent of what the reference group is paid. With a minus, the other group is paid more."),
    ("Mean and median", "The mean is the sum shared out evenly. The median is the pay of the person in the middle."),
    ("95% range", "Everybody was counted, so a figure is what happened. The range is how far chance could move it."),
    (
        "Pay quarters",
        (
            "Everybody on full pay, ranked and cut into four. People on one rate of pay are shared between quarters in "
            "proportion. Least and most are what a share could be if they stood in another order."
        ),
    ),
    (
        "Between and within",
        (
            "Between: groups work in different staff types and bands. Within: pay in the same band. The parts come to "
            "the mean gap. Neither the gap nor a part of it is to be quoted alone."
        ),
    ),
    ("Explained and unexplained", NOT_FAIR),
    ("Rounding", "Each figure was rounded once; a cell may show fewer decimals. No cell holds a formula."),
    (f"In place of a number: {Reason.PROTECTS_PEOPLE}", "The number exists and is not shown. It is not 0."),
    (f"In place of a number: {NOT_GIVEN}", "The files do not hold it."),
    ("In place of a number: none", "There is no such figure in this row."),
)


def title_of(series: Sequence[Sequence[PayYear]]) -> str:
    """``Ethnicity pay gap: Made-up Trust``."""
    titles = dict.fromkeys(gap_called(years[0]) for years in series)
    return f"{listed(tuple(titles))}: {series[0][0].table.organisation}"


def cover(release: PayRelease, series: Sequence[Sequence[PayYear]], watermark: str) -> Cover:
    """What the workbook is, what stands on its first page, and how to read it."""
    lines = [Line(watermark, is_heading=True)] if watermark else []
    lines.append(
        Line("These are the figures of the report beside this workbook, as tables, with the people behind each.")
    )
    for years in series:
        lines += _summary(years[0])
    lines += [
        Line("Where to start", is_heading=True),
        Line("Contents leads to every sheet. Notes explains the words."),
        Line("Where the figures come from", is_heading=True),
        Line(f"These figures together have the name {fingerprint(release)[:_SHORT]}; release.json holds them in full."),
    ]
    return Cover(name="Cover", title=title_of(series), lines=tuple(lines))


def _summary(year: PayYear) -> Iterator[Line]:
    """The headline with the parts and the unknown beside it, always."""
    front, lead = front_of(year), lead_of(year.table)
    yield Line(f"{front.title}, {year.day}", is_heading=True)
    yield from (Line(text) for text in (front.banner, front.withheld or lead.title) if text)
    spoken = (year.leading(measure) for measure in _SPOKEN)
    told = (one for one in spoken if one is not None and not is_withheld(one))
    yield from (Line(year.sentence(one)) for one in told)
    yield Line(f"{front.unknown.title}: {front.unknown.number}. {front.unknown.says}".rstrip())
    yield from (Line(text) for text in front.warnings)


def notes_sheet(series: Sequence[Sequence[PayYear]]) -> Sheet:
    """The words used here, the rules, and who was counted; each once."""
    rows = dict.fromkeys([*_NOTES, *(note for years in series for year in years for note in _of_year(year))])
    columns = (Column("Subject", 46), Column("Note", 110))
    return Sheet(name="Notes", title="Notes: the words used here, and the rules", columns=columns, rows=tuple(rows))


def _of_year(year: PayYear) -> Iterator[tuple[str, str]]:
    rules = year.rules
    yield "Rules", f"{rules.title} ({rules.name}). {rules.kind_of_rule}."
    yield from (("Rules", text) for text in (rules.banner, *rules.notes) if text)
    yield "Smallest group outside the analyst's desk", f"{rules.minimum.publish} people in each group."
    for comparator in year.comparators:
        groups = "; ".join(comparator.named(code).heading for code in comparator.order)
        yield f"Compared: {comparator.title}", f"In per cent of the pay of: {_reference(comparator)}. Groups: {groups}."
    yield from (("Who was counted", choice) for choice in year.table.choices)
    yield from ((f"How the files were read, {year.day}", notice) for notice in year.table.notices)


def _reference(comparator: PayComparator) -> str:
    return comparator.named(comparator.reference).heading


def sources_sheet(series: Sequence[Sequence[PayYear]]) -> Sheet:
    """One line for each file that figures were made from."""
    return Sheet(
        name="Sources",
        title="Sources: what the figures were made from",
        about=("A fingerprint (SHA-256) changes if the file changes.",),
        columns=(
            *(Column("Snapshot date", 16), Column("Rules", 18), Column("Fingerprint of the rules", 40)),
            *(Column("Vocabulary", 24), Column("Program", 18), Column("Resampling began with", 14, numeric=True)),
            *(Column("File", 30), Column("Lines in the file", 12, numeric=True), Column("Fingerprint of the file", 40)),
        ),
        rows=tuple(row for years in series for year in years for row in _sources(year)),
    )


def _sources(year: PayYear) -> Iterator[tuple[Cell, ...]]:
    made = year.table.provenance
    front = (year.day, made.definition.id, made.definition.sha256, made.vocabulary, made.program, year.table.seed)
    for source in made.made_from:
        yield (*front, source.file, source.rows, source.sha256)
    if not made.made_from:
        yield (*front, *(_KEPT,) * 3)
