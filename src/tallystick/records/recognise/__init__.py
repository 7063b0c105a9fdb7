"""Grids of text to tables whose columns are known."""
