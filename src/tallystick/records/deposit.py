"""deposit.toml: what an organisation says about its own extracts, so that nothing has to be guessed twice."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tallystick.definitions.choices import choices
from tallystick.errors import InputRefused
from tallystick.records.deposit_answers import ANSWERS, COURSES, OUTSIDE, problems_of
from tallystick.tallies.findings import refusal
from tallystick.vocabulary.bands import Setting

FILE_NAME = "deposit.toml"


@dataclass(frozen=True, kw_only=True)
class Deposit:
    """What an organisation says about its extracts. Everything may be left out.

    ``columns``: for each kind, the field that a header means, or ``ignored``. ``files``: the kind of a file
    ("leavers.csv") or of a sheet ("book.xlsx#Leavers"), or ``ignored``. ``pay_scales``: text to band, row or
    ``outside``. ``ethnicity``: text to code. ``courses``: mandatory or not. ``settings``: job role, staff group or
    occupation code to clinical, non-clinical or medical. ``choices``: answers to definitions/choices.py. ``hosted``:
    organisations or payrolls whose staff are hosted. A blank answer is one that nobody has given yet.
    """

    organisation: str = ""
    year: int | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pay_scales: Mapping[str, str] = field(default_factory=dict)
    ethnicity: Mapping[str, str] = field(default_factory=dict)
    courses: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hosted: tuple[str, ...] = ()


def load_deposit(path: Path) -> Deposit:
    """Read a deposit.toml.

    Raises InputRefused with every problem in it at once.
    """
    return parse_deposit(path.read_bytes(), name=path.name)


def parse_deposit(content: bytes, *, name: str = FILE_NAME) -> Deposit:
    """Read the bytes of a deposit.toml; blank answers are left out.

    Raises InputRefused with every problem in it at once.
    """
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputRefused(refusal(name, ["the file is not text in UTF-8"])) from None
    except tomllib.TOMLDecodeError as error:
        raise InputRefused(refusal(name, [f"the file is not TOML: {error}"])) from None
    problems = list(problems_of(document))
    if problems:
        raise InputRefused(refusal(name, problems))
    return _deposit(document)


def _deposit(document: Mapping[str, Any]) -> Deposit:
    tables = {
        name: {key: value for key, value in document.get(name, {}).items() if value != ""}
        for name in ("files", *ANSWERS)
    }
    columns = {
        kind: {header: said for header, said in of_kind.items() if said}
        for kind, of_kind in document.get("columns", {}).items()
    }
    return Deposit(
        organisation=document.get("organisation", "").strip(),
        year=document.get("year"),
        columns=columns,
        choices={name: tuple(given) for name, given in document.get("choices", {}).items()},
        hosted=tuple(document.get("hosted", ())),
        **tables,
    )


# WRITING

_SAID = {
    "files": "What each file or sheet is: staff, applications, cases, learning, board, movements, survey, pay or "
    "ignored.",
    "pay_scales": f"What each pay scale is: 5, 8a, vsm, clinical/5, medical/consultant ... or {OUTSIDE} (not one).",
    "ethnicity": "Which category each text stands for: a code such as A, CY or Z.",
    "courses": f"Whether each course is {' or '.join(COURSES)}.",
    "settings": f"Whether each job role, staff group or occupation code is {', '.join(Setting)}.",
}


def to_toml(deposit: Deposit) -> str:
    """The text of a deposit.toml that says what ``deposit`` says. Blank answers are there to be filled in."""
    return "\n".join(_lines(deposit)).rstrip("\n") + "\n"


def _lines(deposit: Deposit) -> Iterator[str]:
    yield "# What this folder's extracts hold. Blank answers are questions: fill in what you know, leave the others."
    yield f"organisation = {_text(deposit.organisation)}"
    if deposit.year is not None:
        yield f"year = {deposit.year}"
    yield "# Organisations or payrolls whose staff are hosted: on the payroll, and not the organisation's own."
    yield f"hosted = {_list(deposit.hosted)}"
    yield ""
    for name, comment in _SAID.items():
        yield from _table(name, getattr(deposit, name), comment)
    for kind in sorted(deposit.columns):
        yield from _table(f"columns.{kind}", deposit.columns[kind], "Which field each column is.")
    yield from _choice_lines(deposit.choices)


def _table(name: str, answers: Mapping[str, str], comment: str) -> Iterator[str]:
    if answers:
        yield f"[{name}] # {comment}"
        yield from (f"{_text(key)} = {_text(answers[key])}" for key in sorted(answers))
        yield ""


def _choice_lines(given: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if given:
        yield "[choices] # In place of the answers the program starts from."
        yield from (f"{each.id} = {_list(given[each.id])}" for each in choices() if each.id in given)
        yield ""


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(_text(value) for value in values)}]"


def _text(value: str) -> str:
    # A string of JSON is one of TOML too, but for the one control character that JSON lets stand.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
