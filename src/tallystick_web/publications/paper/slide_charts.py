"""Charts of slides: native ones that can be edited, with their figures in a workbook inside that holds no formula."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt
from xlsxwriter import Workbook

from tallystick.publishing.charts.scale import Scale
from tallystick.publishing.workbook.drawing import AS_TEXT
from tallystick_web.publications.paper.charts.intervals import scale_of
from tallystick_web.publications.paper.charts.marks import (
    NOT_A_FINDING,
    WITHHELD,
    number,
    range_text,
    value_text,
)
from tallystick_web.publications.paper.document import Chart, ChartKind, Mark
from tallystick_web.publications.paper.legible import cut

# The library has types, and not for everything of its own.
_colour: Any = RGBColor.from_string
_chart_data: Any = CategoryChartData
_BLUE, _QUIET, _TEXT = _colour("005EB8"), _colour("768692"), _colour("212B32")
_WHITE, _PALE = _colour("FFFFFF"), _colour("D8DDE0")
_SIZE, _FEW, _LONGEST_LABEL = Pt(14), 6, 40
_EQUAL = "1: equal"
Values = Sequence[float | None]


def add_chart(slide: Any, chart: Chart, place: tuple[Emu, Emu, Emu, Emu]) -> None:
    """Put the chart on a slide, with what it shows for whoever hears it."""
    labels, series = [_label(chart, mark) for mark in chart.marks], _series(chart)
    data = _chart_data()
    data.categories = labels
    for name, values in series:
        data.add_series(name, values)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.kind is ChartKind.BARS else XL_CHART_TYPE.LINE_MARKERS
    frame = slide.shapes.add_chart(kind, *place, data)
    made = frame.chart
    made.part.chart_workbook.update_from_xlsx_blob(_workbook(labels, series, chart))
    made.font.size, made.font.color.rgb = _SIZE, _TEXT
    made.has_title = False
    _name(frame, chart)
    if chart.kind is ChartKind.BARS:
        _as_bars(made, chart)
    else:
        _as_points(made, chart)


def _name(frame: Any, chart: Chart) -> None:
    named = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  # the library has no other way to describe a chart
    figures = "; ".join(
        f"{mark.label}: {' '.join([value_text(mark), range_text(mark)]).strip()}" for mark in chart.marks
    )
    named.set("name", chart.title)
    named.set("descr", f"{chart.title}. {chart.says} {figures}.")


def _label(chart: Chart, mark: Mark) -> str:
    """What a mark is called; of points the value too as it was printed, where there are few enough to have room."""
    note = "break before" if mark.is_broken else ""
    if chart.kind is ChartKind.BARS:
        note = WITHHELD if number(mark.value) is None else ""
    label = cut(mark.label, _LONGEST_LABEL)
    called = f"{label} ({note})" if note else label
    if chart.kind is ChartKind.BARS or len(chart.marks) > _FEW:
        return called
    reach = range_text(mark)
    return f"{called}\n{value_text(mark)}" + (f"\n{reach}" if reach else "")


def _series(chart: Chart) -> list[tuple[str, Values]]:
    """The values, then lines to hold them against."""
    made: list[tuple[str, Values]] = [
        (cut(chart.unit or chart.title, _LONGEST_LABEL), [number(mark.value) for mark in chart.marks])
    ]
    if chart.kind is ChartKind.BARS:
        return made
    if chart.is_log:
        made.append((_EQUAL, [1.0] * len(chart.marks)))
    if (target := number(chart.target)) is not None:
        made.append((cut(chart.target_says or "target", 2 * _LONGEST_LABEL), [target] * len(chart.marks)))
    return made


def _as_bars(made: Any, chart: Chart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.vary_by_categories = 60, False
    made.has_legend = False
    made.category_axis.reverse_order = True
    made.value_axis.visible = made.value_axis.has_major_gridlines = False
    for n, mark in enumerate(chart.marks):
        if number(mark.value) is None:
            continue
        point = plot.series[0].points[n]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = _BLUE if mark.is_newest else _QUIET
        _say(point, mark)


def _as_points(made: Any, chart: Chart) -> None:
    values, *lines = made.plots[0].series
    _draw(values, _QUIET if chart.kind is ChartKind.SERIES else None)
    for n, mark in enumerate(chart.marks):
        if number(mark.value) is not None:
            marker, colour = values.points[n].marker, _BLUE if mark.is_newest else _QUIET
            marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 12 if mark.is_newest else 10
            marker.format.fill.solid()
            marker.format.fill.fore_color.rgb = _WHITE if mark.sign in NOT_A_FINDING else colour
            marker.format.line.color.rgb = colour
    for line in lines:
        line.marker.style = XL_MARKER_STYLE.NONE
        _draw(line, _TEXT, is_dashed=line.name != _EQUAL)
    scale = scale_of(chart, left=0, right=1)
    _add_ranges(values, chart, scale)
    made.has_legend = bool(lines)
    if lines:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        first = parse_xml(f"<c:legendEntry {nsdecls('c')}><c:idx val='0'/><c:delete val='1'/></c:legendEntry>")
        made.legend._element.insert(1, first)  # noqa: SLF001  # the title says what the values are
    _set_scale(made.value_axis, chart, scale)


def _add_ranges(values: Any, chart: Chart, scale: Scale) -> None:
    """The range of each value, up and down from it, as the format asks. It ends where the scale ends."""
    if not any(range_text(mark) for mark in chart.marks):
        return
    known = [(n, number(mark.value), number(mark.low), number(mark.high)) for n, mark in enumerate(chart.marks)]
    up = {n: min(high, scale.high) - value for n, value, _, high in known if value is not None and high is not None}
    down = {n: value - max(low, scale.low) for n, value, low, _ in known if value is not None and low is not None}
    bars = parse_xml(
        f"<c:errBars {nsdecls('c', 'a')}><c:errDir val='y'/><c:errBarType val='both'/><c:errValType val='cust'/>"
        f"<c:noEndCap val='0'/><c:plus>{_figures(up, len(known))}</c:plus>"
        f"<c:minus>{_figures(down, len(known))}</c:minus>"
        "<c:spPr><a:ln w='25400'><a:solidFill><a:srgbClr val='4C6272'/></a:solidFill></a:ln></c:spPr></c:errBars>"
    )
    values._element.find(qn("c:cat")).addprevious(bars)  # noqa: SLF001  # the library has no ranges


def _figures(of: Mapping[int, float], how_many: int) -> str:
    points = "".join(f"<c:pt idx='{n}'><c:v>{value:.12g}</c:v></c:pt>" for n, value in of.items())
    return f"<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val='{how_many}'/>{points}</c:numLit>"


def _set_scale(axis: Any, chart: Chart, scale: Scale) -> None:
    """The same ends as the chart has in the paper."""
    axis.major_gridlines.format.line.color.rgb = _PALE
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "General", False
    axis.has_title = bool(chart.unit)
    if chart.unit:
        axis.axis_title.text_frame.text = cut(chart.unit, _LONGEST_LABEL)
        written = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        written.size, written.bold = _SIZE, False
    axis.minimum_scale, axis.maximum_scale = scale.low, scale.high
    if not chart.is_log:
        axis.major_unit = (scale.high - scale.low) / (len(scale.ticks) - 1)
    if chart.is_log:
        scaling = axis._element.find(qn("c:scaling"))  # noqa: SLF001  # the library has no logarithm
        scaling.insert(0, parse_xml(f"<c:logBase {nsdecls('c')} val='2'/>"))


def _say(point: Any, mark: Mark) -> None:
    """The value as it was printed, beside its bar."""
    label = point.data_label
    label.has_text_frame = True
    label.text_frame.text = value_text(mark)
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    written = label.text_frame.paragraphs[0].runs[0].font
    written.size, written.bold = _SIZE, mark.is_newest


def _draw(series: Any, colour: RGBColor | None, *, is_dashed: bool = False) -> None:
    series.smooth = False
    if colour is None:
        series.format.line.fill.background()
        return
    series.format.line.color.rgb, series.format.line.width = colour, Pt(1.75)
    if is_dashed:
        series.format.line.dash_style = MSO_LINE.DASH


def _workbook(labels: Sequence[str], series: Sequence[tuple[str, Values]], chart: Chart) -> bytes:
    """The figures behind the chart, where its program looks for them, and its ranges. Texts are written as texts."""
    ranges = [("lower end of range", [number(mark.low) for mark in chart.marks])]
    ranges.append(("upper end of range", [number(mark.high) for mark in chart.marks]))
    out = io.BytesIO()
    with Workbook(out, dict(AS_TEXT)) as book:
        page = book.add_worksheet("Sheet1")
        for line, label in enumerate(labels, start=1):
            page.write_string(line, 0, label)
        for column, (name, values) in enumerate([*series, *ranges], start=1):
            page.write_string(0, column, name)
            for line, value in enumerate(values, start=1):
                if value is not None:
                    page.write_number(line, column, value)
    return out.getvalue()
