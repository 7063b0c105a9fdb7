"""What a plan is told about itself. Told, not blocked: each finding names the items and says what to do."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.rules import Kind, Stage


class Gap(StrEnum):
    """What can be missing in a plan."""

    ACTION_WITHOUT_MEASURE = "action-without-measure"
    ACTION_WITHOUT_OUTCOME = "action-without-outcome"
    OUTCOME_WITHOUT_MEASURE = "outcome-without-measure"
    OUTCOME_WITHOUT_ACTION = "outcome-without-action"
    OUTCOME_WITHOUT_SUCCESS = "outcome-without-success"
    OUTCOME_WITHOUT_OBJECTIVE = "outcome-without-objective"
    OUTCOME_WITHOUT_VOICE = "outcome-without-voice"
    COMMITMENT_WITH_NOTHING = "commitment-with-nothing"
    ACTION_WITHOUT_REASON = "action-without-reason"
    ACTION_WITHOUT_LEAD = "action-without-lead"
    OUTCOME_WITHOUT_ACCOUNTABLE = "outcome-without-accountable"
    NOTHING_BUT_TALK = "nothing-but-talk"
    WORSENING_WITHOUT_ACTION = "worsening-without-action"
    FINISHED_WITHOUT_EVIDENCE = "finished-without-evidence"
    FINISHED_WITHOUT_VIEW = "finished-without-view"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One finding: what is missing, and in which items. ``measures`` are the ids of measures that it is about."""

    gap: Gap
    items: tuple[UUID, ...]
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The items that have evidence, and the outcomes of which the staff network gave a view."""

    evidence: frozenset[UUID] = frozenset()
    views: frozenset[UUID] = frozenset()


def told_of(network: Network, *, worsening: Collection[str] = (), kept: Kept | None = None) -> tuple[Told, ...]:
    """Everything a plan is told. ``worsening`` are the ids of measures that got worse by more than chance.

    Of what finished items lack nothing is told where ``kept`` is not known.
    """
    found = [Told(gap=gap, items=items) for gap, items in _by_item(network)]
    if _is_nothing_but_talk(network):
        found.append(Told(gap=Gap.NOTHING_BUT_TALK, items=tuple(one.id for one in network.of(Kind.ACTION))))
    if unanswered := _unanswered(network, worsening):
        found.append(Told(gap=Gap.WORSENING_WITHOUT_ACTION, items=(), measures=unanswered))
    if kept is not None:
        found += _unproven(network, kept)
    return tuple(found)


def finished_of(network: Network) -> tuple[Node, ...]:
    """The outcomes and actions of a plan that are said to be finished."""
    both = (Kind.OUTCOME, Kind.ACTION)
    return tuple(one for one in network.nodes.values() if one.stage is Stage.FINISHED and one.kind in both)


def _unproven(network: Network, kept: Kept) -> list[Told]:
    """What was finished with nothing to show for it, or without the network's view of its outcome."""
    finished = finished_of(network)
    without = {
        Gap.FINISHED_WITHOUT_EVIDENCE: [one.id for one in finished if one.id not in kept.evidence],
        Gap.FINISHED_WITHOUT_VIEW: [one.id for one in finished if not {one.id, *one.uppers} & kept.views],
    }
    return [Told(gap=gap, items=tuple(items)) for gap, items in without.items() if items]


def _by_item(network: Network) -> Iterator[tuple[Gap, tuple[UUID, ...]]]:
    for gap, kind, is_missing in _CHECKS:
        items = tuple(one.id for one in network.of(kind) if is_missing(network, one))
        if items:
            yield gap, items


def _is_nothing_but_talk(network: Network) -> bool:
    """Whether every action trains or tells people: such plans have not been seen to move indicators."""
    named = [one.wording.intervention for one in network.of(Kind.ACTION) if one.wording.intervention]
    return bool(named) and len(named) == len(network.of(Kind.ACTION)) and all(one.is_talk for one in named)


def _unanswered(network: Network, worsening: Collection[str]) -> tuple[str, ...]:
    """Measures that got worse and that no action, nor an action under their outcome, is aimed at."""
    aimed = {measure for action in network.of(Kind.ACTION) for measure in _aimed_at(network, action)}
    return tuple(sorted(set(worsening) - aimed))


def _aimed_at(network: Network, action: Node) -> set[str]:
    own = set(action.measures)
    expected = action.wording.expected
    if expected is not None:
        own.add(expected.measure)
    return own | {measure for outcome in network.over(action, Kind.OUTCOME) for measure in outcome.measures}


def _has_no_measure(_: Network, node: Node) -> bool:
    return not node.measures and not node.tasks and node.wording.expected is None


def _has_none_under(kind: Kind) -> Callable[[Network, Node], bool]:
    return lambda network, node: not network.under(node, kind)


def _has_none_over(kind: Kind) -> Callable[[Network, Node], bool]:
    return lambda network, node: not network.over(node, kind)


_CHECKS: tuple[tuple[Gap, Kind, Callable[[Network, Node], bool]], ...] = (
    (Gap.ACTION_WITHOUT_MEASURE, Kind.ACTION, _has_no_measure),
    (Gap.ACTION_WITHOUT_OUTCOME, Kind.ACTION, _has_none_over(Kind.OUTCOME)),
    (Gap.ACTION_WITHOUT_REASON, Kind.ACTION, lambda _, node: not node.wording.how.strip()),
    (Gap.ACTION_WITHOUT_LEAD, Kind.ACTION, lambda _, node: node.wording.lead is None),
    (Gap.OUTCOME_WITHOUT_ACCOUNTABLE, Kind.OUTCOME, lambda _, node: node.wording.accountable is None),
    (Gap.OUTCOME_WITHOUT_MEASURE, Kind.OUTCOME, lambda _, node: not node.measures and not node.tasks),
    (Gap.OUTCOME_WITHOUT_ACTION, Kind.OUTCOME, _has_none_under(Kind.ACTION)),
    (Gap.OUTCOME_WITHOUT_SUCCESS, Kind.OUTCOME, _has_none_under(Kind.SUCCESS)),
    (Gap.OUTCOME_WITHOUT_OBJECTIVE, Kind.OUTCOME, _has_none_over(Kind.OBJECTIVE)),
    (Gap.OUTCOME_WITHOUT_VOICE, Kind.OUTCOME, lambda _, node: node.wording.voice is None),
    (Gap.COMMITMENT_WITH_NOTHING, Kind.COMMITMENT, lambda _, node: not node.lowers),
)
