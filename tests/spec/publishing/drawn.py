"""Cases drawn as text: a rule, the return it is about, which result is meant, and what it says.

a clear difference names the side                  the rule, which is the test's name
  2: white 300/1200, bme 120/760                   lines of a return
  = 2 clear                                        the result that is meant, and its verdict
  + 1.58 times as often                            held by its sentence
  - leaning                                        not held by it
"""

import re
from dataclasses import dataclass

from tallystick.publishing.sentences import sentence_of
from tests.unit.publishing.releases import compared, release_of, words_for


@dataclass(frozen=True)
class Case:
    rule: str
    lines: tuple[str, ...]
    indicator: str
    row: str
    verdict: str
    says: tuple[str, ...]
    does_not_say: tuple[str, ...]

    def __str__(self):
        return self.rule


def drawn(text):
    """The cases of a text, one for each block."""
    return [_case(block.strip().splitlines()) for block in re.split(r"\n\s*\n", text.strip())]


def _case(block):
    rule, *lines = (line.strip() for line in block)
    marked = {mark: tuple(line[2:] for line in lines if line[:2] == f"{mark} ") for mark in "=+-"}
    indicator, *row, verdict = marked["="][0].split(" ")
    return Case(
        rule=rule,
        lines=tuple(line for line in lines if line[:2] not in ("= ", "+ ", "- ")),
        indicator=indicator,
        row="".join(row),
        verdict=verdict,
        says=marked["+"],
        does_not_say=marked["-"],
    )


def judged(case, *, house=None):
    """The verdict of the result that a case is about, and all it says."""
    release = release_of(*case.lines)
    result = compared(release, case.indicator, case.row)
    return str(result.verdict), sentence_of(result, words_for(release, house=house))


def broken(case, sentence):
    """What the sentence lacks, and what it holds and should not."""
    lacks = [f"lacks: {phrase}" for phrase in case.says if phrase not in sentence]
    return lacks + [f"holds: {phrase}" for phrase in case.does_not_say if phrase in sentence]
