"""How a cell shows a released number: as the report prints it, though the cell holds every released digit."""

from decimal import Decimal

from tallystick.release.quantity import Unit
from tallystick.release.rounding import decimals_of
from tallystick.release.shown import Shown


def as_printed(value: Decimal) -> str:
    """The number format under which a spreadsheet shows a published number with the decimals it was printed with."""
    return _plain(decimals_of(value))


def number_format(figure: Shown) -> str:
    """The number format under which a spreadsheet shows ``figure.value`` as ``figure.text``."""
    if figure.text[:1].isalpha():  # less than 0.001
        return f'"{figure.text}"'
    plain = _plain(len(figure.text.partition(".")[2])) + ("%" if figure.unit is Unit.RATE else "")
    if figure.value < 0 and not any(digit in figure.text for digit in "123456789"):
        return f"{plain};{plain}"  # a small minus that rounds to nothing prints no minus
    return plain


def _plain(decimals: int) -> str:
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")
