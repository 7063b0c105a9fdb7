"""The staff list: one row for each job that a person holds."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from tallystick.definitions.choices import Choices
from tallystick.records.findings import MANY_ROWS, FindingKind, agreeing, how_many, lines_in_words
from tallystick.records.frames import STAFF, UNMAPPED
from tallystick.records.interpret import characteristics, dates, organisations, unread
from tallystick.records.interpret.pay import Rows
from tallystick.records.interpret.sheet import Sheet, mapped, person_numbers
from tallystick.records.interpret.unread import Unread, close_to
from tallystick.records.interpret.yes_no import lead_employer, yes_no, yes_no_unknown
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import (
    AssignmentStatus,
    Beyond,
    ContractType,
    Sex,
    age_band_of,
    read_contract_type,
    read_sex,
    read_status,
)
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.settings import read_staff_group
from tallystick.vocabulary.words import plain

_YOUNGEST, _OLDEST = 14, 100
_MOST_FTE = 2.0


@dataclass(frozen=True)
class Staff:
    """A staff list being read. Findings are about the people whom the choices count as staff."""

    sheet: Sheet = field(repr=False)
    choices: Choices

    def frame(self) -> pl.DataFrame:
        """The typed frame; what was found on the way is noted."""
        sheet, counts = self.sheet, self.counts
        ethnicity = characteristics.ethnicity(sheet, counts=counts, blank=Unknown.NOT_KNOWN)
        characteristics.one_value(sheet, ethnicity, counts)
        characteristics.unknown_share(sheet, ethnicity, counts, ("person", "people"))
        disability = characteristics.disability(sheet, counts=counts, blank=Disability.NOT_KNOWN)
        self._tell()
        columns = {
            **sheet.where_columns(self.organisation),
            "person": self.person,
            "assignment": sheet.text("assignment"),
            "ethnicity": ethnicity,
            "disability": disability,
            "sex": sheet.mapped("sex", lambda text: read_sex(text) or Sex.UNKNOWN),
            "age_band": self._age_band(),
            "contract_type": self.contract_type,
            "status": self.status,
            "primary": yes_no(sheet, "primary").fill_null(value=False),
            "fte": self._fte(),
            "start": self.start,
            "end": self.end,
            "row": self.row,
            "within": self._rows.within,
            "staff_group": _staff_groups(sheet),
            "directorate": sheet.text("directorate"),
            "hosted": self.hosted,
            "lead_employer": self.lead_employer,
            "international_recruit": yes_no_unknown(sheet, "international_recruit"),
        }
        return pl.DataFrame(columns, schema=STAFF)

    # WHO IS COUNTED

    @cached_property
    def person(self) -> pl.Series:
        """The employee number, or the national one where there is none."""
        national = person_numbers(self.sheet.text("nhs_identifier"))
        both = pl.DataFrame({"own": self.sheet.person, "national": national})
        return both.select(pl.when(pl.col("own") == "").then("national").otherwise("own").alias("person"))["person"]

    @cached_property
    def counts(self) -> pl.Series:
        """The rows of people in post on 31 March whom the choices count, whatever could not be placed about them."""
        day = self.sheet.snapshot.date
        chosen = [*self.choices.all_of("contract-types"), UNMAPPED]
        if ContractType.PERMANENT in chosen:
            chosen.append("")
        left_out = list(self.choices.all_of("statuses-left-out"))
        in_post = (self.start.is_null() | (self.start <= day)) & (self.end.is_null() | (self.end >= day))
        rows = self.contract_type.is_in(chosen) & ~self.status.is_in(left_out) & in_post & ~self._not_employed
        if not self.choices.counted("hosted"):
            rows = rows & ~self.hosted
        if not self.choices.counted("lead-employer-trainees"):
            rows = rows & ~self.lead_employer
        return rows & (self._rows.row != "")

    @cached_property
    def workforce(self) -> int:
        """How many people that is: what every finding is measured against."""
        return self.sheet.heads(self.counts)

    @cached_property
    def hosted(self) -> pl.Series:
        """Which rows are of hosted organisations."""
        return organisations.hosted(self.sheet)

    @cached_property
    def organisation(self) -> pl.Series:
        """The organisation of each row."""
        return organisations.organisations(self.sheet, self.hosted)

    @cached_property
    def lead_employer(self) -> pl.Series:
        """Which rows are of trainees whose lead employer is another organisation."""
        return lead_employer(self.sheet)

    @cached_property
    def start(self) -> pl.Series:
        """The day the person started."""
        return dates.column(self.sheet, "start")

    @cached_property
    def end(self) -> pl.Series:
        """The day the person left, or is to leave."""
        return dates.column(self.sheet, "end")

    @cached_property
    def contract_type(self) -> pl.Series:
        """The contract type, "" where nothing is said, or UNMAPPED."""
        return self.sheet.mapped("contract_type", _contract_type)

    @cached_property
    def status(self) -> pl.Series:
        """The assignment status, "" where nothing is said, or UNMAPPED."""
        return self.sheet.mapped("status", _status)

    @cached_property
    def _not_employed(self) -> pl.Series:
        by_contract = self.sheet.mapped(
            "contract_type", lambda text: read_contract_type(text) is Beyond.NOT_EMPLOYED, pl.Boolean
        )
        return by_contract | self.sheet.mapped(
            "status", lambda text: read_status(text) is Beyond.NOT_EMPLOYED, pl.Boolean
        )

    # THE ROW OF INDICATOR 1

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.sheet)

    @property
    def row(self) -> pl.Series:
        """The row of indicator 1. Who is counted nowhere for their contract needs no row, and blocks nothing."""
        chosen = [*self.choices.all_of("contract-types"), UNMAPPED, ""]
        nowhere = self._not_employed | ((self._rows.row == UNMAPPED) & ~self.contract_type.is_in(chosen))
        frame = pl.DataFrame({"row": self._rows.row, "nowhere": nowhere})
        return frame.select(pl.when("nowhere").then(pl.lit("")).otherwise("row").alias("row"))["row"]

    # OTHER COLUMNS

    def _age_band(self) -> pl.Series:
        sheet, day = self.sheet, self.sheet.snapshot.date
        born = dates.column(sheet, "date_of_birth", latest=sheet.snapshot.year - _YOUNGEST)
        # Months and days come as numbers of eight bits.
        birthday = born.dt.month().cast(pl.Int32) * 100 + born.dt.day().cast(pl.Int32)
        not_yet = birthday > day.month * 100 + day.day
        age = day.year - born.dt.year() - not_yet.cast(pl.Int32)
        return mapped(age.fill_null(-1), _age_band)

    def _fte(self) -> pl.Series:
        values = self.sheet.mapped("fte", _number, pl.Float64)
        wrong = (self.sheet.text("fte") != "") & values.is_null()
        self.sheet.tell(
            FindingKind.UNREAD_NUMBER,
            f"'{self.sheet.header('fte')}' is not a number from 0 to 2 on {how_many(int(wrong.sum()), 'row')} "
            f"({lines_in_words(self.sheet.lines(wrong))}).",
            people=int(wrong.sum()),
            suggestion="It only decides which of two jobs of a person is counted.",
        )
        return values

    # WHAT IS SAID

    def _tell(self) -> None:
        self._rows.tell(self.counts & (self.row != ""), self.workforce)
        organisations.tell(self.sheet, self.hosted, self.organisation)
        self._tell_contract()
        self._tell_status()
        self._tell_nobody()
        self._tell_after()

    def _tell_contract(self) -> None:
        wanted = Unread(
            kind=FindingKind.UNMAPPED_CONTRACT_TYPE,
            name="contract_type",
            what="contract type",
            rows=self.counts & (self.contract_type == UNMAPPED),
            suggest=lambda text: _like(text, [each.label for each in ContractType]),
            out_of=self.workforce,
            blocks=True,
        )
        unread.tell(self.sheet, wanted)
        people = self.sheet.heads(self.counts & (self.contract_type == ""))
        self.sheet.tell(
            FindingKind.NO_CONTRACT_TYPE,
            f"nothing says the contract type of {how_many(people, 'person', 'people')}, who "
            f"{agreeing(people, 'counts', 'count')} as permanent.",
            people=people,
            out_of=self.workforce,
            suggestion="Add the assignment category to the extract, so that bank staff can be told apart.",
        )

    def _tell_status(self) -> None:
        wanted = Unread(
            kind=FindingKind.UNMAPPED_STATUS,
            name="status",
            what="assignment status",
            rows=self.counts & (self.status == UNMAPPED),
            suggest=lambda text: _like(text, [each.label for each in AssignmentStatus]),
            out_of=self.workforce,
            then=(" This person is counted as at work.", " They are counted as at work."),
        )
        unread.tell(self.sheet, wanted)

    def _tell_nobody(self) -> None:
        rows = self.person == ""
        number = int(rows.sum())
        who = agreeing(number, "a person", "people")
        self.sheet.tell(
            FindingKind.NO_PERSON,
            f"{how_many(number, 'row')} without an employee number "
            f"({lines_in_words(self.sheet.lines(rows))}) cannot be counted as {who}.",
            people=number,
            suggestion=f"Fill the {agreeing(number, 'number', 'numbers')} in where the file comes from.",
        )

    def _tell_after(self) -> None:
        latest = self.start.max()
        if not isinstance(latest, date) or (latest - self.sheet.snapshot.date).days <= 92 or self.end.count():
            return
        rows = self.start > self.sheet.snapshot.date
        self.sheet.tell(
            FindingKind.AFTER_SNAPSHOT,
            f"{how_many(self.sheet.heads(rows), 'person', 'people')} started after {self.sheet.snapshot.label}, and "
            "nobody on the list has an end date: who left since may be missing.",
            people=self.sheet.heads(rows),
            out_of=self.workforce,
            suggestion=f"Ask for the list as it was on {self.sheet.snapshot.label}.",
        )


def _contract_type(text: str) -> str:
    if not text:
        return ""
    found = read_contract_type(text)
    return UNMAPPED if found is None else "" if isinstance(found, Beyond) else str(found)


def _status(text: str) -> str:
    if not text:
        return ""
    found = read_status(text)
    return UNMAPPED if found is None else "" if isinstance(found, Beyond) else str(found)


def _staff_groups(sheet: Sheet) -> pl.Series:
    """The listed staff group, or the organisation's own; blank where few rows have it, because it may be a name.

    A staff group is a part of the counts, and stands in them for good.
    """
    texts = sheet.text("staff_group")
    listed = mapped(texts, lambda text: found.label if (found := read_staff_group(text)) else "")
    rows = texts.to_frame("text").select(pl.len().over("text"))["len"]
    own = pl.DataFrame({"listed": listed, "text": texts, "rows": rows})
    kept = (
        pl.when(pl.col("listed") != "")
        .then("listed")
        .when(pl.col("rows") >= MANY_ROWS)
        .then("text")
        .otherwise(pl.lit(""))
    )
    return own.select(kept.alias("staff_group"))["staff_group"]


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", "."))  # nobody works a thousand jobs: a comma is a decimal point
    except ValueError:
        return None
    return value if 0 <= value <= _MOST_FTE else None


def _age_band(age: int) -> str:
    return str(age_band_of(age)) if _YOUNGEST <= age <= _OLDEST else ""


def _like(text: str, labels: list[str]) -> str:
    known = {plain(label): label for label in labels}
    found = close_to(plain(text), known)
    likely = f" It looks like '{known[found]}'." if found else ""
    return f"Write it as one of: {', '.join(labels)}.{likely}"
