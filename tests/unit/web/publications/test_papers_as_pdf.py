"""The PDF of a paper: tags for screen readers, nothing fetched, no clock, and plain words where it cannot be."""

import io
import sys

import pypdf
import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.publications.paper.html import to_html
from tallystick_web.publications.paper.pdf import Fetched, NoPdf, to_pdf
from tests.unit.web.publications.a_document import A_PAPER


@pytest.fixture(scope="module")
def made():
    return to_pdf(to_html(A_PAPER))


@pytest.fixture(scope="module")
def read(made):
    return pypdf.PdfReader(io.BytesIO(made))


@pytest.fixture(scope="module")
def tags(read):
    """Every element of the structure: its kind, and its own dictionary."""
    found = []

    def walk(element):
        element = element.get_object()
        if not isinstance(element, dict) or "/S" not in element:
            return
        found.append((element["/S"], element))
        below = element.get("/K", [])
        for one in below if isinstance(below, list) else [below]:
            walk(one)

    for root in read.trailer["/Root"]["/StructTreeRoot"]["/K"]:
        walk(root)
    return found


def test_it_says_that_it_is_tagged_in_which_language_and_what_it_is_called(read):
    root = read.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert read.metadata.title == f"{A_PAPER.title}, {A_PAPER.organisation}"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_headings_tables_and_lists_are_tagged_as_such(tags):
    kinds = [kind for kind, _ in tags]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len([one for one in A_PAPER.sections if one.level == 2]) + 1
    assert kinds.count("/H3") == 3
    assert kinds.count("/Table") >= 7
    assert {"/TH", "/TD", "/TR", "/THead", "/TBody", "/Caption", "/L", "/LI", "/LBody", "/P"} <= set(kinds)


def test_each_chart_is_a_figure_with_words(tags):
    figures = [element.get("/Alt") for kind, element in tags if kind == "/Figure"]
    assert figures == [
        "Likelihood of appointment from shortlisting",
        "Staff who believe in equal opportunities",
        "Ethnic minority staff by pay group",
    ]


def test_every_page_carries_the_mark_and_its_number(read):
    for number, page in enumerate(read.pages, start=1):
        said = page.extract_text()
        assert A_PAPER.mark in said
        assert f"{number} of {len(read.pages)}" in said


def test_the_same_page_gives_the_same_bytes_and_no_time(made, read):
    assert to_pdf(to_html(A_PAPER)) == made
    assert {"/CreationDate", "/ModDate"} & set(read.metadata) == set()


@pytest.mark.parametrize(
    "asks",
    [
        '<img alt="a" src="https://example.org/a.png">',
        '<img alt="a" src="file:///etc/hostname">',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>h1 { background: url(https://example.org/a.png) }</style>",
        "<style>@font-face { font-family: a; src: url(https://example.org/a.woff) } h1 { font-family: a }</style>",
    ],
)
def test_a_page_that_asks_for_anything_outside_itself_stops_the_work(asks):
    page = f"<!doctype html><html lang='en-GB'><head><title>a</title></head><body><h1>a</h1>{asks}</body></html>"
    with pytest.raises(Fetched):
        to_pdf(page.encode("utf-8"))


def test_where_it_cannot_be_made_it_says_so_in_plain_words(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NoPdf, match="All other forms hold the same") as refused:
        to_pdf(b"")
    assert isinstance(refused.value, Refused)
