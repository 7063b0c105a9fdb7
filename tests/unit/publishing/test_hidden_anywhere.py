"""Any figure may be hidden, wherever it stands: every output copes, and says so."""

import contextlib
import io
import json
import random
import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.cli.printing import print_summary
from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.publishing.workbook import to_xlsx
from tests.unit.publishing.detailed import detailed
from tests.unit.publishing.guarded import ACCEPTED, UNDECIDED, for_others, guarded
from tests.unit.publishing.releases import example

DESK = (example(), example("kent-and-medway-2020.csv"), detailed())
WRONG = re.compile(
    r"\bNone\b(?! of)|about withheld|withheld to protect people (?:points|times|%)|\bnan\b|Hidden\(|Shown\("
)


def texts_of(release):
    """Everything that people read of a release."""
    page = to_html(release, term=None)
    yield re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page[page.index("<main") :]))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(release, term=None)))
    yield from (str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)
    yield to_csv([release], term=None)
    yield from sentences_in(json.loads(to_json([release], term=None)))
    with contextlib.redirect_stdout(io.StringIO()) as terminal:
        print_summary([release], term=None)
    yield terminal.getvalue()


def sentences_in(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from sentences_in(one)


def check(release):
    for text in texts_of(release):
        found = WRONG.search(text)
        assert not found, text[max(0, found.start() - 150) : found.end() + 80]


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32), share=st.sampled_from((0.02, 0.2, 0.6)), which=st.integers(0, len(DESK) - 1))
def test_a_figure_may_be_hidden_anywhere(seed, share, which):
    drawn = random.Random(seed)
    check(for_others(DESK[which], lambda: drawn.random() < share))


@pytest.mark.parametrize("release", DESK)
def test_every_figure_may_be_hidden(release):
    check(for_others(release, lambda: True))


@pytest.mark.parametrize("decisions", [ACCEPTED, UNDECIDED])
@pytest.mark.parametrize("seed", [0, 3])
def test_what_the_gate_lets_through_can_be_read(seed, decisions):
    check(guarded(seed, decisions=decisions))
