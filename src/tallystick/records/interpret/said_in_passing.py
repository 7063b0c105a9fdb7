"""The 31 March that stands in a name or above a table: "Staff as at 31/03/2023", "March 2023".

Years alone say too little ("2024-25", "2025"), and other days may be those on which a report was run.
"""

import re
from collections.abc import Iterator

_BEFORE, _AFTER = r"(?<![0-9a-z])", r"(?![0-9a-z])"
# What may stand between the parts of a date: in names of files an underscore, too.
_GAP, _MARK = r"[-/ ._,]*", r"[-/._ ]"
_MARCH = r"mar(?:ch)?"
_YEAR = r"(?P<year>20[0-9]{2})"
_SHORT = r"(?P<year>(?:20)?[0-9]{2})"
_NO_DAY_BEFORE = r"(?<![0-9])(?<![0-9][-/ ._,])(?<![0-9](?:st|nd|rd|th))(?<![0-9](?:st|nd|rd|th)[-/ ._,])"
_THE_DAY = tuple(
    re.compile(f"{_BEFORE}{form}{_AFTER}")
    for form in (
        rf"31(?:st)?{_GAP}(?:of )?{_MARCH}{_GAP}{_SHORT}",
        rf"{_MARCH}{_GAP}31(?:st)?{_GAP}{_YEAR}",
        rf"31{_MARK}0?3{_MARK}{_SHORT}",
        rf"0?3{_MARK}31{_MARK}{_YEAR}",
        rf"{_YEAR}{_MARK}0?3{_MARK}31",
        rf"{_YEAR}{_GAP}{_MARCH}{_GAP}31(?:st)?",
        rf"{_YEAR}0331",
        rf"3103{_YEAR}",
    )
)
_THE_MONTH = (
    re.compile(rf"{_BEFORE}{_NO_DAY_BEFORE}{_MARCH}{_GAP}{_YEAR}{_AFTER}"),
    # "2023-03" and "2023-MAR", and no day behind them.
    re.compile(rf"{_BEFORE}(?<![0-9][-/.]){_YEAR}[-/]03{_AFTER}(?![-/.][0-9])"),
    re.compile(rf"{_BEFORE}{_YEAR}{_MARK}?{_MARCH}{_AFTER}(?!{_MARK}?[0-9])"),
)


def another_march(text: str, year: int) -> str:
    """The 31 March, or the March, of another year that a text names; "" where it names this year's, or none."""
    found = list(_marches(text.casefold()))
    if not found or year in {each for each, _ in found}:
        return ""
    latest, label = max(found)
    return f"{label} {latest}"


def _marches(text: str) -> Iterator[tuple[int, str]]:
    for label, patterns in (("31 March", _THE_DAY), ("March", _THE_MONTH)):
        for pattern in patterns:
            yield from ((2000 + int(found["year"][-2:]), label) for found in pattern.finditer(text))
