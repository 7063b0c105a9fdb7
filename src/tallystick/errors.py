"""Errors that are shown to people, and the exit code of each kind.

A message says what was found, where, what was expected and what to do. It never holds a person's data,
and never a count that could be small enough to point at somebody.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ended, for people who cannot see its words (a scheduler, a script)."""

    DONE = 0
    FOUND_FALSE = 1
    WRONG_ARGUMENTS = 2
    INPUT_REFUSED = 3
    NOTHING_CALCULABLE = 4
    DISCLOSURE_REFUSED = 5


class TallystickError(Exception):
    """Base of every error that is shown to people without a traceback."""

    exit_code: ExitCode = ExitCode.FOUND_FALSE


class WrongArguments(TallystickError):
    """What was asked for cannot be done as asked."""

    exit_code = ExitCode.WRONG_ARGUMENTS


class InputRefused(TallystickError):
    """A file that came in cannot be used. Nothing was calculated from it."""

    exit_code = ExitCode.INPUT_REFUSED


class DefinitionsRefused(InputRefused):
    """A definition file is not as it should be. None was loaded."""


class NothingCalculable(TallystickError):
    """The input was understood, and no figure can be made from it."""

    exit_code = ExitCode.NOTHING_CALCULABLE


class DisclosureRefused(TallystickError):
    """What was asked for would leave without the protection its readers require."""

    exit_code = ExitCode.DISCLOSURE_REFUSED
