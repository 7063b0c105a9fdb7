"""What no file of the repository may hold."""

import re

import pytest

from tests.repository.tracked import name, texts

# Each pattern is written so that it does not find itself.
KEPT_OUT = {
    "a note to self (an issue is the place for it)": re.compile(r"\b(?:TO[D]O|FIX[M]E)\b"),
    "a path of somebody's machine": re.compile(r"(?:file://|(?<![\w./:<-]))/(?:work|home|root|Users)(?![\w-])"),
    "a file outside the repository": re.compile(r"\.\./shared|\bshared/(?:golden|spec|design)"),
}


def found_in(text):
    return [
        f"line {number}: {what}: {line.strip()[:100]}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in KEPT_OUT.items()
        if pattern.search(line)
    ]


def test_nothing_is_found():
    assert [f"{name(path)}, {problem}" for path, text in texts() for problem in found_in(text)] == []


SLASH = "/"  # joined below, so that this file may hold the examples


@pytest.mark.parametrize(
    "line",
    [
        "# TO" + "DO later",
        "FIX" + "ME",
        f"open('{SLASH}work/main/a.csv')",
        f"cd {SLASH}root",
        f"file://{SLASH}home/ann/report.html",
        f"({SLASH}Users/ann)",
        f"Path('..{SLASH}shared')",
        f"read('shared{SLASH}golden/a.csv')",
    ],
)
def test_a_planted_one_is_found(line):
    assert len(found_in(line)) == 1


@pytest.mark.parametrize(
    "line",
    ["https://example.org/work/a", "homework/rooted", "to do it", "</root>", "/workforce", "shared with"],
)
def test_an_innocent_line_is_let_be(line):
    assert found_in(line) == []
