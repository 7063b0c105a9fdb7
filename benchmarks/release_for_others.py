"""How long one trust's yearly release for others takes: the gate, the attack, and both until nothing is recovered.

`python benchmarks/release_for_others.py` prints; it never judges by its exit code. The trust is made up from a fixed
seed: 9,000 staff in four directorates, all indicators that are counted, five broad groups, and the three years before
in its ledger. The peer of the gate is making the same trust's figures for the desk.

Beside it stands the attack of one table of 60 by 18 with its margins, all of it rounded to the nearest 5 and withheld
under 8: three whole tables for every count, for a stranger and for everybody inside. Its peer is the usual audit, two
linear programs a count in scipy. They are timed on a few counts and scaled, because all of them take minutes.
"""

import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from scipy import optimize, sparse
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy, seconds_of

from tallystick.account.ledger_folder import open_ledger
from tallystick.account.released import ForWhom, released
from tallystick.account.understood import Understood
from tallystick.account.wres import releases_of, tables_of
from tallystick.attack import _searched_before, attack_releases
from tallystick.attack.knowledge import Fact, Knowledge, Target
from tallystick.attack.search import Outcome, search
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.gate import Gate, guard
from tallystick.disclosure.policies import internal
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tests.integration.made_up_trusts import understood, years_of

SEED, SMALL, TURNS, BAR = 9, 6, 3, 3.0
ROWS, COLUMNS, TABLE_BAR, AUDITED = 60, 18, 1.0, 12
DAY = date(2026, 11, 1)
ACCEPTED = Decisions(contract=Contract(standards=("wres",), accepted=Acceptance(name="A", role="B", on=DAY)))
DECISIONS = """
[contract]
standards = ["wres"]
accepted = { name = "A", role = "B", on = 2026-11-01 }
"""


def main() -> None:
    say_how_busy()
    handed_in = [understood("Made-up", 2022 + place, one) for place, one in enumerate(years_of(SEED, years=4))]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder)
        (ledger / "decisions.toml").write_text(DECISIONS)
        for_whom = ForWhom(audience=Audience.ORGANISATION, ledger=ledger, on=DAY)
        for one in handed_in[:-1]:
            released(one, for_whom)
        [tables] = tables_of(handed_in[-1]).values()
        gate = Gate(audience=Audience.ORGANISATION, decisions=ACCEPTED)
        released(handed_in[-1], for_whom)
        contents = open_ledger(ledger, organisation="Made-up").seen_by(Audience.ORGANISATION)
        print(f"  {len(attack_releases(contents).attempts):,} counts withheld or rounded in {len(contents)} releases")
        times = in_turns(
            {
                "the figures for the desk": lambda: releases_of(handed_in[-1], internal()),
                "the gate": lambda: guard(tables, gate),
                "the attack of this year's release alone": lambda: _attack_afresh(contents[-1:]),
                "the attack of four years together": lambda: _attack_afresh(contents),
                "figures, gate and attack, down the ladder": lambda: _afresh(handed_in[-1], for_whom),
            },
            turns=TURNS,
        )
    print_times(times)
    whole = min(times["figures, gate and attack, down the ladder"])
    print_verdict("the gate and the attack of one trust's yearly release", whole, BAR)
    _small_trust()
    _one_table()


def _afresh(handed_in: Understood, for_whom: ForWhom) -> None:
    _searched_before.clear()  # a second run in one process would find every search done
    released(handed_in, for_whom)


def _attack_afresh(contents: Sequence[bytes]) -> None:
    _searched_before.clear()
    attack_releases(contents)


def _small_trust() -> None:
    """The slowest of the ten trusts that the tests release: some 220 staff in eight directorates, nothing accepted."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for_whom = ForWhom(audience=Audience.ORGANISATION, ledger=Path(folder), on=DAY)
        for place, one in enumerate(years_of(SMALL, years=4)):
            year = understood("Made-up", 2022 + place, one)
            times.append(seconds_of(lambda year=year: _afresh(year, for_whom)))
    print_verdict("a small trust with nothing accepted, the slowest of four years", max(times), BAR)


def _one_table() -> None:
    knowledge = _rounded_table()
    counts = len(knowledge.targets)
    safe = sum(found.outcome is Outcome.SAFE for found in search(knowledge).found)
    print(f"  one table of {ROWS} by {COLUMNS} with its margins: {counts:,} counts, {safe:,} of them not recovered")
    times = in_turns(
        {"the search": lambda: search(knowledge), f"linear programs for {AUDITED} counts": lambda: _audit(knowledge)},
        turns=TURNS,
    )
    print_times(times)
    ours, theirs = (min(each) for each in times.values())
    print(f"  linear programs for all {counts:,} would take {theirs * counts / AUDITED / ours:.0f} times as long")
    print_verdict("one table of 60 by 18 with margins", ours, TABLE_BAR)


def _rounded_table() -> Knowledge:
    counts = np.random.default_rng(SEED).poisson(4, size=(ROWS, COLUMNS))
    number = np.arange(counts.size).reshape(counts.shape)
    blocks = [*number.reshape(-1, 1), *number, *number.T, number.ravel()]
    sums = [dict.fromkeys(map(int, block), 1) for block in blocks]
    facts = (Fact(sum=one, low=low, high=high) for one in sums for low, high in [_behind(counts.ravel()[[*one]].sum())])
    targets = (Target(name=place, sum=one) for place, one in enumerate(sums))
    return Knowledge(cells=counts.size, facts=tuple(facts), targets=tuple(targets), insiders=tuple(sums[: counts.size]))


def _behind(count: int) -> tuple[int, int]:
    """The counts that are printed as this one is."""
    nearest = (2 * int(count) + 5) // 10 * 5
    return (0, 7) if count < 8 else (max(8, nearest - 2), nearest + 2)


def _audit(knowledge: Knowledge) -> None:
    """The smallest and the largest a count can be, by linear programming."""
    rows, low, high = [], [], []
    for fact in knowledge.facts:
        row = np.zeros(knowledge.cells)
        row[[*fact.sum]] = 1
        rows.append(row)
        low.append(fact.low)
        high.append(fact.high)
    matrix = sparse.csr_array(np.array(rows))
    both = sparse.vstack([matrix, -matrix])
    ends = np.array([*high, *(-one for one in low)])
    for place in np.linspace(0, knowledge.cells - 1, AUDITED).astype(int):
        for sign in (1, -1):
            wanted = np.zeros(knowledge.cells)
            wanted[place] = sign
            optimize.linprog(wanted, A_ub=both, b_ub=ends, method="highs")


if __name__ == "__main__":
    main()
