"""Two sides drawn as a table, and the reasons that are likely for the figures that differ.

    figure             | theirs | ours | left out        | before | likely
    1 clinical/5 white | 20     | 16   | 4 bank workers  |        | as many bank workers

A figure is an indicator, a row and a group, and what is asked where that is not how many ("3 one-year white people").
``left out`` lists how many of whom, parted by semicolons; "4 bank jobs (bank workers)" counts bank workers otherwise.
``before`` is theirs of the year before. Rows of indicator 1 that are not drawn agree, for every group that is.
"""

import re
from decimal import Decimal

from tallystick.account.collection_lines import Asked, LeftOut, Place, side_by_side
from tallystick.account.collection_reasons import Evidence, reasons_for
from tallystick.definitions import load

WRES = load("wres", 2025)


def likely(drawn):
    """What is likely for each figure that differs, as it is drawn; with what was drawn to be likely."""
    rows = table(drawn)
    theirs, ours = ({_place(row["figure"]): _figure(row[side]) for row in rows} for side in ("theirs", "ours"))
    for place in _others(ours):
        theirs[place] = ours[place] = 0
    evidence = Evidence(
        definition=WRES,
        left_out=tuple(one for row in rows for one in _left_out(row)),
        theirs_before={_place(row["figure"]): _figure(row["before"]) for row in rows if row.get("before")},
    )
    found = reasons_for(side_by_side(theirs, ours).pairs, evidence)
    return {row["figure"]: found.get(_place(row["figure"]), "") for row in rows}, drawn_reasons(rows)


def table(drawn):
    head, *body = ([cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines())
    return [dict(zip(head, cells, strict=True)) for cells in body]


def drawn_reasons(rows):
    return {row["figure"]: row["likely"] for row in rows}


def _others(ours):
    groups = {place.group for place in ours if place.indicator == "1"}
    every = (_place(f"1 {row.id} {group}") for row in WRES.indicator("1").sub_rows for group in groups)
    return [place for place in every if place not in ours]


def _place(words):
    indicator, row, group, *asked = words.split()
    row = "" if row == "-" else row
    return Place(indicator=indicator, row=row, asked=Asked(*asked or ["happened"]), group=group)


def _figure(text):
    return Decimal(text) if "." in text else int(text)


def _left_out(row):
    for one in filter(None, row.get("left out", "").split(";")):
        number, words, reason = re.fullmatch(r"\s*(\d+) ([^(]+?)\s*(?:\((.*)\))?", one).groups()
        yield LeftOut(
            organisation="Northmoor",
            standard="wres",
            year=2025,
            place=_place(row["figure"]),
            number=int(number),
            reason=reason or words,
            words=words,
        )
