"""A withheld number is nowhere: not on the page, not in a picture or its place, not in the workbook."""

import io
import random
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from tallystick.publishing.pay.charts.quarters import quarters_chart
from tallystick.publishing.pay.charts.waterfall import waterfall
from tallystick.publishing.pay.report import to_html
from tallystick.publishing.pay.workbook import to_xlsx
from tallystick.release.pay import NUMBERS, PayFigure, PayMeasure
from tallystick.release.quantity import Unit
from tallystick.release.shown import Shown
from tests.unit.publishing.pay.pay_releases import HIDDEN, full, hidden, hiding, small, two_years

# No figure of the made-up trust comes near it.
CANARY = Shown(value=Decimal("77.7731"), text="77.7731", unit=Unit.PERCENT)


def planted(release, is_planted):
    """The release in which the numbers of some figures are one that can be looked for."""
    tables = tuple(
        replace(table, figures=tuple(_planted(one) if is_planted(one) else one for one in table.figures))
        for table in release.tables
    )
    return replace(release, tables=tables)


def _planted(figure):
    return replace(figure, **{name: CANARY for name in NUMBERS if isinstance(getattr(figure, name), Shown)})


def everything(release):
    yield to_html(release)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(release)))
    yield " ".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def everything_written(release):
    """The same as it stands in the files: of the workbook every part, whether it is a cell or not."""
    yield to_html(release)
    with zipfile.ZipFile(io.BytesIO(to_xlsx(release))) as book:
        yield " ".join(book.read(name).decode() for name in book.namelist())


@pytest.mark.unwatched
@pytest.mark.parametrize("measure", list(PayMeasure))
def test_a_canary_is_seen_where_it_is_shown_and_nowhere_where_it_is_withheld(measure):
    release = planted(two_years(), lambda figure: figure.measure is measure)
    assert any("77.77" in text for text in everything_written(release))
    withheld = hiding(release, lambda figure: figure.measure is measure)
    for text in everything_written(withheld):
        assert "77.77" not in text


@pytest.mark.unwatched
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.05, 0.5])
def test_a_figure_may_be_withheld_anywhere(seed, share):
    drawn = random.Random(f"{seed} {share}")
    withheld = hiding(small(), lambda _: drawn.random() < share)
    for text in everything(withheld):
        assert not re.search(r"\bNone\b|Hidden\(|withheld to protect people(?:%| points|.of \d)", text)


def test_one_withheld_part_takes_all_bars_of_parts_from_the_waterfall():
    shown = [Shown(value=Decimal(n), text=str(n), unit=Unit.POINTS) for n in (-15, 5, 4)]
    words = {"key": "k", "title": "t", "description": "d", "sides": ("more", "less")}
    whole = ("Gap", shown[0])
    drawn = waterfall([("A", shown[0]), ("B", shown[1]), ("C", shown[2])], whole, **words)
    assert drawn.count('d="M') == 4
    withheld = waterfall([("A", shown[0]), ("B", HIDDEN), ("C", shown[2])], whole, **words)
    assert withheld.count('d="M') == 1
    assert "withheld" in withheld


def test_a_withheld_quarter_keeps_its_row_without_a_bar():
    share = Shown(value=Decimal(20), text="20.0", unit=Unit.PERCENT)
    one = PayFigure(measure=PayMeasure.QUARTER_SHARE, value=share, n=share, n_reference=share, least=share, most=share)
    drawn = quarters_chart(
        [("Group", share, [("Lower", one), ("Upper", hidden(one))])], key="k", title="t", description="d"
    )
    assert drawn.count("<rect") == 1
    assert "withheld" in drawn


def test_what_is_shown_beside_withheld_figures_stays():
    release = hiding(full(), lambda figure: figure.by == "sex")
    page = to_html(release)
    assert "By sex" in page
    assert "Withheld to protect people." in page
    assert "By staff type" in page
