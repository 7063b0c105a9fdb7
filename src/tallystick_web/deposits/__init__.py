"""Handing in figures: returns as a form, pasted or as a file, checked, signed off and frozen."""
