"""The readings as data: CSV and JSON that other programs rely on. The names of fields are a promise."""

import csv
import io
import json
from typing import Any

from tallystick.publishing.audit.words import lines_sentence, made_sentence, note_sentence, whole_numbers_text
from tallystick.release.audited import Audited, AuditedFile, LinesNote, WholeNumbers
from tallystick.release.readings import Reading, Weight
from tallystick.release.shown import Shown
from tallystick.vocabulary.formulas import harmless

CSV_COLUMNS = ("id", "reading", "recomputed", "fits")


def to_csv(audited: AuditedFile) -> str:
    """One line for each figure, in the order of the file. ``fits`` is true or false.

    ``recomputed`` is blank where nothing can be calculated, and the whole numbers where one count was missing.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for result in audited.results:
        fits = str(result.fits).lower()
        writer.writerow([harmless(result.figure.id), str(result.reading), _recomputed(result), fits])
    return out.getvalue()


def to_json(audited: AuditedFile) -> str:
    """Every figure with its notes, and how many fit. There is never NaN or Infinity."""
    source = audited.source
    document = {
        "program": audited.program,
        "made_from": [{"file": source.file, "sha256": source.sha256, "rows": source.rows}],
        "notices": list(audited.notices),
        "summary": {
            "figures": len(audited.results),
            "fit": len(audited.fitting),
            **{
                reading.replace("-", "_"): len(audited.read_as(reading))
                for reading in (Reading.NONE_FITS, Reading.NOT_CHECKABLE)
            },
        },
        "results": [_result(result) for result in audited.results],
        "notes_across_lines": [_lines_note(note) for note in audited.across_lines],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _result(result: Audited[Shown]) -> dict[str, Any]:
    figure = result.figure
    return {
        "id": figure.id,
        "kind": str(figure.kind),
        "published": None if figure.published is None else float(figure.published),
        "decimals": figure.decimals,
        "reading": str(result.reading),
        "recomputed": None if result.recomputed is None else float(result.recomputed.value),
        "unit": None if result.recomputed is None else str(result.recomputed.unit),
        "whole_numbers": _whole_numbers(result.whole_numbers),
        "fits": result.fits,
        "sentence": made_sentence(result),
        "notes": [
            {"about": str(note.about), "weight": str(note.about.weight), "sentence": note_sentence(note)}
            for note in result.notes
        ],
    }


def _lines_note(note: LinesNote[Shown]) -> dict[str, Any]:
    return {
        "about": str(note.about),
        "weight": str(Weight.WARNING),
        "ids": list(note.ids),
        "sentence": lines_sentence(note),
    }


def _whole_numbers(found: WholeNumbers | None) -> dict[str, Any] | None:
    """Both ends are null where no whole number fits; ``high`` alone is null where there is no end."""
    if found is None:
        return None
    low, high = (None, None) if found.is_empty else (found.low, found.high)
    return {"sought": str(found.sought), "low": low, "high": high}


def _recomputed(result: Audited[Shown]) -> str:
    if result.whole_numbers is not None:
        return whole_numbers_text(result.whole_numbers)
    return "" if result.recomputed is None else format(result.recomputed.value, "f")
