"""Figures from the cells of a drawn table."""

import re
from decimal import Decimal

from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.readings import Kind
from tallystick.release.rounding import decimals_of


def figure(kind, published, *, top="", bottom="", more=""):
    number = Decimal(published.rstrip("%")) if published else None
    found = dict(re.findall(r"(unknown|other) (\S+)", more))
    happened, _, people = found.get("unknown", "").partition("/")
    before, _, after = more.partition(" to ")
    return PublishedFigure(
        id="drawn",
        kind=Kind(kind),
        published=number,
        decimals=decimals_of(number) if number is not None else 0,
        has_percent_sign=published.endswith("%"),
        top=given(top),
        bottom=given(bottom),
        unknown_happened=whole(happened),
        unknown_people=whole(people),
        other_people=whole(found.get("other", "")),
        before=Decimal(before) if after else None,
        after=Decimal(after) if after else None,
    )


def given(cell):
    """``9/50``, ``9/50 18.0%``, ``18.0%``, ``9 share 22``, ``63 of 60.4`` (events of people), or a count alone."""
    if " of " in cell:
        events, people = cell.split(" of ")
        # Drawn as people first, as the source prints it: 63.0% of those shortlisted, 60.4% of those appointed.
        return Given(share_of_people=Decimal(events), share_of_events=Decimal(people))
    if " share " in cell:
        happened, share = cell.split(" share ")
        return Given(happened=int(happened), share_of_people=Decimal(share))
    counts = re.match(r"(\d*)/(\d*)|(\d+)$", cell)
    rate = re.search(r"([\d.]+)%", cell)
    happened, people = (counts[1] or counts[3] or "", counts[2] or "") if counts else ("", "")
    return Given(happened=whole(happened), people=whole(people), rate=Decimal(rate[1]) if rate else None)


def whole(text):
    return int(text) if text else None
