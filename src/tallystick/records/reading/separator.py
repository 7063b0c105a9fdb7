"""Which character parts the cells of a text file, told by its first lines."""

import csv
from collections import Counter
from contextlib import suppress
from itertools import islice

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", "~": "tildes"}
_SAMPLE_LINES = 200


def declared_separator(first_line: str) -> str:
    """Excel may write ``sep=;`` above everything. Return that separator, or nothing."""
    line = first_line.rstrip("\r\n")
    return line[4] if line.casefold().startswith("sep=") and len(line) == 5 and line[4] in SEPARATORS else ""


def separator_of(text: str) -> str:
    """The separator that gives the most lines the same, and the largest, number of cells."""
    sample = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_SAMPLE_LINES]
    return max(SEPARATORS, key=lambda separator: _regularity(sample, separator))


def _regularity(sample: list[str], separator: str) -> int:
    # Tilde-delimited interfaces do not quote.
    rows = csv.reader(sample, delimiter=separator, quoting=csv.QUOTE_NONE if separator == "~" else csv.QUOTE_MINIMAL)
    widths: Counter[int] = Counter()
    with suppress(csv.Error):  # what came before the fault still tells
        widths.update(len(row) for row in islice(rows, _SAMPLE_LINES))
    return max(((width - 1) * lines for width, lines in widths.items()), default=0)
