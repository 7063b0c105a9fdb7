"""People who asked that their ethnicity is not used: how their employee number is written, and what is refused."""

import re

from tallystick_web.core.rules import Refused

LONGEST_NUMBER = 40
MADE_OTHERWISE = (
    "The list of people left out by request was made with another secret of this service, so nobody on it would be "
    "found. No files are read until that is mended: whoever runs the service puts the earlier secret back, or the "
    "information governance lead begins the list again and puts everybody on it once more."
)
NOT_THERE = "This employee number is not on the list. Nothing was changed. Look whether it is typed right."


def plain_number(typed: str) -> str:
    """An employee number as the records have it: without leading zeros or a ".0" of a spreadsheet, in capitals.

    The same as records/interpret/sheet.py makes of the numbers in files. Raises Refused where nothing is left.
    """
    text = typed.strip()
    text = re.sub(r"^([0-9]+)\.0$", r"\1", text)
    text = re.sub(r"^0+([0-9]+)$", r"\1", text).upper()
    if not text:
        raise Refused("Enter the employee number as it stands in the staff list.")
    return text


def check_is_new(*, is_there: bool) -> None:
    """Raise Refused where there is a notice already."""
    if is_there:
        raise Refused("This employee number is on the list already. Nothing was changed.")
