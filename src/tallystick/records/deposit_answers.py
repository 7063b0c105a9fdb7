"""What may be said in deposit.toml: closed lists of answers, and a sentence for whatever is not in them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tallystick.definitions.choices import choices_with
from tallystick.records.frames import RecordKind
from tallystick.records.schemas import schema
from tallystick.vocabulary.bands import Band, MedicalGrade, Setting, rows
from tallystick.vocabulary.ethnicity import Unmatched, category_of
from tallystick.vocabulary.periods import Snapshot

IGNORED = "ignored"
OUTSIDE = "outside"
COURSES = ("mandatory", "non-mandatory")


def pay_scale_answers() -> tuple[str, ...]:
    """What a pay scale may be said to be: a band, whose block the staff group says, or a whole row of indicator 1."""
    return (*Band, *(row.code for row in rows()), OUTSIDE)


def _pay_scale(answer: str) -> str:
    if answer in pay_scale_answers():
        return ""
    grades = ", ".join(f"{Setting.MEDICAL}/{grade}" for grade in MedicalGrade)
    blocks = f"{Setting.NON_CLINICAL}/5, {Setting.CLINICAL}/8a and so on"
    return f"a pay scale can be: {', '.join(Band)}; a band in its block: {blocks}; {grades}; or {OUTSIDE}"


def _ethnicity(answer: str) -> str:
    if isinstance(category_of(answer), Unmatched):
        return "this is not an ethnic category. To see them: tallystick show vocabulary"
    return ""


def _course(answer: str) -> str:
    return "" if answer in COURSES else f"a course can be: {', '.join(COURSES)}"


def _setting(answer: str) -> str:
    return "" if answer in list(Setting) else f"a setting can be: {', '.join(Setting)}"


def _file(answer: str) -> str:
    said = (*RecordKind, IGNORED)
    return "" if answer in said else f"a file can be: {', '.join(said)}"


ANSWERS: Mapping[str, Callable[[str], str]] = {
    "pay_scales": _pay_scale,
    "ethnicity": _ethnicity,
    "courses": _course,
    "settings": _setting,
}
_KEYS = ("organisation", "year", "hosted", "files", "columns", *ANSWERS, "choices")


def problems_of(document: Mapping[str, Any]) -> Iterator[str]:
    """Everything in a deposit.toml that is not as it should be, one sentence each."""
    for key in document:
        if key not in _KEYS:
            yield f"'{key}' is not something this file says; it says: {', '.join(_KEYS)}"
    if not isinstance(document.get("organisation", ""), str):
        yield "organisation: this is not text in quotation marks"
    yield from _year_problems(document.get("year"))
    if not _all_text(document.get("hosted", [])):
        yield "hosted: this is not a list of names in quotation marks"
    for name, check in {"files": _file, **ANSWERS}.items():
        yield from _table_problems(name, document.get(name, {}), check)
    yield from _columns_problems(document.get("columns", {}))
    yield from _choices_problems(document.get("choices", {}))


def _year_problems(year: Any) -> Iterator[str]:
    if year is None:
        return
    if not isinstance(year, int) or isinstance(year, bool):
        yield "year: this is not a year such as 2025, without quotation marks"
        return
    try:
        Snapshot(year)
    except ValueError as error:
        yield f"year: {error}"


def _table_problems(name: str, table: Any, check: Callable[[str], str]) -> Iterator[str]:
    if not isinstance(table, dict):
        yield f"{name}: this is not a table; write [{name}] on a line of its own, and the answers under it"
        return
    for number, (key, answer) in enumerate(table.items(), start=1):
        # What somebody wrote about their ethnicity is not repeated; its place in the table finds it.
        place = f"{name}, answer {number}" if name == "ethnicity" else f"{name}, '{key}'"
        if not isinstance(answer, str):
            yield f"{place}: this is not text in quotation marks"
        elif answer and (problem := check(answer)):
            yield f"{place}: {problem}"


def _columns_problems(columns: Any) -> Iterator[str]:
    if not isinstance(columns, dict):
        yield "columns: this is not a table; write [columns.staff], [columns.cases] and so on"
        return
    for kind, headers in columns.items():
        if kind not in list(RecordKind):
            yield f"columns.{kind}: there is no such kind of record; there are: {', '.join(RecordKind)}"
        else:
            yield from _table_problems(f"columns.{kind}", headers, _field_check(RecordKind(kind)))


def _field_check(kind: RecordKind) -> Callable[[str], str]:
    fields = (*(each.name for each in schema(kind).fields), IGNORED)
    return lambda answer: "" if answer in fields else f"a column can be: {', '.join(fields)}"


def _choices_problems(given: Any) -> Iterator[str]:
    if not isinstance(given, dict):
        yield "choices: this is not a table; write [choices] on a line of its own, and the answers under it"
        return
    for name, answers in given.items():
        if not _all_text(answers):
            yield f"choices, {name}: this is not a list of answers in quotation marks"
            continue
        try:
            choices_with({name: answers})
        except ValueError as error:
            yield f"choices: {error}"


def _all_text(answers: Any) -> bool:
    return isinstance(answers, list) and all(isinstance(each, str) for each in answers)
