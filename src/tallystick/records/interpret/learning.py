"""Learning records: who took part in what, when, and whether the course is mandatory."""

import polars as pl

from tallystick.records.findings import FindingKind, how_many
from tallystick.records.frames import LEARNING, UNMAPPED
from tallystick.records.interpret import characteristics, dates, unread
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.recognisable import is_recognisable
from tallystick.records.interpret.sheet import Sheet
from tallystick.records.interpret.unread import Unread
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.events import read_mandatory, read_took_part

_WHO = ("enrolment", "enrolments")
# A course has few people in a small organisation; what stands in this column three times is the name of a course.
_SAME_COURSE = 3
_NOBODY_SAID = " Nobody has said whether it is mandatory."
_ANSWERS = {"mandatory": "yes", "non-mandatory": "no"}


def frame(sheet: Sheet) -> pl.DataFrame:
    """The typed frame of a learning record; what was found on the way is noted."""
    day = _day(sheet)
    took_part = _took_part(sheet, day)
    mandatory = _mandatory(sheet)
    _tell_courses(sheet, mandatory, took_part)
    _tell_undated(sheet, day, took_part)
    return pl.DataFrame(
        {
            **sheet.where_columns(organisations(sheet)),
            "person": sheet.person,
            "course": sheet.text("course"),
            "happened_on": day,
            "took_part": took_part,
            "mandatory": mandatory,
            "ethnicity": characteristics.ethnicity(sheet, who=_WHO),
            "disability": characteristics.disability(sheet, who=_WHO),
        },
        schema=LEARNING,
    )


def _day(sheet: Sheet) -> pl.Series:
    """The day of the class, or of completion where no class is given."""
    both = pl.DataFrame({"class": dates.column(sheet, "class_date"), "completed": dates.column(sheet, "completed")})
    return both.select(day=pl.coalesce("class", "completed"))["day"]


def _took_part(sheet: Sheet, day: pl.Series) -> pl.Series:
    """What the status says; where it says nothing, a row with a day is taken as attendance."""
    said = sheet.mapped("status", read_took_part, pl.Boolean)
    unlisted = said.is_null() & (sheet.text("status") != "")
    wanted = Unread(
        kind=FindingKind.UNREAD_TEXT,
        name="status",
        what="learning status",
        rows=unlisted,
        suggest=lambda _text: "Write attended, completed, accepted, did not attend or cancelled.",
        who=_WHO,
        out_of=sheet.height,
        then=(" It counts as not taken part.", " They count as not taken part."),
    )
    unread.tell(sheet, wanted)
    silent = said.is_null() & (sheet.text("status") == "") & day.is_not_null()
    if sheet.has("status"):
        sheet.tell(
            FindingKind.LESS_SURE,
            f"{how_many(int(silent.sum()), *_WHO)} with a day and without a status "
            f"{'counts' if silent.sum() == 1 else 'count'} as taken part.",
            people=int(silent.sum()),
        )
    return said.fill_null(value=False) | silent


def _mandatory(sheet: Sheet) -> pl.Series:
    """Whether each course is mandatory: the organisation's own list first, then the column."""
    own = {plain_key(course): _ANSWERS[answer] for course, answer in sheet.deposit.courses.items()}
    by_course = sheet.mapped("course", lambda text: own.get(plain_key(text)))
    by_column = sheet.mapped("mandatory", _said)
    frame = pl.DataFrame({"course": by_course, "column": by_column})
    return frame.select(mandatory=pl.coalesce("course", "column", pl.lit(UNMAPPED)))["mandatory"]


def _said(text: str) -> str | None:
    said = read_yes_no(text)
    if said is None:
        said = read_mandatory(text)
    return None if said is None else "yes" if said else "no"


def _tell_courses(sheet: Sheet, mandatory: pl.Series, took_part: pl.Series) -> None:
    wanted = Unread(
        kind=FindingKind.UNMAPPED_COURSE,
        name="course",
        what="course",
        rows=(mandatory == UNMAPPED) & took_part,
        suggest=lambda _text: "Say mandatory or non-mandatory for it under [courses] in deposit.toml.",
        out_of=sheet.heads(took_part),
        blocks=True,
        names_itself=is_recognisable,
        many=_SAME_COURSE,
        then=(_NOBODY_SAID, _NOBODY_SAID),
        place="courses",
    )
    unread.tell(sheet, wanted)


def _tell_undated(sheet: Sheet, day: pl.Series, took_part: pl.Series) -> None:
    undated = int((took_part & day.is_null()).sum())
    sheet.tell(
        FindingKind.NO_DATE,
        f"{how_many(undated, *_WHO)} without a date cannot be placed in a year.",
        people=undated,
        suggestion="Fill the day in where the file comes from.",
    )
