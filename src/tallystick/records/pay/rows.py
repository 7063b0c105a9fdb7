"""One table of pay to typed rows: its numbers, its days, and what its words say."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from tallystick.records.findings import FindingKind, how_many, lines_in_words
from tallystick.records.frames import PAY, UNMAPPED
from tallystick.records.interpret import dates, organisations, unread
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.recognisable import is_recognisable
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.records.interpret.unread import Unread
from tallystick.records.pay import numbers, words
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.staff_types import StaffType

_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\.0)?")
PARTS_OF_ORDINARY_PAY = ("basic_pay", "allowances", "shift_pay", "piecework_pay", "leave_pay")


@dataclass
class PayTable:
    """A table of pay while it is read. ``unread`` names, for each field, the rows whose number could not be read."""

    sheet: Sheet = field(repr=False)
    unread: dict[str, pl.Series] = field(default_factory=dict, repr=False)

    def frame(self, snapshot: pl.Series, organisation: pl.Series) -> pl.DataFrame:
        """The typed rows, whose snapshot dates and organisations are known already."""
        sheet = self.sheet
        bonus = self._money("bonus", parts=numbers.PENCE)
        columns = {
            **sheet.where_columns(organisation),
            "snapshot": snapshot,
            "person": sheet.person,
            **self._traits(snapshot),
            "employed": self._employed(),
            "hosted": organisations.hosted(sheet),
            "primary": sheet.mapped("primary", read_yes_no, pl.Boolean),
            "start": dates.column(sheet, "start"),
            "end": dates.column(sheet, "end"),
            "reduced": self._together(("full_pay", "leave"), words.reduced, pl.Boolean),
            "rate": self._money("hourly_pay"),
            "pay": self._ordinary_pay(),
            "bonus_in_period": self._money("bonus_in_period"),
            "bonus_span": self._numbers("bonus_span", numbers.read_lengths),
            "days": self._numbers("period", numbers.read_lengths),
            "hours": self._numbers("weekly_hours", numbers.read_hours),
            "sacrifice": self._money("salary_sacrifice").abs(),
            "arrears": self._money("arrears"),
            "bonus": bonus,
            "bonus_type": sheet.text("bonus_type"),
            "quarter": sheet.mapped("quartile", words.quarter, pl.Int64),
        }
        return pl.DataFrame({**columns, "unread": self._unread()}, schema=PAY)

    # NUMBERS

    def _money(self, name: str, *, parts: int = PARTS_OF_A_POUND) -> pl.Series:
        return self._numbers(name, lambda texts: numbers.read_money(texts, parts=parts))

    def _numbers(self, name: str, read: Callable[[Iterable[str]], numbers.Numbers]) -> pl.Series:
        """A field as whole numbers; null where it is blank or could not be read, and the latter is said."""
        texts = self.sheet.text(name)
        found = read(texts.unique().to_list())
        wrong = texts.is_in(list(found.unread))
        if wrong.any():
            self.unread[name] = wrong
            self.sheet.tell(
                FindingKind.UNREAD_NUMBER,
                f"'{self.sheet.header(name)}' is no number that can be used on {how_many(int(wrong.sum()), 'row')} "
                f"({lines_in_words(self.sheet.lines(wrong))}).",
                people=int(wrong.sum()),
                suggestion="Correct it in the file; until then the row is not counted where the number is needed.",
            )
        return mapped(texts, found.meaning.__getitem__, pl.Int64)

    def _ordinary_pay(self) -> pl.Series:
        """Ordinary pay: its total where there is one, else the sum of its parts."""
        parts = [self._money(name).alias(name) for name in PARTS_OF_ORDINARY_PAY if self.sheet.has(name)]
        total = self._money("ordinary_pay").alias("total")
        frame = pl.DataFrame([total, *parts])
        if not parts:
            return total
        # Beside a total no part is needed, and it does not matter whether it can be read.
        self.unread |= {
            name: rows & total.is_null() for name, rows in self.unread.items() if name in PARTS_OF_ORDINARY_PAY
        }
        named = [part.name for part in parts]
        # Of nothing but blanks the sum is blank too.
        summed = pl.when(pl.any_horizontal(pl.col(named).is_not_null())).then(pl.sum_horizontal(named))
        return frame.select(pay=pl.coalesce("total", summed))["pay"]

    def _unread(self) -> pl.Series:
        if not self.unread:
            return self.sheet.same("")
        named = [pl.when(rows).then(pl.lit(name)).alias(name) for name, rows in self.unread.items()]
        return pl.select(unread=pl.concat_str(named, separator=" ", ignore_nulls=True))["unread"].fill_null("")

    # WORDS

    def _traits(self, snapshot: pl.Series) -> dict[str, pl.Series]:
        sheet = self.sheet
        contract = self._unmapped_is_blank("contract_type", words.contract)
        by_person = self._unmapped_is_blank("person_type", words.contract)
        return {
            "ethnicity": self._ethnicity(),
            "sex": self._placed("sex", words.sex, FindingKind.UNREAD_TEXT, "unknown"),
            "disability": self._placed(
                "disability", words.disability_status, FindingKind.UNMAPPED_DISABILITY, "not-known"
            ),
            "staff_type": self._placed(
                "staff_type", words.staff_type, FindingKind.UNREAD_TEXT, StaffType.OTHER, "as other terms"
            ),
            "band": self._band(),
            "staff_group": sheet.mapped("staff_group", words.staff_group),
            "contract": _first_said(contract, by_person),
            "international_recruit": sheet.mapped("international_recruit", words.yes_no),
            "age_band": self._age_band(snapshot),
            "full_time": self._together(("full_time", "fte"), words.full_time, pl.String),
            "service": sheet.text("service"),
            "directorate": _first_said(sheet.text("directorate"), sheet.text("site")),
        }

    def _employed(self) -> pl.Series:
        sheet = self.sheet
        said = [sheet.mapped(name, words.is_employed, pl.Boolean) for name in ("person_type", "contract_type")]
        return said[0] & said[1] & sheet.mapped("status", words.is_in_post, pl.Boolean)

    def _ethnicity(self) -> pl.Series:
        own = _own(self.sheet.deposit.ethnicity)
        codes = self.sheet.mapped("ethnicity", lambda text: words.group(text, own))
        wanted = Unread(
            kind=FindingKind.UNMAPPED_ETHNICITY,
            name="ethnicity",
            what="ethnicity",
            rows=codes == UNMAPPED,
            suggest=lambda _: "Say what it stands for under [ethnicity] in deposit.toml.",
            out_of=self.sheet.height,
            blocks=True,
            place="ethnicity",
        )
        unread.tell(self.sheet, wanted)
        return codes

    def _band(self) -> pl.Series:
        own = _own(self.sheet.deposit.pay_scales)
        bands = self.sheet.mapped("pay_scale", lambda text: words.band(text, own))
        wanted = Unread(
            kind=FindingKind.UNMAPPED_PAY_SCALE,
            name="pay_scale",
            what="pay scale",
            rows=bands == UNMAPPED,
            suggest=lambda _: "Say which band or grade it is under [pay_scales] in deposit.toml.",
            out_of=self.sheet.height,
            names_itself=is_recognisable,
            then=(" This person has no band.", " They have no band."),
            place="pay_scales",
        )
        unread.tell(self.sheet, wanted)
        return _instead(bands, UNMAPPED, "")

    def _placed(
        self, name: str, read: Callable[[str], str], kind: FindingKind, otherwise: str, counts: str = "as not known"
    ) -> pl.Series:
        """A field by a closed list; a text that is in none is said, and is ``otherwise``, in words ``counts``."""
        codes = self.sheet.mapped(name, read)
        rows = codes == UNMAPPED
        self.sheet.tell(
            kind,
            f"'{self.sheet.header(name)}' is in no list on {how_many(int(rows.sum()), 'row')} "
            f"({lines_in_words(self.sheet.lines(rows))}), and counts {counts}.",
            people=int(rows.sum()),
        )
        return _instead(codes, UNMAPPED, otherwise)

    def _unmapped_is_blank(self, name: str, read: Callable[[str], str]) -> pl.Series:
        return _instead(self.sheet.mapped(name, read), UNMAPPED, "")

    def _age_band(self, snapshot: pl.Series) -> pl.Series:
        """The age band as it is given; else of the date of birth; else of the year, at the end of the year before."""
        said = self.sheet.mapped("age_band", words.age_band)
        born = dates.column(self.sheet, "date_of_birth", latest=self.sheet.snapshot.year)
        year = self.sheet.mapped("birth_year", _year, pl.Int64)
        known = pl.DataFrame({"said": said, "born": born, "year": year, "day": snapshot})
        at = [said or words.age_band_at(_age(*row)) for said, *row in known.iter_rows()]
        return pl.Series(at, dtype=pl.String)

    def _together(
        self, names: tuple[str, str], read: Callable[[str, str], object], dtype: type[pl.DataType]
    ) -> pl.Series:
        """Two fields read as one, each distinct pair once."""
        pairs = pl.DataFrame([self.sheet.text(name).alias(name) for name in names])
        distinct = pairs.unique()
        meaning = pl.Series("meaning", [read(*pair) for pair in distinct.iter_rows()], dtype=dtype)
        return pairs.join(distinct.hstack([meaning]), on=list(names), how="left", maintain_order="left")["meaning"]


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None


def _age(born: date | None, year: int | None, day: date | None) -> int:
    if born and day:
        return day.year - born.year - ((born.month, born.day) > (day.month, day.day))
    return day.year - 1 - year if year and day else -1


def _own(answers: Mapping[str, str]) -> dict[str, str]:
    return {plain_key(text): answer for text, answer in answers.items()}


def _instead(series: pl.Series, value: str, other: str) -> pl.Series:
    return series.replace(value, other)


def _first_said(one: pl.Series, other: pl.Series) -> pl.Series:
    frame = pl.DataFrame({"one": one, "other": other})
    return frame.select(pl.when(pl.col("one") == "").then("other").otherwise("one").alias("one"))["one"]
