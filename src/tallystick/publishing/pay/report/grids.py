"""Tables of pay figures as text. A table with nothing to show says once that it is withheld."""

from collections.abc import Callable, Iterable, Sequence

from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.names import variant_name
from tallystick.publishing.pay.report.year import Pay, PayFigures, has_all_withheld
from tallystick.publishing.report.views import Grid
from tallystick.release.pay import PayMeasure, PayNote
from tallystick.release.shown import Reason
from tallystick.vocabulary.groups import capitalised

# A column: its head, and what of a figure it shows.
Columns = Sequence[tuple[str, Callable[[Pay], str]]]
GAP = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP)


def grid(
    caption: str, columns: Columns, figures: PayFigures, *, texts_in: tuple[int, ...] = (0,), note: str = ""
) -> Grid:
    """A row for each figure; where all of them are withheld, no rows and the reason."""
    rows = tuple(tuple(cell(figure) for _, cell in columns) for figure in figures)
    return withheld_or(
        Grid(caption=caption, heads=_heads(columns), rows=rows, text_columns=texts_in, note=note), figures
    )


def withheld_or(made: Grid, figures: PayFigures) -> Grid:
    """The table; where nothing of its figures is shown, its caption with the reason."""
    if not has_all_withheld(figures):
        return made
    return Grid(caption=made.caption, heads=made.heads, rows=(), note=f"{capitalised(Reason.PROTECTS_PEOPLE)}.")


def _heads(columns: Columns) -> tuple[str, ...]:
    return tuple(head for head, _ in columns)


def gap_pairs(
    caption: str, head: str, names: Callable[[Pay], str], figures: PayFigures, *, people: tuple[str, str]
) -> Grid:
    """Mean and median gap side by side: a row for each mean, with the median that is like it in all else."""
    medians = {_like(one): one for one in figures if one.measure is PayMeasure.MEDIAN_HOURLY_GAP}
    means = [one for one in figures if one.measure is PayMeasure.MEAN_HOURLY_GAP]
    rows = tuple(
        (
            names(mean),
            *(texts.value(mean), texts.spread(mean)),
            *(texts.value(medians.get(_like(mean))), texts.spread(medians.get(_like(mean)))),
            *(texts.amount(mean.n), texts.amount(mean.n_reference)),
        )
        for mean in means
    )
    heads = (head, "Mean gap", "95% range", "Median gap", "95% range of the median", *people)
    return withheld_or(Grid(caption=caption, heads=heads, rows=rows, note=notes_of(figures, names)), figures)


def gap_rows(caption: str, names: Callable[[Pay], str], figures: PayFigures) -> Grid:
    """A row for each gap, of means and of medians, with what was counted differently."""
    columns: Columns = (
        ("Group", names),
        ("Gap", _kind),
        ("Which bonuses", _bonuses),
        ("Value", texts.value),
        ("95% range", texts.spread),
        ("People of the group", lambda one: texts.amount(one.n)),
        ("People of the reference group", lambda one: texts.amount(one.n_reference)),
    )
    note = notes_of(figures, lambda one: f"{names(one)}, {_kind(one).lower()} ({_bonuses(one).lower()})")
    return grid(caption, columns, figures, texts_in=(0, 1, 2), note=note)


def _kind(figure: Pay) -> str:
    return "Median" if "median" in figure.measure else "Mean"


def _bonuses(figure: Pay) -> str:
    return variant_name(figure.variant) if figure.variant else "All"


def _like(figure: Pay) -> tuple[str, ...]:
    return figure.comparator, figure.group, figure.by, figure.part, figure.variant, figure.detail


def notes_of(figures: Iterable[Pay], names: Callable[[Pay], str]) -> str:
    """What must be known beside figures: each note once, with the rows it is about."""
    told: dict[PayNote, list[str]] = {}
    for figure in figures:
        for note in figure.notes:
            told.setdefault(note, []).append(names(figure))
    return " ".join(f"{'; '.join(dict.fromkeys(rows))}: {note}." for note, rows in told.items())


def plain_range(figure: Pay) -> str:
    """What a share could be if people on one rate stood in another order."""
    return texts.between(figure.least, figure.most)
