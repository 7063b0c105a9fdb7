"""Taking part in words: how many came how far, who, who could be asked, and how invitations fell on people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day, moment
from tallystick_web.registers.asked_rules import Concentration, Load, concentration, load
from tallystick_web.registers.part_rules import FOLLOWS, Funnel, Paid, Prominence, Stage, funnel, newest_held
from tallystick_web.registers.queries.parts import PartNow, StepTaken
from tallystick_web.registers.queries.people import ToAsk

NO_NAME = "Somebody who is not on the list"
_WIDTH, _LEFT, _RIGHT, _ROW = 560, 130, 548, 44
_TO_DO = {
    Stage.INVITED: "They were invited",
    Stage.DECLINED: "They said no",
    Stage.ACCEPTED: "They said yes",
    Stage.DID_NOT_COME: "They did not take part after all",
    Stage.APPEARED: "They took part",
}


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar of the picture: its words, its number, and where it stands."""

    text: str
    number: int
    y: int
    width: float


@dataclass(frozen=True, kw_only=True)
class FunnelPicture:
    """How many came how far, as bars."""

    bars: tuple[Bar, ...]
    says: str
    width: int = _WIDTH
    left: int = _LEFT

    @property
    def height(self) -> int:
        """How high the picture is."""
        return _ROW * len(self.bars) + 12


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """One person's part, as a line: ``key`` leads to its page."""

    key: UUID
    name: str
    says: str


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step of a part in words; ``step`` is given where it can be taken back."""

    says: str
    step: UUID | None


@dataclass(frozen=True, kw_only=True)
class TakingPartPage:
    """Everybody who takes part in one entry, for who may read names and who may not."""

    parts: Sequence[PartNow]
    sees_names: bool
    counts_only: bool
    came: int | None

    @property
    def funnel(self) -> Funnel:
        """How many came how far."""
        return funnel(one.taken for one in self.parts)

    @property
    def lead(self) -> str:
        """What it comes to, in a sentence."""
        if self.counts_only:
            came = "How many came is not entered yet." if self.came is None else f"{self.came} came."
            return f"{came} Who comes to an event of this kind is never listed."
        return funnel_in_words(self.funnel)

    @property
    def picture(self) -> FunnelPicture | None:
        """The bars; None where nobody takes part yet."""
        found = self.funnel
        return _picture(found) if found.considered else None

    @property
    def lines(self) -> tuple[PartLine, ...]:
        """Who takes part as what, and how far each came; nobody for who may not read names."""
        if not self.sees_names:
            return ()
        return tuple(PartLine(key=one.id, name=one.name or NO_NAME, says=part_in_words(one)) for one in self.parts)

    @property
    def no_names(self) -> str:
        """Why no names are listed, for who may not read them."""
        if self.sees_names or not self.parts:
            return ""
        return "The names are for those who ask and book people, so they are not listed here."


@dataclass(frozen=True, kw_only=True)
class PartPage:
    """One person's part: what it is, each step of it, and what can be noted next.

    ``lies_ahead_until`` is the day it is about, where that has not come.
    """

    part: PartNow
    steps: Sequence[StepTaken]
    lies_ahead_until: date | None = None

    @property
    def name(self) -> str:
        """Who it is."""
        return self.part.name or NO_NAME

    @property
    def lead(self) -> str:
        """What it comes to."""
        return part_in_words(self.part)

    @property
    def next(self) -> tuple[tuple[Stage, str], ...]:
        """The stages that can follow, with what is said by noting each."""
        late = {Stage.APPEARED} if self.lies_ahead_until else set()
        return tuple((one, _TO_DO[one]) for one in FOLLOWS[self.part.taken.stage] if one not in late)

    @property
    def later(self) -> str:
        """What can be noted once the day has come; blank where nothing waits for it."""
        if not self.lies_ahead_until or Stage.APPEARED not in FOLLOWS[self.part.taken.stage]:
            return ""
        return f"That they took part can be noted from {day(self.lies_ahead_until)}."

    @property
    def lines(self) -> tuple[StepLine, ...]:
        """Every step, the newest first."""
        kept = [one.step for one in self.steps if not one.taken_back]
        newest = newest_held(kept)
        return tuple(
            StepLine(says=_step(one), step=one.step.id if newest and one.step.id == newest.id else None)
            for one in reversed(self.steps)
        )


def to_do(stage: Stage) -> str:
    """What is said by noting a stage."""
    return _TO_DO[stage]


def part_in_words(part: PartNow) -> str:
    """As what somebody takes part, how far they came, and how they were paid."""
    taken = part.taken
    slot = f", {taken.prominence.label}" if taken.prominence is Prominence.MAIN else ""
    paid = "" if taken.paid is Paid.NOT_KNOWN else f", {taken.paid.label}"
    days = f", {taken.days.normalize():f} days" if taken.days is not None else ""
    return f"{capitalize_first(taken.part.label)}{slot}: {taken.stage.label}{paid}{days}."


def funnel_in_words(found: Funnel) -> str:
    """How many came how far, in a sentence."""
    if not found.considered:
        return "Nobody was thought of yet."
    was, were = "1 person was", f"{found.considered} people were"
    return (
        f"{was if found.considered == 1 else were} thought of: {found.invited} invited, {found.accepted} said yes, "
        f"{found.appeared} took part and {found.paid} paid."
    )


def _picture(found: Funnel) -> FunnelPicture:
    most = found.considered
    bars = tuple(
        Bar(
            text=capitalize_first(text),
            number=number,
            y=8 + _ROW * place,
            width=round((_RIGHT - _LEFT) * number / most, 1),
        )
        for place, (text, number) in enumerate(found.steps)
    )
    return FunnelPicture(bars=bars, says=funnel_in_words(found))


def _step(taken: StepTaken) -> str:
    step = taken.step
    what = capitalize_first(step.stage.label) if step.stage is not None else _paid_step(step.paid)
    on = f" on {day(step.on)}" if step.stage is Stage.APPEARED else ""
    said = f"{what}{on}. {taken.by} noted it on {moment(taken.at)}."
    return f"{said} It was taken back: {taken.taken_back}" if taken.taken_back else said


def _paid_step(paid: Paid | None) -> str:
    return f"Payment: {paid.label}" if paid is not None else ""


# WHO COULD BE ASKED


def asked_in_words(found: Load) -> str:
    """How often somebody was asked against what they agreed, in sentences."""
    if not found.times:
        often = "Not asked in the last 12 months"
    else:
        last = f", last on {day(found.last)}" if found.last is not None else ""
        often = f"Asked {_times(found.times)} in the last 12 months{last}"
    if found.agreed is None:
        return f"{often}; set no limit."
    agreed = f"{often}; agreed to {_times(found.agreed)} a year"
    if found.is_over:
        return f"Asked more often than agreed. {agreed}."
    return f"Asked as often as agreed. {agreed}." if found.is_at_limit else f"{agreed}."


def panel_people(
    people: Sequence[ToAsk], days: Mapping[UUID, Sequence[date]], *, most: int
) -> dict[UUID, tuple[str, str]]:
    """People who could be asked with what is said of each, by their ids: those first who were asked least."""
    loads = {one.id: load(days.get(one.token, ()), one.agreed) for one in people}
    ordered = sorted(people, key=lambda one: (loads[one.id].is_at_limit, loads[one.id].times, one.name.casefold()))
    return {one.id: (_named(one), _said_of(one, loads[one.id])) for one in ordered[:most]}


def chosen_in_words(*, chosen: int, askable: int) -> str:
    """What became of people who were chosen before this page was opened; blank where nobody was."""
    if not chosen:
        return ""
    if not askable:
        return "Nobody you chose can be asked: they are off the list, or nobody confirmed their entry within a year."
    ticked = "1 person you chose is" if askable == 1 else f"{askable} people you chose are"
    if chosen == askable:
        return f"{ticked} ticked below."
    left = "1 other is" if chosen - askable == 1 else f"{chosen - askable} others are"
    return f"{ticked} ticked below. {left} off the list, or nobody confirmed their entry within a year."


def load_in_words(days: Mapping[UUID, Sequence[date]]) -> str:
    """How invitations of twelve months fell on people; blank where hardly anybody was asked twice, or evenly."""
    found: Concentration = concentration(days)
    if found.of_most < 2 * found.most or 2 * found.of_most <= found.invitations:
        return ""
    if found.people <= found.most:
        went = "all went to 1 person" if found.people == 1 else f"all went to the same {found.people} people"
    else:
        went = f"{found.of_most} went to {found.most} of {found.people} people"
    return (
        f"The same people are asked again: of {found.invitations} invitations in the last 12 months, {went}. "
        "Think of somebody who was not asked."
    )


def _named(one: ToAsk) -> str:
    return f"{one.name}, {one.body}" if one.body else one.name


def _said_of(one: ToAsk, found: Load) -> str:
    roles = capitalize_first(", ".join(role.label for role in one.roles))
    topics = f" on {', '.join(topic.label for topic in one.topics)}" if one.topics else ""
    fee = "" if one.fee is None else " Asks for no fee." if not one.fee else f" Usual fee £{one.fee:,.2f}."
    access = " Ask what they need to take part." if one.asks_access else ""
    return f"{asked_in_words(found)} {roles}{topics}.{fee}{access}"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
