"""The yearly audit of buying as a page that can be printed and laid before a committee."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.registers.audit_rules import Bought, Major, Standing, sample_of, standing, tests_for
from tallystick_web.registers.described.audits import LookedFor, Opinion, Passed, Response, Severity
from tallystick_web.registers.queries.audits import AuditNow, FindingNow
from tallystick_web.registers.queries.entries import EntryNow


@dataclass(frozen=True, kw_only=True)
class LineOfTest:
    """One test in words."""

    id: UUID
    of: str
    tested: str
    result: str
    is_written: bool
    seen: str


@dataclass(frozen=True, kw_only=True)
class FindingLine:
    """A finding in words, with what can be done about it."""

    id: UUID
    title: str
    severity: str
    recommendation: str
    stands: str
    answer: str
    can_answer: bool
    can_close: bool


@dataclass(frozen=True, kw_only=True)
class AuditPage:
    """An audit with that of the year before. ``reader`` is who looks at it, and the rest what they may do."""

    now: AuditNow
    before: AuditNow | None
    reader: UUID
    today: date
    tests_audits: bool
    keeps_suppliers: bool

    @property
    def lead(self) -> str:
        """What the audit came to, in a sentence or two."""
        opinion = self.opinion
        said = f"Opinion: {opinion}." if opinion else "There is no opinion yet."
        return f"{said} {_tests_in_words(self._results)}"

    @property
    def opinion(self) -> str:
        """The opinion; blank where there is none yet."""
        given = self.now.entry.values["opinion"]
        return Opinion(given).label if given else ""

    @property
    def rows(self) -> list[dict[str, str]]:
        """What the audit is, in lines."""
        said = self.now.entry.values
        lines = [
            ("Year that ended on", day(said["year_ended"])),
            ("What it covers", said["scope"]),
            ("Auditor", said["auditor"]),
            ("How the sample was drawn", said["rule"]),
            ("Opinion", capitalize_first(self.opinion)),
            ("What the opinion rests on", said["reasons"]),
            ("Reported on", day(said["reported_on"]) if said["reported_on"] else ""),
        ]
        return [{"key": key, "value": value} for key, value in lines if value]

    @cached_property
    def tests(self) -> tuple[LineOfTest, ...]:
        """Every test of the sample."""
        return tuple(self._line(one) for one in self.now.tests)

    @property
    def may_write(self) -> bool:
        """Whether the reader may say what the audit found: an auditor who did not prepare it, while it is open."""
        return self.tests_audits and self.now.entry.state.is_live and self.now.prepared != self.reader

    @property
    def findings(self) -> tuple[FindingLine, ...]:
        """What was found, what is still open first."""
        return self._findings(self.now)

    @property
    def open_findings(self) -> str:
        """How many findings still wait, in a sentence."""
        every = self.findings
        if not every:
            return "The audit has no findings." if self.opinion else "No finding is written yet."
        return _findings_in_words([_standing_of(one, self.today) for one in self.now.findings])

    @property
    def last_year(self) -> tuple[FindingLine, ...]:
        """What the findings of the year before became."""
        return self._findings(self.before) if self.before else ()

    @property
    def last_year_lead(self) -> str:
        """What the audit of the year before came to, in a sentence."""
        if self.before is None:
            return "There is no earlier audit in the register."
        opinion = self.before.entry.values["opinion"]
        said = f"“{self.before.entry.title}”: {Opinion(opinion).label if opinion else 'no opinion'}."
        stands = [_standing_of(one, self.today) for one in self.before.findings]
        return f"{said} {_findings_in_words(stands) if stands else 'It had no findings.'}"

    @property
    def _results(self) -> Counter[str]:
        return Counter(one.values["passed"] for one in self.now.tests)

    def _line(self, test: EntryNow) -> LineOfTest:
        key = test.values["contract"] or test.values["supplier"]
        passed = test.values["passed"]
        return LineOfTest(
            id=test.id,
            of=self.now.tested.get(key, test.title),
            tested=capitalize_first(LookedFor(test.values["tested"]).label),
            result=capitalize_first(Passed(passed).label) if passed else "To come",
            is_written=bool(passed),
            seen=test.values["observed"],
        )

    def _findings(self, audit: AuditNow) -> tuple[FindingLine, ...]:
        lines = [(_standing_of(one, self.today), one) for one in audit.findings]
        return tuple(self._finding(one, stands) for stands, one in sorted(lines, key=lambda one: _ORDER[one[0]]))

    def _finding(self, finding: FindingNow, stands: Standing) -> FindingLine:
        said = finding.entry.values
        is_second = self.keeps_suppliers and finding.wrote != self.reader
        return FindingLine(
            id=finding.entry.id,
            title=finding.entry.title,
            severity=capitalize_first(Severity(said["severity"]).label),
            recommendation=said["recommendation"],
            stands=capitalize_first(stands.label),
            answer=_answer_in_words(finding),
            can_answer=is_second and finding.response is None,
            can_close=is_second and stands in {Standing.OPEN, Standing.LATE, Standing.NOT_AGREED},
        )


@dataclass(frozen=True, kw_only=True)
class PreparePage:
    """What an audit of the year that ended last would test, before it is prepared."""

    contracts: Sequence[Bought]
    partners: Sequence[Major]
    year_ended: date

    @property
    def says(self) -> str:
        """How much there is to test, in a sentence."""
        drawn = sample_of(self.contracts, seed=0)
        count = len(tests_for(drawn.chosen, self.partners))
        if not count:
            return (
                f"For the year that ended on {day(self.year_ended)} there is nothing to test yet: mark contracts as "
                "above the limit in the policy, and suppliers or partners as major, in their registers first."
            )
        above = _how_many(len(self.contracts), "contract was", "contracts were")
        majors = _how_many(len(self.partners), "supplier or partner is", "suppliers and partners are")
        sampled = "" if drawn.takes_all else f", of which a sample of about {len(drawn.chosen)} is tested"
        tested = "Every one of them is tested." if drawn.takes_all else "Every major one is tested."
        return (
            f"In the year that ended on {day(self.year_ended)}, {above} above the limit in the policy{sampled}. "
            f"{capitalize_first(majors)} major. {tested}"
        )


_ORDER = {
    Standing.LATE: 0,
    Standing.UNANSWERED: 1,
    Standing.OPEN: 2,
    Standing.NOT_AGREED: 3,
    Standing.CLOSED: 4,
}


def _standing_of(finding: FindingNow, today: date) -> Standing:
    """Where a finding stands. What its own writer answered is no answer."""
    if finding.response is None or not finding.is_answered:
        return Standing.UNANSWERED
    said = finding.response.values
    return standing(said["response"], due_on=said["due_on"], closed_on=said["closed_on"], today=today)


def _answer_in_words(finding: FindingNow) -> str:
    if finding.response is None:
        return ""
    if not finding.is_answered:
        return "Whoever wrote the finding answered it. Somebody else who keeps suppliers has to."
    said = finding.response.values
    parts = [f"{capitalize_first(Response(said['response']).label)}."]
    parts += [said["says"]] if said["says"] else []
    parts += [f"To be done by {day(said['due_on'])}."] if said["due_on"] else []
    parts += [f"Closed on {day(said['closed_on'])}: {said['how']}"] if said["closed_on"] else []
    return " ".join(parts)


def _tests_in_words(results: Counter[str]) -> str:
    count = results.total()
    if not count:
        return "No test is planned."
    if results[""] == count:
        return "The one test has no result yet." if count == 1 else f"None of the {count} tests has a result yet."
    said = [
        (Passed.YES, "passed"),
        (Passed.NO, "not passed"),
        (Passed.CANNOT_TELL, "where nobody can tell"),
        ("", "still to come"),
    ]
    parts = [f"{results[key]} {words}" for key, words in said if results[key]]
    return f"{'One test' if count == 1 else f'{count} tests'}: {listed(parts)}."


def _findings_in_words(stands: Sequence[Standing]) -> str:
    counted = Counter(stands)
    parts = [f"{counted[one]} {one.label}" for one in _ORDER if counted[one]]
    return f"{'One finding' if len(stands) == 1 else f'{len(stands)} findings'}: {listed(parts)}."


def _how_many(count: int, one: str, several: str) -> str:
    return f"one {one}" if count == 1 else f"{count or 'no'} {several}"
