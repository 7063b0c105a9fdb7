"""One year's plan beside the next, in words: what is here again, what is gone, and what was made easier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.plans.compare_rules import (
    Compared,
    Easier,
    Fate,
    Kept,
    chain_of,
    easier,
    lower_target,
    times_put_off,
)
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.target_rules import Aim

# What is said of one item and of several, and over a list of them.
_FATES: Mapping[Fate, tuple[str, str, str]] = {
    Fate.SAME: ("is here again in the same words", "are here again in the same words", "Here again in the same words"),
    Fate.REWORDED: ("is here in other words", "are here in other words", "Here in other words"),
    Fate.PERHAPS: ("may be here in other words", "may be here in other words", "Perhaps here in other words"),
    Fate.FINISHED: ("was finished", "were finished", "Finished"),
    Fate.DROPPED: ("was dropped", "were dropped", "Dropped, with a reason"),
    Fate.MERGED: ("was merged into another", "were merged into others", "Merged into another"),
    Fate.LEFT_OUT: ("is left out with a reason", "are left out with a reason", "Left out, with a reason"),
    Fate.GONE: ("is gone without a reason", "are gone without a reason", "Gone without a reason"),
}
_NOT_SEEN = (
    "is not in what is agreed so far",
    "are not in what is agreed so far",
    "Not in what is agreed so far, and no reason is given",
)
_EASIER = {
    Easier.SMALLER_EFFECT: "It is expected to change less than before.",
    Easier.NO_EFFECT: "It does not say any more what it should change.",
    Easier.NO_DATE: "It has no date any more.",
    Easier.LOWER_TARGET: "Its target asks for less than before.",
}


@dataclass(frozen=True, kw_only=True)
class Years:
    """What is known of items over the years: what each was carried on from, its dates, targets and reasons."""

    earlier: Mapping[UUID, Sequence[UUID]]
    dates: Mapping[UUID, Sequence[date]]
    aims: Mapping[UUID, Sequence[tuple[str, Aim]]]
    reasons: Mapping[UUID, str]

    def put_off(self, item: UUID) -> tuple[int, date | None]:
        """How often the date of an item was moved to a later one over all its years, and the first date it had."""
        dates = [when for one in reversed(chain_of(item, self.earlier)) for when in self.dates.get(one, ())]
        return times_put_off(dates), dates[0] if dates else None


@dataclass(frozen=True, kw_only=True)
class KeptLine:
    """An item of the earlier plan, what it is now, and what is to be noticed about it.

    ``is_confirmed`` is for what a person has said already, and may want to correct.
    """

    id: UUID
    text: str
    kind: str
    later: tuple[tuple[UUID, str], ...]
    notes: tuple[str, ...]
    is_suggested: bool
    is_confirmed: bool


@dataclass(frozen=True, kw_only=True)
class FateList:
    """The items that came to the same end, under a heading. ``asks`` is for what somebody has to say more about.

    ``is_folded`` is for a long list with no news in it, which would bury the others.
    """

    heading: str
    lines: tuple[KeptLine, ...]
    asks: bool
    is_folded: bool


@dataclass(frozen=True, kw_only=True)
class ComparePage:
    """A plan beside an earlier one. ``sees_drafts`` is for whoever reads what nobody has agreed to yet."""

    compared: Compared
    years: Years
    sees_drafts: bool

    @property
    def says(self) -> str:
        """The first sentences: what became of the actions, or of everything where there was no action."""
        actions = self.compared.only(Kind.ACTION)
        chosen, what = (actions, "action") if actions.kept else (self.compared, "item")
        if not chosen.kept:
            return "There was nothing in the earlier plan that you may read."
        parts = [self._counted(fate, len(chosen.of(fate))) for fate in Fate if chosen.of(fate)]
        said = f"Of {_number(len(chosen.kept), what)} of the earlier plan, {listed(parts)}."
        return " ".join(filter(None, (said, self._new(len(chosen.new), what), self._put_off(chosen))))

    def _counted(self, fate: Fate, count: int) -> str:
        one, several, _ = self._words(fate)
        return f"{in_words(count)} {one if count == 1 else several}"

    def _words(self, fate: Fate) -> tuple[str, str, str]:
        return _NOT_SEEN if fate is Fate.GONE and not self.sees_drafts else _FATES[fate]

    def _new(self, count: int, what: str) -> str:
        return f"{capitalised(_number(count, what))} {'is' if count == 1 else 'are'} new." if count else ""

    def _put_off(self, chosen: Compared) -> str:
        times = [self.years.put_off(later.id)[0] for one in chosen.kept if one.is_confirmed for later in one.later]
        moved, often = sum(one > 0 for one in times), sum(one > 1 for one in times)
        if not moved:
            return ""
        more = f", and {in_words(often)} more than once" if often else ""
        whose = "One has" if moved == 1 else f"{capitalised(in_words(moved))} have"
        return f"{whose} been put off to a later date{more}."

    @property
    def table(self) -> Grid:
        """How many of each kind came to which end."""
        kinds = [one for one in Kind if self.compared.only(one).kept or self.compared.only(one).new]
        rows = [
            (self._words(fate)[2], *(str(len(self.compared.only(kind).of(fate))) for kind in kinds))
            for fate in Fate
            if self.compared.of(fate)
        ]
        if self.compared.new:
            rows.append(("New", *(str(len(self.compared.only(kind).new)) for kind in kinds)))
        heads = ("What became of it", *(capitalised(one.plural) for one in kinds))
        return Grid(caption="What became of the earlier plan", heads=heads, rows=tuple(rows), text_columns=(0,))

    @property
    def lists(self) -> tuple[FateList, ...]:
        """The items by what became of them: what needs a word from somebody first."""
        return tuple(
            FateList(
                heading=self._words(fate)[2],
                lines=tuple(self._line(one) for one in self.compared.of(fate)),
                asks=fate in (Fate.GONE, Fate.PERHAPS, Fate.LEFT_OUT, Fate.SAME, Fate.REWORDED),
                is_folded=fate is Fate.SAME and len(self.compared.of(fate)) > _MANY,
            )
            for fate in _NEEDED_FIRST
            if self.compared.of(fate)
        )

    @property
    def new(self) -> tuple[tuple[UUID, str, str], ...]:
        """What is new in the later plan: id, text and kind."""
        return tuple((one.id, one.wording.text, one.kind.label) for one in self.compared.new)

    @property
    def suggested(self) -> tuple[tuple[str, str], ...]:
        """The pairs that a person is asked to confirm, to choose from."""
        return tuple((pair_key(one), _pair(one)) for one in self.compared.suggested)

    @property
    def surely(self) -> list[str]:
        """Of these pairs, those in the same words: they are chosen from the start, and still wait for a person."""
        return [pair_key(one) for one in self.compared.suggested if one.fate is Fate.SAME]

    def _line(self, one: Kept) -> KeptLine:
        return KeptLine(
            id=one.earlier.id,
            text=one.earlier.wording.text,
            kind=one.earlier.kind.label,
            later=tuple((each.id, each.wording.text) for each in one.later),
            notes=tuple(self._notes(one)),
            is_suggested=one.is_suggested,
            is_confirmed=one.is_confirmed or one.fate is Fate.LEFT_OUT,
        )

    def _notes(self, one: Kept) -> list[str]:
        reason = self.years.reasons.get(one.earlier.id, "") if not one.later else ""
        notes = [f"Why: {reason}"] if reason else []
        for later in one.later:
            found = easier(one.earlier.wording, later.wording)
            if lower_target(self.years.aims.get(one.earlier.id, ()), self.years.aims.get(later.id, ())):
                found = (*found, Easier.LOWER_TARGET)
            notes += [_EASIER[each] for each in found]
            notes += [said for said in (date_moved(self.years.put_off(later.id)),) if said and one.is_confirmed]
        return notes


_MANY = 10
"""Above this, what is here again in the same words is folded away."""
_NEEDED_FIRST = (
    Fate.GONE,
    Fate.PERHAPS,
    Fate.SAME,
    Fate.REWORDED,
    Fate.LEFT_OUT,
    Fate.DROPPED,
    Fate.MERGED,
    Fate.FINISHED,
)


def pair_key(one: Kept) -> str:
    """A suggested pair as a form sends it."""
    return f"{one.earlier.id}/{one.later[0].id}"


def _pair(one: Kept) -> str:
    kind = capitalised(one.earlier.kind.label)
    if one.fate is Fate.SAME:
        return f"{kind}: “{one.earlier.wording.text}”, in the same words"
    return f"{kind}: “{one.earlier.wording.text}” is now “{one.later[0].wording.text}”"


def date_moved(put_off: tuple[int, date | None]) -> str:
    """How often a date was put off, and what the first one was; nothing where it was not."""
    times, first = put_off
    often = {1: "once", 2: "twice"}.get(times, f"{in_words(times)} times")
    return f"Put off {often}: it was first due {day(first)}." if times and first else ""


def carried_from(item: UUID, years: Years, labels: Mapping[UUID, str]) -> str:
    """Of an item, since when it has been carried over, and how often it was put off; nothing where it is new.

    ``labels`` are the years of earlier items, by their id.
    """
    before = [labels[one] for one in chain_of(item, years.earlier)[1:] if one in labels]
    moved = date_moved(years.put_off(item))
    if not before:
        return moved
    since = f", first in {before[-1]}" if len(before) > 1 else ""
    return f"Carried over from {before[0]}{since}. {moved}".strip()


def year_of(starts_on: date, ends_on: date) -> str:
    """The year of a plan: 2026/27, or 2026 where it ends in the year it begins."""
    first, last = starts_on.year, ends_on.year
    return f"{first}/{last % 100:02}" if last != first else str(first)


def _number(count: int, what: str) -> str:
    return f"{in_words(count)} {what}{'' if count == 1 else 's'}"
