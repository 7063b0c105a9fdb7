"""Releases for the attacker, written as the files that leave: by the rules, or with a leak planted in them."""

import json

HIDDEN = {"reason": "withheld to protect people"}


def figure(value):
    """A number as a release prints it; None is withheld, and text stands with the decimals it was given."""
    if value is None:
        return HIDDEN
    text = value if isinstance(value, str) else f"{value:,}"
    return {"value": text.replace(",", "").replace("\N{MINUS SIGN}", "-"), "text": text, "unit": "people"}


def hes(count, *, beside=None):
    """A count as the rule has it; a nought shows beside at least 15 people as they are shown."""
    if count == 0 and beside is not None and beside >= 15:
        return 0
    return None if count < 8 else (2 * count + 5) // 10 * 5


def ten_five(count, *, beside=None):
    if count == 0 and beside is not None and beside >= 10:
        return 0
    return None if count < 10 else (2 * count + 5) // 10 * 5


def exact(count, *, beside=None):
    return count


def stars_up_to_four(count, *, beside=None):
    """The naive rule: 1 to 4 are starred and all else is exact."""
    return None if 0 < count < 5 else count


def side(group, happened, people, rate=None):
    """A side of a comparison; its rate is withheld where none is given."""
    return {
        "group": group,
        "happened": figure(happened),
        "people": figure(people),
        "rate": figure(rate),
        "years": figure(1),
    }


def comparison(
    indicator, *, top=None, bottom=None, unknown=None, measure="relative_likelihood", row="", group="", **more
):
    """A comparison with nothing said but the counts of its sides."""
    blank = dict.fromkeys(["value", "low", "high", "p", "q", "parity", "verdict"])
    return {
        **blank,
        "indicator": indicator,
        "measure": measure,
        "row": row,
        "group": group,
        "top": top,
        "bottom": bottom,
        "unknown": unknown,
        "also": [],
        **more,
    }


def cases(counts, people, *, rule, below=False, **more):
    """Indicator 3 by white, BME and unknown: BME on top. ``below`` the organisation noughts are withheld too."""
    return comparison("3", **_sides(counts, people, ("bme", "white", "unknown"), rule, below), **more)


def _sides(counts, people, groups, rule, below):
    shown = {group: rule(people[group]) for group in groups if group in people}
    sides = {
        group: side(group, rule(counts[group], beside=None if below else shown[group]), shown[group]) for group in shown
    }
    return dict(zip(("top", "bottom", "unknown"), [sides.get(group) for group in groups], strict=True))


def broad(counts, people, *, rule, contract=("white", "unknown")):
    """Indicator 3 by five groups, each beside white; what is of the contract is exact."""
    parts = []
    for group in ("asian", "black", "mixed", "other"):
        own = {one: exact if one in contract else rule for one in (group, "white", "unknown")}
        shown = {one: own[one](people[one]) for one in own}
        sides = {one: side(one, own[one](counts[one], beside=shown[one]), shown[one]) for one in own}
        result = comparison("3", top=sides[group], bottom=sides["white"], unknown=sides["unknown"])
        parts.append({"by": "broad-ethnic-group", "part": group, "since": 0, "result": result})
    return parts


def directorates(tables, *, rule, by="directorate"):
    """Indicator 3 inside parts: a pair of counts and people for each."""
    return [
        {"by": by, "part": part, "since": 0, "result": cases(counts, people, rule=rule, below=True)}
        for part, (counts, people) in tables.items()
    ]


def release(
    results=(),
    parts=(),
    *,
    contract="wres-contract",
    finer="hes",
    year=2025,
    standard="wres",
    organisation="Made-up Vale",
    exceptions=(),
):
    """The canonical file of a release, as far as the attacker reads it."""
    table = {
        "organisation": organisation,
        "standard": standard,
        "year": year,
        "results": list(results),
        "breakdowns": list(parts),
        "protection": {
            "contract": contract,
            "finer": finer,
            "survey": "survey-11",
            "exceptions": [{"cells": list(exceptions)}] if exceptions else [],
        },
    }
    return json.dumps({"audience": "organisation", "tables": [table]}).encode()
