"""The page of one set of figures: the tasks that are left, or what was signed; and its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tallystick.account.understood import Accounted
from tallystick.definitions import Definition, load
from tallystick.tallies.detail import Detail
from tallystick_web.core.templating import moment
from tallystick_web.deposits.lines import Cells, changed_lines, name_of
from tallystick_web.deposits.presenters.overview import said_of
from tallystick_web.deposits.presenters.parts import Links, Table, counts_tables, indicator_name, title_of
from tallystick_web.deposits.progress import Progress, Stage
from tallystick_web.deposits.queries import Held
from tallystick_web.deposits.rules import WHO_SEES_COUNTS, WHO_SEES_THESE, State

_MOST_NAMED = 12


@dataclass(frozen=True, kw_only=True)
class Task:
    """A line of the task list."""

    text: str
    status: str
    href: str = ""
    hint: str = ""
    is_done: bool = False
    is_stopped: bool = False


@dataclass(frozen=True, kw_only=True)
class PreparingPage:
    """One set of figures while it is prepared."""

    links: Links
    held: Held
    progress: Sequence[Progress]
    may_hand_in: bool
    may_sign: bool
    sees_counts: bool = True

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(self.definition)

    @property
    def definition(self) -> Definition:
        """What is asked."""
        return load(self.held.standard, self.held.year)

    @property
    def lead(self) -> str:
        """How far it has come, in a sentence."""
        done = sum(one.stage is Stage.COMPLETE for one in self.progress)
        wrong = self.held.problems or 0
        said = f"{done} of {len(self.progress)} indicators are complete."
        return f"{said} {_problems(wrong)} to mend." if wrong else said

    @property
    def may_enter(self) -> bool:
        """Whether the reader may enter counts: not beside those that they do not see."""
        return self.may_hand_in and self.sees_counts

    @property
    def who_sees(self) -> str:
        """Who sees the counts, for a reader who does not."""
        return "" if self.sees_counts else WHO_SEES_THESE

    @property
    def indicators(self) -> tuple[Task, ...]:
        """A task for each indicator."""
        return tuple(self._task(one) for one in self.progress)

    @property
    def last(self) -> tuple[Task, ...]:
        """What comes after entering: check, compare, sign."""
        is_ready, nothing = self.held.problems == 0, self.held.problems is None
        wrong = _problems(self.held.problems or 0)
        checked = "Nothing entered" if nothing else "No problems" if is_ready else wrong
        may_sign = self.may_sign and self.sees_counts
        ready = ("Ready" if may_sign else "Waiting for a signature") + self._not_handed_in
        sign = ready if is_ready else "Cannot start yet"
        return (
            Task(
                text="Check for problems",
                status=checked,
                href=self.links.to("check") if self.sees_counts else "",
                is_done=is_ready or nothing,
            ),
            Task(
                text="Compare with the year before",
                status="Can be read" if is_ready else "Cannot start yet",
                href=self.links.to("compare") if is_ready and self.sees_counts else "",
                is_done=is_ready,
                is_stopped=not is_ready,
            ),
            Task(
                text="Sign off",
                status=sign,
                href=self.links.to("sign") if is_ready and may_sign else "",
                hint="" if may_sign else "By somebody whose role signs figures, such as the workforce analyst.",
                is_stopped=not is_ready,
            ),
        )

    @property
    def _not_handed_in(self) -> str:
        """How many indicators signing would leave without figures."""
        left = sum(one.stage is Stage.NOT_STARTED for one in self.progress)
        return f", {left} {'indicator' if left == 1 else 'indicators'} not handed in" if left else ""

    def _task(self, one: Progress) -> Task:
        lines = f"{one.filled} of {one.of} lines filled in" if one.stage is not Stage.NOT_STARTED else ""
        if one.stage is Stage.COMPLETE and one.filled < one.of:
            lines = f"{lines}. The others can stay blank"
        wrong = one.stage is Stage.PROBLEMS
        return Task(
            text=indicator_name(one.indicator),
            status=f"{one.stage.label} ({one.problems})" if wrong else one.stage.label,
            href=self.links.to("indicator", indicator=one.indicator.id) if self.may_enter else "",
            hint=lines,
            is_done=one.stage is Stage.COMPLETE,
        )


def _problems(how_many: int) -> str:
    return "1 problem" if how_many == 1 else f"{how_many} problems"


@dataclass(frozen=True, kw_only=True)
class FrozenPage:
    """One set of figures that was signed, replaced or taken back."""

    links: Links
    held: Held
    account: Accounted | None
    may_hand_in: bool
    sees_counts: bool = True

    @property
    def title(self) -> str:
        """Which figures these are."""
        return title_of(load(self.held.standard, self.held.year))

    @property
    def lead(self) -> str:
        """What became of them."""
        end = {
            State.SUPERSEDED: " Later figures have taken their place. These stay on record as they were.",
            State.SIGNED: " They are frozen.",
        }
        return said_of(self.held) + end.get(self.held.state, "")

    @property
    def statement(self) -> str:
        """What was agreed to by whoever signed."""
        return self.held.signature.statement if self.held.signature else ""

    @property
    def who_sees(self) -> str:
        """Who sees the counts, for a reader who does not."""
        return WHO_SEES_COUNTS if self.held.signature and not self.sees_counts else ""

    @property
    def copy(self) -> str:
        """With what a correction begins."""
        if self.sees_counts:
            return "They begin as a copy, and these stay on record."
        return "You begin with empty boxes, because these counts are not shown to you, and these stay on record."

    @property
    def tables(self) -> tuple[Table, ...]:
        """What was signed."""
        if self.account is None:
            return ()
        return tuple(counts_tables(load(self.held.standard, self.held.year), self.account.made))

    @property
    def notices(self) -> tuple[str, ...]:
        """What was understood by a rule."""
        return self.account.notices if self.account else ()

    @property
    def sources(self) -> tuple[dict[str, object], ...]:
        """Where the counts are from."""
        made_from = self.account.made_from if self.account else ()
        return tuple({"file": one.file, "rows": one.rows, "sha256": one.sha256} for one in made_from)

    @property
    def download(self) -> str:
        """The address of the return as a file, where there is one."""
        return self.links.to("file") if self.account else ""

    @property
    def may_correct(self) -> bool:
        """Whether this reader can hand these figures in again."""
        return self.may_hand_in and self.held.state is State.SIGNED

    @property
    def is_more_than_counts(self) -> bool:
        """Whether staff files said more than these counts: a correction begins without it."""
        return self.account is not None and self.account.made.detail != Detail()

    @property
    def correct(self) -> str:
        """Where a correction begins."""
        start = reverse("hand-in-start", kwargs={"organisation": self.links.organisation})
        return f"{start}?which={self.held.standard}/{self.held.year}"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One version in the history."""

    when: str
    who: str
    how: str
    lines: tuple[str, ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class Was:
    """One version, as the database has it."""

    at: datetime
    by: str
    how: str
    cells: Cells


def steps(definition: Definition, versions: Sequence[Was]) -> tuple[Step, ...]:
    """What changed from each version to the next, the newest first. Names of lines, without their counts."""
    found: list[Step] = []
    before: Cells = {}
    for one in versions:
        named = [name_of(definition, line) for line in changed_lines(before, one.cells)]
        found.append(
            Step(
                when=moment(one.at),
                who=one.by or "The service",
                how=one.how,
                lines=tuple(f"{name[:1].upper()}{name[1:]}" for name in named[:_MOST_NAMED]),
                more=max(len(named) - _MOST_NAMED, 0),
            )
        )
        before = one.cells
    return tuple(reversed(found))
