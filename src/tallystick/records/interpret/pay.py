"""The row of indicator 1: how high a job is, from its pay scale, and which block it is in, from what people do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from tallystick.records.findings import FindingKind, agreeing, how_many
from tallystick.records.frames import UNMAPPED
from tallystick.records.interpret import unread
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.recognisable import is_recognisable
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.records.interpret.unread import Unread, close_to
from tallystick.vocabulary import pay_scales
from tallystick.vocabulary.bands import Band, MedicalGrade, Setting
from tallystick.vocabulary.pay_scales import Outside, Placed, WhyUnplaced
from tallystick.vocabulary.settings import read_staff_group, setting_of_occupation
from tallystick.vocabulary.staff_groups import Undecided
from tallystick.vocabulary.words import plain

_BY_WHAT = ("job_role", "staff_group", "occupation_code")


@dataclass(frozen=True)
class Rows:
    """The rows of indicator 1 of a staff list. ``row`` and ``within`` stand in the frame."""

    sheet: Sheet = field(repr=False)

    @cached_property
    def row(self) -> pl.Series:
        """The row of each job, UNMAPPED, or "" outside the indicator."""
        return self._placed["row"]

    @cached_property
    def within(self) -> pl.Series:
        """The row that holds the same people a second time, or ""."""
        return self._placed["within"]

    @cached_property
    def level(self) -> pl.Series:
        """The band or grade of each job, "outside" or UNMAPPED."""
        return mapped(self.sheet.text("pay_scale"), lambda text: _level(self._scales[text]))

    @cached_property
    def _scales(self) -> Mapping[str, Placed | WhyUnplaced]:
        own = {plain_key(key): pay_scales.mapped(tail) for key, tail in self.sheet.deposit.pay_scales.items()}
        return {text: own.get(plain_key(text)) or pay_scales.read(text) for text in self._distinct("pay_scale")}

    @cached_property
    def _placed(self) -> pl.DataFrame:
        """Each distinct combination of texts is placed once, and joined back."""
        fields = ["pay_scale", *_BY_WHAT]
        texts = pl.DataFrame([self.sheet.text(name).alias(name) for name in fields])
        distinct = texts.unique()
        found = [self._place(*each) for each in distinct.iter_rows()]
        columns = ("row", "within", "differs", "medical_band", "unconfirmed")
        types = (pl.String, pl.String, pl.Boolean, pl.Boolean, pl.Boolean)
        placed = pl.DataFrame(found, schema=dict(zip(columns, types, strict=True)), orient="row")
        return texts.join(distinct.hstack(placed), on=fields, how="left", maintain_order="left")

    def _place(self, scale: str, role: str, group: str, occupation: str) -> tuple[str, str, bool, bool, bool]:
        placed = self._scales[scale]
        setting, differs = self._setting(role, group, occupation)
        if isinstance(placed, WhyUnplaced) and setting is Setting.MEDICAL:
            placed = _by_role(role, placed)
        if isinstance(placed, WhyUnplaced):
            return UNMAPPED, "", differs, False, False
        setting = placed.setting or setting
        row = _row(placed, setting)
        within = f"{Setting.MEDICAL}/{second}" if (second := _second(placed, role)) and row != UNMAPPED else ""
        on_band = setting is Setting.MEDICAL and isinstance(placed.level, Band)
        return row, within, differs, on_band, not placed.confirmed

    def _setting(self, role: str, group: str, occupation: str) -> tuple[Setting | None, bool]:
        """The block, and whether staff group and occupation code differ about it."""
        for field_name, text in (("job_role", role), ("occupation_code", occupation), ("staff_group", group)):
            if found := self._own[field_name][text]:
                return found, False
        first, second = self._by_group[group], self._by_occupation[occupation]
        return first or second, bool(first and second and first is not second)

    @cached_property
    def _own(self) -> Mapping[str, Mapping[str, Setting | None]]:
        own = {plain_key(key): Setting(block) for key, block in self.sheet.deposit.settings.items()}
        return {name: {text: own.get(plain_key(text)) for text in self._distinct(name)} for name in _BY_WHAT}

    @cached_property
    def _by_group(self) -> Mapping[str, Setting | None]:
        groups = {text: read_staff_group(text) for text in self._distinct("staff_group")}
        return {text: _decided(group.setting if group else None) for text, group in groups.items()}

    @cached_property
    def _by_occupation(self) -> Mapping[str, Setting | None]:
        return {text: _decided(setting_of_occupation(text)) for text in self._distinct("occupation_code")}

    def _distinct(self, name: str) -> list[str]:
        return [str(text) for text in self.sheet.text(name).unique().to_list()]

    def tell(self, counts: pl.Series, out_of: int) -> None:
        """Say what could not be placed, and what was placed by a rule that people should know."""
        unmapped = counts & (self.row == UNMAPPED)
        no_level = unmapped & (self.level == UNMAPPED)
        wanted = Unread(
            kind=FindingKind.UNMAPPED_PAY_SCALE,
            name="pay_scale",
            what="pay scale",
            rows=no_level,
            suggest=_suggest,
            out_of=out_of,
            blocks=True,
            names_itself=is_recognisable,
            place="pay_scales",
        )
        unread.tell(self.sheet, wanted)
        self._tell_setting(unmapped & ~no_level, out_of)
        for column, kind, sentence, suggestion in _SAID:
            people = self.sheet.heads(counts & self._placed[column])
            said = sentence.format(people=how_many(people, "person", "people"), are=agreeing(people, "is", "are"))
            self.sheet.tell(kind, said, people=people, out_of=out_of, suggestion=suggestion)

    def _tell_setting(self, rows: pl.Series, out_of: int) -> None:
        name = next((each for each in ("staff_group", "occupation_code", "job_role") if self.sheet.has(each)), "")
        what = name.replace("_", " ") or "staff group"
        wanted = Unread(
            kind=FindingKind.UNMAPPED_SETTING,
            name=name or "staff_group",
            what=what,
            rows=rows,
            suggest=lambda _text: (
                "Say whether it is clinical, non-clinical or medical under [settings] in deposit.toml; a job role or "
                "an occupation code may stand there too, and goes before the staff group."
            ),
            out_of=out_of,
            blocks=True,
            names_itself=is_recognisable,
            then=(
                " Nothing else says whether this person is clinical.",
                " Nothing else says whether they are clinical.",
            ),
            place="settings",
        )
        unread.tell(self.sheet, wanted)


_NOTHING_ELSE = " Nothing else says whether"
_SAID = (
    (
        "differs",
        FindingKind.SETTINGS_DIFFER,
        (
            "the staff group and the occupation code of {people} point to different blocks of indicator 1; the staff "
            "group decided."
        ),
        "Correct the one that is wrong, or say which block under [settings] in deposit.toml.",
    ),
    (
        "medical_band",
        FindingKind.SETTINGS_DIFFER,
        (
            "{people} in the medical and dental staff group {are} paid on a band rather than a medical grade, and "
            "{are} counted as clinical on that band."
        ),
        "Look at their staff group.",
    ),
    (
        "unconfirmed",
        FindingKind.UNCONFIRMED_PLACE,
        (
            "the level of {people} was placed by usual practice that no original has confirmed (apprentices, grades of "
            "locally employed doctors, codes without words)."
        ),
        "Where that is wrong, say otherwise under [pay_scales] in deposit.toml.",
    ),
)


def _decided(setting: Setting | Undecided | None) -> Setting | None:
    return setting if isinstance(setting, Setting) else None


def _by_role(role: str, otherwise: WhyUnplaced) -> Placed | WhyUnplaced:
    """A doctor's job role says the level where the pay scale does not."""
    found = pay_scales.read(role)
    return found if isinstance(found, Placed) and isinstance(found.level, MedicalGrade) else otherwise


def _row(placed: Placed, setting: Setting | None) -> str:
    if placed.level is Outside.OUTSIDE:
        return ""
    if isinstance(placed.level, MedicalGrade):
        return f"{Setting.MEDICAL}/{placed.level}"
    if setting is None:
        return UNMAPPED
    # A band is never a medical row: a medical director on a very senior manager's contract counts there.
    return f"{Setting.CLINICAL if setting is Setting.MEDICAL else setting}/{placed.level}"


def _second(placed: Placed, role: str) -> MedicalGrade | None:
    if placed.within:
        return placed.within
    senior = placed.level is MedicalGrade.CONSULTANT and pay_scales.is_senior_medical_role(role)
    return MedicalGrade.SENIOR_MEDICAL_MANAGER if senior else None


def _level(placed: Placed | WhyUnplaced) -> str:
    return UNMAPPED if isinstance(placed, WhyUnplaced) else str(placed.level)


def _suggest(text: str) -> str:
    known = pay_scales.known_texts()
    label = close_to(plain(text), known)
    likely = f" It looks like '{known[label].label}'." if label else ""
    return f"Say which band or grade it is under [pay_scales] in deposit.toml, or that it is outside.{likely}"
