"""The page of a plan: its objectives, and for each outcome what people did and what the measures show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.registry import ViewSaid
from tallystick_web.plans.advice import Told
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.presenters.words import GAPS, NOT_ASKED, did, shows
from tallystick_web.plans.rules import Kind, Stage
from tallystick_web.plans.watching import Watched


@dataclass(frozen=True, kw_only=True)
class OutcomeLine:
    """An outcome as the plan shows it."""

    id: UUID
    text: str
    accountable: str
    did: str
    shows: str
    shows_more: str
    network_says: str
    stage: str


@dataclass(frozen=True, kw_only=True)
class Section:
    """An objective and the outcomes under it; without an id, the outcomes under none."""

    id: UUID | None
    title: str
    aim: str
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """Another item of a plan in a list."""

    id: UUID
    text: str
    says: str


@dataclass(frozen=True, kw_only=True)
class PlanPage:
    """A plan as somebody reads it. ``called`` gives the name of a person, or the title that stands for them.

    ``heard`` is what the staff network says of outcomes.
    """

    network: Network
    watched: Mapping[str, Watched]
    called: Callable[[Node], str]
    on: date
    told: int
    heard: Mapping[UUID, ViewSaid]

    @property
    def says(self) -> str:
        """The first sentence: how many outcomes there are, how many actions are late."""
        outcomes, actions = self.network.of(Kind.OUTCOME), self.network.of(Kind.ACTION)
        if not outcomes:
            return "Nothing is promised here yet."
        late = sum(one.is_late(self.on) for one in actions)
        unwatched = sum(not one.measures for one in outcomes)
        parts = [_number(len(outcomes), "outcome"), _number(len(actions), "action")]
        said = f"{capitalised(listed(parts))}.{_drafts((*outcomes, *actions))}"
        said += f" {capitalised(_number(late, 'action'))} {'is' if late == 1 else 'are'} late." if late else ""
        unwatched_said = f" No measure watches {_number(unwatched, 'outcome')}." if unwatched else ""
        return f"{said}{unwatched_said}{self._shown(outcomes)}"

    def _shown(self, outcomes: Sequence[Node]) -> str:
        """What the measures of all outcomes show together; one measure alone speaks for itself further down."""
        ids = dict.fromkeys(one for outcome in outcomes for one in outcome.measures)
        there = [self.watched[one] for one in ids if one in self.watched]
        return f" {': '.join(shows(there))}." if len(there) > 1 else ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The objectives in their order, and what stands under none of them."""
        found = [self._section(one) for one in self.network.of(Kind.OBJECTIVE)]
        loose = [one for one in self.network.of(Kind.OUTCOME) if not self.network.over(one, Kind.OBJECTIVE)]
        if loose:
            found.append(Section(id=None, title="Under no objective yet", aim="", outcomes=self._lines(loose)))
        return tuple(found)

    @property
    def commitments(self) -> tuple[ItemLine, ...]:
        """The commitments above the plan, and how much stands under each."""
        return tuple(
            ItemLine(id=one.id, text=one.wording.text, says=self._under(one))
            for one in self.network.of(Kind.COMMITMENT)
        )

    @property
    def own_actions(self) -> tuple[ItemLine, ...]:
        """The actions that serve no outcome of this plan itself: a team's, which serve another plan's."""
        own = {outcome.id for outcome in self.network.of(Kind.OUTCOME)}
        return tuple(
            ItemLine(id=one.id, text=one.wording.text, says=self._serves(one))
            for one in self.network.of(Kind.ACTION)
            if not own & set(one.uppers)
        )

    def _section(self, objective: Node) -> Section:
        return Section(
            id=objective.id,
            title=objective.wording.text,
            aim=objective.wording.note,
            outcomes=self._lines(self.network.under(objective, Kind.OUTCOME)),
        )

    def _lines(self, outcomes: Sequence[Node]) -> tuple[OutcomeLine, ...]:
        return tuple(self._line(one) for one in outcomes)

    def _line(self, outcome: Node) -> OutcomeLine:
        shown, more = shows([self.watched[one] for one in outcome.measures if one in self.watched])
        return OutcomeLine(
            id=outcome.id,
            text=outcome.wording.text,
            accountable=self.called(outcome),
            did=did(self.network.under(outcome, Kind.ACTION), self.on),
            shows=shown,
            shows_more=more,
            network_says=self.heard[outcome.id].says if outcome.id in self.heard else NOT_ASKED,
            stage=outcome.stage.label if outcome.stage is Stage.DRAFT else "",
        )

    def _under(self, commitment: Node) -> str:
        lowers = [one for one in (self.network.find(key) for key in commitment.lowers) if one and one.stage.is_open]
        return _number(len(lowers), "item") + " of the plan" if lowers else "nothing in the plan"

    def _serves(self, action: Node) -> str:
        outcomes = [one.wording.text for one in self.network.over(action, Kind.OUTCOME)]
        return f"Serves: {listed(outcomes)}" if outcomes else "Serves no outcome yet"


@dataclass(frozen=True, kw_only=True)
class ToldLine:
    """One thing a plan is told, with the items or measures it is about."""

    heading: str
    advice: str
    items: tuple[ItemLine, ...]
    measures: tuple[str, ...]


def told_lines(told: Sequence[Told], network: Network, names: Mapping[str, str]) -> tuple[ToldLine, ...]:
    """What a plan is told, in words."""
    return tuple(
        ToldLine(
            heading=GAPS[one.gap][0],
            advice=GAPS[one.gap][1],
            items=tuple(
                ItemLine(id=item, text=network.nodes[item].wording.text, says=network.nodes[item].kind.label)
                for item in one.items
            ),
            measures=tuple(names.get(measure, measure) for measure in one.measures),
        )
        for one in told
    )


def _drafts(items: Sequence[Node]) -> str:
    """How much of what is counted is a draft: others count without it."""
    drafts = sum(one.stage is Stage.DRAFT for one in items)
    if not drafts:
        return ""
    if drafts == len(items):
        return " All of it is a draft that nobody has agreed to yet."
    are = "is a draft" if drafts == 1 else "are drafts"
    return f" Of these, {in_words(drafts)} {are} that nobody has agreed to yet."


def _number(count: int, what: str) -> str:
    return f"{in_words(count) if count else 'no'} {what}{'' if count == 1 else 's'}"
