"""One file for each mistake people make in a return, with what must be said of it and on which lines.

Every one holds CANARY where its mistake is, as the count that no message may repeat.
"""

from dataclasses import dataclass

from tests.unit.tallies.return_files import CASES, HEADER, a_return, file_of, lines

CANARY = "7919"


@dataclass(frozen=True)
class Broken:
    """A file, and for each problem in it the lines it stands on and words that its message must hold."""

    mistake: str
    content: str
    says: tuple[tuple[str, str], ...]


def broken(mistake, *rest, says, **columns):
    return Broken(mistake, a_return(*rest, **columns), tuple(says))


WORKFORCE = ("1,workforce,white,7919,,", "1,workforce,bme,30,,", "1,workforce,unknown,2,,")
BANDS = ("1,clinical/5,white,7919,,", "1,clinical/5,bme,20,,", "1,clinical/6,white,10,,", "1,clinical/6,bme,10,,")
BOARD = ("9,board/total,white,7919,,", "9,board/total,bme,2,,", "9,board/total,unknown,0,,")

CELLS = (
    broken("negative", "3,,white,17,2505,", "3,,bme,-7919,725,", says=[("line 3", "happened is negative")]),
    broken("negative people", "3,,white,17,-7919,", "3,,bme,9,725,", says=[("line 2", "people is negative")]),
    broken("minus sign", "3,,white,17,2505,", "3,,bme,\u22127919,725,", says=[("line 3", "happened is negative")]),
    broken("half a person", "3,,white,17,2505,", "3,,bme,9,7919.5,", says=[("line 3", "people is not a whole number")]),
    broken("words", "3,,white,17,about 7919,", "3,,bme,9,725,", says=[("line 2", "people is not a whole number")]),
    broken(
        "percentage as count",
        *("3,,white,1.7919%,2505,", "3,,bme,1.54%,725,"),
        says=[("lines 2, 3", "happened holds a percentage; a count of people was expected")],
    ),
    broken("percent over 100", "5,,white,,,7919", "5,,bme,,,30.3", says=[("line 2", "percent is over 100")]),
    broken("percent below 0", "5,,white,,,-7919", "5,,bme,,,30.3", says=[("line 2", "percent is not a number")]),
    broken("percent in words", "5,,white,,,7919 of", "5,,bme,,,30.3", says=[("line 2", "percent is not a number")]),
    broken("beyond any workforce", "3,,white,17,7919000000,", "3,,bme,9,725,", says=[("line 2", "people is larger")]),
    broken("thousands of digits", f"3,,white,17,{'7919' * 1500},", "3,,bme,9,725,", says=[("line 2", "people is")]),
    broken(
        "too many cells", "3,,white,17,2,7919,0.7", "3,,bme,9,725,", says=[("line 2", "more cells than the header")]
    ),
)
NAMES = (
    broken("rdr given", *CASES, "rdr,clinical/lower-upper,bme,7919,,", says=[("line 5", "worked out, never given")]),
    broken(
        "unknown indicator",
        *CASES,
        "12,,bme,9,7919,",
        says=[
            ("line 5", "column indicator: this is a number that is no indicator of WRES 2025; indicators are 1 to 9")
        ],
    ),
    broken("unknown row", *CASES, "1,clinical/10,bme,7919,,", says=[("line 5", "'clinical/10' is not a row")]),
    broken("row not asked for", *CASES, "4,clinical/5,bme,9,7919,", says=[("line 5", "indicator 4 has no rows")]),
    broken("unknown group", *CASES, "3,,bame,9,7919,", says=[("line 5", "'bame' is not a group")]),
    broken(
        "spanning group", *CASES, "3,,ethnic-minority,9,7919,", says=[("line 5", "'ethnic-minority' is not a group")]
    ),
    broken(
        "unknown standard", "3,,bme,9,7919,", standard="wrse", says=[("line 2", "no definition of 'wrse' for 2025")]
    ),
    broken("unknown year", "3,,bme,9,7919,", year=2099, says=[("line 2", "no definition of 'wres' for 2099")]),
    broken("financial year", "3,,bme,9,7919,", year="2024/25", says=[("line 2", "31 March snapshot (2025)")]),
    broken("year in words", "3,,bme,9,7919,", year="this year", says=[("line 2", "year is not the year of")]),
    broken(
        "merged labels",
        *("3,one-year,white,9,7919,", ",,bme,1,7917,"),
        says=[("line 3", "indicator is blank; this looks like merged cells: fill the label down")],
    ),
    broken(
        "an unplaced total", *CASES, "total,,,9,7919,", says=[("line 5", "this looks like a total; leave the line out")]
    ),
    broken("no organisation", "3,,bme,9,7919,", organisation="", says=[("line 2", "organisation is blank")]),
    broken("no indicator", *CASES, ",,bme,9,7919,", says=[("line 5", "indicator is blank")]),
    broken("no group", *CASES, "3,,,9,7919,", says=[("line 5", "group is blank")]),
)
ROWS = (
    broken("no bme", "3,,white,17,7919,", "3,,unknown,1,66,", says=[("lines 2, 3", "no line for the group 'bme'")]),
    broken("no white", "3,,bme,17,7919,", says=[("line 2", "no line for the group 'white'")]),
    broken(
        "happened over people", "3,,white,7919,2505,", "3,,bme,9,725,", says=[("line 2", "more people than there are")]
    ),
    broken(
        "happened over two years of people",
        *("3,two-year,white,7919,3959,", "3,two-year,bme,9,725,"),
        says=[("line 2", "more people than there are in 2 years")],
    ),
    broken("twice", *CASES, "3,,bme,9,7919,", says=[("lines 3, 5", "same row and group ('bme') appears 2 times")]),
    broken("three times", *CASES, *2 * ["3,,bme,9,7919,"], says=[("lines 3, 5, 6", "('bme') appears 3 times")]),
    broken("twice, by row", *CASES, "3,one-year,bme,9,7919,", says=[("lines 3, 5", "appears 2 times")]),
    broken("bme and asian", *CASES, "3,,asian,9,7919,", says=[("lines 3, 5", "'bme' and 'asian' overlap")]),
    broken("white and A", *CASES, "3,,A,9,7919,", says=[("lines 2, 5", "'white' and 'A' overlap")]),
    broken("happened alone", "3,,white,7919,,", "3,,bme,9,725,", says=[("line 2", "happened is given without people")]),
    broken(
        "people and rate", "3,,white,,7919,0.7", "3,,bme,9,725,", says=[("line 2", "people is given without happened")]
    ),
    broken(
        "neither", "5,,white,,7919,", "5,,bme,9,725,", says=[("line 2", "neither a count (happened) nor a percentage")]
    ),
    broken("percent wrong", "3,,white,17,7919,0.9", "3,,bme,9,725,", says=[("line 2", "percent does not agree")]),
    broken("share wrong", *WORKFORCE[:2], "1,workforce,unknown,2,,9", says=[("line 4", "not this group's share")]),
    broken("people of heads wrong", *WORKFORCE[:2], "1,workforce,unknown,2,5,", says=[("line 4", "nor the total")]),
    broken(
        "percentages of several groups",
        *("5,,white,,,7.919", "5,,asian,,,30", "5,,black,,,31"),
        says=[("lines 3, 4", "percentages of several groups cannot be added up")],
    ),
)
SUMS = (
    broken(
        "total line", *CASES, "3,,Total,27,7919,", says=[("line 5", "does not equal the sum of its groups (people)")]
    ),
    broken(
        "rows", *BANDS, *WORKFORCE, says=[("lines 6, 7, 8", "rows of indicator 1 do not add up to the row 'workforce'")]
    ),
    broken(
        "board and indicator 1",
        *(*WORKFORCE, *BOARD, "9,workforce,white,50,,", "9,workforce,bme,30,,", "9,workforce,unknown,2,,"),
        says=[("lines 8, 9, 10", "workforce given with indicator 9 is not the workforce of indicator 1")],
    ),
    broken(
        "senior medical managers",
        *("1,medical/consultant,white,20,,", "1,medical/consultant,bme,20,,"),
        *("1,medical/senior-medical-manager,white,7919,,", "1,medical/senior-medical-manager,bme,1,,"),
        says=[("lines 2, 3, 4, 5", "'medical/senior-medical-manager' is a part of 'medical/consultant'")],
    ),
    broken(
        "parts of the board",
        *(*BOARD, "9,board/voting,white,5,,", "9,board/voting,bme,1,,", "9,board/voting,unknown,0,,"),
        *("9,board/non-voting,white,3,,", "9,board/non-voting,bme,1,,", "9,board/non-voting,unknown,0,,"),
        says=[("lines 2, 3, 4, 5, 6, 7, 8, 9 and 1 more", "'board/voting' and 'board/non-voting' do not add up")],
    ),
    broken(
        "one part over the board",
        *("9,board/total,white,8,,", "9,board/total,bme,2,,", "9,board/total,unknown,0,,"),
        *("9,board/voting,white,7919,,", "9,board/voting,bme,1,,", "9,board/voting,unknown,0,,"),
        says=[("lines 2, 3, 4, 5, 6, 7", "'board/voting' is a part of 'board/total' and holds more people")],
    ),
    Broken(
        "foot",
        file_of(*lines(*CASES), "Total,,,,,,27,7919,"),
        (("line 5", "the total at the foot does not equal the sum of the column people"),),
    ),
)
HEADS = (
    Broken(
        "unknown column",
        file_of(*(f"{line},7919" for line in lines(*CASES)), header=f"{HEADER},remarks"),
        (("line 1", "'remarks' is not a column of a return file"),),
    ),
    Broken(
        "column twice",
        file_of(*(f"{line},7919" for line in lines(*CASES)), header=f"{HEADER},people"),
        (("line 1", "the column 'people' appears twice"),),
    ),
    Broken(
        "missing column",
        file_of("Northmoor,wres,2025,3,,17,7919,", header=HEADER.replace("group,", "")),
        (("line 1", "the column 'group' is missing"),),
    ),
    Broken(
        "missing year",
        file_of("Northmoor,wres,3,,bme,17,7919,", header=HEADER.replace("year,", "")),
        (("line 1", "the column 'year' is missing"),),
    ),
)
# Counts that slid into a column of names, because a cell before them was left out.
SLID = (
    broken("in row", "3,7919,bme,9,725,", "3,,white,17,2505,", says=[("line 2", "is not a row")]),
    broken("in row of no rows", *CASES, "4,7919,bme,9,725,", says=[("line 5", "indicator 4 has no rows")]),
    broken("in group", *CASES, "3,,7919,9,725,", says=[("line 5", "is not a group")]),
    broken("in indicator", *CASES, "7919,,bme,9,725,", says=[("line 5", "is not an indicator")]),
    broken("in standard", "3,,bme,9,725,", standard="7919", says=[("line 2", "no definition")]),
)
BROKEN = (*CELLS, *NAMES, *ROWS, *SUMS, *HEADS)
