"""What is asked: one signed file for each standard and year, and the loader that checks it.

A definition says what happened, to whom, which groups are compared, which way is good and over what time.
Code reads it and adds nothing to it.
"""

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
    "Definition",
    "EqualRates",
    "Indicator",
    "Kind",
    "Point",
    "Row",
    "Status",
    "Valence",
    "Wording",
    "available",
    "load",
]
