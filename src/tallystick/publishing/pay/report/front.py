"""The first page: the gap, where it comes from, and how many are unknown. None of the three is left out."""

from tallystick.publishing.pay.lead import lead_of
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.names import part_of_gap_name
from tallystick.publishing.pay.report.views import Front, Headline, Piece, Sources
from tallystick.publishing.pay.report.year import PayYear, has_all_withheld
from tallystick.release import shown
from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.release.shown import Reason, Shown
from tallystick.vocabulary.groups import capitalised

_WAYS = {1: "paid less", -1: "paid more", 0: ""}
_CALLED = {"sex": "Gender"}
_NOT_TOLD = "How much of this gap is who works where cannot be told"


def title_of(year: PayYear) -> str:
    """What the gap is called; that between men and women goes by the name of the law."""
    characteristic = year.table.characteristic
    return f"{_CALLED.get(characteristic, capitalised(characteristic))} pay gap"


def front_of(year: PayYear) -> Front:
    """The first page of one year. Raises ValueError where a gap would stand without its parts or the unknown."""
    lead, withheld = lead_of(year.table), _withheld(year)
    gaps = tuple(_gap(measure, year) for measure in (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP))
    return Front(
        caption=f"{year.rules.title}, {year.day}",
        title=title_of(year),
        banner=year.table.banner,
        lead=lead.title,
        gaps=gaps,
        sources=sources_of(year),
        unknown=_unknown(year),
        warnings=() if withheld else lead.warnings,
        withheld=withheld,
    )


def _gap(measure: PayMeasure, year: PayYear) -> Headline:
    figure = year.leading(measure)
    kind = "Mean" if measure is PayMeasure.MEAN_HOURLY_GAP else "Median"
    is_number = figure is not None and isinstance(figure.value, Shown)
    return Headline(
        title=f"{kind} hourly pay gap",
        number=texts.value(figure),
        is_number=is_number,
        says=year.sentence(figure) if is_number and figure else "",
    )


def sources_of(year: PayYear) -> Sources:
    """Who works where and what is paid in the same band, as parts of the mean gap."""
    figures = part_figures(year)
    title = "Where the mean gap comes from"
    if not figures or all(one.value is None or texts.is_withheld(one) for _, one in figures):
        reason = texts.value(figures[0][1]) if figures else _reason(year)
        return Sources(title=title, pieces=(), total=None, says=f"{_NOT_TOLD}: {reason[:1].lower()}{reason[1:]}.")
    gap = year.leading(PayMeasure.MEAN_HOURLY_GAP)
    return Sources(
        title=title,
        pieces=tuple(_piece(name, figure) for name, figure in figures),
        total=None if gap is None else _piece("Mean gap", gap),
        says=f"In percentage points. A minus says that {year.people} are paid more. The parts come to the mean gap.",
    )


def _reason(year: PayYear) -> str:
    """Why there is no word of the parts: the gate left them out, or there is no gap."""
    return str(Reason.PROTECTS_PEOPLE) if year.table.withheld else texts.value(year.leading(PayMeasure.MEAN_HOURLY_GAP))


def part_figures(year: PayYear) -> list[tuple[str, PayFigure[shown.Figure]]]:
    """The parts of the headline gap from the wide to the narrow, by name; levels where there are any.

    Raises ValueError where there is a gap and no word of its parts.
    """
    pair = {"comparator": year.headline.id, "group": year.group}
    between = year.of(PayMeasure.BETWEEN, **pair)
    levels = [one for one in between if one.detail] or list(between)
    rest = (*year.of(PayMeasure.WITHIN, **pair), *year.of(PayMeasure.NO_OVERLAP, **pair))
    found = [(part_of_gap_name(one), one) for one in (*levels, *rest)]
    if not found and _has_gap(year):
        raise ValueError("a pay gap is not printed without how much of it is who works where")
    return found


def _has_gap(year: PayYear) -> bool:
    gap = year.leading(PayMeasure.MEAN_HOURLY_GAP)
    return gap is not None and gap.value is not None


def _piece(name: str, figure: PayFigure[shown.Figure]) -> Piece:
    points = texts.value(figure).removesuffix("%")
    return Piece(name=name, points=points, way=_WAYS[texts.way(figure.value)])


def _unknown(year: PayYear) -> Headline:
    figure = next(iter(year.of(PayMeasure.NOT_DISCLOSED, comparator=year.headline.id, detail="")), None)
    if figure is None and _has_gap(year):
        raise ValueError("a pay gap is not printed without how many people's group is not known")
    is_number = figure is not None and isinstance(figure.value, Shown)
    counts = f"{texts.amount(figure.n)} of {texts.amount(figure.n_reference)} people" if is_number and figure else ""
    return Headline(
        title=f"{capitalised(year.table.characteristic)} not known",
        number=texts.value(figure),
        is_number=is_number,
        says=f"{counts}. They are in neither group above." if counts else "",
    )


def _withheld(year: PayYear) -> str:
    """What stands at the head of a page that can show no number at all."""
    if not has_all_withheld(year.table.figures):
        return ""
    return (
        "Every figure of this report is withheld to protect people: the groups are so small that a number could point "
        "at somebody. That is no finding, neither of a gap nor of none. Below is what was asked, of whom, and by which "
        "rules. The organisation itself can see its figures at its analyst's desk."
    )
