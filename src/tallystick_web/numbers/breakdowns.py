"""Which breakdowns of an indicator there are against those its readers could have, and how many people are unknown."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tallystick.definitions import Indicator, Kind
from tallystick.disclosure.menus import CONTRACT, MenuTable, menus
from tallystick.publishing.inside import FINER_GROUPS, by_label
from tallystick.publishing.report.lines import headline_of
from tallystick.publishing.report.series import Year
from tallystick.publishing.sentences.protected import about_counts, envelope_text, is_protected
from tallystick.publishing.words import NOT_GIVEN, counts_of, text_of
from tallystick.release.policy import Audience
from tallystick.release.protection import Coarsened
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.groups import capitalised

_UNKNOWN = "unknown"


class State(StrEnum):
    """How one breakdown of one indicator stands. Four answers that are easily mistaken for one another."""

    GIVEN = "given"
    WITHHELD = "withheld to protect people"
    NOT_COLLECTED = "not collected"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """One breakdown: what by, how it stands, and what else is to be said of it."""

    by: str
    state: State
    more: str = ""

    @property
    def says(self) -> str:
        """The state with what else is to be said, as it stands in a table."""
        return f"{self.state}: {self.more}" if self.more else str(self.state)


def breakdowns_of(indicator: Indicator, year: Year, audience: Audience) -> tuple[Breakdown, ...]:
    """Every breakdown on the menu of an audience. The desk has none, and is held against the organisation's."""
    menu = menus()[Audience.ORGANISATION if audience is Audience.INTERNAL else audience]
    return tuple(_breakdown(indicator, year, table) for table in menu.table)


def _breakdown(indicator: Indicator, year: Year, table: MenuTable) -> Breakdown:
    state, more = _state(indicator, year, table)
    together = f", {table.years} years together" if table.years > 1 else ""
    return Breakdown(by=f"{capitalised(by_label(table.by) or 'whole organisation')}{together}", state=state, more=more)


def _state(indicator: Indicator, year: Year, table: MenuTable) -> tuple[State, str]:
    left_out = {one.group for one in _left_out(indicator, year, table)}
    if not _is_asked(indicator, year, table):
        return State.NOT_ASKED, ""
    if _is_given(indicator, year, table):
        return State.GIVEN, _without(left_out)
    if left_out:
        return State.WITHHELD, ""
    if not table.ends_in(year.year):
        ends = year.year + (table.a_block_ends - year.year) % table.years
        return State.NOT_ASKED, f"next for {ends - table.years + 1} to {ends}"
    return State.NOT_COLLECTED, ""


def _without(left_out: Collection[str]) -> str:
    """What is not in a table that is given."""
    if _UNKNOWN in left_out:
        return "without people of unknown group, who are withheld to protect people"
    return "the whole alone; its rows are withheld to protect people" if left_out else ""


def _left_out(indicator: Indicator, year: Year, table: MenuTable) -> Iterator[Coarsened]:
    protection = year.table.protection
    for one in protection.coarsened if protection is not None else ():
        if (one.table, one.indicator) == (table.id, indicator.id):
            yield one


def _is_asked(indicator: Indicator, year: Year, table: MenuTable) -> bool:
    """Whether this is asked of such an indicator: a finer group only where it is what people are grouped by."""
    groups_differ = table.by in FINER_GROUPS and grouping(FINER_GROUPS[table.by]).characteristic != (
        year.words.characteristic
    )
    return indicator.kind in table.kinds and not groups_differ


def _is_given(indicator: Indicator, year: Year, table: MenuTable) -> bool:
    if table.id == CONTRACT:
        return bool(year.table.of_indicator(indicator.id))
    over = 0 if table.years == 1 else year.year - table.years + 1
    return any((one.by, one.since) == (table.by, over) for one in year.table.parts_of(indicator.id))


def unknown_in(indicator: Indicator, year: Year) -> tuple[str, ...]:
    """How many people are of unknown group: of the whole workforce, and of those this indicator asks about."""
    return tuple(filter(None, (_unknown_of_all(year), _unknown_here(indicator, year))))


def _unknown_of_all(year: Year) -> str:
    own = (one for one in year.words.definition.indicators if one.kind is Kind.REPRESENTATION)
    whole = [one for i in own for one in year.table.of_indicator(i.id) if one.row == i.whole]
    share = next((one for one in whole if one.group == _UNKNOWN), None)
    if share is None:
        return ""
    known = envelope_text(share) if is_protected(share) else text_of(share.value)
    about = f"the people of the whole workforce whose {year.words.characteristic} is not known"
    return f"{capitalised(about)}: {known or 'withheld to protect people'}."


def _unknown_here(indicator: Indicator, year: Year) -> str:
    result = headline_of(indicator, year.table.of_indicator(indicator.id))
    if result is None or result.unknown is None or indicator.kind is Kind.BOARD:
        return ""
    counted = about_counts(result.unknown) if is_protected(result) else counts_of(result.unknown)
    if counted == NOT_GIVEN:
        return ""
    return (
        f"How many {indicator.wording.people} whose {year.words.characteristic} is not known "
        f"{indicator.wording.happened}: {counted}."
    )
