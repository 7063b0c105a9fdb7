"""What is to be known of an edition before it is signed off: whether its files hold, and what readers will miss."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tallystick.account.published import verify_edition
from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.plans.rules import Kind, Stage
from tallystick_web.publications.paper.words import counted
from tallystick_web.reviews.frozen_rules import Frozen


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What came of holding the stored files of an edition against themselves; ``problems`` are sentences."""

    says: str
    problems: tuple[str, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether every file and every figure is as it was approved."""
        return not self.problems


LOST = Checked(
    says="A stored file of this edition is missing or was changed.",
    problems=("Whoever runs the service puts it back from a backup.",),
)


def check(files: Mapping[str, bytes]) -> Checked:
    """Hold the files of an edition against its own list of them, and its figures against their approved sets."""
    found = verify_edition(files)
    if found.problems:
        return Checked(says="This edition is not as it was made.", problems=found.problems)
    withheld = f", {in_words(found.withheld)} of them withheld" if found.withheld else ""
    equal = f"{capitalised(counted(found.proved, 'figure'))} equal{'s' if found.proved == 1 else ''} the approved sets"
    parts = ["Every stored file has its SHA-256.", f"{equal}{withheld}."]
    if found.typed:
        was = "was" if found.typed == 1 else "were"
        parts.append(f"{capitalised(counted(found.typed, 'figure'))} {was} typed in, which no approved set proves.")
    return Checked(says=" ".join(parts))


def missing_from(frozen: Frozen, paths: Collection[str]) -> Iterator[str]:
    """What readers of an edition will miss, in sentences."""
    blank = [one for one in frozen.measures if not one.points]
    untold = [one for one in frozen.measures if one.points and not any(point.value for point in one.points)]
    outcomes = [one for one in frozen.items if one.kind == Kind.OUTCOME and one.stage == Stage.AGREED]
    unwatched = [one for one in outcomes if not one.measures]
    if not frozen.measures:
        yield "There is no measure in it that would show what changed."
    if blank:
        yield f"{_have(len(blank), 'measure')} no value that everybody may read."
    if untold:
        yield f"{_have(len(untold), 'measure')} no value that can be shown: it is withheld or could not be calculated."
    if unwatched:
        yield f"{_have(len(unwatched), 'outcome')} no measure, so nobody will know whether it came about."
    if not any(path.startswith("papers/") for path in paths):
        yield "No paper for everybody is in it: none was made from these figures before its pages were."


def _have(many: int, what: str) -> str:
    return f"{capitalised(counted(many, what))} {'has' if many == 1 else 'have'}"
