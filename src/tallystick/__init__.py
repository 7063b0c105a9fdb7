"""Tallystick counts race equality in the NHS honestly, and can prove every figure.

The folders are the nouns, from the command line down to the vocabulary::

    cli > account > publishing > statistics > tallies > release > definitions > vocabulary > errors

A return is read into tallies, measured into comparisons, made into a release and only then printed.
"""

__version__ = "0.1.0"
