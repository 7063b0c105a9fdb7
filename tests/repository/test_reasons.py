"""Whatever is switched off says why, on the line where it is switched off."""

import io
import re
import tokenize

import pytest

from tests.repository.tracked import ROOT, name, python_files

SWITCH = re.compile(
    r"""\#\s*(?:
        noqa(?P<rules>:\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)?
      | type:\s*ignore(?P<codes>\[[^\]]+\])?
      | pragma:\s*no\s+(?P<cover>cover|branch)
      | fmt:\s*(?P<layout>off|skip)
    )(?P<reason>.*)$""",
    re.VERBOSE,
)
OPTIONS = re.compile(
    r"""^(?:exclude_also|exclude_lines|partial_also|omit|ignore|"[^"]*\*\*")\s*=\s*\[$(?P<items>.*?)^\]""",
    re.MULTILINE | re.DOTALL,
)


def unexplained_switches(source):
    """Comments that switch a check off without naming what they switch off, or without a reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and (found := SWITCH.search(token.string)):
            named = found["rules"] or found["codes"] or found["cover"] or found["layout"]
            if not named or not is_reason(found["reason"]):
                yield f"line {token.start[0]}: {token.string}"


def is_reason(text):
    # What is left after further switches on the same line must be words, not a dash.
    return len(re.findall(r"[A-Za-z]{2,}", SWITCH.sub("", text))) >= 2


def unexplained_options(text):
    """Items of an ignoring option of pyproject.toml with no comment on their line."""
    for option in OPTIONS.finditer(text):
        for line in option["items"].splitlines():
            if line.strip() and not re.search(r"#.*[a-z]{2,}", line):
                yield line.strip()


def test_every_switch_has_a_reason():
    unexplained = [
        f"{name(path)}, {problem}"
        for path in python_files()
        for problem in unexplained_switches(path.read_text(encoding="utf-8"))
    ]
    assert unexplained == []


def test_every_exclusion_of_the_project_has_a_reason():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert len(list(OPTIONS.finditer(text))) >= 5
    assert list(unexplained_options(text)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: E501",
        "# noqa: E501, S101",
        "# noqa  # because it is long",
        "# type: ignore",
        "# type: ignore[arg-type]",
        "# type: ignore[arg-type]  # -",
        "# pragma: no cover",
        "# pragma: no branch -",
        "# fmt: off",
        "# type: ignore[misc]  # noqa: E501",
    ],
)
def test_a_switch_without_a_reason_is_named(comment):
    assert list(unexplained_switches(f"x = 1  {comment}\n")) == [f"line 1: {comment}"]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: E501  # a sentence people read",
        "# type: ignore[arg-type]  # the stub is wrong",
        "# pragma: no cover - Windows only",
        "# a remark on ignoring types",
    ],
)
def test_a_switch_with_a_reason_is_let_be(comment):
    assert list(unexplained_switches(f"x = 1  {comment}\n")) == []


def test_an_exclusion_without_a_reason_is_named():
    text = 'exclude_also = [\n    "why",  # read by mypy\n    "no",\n]\n'
    assert list(unexplained_options(text)) == ['"no",']
