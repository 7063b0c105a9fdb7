"""Figures of pay as data: the JSON and CSV that other programs rely on. The names of fields are a promise."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from tallystick.publishing.data import number_as_data
from tallystick.publishing.pay.sentences import sentence_of
from tallystick.release.pay import NUMBERS, PROMISED, PayFigure, PayRelease, PayTable
from tallystick.release.shown import Figure
from tallystick.vocabulary.formulas import harmless

_WORDS = ("group", "reference", "quarter", "comparator", "by", "part", "variant", "detail")
_OF_THE_TABLE = ("organisation", "profile", "snapshot", "characteristic", "banner", "audience")
_OF_THE_RESULT = (
    *("measure", "group", "reference", "quarter", "value", "low", "high", "n", "n_reference", "sentence"),
    *("comparator", "by", "part", "variant", "detail", "happened", "least", "most", "tied", "notes", "not_calculable"),
)
CSV_COLUMNS = (*_OF_THE_TABLE, *_OF_THE_RESULT)


def to_json(releases: Iterable[PayRelease]) -> str:
    """The figures of every table: one object, or a list of them when there are several.

    Numbers are JSON numbers; what is hidden is ``{"hidden": "<reason>"}``; there is never NaN or Infinity.
    """
    tables = [table_as_data(table, release) for release in releases for table in release.tables]
    document: Any = tables[0] if len(tables) == 1 else tables
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_csv(releases: Iterable[PayRelease]) -> str:
    """One line for each figure. Text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for release in releases:
        for table in release.tables:
            data = table_as_data(table, release)
            writer.writerows(_line(data, result) for result in data["results"])
    return out.getvalue()


def table_as_data(table: PayTable[Figure], release: PayRelease) -> dict[str, Any]:
    """One table: whose, of when, under which rules and from what it was made; its figures, the promised ones first.

    ``seed`` is what resampling began with, ``withheld`` how many figures the gate left out or hid.
    """
    used = table.provenance
    return {
        "organisation": table.organisation,
        "profile": table.profile,
        "snapshot": table.snapshot.isoformat(),
        "characteristic": table.characteristic,
        "banner": table.banner or None,
        "audience": str(release.audience),
        "policy": release.policy,
        "watermark": release.watermark or None,
        "definition": {"id": used.definition.id, "status": used.definition.status},
        "vocabulary": used.vocabulary,
        "program": used.program,
        "made_from": [{"file": s.file, "sha256": s.sha256, "rows": s.rows} for s in used.made_from],
        "seed": table.seed,
        "withheld": table.withheld,
        "notices": list(table.notices),
        "choices": list(table.choices),
        "results": [result_as_data(figure, table) for figure in promised_first(table.figures)],
    }


def promised_first(figures: Iterable[PayFigure[Figure]]) -> list[PayFigure[Figure]]:
    """The figures in their order, those of measures that other programs rely on before all others."""
    return sorted(figures, key=lambda figure: figure.measure not in PROMISED)


def result_as_data(figure: PayFigure[Figure], table: PayTable[Figure]) -> dict[str, Any]:
    """One figure; a word that does not apply and a number that is not there are null."""
    words = {name: getattr(figure, name) or None for name in _WORDS}
    numbers = {name: number_as_data(getattr(figure, name)) for name in NUMBERS}
    held = {
        **words,
        **numbers,
        "measure": str(figure.measure),
        "sentence": sentence_of(figure, table),
        "notes": [str(note) for note in figure.notes],
        "not_calculable": None if figure.why_not is None else {"reason": str(figure.why_not)},
    }
    return {name: held[name] for name in _OF_THE_RESULT}


def _line(table: Mapping[str, Any], result: Mapping[str, Any]) -> dict[str, str]:
    values = {
        **{name: table[name] for name in _OF_THE_TABLE},
        **result,
        "notes": "; ".join(result["notes"]),
        "not_calculable": (result["not_calculable"] or {}).get("reason"),
    }
    return {column: _cell(values[column]) for column in CSV_COLUMNS}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return str(value["hidden"])
    return str(value) if isinstance(value, int | float) else harmless(str(value))
