"""Returns, made of what was counted: one for each organisation, with all that records say beyond it."""

from collections.abc import Iterator

import polars as pl

from tallystick.definitions import Definition
from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.applications import STAGES
from tallystick.engine.counting import Counted
from tallystick.engine.oversized import oversized
from tallystick.engine.survey import percent
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By, Detail, FunnelLine, VacancySums, Variant, VariantKind
from tallystick.vocabulary import characteristics

_Line = tuple[str, str, str, str]  # indicator, row, by, stratum
_Counts = dict[str, tuple[int, int | None]]  # by group


def returns_of(counted: Counted, definition: Definition) -> tuple[Return, ...]:
    """One return for each organisation that anything was counted of, in the order of their names."""
    divided = oversized(counted.cube, definition)
    cubes, surveys = _by_organisation(divided.cube), _by_organisation(counted.survey)
    return tuple(
        _Returned(counted, definition, one, divided.out).made(cubes.get(one), surveys.get(one))
        for one in sorted({*cubes, *surveys})
    )


def _by_organisation(frame: pl.DataFrame) -> dict[str, pl.DataFrame]:
    return {str(key[0]): rows for key, rows in frame.partition_by("organisation", as_dict=True).items()}


class _Returned:
    """The return of one organisation while it is made."""

    def __init__(self, counted: Counted, definition: Definition, organisation: str, out: pl.DataFrame) -> None:
        self.counted = counted
        self.definition = definition
        self.organisation = organisation
        self.out = {line: set(groups) for line, groups in _lines(_only(out, organisation)).items()}
        self.groups = [group.code for group in characteristics.grouping(definition.grouping).groups]

    def made(self, cube: pl.DataFrame | None, survey: pl.DataFrame | None) -> Return:
        lines = _lines(cube)
        return Return(
            organisation=self.organisation,
            standard=self.definition.standard,
            year=self.definition.year,
            definition_id=self.definition.id,
            tallies=(*self._tallies(lines), *self._survey(survey)),
            detail=Detail(
                variants=tuple(self._variants()),
                breakdowns=tuple(self._breakdowns(lines)),
                funnel=tuple(self._funnel()),
            ),
        )

    def _tallies(self, lines: dict[_Line, _Counts]) -> Iterator[Tally]:
        """Every row of every indicator that was counted; a group or a row with nobody in it is nought."""
        for indicator in self.definition.indicators:
            if not any(line[0] == indicator.id for line in lines):
                continue
            for row in indicator.row_ids or ("",):
                found = lines.get((indicator.id, row, "", ""))
                if found is None and indicator.recorded_as is RecordedAs.IN_POST:
                    found = {}
                if found is not None:
                    yield from self._line((indicator.id, row, "", ""), found)

    def _line(self, line: _Line, found: _Counts) -> tuple[Tally, ...]:
        """A tally for every group: nought where nobody was found, none where its counts cannot be divided."""
        row, indicator = line[1], self.definition.indicator(line[0])
        years = indicator.row(row).years
        nobody = (0, None if indicator.kind.counts_heads else 0)
        groups = [group for group in self.groups if group not in self.out.get(line, ())]
        wanted = [(group, *found.get(group, nobody)) for group in groups]
        return tuple(
            Tally(indicator=indicator.id, row=row, group=group, happened=happened, people=people, years=years)
            for group, happened, people in wanted
        )

    def _survey(self, survey: pl.DataFrame | None) -> Iterator[Tally]:
        for line in [] if survey is None else survey.iter_rows(named=True):
            figures = {name: line[name] for name in ("indicator", "group", "happened", "people")}
            yield Tally(row="", percent=percent(line["percent"]), **figures)

    def _breakdowns(self, lines: dict[_Line, _Counts]) -> Iterator[Breakdown]:
        named = {(line[0], line[1], line[2]) for line in lines if line[3]}
        for line, found in lines.items():
            indicator, row, by, stratum = line
            # A part without a name says nothing where no part has one.
            if by and (indicator, row, by) in named:
                tallies = self._line(line, found)
                yield Breakdown(indicator=indicator, row=row, by=By(by), stratum=stratum, tallies=tallies)

    def _variants(self) -> Iterator[Variant]:
        for kind, cube in self.counted.variants.items():
            for line, found in _lines(_only(cube, self.organisation)).items():
                indicator, row, _, _ = line
                sums = tuple(self._vacancies(indicator)) if kind is VariantKind.STRATIFIED else ()
                yield Variant(kind=kind, indicator=indicator, row=row, tallies=self._line(line, found), vacancies=sums)

    def _vacancies(self, indicator_id: str) -> Iterator[VacancySums]:
        there = _only(self.counted.vacancies, self.organisation).filter(pl.col("indicator") == indicator_id)
        for sums in there.drop("organisation", "indicator").iter_rows(named=True):
            yield VacancySums(**sums)

    def _funnel(self) -> Iterator[FunnelLine]:
        there = _only(self.counted.funnel, self.organisation)
        named = set(there.filter(pl.col("stratum") != "")["by"])
        for line in there.filter((pl.col("by") == "") | pl.col("by").is_in(named)).iter_rows(named=True):
            applied, shortlisted, interviewed, offered, appointed = (line[stage] for stage in STAGES)
            yield FunnelLine(
                by=By(line["by"]) if line["by"] else None,
                stratum=line["stratum"],
                group=line["group"],
                reached=(applied, shortlisted, interviewed, offered, appointed),
            )


def _only(frame: pl.DataFrame, organisation: str) -> pl.DataFrame:
    return frame.filter(pl.col("organisation") == organisation)


def _lines(cube: pl.DataFrame | None) -> dict[_Line, _Counts]:
    lines: dict[_Line, _Counts] = {}
    for _, indicator, row, group, by, stratum, happened, people in [] if cube is None else cube.iter_rows():
        lines.setdefault((indicator, row, by, stratum), {})[group] = (happened, people)
    return lines
