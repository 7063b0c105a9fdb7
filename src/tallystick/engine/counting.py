"""Counts every indicator of a definition from the frames that records end in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import narwhals.stable.v2 as nw
import polars as pl
from narwhals.stable.v2.typing import IntoFrame

from tallystick.definitions import Definition, Indicator
from tallystick.definitions.choices import Choices
from tallystick.engine import applications, board, survey
from tallystick.engine.asked import RECORDS_OF, Asked
from tallystick.engine.cases import entered
from tallystick.engine.cube import cubes, staff_heads, to_group
from tallystick.engine.events import event_cube
from tallystick.engine.in_post import in_post, whole
from tallystick.engine.lazily import EXCLUDED, Lazy, all_left_out, collected, counted, left_out, opened, total
from tallystick.engine.learning import took_part
from tallystick.engine.not_made import NotMade
from tallystick.engine.oversized import oversized
from tallystick.engine.places import Placed, placed
from tallystick.engine.population import Population, collapses, population
from tallystick.engine.reasons import Collapse, Reason, Said
from tallystick.records.frames import RecordKind, Silent
from tallystick.tallies.detail import VariantKind
from tallystick.vocabulary.periods import Snapshot


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Everything that was counted, and where the rows stand that were not.

    ``cube`` is what the definition asks, ``variants`` the same counted otherwise; both have the columns of CUBE.
    ``excluded`` names each row that is not counted by ``file``, ``line`` and ``kind``, with its one ``reason``.
    """

    definition: Definition
    cube: pl.DataFrame = field(repr=False)
    variants: Mapping[VariantKind, pl.DataFrame] = field(repr=False)
    vacancies: pl.DataFrame = field(repr=False)
    funnel: pl.DataFrame = field(repr=False)
    survey: pl.DataFrame = field(repr=False)
    excluded: pl.DataFrame = field(repr=False)
    collapses: Mapping[Collapse, int] = field(repr=False)
    said: tuple[Said, ...]
    placed: Placed
    not_made: tuple[NotMade, ...]
    handed_in: frozenset[RecordKind]

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of how rows were counted, in sentences."""
        applied = (one.sentence for one in self.said)
        return (*applied, *self.placed.sentences, *(one.sentence for one in self.not_made))


def count(
    definition: Definition,
    frames: Mapping[RecordKind, IntoFrame],
    choices: Choices,
    *,
    snapshot: Snapshot,
    silent: Silent = frozenset(),
) -> Counted:
    """Count what ``definition`` asks from ``frames``, which may hold many organisations and live on any engine.

    The frames have the columns of records/frames.py. A kind that was not handed in is absent from ``frames``; what
    the files of a kind never say is in ``silent``, as in Records.
    """
    asked = Asked(definition, choices, snapshot, silent)
    opened_frames = {RecordKind(kind): opened(frame, RecordKind(kind)) for kind, frame in frames.items()}
    return _Count(asked, placed(opened_frames)).finished()


class _Count:
    """A count while it is made: each kind of record adds what it holds."""

    def __init__(self, asked: Asked, placed: Placed) -> None:
        self.asked = asked
        self.placed = placed
        self.frames = frames = placed.frames
        self.cubes: list[pl.DataFrame] = []
        self.excluded: list[pl.DataFrame] = [pl.DataFrame(schema=EXCLUDED)]
        self.said: list[Said] = []
        self.not_made: dict[RecordKind, list[str]] = {}
        self.variants: Mapping[VariantKind, pl.DataFrame] = {}
        self.vacancies = pl.DataFrame(schema=applications.VACANCIES)
        self.funnel = pl.DataFrame(schema=applications.FUNNEL)
        self.survey = pl.DataFrame(schema=survey.RESULTS)
        staff = None if asked.silent_source(RecordKind.STAFF) else frames.get(RecordKind.STAFF)
        self.people = None if staff is None else population(staff, asked)
        self.workforce = None if self.people is None else to_group(self.people.workforce, asked)
        self.heads = None if self.workforce is None else staff_heads(self.workforce, asked)

    def finished(self) -> Counted:
        """Count every kind of record, and gather what was counted."""
        for kind in self.frames:
            self._count(kind)
        made = cubes(self.cubes)
        self.said += oversized(made, self.asked.definition).said
        return Counted(
            definition=self.asked.definition,
            cube=made,
            variants=MappingProxyType({kind: cubes([found]) for kind, found in self.variants.items()}),
            vacancies=self.vacancies.sort("organisation", "indicator", "size"),
            funnel=self.funnel.sort("organisation", "by", "stratum", "group"),
            survey=self.survey,
            excluded=pl.concat(self.excluded).sort("kind", "file", "line"),
            collapses=MappingProxyType({} if self.people is None else collapses(self.people)),
            said=tuple(one for one in Said if one in self.said),
            placed=self.placed,
            not_made=tuple(self._not_made()),
            handed_in=frozenset(self.frames),
        )

    def _count(self, kind: RecordKind) -> None:
        ways = [way for way, counts in RECORDS_OF.items() if counts is kind]
        indicators = self.asked.indicators(*ways)
        if not indicators and kind is not RecordKind.STAFF:
            self.excluded.append(all_left_out(self.frames[kind], kind, Reason.NO_INDICATOR))
            return
        if silent := self.asked.silent_source(kind):
            self.excluded.append(all_left_out(self.frames[kind], kind, Reason.NOT_RECORDED))
            self.not_made.setdefault(silent, []).extend(indicator.id for indicator in indicators)
            return
        counting: dict[RecordKind, Callable[[tuple[Indicator, ...]], None]] = {
            RecordKind.STAFF: self._staff,
            RecordKind.APPLICATIONS: self._applications,
            RecordKind.CASES: self._cases,
            RecordKind.LEARNING: self._learning,
            RecordKind.BOARD: self._board,
            RecordKind.SURVEY: self._survey,
        }
        counting[kind](indicators)

    def _staff(self, indicators: tuple[Indicator, ...]) -> None:
        people, workforce, heads = self._with_staff()
        self.excluded.append(people.excluded)
        self.said += people.said
        self.cubes += [in_post(indicator, workforce, heads, self.asked) for indicator in indicators]

    def _with_staff(self) -> tuple[Population, Lazy, pl.DataFrame]:
        if self.people is None or self.workforce is None or self.heads is None:
            raise ValueError("this counts people of the staff list, and there is none")
        return self.people, self.workforce, self.heads

    def _applications(self, indicators: tuple[Indicator, ...]) -> None:
        (indicator,) = indicators
        rows = applications.reached(self.frames[RecordKind.APPLICATIONS], self.asked)
        self.excluded.append(left_out(rows, RecordKind.APPLICATIONS))
        self.cubes.append(applications.appointed(indicator, rows, self.asked))
        self.variants = applications.variants(indicator, rows, self.asked)
        self.vacancies = applications.vacancy_sums(indicator, rows, self.asked)
        self.funnel = applications.funnel(rows, self.asked)
        self._say(
            rows, {Said.UNDATED_APPLICATION: nw.col("undated"), Said.APPOINTED_NOT_SHORTLISTED: nw.col("unlisted")}
        )

    def _cases(self, indicators: tuple[Indicator, ...]) -> None:
        (indicator,) = indicators
        self._events(indicator, RecordKind.CASES)

    def _learning(self, indicators: tuple[Indicator, ...]) -> None:
        (indicator,) = indicators
        self._events(indicator, RecordKind.LEARNING)

    def _events(self, indicator: Indicator, kind: RecordKind) -> None:
        if self.people is None:
            self.excluded.append(all_left_out(self.frames[kind], kind, Reason.NO_STAFF_LIST))
            return
        people, _, heads = self._with_staff()
        if kind is RecordKind.CASES:
            rows = entered(indicator, self.frames[kind], people, self.asked)
            self._say(rows, {Said.CASE_OF_NO_EMPLOYEE: ~nw.col("employed")})
            self._say(rows, {Said.CASE_WITHOUT_PERSON: nw.col("person") == ""})
        else:
            rows = took_part(self.frames[kind], people, self.asked)
        self.excluded.append(left_out(rows, kind))
        self.cubes.append(event_cube(indicator, rows, heads, self.asked))

    def _board(self, indicators: tuple[Indicator, ...]) -> None:
        (indicator,) = indicators
        rows = board.filled(self.frames[RecordKind.BOARD], self.asked)
        self.excluded.append(left_out(rows, RecordKind.BOARD))
        self.cubes.append(board.seats(indicator, rows, self.asked))
        if self.heads is not None:
            self.cubes.append(whole(indicator, self.heads))
        self._say(rows, {Said.SEAT_OF_NO_KIND: nw.col("voting").is_null() | nw.col("executive").is_null()})

    def _survey(self, _: tuple[Indicator, ...]) -> None:
        placed = survey.results(self.frames[RecordKind.SURVEY], self.asked)
        self.survey = placed.results
        self.excluded.append(placed.excluded)

    def _not_made(self) -> Iterator[NotMade]:
        asked = self.asked
        for source, indicators in self.not_made.items():
            in_order = tuple(one.id for one in asked.definition.indicators if one.id in indicators)
            if in_order:
                yield NotMade(asked.definition, source, asked.characteristic, in_order)

    def _say(self, rows: Lazy, conditions: Mapping[Said, nw.Expr]) -> None:
        """Say the rules that were applied to a row that is counted."""
        asked = {str(said): total(nw.when(applies).then(1).otherwise(0)) for said, applies in conditions.items()}
        found = collected(counted(rows).select(**asked), dict.fromkeys(asked, pl.Int64))
        self.said += [said for said in conditions if found[str(said)].sum()]
