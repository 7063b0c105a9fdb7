"""Applications: one row for each, or for many alike, and the stages they reached."""

from dataclasses import dataclass, field
from functools import cached_property

import polars as pl

from tallystick.records.findings import FindingKind, agreeing, how_many, lines_in_words
from tallystick.records.frames import APPLICATIONS, UNMAPPED
from tallystick.records.interpret import characteristics, dates, unread
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.dates import DatesDiffer, read_dates
from tallystick.records.interpret.organisations import organisations
from tallystick.records.interpret.recognisable import is_recognisable
from tallystick.records.interpret.sheet import Sheet, mapped
from tallystick.records.interpret.stages import StageCells, read_stage_cells
from tallystick.records.interpret.unread import Unread
from tallystick.records.interpret.yes_no import yes_no_unknown
from tallystick.tallies.detail import Stage
from tallystick.vocabulary import pay_scales
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import read_yes_no
from tallystick.vocabulary.ethnicity import Unknown
from tallystick.vocabulary.events import read_stage
from tallystick.vocabulary.pay_scales import Outside, WhyUnplaced

_WHO = ("application", "applications")
_NO_FURTHER = (" It counts as applied and no further.", " They count as applied and no further.")


@dataclass(frozen=True)
class Applications:
    """An extract of applications being read."""

    sheet: Sheet = field(repr=False)

    def frame(self) -> pl.DataFrame:
        """The typed frame; what was found on the way is noted."""
        sheet = self.sheet
        everybody = sheet.same(True, pl.Boolean)
        ethnicity = characteristics.ethnicity(sheet, who=_WHO, blank=Unknown.NOT_KNOWN)
        characteristics.one_value(sheet, ethnicity, everybody)
        characteristics.unknown_share(sheet, ethnicity, everybody, _WHO)
        self._tell_missing()
        return pl.DataFrame(
            {
                **sheet.where_columns(organisations(sheet)),
                "vacancy": sheet.text("vacancy"),
                "person": sheet.person,
                "ethnicity": ethnicity,
                "disability": characteristics.disability(sheet, who=_WHO, blank=Disability.NOT_KNOWN),
                "band": self._band(),
                "directorate": sheet.text("directorate"),
                "international_recruit": yes_no_unknown(sheet, "international_recruit"),
                "closed": self._closed(),
                "appointed_on": self._appointed_on(),
                **self._stages(),
            },
            schema=APPLICATIONS,
        )

    # STAGES

    @cached_property
    def _cells(self) -> dict[Stage, StageCells]:
        latest = self.sheet.snapshot.year + 30
        there = [stage for stage in Stage if self.sheet.has(stage)]
        return {s: read_stage_cells(s, self.sheet.text(s).unique().to_list(), latest=latest) for s in there}

    @property
    def _are_counts(self) -> bool:
        return any(cells.are_counts for cells in self._cells.values())

    def _stages(self) -> dict[str, pl.Series]:
        """The number of applications that reached each stage, filled upwards: who was appointed was shortlisted."""
        given = pl.DataFrame([self._given(stage).alias(stage) for stage in Stage])
        taken = self._without_withdrawn(given)
        reversed_stages = list(reversed(Stage))
        filled = taken.select(
            pl.max_horizontal(pl.col(reversed_stages[: place + 1])).alias(stage)
            for place, stage in enumerate(reversed_stages)
        )
        self._tell_filled(taken, filled)
        self._tell_unread()
        return {stage: filled[stage] for stage in Stage}

    def _given(self, stage: Stage) -> pl.Series:
        cells = self._cells.get(stage)
        given = mapped(self.sheet.text(stage), cells.reached.__getitem__, pl.Int64) if cells else self._none
        if stage is Stage.APPLIED and not self._are_counts:
            # A row is an application, whatever its cell says.
            given = given.clip(lower_bound=1)
        if not self.sheet.has("status"):
            return given
        order = list(Stage)
        by_status = self.sheet.mapped("status", lambda text: _reached(text) >= order.index(stage), pl.Boolean)
        return pl.DataFrame({"a": given, "b": by_status.cast(pl.Int64)}).select(m=pl.max_horizontal("a", "b"))["m"]

    @property
    def _none(self) -> pl.Series:
        return self.sheet.same(0, pl.Int64)

    @cached_property
    def _withdrew(self) -> pl.Series:
        by_status = self.sheet.mapped("status", _withdrew, pl.Boolean)
        if not self.sheet.has("withdrawn"):
            return by_status
        return by_status | self.sheet.mapped("withdrawn", _is_marked, pl.Boolean)

    def _without_withdrawn(self, given: pl.DataFrame) -> pl.DataFrame:
        """Whoever withdrew was not appointed. A number of withdrawals names no stage, so it is not used."""
        if self._are_counts:
            return given
        not_taken = self._withdrew & (given[Stage.APPOINTED] > 0)
        self._tell_not_taken(int(not_taken.sum()))
        # Somebody who was appointed and then withdrew had been offered the post.
        return given.with_columns(
            pl.when(not_taken).then(pl.lit(0)).otherwise(Stage.APPOINTED).alias(Stage.APPOINTED),
            pl.when(not_taken).then(pl.lit(1)).otherwise(Stage.OFFERED).alias(Stage.OFFERED),
        )

    def _tell_not_taken(self, number: int) -> None:
        self.sheet.tell(
            FindingKind.NOT_TAKEN_UP,
            f"{how_many(number, *_WHO)} marked as appointed and as withdrawn {'counts' if number == 1 else 'count'} "
            "as offered and not appointed.",
            people=number,
        )

    def _tell_filled(self, taken: pl.DataFrame, filled: pl.DataFrame) -> None:
        for stage in Stage:
            rows = taken[stage] < filled[stage]
            if (stage in self._cells or self.sheet.has("status")) and rows.any():
                number = int((filled[stage] - taken[stage]).sum())
                self.sheet.tell(
                    FindingKind.STAGES_FILLED,
                    f"{how_many(number, *_WHO)} reached a later stage without being marked as {stage}, and "
                    f"{'counts' if number == 1 else 'count'} as {stage} ({lines_in_words(self.sheet.lines(rows))}).",
                    people=number,
                    out_of=int(filled[stage].sum()),
                    suggestion="If whole campaigns do not record it, the rate of this stage is too high for them.",
                )

    def _tell_unread(self) -> None:
        for stage, cells in self._cells.items():
            rows = self.sheet.text(stage).is_in(list(cells.unread))
            number = int(rows.sum())
            self.sheet.tell(
                FindingKind.UNREAD_TEXT,
                f"'{self.sheet.header(stage)}' could not be read for {how_many(number, *_WHO)}, which "
                f"{agreeing(number, 'counts', 'count')} as not {stage} ({lines_in_words(self.sheet.lines(rows))}).",
                people=number,
                suggestion="Use yes and no, dates, or numbers.",
            )
        rows = self.sheet.mapped("status", lambda text: bool(text) and read_stage(text) is None, pl.Boolean)
        wanted = Unread(
            kind=FindingKind.UNREAD_TEXT,
            name="status",
            what="status",
            rows=rows,
            suggest=lambda _text: f"Write the furthest stage reached: {', '.join(Stage)} or withdrawn.",
            who=_WHO,
            out_of=self.sheet.height,
            blocks=True,
            then=_NO_FURTHER if not self._cells else ("", ""),
        )
        unread.tell(self.sheet, wanted)

    def _tell_missing(self) -> None:
        if self.sheet.has("status"):
            return
        for stage in (Stage.SHORTLISTED, Stage.APPOINTED):
            if stage not in self._cells:
                self.sheet.tell(
                    FindingKind.STAGE_MISSING,
                    f"no column says who was {stage}.",
                    people=self.sheet.height,
                    blocks=True,
                    suggestion="Ask for the extract with this stage, or name its column in deposit.toml.",
                )

    # OTHER COLUMNS

    def _band(self) -> pl.Series:
        own = {plain_key(key): tail for key, tail in self.sheet.deposit.pay_scales.items()}

        def band(text: str) -> str:
            tail = own.get(plain_key(text))
            found = pay_scales.mapped(tail) if tail else pay_scales.read(text)
            if isinstance(found, WhyUnplaced):
                return "" if found is WhyUnplaced.BLANK else UNMAPPED
            return "" if isinstance(found.level, Outside) else str(found.level)

        bands = self.sheet.mapped("band", band)
        wanted = Unread(
            kind=FindingKind.UNMAPPED_PAY_SCALE,
            name="band",
            what="band",
            rows=bands == UNMAPPED,
            suggest=lambda _text: "Say which band or grade it is under [pay_scales] in deposit.toml.",
            who=_WHO,
            out_of=self.sheet.height,
            names_itself=is_recognisable,
            then=(" Only the figures by band are without it.", " Only the figures by band are without them."),
            place="pay_scales",
        )
        unread.tell(self.sheet, wanted)
        return bands

    def _closed(self) -> pl.Series:
        closed = dates.column(self.sheet, "closed")
        undated = int(closed.is_null().sum())
        self.sheet.tell(
            FindingKind.NO_DATE,
            f"{how_many(undated, *_WHO)} {'has' if undated == 1 else 'have'} no closing date, and "
            f"{'is' if undated == 1 else 'are'} taken to be of the year.",
            people=undated,
        )
        return closed

    def _appointed_on(self) -> pl.Series:
        cells = self._cells.get(Stage.APPOINTED)
        if self.sheet.has("appointed_on") or cells is None or not cells.are_dates:
            return dates.column(self.sheet, "appointed_on")
        texts = self.sheet.text(Stage.APPOINTED)
        try:
            found = read_dates(texts.unique().to_list(), latest=self.sheet.snapshot.year + 30)
        except DatesDiffer:
            return dates.column(self.sheet, Stage.APPOINTED)
        return mapped(texts, found.meaning.__getitem__, pl.Date)


def _reached(text: str) -> int:
    found = read_stage(text)
    return list(Stage).index(Stage(found.stage)) if found else 0


def _withdrew(text: str) -> bool:
    found = read_stage(text)
    return bool(found and found.withdrew)


def _is_marked(text: str) -> bool:
    """Any mark or date of a withdrawal counts as one, but for a plain no."""
    return bool(text) and read_yes_no(text) is not False
