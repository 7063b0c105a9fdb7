"""Pages of the staff network’s view, and of what people say beside the figures."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.plans.network import Node
from tallystick_web.plans.presenters.words import NO_MEASURE, did
from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.target_rules import Standing
from tallystick_web.reviews.frozen_rules import Frozen, FrozenMeasure
from tallystick_web.reviews.heard_rules import ReplyNow, ViewNow, VoiceNow, surveyed_in
from tallystick_web.reviews.network_rules import IN_ORDER
from tallystick_web.reviews.rules import Side, View


@dataclass(frozen=True, kw_only=True)
class Reply:
    """A reply to a view: who replied, in which words, when."""

    who: str
    said: str
    on: str

    @classmethod
    def of(cls, reply: ReplyNow, network: str) -> "Reply":
        """The reply as a page prints it."""
        who = network if reply.side is Side.NETWORK else "The organisation"
        return cls(who=f"{who} replied", said=reply.said, on=day(reply.on))


@dataclass(frozen=True, kw_only=True)
class ViewLine:
    """An outcome and what the network says of it. ``shape`` names a drawn sign, no two alike, beside ``says``."""

    item: UUID
    text: str
    shape: str
    says: str
    by: str
    said: str
    replies: tuple[Reply, ...]

    @classmethod
    def of(cls, text: str, view: ViewNow) -> "ViewLine":
        """The line of one outcome."""
        return cls(
            item=view.item,
            text=text,
            shape=view.stands,
            says=view.label,
            by=f"{view.unit_name}, {day(view.given_on)}" if view.given_on else "",
            said=view.said,
            replies=tuple(Reply.of(one, view.unit_name) for one in view.replies),
        )


def in_order(outcomes: Sequence[Node], views: Mapping[UUID, ViewNow]) -> tuple[ViewLine, ...]:
    """Every outcome with its view: what the network disagrees with first, and what it did not speak of last."""
    ranks: dict[View | None, int] = {one: place for place, one in enumerate(IN_ORDER)}
    lines = sorted(outcomes, key=lambda one: (ranks.get(views[one.id].view, len(ranks)), not views[one.id].was_asked))
    return tuple(ViewLine.of(one.wording.text, views[one.id]) for one in lines)


@dataclass(frozen=True, kw_only=True)
class VoiceLine:
    """What people say of an outcome: the source, in which words, and what the measure of it came to."""

    source: str
    said: str
    measure: str
    on: str


@dataclass(frozen=True, kw_only=True)
class HeardOutcome:
    """An outcome: what the organisation’s own records show, beside what people say. ``asks`` is the source named.

    ``surveyed`` is what people answered in each survey, by itself: no two surveys are ever one line.
    """

    item: UUID
    text: str
    records: tuple[str, ...]
    surveyed: tuple[str, ...]
    voices: tuple[VoiceLine, ...]
    asks: str

    @property
    def is_heard(self) -> bool:
        """Whether anything stands there that people say themselves."""
        return bool(self.surveyed or self.voices)


def heard_outcomes(
    outcomes: Sequence[Node],
    frozen: Frozen | None,
    voices: Mapping[UUID, Sequence[VoiceNow]],
    measured: Mapping[str, str],
) -> tuple[HeardOutcome, ...]:
    """Each outcome with its records as they were frozen, and its voices. ``measured`` says what measures came to."""
    known = {one.id: one for one in frozen.measures} if frozen else {}
    surveyed = surveyed_in(frozen) if frozen else frozenset()
    return tuple(
        HeardOutcome(
            item=one.id,
            text=one.wording.text,
            records=tuple(_record(known[key]) for key in one.measures if key in known and key not in surveyed),
            surveyed=tuple(_record(known[key]) for key in one.measures if key in surveyed),
            voices=tuple(_voice(voice, measured) for voice in voices.get(one.id, ())),
            asks=one.wording.voice.label if one.wording.voice else "",
        )
        for one in outcomes
    )


def measured(names: Mapping[str, str], frozen: Frozen | None) -> dict[str, str]:
    """What is printed of each measure that people’s words rest on: its frozen value, or its name alone."""
    known = {one.id: _record(one) for one in frozen.measures} if frozen else {}
    return {key: known.get(key, name) for key, name in names.items()}


def heard_sentence(outcomes: Collection[HeardOutcome]) -> str:
    """How many outcomes stand without anything that people say themselves."""
    if not outcomes:
        return "There is no agreed outcome yet to set anything beside."
    unheard, every = sum(not one.is_heard for one in outcomes), len(outcomes)
    if not unheard:
        return "Beside the records of every outcome stands what people say themselves."
    if unheard == every:
        return "Nothing that people say themselves stands beside the records yet."
    verb = "has" if unheard == 1 else "have"
    of = f"{capitalised(in_words(unheard))} of {in_words(every)} outcomes"
    return f"{of} {verb} nothing yet that people say themselves."


def _record(measure: FrozenMeasure) -> str:
    if not measure.points:
        return f"{measure.name}: no figures yet"
    latest = measure.points[-1]
    return f"{measure.name}: {latest.says} ({latest.label})"


def _voice(voice: VoiceNow, measured: Mapping[str, str]) -> VoiceLine:
    return VoiceLine(
        source=voice.source.label, said=voice.said, measure=measured.get(voice.measure, ""), on=day(voice.on)
    )


@dataclass(frozen=True, kw_only=True)
class Box:
    """One of the three boxes of an outcome."""

    says: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class _Doing:
    """What people said of an action when it was frozen, as the words of plans ask for it."""

    delivery: Delivery
    late: bool

    def is_late(self, _: date) -> bool:
        """Whether it was late when it was frozen."""
        return self.late


def boxes_of(frozen: Frozen, item: UUID, view: ViewNow) -> tuple[Box, Box, Box]:
    """The three boxes of an outcome as it was frozen; what the network says is as it stands now."""
    key, known = str(item), {one.id: one for one in frozen.measures}
    under = (one for one in frozen.items if one.kind == Kind.ACTION and key in one.uppers)
    actions = [one for one in under if one.stage == Stage.AGREED]
    doing = [_Doing(delivery=Delivery(one.delivery), late=one.is_late) for one in actions]
    own = next((one.measures for one in frozen.items if one.id == key), ())
    on = datetime.fromisoformat(frozen.cut_off).date()
    return Box(says=did(doing, on)), _shown([known[one] for one in own if one in known]), network_box(view)


def network_box(view: ViewNow) -> Box:
    """What the network says, in a few words."""
    return Box(says=view.label, text=f"{view.unit_name}, {day(view.given_on)}" if view.given_on else "")


def _shown(measures: Sequence[FrozenMeasure]) -> Box:
    if not measures:
        return Box(says=NO_MEASURE)
    standings = [Standing(target.standing).label for one in measures for target in one.targets]
    says = listed(list(dict.fromkeys(standings))) if standings else "No target is set"
    return Box(says=says, text="; ".join(_record(one) for one in measures))
