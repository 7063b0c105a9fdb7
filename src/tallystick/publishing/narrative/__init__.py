"""The check of what people write: free text held against stored figures and against the wording rules.

It points out and never blocks. Nothing here knows where a text comes from: a plan, a report, a board paper.
"""

from collections.abc import Iterable

from tallystick.publishing.narrative.changes import CHANGE_RULES
from tallystick.publishing.narrative.directions import DIRECTION_RULES
from tallystick.publishing.narrative.figures import StoredFigure, of_pay, of_wres
from tallystick.publishing.narrative.numbers import NUMBER_RULES
from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import Remark
from tallystick.publishing.narrative.rewritten import ARITHMETIC_RULES
from tallystick.publishing.narrative.wording import WORDING_RULES

FIGURE_RULES: tuple[Rule, ...] = (*NUMBER_RULES, *ARITHMETIC_RULES, *DIRECTION_RULES, *CHANGE_RULES)
RULES: tuple[Rule, ...] = (*FIGURE_RULES, *WORDING_RULES)

__all__ = ["FIGURE_RULES", "RULES", "WORDING_RULES", "Remark", "StoredFigure", "check", "of_pay", "of_wres"]


def check(text: str, figures: Iterable[StoredFigure], rules: Iterable[Rule] = RULES) -> tuple[Remark, ...]:
    """What a writer should look at again, in the order of the text.

    Without figures a text is held against itself and against the wording rules alone.
    """
    prose = Prose.of(text, figures)
    found = {remark for rule in rules for remark in rule(prose)}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule, one.expected)))
