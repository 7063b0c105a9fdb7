"""What is asked: one signed file for each standard and year, and the loader that checks it.

A definition says what happened, to whom, which groups are compared, which way is good and over what time.
Code reads it and adds nothing to it.
"""

from tallystick.definitions.breaks import break_between
from tallystick.definitions.comparators import Comparator, SourceKind, comparators
from tallystick.definitions.indicator import (
    EqualRates,
    Indicator,
    Kind,
    Point,
    Row,
    Valence,
    Wording,
)
from tallystick.definitions.load import available, load
from tallystick.definitions.standard import Definition, Status

__all__ = [
    "Comparator",
    "Definition",
    "EqualRates",
    "Indicator",
    "Kind",
    "Point",
    "Row",
    "SourceKind",
    "Status",
    "Valence",
    "Wording",
    "available",
    "break_between",
    "comparators",
    "load",
]
