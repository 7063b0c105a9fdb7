"""The page of one item of a plan: what it says, what became of it, and everything that was said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import listed
from tallystick_web.core.registry import ViewSaid
from tallystick_web.core.templating import day, moment
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.presenters.words import (
    NOT_ASKED,
    did,
    expected_sentence,
    shows,
    target_sentence,
)
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.watching import Aimed, Watched
from tallystick_web.plans.ways import Transition, ways_from


@dataclass(frozen=True, kw_only=True)
class Box:
    """One of the three boxes of an outcome."""

    says: str
    text: str = ""
    href: str = ""


def heard_box(said: ViewSaid | None, slug: str) -> Box:
    """What the staff network says; with an organisation's name in addresses, where it says more."""
    if said is None:
        return Box(says=NOT_ASKED)
    return Box(says=said.says, text=said.text, href=said.href(slug) if slug else "")


@dataclass(frozen=True, kw_only=True)
class ActionLine:
    """An action as its outcome shows it."""

    id: UUID
    text: str
    why: str
    due: str
    status: str
    is_late: bool
    of_plan: str


@dataclass(frozen=True, kw_only=True)
class LinkedLine:
    """An item above or below another, and what people did for it where it is an outcome."""

    id: UUID
    text: str
    says: str = ""


@dataclass(frozen=True, kw_only=True)
class TargetLine:
    """A target in words, and how it stands."""

    id: UUID
    sentence: str
    standing: str
    agreed: str


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """A measure as an item shows it."""

    id: str
    name: str
    says: str
    baseline: str
    targets: tuple[TargetLine, ...]
    table: Grid | None


@dataclass(frozen=True, kw_only=True)
class ItemPage:
    """One item. ``names`` are what people are called, by their ids; ``plans`` what other plans are called.

    ``carried`` says since when it has been carried over, and how often it was put off; ``heard`` what the network says.
    """

    node: Node
    network: Network
    watched: Mapping[str, Watched]
    names: Mapping[UUID, str]
    plans: Mapping[UUID, str]
    on: date
    may_keep: bool
    may_agree: bool
    may_update: bool
    carried: str
    heard: Box

    @property
    def caption(self) -> str:
        """What kind of item it is, and who answers for it."""
        who = person_or_title(self.node, self.names)
        role = "accountable" if self.node.kind is Kind.OUTCOME else "led by"
        said = self.node.kind.label[:1].upper() + self.node.kind.label[1:]
        return f"{said}, {role}: {who}" if who else said

    @property
    def boxes(self) -> tuple[Box, Box, Box]:
        """What people have done, what the measures show, what the network says: of an outcome, never merged."""
        shown, more = shows(tuple(self._watched))
        return (
            Box(says=did(self.network.under(self.node, Kind.ACTION), self.on)),
            Box(says=shown, text=more),
            self.heard,
        )

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """What the item says, as questions and answers; what is not said is left out, or asked for where it matters."""
        wording = self.node.wording
        facts: Sequence[tuple[str, str]] = (
            ("Stage", self.node.stage.label),
            ("Over the years", self.carried),
            ("In other words", wording.note),
            ("People say so themselves in", wording.voice.label if wording.voice else ""),
            ("What it does", wording.intervention.label if wording.intervention else ""),
            ("Which cause it is aimed at", wording.cause),
            ("Why it should work", wording.how or ("Nobody has said" if self.node.kind is Kind.ACTION else "")),
            ("How good the evidence is", wording.evidence_grade.label if wording.evidence_grade else ""),
            ("Where the evidence is from", wording.evidence_source),
            ("What it should change", self._expected),
            ("Begins", day(wording.starts_on) if wording.starts_on else ""),
            ("Due", self._due),
            ("Costs", f"£{wording.cost:,.0f}" if wording.cost is not None else ""),
            ("Takes", f"{wording.hours:,.0f} hours" if wording.hours is not None else ""),
        )
        return tuple({"key": key, "value": value} for key, value in facts if value)

    @property
    def status(self) -> str:
        """What people last said of the doing."""
        update = self.node.update
        return f"{update.delivery.label}, {day(update.at)}" if update else "Nothing was said yet"

    @property
    def actions(self) -> tuple[ActionLine, ...]:
        """The actions under an outcome: of this plan, then of teams."""
        return tuple(self._action(one) for one in self.network.under(self.node, Kind.ACTION))

    @property
    def successes(self) -> tuple[str, ...]:
        """What would be success, for an outcome."""
        return tuple(one.wording.text for one in self.network.under(self.node, Kind.SUCCESS))

    @property
    def measures(self) -> tuple[MeasureLine, ...]:
        """The measures that are looked at for it."""
        return tuple(measure_line(one) for one in self._watched)

    @property
    def serves(self) -> tuple[LinkedLine, ...]:
        """The items it stands under."""
        uppers = (self.network.find(key) for key in self.node.uppers)
        return tuple(LinkedLine(id=one.id, text=one.wording.text) for one in uppers if one is not None)

    @property
    def under(self) -> tuple[LinkedLine, ...]:
        """What stands under a commitment or an objective: outcomes with what was done for them, then actions."""
        if self.node.kind not in (Kind.COMMITMENT, Kind.OBJECTIVE):
            return ()
        below = (Kind.OBJECTIVE, Kind.OUTCOME, Kind.ACTION)
        return tuple(self._under(one) for kind in below for one in self.network.under(self.node, kind))

    @property
    def tasks(self) -> tuple[tuple[UUID, str], ...]:
        """Open tasks to get a measure: each with its id."""
        return tuple(
            (one.id, f"{one.text}: {self.names.get(one.lead, 'somebody')}, by {day(one.due_on)}")
            for one in self.node.tasks
        )

    @property
    def ways(self) -> tuple[Transition, ...]:
        """Where it can go from here, for whoever reads this."""
        return tuple(one for one in ways_from(self.node.stage) if (self.may_agree if one.is_agreed else self.may_keep))

    @property
    def _watched(self) -> list[Watched]:
        expected = self.node.wording.expected
        wanted = dict.fromkeys((*self.node.measures, *([expected.measure] if expected else [])))
        return [self.watched[one] for one in wanted if one in self.watched]

    @property
    def _expected(self) -> str:
        expected = self.node.wording.expected
        if expected is None:
            return ""
        watched = self.watched.get(expected.measure)
        return expected_sentence(expected, watched.measure if watched else None)

    @property
    def _due(self) -> str:
        due = self.node.wording.due_on
        return "" if due is None else f"{day(due)}{' (late)' if self.node.is_late(self.on) else ''}"

    def _under(self, item: Node) -> LinkedLine:
        says = did(self.network.under(item, Kind.ACTION), self.on) if item.kind is Kind.OUTCOME else item.kind.label
        return LinkedLine(id=item.id, text=item.wording.text, says=says)

    def _action(self, action: Node) -> ActionLine:
        wording = action.wording
        why = [f"Aimed at: {wording.cause.rstrip('.')}." if wording.cause else "", wording.how]
        due = wording.due_on
        return ActionLine(
            id=action.id,
            text=wording.text,
            why=" ".join(one for one in why if one) or "Nobody has said why it should work.",
            due=day(due) if due else "No date",
            status=action.delivery.label,
            is_late=action.is_late(self.on),
            of_plan=self.plans.get(action.plan, "") if action.plan != self.node.plan else "",
        )


def person_or_title(node: Node, names: Mapping[UUID, str]) -> str:
    """Who answers for an item: the title of their role with their name, where it is still known."""
    wording = node.wording
    person, title = (
        (wording.accountable, wording.accountable_title)
        if node.kind is Kind.OUTCOME
        else (wording.lead, wording.lead_title)
    )
    name = names.get(person, "") if person else ""
    return f"{title} ({name})" if title and name else title or name


def measure_line(watched: Watched) -> MeasureLine:
    """A measure with its newest value, its baseline and its targets, in words."""
    latest, unit = watched.latest, watched.measure.unit
    newest = f"{latest.says} ({latest.label})" if latest else "No figures yet"
    baseline = watched.baseline
    agreed = f", agreed by {watched.baseline_agreed_by}" if watched.baseline_agreed_by else ""
    return MeasureLine(
        id=watched.measure.id,
        name=watched.measure.name,
        says=newest,
        baseline=f"{unit.say(baseline.value)} on {day(baseline.as_of)}{agreed}" if baseline else "",
        targets=tuple(_target(one, watched) for one in watched.targets),
        table=_table(watched),
    )


def _target(aimed: Aimed, watched: Watched) -> TargetLine:
    return TargetLine(
        id=aimed.id,
        sentence=target_sentence(aimed, watched.measure),
        standing=aimed.standing.label,
        agreed=f"Agreed by {aimed.agreed_by}. {aimed.rationale}",
    )


def _table(watched: Watched) -> Grid | None:
    if not watched.points:
        return None
    unit = watched.measure.unit
    rows = tuple(
        (
            one.label,
            one.says,
            f"{unit.say(one.low)} to {unit.say(one.high)}" if one.low is not None and one.high is not None else "",
        )
        for one in reversed(watched.points)
    )
    return Grid(
        caption=watched.measure.name,
        heads=("Year", "Value", "Range that fits the figures"),
        rows=rows,
        text_columns=(0, 1, 2),
        note=listed([one.broken_by for one in watched.points if one.broken_by]),
    )


def since_agreed(versions: Sequence[Any]) -> list[Any]:
    """What an item said since it was agreed to: for whoever does not read drafts. Versions are the newest first.

    Later versions name who agreed to the change, and drafts name nobody: the last draft is what was agreed to.
    """
    last_draft = next((place for place, one in enumerate(versions) if one.agreed_by_id is None), len(versions))
    return list(versions[: last_draft + 1])


def history(versions: Sequence[Any], steps: Sequence[Any], updates: Sequence[Any]) -> tuple[str, ...]:
    """Everything that was said and done, the newest first, each in a sentence."""
    told = [
        *((one.at, _version(one)) for one in versions),
        *((one.at, _step(one)) for one in steps),
        *((one.at, _update(one)) for one in updates),
    ]
    return tuple(f"{moment(at)}: {text}" for at, text in sorted(told, key=lambda one: one[0], reverse=True))


def _version(version: Any) -> str:
    by = version.by.name if version.by else "the service"
    if version.number == 1:
        return f"{by} wrote “{version.text}”."
    agreed = f", and {version.agreed_by.name} agreed" if version.agreed_by else ""
    due = f" Due {day(version.due_on)}." if version.due_on else ""
    why = f" Why: {version.reason}" if version.reason else ""
    return f"{by} changed it{agreed}: “{version.text}”.{due}{why}"


def _step(step: Any) -> str:
    by = step.by.name if step.by else "the service"
    why = f" Why: {step.reason}" if step.reason else ""
    return f"{step.get_stage_display()}, by {by}.{why}"


def _update(update: Any) -> str:
    by = update.by.name if update.by else "the service"
    after = f" Next: {update.next}" if update.next else ""
    return f"{by} said: {update.get_delivery_display().lower()}. {update.said}{after}"
