"""Grids of text to tables whose columns are known: the kind, the header line, each field's column."""

from tallystick.records.recognise.files import recognise
from tallystick.records.recognise.mapping import understood
from tallystick.records.recognise.table import Recognised, Table

__all__ = ["Recognised", "Table", "recognise", "understood"]
