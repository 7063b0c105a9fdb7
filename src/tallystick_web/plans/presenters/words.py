"""Sentences about plans that several pages say: what people did, what the measures show, what a target asks for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_rules import Measure, MeasureUnit
from tallystick_web.plans.advice import Gap
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Delivery, Direction, Expected
from tallystick_web.plans.target_rules import AimKind, Standing
from tallystick_web.plans.watching import Aimed, Watched

NOT_ASKED = "Not asked yet"
NO_MEASURE = "No measure watches this"

GAPS = {
    Gap.ACTION_WITHOUT_MEASURE: (
        "Nothing would show whether these actions worked",
        "Choose a measure for each, or write down a task to get one. Without either they cannot be agreed to.",
    ),
    Gap.ACTION_WITHOUT_OUTCOME: (
        "These actions serve no outcome",
        "Say which outcome each one serves, or take it out of the plan.",
    ),
    Gap.ACTION_WITHOUT_REASON: (
        "Nobody has said why these actions should work",
        "Say in a sentence or two what each changes, and how that leads to the outcome.",
    ),
    Gap.ACTION_WITHOUT_LEAD: (
        "No person is named who leads these actions",
        "Name one person for each. Nobody is reminded of what a role alone leads.",
    ),
    Gap.OUTCOME_WITHOUT_ACCOUNTABLE: (
        "No director is named who is accountable for these outcomes",
        "Name one director for each. Nobody is asked about what a role alone answers for.",
    ),
    Gap.OUTCOME_WITHOUT_MEASURE: (
        "No measure watches these outcomes",
        "Choose a measure from the catalogue, or write down a task to get one.",
    ),
    Gap.OUTCOME_WITHOUT_ACTION: (
        "Nobody does anything for these outcomes",
        "Add an action, or say why none is needed.",
    ),
    Gap.OUTCOME_WITHOUT_SUCCESS: (
        "It is not said what success would be for these outcomes",
        "Add a measure of success: a sentence that turns out true or false.",
    ),
    Gap.OUTCOME_WITHOUT_OBJECTIVE: (
        "These outcomes stand under no objective",
        "Put each under the objective it serves.",
    ),
    Gap.OUTCOME_WITHOUT_VOICE: (
        "People themselves are not asked about these outcomes",
        "Name a source in which people say themselves whether it has come about, such as the staff survey.",
    ),
    Gap.COMMITMENT_WITH_NOTHING: (
        "Nothing in the plan stands under these commitments",
        "Put an outcome or an action under each, or say publicly that nothing is being done about it.",
    ),
    Gap.NOTHING_BUT_TALK: (
        "Every action trains people or tells them something",
        (
            "Reviews of the evidence find that training and communication alone rarely move such measures. Add an "
            "action that changes a process, or makes somebody answerable."
        ),
    ),
    Gap.WORSENING_WITHOUT_ACTION: (
        "These measures got worse, and no action is aimed at them",
        "Aim an action at each, or say why not.",
    ),
    Gap.FINISHED_WITHOUT_EVIDENCE: (
        "These were finished, and nothing shows it",
        "Attach evidence to each: what was done, or what it changed.",
    ),
    Gap.FINISHED_WITHOUT_VIEW: (
        "These were finished, and the staff network has given no view of it",
        "Ask the staff network in the next review. It need not reply, and nothing waits for it.",
    ),
}


def did(actions: Sequence[Node], on: date) -> str:
    """What people have done for an outcome, from the newest update of each action."""
    if not actions:
        return "Nobody does anything for this yet"
    late = sum(one.is_late(on) for one in actions)
    if len(actions) == 1:
        return f"One action: {actions[0].delivery.label.lower()}{', late' if late else ''}"
    counted = Counter(one.delivery for one in actions)
    said = f"{capitalised(in_words(len(actions)))} actions: {_counted({one: counted[one] for one in _IN_ORDER})}"
    return f"{said}. {capitalised(in_words(late))} late" if late else said


def _counted(counts: Mapping[Delivery, int]) -> str:
    """How many stand where; where all stand alike, that alone, as the number has just been said."""
    there = {one: count for one, count in counts.items() if count}
    if list(there) == [Delivery.NOT_STARTED]:
        return "none started"
    if len(there) == 1:
        [(alike, count)] = there.items()
        return f"{'both' if count == 2 else 'all'} {alike.label.lower()}"
    return listed([f"{in_words(count)} {one.label.lower()}" for one, count in there.items()])


_IN_ORDER = (Delivery.DONE, Delivery.UNDER_WAY, Delivery.HELD_UP, Delivery.NOT_STARTED)


def shows(watched: Sequence[Watched]) -> tuple[str, str]:
    """What the measures of an outcome show, in short and in a few words more."""
    if not watched:
        return NO_MEASURE, ""
    if len(watched) == 1:
        return _one(watched[0])
    standings = Counter(one.standing for each in watched for one in each.targets)
    if not standings:
        return f"{capitalised(in_words(len(watched)))} measures", "no target is set"
    said = [f"{in_words(standings[one])} {one.label.lower()}" for one in Standing if standings[one]]
    without = sum(not one.targets for one in watched)
    said += [f"{in_words(without)} without a target"] if without else []
    return f"{capitalised(in_words(len(watched)))} measures", listed(said)


def _one(watched: Watched) -> tuple[str, str]:
    latest = watched.latest
    value = f"{latest.says} in {latest.label}" if latest else "no figures yet"
    if not watched.targets:
        return "No target is set", value
    return watched.targets[0].standing.label, value


def target_sentence(aimed: Aimed, measure: Measure) -> str:
    """What a target asks for, and by when."""
    return f"{aimed.whose.label}: {_asks(aimed, measure)} by {day(aimed.due_on)}."


def _asks(aimed: Aimed, measure: Measure) -> str:
    aim, unit = aimed.aim, measure.unit
    value = unit.say(aim.value) if aim.value is not None else ""
    way = "up" if aim.direction is Direction.UP else "down" if aim.direction is Direction.DOWN else "towards 1"
    other = aimed.other.name if aimed.other else "another measure"
    return {
        AimKind.LEVEL: f"{value}",
        AimKind.IMPROVEMENT: f"{way} by {value} from the baseline",
        AimKind.TREND: f"{way} by {value} every year",
        AimKind.GAP: f"within {value} of “{other}”",
        AimKind.PARITY: f"the same as “{other}”, which moves as well",
        AimKind.INTO_BAND: "between 0.80 and 1.25",
    }[aim.kind]


def expected_sentence(expected: Expected, measure: Measure | None) -> str:
    """What an action is expected to change, by how much and by when."""
    name = measure.name if measure else "a measure that is no longer there"
    unit = measure.unit if measure else MeasureUnit.SCORE
    way = {Direction.UP: "rises", Direction.DOWN: "falls", Direction.TOWARDS_ONE: "comes closer to 1"}
    return f"“{name}” {way[expected.direction]}{step(expected.size, expected.direction, unit)} by {day(expected.by)}."


def step(size: Decimal | None, direction: Direction, unit: MeasureUnit) -> str:
    """By how much a measure should move. The way to 1 has no unit: “0.2 times closer” says another thing."""
    if size is None:
        return ""
    return f" by {MeasureUnit.SCORE.say(size) if direction is Direction.TOWARDS_ONE else unit.say(size)}"
