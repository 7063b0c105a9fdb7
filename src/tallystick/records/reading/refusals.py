"""How a file that cannot be read is spoken of: its name, why, and what to do."""

from tallystick.errors import InputRefused

SAVE_AGAIN = "Save it again from the spreadsheet program, or export it as CSV."


def could_not_be_read(name: str, why: str, do: str = SAVE_AGAIN) -> str:
    """The sentence for a file that cannot be read. `why` never quotes a cell."""
    return f"{name} could not be read: {why}. {do}"


def unreadable(name: str, why: str, do: str = SAVE_AGAIN) -> InputRefused:
    """The same as an error, for whoever found it out."""
    return InputRefused(could_not_be_read(name, why, do))
