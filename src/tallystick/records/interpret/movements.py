"""Joining and leaving."""

import polars as pl

from tallystick.records.findings import FindingKind
from tallystick.records.frames import MOVEMENTS, UNMAPPED
from tallystick.records.interpret import characteristics, dates, unread
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.sheet import Sheet
from tallystick.records.interpret.unread import Unread
from tallystick.vocabulary.events import Movement, read_movement
from tallystick.vocabulary.words import plain

_OF_LEAVING = ("leav", "left", "terminat", "exit")
_OF_JOINING = ("join", "start", "hire", "recruit", "appoint")


def frame(sheet: Sheet) -> pl.DataFrame:
    """The typed frame of joiners and leavers; what was found on the way is noted."""
    return pl.DataFrame(
        {
            **sheet.where_columns(organisations(sheet)),
            "person": sheet.person,
            "movement": _movement(sheet),
            "happened_on": dates.column(sheet, "happened_on"),
            "ethnicity": characteristics.ethnicity(sheet),
            "disability": characteristics.disability(sheet),
            "directorate": sheet.text("directorate"),
            "reason": sheet.text("reason"),
        },
        schema=MOVEMENTS,
    )


def _movement(sheet: Sheet) -> pl.Series:
    """What the column says; a list of leavers alone says it in its name or headings."""
    whole = _of_whole_list(sheet)
    found = sheet.mapped("movement", lambda text: str(read_movement(text) or (UNMAPPED if text else whole)))
    wanted = Unread(
        kind=FindingKind.UNMAPPED_MOVEMENT,
        name="movement",
        what="movement",
        rows=found == UNMAPPED,
        suggest=lambda _text: "Write joined or left.",
        out_of=sheet.height,
        blocks=True,
    )
    unread.tell(sheet, wanted)
    return found


def _of_whole_list(sheet: Sheet) -> str:
    """The headings first: a file may be called "starters and leavers"."""
    for words in (plain(sheet.header("happened_on")), plain(f"{sheet.table.file} {sheet.table.sheet}")):
        left, joined = (any(word in words for word in of) for of in (_OF_LEAVING, _OF_JOINING))
        if left != joined:
            return Movement.LEFT if left else Movement.JOINED
    return Movement.LEFT if sheet.has("reason") or sheet.has("destination") else UNMAPPED
