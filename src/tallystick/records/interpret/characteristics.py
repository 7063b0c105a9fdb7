"""Ethnicity and disability of any table: the organisation's own mapping first, then the lists."""

from collections.abc import Mapping
from functools import cache

import polars as pl

from tallystick.records.findings import FindingKind, how_many
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.records.interpret import unread
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.records.interpret.unread import Unread, close_to
from tallystick.vocabulary import disability as disabilities
from tallystick.vocabulary.ethnicity import Category, How, Reading, Unknown, Unmatched, category_of, read, schemes
from tallystick.vocabulary.ethnicity.schemes import NHS_2001
from tallystick.vocabulary.words import plain

_LESS_SURE = {
    How.CODE_BEFORE_OTHER_WORDS: "by a listed code whose words are in no list",
    How.FIRST_LETTER: "by the first letter of a local code that is in no list",
}
# Their own column is not counted by: the people are those of the staff list.
_BY_THE_STAFF_LIST = (RecordKind.LEARNING, RecordKind.MOVEMENTS)
_OF = " of the disability standard."
_UNKNOWN = [str(unknown) for unknown in Unknown]


def ethnicity(
    sheet: Sheet, *, counts: pl.Series | None = None, who: tuple[str, str] = ("person", "people"), blank: str = ""
) -> pl.Series:
    """The ethnicity of each row as a member of the vocabulary, or UNMAPPED.

    ``counts`` are the rows whose people are counted; findings are about them. ``blank`` stands where nothing is
    recorded and another file may say it; left out, that is not known.
    """
    rows = sheet.same(True, pl.Boolean) if counts is None else counts
    text = sheet.text("ethnicity")
    readings = _readings(sheet, text)
    members = mapped(text, lambda each: blank if blank != Unknown.NOT_KNOWN and not each else _member(readings[each]))
    if not sheet.has("ethnicity"):
        return members
    out_of = _people(sheet, rows, who)
    wanted = Unread(
        kind=FindingKind.UNMAPPED_ETHNICITY,
        name="ethnicity",
        what="ethnicity",
        rows=rows & (members == UNMAPPED),
        suggest=_suggest,
        who=who,
        out_of=out_of,
        blocks=sheet.table.kind not in _BY_THE_STAFF_LIST,
        place="ethnicity",
    )
    unread.tell(sheet, wanted)
    _tell_less_sure(sheet, readings, rows, who, out_of)
    return members


def one_value(sheet: Sheet, members: pl.Series, counts: pl.Series, *, many: int = 10) -> None:
    """Say so where everybody has the same ethnicity: that is a column of an export, not of people."""
    said = members.filter(counts)
    if said.len() < many or said.n_unique() != 1 or said[0] == UNMAPPED:
        return
    sheet.tell(
        FindingKind.ONE_ETHNICITY,
        "every row has the same ethnicity. No figure can be made from such a column.",
        people=_people(sheet, counts, ("person", "people")),
        out_of=1,
        blocks=True,
        suggestion="Ask for the extract again, with the ethnicity that each person recorded.",
    )


def unknown_share(sheet: Sheet, members: pl.Series, counts: pl.Series, who: tuple[str, str]) -> None:
    """Say how many are of unknown ethnicity: they stand in no comparison, and could move any."""
    rows = counts & members.is_in(_UNKNOWN)
    people = _people(sheet, rows, who)
    sheet.tell(
        FindingKind.UNKNOWN_ETHNICITY,
        f"the ethnicity of {how_many(people, *who)} is unknown (not stated, not known and the like).",
        people=people,
        out_of=_people(sheet, counts, who),
    )


def disability(
    sheet: Sheet, *, counts: pl.Series | None = None, who: tuple[str, str] = ("person", "people"), blank: str = ""
) -> pl.Series:
    """The disability status of each row, or UNMAPPED; ``blank`` as for ethnicity."""
    rows = sheet.same(True, pl.Boolean) if counts is None else counts
    keeps_blank = blank != disabilities.Disability.NOT_KNOWN
    members = sheet.mapped("disability", lambda each: blank if keeps_blank and not each else _status(each))
    wanted = Unread(
        kind=FindingKind.UNMAPPED_DISABILITY,
        name="disability",
        what="disability status",
        rows=rows & (members == UNMAPPED),
        suggest=lambda _text: "Write Yes, No, Prefer not to say, or a code of the staff record (01, 02, 97, 98, 99).",
        who=who,
        out_of=_people(sheet, rows, who),
        then=(f" This {who[0]} stands in no group{_OF}", f" They stand in no group{_OF}"),
    )
    if sheet.table.kind not in _BY_THE_STAFF_LIST:
        unread.tell(sheet, wanted)
    return members


def _people(sheet: Sheet, rows: pl.Series, who: tuple[str, str]) -> int:
    return sheet.heads(rows) if who[0] == "person" else int(rows.sum())


def _status(text: str) -> str:
    found = disabilities.read(text)
    return UNMAPPED if isinstance(found, Unmatched) else str(found)


def _readings(sheet: Sheet, text: pl.Series) -> Mapping[str, Reading | Unmatched]:
    own = {plain_key(key): code for key, code in sheet.deposit.ethnicity.items()}
    distinct = text.unique().to_list()
    left = [each for each in distinct if plain_key(each) not in own]
    scheme = _scheme_of(sheet, left)
    found: dict[str, Reading | Unmatched] = {each: read(each, scheme=scheme) for each in left}
    for each in distinct:
        if each not in found:
            found[each] = _own_reading(own[plain_key(each)], each)
    return found


def plain_key(text: str) -> str:
    """A text as a key of deposit.toml: capitals and the number of spaces make no difference."""
    return " ".join(text.casefold().split())


def _own_reading(code: str, text: str) -> Reading | Unmatched:
    member = category_of(code)
    return Unmatched(text, member.why) if isinstance(member, Unmatched) else Reading(member, How.CODE)


def _member(reading: Reading | Unmatched) -> str:
    return str(reading.member) if isinstance(reading, Reading) else UNMAPPED


def _scheme_of(sheet: Sheet, texts: list[str]) -> str:
    """The list of codes a column is written in: the national one, unless it fits badly and only one other fits."""
    said = [text for text in texts if text]
    if not said or _read_by(NHS_2001, said) * 2 >= len(said):
        return NHS_2001
    fitting = [each for each in schemes() if _read_by(each.name, said) == len(said)]
    if len(fitting) == 1:
        sheet.tell(
            FindingKind.CODE_LIST,
            f"the codes of ethnicity are read by the list '{fitting[0].name}', the only one that has them all.",
            people=sheet.height,
            suggestion="Look at a few of them: one number means different people in different lists.",
        )
        return fitting[0].name
    if len(fitting) > 1:
        sheet.tell(
            FindingKind.CODE_LIST,
            f"the codes of ethnicity fit several lists ({', '.join(each.name for each in fitting)}), which give them "
            "different meanings.",
            people=sheet.height,
            suggestion="Say what each code stands for under [ethnicity] in deposit.toml.",
        )
    return NHS_2001


def _read_by(scheme: str, texts: list[str]) -> int:
    return sum(isinstance(read(text, scheme=scheme), Reading) for text in texts)


def _tell_less_sure(
    sheet: Sheet, readings: Mapping[str, Reading | Unmatched], rows: pl.Series, who: tuple[str, str], out_of: int
) -> None:
    for how, in_words in _LESS_SURE.items():
        texts = [text for text, reading in readings.items() if isinstance(reading, Reading) and reading.how is how]
        people = _people(sheet, rows & sheet.text("ethnicity").is_in(texts), who)
        sheet.tell(
            FindingKind.LESS_SURE,
            f"the ethnicity of {how_many(people, *who)} was read {in_words}.",
            people=people,
            out_of=out_of,
            suggestion="Where that is wrong, say otherwise under [ethnicity] in deposit.toml.",
        )


def _suggest(text: str) -> str:
    label = close_to(plain(text), _labels())
    likely = f" It looks like '{label}', whose code is {_labels()[label]}." if label else ""
    return f"Say what it stands for under [ethnicity] in deposit.toml.{likely}"


@cache
def _labels() -> dict[str, str]:
    return {plain(member.label): str(member) for member in (*Category, *Unknown)}
