"""What stands in the pages: the words people read, nothing from elsewhere, nothing that the content policy refuses."""

import ast
import re
from pathlib import Path

import allauth
import pytest

from tallystick_web.organisations.presenters.log import kind_in_words
from tests.repository.tracked import name, python_files, tracked_files

WEB = "src/tallystick_web/"
TEMPLATES = [path for path in tracked_files() if path.suffix == ".jinja" and name(path).startswith(WEB)]

# CODE WORDS: what the code calls things stands in no sentence for people. GLOSSARY.md says what they read instead.

CODE_WORDS = re.compile(
    r"\b(?:deposit(?:s|ed)?|tally|tallies|cubes?|releas(?:e|es|ed|ing)|gates?|attack(?:s|er)?|hidden|verdicts?|ledgers?"
    r"|vintages?|observations?|second signature)\b",
    re.IGNORECASE,
)
SAID_IN_ATTRIBUTES = r"""(?:alt|title|aria-label|placeholder)\s*=\s*["']([^"']*)["']"""
JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'')


def is_said(text):
    """Whether a string of the code is words for people and not a key: it has a space, or begins as a sentence does."""
    return " " in text.strip() or bool(re.match(r"[A-Z][a-z]", text))


def visible(source):
    """The words of a template that people can read or hear."""
    source = re.sub(r"{#.*?#}", " ", source, flags=re.DOTALL)
    for expression in JINJA.findall(source):
        if not re.match(r"{%-?\s*(?:extends|include|import|from)\b", expression):
            yield from (text for match in STRING.findall(expression) for text in match if is_said(text))
    source = JINJA.sub(" ", source)
    yield from re.findall(SAID_IN_ATTRIBUTES, source)
    yield re.sub(r"<[^>]*>", " ", re.sub(r"<(script|style)\b.*?</\1>", " ", source, flags=re.DOTALL))


def code_words_in(texts):
    return sorted({found.lower() for text in texts for found in CODE_WORDS.findall(text)})


def test_no_page_speaks_in_code_words():
    found = {name(path): code_words_in(visible(path.read_text(encoding="utf-8"))) for path in TEMPLATES}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "source",
    [
        "<p>The release is ready</p>",
        '<img alt="the verdict">',
        '{{ button({"text": "Open the ledger"}) }}',
        '{% call details("Why this is hidden") %}{% endcall %}',
        "<h1>Observations</h1>",
        '<input placeholder="a deposit">',
    ],
)
def test_a_code_word_in_a_page_is_found(source):
    assert code_words_in(visible(source))


@pytest.mark.parametrize(
    "source",
    [
        '<input type="hidden" value="{{ release.id }}">',
        "{# the release #}",
        "{% if verdict %}Tallystick{% endif %}",
        '<div class="nhsuk-visually-hidden" aria-hidden="true">x</div>',
        '{% extends "numbers/release.jinja" %}',
        "<p>Irrigated</p>",
    ],
)
def test_a_code_word_of_the_code_is_let_be(source):
    assert not code_words_in(visible(source))


SAYS_THINGS = re.compile(r"/(?:\w*(?:forms|rules|views|actions)|pages|presenters|words|letters)(?:/\w+)?\.py$")
ONLY_LOGGED = ("audit.record(", "everywhere(", "getLogger(")


def sentences(source):
    """Strings of a module that are said to people: not docstrings, not what goes to the audit, the log or the fence."""
    tree = ast.parse(source)
    silent = {id(part) for node in ast.walk(tree) for part in silent_parts(node)}
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in silent and is_said(node.value):
            yield node.value


def silent_parts(node):
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and f"{ast.unparse(node.func)}(" in ONLY_LOGGED:
        yield from ast.walk(node)


def test_nothing_that_is_said_to_people_is_in_code_words():
    modules = [path for path in python_files(WEB) if SAYS_THINGS.search(name(path))]
    found = {name(path): code_words_in(sentences(path.read_text(encoding="utf-8"))) for path in modules}
    assert {path: words for path, words in found.items() if words} == {}


def test_a_sentence_of_the_code_is_read_and_a_docstring_is_not():
    source = '"""A release."""\nlabel = "The release"\naudit.record("a release", at=1)\nkey = "release"\n'
    assert list(sentences(source)) == ["The release"]


# THE LOG: its page prints the kind of each event as words.


def kinds_of_events():
    """Every kind that is written into the audit: texts given to it, and members of a class Event."""
    for path in python_files(WEB):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                texts = [node.args[0]]
            elif isinstance(node, ast.ClassDef) and node.name == "Event":
                texts = [one.value for one in node.body if isinstance(one, ast.Assign)]
            else:
                continue
            parts = [part for text in texts for part in ast.walk(text)]
            yield from (one.value for one in parts if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_kind_of_event_is_plain_words_with_hyphens():
    kinds = set(kinds_of_events())
    assert {"approved-set-made", "figures-signed-off", "role-agreed", "role-refused"} <= kinds
    assert {one for one in kinds if not re.fullmatch(r"[a-z]+(?:-[a-z]+)+", one)} == set()
    assert code_words_in(kind_in_words(one) for one in kinds) == []


# THE CONTENT POLICY

REFUSED_BY_THE_POLICY = {
    "a style of its own": re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.IGNORECASE),
    "a script of its own": re.compile(
        r"""<script\b(?![^>]*(?:\bsrc\s*=|type="application/json"))|javascript:""", re.IGNORECASE
    ),
    "a handler of its own": re.compile(r"<[^>{]*\son[a-z]+\s*=", re.IGNORECASE),
    "something from another place": re.compile(
        r"""\b(?:src|srcset|data|poster|action|formaction)\s*=\s*["']?(?:https?:)?//|<link\b[^>]*href\s*=\s*["']?(?:https?:)?//
        |url\(\s*["']?(?:https?:)?//|@import""",
        re.IGNORECASE | re.VERBOSE,
    ),
}


def refused_in(source):
    return [what for what, pattern in REFUSED_BY_THE_POLICY.items() if pattern.search(source)]


def test_no_page_holds_what_the_policy_refuses():
    found = {name(path): refused_in(path.read_text(encoding="utf-8")) for path in TEMPLATES}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_no_style_or_script_that_is_served_asks_another_place():
    served = [path for path in tracked_files() if "/static/" in name(path) and path.suffix in (".css", ".js")]
    assert served
    pattern = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import|fetch\(\s*[\"']https?:|importScripts")
    assert [name(path) for path in served if pattern.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>alert(1)</script>",
        '<a href="javascript:x()">',
        '<button onclick="x()">',
        '<img src="https://example.org/a.png">',
        '<script src="//example.org/a.js"></script>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<form action="https://example.org">',
    ],
)
def test_what_the_policy_refuses_is_found(source):
    assert len(refused_in(source)) == 1


def test_a_link_to_another_place_and_a_file_of_ours_are_let_be():
    assert refused_in('<a href="https://www.england.nhs.uk">The contract</a>') == []
    assert refused_in("""<script src="{{ static('a.js') }}"></script>""") == []


# REACHED


def asked_for():
    """Every name of a template that a template or a module asks for."""
    texts = [path.read_text(encoding="utf-8") for path in [*TEMPLATES, *python_files(WEB)]]
    return {found for text in texts for found in re.findall(r"""["']([\w./{}-]+\.jinja)["']""", text)}


def of_the_sign_in_package():
    """Names of templates that allauth asks for by itself."""
    folder = Path(allauth.__file__).parent / "templates"
    return {path.relative_to(folder).with_suffix(".jinja").as_posix() for path in folder.rglob("*.html")}


def test_every_template_is_reached():
    reached = asked_for() | of_the_sign_in_package()
    composed = [re.compile(re.sub(r"{[^}]*}", r"[\\w-]+", one)) for one in reached if "{" in one]
    lost = {name(path).rpartition("/jinja2/")[2] for path in TEMPLATES} - reached
    assert sorted(one for one in lost if not any(pattern.fullmatch(one) for pattern in composed)) == []


def test_every_template_that_is_asked_for_is_there():
    there = {name(path).rpartition("/jinja2/")[2] for path in TEMPLATES}
    ours = {one for one in asked_for() if not one.startswith("nhsuk/") and "{" not in one}
    assert sorted(ours - there) == []
