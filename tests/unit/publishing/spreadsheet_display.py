"""What a spreadsheet program shows for a number under one of the formats that workbooks use."""

from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"


def displayed(number, number_format):
    """The text in the cell, with the minus sign that reports print."""
    if number_format.startswith('"'):
        return number_format.strip('"')
    plain, _, negative = number_format.partition(";")
    exact = Decimal(repr(number)) * (100 if plain.endswith("%") else 1)
    decimals = len(plain.rstrip("%").partition(".")[2])
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = MINUS if number < 0 and not negative else ""
    return f"{sign}{abs(rounded):,}{'%' if plain.endswith('%') else ''}"
