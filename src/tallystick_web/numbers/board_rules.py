"""Whether a standard's figures are fit for a board: what must be there, what is missing, and what to do about it.

A gap is named; it stops nothing. What is withheld to protect people is no gap: it is said, with its reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from tallystick.definitions import Definition, Indicator, Kind, available, load
from tallystick.definitions.indicator import RecordedAs
from tallystick.disclosure.menus import CONTRACT
from tallystick.publishing.protection import withheld_in
from tallystick.publishing.words import listed
from tallystick.release.comparison import Comparison
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick.release.verdict import Extra
from tallystick.vocabulary.characteristics import grouping
from tallystick_web.numbers.board_answers import Check, Fitness, Rule

YEARS = 3
_UNKNOWN = "unknown"
_NAMED_AT_MOST = 6
_SETTINGS = ("clinical", "non-clinical")
_ABROAD = "international-recruit"


def fit_for_board(tables: Sequence[ReleasedTable]) -> Fitness:
    """Hold the rules against the tables of one standard in an approved set. Raises ValueError where there are none."""
    if len({one.standard for one in tables}) != 1:
        raise ValueError("the check is of one standard at a time")
    newest = max(tables, key=lambda one: one.year)
    asked = _Asked(newest=newest, tables=tuple(tables), definition=load(newest.standard, newest.year))
    found = (make(asked) for make in (_bands, _split, _years, _comparators, _abroad, _unknown, _reasons))
    return Fitness(
        standard=newest.standard,
        title=asked.definition.title,
        year=newest.year,
        checks=tuple(one for one in found if one is not None),
    )


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The newest table of a standard, all its tables, and what the newest year asks."""

    newest: ReleasedTable
    tables: tuple[ReleasedTable, ...]
    definition: Definition

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of the standard itself, without those this program adds."""
        return tuple(one for one in self.definition.given if not one.ours)

    def given(self, indicator: Indicator) -> tuple[Comparison[Figure], ...]:
        """The results of an indicator in the newest year."""
        return self.newest.of_indicator(indicator.id)

    def is_protected(self, indicator: Indicator) -> bool:
        """Whether an indicator is not there because it could not be protected."""
        protection = self.newest.protection
        left_out = protection.coarsened if protection is not None else ()
        return any((one.table, one.indicator, one.group) == (CONTRACT, indicator.id, "") for one in left_out)

    def of_kind(self, kind: Kind) -> Indicator | None:
        """The first indicator of a kind."""
        return next((one for one in self.indicators if one.kind is kind), None)


# THE RULES


def _bands(asked: _Asked) -> Check | None:
    indicator = asked.of_kind(Kind.REPRESENTATION)
    if indicator is None:
        return None
    if (early := _not_there(Rule.BANDS, indicator, asked)) is not None:
        return early
    there = {one.row for one in asked.given(indicator)}
    missing = [one for one in indicator.rows if not (one.is_whole or one.part_of) and one.id not in there]
    if not missing:
        return Check(rule=Rule.BANDS, is_met=True, says=f"Each band of indicator {indicator.id} has a line of its own.")
    return Check(
        rule=Rule.BANDS,
        is_met=False,
        says=f"Indicator {indicator.id} has no line of its own for {_some([one.label for one in missing])}.",
        to_do=(
            "If people of these bands were counted in another line, hand the figures in again with each band apart. If "
            "nobody works there, hand in a nought, so that a reader can tell."
        ),
    )


def _split(asked: _Asked) -> Check | None:
    indicator = asked.of_kind(Kind.REPRESENTATION)
    if indicator is None or not _settings(indicator.row_ids):
        return None
    if (early := _not_there(Rule.CLINICAL_SPLIT, indicator, asked)) is not None:
        return early
    missing = [
        one for one in _settings(indicator.row_ids) if one not in _settings(r.row for r in asked.given(indicator))
    ]
    if not missing:
        says = f"Indicator {indicator.id} counts clinical and non-clinical staff apart."
        return Check(rule=Rule.CLINICAL_SPLIT, is_met=True, says=says)
    return Check(
        rule=Rule.CLINICAL_SPLIT,
        is_met=False,
        says=f"Indicator {indicator.id} has no bands of {listed([f'{one} staff' for one in missing])}.",
        to_do="Hand the figures in again with clinical and non-clinical staff on lines of their own.",
    )


def _settings(rows: Iterable[str]) -> list[str]:
    found = {row.split("/")[0] for row in rows}
    return [one for one in _SETTINGS if one in found]


def _years(asked: _Asked) -> Check:
    wanted = [asked.newest.year - back for back in range(YEARS)]
    there = {one.year for one in asked.tables}
    missing = sorted(year for year in wanted if year not in there)
    if missing:
        return Check(
            rule=Rule.YEARS,
            is_met=False,
            says=f"Figures of {listed(list(map(str, missing)))} are not there, so three years cannot be compared.",
            to_do=_about_years(asked.newest.standard, missing),
        )
    lacking = [one.id for one in asked.indicators if asked.given(one) and not _is_in_each(one, wanted, asked)]
    if lacking:
        return Check(
            rule=Rule.YEARS,
            is_met=False,
            says=f"{_indicators(lacking)} not in each of the three years from {wanted[-1]} to {wanted[0]}.",
            to_do="Hand in what is missing of those years, or say to the board that these figures have no trend yet.",
        )
    return Check(rule=Rule.YEARS, is_met=True, says=f"The years {wanted[-1]} to {wanted[0]} stand side by side.")


def _about_years(standard: str, missing: Sequence[int]) -> str:
    """What to do about years that are not there: there must be a definition to read their figures by."""
    if any(f"{standard}/{year}" not in available() for year in missing):
        return (
            "Set the figures of those years beside these in the paper, as they were published. They cannot be handed "
            "in here, because it is not known how each of them was counted."
        )
    return (
        "Hand in the figures of those years as they were published. If there were none, say so to the board: a trend "
        "can be told once there are three years."
    )


def _is_in_each(indicator: Indicator, years: Iterable[int], asked: _Asked) -> bool:
    """Whether an indicator is in each of these years in which its standard asked it, or is withheld there."""
    for table in (one for one in asked.tables if one.year in years):
        definition = load(table.standard, table.year)
        is_asked = any(one.id == indicator.id for one in definition.given)
        at = _Asked(newest=table, tables=(table,), definition=definition)
        if is_asked and not table.of_indicator(indicator.id) and not at.is_protected(indicator):
            return False
    return True


def _comparators(asked: _Asked) -> Check:
    national = {one.indicator: one.year for one in asked.newest.comparators}
    given = [one for one in asked.indicators if asked.given(one)]
    missing = [one.id for one in given if one.id not in national]
    if not given:
        return Check(rule=Rule.COMPARATOR, is_met=False, says="There are no figures to compare.", to_do="Hand them in.")
    if not missing:
        years = sorted({national[one.id] for one in given})
        return Check(
            rule=Rule.COMPARATOR,
            is_met=True,
            says=f"Each indicator has a national figure beside it, of {listed([str(one) for one in years])}.",
        )
    return Check(
        rule=Rule.COMPARATOR,
        is_met=False,
        says=(
            "No indicator has a national figure of the same kind beside it."
            if len(missing) == len(given)
            else f"{_indicators(missing)} without a national figure of the same kind."
        ),
        to_do=(
            "Name one with its year and source in the paper, or say that there is none. A national figure is for "
            "orientation: it is no target."
        ),
    )


def _abroad(asked: _Asked) -> Check | None:
    indicator = next((one for one in asked.indicators if one.recorded_as is RecordedAs.APPOINTED), None)
    if indicator is None:
        return None
    if (early := _not_there(Rule.INTERNATIONAL_RECRUITS, indicator, asked)) is not None:
        return early
    beside = any(one.kind is Extra.WITHOUT_INTERNATIONAL_RECRUITS for r in asked.given(indicator) for one in r.also)
    by = {one.by for one in asked.newest.funnel} | {one.by for one in asked.newest.parts_of(indicator.id)}
    if beside or _ABROAD in by:
        says = f"Indicator {indicator.id} is also worked out without people recruited abroad."
        return Check(rule=Rule.INTERNATIONAL_RECRUITS, is_met=True, says=says)
    return Check(
        rule=Rule.INTERNATIONAL_RECRUITS,
        is_met=False,
        says=(
            f"Indicator {indicator.id} counts people recruited abroad with everybody else. Recruiting many at once can "
            "move this figure a great deal."
        ),
        to_do=(
            "This cannot be shown from counts, and applications cannot be handed in here yet. Whoever runs Tallystick "
            "for you can count them from the recruitment system, with people recruited abroad marked, with the command "
            "tallystick wres. Until then say in the paper how many were recruited abroad."
        ),
    )


def _unknown(asked: _Asked) -> Check:
    of_whole = [
        one
        for indicator in asked.indicators
        if indicator.kind is Kind.REPRESENTATION
        for one in asked.given(indicator)
        if one.row == indicator.whole and one.group == _UNKNOWN
    ]
    share = next((one.value for one in of_whole if one.value is not None), None)
    what = grouping(asked.definition.grouping).characteristic
    if isinstance(share, Shown):
        return Check(rule=Rule.UNKNOWN, is_met=True, says=f"Of {share.text}% of the workforce, {what} is not known.")
    if isinstance(share, Hidden):
        return Check(rule=Rule.UNKNOWN, is_met=True, says=f"Of how many people {what} is not known is {share.reason}.")
    return Check(
        rule=Rule.UNKNOWN,
        is_met=False,
        says=f"Nothing says of how many people {what} is not known.",
        to_do="Hand in the people of unknown group on their own, line by line. They belong in the whole of each share.",
    )


def _reasons(asked: _Asked) -> Check:
    silent = [one.id for one in asked.indicators if not asked.given(one) and not asked.is_protected(one)]
    if silent:
        return Check(
            rule=Rule.REASONS,
            is_met=False,
            says=f"{_indicators(silent)} not there, and nothing says why: no figures were handed in.",
            to_do="Hand them in, or say in the paper why there are none.",
        )
    hidden = sum(1 for result in asked.newest.results for _ in _hidden_in(result))
    said = withheld_in(asked.newest)
    if said is None or not (hidden or said.left_out):
        return Check(rule=Rule.REASONS, is_met=True, says="Nothing is withheld.")
    return Check(
        rule=Rule.REASONS,
        is_met=True,
        says=f"What is not shown is withheld to protect people. {said.how_much}",
    )


# WHAT THEY SHARE


def _not_there(rule: Rule, indicator: Indicator, asked: _Asked) -> Check | None:
    """The answer for an indicator without any results: withheld whole, or not handed in."""
    if asked.given(indicator):
        return None
    if asked.is_protected(indicator):
        return Check(rule=rule, is_met=True, says=f"Indicator {indicator.id} is withheld whole to protect people.")
    return Check(
        rule=rule,
        is_met=False,
        says=f"There are no figures of indicator {indicator.id}, {_lowered(indicator.title)}.",
        to_do="Hand them in.",
    )


def _hidden_in(value: object) -> Iterator[Hidden]:
    """Every withheld number in a result, wherever it stands."""
    if isinstance(value, Hidden):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _hidden_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _hidden_in(getattr(value, field.name))


def _indicators(ids: Sequence[str]) -> str:
    """``Indicator 7 is`` or ``Indicators 7 and 8 are``, for a sentence to go on from."""
    return f"Indicator {ids[0]} is" if len(ids) == 1 else f"Indicators {listed(list(ids))} are"


def _some(labels: Sequence[str]) -> str:
    """The first labels, and how many more there are."""
    if len(labels) <= _NAMED_AT_MOST:
        named, last = [_lowered(one) for one in labels], ""
    else:
        named = [_lowered(one) for one in labels[:_NAMED_AT_MOST]]
        last = f"{len(labels) - _NAMED_AT_MOST} more"
    if any("," in one for one in named):
        *before, last = [*named, last] if last else named
        return f"{'; '.join(before)}; and {last}" if before else last
    return f"{', '.join(named)} and {last}" if last else listed(named)


def _lowered(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"
