"""Breaks in a series: where a definition says that the year before cannot be compared with it."""

from tallystick.definitions.load import available, load


def break_between(standard: str, indicator_id: str, older: int, newer: int) -> str:
    """Why two years of an indicator cannot be compared, as the definitions between them say; blank where they can."""
    for year in range(older + 1, newer + 1):
        if f"{standard}/{year}" not in available():
            continue
        for indicator in load(standard, year).indicators:
            if indicator.id == indicator_id and indicator.break_before:
                return indicator.break_before
    return ""
