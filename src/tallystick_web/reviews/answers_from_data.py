"""Answers that are found from figures and plans before anybody is asked: always for one kind of reader.

Nothing here is stored, and nothing says why something is so. A person may take an answer over, or write another.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tallystick.publishing.words import in_words, listed
from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.numbers.board_answers import Check, Fitness, Rule
from tallystick_web.numbers.chapters import Contents, contents_of
from tallystick_web.numbers.fitness import fitness_of
from tallystick_web.numbers.measure_rules import MeasurePoint
from tallystick_web.numbers.measures import measures_called, series_of, worsened
from tallystick_web.numbers.queries import latest, pay_content_of
from tallystick_web.numbers.rules import Subject
from tallystick_web.plans import queries as plans
from tallystick_web.plans import queries_knowing, queries_years
from tallystick_web.plans.compare_rules import chain_of, times_put_off
from tallystick_web.plans.network import Network
from tallystick_web.plans.rules import Delivery, Kind
from tallystick_web.plans.watching import Reads
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.question_rules import READ_BY_ALL, DataRule, QuestionNow

SENIOR = (
    "wres/1:non-clinical/9:share:bme",
    "wres/1:non-clinical/vsm:share:bme",
    "wres/1:clinical/9:share:bme",
    "wres/1:clinical/vsm:share:bme",
)
PAY_GAPS = ("pay/median_hourly_gap", "pay/mean_hourly_gap")
_FIRST = "wres"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found: ``says`` in sentences. ``is_met`` tells a gap from what is there, where it can be told."""

    says: str
    is_met: bool | None = None


def answers_found(rules: Collection[DataRule], reads: Reads) -> Mapping[DataRule, Found]:
    """What can be found for each of these rules, as a reader may see it."""
    looked = _Looked(reads)
    return {one: _FIND[one](looked) for one in rules}


class _Looked:
    """What is looked up for a reader: each thing once, and only if it is asked for."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads
        self.organisation = reads.organisation

    @cached_property
    def standards(self) -> Sequence[Contents]:
        """The standards in the newest approved set, the one of race first."""
        found = contents_of(self.set_of_standards) if self.set_of_standards is not None else ()
        return sorted(found, key=lambda one: (one.standard != _FIRST, one.standard))

    @cached_property
    def fitness(self) -> Fitness | None:
        """The fit-for-board check of the first standard that there are figures of."""
        if self.set_of_standards is None or not self.standards:
            return None
        return fitness_of(self.set_of_standards, self.standards[0].standard)

    @cached_property
    def set_of_standards(self) -> str | None:
        """The hash of the newest approved set of standards."""
        return self._newest(Subject.STANDARDS)

    @cached_property
    def pay_snapshots(self) -> tuple[date, ...]:
        """The days of which there is a pay gap in the newest approved set of pay."""
        newest = self._newest(Subject.PAY)
        return tuple(sorted({one.snapshot for one in pay_content_of(newest).tables})) if newest else ()

    def _newest(self, subject: Subject) -> str | None:
        found = latest(self.organisation, self.reads.audience, subject, without=self.reads.without)
        return found.sha256 if found is not None else None

    def series(self, measures: Collection[str]) -> Mapping[str, Sequence[MeasurePoint]]:
        """What measures came to."""
        return series_of(self.organisation, measures, self.reads.audience, without=self.reads.without)

    @cached_property
    def plan(self) -> plans.Plan | None:
        """The organisation's own plan of today, or the newest before."""
        return plans.plan_on(self.organisation, self.reads.on)

    @cached_property
    def network(self) -> Network:
        """What of the plan was agreed to: a draft is told to nobody."""
        if self.plan is None:
            return Network(nodes={})
        return plans.network_of(self.plan).only(lambda node: node.is_public_here)

    @cached_property
    def questions(self) -> tuple[QuestionNow, ...]:
        """The open questions that this reader may read."""
        bodies = None if self.reads.audience is Audience.ORGANISATION else READ_BY_ALL
        return questions_of(self.organisation, only_open=True, bodies=bodies)


# FROM FIGURES


def _fit(rule: Rule) -> Callable[[_Looked], Found]:
    """What the fit-for-board check says of a rule, of the first standard that there are figures of."""

    def find(looked: _Looked) -> Found:
        fitness = looked.fitness
        if fitness is None:
            return Found(says="There are no approved figures of a standard yet.", is_met=False)
        check = next((one for one in fitness.checks if one.rule is rule), None)
        where = f"{fitness.title}, {fitness.year}: "
        return _checked(where, check) if check else Found(says=f"{where}this standard does not ask for it.")

    return find


def _checked(where: str, check: Check) -> Found:
    says = f"{where}{check.says} {check.to_do}".strip()
    return Found(says=says, is_met=check.is_met)


def _standards(looked: _Looked) -> Found:
    parts = [f"{one.title} ({_span(one.years)})" for one in looked.standards]
    parts += [f"pay gap ({_span([one.year for one in looked.pay_snapshots])})"] if looked.pay_snapshots else []
    if not parts:
        return Found(says="There are no approved figures yet.", is_met=False)
    alone = " Nothing stands beside it that it could be read with." if len(parts) == 1 else ""
    return Found(says=f"There are approved figures of: {'; '.join(parts)}.{alone}", is_met=len(parts) > 1)


def _span(years: Sequence[int]) -> str:
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"


def _pay_gap(looked: _Looked) -> Found:
    series = looked.series(PAY_GAPS)
    known = measures_called(looked.organisation, series)
    lines = [f"{known[one].name}: {points[-1].says}, on {day(points[-1].as_of)}." for one, points in series.items()]
    if not lines:
        return Found(says="No pay gap was worked out that was approved for this reader.", is_met=False)
    return Found(says=" ".join(lines), is_met=True)


def _senior(looked: _Looked) -> Found:
    series = looked.series(SENIOR)
    known = measures_called(looked.organisation, series)
    lines = [_moved(known[one].name.partition(" (Workforce")[0], series[one]) for one in SENIOR if one in series]
    if not lines:
        return Found(says="There are no approved figures of senior posts yet.", is_met=False)
    says = f"{' '.join(lines)} The page of each measure tells its range: a step inside it may be chance."
    return Found(says=says, is_met=None)


def _moved(name: str, points: Sequence[MeasurePoint]) -> str:
    """The oldest and the newest of what can be compared."""
    since = max((place for place, one in enumerate(points) if one.broken_by), default=0)
    first, last = points[since], points[-1]
    if first is last:
        return f"{name}: {_lowered(last.says)} in {last.label}, and nothing before it to compare."
    return f"{name}: {_lowered(first.says)} in {first.label}, {_lowered(last.says)} in {last.label}."


def _lowered(says: str) -> str:
    return f"{says[:1].lower()}{says[1:]}"


def _worse(looked: _Looked) -> Found:
    measures = {one for node in looked.network.nodes.values() if node.stage.is_open for one in node.measures}
    if not measures:
        return Found(says="No measure was chosen for anything in the plan that was agreed.", is_met=False)
    found = worsened(looked.organisation, measures, looked.reads.audience, without=looked.reads.without)
    if not found:
        many = "the measure" if len(measures) == 1 else f"the {in_words(len(measures))} measures"
        return Found(says=f"Of {many} of the plan none got worse by more than chance usually gives.", is_met=True)
    names = sorted(one.name for one in measures_called(looked.organisation, found).values())
    return Found(says=f"Got worse by more than chance usually gives: {'; '.join(names)}.", is_met=False)


# FROM THE PLAN


def _plan(looked: _Looked) -> Found:
    if looked.plan is None:
        return Found(says="There is no plan of the whole organisation yet.", is_met=False)
    counts = [_counted(len(looked.network.of(kind)), kind) for kind in (Kind.OUTCOME, Kind.ACTION)]
    is_now = looked.plan.ends_on >= looked.reads.on
    when = (
        f"It runs from {day(looked.plan.starts_on)} to {day(looked.plan.ends_on)}."
        if is_now
        else (f"It ended on {day(looked.plan.ends_on)}, and none follows it yet.")
    )
    says = f"The plan is “{looked.plan.title}”. {when} Agreed to in it: {listed(counts)}."
    return Found(says=says, is_met=is_now and bool(looked.network.of(Kind.OUTCOME)))


def _counted(many: int, kind: Kind) -> str:
    return f"{in_words(many) if many else 'no'} {kind.label if many == 1 else kind.plural}"


def _answerable(looked: _Looked) -> Found:
    with_one = [
        one for one in looked.network.of(Kind.OUTCOME) if one.wording.accountable or one.wording.accountable_title
    ]
    return _share(looked, len(with_one), "has one director who is accountable", "have one director who is accountable")


def _measured(looked: _Looked) -> Found:
    outcomes = looked.network.of(Kind.OUTCOME)
    chosen = {measure for one in outcomes for measure in one.measures}
    baselines = queries_knowing.baselines_now(looked.organisation, chosen) if chosen else {}
    held = sum(any(measure in baselines for measure in one.measures) for one in outcomes)
    found = _share(looked, sum(bool(one.measures) for one in outcomes), "has a measure", "have a measure")
    if not outcomes:
        return found
    also = f"{capitalised(in_words(held))} of them can be held against an agreed baseline."
    return Found(says=f"{found.says} {also}", is_met=held == len(outcomes))


def _share(looked: _Looked, many: int, one_does: str, several_do: str) -> Found:
    """How many of the agreed outcomes do something."""
    every = len(looked.network.of(Kind.OUTCOME))
    if not every:
        return Found(says="No outcome was agreed to yet.", is_met=False)
    says = f"Of {in_words(every)} agreed {'outcome' if every == 1 else 'outcomes'}, "
    says += f"{in_words(many)} {one_does if many <= 1 else several_do}."
    return Found(says=says, is_met=many == every)


def _late(looked: _Looked) -> Found:
    actions = looked.network.of(Kind.ACTION)
    if not actions:
        return Found(says="No action was agreed to yet.", is_met=False)
    late = sum(one.is_late(looked.reads.on) for one in actions)
    idle = sum(one.delivery is Delivery.NOT_STARTED for one in actions)
    says = f"Of {_counted(len(actions), Kind.ACTION)} agreed to, {_is(late)} late and {_is(idle)} not begun."
    return Found(says=says, is_met=not late)


def _is(many: int) -> str:
    return f"{in_words(many)} {'is' if many <= 1 else 'are'}"


def _carried(looked: _Looked) -> Found:
    there = [one for kind in (Kind.OUTCOME, Kind.ACTION) for one in looked.network.of(kind)]
    if not there:
        return Found(says="Nothing was agreed to yet that could be held against an earlier plan.", is_met=None)
    earlier = queries_years.lineage(looked.organisation).earlier
    chains = {one.id: chain_of(one.id, earlier) for one in there}
    again = sum(len(chain) > 1 for chain in chains.values())
    moved = _times_moved(looked, chains.values())
    says = f"Of {in_words(len(there))} outcomes and actions, {_is(again)} carried over from an earlier plan."
    dates = f"Dates were moved to later ones {_times(moved)}." if moved else "No date was moved to a later one."
    return Found(says=f"{says} {dates}", is_met=None)


def _times_moved(looked: _Looked, chains: Iterable[Sequence]) -> int:
    chains = list(chains)
    dates = queries_years.promised_dates(looked.organisation, {one for chain in chains for one in chain})
    return sum(times_put_off([when for one in reversed(chain) for when in dates.get(one, ())]) for chain in chains)


def _times(many: int) -> str:
    return {1: "once", 2: "twice"}.get(many, f"{in_words(many)} times")


def _open_questions(looked: _Looked) -> Found:
    if not looked.questions:
        return Found(says="No question is open.", is_met=True)
    oldest, many = looked.questions[0], len(looked.questions)
    late = sum(one.is_late(looked.reads.on) for one in looked.questions)
    says = f"{capitalised(in_words(many))} question{' is' if many == 1 else 's are'} open, the oldest since "
    says += f"{day(oldest.asked_on)}. {capitalised(_is(late))} past the day by which an answer was due."
    return Found(says=says, is_met=not late)


_FIND: Mapping[DataRule, Callable[[_Looked], Found]] = {
    **{one: _fit(Rule(str(one))) for one in DataRule if str(one) in set(Rule)},
    DataRule.STANDARDS: _standards,
    DataRule.PAY_GAP: _pay_gap,
    DataRule.SENIOR: _senior,
    DataRule.PLAN: _plan,
    DataRule.ANSWERABLE: _answerable,
    DataRule.MEASURED: _measured,
    DataRule.WORSE: _worse,
    DataRule.LATE: _late,
    DataRule.CARRIED: _carried,
    DataRule.OPEN_QUESTIONS: _open_questions,
}
