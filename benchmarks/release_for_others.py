"""How long one trust's yearly release for others takes: the gate, the attack, and both until nothing is recovered.

`python benchmarks/release_for_others.py` prints; it never judges by its exit code. The trust is made up from a fixed
seed: 9,000 staff in four directorates, all indicators that are counted, five broad groups, and the three years before
in its ledger. The peer of the gate is making the same trust's figures for the desk. Beside it stands the attack of one
table of 60 by 18 with its margins, all of it rounded to the nearest 5 and withheld under 8.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.timing import in_turns, print_times, print_verdict, say_how_busy

from tallystick.account.ledger_folder import open_ledger
from tallystick.account.released import ForWhom, released
from tallystick.account.wres import releases_of, tables_of
from tallystick.attack import attack_releases
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.gate import Gate, guard
from tallystick.disclosure.policies import internal
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tests.integration.made_up_trusts import understood, years_of

SEED, TURNS, BAR = 9, 3, 3.0
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
                "the attack of this year's release alone": lambda: attack_releases(contents[-1:]),
                "the attack of four years together": lambda: attack_releases(contents),
                "figures, gate and attack, down the ladder": lambda: released(handed_in[-1], for_whom),
            },
            turns=TURNS,
        )
    print_times(times)
    whole = min(times["figures, gate and attack, down the ladder"])
    print_verdict("the gate and the attack of one trust's yearly release", whole, BAR)


if __name__ == "__main__":
    main()
