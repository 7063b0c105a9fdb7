"""Results as data: the JSON and CSV that other programs rely on. The names of fields are a promise."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from tallystick.definitions import Comparator
from tallystick.publishing.protection import as_data
from tallystick.publishing.sentences import sentence_of
from tallystick.publishing.sentences.parts import part_sentence
from tallystick.publishing.words import Words
from tallystick.release.comparison import Also, Comparison, EqualRate, Side
from tallystick.release.detail import FunnelLine, PartResult
from tallystick.release.quantity import Unit
from tallystick.release.release import Release, ReleasedTable
from tallystick.release.rounding import decimals_of
from tallystick.release.shown import Figure, Hidden
from tallystick.vocabulary.formulas import harmless
from tallystick.vocabulary.terms import Term

_WHOLE = (Unit.PEOPLE, Unit.YEARS)
CSV_COLUMNS = (
    *("organisation", "standard", "year", "indicator", "row", "measure", "group", "value", "low", "high", "open"),
    *("p", "q", "verdict", "favours", "top_group", "top_happened", "top_people", "bottom_group"),
    *("bottom_happened", "bottom_people", "unknown_happened", "unknown_people", "parity_change"),
    *("not_calculable", "sentence", "definition"),
)


def to_json(releases: Iterable[Release], *, term: Term | None) -> str:
    """The results of every table: one object, or a list of them when there are several.

    Numbers are JSON numbers; what is hidden is ``{"hidden": "<reason>"}``; there is never NaN or Infinity.
    """
    tables = [_table(table, term) for release in releases for table in release.tables]
    document: Any = tables[0] if len(tables) == 1 else tables
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_csv(releases: Iterable[Release], *, term: Term | None) -> str:
    """One line for each result. Text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for release in releases:
        for table in release.tables:
            writer.writerows(_line(table, result) for result in _table(table, term)["results"])
    return out.getvalue()


def _table(table: ReleasedTable, term: Term | None) -> dict[str, Any]:
    words = Words.of(table, term)
    used = table.provenance
    return {
        "organisation": table.organisation,
        "standard": table.standard,
        "year": table.year,
        "definition": {"id": used.definition.id, "status": used.definition.status},
        "vocabulary": used.vocabulary,
        "program": used.program,
        "made_from": [{"file": s.file, "sha256": s.sha256, "rows": s.rows} for s in used.made_from],
        "results": [_result(result, words) for result in table.results],
        "comparators": [_comparator(one) for one in table.comparators],
        "breakdowns": [_part(part, words) for part in table.breakdowns],
        "funnel": [_funnel_line(line) for line in table.funnel],
        "choices": list(table.choices),
        "protection": as_data(table),
    }


def _comparator(one: Comparator) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "row": one.row or None,
        "measure": one.measure,
        "group": one.group or None,
        "value": float(one.value),
        "decimals": decimals_of(one.value),
        "year": one.year,
        "report_year": one.report_year or None,
        "geography": one.geography,
        "source_kind": str(one.source_kind),
        "source": one.source,
        "note": one.note or None,
    }


def _part(part: PartResult[Figure], words: Words) -> dict[str, Any]:
    named = {"by": part.by, "part": part.part or None, "since": part.since or None}
    return {**named, **_result(part.result, words), "sentence": part_sentence(part, words)}


def _funnel_line(line: FunnelLine[Figure]) -> dict[str, Any]:
    steps = [
        {"stage": s.stage, "reached": number_as_data(s.reached), "rate": number_as_data(s.rate)} for s in line.steps
    ]
    return {"by": line.by or None, "part": line.part or None, "group": line.group, "steps": steps}


def _result(result: Comparison[Figure], words: Words) -> dict[str, Any]:
    return {
        "indicator": result.indicator,
        "row": result.row or None,
        "measure": str(result.measure),
        "group": result.group or None,
        **{name: number_as_data(getattr(result, name)) for name in ("value", "low", "high")},
        "open": result.open or None,
        **{name: number_as_data(getattr(result, name)) for name in ("p", "q")},
        "verdict": None if result.verdict is None else str(result.verdict),
        "favours": result.favours or None,
        **{name: _side(getattr(result, name)) for name in ("top", "bottom", "unknown")},
        "parity": _parity(result.parity),
        "also": [_also(also) for also in result.also],
        "sentence": sentence_of(result, words),
        "not_calculable": None if result.not_calculable is None else {"reason": str(result.not_calculable)},
    }


def number_as_data(figure: Figure | None) -> Any:
    """A figure as JSON has it: a number, ``{"hidden": "<reason>"}``, or null where there is none."""
    if figure is None:
        return None
    if isinstance(figure, Hidden):
        return {"hidden": str(figure.reason)}
    return int(figure.value) if figure.unit in _WHOLE else float(figure.value)


def _side(side: Side[Figure] | None) -> Any:
    if side is None:
        return None
    names = ("happened", "people", "years", "rate")
    return {"group": side.group, **{name: number_as_data(getattr(side, name)) for name in names}}


def _parity(parity: EqualRate[Figure] | None) -> Any:
    if parity is None:
        return None
    names = ("actual", "change", "people", "gives")
    return {"group": parity.group, **{name: number_as_data(getattr(parity, name)) for name in names}}


def _also(also: Also[Figure]) -> dict[str, Any]:
    numbers = {name: number_as_data(getattr(also, name)) for name in ("value", "low", "high")}
    return {
        "kind": str(also.kind),
        **numbers,
        "verdict": None if also.verdict is None else str(also.verdict),
        "of": also.of,
    }


def _line(table: ReleasedTable, result: Mapping[str, Any]) -> dict[str, str]:
    sides = {name: result[name] or {} for name in ("top", "bottom", "unknown", "parity", "not_calculable")}
    values = {
        "organisation": table.organisation,
        "standard": table.standard,
        "year": table.year,
        "definition": table.provenance.definition.id,
        **{name: result[name] for name in CSV_COLUMNS if name in result},
        **{f"{side}_{key}": value for side, found in sides.items() for key, value in found.items()},
        "not_calculable": sides["not_calculable"].get("reason"),
    }
    return {column: _cell(values.get(column)) for column in CSV_COLUMNS}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value["hidden"])
    return str(value) if isinstance(value, int | float) else harmless(str(value))
