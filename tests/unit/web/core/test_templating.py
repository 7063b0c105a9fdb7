import hashlib
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django import forms
from django.middleware.csrf import get_token
from django.template import engines
from django.test import RequestFactory
from jinja2 import UndefinedError
from markupsafe import Markup

from tallystick.publishing.report.views import Figure, Grid, Line, Shelf, Statement
from tallystick.release.release import DefinitionUsed, Provenance, Source
from tallystick.release.verdict import Verdict
from tallystick_web.core.chrome import Chrome, Link
from tallystick_web.core.templating import capitalize_first, day, moment, number

ROOT = Path(__file__).resolve().parents[4]
CORE = ROOT / "src/tallystick_web/core"
STATIC = CORE / "static/tallystick"
TEMPLATES = sorted((ROOT / "src/tallystick_web").rglob("*.jinja"))
CHROME = Chrome(
    organisation="Northmoor",
    is_made_up=True,
    navigation=(Link(text="Where we stand", href="/a", is_current=True), Link(text="People", href="/b")),
    account=(Link(text="Your account", href="/c"), Link(text="Sign out", href="/d", is_post=True)),
    footer=(Link(text="Privacy", href="/e"),),
)
FIGURES = '{% from "core/macros/figures.jinja" import grid, figure, statement, verdict, shelf, provenance %}'
PARTS = (
    '{% from "core/macros/parts.jinja" import details, summary_list, task_list, empty, three_boxes, inset, warning %}'
)


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Static files by their own names: nothing was collected here."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def environment():
    return engines.all()[0].env


def printed(template, **context):
    return re.sub(r"\s+", " ", environment().from_string(template).render(**context))


def page(body="", chrome=CHROME, **context):
    request = RequestFactory().get("/")
    template = '{% extends "core/page.jinja" %}{% block heading %}A & B{% endblock %}' + body
    html = environment().from_string(template).render(chrome=chrome, csrf_input=get_token(request), **context)
    return re.sub(r"\s+", " ", html)


# FILTERS


def test_a_day_is_written_out():
    assert day(date(2026, 11, 6)) == "6 November 2026"


def test_the_day_of_an_instant_is_that_of_london():
    assert day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


@pytest.mark.parametrize(
    ("instant", "written"),
    [
        (datetime(2026, 11, 26, 14, 5, tzinfo=UTC), "26 November 2026, 2:05pm"),
        (datetime(2026, 7, 1, 8, 30, tzinfo=UTC), "1 July 2026, 9:30am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "1 July 2026, midday"),
        (datetime(2026, 12, 1, 0, 0, tzinfo=UTC), "1 December 2026, midnight"),
        (datetime(2026, 12, 1, 0, 20, tzinfo=UTC), "1 December 2026, 12:20am"),
    ],
)
def test_a_moment_is_that_of_london(instant, written):
    assert moment(instant) == written


def test_a_number_has_commas():
    assert number(1234567) == "1,234,567"


def test_the_start_of_a_line_keeps_its_other_capitals():
    assert capitalize_first("leaning towards BME staff") == "Leaning towards BME staff"


# THE ENVIRONMENT


def test_a_misspelt_name_stops_a_page_of_ours():
    with pytest.raises(UndefinedError):
        printed("{{ titel }}")
    with pytest.raises(UndefinedError):
        printed("{{ chrome.organization }}", chrome=CHROME)


def test_macros_of_the_nhs_package_may_leave_names_out():
    assert "nhsuk-tag" in printed('{% from "nhsuk/components/tag/macro.jinja" import tag %}{{ tag({"text": "x"}) }}')


def test_text_is_escaped():
    assert printed("{{ text }}", text="<script>") == "&lt;script&gt;"


def test_addresses_come_from_their_names():
    assert printed("{{ url('privacy') }}") == "/privacy/"


# THE FRAME


def test_the_frame_names_the_service_and_marks_where_one_is():
    html = page()
    assert "<title> A &amp; B – Northmoor – Tallystick</title>" in html.replace("<title>", "<title> ").replace(
        "  ", " "
    )
    assert re.search(r'href="/a" aria-current="page"', html)
    assert not re.search(r'href="/b" aria-current', html)
    assert "Made-up data." in html


def test_the_title_says_first_that_there_are_errors():
    class Asked(forms.Form):
        name = forms.CharField(label="Name")

    assert "<title>Error: A &amp; B" in page(form=Asked({}))
    assert "<title>A &amp; B" in page(form=Asked())
    assert 'href="#id_name"' in page(form=Asked({}))


def test_signing_out_is_a_form():
    assert re.search(r'<form class="nhsuk-header__account-form" action="/d" method="post"', page())


def test_neither_the_nhs_logo_nor_its_copyright_is_printed():
    html = page()
    assert "©" not in html
    assert "nhsuk-header__logo" not in html


def test_blank_captions_and_leads_leave_nothing_behind():
    assert "nhsuk-caption" not in page()
    assert "nhsuk-lede-text" not in page()
    assert "nhsuk-caption-l" in page("{% block caption %}WRES{% endblock %}")


@pytest.mark.parametrize("name", ["500", "507"])
def test_a_page_about_a_fault_asks_nothing_of_the_request(name):
    html = environment().get_template(f"{name}.jinja").render(number="8f2c")
    assert "<h1" in html
    assert ("8f2c" in html) == (name == "500")


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429"])
def test_each_refusal_has_a_page(name):
    html = environment().get_template(f"{name}.jinja").render(chrome=CHROME, csrf_input="")
    assert "<h1" in html


# FIGURES


def wide_grid():
    heads = ("Row", "White", "BME", "Share", "Range", "What it says")
    rows = tuple((f"Band {n}", "1,200", "340", "22.1%", "20.0 to 24.4", "a clear difference") for n in range(28))
    return Grid(caption="Staff in each row", heads=heads, rows=rows, text_columns=(0, 5), note="A note")


def test_a_table_has_a_caption_and_heads_of_columns_and_rows():
    html = printed(FIGURES + "{{ grid(it) }}", it=wide_grid())
    assert html.count('scope="col"') == 6
    assert html.count('scope="row"') == 28
    assert html.count("nhsuk-table__header--numeric") == 4
    assert '<div class="app-frame" tabindex="0" role="group" aria-label="Table: Staff in each row">' in html
    assert "app-wide" in html


def test_a_table_of_three_columns_of_words_scrolls_inside_a_frame_and_one_of_two_does_not():
    for heads, frames in ((("What", "Since", "By"), 1), (("What", "Since"), 0)):
        grid = Grid(caption="Shared", heads=heads, rows=(heads,), text_columns=(0, 1, 2))
        assert printed(FIGURES + "{{ grid(it) }}", it=grid).count('class="app-frame"') == frames


def test_a_table_without_rows_says_so_in_its_note():
    html = printed(
        FIGURES + "{{ grid(it) }}", it=Grid(caption="Nobody", heads=("a",), rows=(), note="No one was counted")
    )
    assert "<table" not in html
    assert "No one was counted" in html


def test_a_picture_scrolls_inside_its_frame():
    html = printed(FIGURES + '{{ figure(it, "Shortlisting") }}', it=Figure(drawing=Markup("<svg></svg>"), note="n"))
    assert '<div class="app-frame" tabindex="0" role="group" aria-label="Chart: Shortlisting"> <svg></svg>' in html


@pytest.mark.parametrize("verdict", Verdict)
def test_each_mark_has_its_words_and_its_own_shape(verdict):
    html = printed(FIGURES + "{{ verdict(it) }}", it=verdict)
    assert capitalize_first(verdict.in_words) in html
    others = {printed(FIGURES + "{{ verdict(it, 'x') }}", it=one) for one in Verdict}
    assert len(others) == len(Verdict)


def test_a_statement_says_what_differs_if_counted_otherwise():
    html = printed(FIGURES + "{{ statement(it) }}", it=Statement(main="m", otherwise=("o",), beside=("b",)))
    assert "Counted otherwise, it looks different." in html


def test_a_shelf_leads_to_its_indicators():
    line = Line(title="Shortlisting", key="two", words="1.58 times")
    html = printed(
        FIGURES + "{{ shelf(it, {'two': '/i/2'}) }}",
        it=Shelf(verdict=Verdict.CLEAR, says="a clear difference", lines=(line,)),
    )
    assert 'href="/i/2"' in html
    assert "A clear difference (1)" in html


def test_provenance_names_the_files_and_the_definition():
    made = Provenance(
        definition=DefinitionUsed(id="wres/2025.1", status="unchecked", sha256="d" * 64),
        vocabulary="2026.1",
        program="tallystick 0.1.0",
        made_from=(Source(file="staff.csv", sha256="f" * 64, rows=12345),),
    )
    html = printed(FIGURES + '{{ provenance(it, "in words", [{"key": "Signed by", "value": "A"}]) }}', it=made)
    assert "staff.csv, 12,345 lines" in html
    assert "wres/2025.1, in words" in html
    assert html.index("Signed by") < html.index("staff.csv")


def test_parts_leave_out_what_is_not_given():
    tasks = [
        {"text": "Staff", "href": "/s", "status": "Incomplete"},
        {"text": "Sign", "status": "Later", "is_stopped": True},
    ]
    html = printed(PARTS + "{{ task_list(it) }}", it=tasks)
    assert html.count("<a ") == 1
    assert "nhsuk-tag" in html
    assert "<a " not in printed(PARTS + '{{ summary_list([{"key": "k", "value": "v"}]) }}')
    assert "<a " not in printed(PARTS + '{{ empty("h", "t") }}')


def test_three_boxes_keep_their_order():
    box = {"says": "x"}
    html = printed(PARTS + "{{ three_boxes(it, it, it) }}", it=box)
    order = [html.index(title) for title in ("people have done", "the measures show", "the network says")]
    assert order == sorted(order)


def test_html_is_given_as_the_body_of_a_block():
    assert "<b>x</b>" in printed(PARTS + "{% call details('s') %}<b>x</b>{% endcall %}")
    assert "&lt;b&gt;" in printed(PARTS + "{{ details('s', '<b>') }}")
    assert "<b>x</b>" in printed(PARTS + "{% call warning() %}<b>x</b>{% endcall %}")


# FILES


def fingerprints(folder):
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_files_are_those_that_were_built():
    manifest = json.loads((STATIC / "manifest.json").read_text(encoding="utf-8"))
    again = "run scripts/make-assets"
    assert fingerprints(STATIC) == manifest["files"], again
    assert fingerprints(ROOT / "scripts/assets") == manifest["sources"], again


def test_nothing_is_fetched_from_another_host():
    for path in [*STATIC.glob("*.css"), *STATIC.glob("*.js"), *STATIC.rglob("*.svg")]:
        text = path.read_text(encoding="utf-8")
        hosts = set(re.findall(r"(?:https?:)?//([\w.-]+\.\w+)", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)))
        assert hosts <= {"www.w3.org"}, path.name
        assert "sourceMappingURL" not in text
        assert not re.search(r"url\(\s*[\"']?data:", text), f"{path.name}: img-src is 'self'"


def test_the_style_names_a_font_that_is_there():
    css = (STATIC / "tallystick.css").read_text(encoding="utf-8")
    assert 'html{font-family:arial,"Liberation Sans",sans-serif}' in css
    assert "@font-face" not in css


def test_what_the_style_asks_for_is_there():
    css = (STATIC / "tallystick.css").read_text(encoding="utf-8")
    asked = set(re.findall(r'url\("?([^")]+)', css))
    assert asked
    assert all((STATIC / one).is_file() for one in asked)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_a_style_or_a_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", text)
    # Data for a script is no script: a browser does not run it.
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))
