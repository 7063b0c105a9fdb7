"""Many organisations beside each other, told: the sentences, the table in the order of names, and the picture."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from markupsafe import Markup

from tallystick.account.across import Across, Asked, LeftOut, Placed
from tallystick.definitions import Kind, Valence
from tallystick.disclosure.policies import internal
from tallystick.publishing.charts.funnel_plot import FunnelView, LimitsAt, Point, funnel_plot
from tallystick.publishing.report.grids import verdict_words
from tallystick.publishing.report.lines import range_text, title_of
from tallystick.publishing.report.views import Figure as Picture
from tallystick.publishing.report.views import Grid
from tallystick.publishing.sentences.common import joined
from tallystick.publishing.sentences.protected import about_counts, is_protected, is_withheld
from tallystick.publishing.words import NOT_GIVEN, counts_of, text_of
from tallystick.release.comparison import Comparison, Side
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import shown
from tallystick.release.shown import Figure
from tallystick.release.verdict import NotCalculable
from tallystick.statistics import Z95
from tallystick.statistics.funnel_plot import Z998, FunnelPlot, Lies, Scale, Standing

ALIKE_IS_NOT_EQUAL = (
    "To lie within the limits is to be like the others. It does not say that the groups are treated alike."
)
_DRAWN_IN = "Allowing for chance, a figure from small numbers is drawn towards that of all organisations together."
_ABOVE, _BELOW = Lies.ABOVE_OUTER, Lies.BELOW_OUTER
_BETWEEN = (Lies.ABOVE_INNER, Lies.BELOW_INNER)
_STEPS_OF_A_CURVE = 80
_BEFORE, _AFTER = 0.92, 1.03
_SIZES = tuple(first * 10**power for power in range(1, 7) for first in (1, 2, 5))


# SENTENCES


def sentence_of(found: Across) -> str:
    """How many organisations lie within the limits and how many do not, or why there are none."""
    many = len(found.standings)
    if not many:
        return "No organisation released counts that can be put beside others."
    if found.plot.why_no_limits:
        return f"No limits are drawn: {found.plot.why_no_limits}."
    lies = Counter(standing.lies for _, standing in found.standings)
    above, below = lies[_ABOVE], lies[_BELOW]
    usual = "chance and the usual differences between organisations" if found.plot.between else "chance alone"
    within = f"what {usual} would give"
    if not (above or below):
        return joined(f"All {many} organisations lie within {within}.", _between(lies, of=many))
    inside = many - above - below
    return joined(
        f"Of {many} organisations, {inside} {_lie(inside)} within {within}, "
        f"{above or 'none'} {_lie(above)} above and {below or 'none'} below.",
        _between(lies, of=inside),
    )


def _between(lies: Counter[Lies | None], *, of: int) -> str:
    """How many lie between the inner and the outer limits, where some are to be expected."""
    count = sum(lies[one] for one in _BETWEEN)
    if not count:
        return ""
    return f"{count} of those {of} {_lie(count)} outside the 95% limits, where about one in twenty is expected."


def _lie(count: int) -> str:
    return "lies" if count == 1 else "lie"


def sentence_of_own(found: Across) -> str:
    """Where one's own organisation lies, or why it has no place; blank where none was named."""
    own = next((one for one in found.placed if one.organisation == found.own), None)
    if own is None:
        return ""
    if not isinstance(own.standing, Standing):
        return f"{own.organisation} is left out, because {own.standing}."
    return f"{own.organisation} lies {own.standing.lies}." if own.standing.lies else ""


def left_out_sentences(found: Across) -> tuple[str, ...]:
    """How many organisations have no place, for each reason."""
    reasons = Counter(one.standing for one in found.placed if not isinstance(one.standing, Standing))
    return tuple(_left_out(reason, reasons[reason]) for reason in (*LeftOut, *NotCalculable) if reasons[reason])


def _left_out(reason: LeftOut | NotCalculable, count: int) -> str:
    if count == 1:
        return f"1 organisation is left out because {reason}."
    of_several = str(reason).replace("its ", "their ").replace("it gave", "they gave")
    return f"{count} organisations are left out because {of_several}."


# THE TABLE


def grid_of(found: Across) -> Grid:
    """Every organisation in the order of names, also those left out: its counts, its figure, where it lies."""
    asked, words = found.asked, found.asked.words
    of = [asked.of.top, asked.of.bottom] if _is_ratio(asked) else [asked.whose]
    likeliest = ("Allowing for chance",) if not found.plot.why_no_limits else ()
    says = ("What it says",) if _is_ratio(asked) else ()
    heads = (
        *("Organisation", *(words.heading(group) for group in of)),
        *("Times as often" if _is_ratio(asked) else "Share", "95% range", *likeliest, *says, "Where it lies"),
    )
    return Grid(
        caption=f"{title_of(asked.of)}, {asked.year}: organisations in the order of their names",
        heads=heads,
        rows=tuple(_row(one, found, counts=len(of)) for one in sorted(found.placed, key=_by_name)),
        text_columns=(0, *range(len(heads) - 1 - len(says), len(heads))),
        note=f"{_DRAWN_IN} {ALIKE_IS_NOT_EQUAL}" if likeliest else "",
    )


def _by_name(one: Placed) -> tuple[str, str]:
    return one.organisation.casefold(), one.organisation


def _row(one: Placed, found: Across, *, counts: int) -> tuple[str, ...]:
    result = one.result
    said = [NOT_GIVEN] * counts if result is None else [_counts(result, side) for side in (result.top, result.bottom)]
    value = NOT_GIVEN if result is None else _value(result)
    likeliest = () if found.plot.why_no_limits else (_likeliest(one, found.asked),)
    says = (_says(result, found.asked),) if _is_ratio(found.asked) else ()
    return (one.organisation, *said[:counts], value, _own_range(result), *likeliest, *says, _where(one))


def _counts(result: Comparison[Figure], side: Side[Figure] | None) -> str:
    """``9 of 725``; of a survey, the percentage and how many answered; of rounded counts, that they are."""
    if is_protected(result):
        return about_counts(side)
    if side is not None and side.happened is None and side.people is not None and side.rate is not None:
        return f"{text_of(side.rate)} of {text_of(side.people)}"
    return counts_of(side)


def _own_range(result: Comparison[Figure] | None) -> str:
    """The range of one organisation's own figure; that it is withheld is said in the column before."""
    if result is None or is_withheld(result):
        return "none"
    return range_text(result) or "none"


def _says(result: Comparison[Figure] | None, asked: Asked) -> str:
    """What one organisation's figure says by itself, which is not where it lies among the others."""
    return NOT_GIVEN if result is None else verdict_words(asked.of, result, asked.words)


def _value(result: Comparison[Figure]) -> str:
    return "none" if result.value is None else text_of(result.value)


def _likeliest(one: Placed, asked: Asked) -> str:
    """The likeliest value, rounded once as released figures of its unit are; a word where there is none."""
    if not isinstance(one.standing, Standing) or one.standing.shrunken is None:
        return "none"
    unit, times = (Unit.RATIO, 1) if _is_ratio(asked) else (Unit.PERCENT, 100)
    return text_of(shown(Quantity(times * one.standing.shrunken, unit), policy=internal()))


def _where(one: Placed) -> str:
    if isinstance(one.standing, Standing):
        return str(one.standing.lies or "no limits")
    return f"left out: {one.standing}"


def _is_ratio(asked: Asked) -> bool:
    return asked.of.kind is Kind.LIKELIHOOD


# THE PICTURE


def picture_of(found: Across, *, key: str) -> Picture | None:
    """The funnel plot with what a reader must know to read it; None where no organisation has a place.

    ``key`` is the first part of every id in the picture, and must be the only one of its kind on a page.
    """
    view = view_of(found)
    if view is None:
        return None
    drawing = funnel_plot(
        view,
        key=key,
        title=f"{title_of(found.asked.of)}, {found.asked.year}: {len(view.points)} organisations",
        description=joined(sentence_of(found), sentence_of_own(found), *left_out_sentences(found)),
    )
    return Picture(drawing=Markup(drawing), note=joined(*_notes(found)))  # noqa: S704  # our own template, which escapes


def _notes(found: Across) -> Iterator[str]:
    yield "Each mark is one organisation."
    if not found.plot.why_no_limits:
        usual = " and for how far organisations usually differ" if found.plot.between else ""
        yield f"The limits allow for chance{usual}."
        yield "One in 20 is expected outside the 95% limits, one in 500 outside the 99.8% limits."
        yield ALIKE_IS_NOT_EQUAL
    if any(standing.adjusted for _, standing in found.standings):
        yield "Where it happened to nobody or to everybody in a group, half a case was added to place the mark."


def view_of(found: Across) -> FunnelView | None:
    """What the picture shows: one's own organisation by name, all others without; None where nobody has a place."""
    centre, standings = found.plot.centre, found.standings
    if centre is None:
        return None
    precisions = [standing.precision for _, standing in standings]
    times = 1 if found.plot.scale is Scale.LOG else 100
    return FunnelView(
        points=tuple(
            Point(
                precision=standing.precision,
                value=times * standing.value,
                label=found.own if name == found.own else "",
                own=name == found.own,
            )
            for name, standing in standings
        ),
        centre=times * centre,
        limits=_limits(found.plot, precisions, times=times),
        ratios=found.plot.scale is Scale.LOG,
        sides=_sides(found.asked),
        ends=("left: smaller numbers, more room for chance", "right: larger numbers, less room for chance"),
        ticks=() if found.plot.scale is Scale.LOG else _sizes(precisions),
    )


def _limits(plot: FunnelPlot, precisions: Sequence[float], *, times: int) -> tuple[LimitsAt, ...]:
    if plot.why_no_limits:
        return ()
    along = np.geomspace(_BEFORE * min(precisions), _AFTER * max(precisions), _STEPS_OF_A_CURVE)
    inner, outer = plot.limits(along, z=Z95), plot.limits(along, z=Z998)
    ends = zip(along, inner.low, inner.high, outer.low, outer.high, strict=True)
    return tuple(
        LimitsAt(
            precision=float(at),
            inner=(times * float(low), times * float(high)),
            outer=(times * float(lowest), times * float(highest)),
        )
        for at, low, high, lowest, highest in ends
    )


def _sizes(precisions: Sequence[float]) -> tuple[tuple[float, str], ...]:
    """Round numbers of people where they stand along the foot of a plot of shares, whose precision is 2√people."""
    places = [(2 * size**0.5, f"{size:,} people") for size in _SIZES]
    return tuple((at, words) for at, words in places if min(precisions) <= at <= max(precisions))


def _sides(asked: Asked) -> tuple[str, str]:
    """What lower and what higher values mean."""
    indicator, words = asked.of, asked.words
    if not _is_ratio(asked):
        return "lower: a smaller share", "higher: a larger share"
    more, less = words.group(indicator.top), words.group(indicator.bottom)
    if indicator.valence is Valence.HARM:
        more, less = less, more
    people = indicator.wording.people
    return f"lower: in favour of {less} {people}", f"higher: in favour of {more} {people}"
