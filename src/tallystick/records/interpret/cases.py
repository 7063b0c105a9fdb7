"""Cases of employee relations: what each is about, whether it is formal, and when the formal part began."""

from collections.abc import Callable
from functools import partial

import polars as pl

from tallystick.records.findings import FindingKind, how_many
from tallystick.records.frames import CASES
from tallystick.records.interpret import characteristics, dates, unread
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.sheet import Sheet
from tallystick.records.interpret.unread import Unread, close_to
from tallystick.records.interpret.yes_no import lead_employer, yes, yes_no
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.events import CaseKind, read_case_type, read_formal
from tallystick.vocabulary.words import plain

Reader = Callable[[str], bool | None]

_WHO = ("case", "cases")
_MEDICAL_PROCEDURE = ("mhps", "maintaining high professional standards")


def frame(sheet: Sheet) -> pl.DataFrame:
    """The typed frame of a tracker of cases; what was found on the way is noted."""
    kind = _kind(sheet)
    opened = dates.column(sheet, "opened")
    formal = _formal(sheet, opened)
    _tell_undated(sheet, kind, formal, opened)
    return pl.DataFrame(
        {
            **sheet.where_columns(organisations(sheet)),
            "person": sheet.person,
            "kind": kind,
            "formal": formal,
            "opened": opened,
            "ethnicity": characteristics.ethnicity(sheet, who=_WHO),
            "disability": characteristics.disability(sheet, who=_WHO),
            "directorate": sheet.text("directorate"),
            "agreed_sanction": _agreed_sanction(sheet),
            "medical_procedure": _medical_procedure(sheet),
            "probation": yes(sheet, "probation", _or(_mentions("probation"))),
            "lead_employer": lead_employer(sheet),
        },
        schema=CASES,
    )


def _kind(sheet: Sheet) -> pl.Series:
    kinds = sheet.mapped("case_type", _kind_of)
    unlisted = sheet.mapped("case_type", lambda text: bool(text) and read_case_type(text) is None, pl.Boolean)
    _tell_kinds(sheet, unlisted | (sheet.text("case_type") == ""))
    ill_health = yes(sheet, "ill_health", _or(_mentions("ill health", "health only")))
    frame = pl.DataFrame({"kind": kinds, "ill": ill_health})
    capability = (pl.col("kind") == CaseKind.CAPABILITY) & pl.col("ill")
    return frame.select(kind=pl.when(capability).then(pl.lit(CaseKind.CAPABILITY_ILL_HEALTH.value)).otherwise("kind"))[
        "kind"
    ]


def _kind_of(text: str) -> str:
    found = read_case_type(text)
    return str(found.kind if found else CaseKind.OTHER)


def _tell_kinds(sheet: Sheet, rows: pl.Series) -> None:
    wanted = Unread(
        kind=FindingKind.UNMAPPED_CASE_TYPE,
        name="case_type",
        what="case type",
        rows=rows,
        suggest=_suggest,
        who=_WHO,
        out_of=sheet.height,
        then=(" It counts in no indicator.", " They count in no indicator."),
    )
    unread.tell(sheet, wanted)


def _suggest(text: str) -> str:
    found = close_to(plain(text), [plain(kind) for kind in CaseKind])
    likely = f" It looks like '{found}'." if found else ""
    return f"If it is disciplinary or capability, write that as the case type in the file.{likely}"


def _formal(sheet: Sheet, opened: pl.Series) -> pl.Series:
    """Formal where the tracker says so; where it says nothing, where a formal investigation was opened."""
    said = yes_no(sheet, "formal", _or(read_formal))
    by_type = sheet.mapped("case_type", lambda text: (found := read_case_type(text)) and found.formal, pl.Boolean)
    frame = pl.DataFrame({"said": said, "by_type": by_type, "opened": opened.is_not_null()})
    silent = int((said.is_null() & by_type.is_null() & frame["opened"]).sum())
    sheet.tell(
        FindingKind.LESS_SURE,
        f"nothing says whether {how_many(silent, *_WHO)} with a day of opening {'is' if silent == 1 else 'are'} "
        f"formal; {'it counts' if silent == 1 else 'they count'} as formal.",
        people=silent,
        suggestion="Add a column that says formal or informal.",
    )
    return frame.select(formal=pl.coalesce("said", "by_type", "opened"))["formal"]


def _or(read: Reader) -> Reader:
    """A reading of yes and no first, and of words beside it."""

    def either(text: str) -> bool | None:
        said = read_yes_no(text)
        return read(text) if said is None else said

    return either


def _mentions(*words: str) -> Reader:
    return partial(_says, words)


def _says(words: tuple[str, ...], text: str) -> bool | None:
    """Text that is neither yes nor no and does not mention any of the words is another matter, so no."""
    said = plain(text)
    return any(word in said for word in words) if said else None


def _agreed_sanction(sheet: Sheet) -> pl.Series:
    by_column = yes(sheet, "agreed_sanction", _or(_mentions("agreed", "accepted", "fast track")))
    return by_column | sheet.mapped("outcome", lambda text: bool(_says(("agreed sanction",), text)), pl.Boolean)


def _medical_procedure(sheet: Sheet) -> pl.Series:
    by_type = sheet.mapped("case_type", lambda text: bool(_says(_MEDICAL_PROCEDURE, text)), pl.Boolean)
    return by_type | yes(sheet, "procedure", _or(_mentions(*_MEDICAL_PROCEDURE)))


def _tell_undated(sheet: Sheet, kind: pl.Series, formal: pl.Series, opened: pl.Series) -> None:
    asked = kind.is_in([CaseKind.DISCIPLINARY.value, CaseKind.CAPABILITY.value]) & formal
    undated = int((asked & opened.is_null()).sum())
    sheet.tell(
        FindingKind.NO_DATE,
        f"{how_many(undated, 'formal case')} without the day the investigation began cannot be placed in a year.",
        people=undated,
        out_of=int(asked.sum()),
        blocks=True,
        suggestion="Fill the day in where the file comes from.",
    )
