"""What the gender pay gap service takes in a row and what it refuses.

Source: GitHub ``cabinetoffice/gender-pay-gap``, commit a7d8b4d, ``ReportFiguresViewModel.cs`` and
``ReportFiguresHelper.cs``. A row that the service would refuse is told here first, column by column.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import chain
from types import MappingProxyType

HOURLY_GAPS = ("DiffMeanHourlyPercent", "DiffMedianHourlyPercent")
BONUS_GAPS = ("DiffMeanBonusPercent", "DiffMedianBonusPercent")
BONUS_SHARES = ("MaleBonusPercent", "FemaleBonusPercent")
# The men's and the women's column of each quarter.
QUARTERS = MappingProxyType(
    {
        "lower": ("MaleLowerQuartile", "FemaleLowerQuartile"),
        "lower middle": ("MaleLowerMiddleQuartile", "FemaleLowerMiddleQuartile"),
        "upper middle": ("MaleUpperMiddleQuartile", "FemaleUpperMiddleQuartile"),
        "upper": ("MaleTopQuartile", "FemaleTopQuartile"),
    }
)
QUARTER_SHARES = tuple(chain.from_iterable(QUARTERS.values()))
NUMBERS = (*HOURLY_GAPS, *BONUS_GAPS, *BONUS_SHARES, *QUARTER_SHARES)
COLUMNS = (
    *("EmployerName", "EmployerId", "Address", "PostCode", "CompanyNumber", "SicCodes"),
    *NUMBERS,
    *("CompanyLinkToGPGInfo", "ResponsiblePerson", "EmployerSize", "CurrentName"),
    *("SubmittedAfterTheDeadline", "DueDate", "DateSubmitted"),
)

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9])?")
_LEAST_GAP = Decimal(-999_999_999)
_MOST = Decimal(100)
# Snapshots of March and April 2020 and 2021, when staff were on furlough, were due a year later. The service keeps the
# years in a setting that is not public; rows without quarters were seen among those due in 2022.
_FURLOUGH_DUE = ("2021/", "2022/")
_TEXTS = {
    "EmployerName": (".*[^ ].*", "the employer's name"),
    "EmployerId": ("[0-9]*", "a whole number or nothing"),
    "CompanyLinkToGPGInfo": ("(https?://.+)?", "an address that begins with http:// or https://, or nothing"),
    "SubmittedAfterTheDeadline": ("(True|False)?", "True, False or nothing"),
    "DueDate": (r"(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)?", "a time such as 2026/03/30 00:00:00, or nothing"),
    "DateSubmitted": (r"(\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)?", "a time such as 2026/03/30 00:00:00, or nothing"),
}


def validate(row: Mapping[str, str]) -> tuple[str, ...]:
    """What the service would refuse in a row: the column, what was found and what was expected. Empty for a good row.

    A column that the row does not have counts as blank.
    """
    rules: tuple[Callable[[Mapping[str, str]], Iterator[str]], ...]
    rules = (_texts, _shapes, _hourly_gaps, _bonus_gaps, _bonus_shares, _quarters_there, _pairs)
    return tuple(chain.from_iterable(rule(row) for rule in rules))


def _texts(row: Mapping[str, str]) -> Iterator[str]:
    for column, (pattern, expected) in _TEXTS.items():
        if not re.fullmatch(pattern, _said(row, column), re.DOTALL):
            yield _problem(row, column, expected)


def _shapes(row: Mapping[str, str]) -> Iterator[str]:
    for column in NUMBERS:
        if _said(row, column) and _number(row, column) is None:
            yield _problem(row, column, "a number with at most one decimal")
    for column in (*BONUS_SHARES, *QUARTER_SHARES):
        yield from _between(row, column, Decimal(0))


def _hourly_gaps(row: Mapping[str, str]) -> Iterator[str]:
    for column in HOURLY_GAPS:
        yield from _given(row, column, "a gap in per cent of men's pay")
        yield from _between(row, column, _LEAST_GAP)


def _bonus_gaps(row: Mapping[str, str]) -> Iterator[str]:
    """Blank where no man was paid a bonus and only there.

    Where men were paid one and no woman was, the service wants a number and we make none up: it has to be typed in by
    somebody who answers for it.
    """
    men = _number(row, BONUS_SHARES[0])
    for column in BONUS_GAPS:
        yield from _between(row, column, _LEAST_GAP)
        if men == 0 and _said(row, column):
            yield _problem(row, column, "nothing, because MaleBonusPercent is 0")
        if men is not None and men > 0:
            yield from _given(row, column, "a gap, because MaleBonusPercent is above 0")


def _bonus_shares(row: Mapping[str, str]) -> Iterator[str]:
    for column in BONUS_SHARES:
        yield from _given(row, column, "a share from 0 to 100")


def _quarters_there(row: Mapping[str, str]) -> Iterator[str]:
    """All eight shares, or none in a year of furlough, which the due date tells."""
    may_be_blank = _said(row, "DueDate").startswith(_FURLOUGH_DUE) and not any(
        _said(row, column) for column in QUARTER_SHARES
    )
    for column in () if may_be_blank else QUARTER_SHARES:
        yield from _given(row, column, "a share from 0 to 100")


def _pairs(row: Mapping[str, str]) -> Iterator[str]:
    for his, hers in QUARTERS.values():
        men, women = _number(row, his), _number(row, hers)
        if men is not None and women is not None and men + women != _MOST:
            yield f"{his} and {hers} are {men} and {women}, together {men + women}; exactly 100 is expected."


# WORDS AND NUMBERS


def _said(row: Mapping[str, str], column: str) -> str:
    return row.get(column, "")


def _number(row: Mapping[str, str], column: str) -> Decimal | None:
    """The number of a column; None where it is blank or no number that the service takes."""
    said = _said(row, column)
    return Decimal(said) if _NUMBER.fullmatch(said) else None


def _given(row: Mapping[str, str], column: str, expected: str) -> Iterator[str]:
    if not _said(row, column):
        yield _problem(row, column, expected)


def _between(row: Mapping[str, str], column: str, least: Decimal) -> Iterator[str]:
    number = _number(row, column)
    if number is not None and not least <= number <= _MOST:
        yield _problem(row, column, f"a number from {least:,} to {_MOST}")


def _problem(row: Mapping[str, str], column: str, expected: str) -> str:
    found = f"is '{_said(row, column)}'" if _said(row, column) else "is blank"
    return f"{column} {found}; expected is {expected}."
