"""A made-up return with every indicator in it, small enough to work out by hand."""

from tests.unit.tallies.return_files import a_return

BANDS = {
    "non-clinical/4": (60, 20, 2),
    "non-clinical/6": (30, 8, 0),
    "non-clinical/8a": (20, 2, 0),
    "clinical/5": (100, 80, 3),
    "clinical/6": (90, 40, 2),
    "clinical/8b": (40, 5, 1),
    "medical/consultant": (30, 25, 1),
    "medical/senior-medical-manager": (4, 1, 0),
}
WORKFORCE = (370, 180, 9)  # the sum without the senior medical managers, who are consultants
BOARD = {"total": (10, 2, 1), "voting": (8, 1, 1), "non-voting": (2, 1, 0), "executive": (5, 1, 0)}
RATES = (
    *("2,,white,60,240,", "2,,bme,30,190,", "2,,unknown,2,10,"),
    *("3,,white,8,370,", "3,,bme,7,180,", "3,,unknown,0,9,"),
    *("3,two-year,white,14,370,", "3,two-year,bme,15,180,"),
    *("4,,white,200,370,", "4,,bme,90,180,"),
    *("5,,white,60,200,", "5,,bme,33,100,"),
    *("6,,white,40,200,", "6,,bme,30,100,"),
    *("7,,white,,198,60.1", "7,,bme,,101,45.5"),
    *("8,,white,,,6.9", "8,,bme,,,15.2"),
)


def heads(indicator, row, counts):
    return [f"{indicator},{row},{group},{n},," for group, n in zip(("white", "bme", "unknown"), counts, strict=True)]


LINES = (
    *(line for row, counts in BANDS.items() for line in heads("1", row, counts)),
    *heads("1", "workforce", WORKFORCE),
    *RATES,
    *(line for part, counts in BOARD.items() for line in heads("9", f"board/{part}", counts)),
)
FULL_RETURN = a_return(*LINES)
