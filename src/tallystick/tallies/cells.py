"""One cell to one value. A cell that cannot be understood raises CellRefused with what was expected."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"\d{1,3}([,\u202f ])\d{3}(\1\d{3})*")
_WHOLE = re.compile(r"\d+(\.0+)?")
_PERCENT = re.compile(r"\d+([.,]\d+)?")
_NUMBER = re.compile(r"(?P<sign>[-+\N{MINUS SIGN}]?)\s*£?\s*(?P<digits>[\d,.\u202f ]*\d)\s*%?")
_DECIMAL = re.compile(r"\d{0,15}(\.\d{1,10})?")
_FINANCIAL_YEAR = re.compile(r"(20\d\d)\s*[/-]\s*(20)?(\d\d)")
_LARGEST_COUNT = 10**8
_MOST_DIGITS = 15


class CellRefused(ValueError):
    """A cell does not hold what its column needs. The message ends the sentence about the cell."""


def count(text: str, *, column: str, separator: str) -> int | None:
    """Return the whole number in ``text``, or None when it is blank.

    Thousands may be grouped by commas or spaces. A full stop before three noughts, or before any three digits in
    a file separated by semicolons, could be a decimal or a thousand, so it is refused rather than guessed.
    """
    if not text:
        return None
    if "%" in text:
        raise CellRefused(f"{column} holds a percentage; a count of people was expected (use the percent column)")
    if re.fullmatch(r"\d{1,3}(\.000)+", text) or (separator == ";" and re.fullmatch(r"\d{1,3}(\.\d{3})+", text)):
        raise CellRefused(f"{column} could be a decimal or thousands; write the number without a full stop")
    if text.startswith(("-", "\N{MINUS SIGN}")):
        raise CellRefused(f"{column} is negative; a count of people was expected")
    digits = re.sub(r"[,\u202f ]", "", text) if _GROUPED.fullmatch(text) else text
    if not _WHOLE.fullmatch(digits):
        raise CellRefused(f"{column} is not a whole number; people are counted whole")
    whole = digits.split(".")[0].lstrip("0") or "0"
    if len(whole) > len(str(_LARGEST_COUNT)) or int(whole) > _LARGEST_COUNT:
        raise CellRefused(f"{column} is larger than any workforce; check the number")
    return int(whole)


def percent(text: str, *, separator: str) -> Decimal | None:
    """Return the percentage from 0 to 100 in ``text``, with or without its sign; None when blank."""
    if not text:
        return None
    digits = text.removesuffix("%").strip()
    if not _PERCENT.fullmatch(digits) or ("," in digits and separator != ";"):
        raise CellRefused("percent is not a number from 0 to 100")
    value = Decimal(digits.replace(",", "."))
    if value > 100:
        raise CellRefused("percent is over 100")
    return value


def number(text: str, *, column: str, separator: str) -> Decimal | None:
    """Return the number in ``text`` with the decimals it was written with; None when blank.

    It may be below nought and carry a percent or pound sign. Commas group thousands, except in a file separated
    by semicolons, where a comma is the decimal mark.
    """
    if not text:
        return None
    found = _NUMBER.fullmatch(text)
    digits = _with_full_stop(found["digits"], separator) if found else ""
    if not found or not digits or not _DECIMAL.fullmatch(digits):
        raise CellRefused(f"{column} is not a number, such as 1.25 or -3.4")
    value = Decimal(digits)
    return value if found["sign"] in ("", "+") or not value else -value


def _with_full_stop(digits: str, separator: str) -> str:
    if separator == ";" and "," in digits:
        return digits.replace(",", ".")
    whole, dot, rest = digits.partition(".")
    return (re.sub(r"[,\u202f ]", "", whole) if _GROUPED.fullmatch(whole) else whole) + dot + rest


def year(text: str) -> int:
    """Return the year of the 31 March snapshot."""
    if re.fullmatch(r"20\d\d", text):
        return int(text)
    if financial := _FINANCIAL_YEAR.fullmatch(text):
        ends = f"20{financial.group(3)}"
        raise CellRefused(f"year is written as a pair; write the year of the 31 March snapshot ({ends})")
    raise CellRefused("year is not the year of a 31 March snapshot, such as 2025")


def indicator(text: str) -> str:
    """Return the standard's own number for the indicator, without the words people put before it."""
    return re.sub(r"^(indicator|metric)\s*", "", text.casefold())
